"""Reads parts of a whole: "two thirds", "2/3 of", "half a million", "a quarter of a million", "one in five"."""

import re

from extractor.quantities.lexicon import FRACTIONS, NUMBER_WORDS, SCALES
from extractor.quantities.number_words import WORD, Number, value_of

_SLASHED = re.compile(r"(?P<n>\d{1,2})[/\u2044](?P<d>\d{1,3})\b(?=\s+of\b|[\s-](?:inch|mile|price|full|owned|stake))")
_HALF_A = re.compile(r"half\s+an?\s+(?P<scale>million|billion|thousand|dozen|hundred|trillion)\b", re.IGNORECASE)
_A_FRACTION = re.compile(r"\ban?\s+(?P<d>third|quarter|fifth|tenth)(?=\s+of\b)", re.IGNORECASE)
_FRACTION = re.compile(rf"(?P<n>\w+)[\s-](?P<d>{'|'.join(FRACTIONS)})\b", re.IGNORECASE)
_ROUND = frozenset({3, 4, 5, 10, 20, 100, 1000})  # "two in seven races" is not a share
_ODDS = re.compile(
    rf"(?P<n>(?!half|dozen|zero)(?:{WORD})|\d)\s(?:in|out\sof)\s(?:every\s)?(?P<of>(?:{WORD})(?:[\s-](?:{WORD}))?|\d{{1,4}})"
    r"\b(?![,.:/-]\w|[%])",
    re.IGNORECASE,
)
_ONE_HALF = re.compile(r"one[ -]half\b(?! (?:hundred|thousand|million|billion|dozen))", re.IGNORECASE)


def slashed(text: str, start: int) -> Number | None:
    """A fraction in digits: "2/3 of"."""
    match = _SLASHED.match(text, start)
    if match is None or not 0 < int(match["n"]) < int(match["d"]):
        return None
    value = int(match["n"]) / int(match["d"])
    return Number(value, start, match.end(), is_fraction=True, bare=value)


def part(text: str, start: int) -> Number | None:
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


def a_part(text: str, start: int) -> Number | None:
    """A part with its article: "a third of"."""
    fraction = _A_FRACTION.match(text, start)
    return _of_a_scale(text, FRACTIONS[fraction["d"].lower()], start, fraction.end()) if fraction else None


def odds(text: str, start: int) -> Number | None:
    """A share told as odds: "one in five", "nine out of 10"."""
    match = _ODDS.match(text, start)
    if match is None:
        return None
    part, whole = (float(n) if n.isdigit() else value_of(n) for n in (match["n"], match["of"]))
    if not part or not whole or part >= whole or (part > 1 and (whole not in _ROUND or " out " in match.group())):
        return None
    return Number(part / whole, start, match.end(), 1.0, True, True, part / whole)


def is_odds(surface: str) -> bool:
    """Whether a number is written as odds."""
    return " in " in surface or " out of " in surface


def _of_a_scale(text: str, part: float, start: int, end: int) -> Number:
    """A fraction, of a scale word if one follows: "a quarter [of a million]"."""
    scale = _OF_A_SCALE.match(text, end)
    if scale is None:
        return Number(part, start, end, 1.0, True, True, part)
    factor = SCALES.get(scale["scale"].lower(), 12.0)
    return Number(part * factor, start, scale.end(), factor, True, False, part)


_OF_A_SCALE = re.compile(r"\s+of\s+an?\s+(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)
