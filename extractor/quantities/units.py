"""Recognises the unit before or after a number."""

import re
from collections import Counter
from operator import itemgetter
from typing import NamedTuple

from extractor.quantities.lexicon import (
    CASED_UNITS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    FIRST_WORDS,
    SHARED_CURRENCIES,
    UNIT_OPENINGS,
    UNITS,
)

_PREFIXES = CURRENCY_SIGNS | {code: code for code in CURRENCY_CODES}
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_PREFIX_ENDS = frozenset(prefix[-1] for prefix in _PREFIXES)
_INSIDE_WORD = re.compile(r"[A-Za-z-]")
_SPACES = (" ", "\u00a0")
_WORD = re.compile(
    r"(?:[ \u00a0]|\n(?=tons?\b|tonnes?\b|teus?\b|TEUs?\b|metric\b|per ?cent\b|kilomet))?[-\u2010-\u2011]?"
    r"(?P<word>%|°[CF]\b|(?:20|40)(?:ft-containers?|[- ]f(?:oo|ee)t|[- ]?ft)\b|[A-Za-zµμΩ][\w²³/.°]*(?:-[A-Za-z]\w*)*)"
)
_NEXT = re.compile(r"[ \u00a0]+(?P<word>[A-Za-z][\w²³/.]*(?:-\w+)*)")
# What stands before a unit without changing it: "gross tonnes", "route miles", "US gallons", "rushing yards".
_OF_FREIGHT = "standard gross net dry wet loaded laden empty full export import deadweight".split()
_COMPARING = "more fewer less additional extra further total combined".split()
_OF_WAYS = "route track line running rail road rushing passing receiving".split()
_ADJECTIVES = frozenset((*_OF_FREIGHT, *_COMPARING, *_OF_WAYS, "us", "u.s.", "imperial"))
_BOXES_NEXT = tuple(space + unit for space in _SPACES for unit in ("TEU", "FEU", "Teu", "Feu", "teu", "feu"))
_ADJECTIVE = re.compile(
    rf"[ \u00a0](?:(?:loaded and empty|{'|'.join(_OF_FREIGHT + _COMPARING)})"
    r"[ \u00a0]+(?=(?:metric |twenty-foot |20-foot )?(?:tons?|tonnes?|teus?|t|mt|twenty-foot|20-foot|ton-|tonne-)\b)"
    rf"|(?:{'|'.join(_OF_WAYS)})[ -]"
    r"(?=(?:miles?|km|kilomet(?:re|er)s?|yards?)\b)"
    r"|(?!and\b|or\b|of\b|in\b|to\b|by\b|per\b|a\b|x\b)[a-z-]+[ \u00a0]+(?=(?:TEU|FEU)s?\b)"
    rf"|(?:{'|'.join(_COMPARING)})[ \u00a0]+"
    r"(?=(?:barrel|kilomet(?:re|er)|km|mile|gallon|lit(?:re|er)|hectare|acre|cubic)s?\b)"
    r"|(?:US|U\.S\.|imperial)[ \u00a0]+(?=(?:gallon|pint|quart|fluid ounce|bushel)s?\b))",
    re.IGNORECASE,
)


_PENCE = re.compile(r"(?<!\b1080)(?<!\b720)(?<!\b2160)(?<!\b480)p\b(?!\.m|\.?\s?m\b)")
_SUFFIX = re.compile(
    r"[ \u00a0]?(?:(?P<sign>[€£₽₸₺₴₹]|zł|(?:US|AU?|CA?|NZ|HK|S)?\$)(?!\s?\d)|(?P<code>"
    + "|".join(sorted(CURRENCY_CODES))
    + r")\b)"
)
_TEMPERATURE = re.compile(
    r"temperature|cold|heat|warm|freez|below zero|minus|sub-?zero|weather|thermomet|\bfever|celsius|fahrenheit"
    r"|centigrade|chill",
    re.IGNORECASE,
)


_SPEED = re.compile(r"\b(?:speed|wind|sail|steam|gust|aircraft|vessel|airspeed)", re.IGNORECASE)
_OF_GOODS = re.compile(
    r"\s+of\s+(?!public|money|investment|taxpayer|fund|spending|debt|damage|sale|profit|revenue)[a-z]+"
)
_WEIGHS = re.compile(
    r"\btons?,? \(?or\b|weigh|\bheav|\bshape\b|\bload(?:ed|s)?\b|\bper cubic\b|\blift|\bbody\b|\bgross\b|\bfat\b"
)
_BRITISH = re.compile(r"£|\b(?:sterling|pence|London|Britain|British|UK|U\.K\.|England|Scotland|Bank of England)\b")


