"""Gives expressions their TIMEX3 value, against the reference date and what the text said before.

Values follow ISO 8601 as TIMEX3 uses it (ISO-TimeML, ISO 24617-1): 2024-11-17, 2024-Q1, 2025-W10, P14D,
2024-11-17TEV. A part that cannot be known stays X: XXXX-11-17.
"""

import re
from datetime import date, timedelta

from extractor.dates import fiscal
from extractor.dates.calendar import bounds, shift_months, week_value
from extractor.dates.context import Context, note
from extractor.dates.expression import Expression
from extractor.dates.lexicon import SEASON_MONTHS
from extractor.dates.values.days import day_in_month, day_in_week, day_of_month, days_of_month, holiday_of, weekday_of
from extractor.dates.values.offsets import length_of, moved, recurrence_of
from extractor.dates.values.units import quarter_told, unit_of
from extractor.dates.values.years import relative_year, year_of


def resolve(expression: Expression, context: Context) -> str | None:
    """The value of ``expression``; None if it cannot be said at all. Notes it in the context."""
    try:
        value = _RESOLVERS[expression.kind](expression, context)
        if value is None and expression.rule == "dates.time_of_day":
            value = f"T{expression.time}"  # "9:28 this morning" of a text without a date
        if value is not None and expression.rule in _RECURRING:
            context.recurring = context.sentence
        if value is not None and expression.kind in ("date", "time", "offset", "interval"):
            note(value, expression, context)
    except (OverflowError, ValueError):  # outside the calendar, such as the year before the year 1
        return None
    if value is None and context.reference is None:
        value = _unresolved(expression)
    return f"{value.partition('/')[0]}/.." if value is not None and expression.open_end == "since" else value


_RECURRING = ("dates.weekdays", "dates.every_weekday", "dates.every")

_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "P": "XXXX-QX",
         "Y": "XXXX", "E": "XXX", "C": "XX"}  # fmt: skip


def _unresolved(expression: Expression) -> str | None:
    """The value of "last year" or "yesterday" where no reference date is known: its precision, with X for digits."""
    if expression.kind not in ("date", "time", "offset") or expression.ends is not None:
        return None
    if expression.day is not None:
        return f"XXXX-XX-{expression.day:02d}"
    unit = "Y" if expression.year_offset is not None else expression.unit
    value = "XXXX" if expression.unit == "match" else _OPEN.get(unit or "")
    return f"{value}T{expression.time}" if value and expression.kind == "time" and expression.time else value


def _interval(expression: Expression, context: Context) -> str | None:
    if expression.direction == "to":
        return _ending(expression, context)
    if expression.ends is not None:
        return _range(expression, context)
    if expression.span_days is not None:
        return days_of_month(expression.span_days, resolve(expression.parts[0], context)) if expression.parts else None
    if expression.value is not None:
        return expression.value
    if expression.rule in ("dates.year_range", "dates.plan_period") or (
        expression.last_year is not None and not expression.half and not expression.span_months
    ):
        if expression.fiscal and context.fiscal_start and expression.year:
            return fiscal.months_of(expression.year, 1, 12, context.fiscal_start)
        return f"{expression.year}/{expression.last_year}"
    month, span = (expression.span_months[1], 1) if expression.span_months else (_first_month(expression), 6)
    year = year_of(expression, context, month, span=span)
    if expression.half is not None:
        first, last = ((1, 6), (7, 12))[expression.half - 1]
    elif expression.span_months is not None:
        first, last = expression.span_months
    elif expression.span_weeks is not None:
        return f"{year}-W{expression.span_weeks[0]:02d}/{year}-W{expression.span_weeks[1]:02d}"
    else:
        return None
    if expression.fiscal and year.isdigit() and context.fiscal:
        return fiscal.months_of(fiscal.begin(expression, int(year), context), first, last, context.fiscal[0])
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _ending(expression: Expression, context: Context) -> str | None:
    """The days or months of a length of time that ends with a given day or month."""
    last = resolve(expression.ends[1], context)  # type: ignore[index]
    months = {"M": 1, "Q": 3, "Y": 12}.get(expression.unit or "")
    days = {"D": 1, "W": 7}.get(expression.unit or "")
    amount = int(expression.amount or 1)
    if last is None or not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", last):
        return f"../{last}" if last else None
    if len(last) == 7:
        end = date.fromisoformat(last + "-01")
        return f"{shift_months(end, 1 - amount * months):%Y-%m}/{last}" if months else None
    end = date.fromisoformat(last)
    if days:
        return f"{end - timedelta(days=amount * days - 1)}/{last}"
    if months:
        return f"{shift_months(end + timedelta(days=1), -amount * months)}/{last}"
    return None


def _first_month(expression: Expression) -> int:
    if expression.half is not None:
        return (expression.half - 1) * 6 + 1
    return expression.span_months[0] if expression.span_months else 1


