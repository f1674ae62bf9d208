"""Joins a day of the week with its week: "Tuesday of next week", "Friday last week"."""

from extractor.dates.bonds.building import absorb, between
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard


def day_of_week(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "Tuesday of next week", "on Monday last week"; not "on Tuesday, next week's trains"."""
    return absorb(tokens, atoms, _week_joins)


def _week_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    is_week = b.rule == "dates.relative_unit" and b.unit == "W" and b.mod is None
    if a.rule != "dates.weekday" or a.time or not is_week or between(tokens, a, b) not in ("", "f"):
        return None
    if not heard("dates.day_of_week"):
        return None
    return Expression("date", "dates.day_of_week", a.start, b.end, weekday=a.weekday, parts=[b])
