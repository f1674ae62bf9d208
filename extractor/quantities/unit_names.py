"""Names and symbols of units, each with the symbol and kind that a record gives."""

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from extractor.quantities.currency_names import CURRENCY_NAMES

# unit word -> (symbol, kind); plurals in -s are added below.
_UNITS: dict[str, tuple[str, str]] = {
    "%": ("%", "percent"), "percent": ("%", "percent"), "per cent": ("%", "percent"), "pct": ("%", "percent"),
    "pc": ("%", "percent"), "percentage point": ("%", "percent"), "pp": ("%", "percent"),
    "basis point": ("basis point", "percent"), "bp": ("basis point", "percent"), "bps": ("basis point", "percent"),
    "teu": ("TEU", "count"), "feu": ("FEU", "count"), "standard container": ("TEU", "count"),
    "standard twenty-foot container": ("TEU", "count"),
    "t": ("t", "mass"), "ton": ("t", "mass"), "tonne": ("t", "mass"), "metric ton": ("t", "mass"),
    "metric tonne": ("t", "mass"), "mt": ("t", "mass"), "kg": ("kg", "mass"), "kilogram": ("kg", "mass"),
    "kilo": ("kg", "mass"), "gram": ("g", "mass"), "g": ("g", "mass"), "lb": ("lb", "mass"),
    "short ton": ("short ton", "mass"), "long ton": ("long ton", "mass"), "ounce": ("oz", "mass"),
    "km": ("km", "length"), "kilometre": ("km", "length"), "kilometer": ("km", "length"), "metre": ("m", "length"),
    "meter": ("m", "length"), "cm": ("cm", "length"), "centimetre": ("cm", "length"), "centimeter": ("cm", "length"),
    "mm": ("mm", "length"), "millimetre": ("mm", "length"), "millimeter": ("mm", "length"), "mile": ("mi", "length"),
    "foot": ("ft", "length"), "feet": ("ft", "length"), "ft": ("ft", "length"), "inch": ("in", "length"),
    "inches": ("in", "length"), "yard": ("yd", "length"),
    "square metre": ("m2", "area"), "square meter": ("m2", "area"), "sq m": ("m2", "area"), "sqm": ("m2", "area"),
    "m²": ("m2", "area"), "m2": ("m2", "area"), "square kilometre": ("km2", "area"), "square kilometer": ("km2",
    "area"),
    "sq km": ("km2", "area"), "km²": ("km2", "area"), "km2": ("km2", "area"), "hectare": ("ha", "area"),
    "ha": ("ha", "area"), "acre": ("acre", "area"), "square foot": ("ft2", "area"), "square feet": ("ft2", "area"),
    "sq ft": ("ft2", "area"), "square mile": ("mi2", "area"), "mu": ("mu", "area"),
    "cubic metre": ("m3", "volume"), "cubic meter": ("m3", "volume"), "m³": ("m3", "volume"), "m3": ("m3", "volume"),
    "cubic foot": ("ft3", "volume"), "cubic feet": ("ft3", "volume"), "litre": ("l", "volume"), "liter": ("l",
    "volume"),
    "barrel": ("bbl", "volume"), "gallon": ("gal", "volume"), "bushel": ("bushel", "volume"),
    "km/h": ("km/h", "speed"), "km/hour": ("km/h", "speed"), "km/hr": ("km/h", "speed"), "kms/h": ("km/h", "speed"),
    "dwt": ("t", "mass"),
    "deadweight ton": ("t", "mass"), "deadweight tonne": ("t", "mass"),
    "kmh": ("km/h", "speed"), "kmph": ("km/h", "speed"), "kph": ("km/h", "speed"),
    "km per hour": ("km/h", "speed"), "kilometre per hour": ("km/h", "speed"), "kilometer per hour": ("km/h", "speed"),
    "kilometres an hour": ("km/h", "speed"), "kilometers an hour": ("km/h", "speed"), "km an hour": ("km/h", "speed"),
    "mph": ("mph", "speed"), "mile per hour": ("mph", "speed"), "miles an hour": ("mph", "speed"),
    "mile an hour": ("mph", "speed"), "mile-an-hour": ("mph", "speed"), "mile-per-hour": ("mph", "speed"),
    "kilometre-an-hour": ("km/h", "speed"),
    "°c": ("°C", "temperature"), "degrees celsius": ("°C", "temperature"), "degree celsius": ("°C", "temperature"),
    "degrees": ("°C", "temperature"), "°f": ("°F", "temperature"), "degrees fahrenheit": ("°F", "temperature"),
    "kw": ("kW", "power"), "kilowatt": ("kW", "power"), "mw": ("MW", "power"), "megawatt": ("MW", "power"),
    "gw": ("GW", "power"), "gigawatt": ("GW", "power"), "watt": ("W", "power"), "hp": ("hp", "power"),
    "horsepower": ("hp", "power"), "horse power": ("hp", "power"), "bhp": ("bhp", "power"),
    "brake horsepower": ("bhp", "power"), "l": ("l", "volume"),
    "kwh": ("kWh", "energy"), "mwh": ("MWh", "energy"), "gwh": ("GWh", "energy"),
    "kilowatt-hour": ("kWh", "energy"), "kilowatt hour": ("kWh", "energy"), "megawatt-hour": ("MWh", "energy"),
    "per mille": ("‰", "other"), "permille": ("‰", "other"), "times": ("times", "ratio"), "fold": ("times", "ratio"),
    "tonne-kilometre": ("tkm", "other"), "ton-kilometer": ("tkm", "other"), "tonne-km": ("tkm", "other"),
    "ton-km": ("tkm", "other"), "tkm": ("tkm", "other"), "t-km": ("tkm", "other"),
    "train-kilometre": ("train-km", "other"), "train-kilometer": ("train-km", "other"),
    "train-km": ("train-km", "other"),
    "train kilometre": ("train-km", "other"), "train kilometer": ("train-km", "other"),
    "train km": ("train-km", "other"),
    "train mile": ("train-mile", "other"), "train-mile": ("train-mile", "other"),
    "passenger-kilometre": ("pkm", "other"), "passenger-kilometer": ("pkm", "other"), "passenger-km": ("pkm", "other"),
    "nautical mile": ("nautical mile", "length"), "route-km": ("km", "length"), "track-km": ("km", "length"),
    "net tonne-kilometre": ("tkm", "other"), "centner": ("quintal", "mass"),
    "revenue ton-kilometer": ("tkm", "other"), "ton-kilometre": ("tkm", "other"), "tonne-kilometer": ("tkm", "other"),
    "rtk": ("tkm", "other"), "gtk": ("tkm", "other"), "ntk": ("tkm", "other"), "tku": ("tkm", "other"),
    "rtm": ("ton-mile", "other"), "gtm": ("ton-mile", "other"), "gross ton-mile": ("ton-mile", "other"),
    "gross tonne-kilometre": ("tkm", "other"),
    "ton-mile": ("ton-mile", "other"), "revenue ton-mile": ("ton-mile", "other"),
    "mpg": ("mile per gallon", "other"), "mile per gallon": ("mile per gallon", "other"),
    "ppg": ("point per game", "other"), "rpg": ("rebound per game", "other"), "apg": ("assist per game", "other"),
    "ksi": ("kilopound per square inch", "other"), "lb-ft": ("foot pound-force", "other"), "ml": ("ml", "volume"),
    "kv": ("kV", "other"), "hz": ("Hz", "other"),
    "hertz": ("Hz", "other"), "gb": ("GB", "other"), "gigabyte": ("GB", "other"),
    "part per million": ("part per million", "other"), "ppm": ("part per million", "other"),
    "part per billion": ("part per billion", "other"), "ppb": ("part per billion", "other"),
    "sen": ("sen", "other"), "us cent": ("cent", "other"),
    "cent": ("cent", "other"), "pence": ("penny", "other"), "khz": ("kilohertz", "other"),
    "ghz": ("gigahertz", "other"), "mhz": ("megahertz", "other"),
}  # fmt: skip
# Boxes by their length, however it is written: "20-foot", "20ft", "twenty feet", "Twenty-Foot-Equivalent units".
_BOXES = (
    *("container", "equivalent unit", "equivalent", "reefer", "standard container", "equivalent unit container"),
    *(f"{kind} container" for kind in "lng tank reefer refrigerated insulated dry sea shipping iso".split()),
)
for _size, _symbol in (("20", "TEU"), ("twenty", "TEU"), ("40", "FEU"), ("forty", "FEU")):
    for _foot in ("-foot", " foot", "-feet", " feet", "-ft", " ft", "ft"):
        _UNITS |= {f"{_size}{_foot}{_gap}{_box}": (_symbol, "count") for _box in _BOXES for _gap in (" ", "-")}
