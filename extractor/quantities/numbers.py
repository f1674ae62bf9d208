"""Reads numbers as they are written in news: 1,234 · 1.234.567 · 1 234 · 2½ · two and a half million · 1.3m."""

import re

from extractor.quantities.fractions import a_part, odds, part, slashed
from extractor.quantities.lexicon import NUMBER_WORDS, SCALES
from extractor.quantities.number_words import ALL_WORDS, WORD, Number, value_of
from extractor.quantities.scales import scaled

_DIGITS = r"""
    \d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?      # 1,234,567.8 and Indian 1,23,456
  | \d{1,3}(?:\.\d{3}){2,}(?:,\d+)?           # 1.234.567,8
  | \d{1,3}(?:['’]\d{3})+\b                    # 574'000, as Switzerland writes
  | \d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d.]|-(?:m|met|f))(?:\.\d+)?  # 1 234 567, not "12 740-metre trains"
  | \d{1,3},\d{1,2}(?=(?:\s(?:to|and|or)\s\d{1,3},\d{1,2})?                                # 7,6 per cent
      \s?(?:%|percent|per\scent|million|mln|[mM]io|billion|bn|[mM]rd|tonnes|tons|km))
  | \d+(?:[.\u00b7\u2219\u22c5]\d+)?(?:[eE][+-]?\d+)?  # 1234.5, 6·4 (Railway Gazette), 1e6
  | \.\d+
"""
START = re.compile(rf"(?:{_DIGITS})|\b(?:{WORD})\b", re.VERBOSE | re.IGNORECASE)
"""Where a number can begin."""

# The same as two patterns that open with a set of characters each: the engine then skips what is not in the set.
_DIGITS_SCAN = re.compile(
    r"""[\d.](?:(?<=\.)\d+|(?<=\d)(?:
    \d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?
  | \d{0,2}(?:\.\d{3}){2,}(?:,\d+)?
  | \d{0,2}(?:['’]\d{3})+\b
  | \d{0,2}(?:[\u00a0\u202f ]\d{3})+(?![\d.]|-(?:m|met|f))(?:\.\d+)?
  | \d*(?:[.\u00b7\u2219\u22c5]\d+)?(?:[eE][+-]?\d+)?))""",
    re.VERBOSE,
)
_INITIALS = "".join(sorted({word[0] for word in ALL_WORDS}))
_WORDS_SCAN = re.compile(
    rf"[aA{_INITIALS}{_INITIALS.upper()}](?<!\w\w)(?:(?i:"
    + "|".join(
        rf"(?<={initial})(?:{'|'.join(word[1:] for word in ALL_WORDS if word[0] == initial)})" for initial in _INITIALS
    )
    + r")\b|(?<=[aA])(?=n?\s+(?:million|billion|thousand|dozen|hundred|trillion)\b"  # the article of "a million"
    r"|\s+(?:third|quarter|fifth|tenth)\s+of\b))"
)


def starts(text: str) -> set[int]:
    """Where numbers can begin in a text."""
    return {match.start() for scan in (_DIGITS_SCAN, _WORDS_SCAN) for match in scan.finditer(text)}


