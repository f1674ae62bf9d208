"""Calendar arithmetic on TIMEX3 values."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from extractor.dates.lexicon import SEASON_MONTHS


def shift_months(day: date, months: int) -> date:
    """The same day of the month some months away, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """The ISO week of a day, as 2025-W10."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date, offset: int = 0) -> str:
    """The quarter of a day, or one some quarters away, as 2024-Q1."""
    moved = shift_months(day, 3 * offset)
    return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[str | None, str | None]:
    """First and last calendar day (YYYY-MM-DD) or minute (YYYY-MM-DDThh:mm) that any date value covers.

    Serves values found in the text and values that facts put together. Intervals are covered from the first of their
    first end to the last of their last. None where an end is open or cannot be known; both are None for lengths of
    time, recurring times, and what is no value or ends before it begins. Raises nothing.
    """
    if "/" in value and not value.startswith("P"):
        first, _, last = value.partition("/")
        begins, ends = bounds(first)[0], bounds(last)[1]
        return (None, None) if begins and ends and begins[:10] > ends[:10] else (begins, ends)
    if value.startswith(("P", "T", "XXXX")) or value.endswith("_REF"):
        return None, None
    try:
        return _cover(value)
    except (ValueError, OverflowError):
        return None, None


_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):?(\d{2})?")


def _cover(value: str) -> tuple[str | None, str | None]:
    clock = _CLOCK.fullmatch(value)
    if clock:
        minute = f"{clock[1]}T{clock[2]}:{clock[3] or '00'}"
        if clock[2] == "24":  # midnight at the end of the day
            minute = f"{date.fromisoformat(clock[1]) + timedelta(days=1)}T00:{clock[3] or '00'}"
        return minute, minute
    day_part = value.split("T")[0]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day_part):
        date.fromisoformat(day_part)
        return day_part, day_part
    if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5 if match[3] else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, int(match[1]), 3 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), 6 * int(match[2]) - 5, int(match[1]), 6 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        begins, ends = SEASON_MONTHS[match[2]]
        year = int(match[1])
        return _months(year, begins, year + (ends < begins), ends)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return _months(int(match[1]), int(match[2]), int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{2,4}", value):
        width = 4 - len(value)
        return f"{value}{'0' * width}-01-01", f"{value}{'9' * width}-12-31"
    return None, None


def _months(year: int, first: int, last_year: int, last: int) -> tuple[str, str]:
    start = date(year, first, 1)
    end = date(last_year, last, monthrange(last_year, last)[1])
    return start.isoformat(), end.isoformat()