# "4 ft 8½ in", "4 ft 8 1/2 in", "5 feet 6 inches"
_INCHES = re.compile(
    r"[ \u00a0]?(?P<inches>\d{1,2})(?:[ +]?(?P<part>[½¼¾]|[1-7][/\u2044][248]))?[ \u00a0-]?(?:inches|inch|in\b|\")"
)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def inches_after(text: str, position: int) -> tuple[float, int] | None:
    """The inches that complete a length in feet ending at ``position``, and where they end."""
    match = _INCHES.match(text, position)
    if match is None:
        return None
    part = match["part"]
    more = 0.0 if part is None else _PARTS.get(part) or int(part[0]) / int(part[-1])
    return int(match["inches"]) + more, match.end()


_CENTS = re.compile(r"(?:,?\sand)?\s(?P<n>\d{1,2})\scents?\b")


def cents_after(text: str, position: int) -> tuple[int, int] | None:
    """The cents that complete a sum ending at ``position``, "3 dollars [50 cents]", and where they end."""
    match = _CENTS.match(text, position)
    return (int(match["n"]), match.end()) if match else None


class Unit(NamedTuple):
    """A unit with where its words end."""

    symbol: str
    kind: str
    end: int
    factor: float = 1.0
    per: str | None = None


_MASS_SCALE = {"Mt": 1e6, "kt": 1e3}
_TONNES_A_YEAR = re.compile(r"[ \u00a0]?-?(?P<scale>[Mm]{1,2}|[Kk])?[Tt][Pp][Aa]\b")
_BARRELS_A_DAY = re.compile(r"[ \u00a0]?(?P<scale>[mk])?(?:b/d|bpd|bbls?/d|bopd)\b")
_CUBIC_METRES = re.compile(r"[ \u00a0]?(?P<scale>[mb])cm\b")
# "1,876.6 billion tariff ton-km", in Russian reports also "bn t/km"
_TARIFF = re.compile(
    r"(?:[ \u00a0]of)?[ \u00a0](?:tariff[ \u00a0]t(?:on(?:ne)?)?[-/]?|t(?:on(?:ne)?)?/)(?:km|kilomet(?:re|er)s?)\b"
)
_IN_BRACKETS = re.compile(r" \((?P<box>[TF]EU)s?\)")  # "4135 (TEU) containers"
# "a 286,000-pound railcar", but money in a "20-pound note"
_POUND = re.compile(
    r"-pound\b(?P<money>[ -](?:notes?|coins?|bills?|fines?|bonus|loans?|deals?|contracts?|investment|price|ticket|fare"
    r"|(?:a|per)[ -])\b)?"
)
# How any of these begins, looked for first because few numbers have one.
_ABBREVIATED = re.compile(
    r"[ \u00a0]?(?:-?[MmKk]{0,2}[Tt][Pp][Aa]\b|[mk]?b(?:/d|pd|bls?/d|opd)|[mb]cm|mmt|MMT"
    r"|(?:of[ \u00a0])?t(?:ariff[ \u00a0]|(?:on(?:ne)?)?/)|\([TF]EU|-pound)"
)
_MILLION_METRIC = re.compile(r"[ \u00a0]?(?:mmt|MMT)\b")


def after(text: str, position: int) -> Unit | None:
    """The unit that follows a number ending at ``position``; the longest name wins."""
    match = _WORD.match(text, position)
    if match and match["word"] == "%":
        return Unit("%", "percent", match.end())
    qualified = _qualified(text, position, match) if match else None
    if qualified:
        return qualified
    if text.startswith("p", position) and _PENCE.match(text, position) and text[position - 1 : position].isdigit():
        return Unit("penny", "other", position + 1)
    sign_or_code = match is None or match["word"][0].isupper() or match["word"][0] == "z"
    suffix = _SUFFIX.match(text, position) if sign_or_code else None
    if suffix:
        return Unit(suffix["code"] or CURRENCY_SIGNS[suffix["sign"]], "money", suffix.end())
    if match is None:
        return _abbreviated(text, position)
    return _abbreviated(text, position) or _cased(text, position, match) or _longest(text, position, match)


def _qualified(text: str, position: int, match: re.Match[str]) -> Unit | None:
    """The unit behind an adjective that does not change it; ``match`` is the word after the number."""
    if match["word"].partition("-")[0].lower() not in _ADJECTIVES and not text.startswith(_BOXES_NEXT, match.end()):
        return None
    adjective = _ADJECTIVE.match(text, position)
    found = after(text, adjective.end() - 1) if adjective else None
    return found if found and found.kind != "money" else None