# Units beyond freight's keep the name that quantulum3 gives them; scripts/build_units.py makes the table.
_ENTITY_KINDS = frozenset("mass length area volume speed temperature power energy".split())
_TABLE: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "units.json").read_text(encoding="utf-8")
)


def _from_table() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Names and symbols of the table, as in ``_UNITS``."""
    names: dict[str, tuple[str, str]] = {}
    symbols: dict[str, tuple[str, str]] = {}
    for name, entry in _TABLE.items():
        if entry["entity"] == "currency":
            continue
        kind = entry["entity"] if entry["entity"] in _ENTITY_KINDS else "other"
        if name in ("kiloton", "megaton", "gigaton"):
            kind = "mass"  # news weighs ice and carbon in them; quantulum3 has the explosive in mind
        unit = _UNITS.get(name, (name, kind))
        names |= dict.fromkeys(entry["surfaces"], unit)
        symbols |= dict.fromkeys(entry["symbols"], unit)
    return names, symbols


_names, _symbols = _from_table()
UNITS: dict[str, tuple[str, str]] = _names | _UNITS
for _name, _unit in list(UNITS.items()):
    if len(_name) > 2 and _name[-1].isalpha() and not _name.endswith(("s", "feet", "fold", "hertz")):
        UNITS.setdefault(_name + "s", _unit)
        UNITS.setdefault(_name.replace(" per ", "s per ", 1) if " per " in _name else _name, _unit)
UNITS |= {name + "s": UNITS[name] for name in ("km", "kg", "lb")} | {
    "bbl": ("bbl", "volume"),
    "bbls": ("bbl", "volume"),
}
UNITS |= {
    plural: (code, "money")
    for name, code in CURRENCY_NAMES.items()
    for plural in (name, name + "s")
    if name not in ("sum", "real", "won", "pound")
}
UNITS |= {"pounds": ("GBP", "money"), "won": ("KRW", "money"), "baht": ("THB", "money")}
CASED_UNITS = {"MT": ("t", "mass"), "MTs": ("t", "mass"), "Mt": ("Mt", "mass"), "kt": ("kt", "mass"),
               "m": ("m", "length"),
               "MW": ("MW", "power"), "mm": ("mm", "length"), "W": ("W", "power"),
               "C": ("°C", "temperature")}  # fmt: skip
CASED_UNITS = {symbol: unit for symbol, unit in _symbols.items() if symbol.lower() not in UNITS} | CASED_UNITS
FIRST_WORDS = {name.split(" ")[0] for name in UNITS}


def _openings(name: str) -> Iterator[str]:
    """The first words of a name, one, two, … all of them, also where a space stands for its last hyphen."""
    for spelling in (name, " ".join(name.rsplit("-", 1))):
        yield from accumulate(spelling.split(" "), "{} {}".format)


UNIT_OPENINGS = {opening for name in UNITS for opening in _openings(name)}
