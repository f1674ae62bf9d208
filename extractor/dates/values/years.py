"""Which year a month, day or part of a year without one belongs to."""

import re
from datetime import date

from extractor.dates import ahead
from extractor.dates.context import Context
from extractor.dates.expression import Expression

_YEAR = re.compile(r"\d{4}")


def relative_year(expression: Expression, context: Context) -> str | None:
    """The year of "last year", "the year before", "that year"."""
    offset = expression.year_offset or 0
    calendar = (context.last_value or "").isdigit()
    if expression.definite and offset and context.financial_year and not calendar:
        first, last = context.financial_year.split("/")
        return f"{int(first[:4]) + offset}{first[4:]}/{int(last[:4]) + offset}{last[4:]}"
    if expression.definite and offset and _YEAR.match(context.last_value or ""):
        return f"{int(str(context.last_value)[:4]) + offset:04d}"
    if expression.the_year and not offset and (told := context.year_told(expression) or _ahead(expression, context)):
        return f"{told:04d}"
    back = expression.definite and not expression.the_year
    if back and not offset and context.last_value:
        return context.last_value[:4] if _YEAR.match(context.last_value) else None
    now = context.reference.year if context.reference else context.opening
    return f"{now + offset:04d}" if now else None


def _ahead(expression: Expression, context: Context) -> int | None:
    """ "It will open next year, with trains running in the fourth quarter": of the coming year just told."""
    return context.year_to_come(expression) if not expression.fiscal else None


def year_of(expression: Expression, context: Context, month: int, day: int | None = None, span: int = 1) -> str:
    """The year as four digits, XXXX if it cannot be known."""
    if expression.year is not None:
        return f"{expression.year:04d}"
    reference = context.reference
    told = context.year_told(expression) or _ahead(expression, context) if expression.the_year else None
    if told and expression.year_offset == 0:
        return f"{told:04d}"  # "in the first half of the year"
    if expression.year_offset is not None:
        if expression.definite and context.last_value and _YEAR.match(context.last_value):
            return f"{int(context.last_value[:4]) + expression.year_offset:04d}"  # "December the same year"
        return f"{reference.year + expression.year_offset:04d}" if reference else "XXXX"
    stated = context.years_in_sentence.get(context.sentence)
    before = stated is not None and (reference is None or stated < reference.year)
    if expression.offset is None and before and context.tense_of(expression) != "future":
        return f"{stated:04d}"
    if (
        span > 1
        and expression.offset is None
        and (told := context.year_told(expression) or _ahead(expression, context))
    ):
        return f"{told:04d}"  # "In 2016 it carried 156 million tonnes. 41 million fell to the fourth quarter."
    if reference is None:
        return "XXXX" if context.opening is None else f"{context.opening:04d}"
    if expression.offset is not None:
        started = (month, day or 1) <= (reference.month, reference.day)
        if expression.offset < 0:
            ended = month < reference.month
            return f"{reference.year - (not ended or reference.month - month < 2):04d}"
        return f"{reference.year + (expression.offset > 0 and started):04d}"
    if day is not None and expression.weekday is None and (story := context.year_of_story(expression)):
        return f"{story:04d}"
    if expression.weekday is not None and day is not None:
        agreeing = _year_of_weekday(expression.weekday, month, day, reference.year)
        if agreeing is not None:
            return f"{agreeing:04d}"
    return f"{_nearest_year(expression, context, reference, month, day, span):04d}"


def _year_of_weekday(weekday: int, month: int, day: int, year: int) -> int | None:
    """The year nearest to ``year`` in which the day falls on the weekday that the text states."""
    for candidate in (year, year - 1, year + 1):
        try:
            if date(candidate, month, day).isoweekday() == weekday:
                return candidate
        except ValueError:
            continue
    return None


def _nearest_year(
    expression: Expression, context: Context, reference: date, month: int, day: int | None, span: int
) -> int:
    """The year that a reader gives to a month or day without one: of the last one, or of the next.

    The quarter or half that is running is meant rather than that of the next year.
    """
    begun = (month, day or 1) <= (reference.month, reference.day)
    if span > 1 and month <= reference.month < month + span:
        return reference.year
    coming = date(reference.year + begun, month, min(day or 1, _EACH_MONTH))
    return coming.year if ahead.lies_ahead(expression, context, coming) else coming.year - 1


_EACH_MONTH = 28
"""Days that every month has."""