def _abbreviated(text: str, position: int) -> Unit | None:
    """A unit with its scale and period in one, or in a form of its own: "60 Mtpa", "46,000 b/d", "4135 (TEU)"."""
    if _ABBREVIATED.match(text, position) is None:
        return None
    yearly = _TONNES_A_YEAR.match(text, position)
    if yearly:
        factor = {"m": 1e6, "mm": 1e6, "k": 1e3}.get((yearly["scale"] or "").lower(), 1.0)
        return Unit("t", "mass", yearly.end(), factor, "year")
    daily = _BARRELS_A_DAY.match(text, position)
    if daily:
        return Unit("bbl", "volume", daily.end(), {"m": 1e6, "k": 1e3}.get(daily["scale"] or "", 1.0), "day")
    gas = _CUBIC_METRES.match(text, position)
    if gas:
        return Unit("m3", "volume", gas.end(), 1e6 if gas["scale"] == "m" else 1e9)
    hauled = _TARIFF.match(text, position)
    if hauled:
        return Unit("tkm", "other", hauled.end())
    boxes = _IN_BRACKETS.match(text, position)
    if boxes:
        return Unit(boxes["box"], "count", boxes.end())
    pound = _POUND.match(text, position)
    if pound:
        end = position + len("-pound")
        return Unit("GBP", "money", end) if pound["money"] else Unit("lb", "mass", end)
    million = _MILLION_METRIC.match(text, position)
    return Unit("t", "mass", million.end(), 1e6) if million else None


def _cased(text: str, position: int, match: re.Match[str]) -> Unit | None:
    """A unit that is told by its capitals: "Mt", "MW", "kt" (kilotons, or knots where speed is spoken of)."""
    raw = match["word"].rstrip(".")
    if raw == "kn":  # knots where speed is spoken of, else the kuna
        speed = _SPEED.search(text, max(0, position - 60), match.end() + 40)
        return Unit(*(("knot", "speed") if speed else ("HRK", "money")), match.start("word") + len(raw))
    if raw not in CASED_UNITS or (raw == "m" and text[match.end() : match.end() + 1] == "-"):
        return None
    symbol, kind = CASED_UNITS[raw]
    end = match.start("word") + len(raw)
    if raw == "kt" and _SPEED.search(text, max(0, position - 60), match.end() + 40):
        return Unit("knot", "speed", end)
    scale = _MASS_SCALE.get(symbol)
    return Unit("t", kind, end, scale) if scale else Unit(symbol, kind, end)


_UNITS_OF = re.compile(r" of (?P<size>20|40|twenty|forty)[- ]?(?:ft|foot|feet)[- ]containers\b")


def _longest(text: str, position: int, match: re.Match[str]) -> Unit | None:
    """The longest name of a unit that begins with ``match``."""
    raw = match["word"].rstrip(".")
    word = raw.lower().replace(".", "")
    if word == "units":
        boxes = _UNITS_OF.match(text, match.end())
        return Unit("TEU" if boxes["size"] in ("20", "twenty") else "FEU", "count", boxes.end()) if boxes else None
    if word not in FIRST_WORDS and (word.isalpha() or re.split("[-/ ]", word)[0] not in FIRST_WORDS):
        return None
    compound = None if word in FIRST_WORDS or word in UNITS else _compound(raw, match.start("word"))
    if compound is not None:
        return compound
    names = [(word, match.start("word") + len(raw))]
    end = match.end()
    while names[-1][0] in UNIT_OPENINGS:
        following = _NEXT.match(text, end)
        if following is None:
            break
        end = following.end()
        bare = following["word"].rstrip(".")
        names.append((f"{names[-1][0]} {bare.lower().replace('.', '')}", following.start("word") + len(bare)))
    for name, stop in reversed(names):
        unit = UNITS.get(name) or UNITS.get("-".join(name.rsplit(" ", 1)))  # "net tonne kilometres"
        if unit is not None and not _false_friend(raw, name):
            if name in ("degree", "degrees") and not _TEMPERATURE.search(text[max(0, position - 60) : stop + 40]):
                return Unit("degree", "other", stop)
            if unit == ("GBP", "money") and _is_weight(text, position, stop):
                return Unit("lb", "mass", stop)
            return Unit(unit[0], unit[1], stop)
    return None


def _is_weight(text: str, position: int, stop: int) -> bool:
    """Whether "pounds" are of mass: goods follow, the words around weigh, or the text counts in dollars."""
    if _OF_GOODS.match(text, stop) or _WEIGHS.search(text, max(0, position - 60), stop + 40):
        return True
    return "$" in text and not _BRITISH.search(text)


