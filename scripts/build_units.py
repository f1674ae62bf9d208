"""Builds ``extractor/data/units.json`` from the unit tables of the installed quantulum3 (MIT licence).

    python scripts/build_units.py [--check]

quantulum3 needs two seconds to load its tables; the compact copy needs a millisecond. One entry a unit:
``{"entity", "surfaces", "symbols", "code"}``, ``code`` being the ISO 4217 code of a currency. Left out are units of
time (they are dates) and names that are everyday words ("bar", "drop", "span"). ``--check`` only says whether the
file is up to date.
"""

import json
import re
import sys
import warnings
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).parent.parent / "extractor" / "data" / "units.json"
EVERYDAY = frozenset(
    """bar barn bit byte cent count cup drop ell gal gray gross kip league mill nibble pair pixel point poise quad
    quarter rad rhe set shake span stere stone tesla therm turn unit henry rutherford gauss maxwell siemens faraday
    mole knot dime rem tex dozen denier langley pint atmosphere candle dots kilo minute second pond real rand won nit
    peck pel degree stokes franklin curie weber darcy dalton newton pound micrometer celsius""".split()
)
WANTED = frozenset({"knot", "pint", "cent", "kip", "pixel", "therm"})  # everyday words, yet units after a number
# Prefixes that science papers use and news does not.
RARE_PREFIX = re.compile(
    r"(?:atto|femto|pico|zepto|yocto|exa|zetta|yotta|deka|deca|hecto|kibi|mebi|mibi|gibi|tebi|pebi|exbi|zebi|yobi)"
)
# Symbols no English word is spelled like; the others ("am", "at", "den") are left to the surfaces.
SYMBOL = re.compile(
    r"[kMGTmnµμ]?(?:Hz|Pa|J|V|A|Ah|N|W|Wh|B|b|bps|eV|Bq|VA|Sv|L)|[kmncdµμ]m|[kmµμ]g|[mcdh]l|dB|Nm|psi|rpm|ppm|lbf|px|mph|kph"
    r"|bbl|oz|lbs?|yd|ft|mi|(?:sq|cu) (?:k?m|ft|mi|yd|in)|BTU|Btu|MMBtu|mmBtu|kcal|[A-Z]{3}|[A-Z]{0,2}[$€£¥₹₽₩]"
)
SKIPPED_ENTITIES = frozenset({"time", "dimensionless", "unknown"})


def table() -> dict[str, dict[str, Any]]:
    """The units of the installed quantulum3 that a reader of news can meet, by name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import load

        names = load.units().names
    entries: dict[str, dict[str, Any]] = {}
    for name, unit in sorted(names.items()):
        entity = unit.entity.name
        if entity in SKIPPED_ENTITIES or (name in EVERYDAY - WANTED) or RARE_PREFIX.match(name):
            continue
        code = getattr(unit, "currency_code", None)
        surfaces = sorted({s.lower() for s in [*unit.surfaces, name] if _says_unit(s)})
        symbols = sorted({s for s in unit.symbols if SYMBOL.fullmatch(s) and (len(s) > 1 or not s.isascii())})
        symbols += [s.replace("µ", "μ") for s in symbols if "µ" in s]  # the Greek letter is as common as the sign
        entries[name] = {"entity": entity, "surfaces": surfaces, "symbols": symbols} | ({"code": code} if code else {})
    return entries


def _says_unit(surface: str) -> bool:
    """Whether a name means the unit wherever it follows a number."""
    return surface.isascii() and not surface.startswith("per ") and surface.lower() not in EVERYDAY - WANTED


def render(entries: dict[str, dict[str, Any]]) -> str:
    """One unit a line, so that a change of quantulum3 reads well in a diff."""
    lines = (f"  {json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(*flags: str) -> int:
    """Write the table, or compare it with ``--check``."""
    text = render(table())
    if "--check" in flags:
        return 0 if OUTPUT.read_text(encoding="utf-8") == text else 1
    OUTPUT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
