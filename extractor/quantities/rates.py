"""What a rate is taken per: "20 [a day]", "$850 [per FEU]", "five departures [in each direction every week]"."""

import re

from extractor.quantities.lexicon import PER_UNITS

_PER = re.compile(
    r"(?:\s*/\s*|\s+(?:a|an|per|each|every)[ -]+|\s+(?:on|in)\s+(?:each|every)\s+|-(?:per|a)-)"
    r"(?P<unit>(?:[24]0-?)?[A-Za-z][A-Za-z-]*)\b"
    r"|\s+(?P<adverb>daily|weekly|monthly|annually|yearly|per annum|hourly|pa|p\.a)\b"
)
_RATE_OPENS = re.compile(
    r"\s*(?:/|-(?:per|a)-|\()|\s+(?:an?|per|each|every|on|in|daily|weekly|monthly|annually|yearly|hourly|pa|p\.a)\b"
)
"""How a rate begins, or the bracket before it, looked for first because few numbers have one."""
# "five departures in each direction every week"
_EACH_WAY = re.compile(
    r"\s+(?:in\s+)?(?:each|per|every)\s+(?:direction|way)(?=\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b"
    r"|\s+(?:daily|weekly|monthly)\b)"
)
_PER_MEASURE = re.compile(r"(?P<unit>sqm|sqft|mmbtu|(?:square|cubic|sq|cu)\b\.? ?[A-Za-z]+)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_PER_BOX = re.compile(
    r"(?P<size>20|40|twenty|forty)[- ]?(?:f(?:oo|ee)t|ft|HQ|HC|GP|DC)\b"
    r"(?P<noun>[ -](?:\w+ )?(?:container|box|unit)\b)?",
    re.IGNORECASE,
)
_PER_THINGS = frozenset(
    "teu feu container train tonne ton km kilometre kilometer mile wagon car axle trip hour box trailer unit person "
    "barrel gallon litre gram kg share vehicle truck lorry passenger head capita metre meter hectare acre bushel "
    "kilo employee customer household ounce pound piece night game set bottle seat tonne-kilometre direction".split()
)
_EARLIER = re.compile(r"\s+(?:before|earlier|ago|later|after|prior|previously|old|older|long)\b")
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)")


def rate_after(text: str, position: int) -> tuple[str, int] | None:
    """What a rate is taken per, written right after ``position``, and where that ends."""
    if not _RATE_OPENS.match(text, position):
        return None
    both_ways = _EACH_WAY.match(text, position)
    match = _PER.match(text, both_ways.end() if both_ways else position)
    if match is None:
        bracket = _BRACKET.match(text, position)  # "9 billion shekels ($2.4 billion) a year"
        match = _PER.match(text, bracket.end()) if bracket else None
    if match is None or _EARLIER.match(text, match.end()):
        return None
    if match["adverb"]:
        return ("year" if match["adverb"] in ("per annum", "pa", "p.a") else PER_UNITS[match["adverb"]]), match.end()
    if "per" in match.group() or "/" in match.group():
        box = _PER_BOX.match(text, match.start("unit"))
        if box:
            by_size = "TEU" if box["size"].lower() in ("20", "twenty") else "FEU"
            return ("container" if box["noun"] else by_size), box.end()
        measure = _PER_MEASURE.match(text, match.start("unit"))
        if measure:
            return _measure_name(measure["unit"]), measure.end()
    raw = match["unit"]
    word = raw.lower()
    thing = _NEXT_WORD.match(text, match.end())
    if thing and word not in _PER_THINGS and thing[1] in _PER_THINGS and "per" in match.group():
        return thing[1], thing.end()  # "per diluted share"
    if word in PER_UNITS:
        return PER_UNITS[word], match.end()
    if word in _PER_SYMBOLS:
        return _PER_SYMBOLS[word], match.end()
    if word in _PER_THINGS or (re.search(r"\bper\b", match.group()) and word not in ("cent",)):
        return (raw.upper() if word in ("teu", "feu") else word), match.end()
    short = _PER_SHORT.get(word) if "/" in match.group() else None
    return (short, match.end()) if short else None


_PER_SYMBOLS = {"tonne": "t", "ton": "t", "kilo": "kg", "kilogram": "kg", "kilogramme": "kg", "kilometre": "km",
                "kilometer": "km", "tonne-kilometre": "tkm", "tonne-km": "tkm"}  # fmt: skip
_PER_SHORT = {"yr": "year", "y": "year", "a": "year", "h": "hour", "hr": "hour", "d": "day", "t": "t",
                   "s": "second",
              "cm": "centimetre", "m": "metre", "wk": "week", "mo": "month"}  # fmt: skip
_MEASURE_WORDS = {"sq": "square", "cu": "cubic", "ft": "foot", "feet": "foot", "m": "metre", "meter": "metre",
                  "meters": "metre", "km": "kilometre", "kilometer": "kilometre", "mi": "mile", "in": "inch",
                  "yd": "yard"}  # fmt: skip


def _measure_name(raw: str) -> str:
    """The full name of an area or volume: "sq ft" is "square foot"."""
    whole = {"sqm": "square metre", "sqft": "square foot", "mmbtu": "mega british thermal unit"}.get(raw.lower())
    return whole or " ".join(_MEASURE_WORDS.get(word, word) for word in raw.lower().replace(".", " ").split())
