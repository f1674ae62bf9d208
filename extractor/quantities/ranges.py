"""The upper end of a range: "5,000-7,000", "5 to 7 million", "between 3 and 5", "1 per cent to 1.5 per cent"."""

import re
from collections.abc import Callable

from extractor.quantities import change_words, changes, units
from extractor.quantities.currency_names import CURRENCY_CODES, CURRENCY_SIGNS
from extractor.quantities.mention import Quantity, Unit
from extractor.quantities.number_words import Number
from extractor.quantities.numbers import START, read
from extractor.quantities.scales import times

_LINK = re.compile(
    r"-to-(?=\d)|\s*[-–—−]\s*(?=[\d$€£¥]|[a-z]+\b)|-?\s+to\s+|\s+up\s+to\s+|-\s+or\s+|\s+or\s+|\s+and\s+"
)
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}\Z")
_OF = re.compile(r"\bof\s+(?:(?:about|around|some|between|up to)\s+)?\Z")
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.I)
_CURRENCY_NEXT = re.compile(
    "|".join(sorted(map(re.escape, CURRENCY_SIGNS), key=len, reverse=True)) + "|" + "|".join(sorted(CURRENCY_CODES))
)
_THEN_TO = re.compile(r"\s+to\s+\d")
_DASHES = "-–—−"


def extend(
    text: str,
    number: Number,
    quantity: Quantity,
    sentence_start: int,
    is_taken: Callable[[int, int], bool],
    *,
    unit: Unit | None,
    after_currency: bool,
) -> Number | None:
    """Give ``quantity`` the upper end that follows ``number``; the number read there, or ``None`` without a range.

    ``unit`` is what follows ``number`` itself, if that is not money behind its currency.
    """
    link = _link(text, number, unit)
    if link is None or not link.group().strip():
        return None
    word = _joins(text, link, number, quantity, sentence_start)
    if word is None:
        return None
    position = link.end()
    sign = _CURRENCY_NEXT.match(text, position) if after_currency else None
    if sign:
        position = sign.end() + (text[sign.end() : sign.end() + 1] == " ")
    if not START.match(text, position) or (word in _DASHES and number.in_words and word not in "-–"):
        return None
    high = read(text, position, after_currency=after_currency)
    if high is None or is_taken(position, high.end):
        return None
    low = number.value
    if number.scale == 1 and high.scale > 1 and number.value < high.bare * 10:
        low = times(number.value, high.scale)
    if high.value <= low or high.value > _widest(word, low, after_currency):
        return None
    quantity.value, quantity.high = low, high.value
    quantity.scale = max(number.scale, high.scale)
    return high


def _widest(word: str, low: float, after_currency: bool) -> float:
    """The largest upper end that ``word`` can give to ``low``."""
    if word == "or":
        return 3 * low
    if word in _DASHES:
        return 100 * max(low, 1)
    if word == "to" and not after_currency and low > 0:
        return 50 * max(low, 1)
    return float("inf")


def _joins(text: str, link: re.Match[str], number: Number, quantity: Quantity, sentence_start: int) -> str | None:
    """The word of ``link`` when it makes a range there, not two levels or two things."""
    word = link.group().strip().replace("-to-", "to")
    before = text[max(0, quantity.start - 24) : quantity.start]
    since = _FROM.search(before)
    if word == "up to":
        word = "to" if since else ""
    if word == "and" and not _BETWEEN.search(before):
        return None
    if word == "to" and since:
        clause = text[max(sentence_start, quantity.start - 160) : quantity.start]
        if change_words.has_change(clause) and not _then_to(text, link.end()):
            return None  # "rose from 10 to 20": two levels, not a range
    elif word == "to" and changes.is_change(before) and not _OF.search(before):
        return None  # "slid 2 percent to 48 percent": a change and a level
    if word == "or" and not (number.in_words or number.value < 20):
        return None
    return word or None


def _link(text: str, number: Number, unit: Unit | None) -> re.Match[str] | None:
    """The "to" of "5 to 7 percent", also where both ends carry the unit: "1 per cent to 1.5 per cent"."""
    link = _LINK.match(text, unit.end) if unit else None
    if unit and link and "or" not in link.group() and START.match(text, link.end()):
        high = read(text, link.end())
        again = units.after(text, high.end) if high else None
        if again is not None and again.symbol == unit.symbol and "point" not in text[number.end : unit.end]:
            return link
    return _LINK.match(text, number.end)


def _then_to(text: str, position: int) -> bool:
    """Whether the number at ``position`` is followed by one more "to": "from [5 to 7 percent] to 3 percent"."""
    number = read(text, position) if START.match(text, position) else None
    if number is None:
        return False
    unit = units.after(text, number.end)
    return bool(_THEN_TO.match(text, unit.end if unit else number.end))