_DIGIT_NUMBER = re.compile(
    rf"(?:{_DIGITS})(?:\s?(?P<vulgar>[½¼¾])|\s(?P<n>\d)/(?P<d>\d{{1,2}})\b|\s?×\s?10\^?(?P<exp>[-+−]?\d{{1,3}}))?",
    re.VERBOSE,
)
# How a fraction, odds or lakhs with thousands begin, looked for first because few numbers have one.
_IN_PARTS = re.compile(r"\d{1,3}(?:[/\u2044]|\s(?:in|out|la[kc]))", re.IGNORECASE)
_WORDS = re.compile(rf"(?:{WORD})(?:(?:[\s-]+|\sand\s)(?:{WORD})\b){{0,9}}", re.IGNORECASE)
_REST = re.compile(rf"[\s-]+(?P<and>and\s+)?(?P<words>{_WORDS.pattern})\b(?!\s+(?:million|billion))", re.IGNORECASE)
_FOOT = re.compile(r"-(?:foot|ft) (?:[a-z-]+ )?(?:containers?|box(?:es)?|units?|reefers?)\b")
_SIZE_BEHIND = re.compile(r"(?<=\w)\s+(?:twenty|forty|forty-five)\Z", re.IGNORECASE)
"""The size of what is counted: "thirty [forty]-foot containers"."""
_LEAST_REST = 20
_HALF = re.compile(r"\s+and\s+(?:a|one)[\s-]half\b|\s+and\s+(?:a|one)[\s-]quarter\b", re.IGNORECASE)
_POINT = re.compile(
    r"\s+point(?P<digits>(?:\s+(?:zero|one|two|three|four|five|six|seven|eight|nine))+)\b", re.IGNORECASE
)
# "five (5) million tonnes": the number again in digits, as official prose has it.
_IN_BRACKETS = re.compile(r"\s?\((?P<n>\d[\d,]*)\)")
_A_SCALE = re.compile(r"\ban?\s+(?P<scale>million|billion|thousand|dozen|hundred|trillion)\b", re.IGNORECASE)
# "a hundred and fifty", "a hundred-ten"
_AND_REST = re.compile(
    rf"(?:\s+and\s+|-)(?P<words>(?:{WORD})(?:-(?:{WORD}))?)\b(?!\s+(?:hundred|thousand|million|billion)\b)",
    re.IGNORECASE,
)
_LARGEST = 1e60  # what is larger counts nothing, and would overflow a float once scaled or converted
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def read(text: str, start: int, *, after_currency: bool = False) -> Number | None:
    """The number that begins at ``start``, with the scale word that follows it."""
    if text[start].isdigit() or text[start] == ".":
        return _in_digits(text, start, after_currency=after_currency)
    return part(text, start) or odds(text, start) or _lakhs(text, start) or _in_words(text, start)


def _in_digits(text: str, start: int, *, after_currency: bool) -> Number | None:
    """A number that begins with a digit."""
    if _IN_PARTS.match(text, start):
        special = slashed(text, start) or odds(text, start) or _lakhs(text, start)
        if special:
            return special
    match = _DIGIT_NUMBER.match(text, start)
    if match is None or match.end() - start > 300:  # longer runs of digits overflow a float
        return None
    value = _digits(match)
    if value > _LARGEST:
        return None
    return _with_smaller(text, scaled(text, value, start, match.end(), after_currency=after_currency, in_words=False))


def _in_words(text: str, start: int) -> Number | None:
    """A whole number in words, with its decimals and what follows its scale word."""
    words = _WORDS.match(text, start)
    if words is None:
        return None
    said = _SIZE_BEHIND.sub("", words.group()) if _FOOT.match(text, words.end()) else words.group()
    parsed, end = value_of(said), start + len(said)
    if parsed is None and " and " in words.group():  # "four and five containers": two numbers
        first = words.group().split(" and ")[0]
        parsed, end = value_of(first), start + len(first)
    if parsed is None or words.group().lower() == "half":
        return None
    parsed, end = _completed(text, parsed, end)
    number = _with_rest(text, scaled(text, parsed, start, end, after_currency=False, in_words=True))
    ends_in_thousand = words.group().lower().endswith("thousand") and parsed % 1000 == 0
    if number.scale == 1 and number.end == words.end() and ends_in_thousand:
        return Number(number.value, start, number.end, 1000.0, True, False, parsed / 1000)
    return number


def _completed(text: str, value: float, end: int) -> tuple[float, int]:
    """A number in words with what qualifies it: "five (5)", "sixty [point seven seven]", "two [and a half]"."""
    digits = _IN_BRACKETS.match(text, end)
    if digits and float(digits["n"].replace(",", "")) == value:
        end = digits.end()
    point = _POINT.match(text, end)
    if point:
        value += float("." + "".join(str(int(NUMBER_WORDS[digit.lower()])) for digit in point["digits"].split()))
        end = point.end()
    extra = _HALF.match(text, end)
    if extra:
        value += 0.25 if "quarter" in extra.group() else 0.5
        end = extra.end()
    return value, end


_SMALLER = re.compile(
    r" (?P<n>\d{2,3}(?:,\d{3})?)(?: (?P<scale>thousand|million)\b)?(?= [A-Za-z])(?! (?:foot|feet|ft|m|years?|days?)\b)"
)