_DOLLARS = re.compile(r"\b(?P<sign>NZ|AU?|CA?|Can|HK|S)\$|\bUS\s?\$")
_NATIONAL = {"NZ": "NZD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "Can": "CAD", "HK": "HKD", "S": "SGD"}
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+|\d[\d.]*[ \u00a0]?(?:bn|billion|trillion|million|m)\b")
# Letters that are a currency only where the country is spoken of.
_HOME_ONLY = {
    "N": re.compile("Nigeria|[Nn]aira"),
    "P": re.compile("Philippin|[Pp]esos?|Manila"),
    "PS": re.compile(""),
}  # a pound sign flattened to ASCII, "PS8.1bn", needs its sum alone


def home_currency(text: str, usual: str) -> str:
    """Whose dollar, rupee or crown an article means by a bare sign or name, from the code of the usual reading.

    "$" is the New Zealand dollar where "NZ$" stands too and "US$" does not; else dollars, "Rs", "dirhams" and "crowns"
    are those of the one country of that currency that the article names.
    """
    if usual == "USD":
        signs = {match["sign"] for match in _DOLLARS.finditer(text)}
        if signs:
            return _NATIONAL[signs.pop()] if len(signs) == 1 and None not in signs else usual
    named = Counter[str]()
    for country, code in SHARED_CURRENCIES.get(usual, {}).items():
        named[code] += text.count(country)
    if usual == "USD":  # one mention of Canada makes no article Canadian
        code, count = max(named.items(), key=itemgetter(1))
        return code if count >= _OFTEN and count > _PREVAILS * (named.total() - count) else usual
    codes = [code for code, count in named.items() if count]
    return codes[0] if len(codes) == 1 else usual


_OFTEN, _PREVAILS = 2, 2
"""How often, and how many times as often as all others, an article names the country whose dollars "$" are."""


def _compound(raw: str, start: int) -> Unit | None:
    """The unit that opens "km-long", "square-metre", "t/year", "barrel-a-day": the longest that is one."""
    parts = re.split("[-/]", raw)
    for count in range(len(parts) - 1, 0, -1):
        head = "-".join(parts[:count])
        end = start + len(head)
        if head in CASED_UNITS and not (head == "m" and raw[1] != "/"):
            symbol, kind = CASED_UNITS[head]
            scale = _MASS_SCALE.get(symbol)
            return Unit("t", kind, end, scale) if scale else Unit(symbol, kind, end)
        name = " ".join(parts[:count]).lower()
        unit = UNITS.get(name) or UNITS.get(name.replace(" ", "-"))
        if unit is not None and not _false_friend(head, name):
            return Unit(unit[0], unit[1], end)
    return None


def _false_friend(raw: str, name: str) -> bool:
    """Units that are other words unless written just so: "M", "Mu", "T", "G"."""
    return (len(name) == 1 or name in ("mu", "mt", "ha", "pp", "pc", "in", "mw", "gb")) and raw not in (name, "GB")


_MILLION_TONNES = re.compile(r"million (?:metric )?tonn?es?|\(mt\)", re.IGNORECASE)
_IN_MT = re.compile(r"\b([\d.,]+) ?MTs?\b")
_SEVERAL = 3
LARGEST_IN_MILLIONS = 10_000


def counts_in_millions(text: str) -> bool:
    """Whether a text speaks of million tonnes, so that "MT" beside a number may be short for them."""
    if _MILLION_TONNES.search(text) is not None:
        return True
    told = _IN_MT.findall(text)  # a railway's loading, "10.495 MTs", "0.185 MTs": no metric tons
    return len(told) >= _SEVERAL and all("." in number for number in told)


def is_million_tonnes(text: str, end: int, value: float) -> bool:
    """Whether "MT" or "mt" before ``end`` can be short for million tonnes, not metric tons."""
    return text.endswith(("MT", "mt", "MTs"), 0, end) and value < LARGEST_IN_MILLIONS


def before(text: str, position: int) -> tuple[str, int] | None:
    """The currency written before a number at ``position``: its ISO code and where the sign begins."""
    if text[position - 2 : position] in (" -", " −"):  # "a loss of CHF -18 million"
        position -= 1
    end = position - 1 if text[position - 1 : position] in _SPACES else position
    if end == 0 or text[end - 1] not in _PREFIX_ENDS:
        return None
    for start in range(max(0, end - _LONGEST_PREFIX), end):
        prefix = text[start:end]
        if prefix not in _PREFIXES or (prefix[0].isalpha() and start and _INSIDE_WORD.match(text, start - 1)):
            continue
        home = _HOME_ONLY.get(prefix)
        if home is not None and not (_SUM.match(text, position) and home.search(text)):
            return None
        return _PREFIXES[prefix], start
    return None
