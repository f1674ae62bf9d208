"""Words that numbers stand with: scale, units, currencies, bounds, changes, and the words that end a noun phrase."""

import json
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"dozen": 12, "half": 0.5}
)
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thsd": 1e3, "tsd": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5,
    "million": 1e6, "millions": 1e6, "mil": 1e6,
    "mln": 1e6, "mio": 1e6, "mn": 1e6, "m": 1e6, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
    "crs": 1e7, "billion": 1e9, "bln": 1e9, "bn": 1e9,
    "mrd": 1e9, "b": 1e9, "trillion": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
FRACTIONS = {
    "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2, "tenth": 0.1,
    "fourth": 0.25, "fourths": 0.25, "eighth": 0.125, "sixth": 1 / 6,
    "tenths": 0.1,
}  # fmt: skip

# ISO 4217. Signs and codes that stand before the number.
CURRENCY_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "R $": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
    "₽": "RUB", "₩": "KRW", "₸": "KZT", "₺": "TRY", "₴": "UAH", "฿": "THB", "₫": "VND", "₦": "NGN", "Rs": "INR",
    "Rs.": "INR", "RMB": "CNY", "Rand": "ZAR", "R": "ZAR", "N": "NGN", "P": "PHP", "Tk": "BDT", "Taka": "BDT",
    "Rupees": "INR", "Naira": "NGN", "Tk.": "BDT", "Rub": "RUB",
    "Rbs": "RUB", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "Sh.": "KES", "TSh": "TZS",
    "PS": "GBP",
    "VNĐ": "VND", "Rp": "IDR", "RM": "MYR", "Dh": "AED", "Dhs": "AED", "US": "USD", "$US": "USD", "$A": "AUD",
    "$C": "CAD", "$NZ": "NZD", "$HK": "HKD", "$S": "SGD", "US $": "USD", "C $": "CAD", "A $": "AUD", "NZ $": "NZD",
    "HK $": "HKD",
    "DH": "MAD", "DHS": "MAD", "Y=": "JPY", "GH₵": "GHS", "₵": "GHS", "₱": "PHP", "₭": "LAK", "৳": "BDT", "zł": "PLN",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    """USD EUR GBP CNY JPY AUD CAD NZD HKD SGD TWD KRW INR RUB CHF SEK NOK DKK PLN CZK HUF RON BGN TRY UAH KZT UZS
    AZN GEL
    BYN AED SAR QAR EGP MAD ZAR KES TZS UGX ETB NGN GHS AOA ZMW MZN NAD BWP BRL ARS CLP COP PEN MXN THB VND IDR MYR PHP
    LAK OMR KWD HRK ISK ARS MMK KHR MNT PKR BDT LKR NPR IRR ILS KGS TJS TMT AMD""".split()
)
CURRENCY_NAMES = {
    "dollar": "USD", "us dollar": "USD", "american dollar": "USD", "euro": "EUR", "yuan": "CNY",
    "renminbi": "CNY", "yuan renminbi": "CNY", "chinese yuan": "CNY", "rmb": "CNY", "pound": "GBP",
    "pound sterling": "GBP",
    "yen": "JPY", "rupee": "INR", "indian rupee": "INR", "rouble": "RUB", "ruble": "RUB", "russian ruble": "RUB",
    "tenge": "KZT", "baht": "THB", "won": "KRW", "dong": "VND", "ringgit": "MYR", "rupiah": "IDR", "kip": "LAK",
    "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "koruna": "CZK", "lira": "TRY", "manat": "AZN", "lari": "GEL",
    "hryvnia": "UAH", "tugrik": "MNT", "tögrög": "MNT", "dirham": "AED", "riyal": "SAR", "rial": "IRR",
    "shilling": "KES", "kenyan shilling": "KES", "kenya shilling": "KES", "tanzanian shilling": "TZS",
    "ugandan shilling": "UGX", "danish krone": "DKK", "danish kroner": "DKK", "norwegian krone": "NOK",
    "norwegian kroner": "NOK", "swedish krona": "SEK", "swedish kronor": "SEK", "swedish crown": "SEK",
    "norwegian crown": "NOK", "czech crown": "CZK", "czech koruna": "CZK", "kronor": "SEK", "kroner": "NOK",
    "pakistani rupee": "PKR", "pakistan rupee": "PKR", "sri lankan rupee": "LKR", "nepalese rupee": "NPR",
    "turkish lira": "TRY", "polish zloty": "PLN", "hungarian forint": "HUF", "kazakh tenge": "KZT",
    "kazakhstani tenge": "KZT", "ukrainian hryvnia": "UAH", "hryvnias": "UAH", "uzbek sum": "UZS", "uzbek soum": "UZS",
    "egyptian pound": "EGP", "moroccan dirham": "MAD", "emirati dirham": "AED", "uae dirham": "AED",
    "saudi riyal": "SAR", "qatari riyal": "QAR", "iranian rial": "IRR", "omani rial": "OMR", "argentine peso": "ARS",
    "argentinian peso": "ARS", "chilean peso": "CLP", "colombian peso": "COP", "philippine peso": "PHP",
    "mexican peso": "MXN", "brazilian real": "BRL", "taka": "BDT", "kyat": "MMK", "riel": "KHR", "metical": "MZN",
    "meticais": "MZN", "pula": "BWP", "cedi": "GHS", "leu": "RON", "lei": "RON", "leva": "BGN", "dram": "AMD",
    "somoni": "TJS", "taiwan dollar": "TWD", "new taiwan dollar": "TWD", "namibian dollar": "NAD",
    "malaysian ringgit": "MYR", "south african rand": "ZAR", "south korean won": "KRW", "korean won": "KRW",
    "japanese yen": "JPY",
    "thai baht": "THB", "vietnamese dong": "VND", "lao kip": "LAK", "indonesian rupiah": "IDR",
    "united states dollar": "USD",
    "ethiopian birr": "ETB", "zambian kwacha": "ZMW", "nigerian naira": "NGN", "kuna": "HRK", "croatian kuna": "HRK",
    "british pound": "GBP", "renminbi yuan": "CNY", "crown": "DKK",
    "rand": "ZAR", "birr": "ETB", "kwacha": "ZMW", "naira": "NGN", "real": "BRL", "reais": "BRL", "peso": "MXN",
    "swiss franc": "CHF", "franc": "CHF", "canadian dollar": "CAD", "australian dollar": "AUD",
    "new zealand dollar": "NZD", "hong kong dollar": "HKD", "singapore dollar": "SGD", "sum": "UZS", "soum": "UZS",
    "som": "KGS", "danish crown": "DKK", "krona": "SEK", "shekel": "ILS", "dinar": "KWD",
}  # fmt: skip

