"""Gives expressions their TIMEX3 value, against the reference date and what the text said before.

Values follow ISO 8601 as TIMEX3 uses it (ISO-TimeML, ISO 24617-1): 2024-11-17, 2024-Q1, 2025-W10, P14D,
2024-11-17TEV. A part that cannot be known stays X: XXXX-11-17.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.dates import fiscal
from extractor.dates.calendar import bounds, quarter_value, shift_months, week_value
from extractor.dates.context import Context, note
from extractor.dates.expression import Expression
from extractor.dates.holidays import day_of
from extractor.dates.lexicon import SEASON_MONTHS
from extractor.dates.tense import Tense


def resolve(expression: Expression, context: Context) -> str | None:
    """The value of ``expression``; None if it cannot be said at all. Notes it in the context."""
    try:
        value = _RESOLVERS[expression.kind](expression, context)
        if value is None and expression.rule == "dates.time_of_day":
            value = f"T{expression.time}"  # "9:28 this morning" of a text without a date
        if value is not None and expression.kind in ("date", "time", "offset", "interval"):
            note(value, expression, context)
    except (OverflowError, ValueError):  # outside the calendar, such as the year before the year 1
        return None
    if value is None and context.reference is None:
        value = _unresolved(expression)
    return f"{value.partition('/')[0]}/.." if value is not None and expression.open_end == "since" else value


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
        return _days_of_month(expression.span_days, resolve(expression.parts[0], context)) if expression.parts else None
    if expression.value is not None:
        return expression.value
    if expression.rule in ("dates.year_range", "dates.plan_period") or (
        expression.last_year is not None and not expression.half and not expression.span_months
    ):
        if expression.fiscal and context.fiscal_start and expression.year:
            return fiscal.months_of(expression.year, 1, 12, context.fiscal_start)
        return f"{expression.year}/{expression.last_year}"
    month, span = (expression.span_months[1], 1) if expression.span_months else (_first_month(expression), 6)
    year = _year_of(expression, context, month, span=span)
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


_LEAP_YEAR = 2000


def _days_of_month(days: tuple[int, int], month: str | None) -> str | None:
    """The interval of ``days`` in a month whose year may be open."""
    if month is None:
        return None
    number = int(month[5:7]) if month[5:7].isdigit() else 1
    length = monthrange(int(month[:4]) if month[:4].isdigit() else _LEAP_YEAR, number)[1]
    first, last = (day if day > 0 else length + 1 + day for day in days)
    return f"{month}-{first:02d}/{month}-{min(last, length):02d}"


def _day_in_month(expression: Expression, month: str | None) -> str | None:
    """The day of "the 23rd of this month" and "the second Thursday of October"; None where the month has none."""
    if month is None or not month[:4].isdigit():
        return f"{month}-{expression.day:02d}" if month and expression.day else None
    first = date.fromisoformat(month[:7] + "-01")
    length = monthrange(first.year, first.month)[1]
    day = expression.day
    if expression.ordinal is not None:
        begin = 1 if expression.ordinal > 0 else length - 6  # its last seven days
        ahead = ((expression.weekday or 1) - first.replace(day=begin).isoweekday()) % 7
        day = begin + ahead + 7 * max(expression.ordinal - 1, 0)
    return f"{month[:7]}-{day:02d}" if day and day <= length else None


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
        return _holiday(expression, context)
    if expression.parts:
        return _day_in_month(expression, resolve(expression.parts[0], context))
    if expression.day is not None and expression.month is not None:
        year = _year_of(expression, context, expression.month, expression.day)
        if year.isdigit():
            try:
                date(int(year), expression.month, expression.day)
            except ValueError:
                return None
        return f"{year}-{expression.month:02d}-{expression.day:02d}"
    if expression.day is not None:
        return _day_of_month(expression, context)
    if expression.month is not None:
        return f"{_year_of(expression, context, expression.month)}-{expression.month:02d}"
    if expression.quarter is not None:
        dated = expression.year is not None or (expression.year_offset is not None and context.reference is not None)
        if expression.fiscal and dated and context.fiscal:
            return fiscal.quarter_of(expression, context)
        if expression.lacks_year and (told := _quarter_told(expression.quarter, context)):
            return told
        return f"{_year_of(expression, context, expression.quarter * 3 - 2, span=3)}-Q{expression.quarter}"
    if expression.season is not None:
        return f"{_year_of(expression, context, SEASON_MONTHS[expression.season][0])}-{expression.season}"
    if expression.week is not None:
        return f"{_year_of(expression, context, 1)}-W{expression.week:02d}"
    if expression.weekday is not None:
        return _weekday(expression, context)
    if expression.unit is not None:
        return _unit(expression, context)
    if expression.year is None and expression.year_offset is None:
        return None
    stated = None if expression.year is None else f"{expression.year:04d}"
    known = stated or _relative_year(expression, context)
    if expression.fiscal and known and known.isdigit() and context.fiscal:
        return fiscal.months_of(fiscal.begin(expression, int(known), context), 1, 12, context.fiscal[0])
    return known


def _quarter_told(quarter: int, context: Context) -> str | None:
    """A quarter without a year, of the financial year that the text reports on or behind the quarter just told."""
    if context.financial_year:
        return quarter_value(shift_months(date.fromisoformat(context.financial_year[:7] + "-01"), 3 * quarter - 3), 0)
    if context.told_quarter is None or context.sentence - context.told_quarter[1] > 1 or context.reference is None:
        return None
    year, before = context.told_quarter[0].split("-Q")
    return f"{year}-Q{quarter}" if int(before) < quarter and int(year) < context.reference.year else None


def _day_of_month(expression: Expression, context: Context) -> str | None:
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
        return days[0].isoformat() if days else _weekday(expression, context)
    if context.last_day is not None:
        month = context.last_day
    elif context.reference is not None:
        month = shift_months(context.reference.replace(day=1), 0 if day <= context.reference.day else -1)
    else:
        return None
    return f"{month:%Y-%m}-{day:02d}" if day <= monthrange(month.year, month.month)[1] else None


def _holiday(expression: Expression, context: Context) -> str | None:
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
        year = int(_year_of(expression, context, near.month, near.day))
    if year is None:
        first, second = day_of(name, 2019), day_of(name, 2020)
        return f"XXXX-{first:%m-%d}" if first and second and (first.day == second.day) else None
    day = day_of(name, year)
    return day.isoformat() if day else None


_YEAR = re.compile(r"\d{4}")


def _relative_year(expression: Expression, context: Context) -> str | None:
    offset = expression.year_offset or 0
    calendar = (context.last_value or "").isdigit()
    if expression.definite and offset and context.financial_year and not calendar:
        first, last = context.financial_year.split("/")
        return f"{int(first[:4]) + offset}{first[4:]}/{int(last[:4]) + offset}{last[4:]}"
    if expression.definite and offset and _YEAR.match(context.last_value or ""):
        return f"{int(str(context.last_value)[:4]) + offset:04d}"
    if expression.rule == "dates.relative_year" and expression.definite and not offset and context.last_value:
        return context.last_value[:4] if _YEAR.match(context.last_value) else None
    return f"{context.reference.year + offset:04d}" if context.reference else None


def _year_of(expression: Expression, context: Context, month: int, day: int | None = None, span: int = 1) -> str:
    """The year as four digits, XXXX if it cannot be known."""
    if expression.year is not None:
        return f"{expression.year:04d}"
    reference = context.reference
    if expression.year_offset is not None:
        if expression.definite and context.last_value and _YEAR.match(context.last_value):
            return f"{int(context.last_value[:4]) + expression.year_offset:04d}"  # "December the same year"
        return f"{reference.year + expression.year_offset:04d}" if reference else "XXXX"
    stated = context.years_in_sentence.get(context.sentence)
    before = stated is not None and (reference is None or stated < reference.year)
    if expression.offset is None and before and context.tense_of(expression) != "future":
        return f"{stated:04d}"
    if reference is None:
        return "XXXX"
    if expression.offset is not None:
        started = (month, day or 1) <= (reference.month, reference.day)
        if expression.offset < 0:
            ended = month < reference.month
            return f"{reference.year - (not ended or reference.month - month < 2):04d}"
        return f"{reference.year + (expression.offset > 0 and started):04d}"
    if expression.weekday is not None and day is not None:
        agreeing = _year_of_weekday(expression.weekday, month, day, reference.year)
        if agreeing is not None:
            return f"{agreeing:04d}"
    return f"{_nearest_year(reference, month, day, span, context.tense_of(expression)):04d}"


def _year_of_weekday(weekday: int, month: int, day: int, year: int) -> int | None:
    """The year nearest to ``year`` in which the day falls on the weekday that the text states."""
    for candidate in (year, year - 1, year + 1):
        try:
            if date(candidate, month, day).isoweekday() == weekday:
                return candidate
        except ValueError:
            continue
    return None


_JUST_OVER, _CALLED_OFF, _MONTH_OVER, _SOON, _NEXT_MONTH = 62, 120, 14, 60, 31
"""Days: see `_nearest_year`."""


def _nearest_year(reference: date, month: int, day: int | None, span: int, tense: Tense) -> int:
    """The year that a reader gives to a month or day without one.

    Behind a past verb the last one, behind a future verb the next one, where a period that is just over still
    counts ("will report its third quarter"), and so does a day that had been planned. Where no verb
    tells for certain, one that is near ahead wins over one eleven months ago.
    """
    year = reference.year
    first = (month, day or 1)
    last_year, last_month = divmod(month + span - 2, 12)
    last = (last_month + 1, day or monthrange(year, last_month + 1)[1])
    today = (reference.month, reference.day)
    if tense == "future":
        if last >= today or last_year:
            return year
        over = (reference - date(year, last[0], min(last[1], 28))).days
        just_over = _JUST_OVER if span > 1 else _CALLED_OFF if day is not None else _MONTH_OVER
        return year if over <= just_over else year + 1
    if first <= today:
        ahead = (date(year + 1, month, min(day or 1, 28)) - reference).days
    else:
        ahead = (date(year, month, min(day or 1, 28)) - reference).days
    soon = {"none": _SOON, "past_afar": _SOON if day is not None else _NEXT_MONTH}.get(tense, 0)
    if ahead <= soon and (span == 1 or tense == "none"):
        return year + (first <= today)
    return year - (first > today)


def _weekday(expression: Expression, context: Context) -> str | None:
    reference = context.reference
    if reference is None:
        return f"XXXX-WXX-{expression.weekday}"
    ahead = ((expression.weekday or 1) - reference.isoweekday()) % 7
    offset = expression.offset
    if offset is None:
        if ahead and context.tense_of(expression) == "future":
            return (reference + timedelta(days=ahead)).isoformat()
        return (reference - timedelta(days=(7 - ahead) % 7)).isoformat()
    if offset > 0:
        return (reference + timedelta(days=ahead or 7)).isoformat()
    if offset < 0:
        return (reference - timedelta(days=7 - ahead)).isoformat()
    return (reference + timedelta(days=ahead if ahead <= 3 else ahead - 7)).isoformat()


def _unit(expression: Expression, context: Context) -> str | None:
    reference = context.reference
    offset = expression.offset or 0
    unit = expression.unit
    if unit == "match":
        return _matching_period(expression, context)
    if unit in ("Q", "P") and expression.definite and not offset and context.quarter:
        return context.quarter
    if reference is None:
        return None
    anchor = context.last_day if expression.definite and context.last_day and offset else reference
    if unit == "D" and expression.definite and not offset and context.spoken_day:
        return context.spoken_day[0].isoformat()  # "the same day"
    if unit == "D":
        return (anchor + timedelta(days=offset)).isoformat()
    if unit == "W":
        return week_value(reference + timedelta(weeks=offset))
    if unit == "WE":
        if expression.definite and reference.isoweekday() < 6 and context.tense_of(expression) != "future":
            offset = -1
        return week_value(reference + timedelta(weeks=offset)) + "-WE"
    if unit == "M":
        return f"{shift_months(anchor, offset):%Y-%m}"
    if unit in ("Q", "P"):
        if expression.definite and not offset:
            offset = -1  # figures are reported for the quarter that is over
        return quarter_value(reference, offset)
    if unit == "E":
        return f"{reference.year // 10 + offset}"
    if unit == "C":
        return f"{reference.year // 100 + offset}"
    return None


def _time(expression: Expression, context: Context) -> str | None:
    if expression.value is not None:
        return expression.value
    clock = expression.time or ""
    named = expression.day or expression.weekday or expression.unit or expression.month
    if named is None:
        day = context.day_of_clock(expression)
        if day is not None:
            return f"{day.isoformat()}T{clock}"
        if context.reference is None or ":" in clock:
            return f"T{clock}"
        return f"{context.reference.isoformat()}T{clock}"
    stated = _date(expression, context)
    return f"{stated}T{clock}" if stated else None


def _duration(expression: Expression, context: Context) -> str | None:
    unit = expression.unit or "X"
    if expression.amount is None:
        return period("X", unit)
    low = period(expression.amount, unit)
    for part in expression.parts:  # "12 days and 21 hours"
        more = period(part.amount or 0, part.unit or "D").removeprefix("P")
        low += more.removeprefix("T") if "T" in low else more
    return low if expression.amount_high is None else f"{low}/{period(expression.amount_high, unit)}"


def period(amount: float | str, unit: str) -> str:
    """An ISO 8601 duration; decades, centuries and quarters are counted in years and months."""
    if not isinstance(amount, str):
        multiples = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "2W": (2, "W"), "WE": (2, "D"), "Q": (3, "M")}
        if unit in multiples:
            factor, unit = multiples[unit]
            amount *= factor
        amount = f"{amount:.10g}"
    return f"PT{amount}{unit.upper()}" if unit in ("H", "m", "S") else f"P{amount}{unit}"


def _set(expression: Expression, context: Context) -> str | None:
    if expression.value is not None:
        return expression.value
    return period(expression.amount or 1, expression.unit or "D")


def _offset(expression: Expression, context: Context) -> str | None:
    """A length of time before or after the reference ("ago") or the date last spoken of ("later")."""
    anchor = context.reference if expression.direction == "ago" else context.last_day or context.reference
    if anchor is None or expression.amount is None:
        return None
    sign = 1 if expression.direction == "later" else -1
    amount, unit = expression.amount, expression.unit
    if unit in ("Q", "E", "C", "2W"):
        factor, unit = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "2W": (2, "W")}[unit]
        amount *= factor
    try:
        if unit == "Y":
            if amount == 1 and expression.unit_of_value is None and (period := _year_before(expression, context)):
                return period
            if expression.direction != "ago" and context.last_value and len(context.last_value) == 4:
                return f"{int(context.last_value) + sign * int(amount):04d}"
            if expression.unit_of_value == "D":
                return shift_months(anchor, sign * int(amount * 12)).isoformat()
            return (
                f"{anchor.year + sign * int(amount):04d}"
                if amount == int(amount)
                else f"{shift_months(anchor, sign * int(amount * 12)):%Y-%m}"
            )
        if unit == "M":
            return f"{shift_months(anchor, sign * int(amount)):%Y-%m}"
        if unit == "W":
            return week_value(anchor + timedelta(days=round(sign * amount * 7)))
        if unit == "D":
            return (anchor + timedelta(days=round(sign * amount))).isoformat()
    except (OverflowError, ValueError):
        return None
    return anchor.isoformat() if unit in ("H", "m", "S") else None


def _year_before(expression: Expression, context: Context) -> str | None:
    """ "a year earlier" is the period reported on, one year before; "a year ago" only where that is a quarter."""
    period = context.period or ""
    if not period[:4].isdigit() or (expression.direction == "later") or "/.." in period:
        return None
    if expression.direction == "ago" and "-Q" not in period:
        return None
    return "/".join(f"{int(part[:4]) - 1:04d}{part[4:]}" for part in period.split("/") if part[:4].isdigit())


def _matching_period(expression: Expression, context: Context) -> str | None:
    """The period reported on, in the year before or in the year that the text gives."""
    period = context.period
    if expression.rule == "dates.year_period" and (context.period is None or "-Q" not in context.period):
        period = context.quarter or period
    if period is None or not period[:4].isdigit() or "/" in period:
        year = expression.year or (int(period[:4]) if period else context.reference and context.reference.year)
        return f"{year + (expression.year_offset or 0):04d}" if year else None
    year = expression.year or int(period[:4]) + (expression.year_offset or 0)
    if expression.rule == "dates.year_period" and expression.year_offset is not None and context.reference:
        year = context.reference.year + expression.year_offset
    return f"{year:04d}{period[4:]}"


def _vague(expression: Expression, context: Context) -> str | None:
    return expression.value


_RESOLVERS = {
    "date": _date,
    "time": _time,
    "duration": _duration,
    "set": _set,
    "interval": _interval,
    "offset": _offset,
    "vague": _vague,
}
