"""Joins a part of a month or a day with its month: "the first half of March", "the last Friday in May"."""

from extractor.dates.bonds.building import absorb, between
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard

_MONTHS = ("dates.month", "dates.month_year", "dates.relative_unit", "dates.relative_month")


def part_of_month(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "the first half of March", "the third week of February", "the 23rd of this month", "the last Friday in May"."""
    return absorb(tokens, atoms, _month_joins)


def _month_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    is_month = b.rule in _MONTHS and (b.month is not None or b.unit == "M") and b.mod is None
    if not is_month or between(tokens, a, b) not in ("f", "i"):
        return None
    if a.rule in ("dates.bare_day", "dates.nth_weekday", "dates.part_of_month"):
        a.parts, a.end = [b], b.end
        return a
    if a.half is None or not a.lacks_year or tokens.word(a.end) != "of" or not heard("dates.part_of_month"):
        return None
    days = (1, 15) if a.half == 1 else (16, -1)
    return Expression("interval", "dates.part_of_month", a.start, b.end, span_days=days, parts=[b])
