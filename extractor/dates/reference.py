"""The reference date that an article without a publication date gives of itself."""

import re
from collections.abc import Sequence
from datetime import date

from extractor.dates.expression import Expression
from extractor.dates.tense import tense_at

_DATELINE = re.compile(r"[.,]?\s*(?:\([^()\n]{1,40}\)\s*)?(?:--|[-–—:])\s?|\s*\n|\s*\Z")
"""Behind the day of a dateline: "BEIJING, April 16, 2025 (Xinhua) --", or the end of a line of its own."""
_LATEST_DATELINE = 200
_FIRST_SENTENCES = 4


def stated_reference(text: str, found: Sequence[Expression], sentences: list[tuple[int, int]]) -> date | None:
    """The day of the dateline, else the first full date that the opening sentences give for their news.

    A planned day, and one end of a period ("since 18 July 2013"), is no day of news.
    """
    opening_ends = sentences[min(_FIRST_SENTENCES, len(sentences)) - 1][1] if sentences else 0
    first: date | None = None
    for expression in found:
        if expression.from_char > max(opening_ends, _LATEST_DATELINE):
            break
        day = _full_day(expression)
        if day is None:
            continue
        dateline = expression.from_char < _LATEST_DATELINE and _DATELINE.match(text, expression.to_char)
        if dateline:
            return day
        if first is None and expression.from_char < opening_ends and not _is_planned(text, expression, sentences):
            first = day
    return first


def _full_day(expression: Expression) -> date | None:
    """The calendar day of an expression that states year, month and day itself."""
    if expression.kind not in ("date", "time") or expression.open_end or expression.ends is not None:
        return None
    if expression.value is not None:
        match = re.match(r"\d{4}-\d{2}-\d{2}", expression.value)
        stated = match.group() if match else ""
    elif expression.year and expression.month and expression.day:
        stated = f"{expression.year:04d}-{expression.month:02d}-{expression.day:02d}"
    else:
        return None
    try:
        return date.fromisoformat(stated)
    except ValueError:
        return None


def _is_planned(text: str, expression: Expression, sentences: list[tuple[int, int]]) -> bool:
    start, end = expression.from_char, expression.to_char
    sentence = next((bounds for bounds in sentences if bounds[0] <= start < bounds[1]), (0, len(text)))
    return tense_at(text, start, end, sentence) == "future"
