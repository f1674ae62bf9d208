"""What was supplied to the value of a temporal expression and is not written in it."""

import re

from extractor.dates.expression import Expression

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WITHIN_YEAR = re.compile(r"\d{4}-")
_YEAR = re.compile(r"\d{4}")


def supplied(expression: Expression, value: str, *, own_reference: bool) -> tuple[str, ...]:
    """The parts of ``value`` that the words do not name: of "year", "month", "day"; "reference" if the text gave it.

    "November 17" lacks its year; "last month" year and month; "yesterday" and "12:30" all three. Weeks, quarters and
    seasons count as months. ``own_reference``: the reference date was read off the article itself.
    """
    if expression.kind in ("duration", "set", "vague"):
        return ()
    missing = _missing(expression, value)
    if not missing:
        return ()
    parts = tuple(part for part in ("year", "month", "day") if part in missing)
    return (*parts, "reference") if own_reference else parts


def _missing(expression: Expression, value: str) -> set[str]:
    first, _, last = value.partition("/")
    if expression.ends is not None and expression.direction != "to":
        begin, end = expression.ends
        return _missing(begin, first) | _missing(end, last)
    if expression.ends is not None:
        return _missing(expression.ends[1], last)
    if expression.value is not None or not _YEAR.match(first if first != ".." else last):
        return set()
    if expression.parts and not expression.time:
        within = _missing(expression.parts[0], value)  # "the 23rd of this month"
        return within - {"day"}
    known = first if first != ".." else last
    missing = set() if expression.year is not None else {"year"}
    if _WITHIN_YEAR.match(known) and not _names_month(expression):
        missing.add("month")
    if _DAY.match(known) and not (expression.day or expression.holiday):
        missing.add("day")
    return missing


def _names_month(expression: Expression) -> bool:
    named = (expression.month, expression.quarter, expression.half, expression.season, expression.span_months)
    return any(part is not None for part in (*named, expression.span_weeks, expression.week, expression.holiday)) or (
        expression.fiscal and expression.quarter is None
    )
