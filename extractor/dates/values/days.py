"""Which day a weekday, holiday or day of a month is."""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.dates import ahead
from extractor.dates.calendar import shift_months
from extractor.dates.context import Context
from extractor.dates.expression import Expression
from extractor.dates.holidays import day_of
from extractor.dates.values.years import year_of

_LEAP_YEAR = 2000
_WEEK = timedelta(days=7)


def days_of_month(days: tuple[int, int], month: str | None) -> str | None:
    """The interval of ``days`` in a month whose year may be open."""
    if month is None:
        return None
    number = int(month[5:7]) if month[5:7].isdigit() else 1
    length = monthrange(int(month[:4]) if month[:4].isdigit() else _LEAP_YEAR, number)[1]
    first, last = (day if day > 0 else length + 1 + day for day in days)
    return f"{month}-{first:02d}/{month}-{min(last, length):02d}"


def day_in_month(expression: Expression, month: str | None) -> str | None:
    """The day of "the 23rd of this month" and "the second Thursday of October"; None where the month has none."""
    if month is None or not month[:4].isdigit():
        return f"{month}-{expression.day:02d}" if month and expression.day else None
    first = date.fromisoformat(month[:7] + "-01")
    length = monthrange(first.year, first.month)[1]
    day = expression.day
    if expression.ordinal is not None:
        begin = 1 if expression.ordinal > 0 else length - 6  # its last seven days
        days = ((expression.weekday or 1) - first.replace(day=begin).isoweekday()) % 7
        day = begin + days + 7 * max(expression.ordinal - 1, 0)
    return f"{month[:7]}-{day:02d}" if day and day <= length else None


def day_in_week(expression: Expression, week: str | None) -> str | None:
    """The day of "Tuesday of next week"; without a reference date its weekday alone."""
    match = re.fullmatch(r"(\d{4})-W(\d\d)", week or "")
    if match is None:
        return f"XXXX-WXX-{expression.weekday}"
    return date.fromisocalendar(int(match[1]), int(match[2]), expression.weekday or 1).isoformat()


def day_of_month(expression: Expression, context: Context) -> str | None:
    """ "the 30th": of the month spoken of, else the last one before the reference date; with a weekday, of a month
    near the reference date in which the two agree."""
    day = expression.day or 1
    if expression.weekday is not None:
        if context.reference is None:
            return f"XXXX-XX-{day:02d}"
        months = (shift_months(context.reference.replace(day=1), shift) for shift in (0, -1, 1))
        agree = (m for m in months if day <= monthrange(m.year, m.month)[1])
        days = [m.replace(day=day) for m in agree if m.replace(day=day).isoweekday() == expression.weekday]
        days.sort(key=lambda found: abs(found - context.reference))  # type: ignore[operator]
        return days[0].isoformat() if days else weekday_of(expression, context)
    if context.last_day is not None:
        month = context.last_day
    elif context.reference is not None:
        month = shift_months(context.reference.replace(day=1), 0 if day <= context.reference.day else -1)
    else:
        return None
    return f"{month:%Y-%m}-{day:02d}" if day <= monthrange(month.year, month.month)[1] else None


def holiday_of(expression: Expression, context: Context) -> str | None:
    """The first day of the holiday, in its stated year or the one nearest by tense; its month and day if fixed."""
    name = str(expression.holiday)
    reference = context.reference
    year = expression.year
    if year is None and expression.year_offset is not None and reference is not None:
        year = reference.year + expression.year_offset
    if year is None and reference is not None:
        near = day_of(name, reference.year)
        if near is None:
            return None
        year = int(year_of(expression, context, near.month, near.day))
    if year is None:
        first, second = day_of(name, 2019), day_of(name, 2020)
        return f"XXXX-{first:%m-%d}" if first and second and (first.day == second.day) else None
    day = day_of(name, year)
    return day.isoformat() if day else None


def weekday_of(expression: Expression, context: Context) -> str | None:
    """The day of "Friday", "last Friday", "next Friday": by tense where nothing tells, else before or after today."""
    reference = context.reference
    if reference is None:
        return f"XXXX-WXX-{expression.weekday}"
    days = ((expression.weekday or 1) - reference.isoweekday()) % 7
    offset = expression.offset
    if offset is None:
        coming = reference + timedelta(days=days)
        return (coming if not days or ahead.lies_ahead(expression, context, coming) else coming - _WEEK).isoformat()
    if offset > 0:
        return (reference + timedelta(days=days or 7)).isoformat()
    if offset < 0:
        return (reference - timedelta(days=7 - days)).isoformat()
    return (reference + timedelta(days=days if days <= 3 else days - 7)).isoformat()