def _with_smaller(text: str, number: Number) -> Number:
    """A number with its smaller part after the scale word: "4 thousand 700", "8 billion 865 million"."""
    rest = _SMALLER.match(text, number.end) if number.scale in (1e3, 1e6, 1e9) and number.bare.is_integer() else None
    scale = SCALES[rest["scale"]] if rest and rest["scale"] else 1.0
    if rest is None or scale * (1e6 if "," in rest["n"] else 1e3) != number.scale:
        return number
    value = number.value + int(rest["n"].replace(",", "")) * scale
    return Number(value, number.start, rest.end(), 1.0, False, False, value)


_LAKHS = re.compile(
    rf"(?P<lakhs>\d{{1,3}}|{WORD})\s(?:lakhs?|lacs?)\s(?:and\s)?(?P<thousands>\d{{1,2}}|{WORD})\sthousand\b(?P<crore>\scrores?\b)?",
    re.IGNORECASE,
)


def _lakhs(text: str, start: int) -> Number | None:
    """Lakhs with thousands: "one lakh 10 thousand crore"."""
    match = _LAKHS.match(text, start)
    if match is None:
        return None
    lakhs, thousands = (float(n) if n.isdigit() else value_of(n) or 0.0 for n in (match["lakhs"], match["thousands"]))
    value = (lakhs * 1e5 + thousands * 1e3) * (1e7 if match["crore"] else 1)
    return Number(value, start, match.end(), 1e3, True, False, value)


def _with_rest(text: str, number: Number) -> Number:
    """A number in words with what follows its scale word: "two million [five hundred thousand]"."""
    rest = _REST.match(text, number.end) if number.scale >= 1e6 and number.bare.is_integer() else None
    value = value_of(rest["words"]) if rest else None
    if rest is None or value is None or value >= number.scale or (value < _LEAST_REST and not rest["and"]):
        return number
    return Number(number.value + value, number.start, rest.end(), 1.0, True, False, number.value + value)


def read_article(text: str, start: int) -> Number | None:
    """ "a million", "a dozen": the number whose article stands at ``start``."""
    fraction = a_part(text, start)
    if fraction:
        return fraction
    match = _A_SCALE.match(text, start)
    if match is None:
        return None
    scale = SCALES.get(match["scale"].lower(), 12.0)
    rest = _AND_REST.match(text, match.end()) if scale in (100, 1000) else None
    more = value_of(rest["words"]) if rest else None
    if rest and more and more < scale:
        return Number(scale + more, start, rest.end(), 1.0, True, False, scale + more)
    return Number(scale, start, match.end(), scale, True, False, 1.0)


_GROUPED = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")


def _digits(match: re.Match[str]) -> float:
    surface = match.group()
    if surface.isdecimal():
        return float(surface)
    if _GROUPED.fullmatch(surface):
        return float(surface.replace(",", ""))
    raw = re.match(r"[\d.,\u00a0\u202f \u00b7\u2219\u22c5]*\d(?:[eE][+-]?\d+)?|\.\d+", match.group())[0]  # type: ignore[index]
    if match["exp"]:
        raw = raw.split("×")[0]
    raw = re.sub("[\u00b7\u2219\u22c5]", ".", raw)
    if match["n"]:
        raw = raw[: -len(match["n"])] if raw.endswith(" " + match["n"]) else raw
    raw = re.sub(r"[\u00a0\u202f ]", "", raw)
    if "'" in surface or "’" in surface:
        raw = re.sub("['’]", "", surface)
    if _DECIMAL_COMMA.fullmatch(raw):
        raw = raw.replace(",", ".")
    if raw.count(".") > 1:
        raw = raw.replace(".", "").replace(",", ".")
    value = float(raw.replace(",", ""))
    if match["exp"]:
        value *= 10.0 ** min(int(match["exp"].replace("−", "-")), 99)
    if match["vulgar"]:
        value += _VULGAR[match["vulgar"]]
    if match["n"] and match["d"] and match["d"] != "0":
        value += int(match["n"]) / int(match["d"])
    return value
