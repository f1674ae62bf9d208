"""Recognises the unit before or after a number."""

import re

from extractor.quantities.currencies import AFTER_SUM
from extractor.quantities.currency_names import CURRENCY_SIGNS
from extractor.quantities.mention import Unit
from extractor.quantities.short_units import MASS_SCALE, abbreviated, cased
from extractor.quantities.unit_names import CASED_UNITS, FIRST_WORDS, UNIT_OPENINGS, UNITS

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
    r"[ \u00a0]+(?=(?:metric |twenty-foot |20-foot )?"
    r"(?:tons?|tonnes?|teus?|t|mt|(?:twenty|20|forty|40)-foot|ton-|tonne-)\b)"
    rf"|(?:{'|'.join(_OF_WAYS)})[ -]"
    r"(?=(?:miles?|km|kilomet(?:re|er)s?|yards?)\b)"
    r"|(?!and\b|or\b|of\b|in\b|to\b|by\b|per\b|a\b|x\b)[a-z-]+[ \u00a0]+(?=(?:TEU|FEU)s?\b)"
    rf"|(?:{'|'.join(_COMPARING)})[ \u00a0]+"
    r"(?=(?:barrel|kilomet(?:re|er)|km|mile|gallon|lit(?:re|er)|hectare|acre|cubic)s?\b)"
    r"|(?:US|U\.S\.|imperial)[ \u00a0]+(?=(?:gallon|pint|quart|fluid ounce|bushel)s?\b))",
    re.IGNORECASE,
)


_PENCE = re.compile(r"(?<!\b1080)(?<!\b720)(?<!\b2160)(?<!\b480)p\b(?!\.m|\.?\s?m\b)")
_TEMPERATURE = re.compile(
    r"temperature|cold|heat|warm|freez|below zero|minus|sub-?zero|weather|thermomet|\bfever|celsius|fahrenheit"
    r"|centigrade|chill",
    re.IGNORECASE,
)
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
    suffix = AFTER_SUM.match(text, position) if sign_or_code else None
    if suffix:
        return Unit(suffix["code"] or CURRENCY_SIGNS[suffix["sign"]], "money", suffix.end())
    if match is None:
        return abbreviated(text, position)
    return abbreviated(text, position) or cased(text, position, match) or _longest(text, position, match)


def _qualified(text: str, position: int, match: re.Match[str]) -> Unit | None:
    """The unit behind an adjective that does not change it; ``match`` is the word after the number."""
    if match["word"].partition("-")[0].lower() not in _ADJECTIVES and not text.startswith(_BOXES_NEXT, match.end()):
        return None
    adjective = _ADJECTIVE.match(text, position)
    found = after(text, adjective.end() - 1) if adjective else None
    return found if found and found.kind != "money" else None


_UNITS_OF = re.compile(r" of (?P<size>20|40|twenty|forty)[- ]?(?:ft|foot|feet)[- ]containers\b")


def _longest(text: str, position: int, match: re.Match[str]) -> Unit | None:
    """The longest name of a unit that begins with ``match``."""
    raw = match["word"].rstrip(".")
    word = raw.lower().replace(".", "")
    if word == "units":
        boxes = _UNITS_OF.match(text, match.end())
        return Unit("TEU" if boxes["size"] in ("20", "twenty") else "FEU", "count", boxes.end()) if boxes else None
    if word not in FIRST_WORDS and (
        word.isalpha() or word.replace("/", "-").replace(" ", "-").partition("-")[0] not in FIRST_WORDS
    ):
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


def _compound(raw: str, start: int) -> Unit | None:
    """The unit that opens "km-long", "square-metre", "t/year", "barrel-a-day": the longest that is one."""
    parts = re.split("[-/]", raw)
    for count in range(len(parts) - 1, 0, -1):
        head = "-".join(parts[:count])
        end = start + len(head)
        if head in CASED_UNITS and not (head == "m" and raw[1] != "/"):
            symbol, kind = CASED_UNITS[head]
            scale = MASS_SCALE.get(symbol)
            return Unit("t", kind, end, scale) if scale else Unit(symbol, kind, end)
        name = " ".join(parts[:count]).lower()
        unit = UNITS.get(name) or UNITS.get(name.replace(" ", "-"))
        if unit is not None and not _false_friend(head, name):
            return Unit(unit[0], unit[1], end)
    return None


def _false_friend(raw: str, name: str) -> bool:
    """Units that are other words unless written just so: "M", "Mu", "T", "G"."""
    return (len(name) == 1 or name in ("mu", "mt", "ha", "pp", "pc", "in", "mw", "gb")) and raw not in (name, "GB")
