"""Which week, month, quarter or year "last week", "the quarter" and "the same period" are."""

from datetime import date, timedelta

from extractor.dates.calendar import quarter_value, shift_months, week_value
from extractor.dates.context import Context
from extractor.dates.expression import Expression


def quarter_told(quarter: int, context: Context) -> str | None:
    """A quarter without a year, of the financial year that the text reports on or behind the quarter just told."""
    if context.financial_year:
        return quarter_value(shift_months(date.fromisoformat(context.financial_year[:7] + "-01"), 3 * quarter - 3), 0)
    if context.told_quarter is None or context.sentence - context.told_quarter[1] > 1 or context.reference is None:
        return None
    year, before = context.told_quarter[0].split("-Q")
    return f"{year}-Q{quarter}" if int(before) < quarter and int(year) < context.reference.year else None


def unit_of(expression: Expression, context: Context) -> str | None:
    """The value of "last week", "this quarter", "the same day"."""
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