# Names that several currencies share: code of the usual reading -> how the text names a country -> its code.
SHARED_CURRENCIES = {
    "USD": {"Canad": "CAD", "Toronto": "CAD", "Ottawa": "CAD", "Montreal": "CAD", "British Columbia": "CAD",
            "Alberta": "CAD", "Saskatchewan": "CAD", "Manitoba": "CAD", "Australia": "AUD", "Queensland": "AUD",
            "New South Wales": "AUD", "NSW": "AUD", "Melbourne": "AUD", "Sydney": "AUD", "Brisbane": "AUD",
            "Pilbara": "AUD", "New Zealand": "NZD", "Auckland": "NZD", "Christchurch": "NZD", "Tauranga": "NZD",
            "KiwiRail": "NZD", "U.S.": "USD", "United States": "USD", "America": "USD", "US ": "USD", "China": "USD",
            "Chinese": "USD"},
    "INR": {"India": "INR", "Pakistan": "PKR", "Sri Lanka": "LKR", "Nepal": "NPR"},
    "AED": {"Emirat": "AED", "UAE": "AED", "Dubai": "AED", "Abu Dhabi": "AED", "Moroc": "MAD"},
    "KES": {"Kenya": "KES", "Mombasa": "KES", "Nairobi": "KES", "Tanzania": "TZS", "Dar es Salaam": "TZS",
            "Uganda": "UGX"},
    "MXN": {"Mexic": "MXN", "Argentin": "ARS", "Chile": "CLP", "Colombia": "COP", "Philippin": "PHP", "Uruguay": "UYU"},
    "DKK": {"Denmark": "DKK", "Danish": "DKK", "Swed": "SEK", "Norw": "NOK", "Czech": "CZK", "Iceland": "ISK"},
    "NOK": {"Norw": "NOK", "Denmark": "DKK", "Danish": "DKK"},
    "SEK": {"Swed": "SEK", "Iceland": "ISK"},
    "RUB": {"Russia": "RUB", "Belarus": "BYN"},
    "AZN": {"Azer": "AZN", "Baku": "AZN", "Turkmen": "TMT"},
    "RON": {"Romania": "RON", "Moldova": "MDL"},
    "IRR": {"Iran": "IRR", "Oman": "OMR"},
    "SAR": {"Saudi": "SAR", "Qatar": "QAR"},
    "KWD": {"Kuwait": "KWD", "Algeri": "DZD", "Tunisia": "TND", "Serbia": "RSD", "Jordan": "JOD", "Iraq": "IQD",
            "Libya": "LYD", "Bahrain": "BHD"},
    "CHF": {"Swiss": "CHF", "Switzerland": "CHF", "Djibouti": "DJF", "Rwanda": "RWF", "Burundi": "BIF", "Congo": "CDF",
            "Guinea": "GNF", "Cameroon": "XAF", "Gabon": "XAF", "Senegal": "XOF", "Mali ": "XOF", "Ivory Coast": "XOF",
            "Côte d": "XOF", "Burkina": "XOF"},
    "GBP": {"Brit": "GBP", "UK": "GBP", "England": "GBP", "London": "GBP", "Scot": "GBP", "Wales": "GBP",
            "Egypt": "EGP", "Sudan": "SDG", "Leban": "LBP", "Syria": "SYP"},
}  # fmt: skip

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
_BOXES = ("container", "equivalent unit", "equivalent", "reefer", "standard container", "equivalent unit container")
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

