"""The publication date as the caller gives it."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january|february|march|april|may|june|july|august|september|october|november|december".split("|"), 1
    )
    for name in (names, names[:3])
} | {"sept": 9}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
# What may follow the day without changing it: a clock time as archives print it, never another date.
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}.*)?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}}){_ORDINAL}[\s-]+([a-z]+)\.?,?[\s-]+(\d{{4}}){_CLOCK}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}([a-z]+)\.?\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}}){_CLOCK}", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[/.](\d{{1,2}})[/.](\d{{1,2}}){_CLOCK}")


def parse_published(value: str | None) -> str | None:
    """``value`` as YYYY-MM-DD; the calendar day as written, whatever its zone.

    Accepts ISO 8601 dates and timestamps, RFC 2822 (``Mon, 18 Nov 2024 09:30:00 +0800``), year-first dates
    (``2024/11/18``) and dates with the month in English words (``18 Nov 2024``, ``November 18, 2024``). All-digit
    dates that do not start with the year are refused, since 03/04/2024 is two days. None and blank text mean unknown.

    Raises ValueError naming the value and the form expected.
    """
    if value is None or not value.strip():
        return None
    stripped = value.strip()
    if len(stripped) <= 80:  # the longest real forms have half of that
        for read in (_iso, _rfc_2822, _in_words, _year_first):
            try:
                day = read(stripped)
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
            if day is not None:
                return day.isoformat()
    raise ValueError(f"publication date {value[:80]!r} is not an ISO date such as 2024-11-18")


def _iso(value: str) -> date:
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value).date()


def _rfc_2822(value: str) -> date | None:
    # The standard library also reads shorter strings, filling in what is missing; only the full form counts.
    return parsedate_to_datetime(value).date() if value.count(":") >= 1 and value[:3].isalpha() else None


def _in_words(value: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(value):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(value):
        month, day, year = match.groups()
    else:
        return None
    number = _MONTHS.get(month.lower())
    return None if number is None else date(int(year), number, int(day))


def _year_first(value: str) -> date | None:
    match = _YEAR_FIRST.fullmatch(value)
    return None if match is None else date(*map(int, match.groups()))
