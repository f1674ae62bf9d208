"""Reads numbers as they are written in news: 1,234 · 1.234.567 · 1 234 · 2½ · two and a half million · 1.3m."""

import re
from typing import NamedTuple

from extractor.quantities.lexicon import FRACTIONS, NUMBER_WORDS, SCALES

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
_ALL_WORDS = sorted({*NUMBER_WORDS, "hundred", "thousand"}, key=len, reverse=True)
_WORD = "|".join(_ALL_WORDS)
START = re.compile(rf"(?:{_DIGITS})|\b(?:{_WORD})\b", re.VERBOSE | re.IGNORECASE)
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
_INITIALS = "".join(sorted({word[0] for word in _ALL_WORDS}))
_WORDS_SCAN = re.compile(
    rf"[aA{_INITIALS}{_INITIALS.upper()}](?<!\w\w)(?:(?i:"
    + "|".join(
        rf"(?<={initial})(?:{'|'.join(word[1:] for word in _ALL_WORDS if word[0] == initial)})" for initial in _INITIALS
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
_SLASHED = re.compile(r"(?P<n>\d{1,2})[/\u2044](?P<d>\d{1,3})\b(?=\s+of\b|[\s-](?:inch|mile|price|full|owned|stake))")
# How a fraction, odds or lakhs with thousands begin, looked for first because few numbers have one.
_IN_PARTS = re.compile(r"\d{1,3}(?:[/\u2044]|\s(?:in|out|la[kc]))", re.IGNORECASE)
_WORDS = re.compile(rf"(?:{_WORD})(?:(?:[\s-]+|\sand\s)(?:{_WORD})\b){{0,9}}", re.IGNORECASE)
_REST = re.compile(rf"[\s-]+(?P<and>and\s+)?(?P<words>{_WORDS.pattern})\b(?!\s+(?:million|billion))", re.IGNORECASE)
_FOOT = re.compile(r"-(?:foot|ft) (?:[a-z-]+ )?(?:containers?|box(?:es)?|units?|reefers?)\b")
_SIZE_BEHIND = re.compile(r"(?<=\w)\s+(?:twenty|forty|forty-five)\Z", re.IGNORECASE)
"""The size of what is counted: "thirty [forty]-foot containers"."""
_LEAST_REST = 20
_SCALE = re.compile(
    r"(?P<gap>[\s-]?)(?P<scale>[A-Za-z]+)\b"
    r"(?:(?<=Mio|Mrd|Tsd|mln|bln|mio|mrd)\.(?= (?:t|tkm|tonnes?|tons?|TEU|euros?)\b))?"
)
_HALF = re.compile(r"\s+and\s+(?:a|one)[\s-]half\b|\s+and\s+(?:a|one)[\s-]quarter\b", re.IGNORECASE)
_POINT = re.compile(
    r"\s+point(?P<digits>(?:\s+(?:zero|one|two|three|four|five|six|seven|eight|nine))+)\b", re.IGNORECASE
)
# "five (5) million tonnes": the number again in digits, as official prose has it.
_IN_BRACKETS = re.compile(r"\s?\((?P<n>\d[\d,]*)\)")
_HALF_A = re.compile(r"half\s+an?\s+(?P<scale>million|billion|thousand|dozen|hundred|trillion)\b", re.IGNORECASE)
_A_FRACTION = re.compile(r"\ban?\s+(?P<d>third|quarter|fifth|tenth)(?=\s+of\b)", re.IGNORECASE)
_A_SCALE = re.compile(r"\ban?\s+(?P<scale>million|billion|thousand|dozen|hundred|trillion)\b", re.IGNORECASE)
# "a hundred and fifty", "a hundred-ten"
_AND_REST = re.compile(
    rf"(?:\s+and\s+|-)(?P<words>(?:{_WORD})(?:-(?:{_WORD}))?)\b(?!\s+(?:hundred|thousand|million|billion)\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?P<n>\w+)[\s-](?P<d>thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b", re.IGNORECASE
)
_ROUND = frozenset({3, 4, 5, 10, 20, 100, 1000})  # "two in seven races" is not a share
_ODDS = re.compile(
    rf"(?P<n>(?!half|dozen|zero)(?:{_WORD})|\d)\s(?:in|out\sof)\s(?:every\s)?(?P<of>(?:{_WORD})(?:[\s-](?:{_WORD}))?|\d{{1,4}})"
    r"\b(?![,.:/-]\w|[%])",
    re.IGNORECASE,
)
_LARGEST = 1e60  # what is larger counts nothing, and would overflow a float once scaled or converted
_ONE_HALF = re.compile(r"one[ -]half\b(?! (?:hundred|thousand|million|billion|dozen))", re.IGNORECASE)
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_CAPITAL_SCALES = frozenset("Million Billion Trillion Crore Crores Cr Lakh Lakhs Mn Bn Mio Mrd Tsd".split())
# Letters that scale a number only when they touch it, or with a currency before: "1.3m TEU", "$5b".
_SHORT_SCALES = frozenset("m b k".split())


class Number(NamedTuple):
    """A number read from text."""

    value: float
    start: int
    end: int
    scale: float = 1.0
    in_words: bool = False
    is_fraction: bool = False
    bare: float = 0.0  # the value before scaling


def read(text: str, start: int, *, after_currency: bool = False) -> Number | None:
    """The number that begins at ``start``, with the scale word that follows it."""
    if text[start].isdigit() or text[start] == ".":
        return _in_digits(text, start, after_currency=after_currency)
    return _part(text, start) or _odds(text, start) or _lakhs(text, start) or _in_words(text, start)


def _in_digits(text: str, start: int, *, after_currency: bool) -> Number | None:
    """A number that begins with a digit."""
    if _IN_PARTS.match(text, start):
        special = _slashed(text, start) or _odds(text, start) or _lakhs(text, start)
        if special:
            return special
    match = _DIGIT_NUMBER.match(text, start)
    if match is None or match.end() - start > 300:  # longer runs of digits overflow a float
        return None
    value = _digits(match)
    if value > _LARGEST:
        return None
    return _with_smaller(text, _scaled(text, value, start, match.end(), after_currency=after_currency, in_words=False))


def _slashed(text: str, start: int) -> Number | None:
    """A fraction in digits: "2/3 of"."""
    match = _SLASHED.match(text, start)
    if match is None or not 0 < int(match["n"]) < int(match["d"]):
        return None
    value = int(match["n"]) / int(match["d"])
    return Number(value, start, match.end(), is_fraction=True, bare=value)


def _part(text: str, start: int) -> Number | None:
    """A part in words: "half a million", "one half", "two thirds"."""
    half = _HALF_A.match(text, start)
    if half:
        scale = SCALES.get(half["scale"].lower(), 12.0)
        return Number(0.5 * scale, start, half.end(), scale, True, False, 0.5)
    one_half = _ONE_HALF.match(text, start)
    if one_half:
        return _of_a_scale(text, 0.5, start, one_half.end())
    fraction = _FRACTION.match(text, start)
    if fraction and NUMBER_WORDS.get(fraction["n"].lower(), 0) >= 1:
        value = NUMBER_WORDS[fraction["n"].lower()] * FRACTIONS[fraction["d"].lower()]
        return _of_a_scale(text, value, start, fraction.end())
    return None


def _in_words(text: str, start: int) -> Number | None:
    """A whole number in words, with its decimals and what follows its scale word."""
    words = _WORDS.match(text, start)
    if words is None:
        return None
    said = _SIZE_BEHIND.sub("", words.group()) if _FOOT.match(text, words.end()) else words.group()
    parsed, end = _words(said), start + len(said)
    if parsed is None and " and " in words.group():  # "four and five containers": two numbers
        first = words.group().split(" and ")[0]
        parsed, end = _words(first), start + len(first)
    if parsed is None or words.group().lower() == "half":
        return None
    parsed, end = _completed(text, parsed, end)
    number = _with_rest(text, _scaled(text, parsed, start, end, after_currency=False, in_words=True))
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


def _odds(text: str, start: int) -> Number | None:
    """A share told as odds: "one in five", "nine out of 10"."""
    match = _ODDS.match(text, start)
    if match is None:
        return None
    part, whole = (float(n) if n.isdigit() else _words(n) for n in (match["n"], match["of"]))
    if not part or not whole or part >= whole or (part > 1 and (whole not in _ROUND or " out " in match.group())):
        return None
    return Number(part / whole, start, match.end(), 1.0, True, True, part / whole)


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
    rf"(?P<lakhs>\d{{1,3}}|{_WORD})\s(?:lakhs?|lacs?)\s(?:and\s)?(?P<thousands>\d{{1,2}}|{_WORD})\sthousand\b(?P<crore>\scrores?\b)?",
    re.IGNORECASE,
)


def _lakhs(text: str, start: int) -> Number | None:
    """Lakhs with thousands: "one lakh 10 thousand crore"."""
    match = _LAKHS.match(text, start)
    if match is None:
        return None
    lakhs, thousands = (float(n) if n.isdigit() else _words(n) or 0.0 for n in (match["lakhs"], match["thousands"]))
    value = (lakhs * 1e5 + thousands * 1e3) * (1e7 if match["crore"] else 1)
    return Number(value, start, match.end(), 1e3, True, False, value)


def is_odds(surface: str) -> bool:
    """Whether a number is written as odds."""
    return " in " in surface or " out of " in surface


def _with_rest(text: str, number: Number) -> Number:
    """A number in words with what follows its scale word: "two million [five hundred thousand]"."""
    rest = _REST.match(text, number.end) if number.scale >= 1e6 and number.bare.is_integer() else None
    value = _words(rest["words"]) if rest else None
    if rest is None or value is None or value >= number.scale or (value < _LEAST_REST and not rest["and"]):
        return number
    return Number(number.value + value, number.start, rest.end(), 1.0, True, False, number.value + value)


def read_article(text: str, start: int) -> Number | None:
    """ "a million", "a dozen": the number whose article stands at ``start``."""
    fraction = _A_FRACTION.match(text, start)
    if fraction:
        return _of_a_scale(text, FRACTIONS[fraction["d"].lower()], start, fraction.end())
    match = _A_SCALE.match(text, start)
    if match is None:
        return None
    scale = SCALES.get(match["scale"].lower(), 12.0)
    rest = _AND_REST.match(text, match.end()) if scale in (100, 1000) else None
    more = _words(rest["words"]) if rest else None
    if rest and more and more < scale:
        return Number(scale + more, start, rest.end(), 1.0, True, False, scale + more)
    return Number(scale, start, match.end(), scale, True, False, 1.0)


def _of_a_scale(text: str, part: float, start: int, end: int) -> Number:
    """A fraction, of a scale word if one follows: "a quarter [of a million]"."""
    scale = _OF_A_SCALE.match(text, end)
    if scale is None:
        return Number(part, start, end, 1.0, True, True, part)
    factor = SCALES.get(scale["scale"].lower(), 12.0)
    return Number(part * factor, start, scale.end(), factor, True, False, part)


_OF_A_SCALE = re.compile(r"\s+of\s+an?\s+(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)


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


def _words(phrase: str) -> float | None:
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", phrase.lower()):
        if word == "and":
            continue
        if word in ("hundred", "thousand"):
            total, current = (
                (total, (current or 1) * 100) if word == "hundred" else (total + (current or 1) * 1000, 0.0)
            )
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "half":
            current += 0.5
        else:
            value = NUMBER_WORDS[word]
            if current and (current % 10 or (value > 9 and current % 100)):
                return None  # "two three" is no number
            current += value
    return total + current


def _scaled(text: str, value: float, start: int, end: int, *, after_currency: bool, in_words: bool) -> Number:
    factor = 1.0
    for _ in range(2):  # "1.27 lakh crore"
        scale = scale_at(text, end, after_currency=after_currency)
        if scale is None:
            break
        factor *= scale[0]
        end = scale[1]
    return Number(times(value, factor), start, end, factor, in_words, False, value)


def times(value: float, factor: float) -> float:
    """``value`` scaled, without the crumbs of binary arithmetic: 16.9 billion is 16,900,000,000."""
    return value if factor == 1 else float(f"{value * factor:.14g}")


def scale_at(text: str, position: int, *, after_currency: bool = False) -> tuple[float, int] | None:
    """The factor of a scale word at ``position`` and where it ends."""
    match = _SCALE.match(text, position)
    if match is None:
        return None
    raw = match["scale"]
    word = raw.lower()
    factor = SCALES.get(word)
    if raw in ("M", "B") and match["gap"] and after_currency:
        return SCALES[word], match.end()
    if (
        raw in ("M", "B", "K")
        and (not match["gap"] or raw == "B")
        and re.match(r"\s+[a-z]", text[match.end() : match.end() + 3])
    ):
        return SCALES[word], match.end()
    if factor is None or (raw[0].isupper() and len(raw) > 1 and raw not in _CAPITAL_SCALES):
        return None
    if word == "mil":
        return None if match["gap"] and not after_currency else (factor, match.end())
    if word in _SHORT_SCALES:
        return _short_scale(text, match, factor, after_currency=after_currency)
    return factor, match.end()


_BILLIONS = re.compile(r"b\. [a-z]")  # "2.1 b. last year"


def _short_scale(text: str, match: re.Match[str], factor: float, *, after_currency: bool) -> tuple[float, int] | None:
    """A letter that scales: "1.3m TEU", "$5 m", "2.1 b. euros"; not "5 m of track"."""
    end = match.end()
    stopped = text.startswith(".", end) and (_counts_after(text, end + 1) or bool(_BILLIONS.match(text, end - 1)))
    if not (after_currency or stopped or _counts_after(text, end)):
        return None
    if match["gap"] and not (stopped or (after_currency and match["gap"] != "-")):
        return None
    return factor, end + stopped


_COUNTED = re.compile(
    r"\s?(?:-\d|tonnes?\b|tons?\b|t\b|teu|TEU|people|containers|barrels|passengers|units|cars|vehicles|km\b|of\b"
    r"|carloads|journeys|trips|sales|users|customers|households|subscribers|visitors|viewers|downloads|homes|residents"
    r"|workers|jobs|animals|votes|shares|copies|transactions|orders|parcels|items|pieces|bottles|tourists|children"
    r"|students|patients|doses|tests|employees|travellers|travelers"
    r"|(?:(?:US|Swiss|Canadian|Australian|Hong Kong|Malaysian|South African|Danish|Swedish|Norwegian|Czech) )?"
    r"(?:ringgits?|euros?|dollars?|pounds|yuan|renminbi|rupees|rand|rou?bles|tenge|zlotys?|francs?|lira|pesos|reais|won|yen|baht|shillings|naira"
    r"|krone|kroner|kronor|forints?|crowns)\b)"
)


_OF_LENGTH = re.compile(
    r"\s?of\s+(?:(?:the|its|new|old|single|double|main|rail|railway|concrete|steel|copper|overhead|underground)\s+){0,3}"
    r"(?:tracks?|lines?|rails?|railway|sidings?|cables?|wires?|catenary|pipes?|pipeline|fenc\w+|walls?|roads?|tunnels?"
    r"|quays?|berths?|embankments?|platforms?|viaducts?|bridges?|conveyors?|elevation|altitude|headroom|clearance)\b"
)


def _counts_after(text: str, position: int) -> bool:
    """Whether "m" at ``position`` means million: something is counted in it, and not metres of track."""
    return bool(_COUNTED.match(text, position)) and not _OF_LENGTH.match(text, position)