_INSIDE = {
    "more_than": ["more than", "over", "upwards of", "upward of", "in excess of", "above", "just over", "well over",
                  "greater than", "better than", "north of", "slightly over", "slightly more than", "a little over"],
    "at_least": ["at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of"],
    "less_than": ["less than", "fewer than", "under", "just under", "below", "slightly less than"],
    "at_most": ["up to", "at most", "no more than", "not more than", "no longer than", "no heavier than",
                "no larger than", "no higher than", "as many as", "as much as", "a maximum of", "maximum of",
                "a maximum"],
    "approx": ["about", "around", "nearly", "almost", "some", "approximately", "roughly", "close to", "an estimated",
               "estimated", "circa", "ca.", "approx.", "just about", "an average of some", "~"],
}  # fmt: skip
INSIDE_BOUNDS = {phrase: bound for bound, phrases in _INSIDE.items() for phrase in phrases}
_OUTSIDE = {
    "more_than": "exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped topping tops beyond",
    "approx": "approached approaching",
    "less_than": "",
    "at_most": "",
}  # fmt: skip
OUTSIDE_BOUNDS = {word: bound for bound, words in _OUTSIDE.items() for word in words.split()}

INCREASE = frozenset(
    """up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
    climb
    climbs climbed climbing jump jumps jumped jumping surge surges surged surging gain gains gained gaining soar soars
    soared soaring expand expanded expanding leap leapt add added adding higher more advance advanced rally swell
    swelled
    boost boosted raise raised raising skyrocketed spiked upward extra accelerated improved increment uptick
    rebound rebounds rebounded bounced bouncing rocketed spike spikes ballooned widened strengthened firmed appreciated
    edged rallied rallying swells mushroomed recovered improvement lift lifts lifted lifting double doubles doubled
    doubling triple triples tripled tripling""".split()
)
DECREASE = frozenset(
    """down fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline
    declines declined declining slip slips slipped slipping shrink shrinks shrank shrunk shrinking reduce reduces
    reduced
    reducing reduction cut cuts cutting slide slid sliding dip dipped dipping plunge plunged plunging tumble tumbled
    lose
    lost loses lower lowered lowering fewer less contract contracted contraction slump slumped shed sank sunk shorten
    shortened save saves saved saving eased retreated downturn
    plummet plummets plummeted plummeting collapse collapsed collapsing crash crashed sink sinks sinking slash slashed
    slashing halved trim trims trimmed trimming shave shaved shaving weakened weakening narrowed narrowing eroded
    tumbles tumbling slumping sliding shedding nosedived depreciated ease eases easing curtailed cratered
    receded dwindled softened""".split()
)
PER_UNITS = {
    "day": "day", "daily": "day", "week": "week", "weekly": "week", "month": "month", "monthly": "month",
    "year": "year",
    "yearly": "year", "annually": "year", "annum": "year", "annual": "year", "hour": "hour", "hourly": "hour",
    "quarter": "quarter", "night": "night", "minute": "minute", "second": "second",
}  # fmt: skip

