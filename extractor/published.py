"""The publication date as the caller gives it."""

import re
from contextlib import suppress
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
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b.*")

Published = str | date | None
"""A publication date as callers give it; `datetime` and pandas' Timestamp are dates too."""


def parse_published(value: Published) -> str | None:
    """``value`` as YYYY-MM-DD; the calendar day as written, whatever its zone.

    Accepts ISO 8601 dates and timestamps, RFC 2822 (``Mon, 18 Nov 2024 09:30:00 +0800``), year-first dates
    (``2024/11/18``) and dates with the month in English words (``18 Nov 2024``, ``November 18, 2024``), and dates and
    timestamps of Python and pandas. All-digit dates that do not start with the year are refused, since 03/04/2024 is
    two days. None, blank text, NaN and NaT mean unknown.

    Raises ValueError naming the value and the form expected, TypeError if it is neither text nor a date.
    """
    if value is None or value != value:  # NaN and NaT, by which data frames mark what is missing, equal nothing
        return None
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if not isinstance(value, str):
        raise TypeError(f"published must be text such as 2024-11-18 or a date, got {type(value).__name__}")
    stripped = value.strip()
    if not stripped:
        return None
    if len(stripped) <= 80:  # the longest real forms have half of that
        for read in (_iso, _rfc_2822, _in_words, _year_first):
            try:
                day = read(stripped)
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
            if day is not None:
                return day.isoformat()
        if match := _YEAR_LAST.fullmatch(stripped):
            raise ValueError(f"publication date {value[:80]!r} is ambiguous: {_readings(match)}")
    raise ValueError(f"publication date {value[:80]!r} is not an ISO date such as 2024-11-18")


def _readings(match: re.Match[str]) -> str:
    """What a date in figures that does not begin with the year may mean, and how to write it."""
    first, _, second, year = match.groups()
    days = []
    for month, day in ((second, first), (first, second)):
        with suppress(ValueError):
            days.append(date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)).isoformat())
    written = " or ".join(dict.fromkeys(days)) or "2024-11-18"
    return f"its figures do not say which is the month; write the year first, {written}"


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