def _range(expression: Expression, context: Context) -> str | None:
    a, b = expression.ends  # type: ignore[misc]
    for end, other in ((a, b), (b, a)):
        open_year = end.year is None and end.year_offset is None
        if open_year and (end.month is not None or end.quarter is not None):
            end.year, end.year_offset = other.year, other.year_offset
            if end.year is not None and a.month is not None and b.month is not None and a.month > b.month:
                end.year += 1 if end is b else -1  # "from December to February 2024"
    stated = context.years_in_sentence.get(context.sentence)
    open_years = a.year is None and a.year_offset is None and b.year is None and b.year_offset is None
    if stated and open_years and a.month and b.month and a.month > b.month and context.tense_of(b) != "future":
        a.year, b.year = stated, stated + 1  # "until 21 June 2020, and again from 4 December to 17 January"
    second = resolve(b, context)
    if second is not None and a.year is None and a.month is not None and b.month is not None and second[:4].isdigit():
        a.year = int(second[:4]) - (a.month > b.month)
    first = resolve(a, context)
    if not first or not second:
        return None
    if second.startswith("T") and "T" in first[1:]:
        second = first.partition("T")[0] + second  # "Saturday, 9 a.m. to 5 p.m."
    if a.weekday and b.weekday and not a.day and not b.day and first[0].isdigit() and "T" not in first:
        second = (date.fromisoformat(first) + timedelta(days=(b.weekday - a.weekday) % 7)).isoformat()
    begins, ends = bounds(first)[0], bounds(second)[1]
    return None if begins and ends and begins[:10] > ends[:10] else f"{first}/{second}"


def _date(expression: Expression, context: Context) -> str | None:
    day = _calendar_date(expression, context)
    if expression.rule == "dates.week_of" and day and day[:4].isdigit():
        return week_value(date.fromisoformat(day))
    return day


def _calendar_date(expression: Expression, context: Context) -> str | None:
    if expression.value is not None:
        return expression.value
    if expression.holiday is not None:
        return holiday_of(expression, context)
    if expression.parts:
        whole = resolve(expression.parts[0], context)
        of_week = expression.weekday is not None and expression.day is None and expression.ordinal is None
        return day_in_week(expression, whole) if of_week else day_in_month(expression, whole)
    if expression.day is not None and expression.month is not None:
        _choose_reading(expression, context)
        year = year_of(expression, context, expression.month, expression.day)
        if year.isdigit():
            try:
                date(int(year), expression.month, expression.day)
            except ValueError:
                return None
        return f"{year}-{expression.month:02d}-{expression.day:02d}"
    if expression.day is not None:
        return day_of_month(expression, context)
    if expression.month is not None:
        return f"{year_of(expression, context, expression.month)}-{expression.month:02d}"
    if expression.quarter is not None:
        dated = expression.year is not None or (expression.year_offset is not None and context.reference is not None)
        if expression.fiscal and dated and context.fiscal:
            return fiscal.quarter_of(expression, context)
        if expression.lacks_year and (told := quarter_told(expression.quarter, context)):
            return told
        return f"{year_of(expression, context, expression.quarter * 3 - 2, span=3)}-Q{expression.quarter}"
    if expression.season is not None:
        return f"{year_of(expression, context, SEASON_MONTHS[expression.season][0])}-{expression.season}"
    if expression.week is not None:
        return f"{year_of(expression, context, 1)}-W{expression.week:02d}"
    if expression.weekday is not None:
        return weekday_of(expression, context)
    if expression.unit is not None:
        return unit_of(expression, context)
    if expression.year is None and expression.year_offset is None:
        return None
    stated = None if expression.year is None else f"{expression.year:04d}"
    known = stated or relative_year(expression, context)
    if expression.fiscal and known and known.isdigit() and context.fiscal:
        return fiscal.months_of(fiscal.begin(expression, int(known), context), 1, 12, context.fiscal[0])
    return known


def _choose_reading(expression: Expression, context: Context) -> None:
    """Read "7/8/07" as the 8th of July where the 7th of August is yet to come and the other reading is not."""
    if not (expression.ambiguous and expression.year and expression.month and expression.day and context.reference):
        return
    read = date(expression.year, expression.month, expression.day)
    other = date(expression.year, expression.day, expression.month)
    if other <= context.reference < read and context.tense_of(expression) != "future":
        expression.month, expression.day = expression.day, expression.month


def _time(expression: Expression, context: Context) -> str | None:
    if expression.value is not None:
        return expression.value
    clock = expression.time or ""
    if clock == "24:00" and expression.mod == "after":
        clock = "00:00"  # "shortly after midnight on 11 March"
    if clock == "NI" and _AT_NIGHT.search(context.text, max(0, expression.from_char - 4), expression.to_char):
        tense = context.tense_of(expression)
        return f"T{clock}" if not tense.startswith("past") else _time_of_day(expression, context, clock)
    return _time_of_day(expression, context, clock)


_AT_NIGHT = re.compile(r"\b[Aa]t night\Z")


def _time_of_day(expression: Expression, context: Context, clock: str) -> str | None:
    """A clock time or part of the day with the day that it belongs to."""
    named = expression.day or expression.weekday or expression.unit or expression.month
    if named is None:
        day = context.day_of_clock(expression)
        if day is not None:
            return f"{day}T{clock}"
        if context.reference is None or ":" in clock:
            return f"T{clock}"
        return f"{context.reference.isoformat()}T{clock}"
    stated = _date(expression, context)
    return f"{stated}T{clock}" if stated else None


def _vague(expression: Expression, context: Context) -> str | None:
    return expression.value


_RESOLVERS = {
    "date": _date,
    "time": _time,
    "duration": length_of,
    "set": recurrence_of,
    "interval": _interval,
    "offset": moved,
    "vague": _vague,
}