STOP_WORDS = frozenset(
    """a an the of in on at by for to from with without within into onto over under between among through during via
    and or
    but nor so yet that which who whom whose what when where why how as than then per each every this these those it
    its
    they their them he his she her we our us you your i my is are was were be been being am has have had having do
    does did
    will would shall should can could may might must not no if while because since until after before about around
    against
    across along amid off out up down near per plus minus versus vs respectively daily weekly monthly annually
    yearly now
    also only just even still already again ago later earlier more less fewer most least compared including excluding
    according said says say told added total worth made make making carried carry carrying moved left arrived
    departed ran
    run reached came went took sent set go goes there here both either neither all any some such own same other another
    behind beneath beside besides beyond inside outside throughout toward towards upon via like except despite whereas
    though although unless till onto alongside whether somewhere anywhere
    year-on-year year-over-year ahead away apart back together too very well however once twice next last""".split()
)
PLURALS = frozenset(
    "people children feet teeth mice geese oxen cattle sheep aircraft species series personnel staff police "
    "criteria phenomena data media TEU teu crossings passes countries companies".split()
)
NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$", re.IGNORECASE)
SINGULAR_IN_S = frozenset("series logistics species news means works headquarters crossroads bus gas".split())
TIME_NOUNS = frozenset("year month week day hour minute second decade century fortnight weekend night quarter".split())
HEAD_NOUNS = frozenset("train trip service route container wagon run journey shipment round departure voyage line "
                       "batch "
                       "block convoy locomotive anniversary country city station edition meeting "
                       "unit car driver crew operator path load company ferry".split())  # fmt: skip
# What a text of rail or freight speaks of, as parts of a regular expression.
FREIGHT_WORDS = (
    "trains?|rail|rails|rail(?:way|road|freight|car)s?|locomotives?|wagons?|freight(?:ers?)?|cargo(?:es)?|containers?"
    "|teus?|carloads?|intermodal|shipments?|logistics|shippers?|haulage|forwarders?|vessels?|seaports?"
)
LABELS = frozenset(
    """no nos number iso corridor section row train flight article route highway chapter game model phase stage gate
    room page
    category level line figure table part step version boeing airbus class type platform track berth bay terminal pier
    zone
    district unit
    lot block bus tram channel act rule order resolution formula group paragraph clause item exit junction motorway
    road
    street avenue suite apartment apt floor building unit volume vol issue edition series season episode grade round
    windows iphone galaxy covid mark mk x m a e b c d""".split()
)
