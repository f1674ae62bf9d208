"""The article's view of temporal expressions: one record a mention, intervals whole, no vague references."""

import re
from datetime import date

from extractor.dates.assumed import supplied
from extractor.dates.calendar import bounds
from extractor.dates.context import Context
from extractor.dates.expression import Expression
from extractor.dates.find import find
from extractor.dates.reference import stated_reference
from extractor.dates.resolve import resolve
from extractor.spans import Row

_TYPES = {"offset": "date"}
_FIRST_DAY = re.compile(r"\b(?:beginning|start|outset) of\b")
_YEAR_OR_QUARTER = re.compile(r"\d{4}(?:-Q\d)?/")
"""An open interval since the beginning of a year or quarter runs from its first day."""


def mentions(text: str, reference: date | None, sentences: list[tuple[int, int]]) -> list[Row]:
    """Records of the dates in ``text``, in order.

    Without a ``reference`` the article's own serves, see `extractor.dates.reference`; what it resolves says so.
    """
    found = find(text, sentences)
    own = None if reference else stated_reference(text, found, sentences)
    context = Context(text, reference or own, sentences)
    rows = []
    for expression in found:
        context.sentence_of(expression.from_char)
        value = resolve(expression, context)
        if value is None or _left_out(expression, value, text):
            continue
        assumed = supplied(expression, value, own_reference=own is not None)
        rows.append(_row(expression, value, text, assumed))
    return rows


_SHIFTS = re.compile(r"(?: (?:and|or) [a-z]+)? shifts?\b")
_NOWADAYS = re.compile(r"\b(?:(?:faster|slower|more|less|higher|lower|better|longer|shorter) than|is the case) \Z")
"""Before a "today" that means these days: "faster than [today]", "as is the case [today]"."""
_AT_A_TIME = re.compile(r"\b(?:in|until|till|by|since) \Z", re.IGNORECASE)
"""Before a season that is one of a year: "it will open in [the autumn]", not "with [the spring]"."""
_OF_SEASON = re.compile(
    r" (?:season|months?|term|break|holidays?|timetable|schedule|harvest|peak|campaign|weather|drought|floods?)\b"
)
_EVERYDAY = re.compile(r" (?:necessities|needs|life|lives|bread|routine)\b")


def _left_out(expression: Expression, value: str, text: str) -> bool:
    """The guide's dates are those that name a time: "the quarter", "now" and "daily needs" name none."""
    if expression.rule == "dates.part_of_day" and _SHIFTS.match(text, expression.to_char):
        return True
    if expression.rule == "dates.deictic" and _NOWADAYS.search(
        text, max(0, expression.from_char - 20), expression.from_char
    ):
        return True
    if expression.rule == "dates.frequency" and _EVERYDAY.match(text, expression.to_char):
        return True
    if value == "TNI":
        return True  # "trains have to be let through at night"
    if expression.kind == "vague" or "X" in (expression.value or ""):
        return True
    if expression.kind == "duration" and expression.amount is None:
        return True
    return (
        expression.definite
        and not (expression.rule == "dates.season" and (expression.mod or _of_a_year(expression, text)))
        and expression.unit != "WE"
        and expression.rule
        in (
            "dates.the_unit",
            "dates.the_year",
            "dates.season",
            "dates.year_earlier",
        )
    )


def _of_a_year(season: Expression, text: str) -> bool:
    """Whether a season without more is that of one year: "until [the spring]"; not "in [the summer] season"."""
    start, end = season.from_char, season.to_char
    return bool(_AT_A_TIME.search(text, max(0, start - 8), start)) and not _OF_SEASON.match(text, end)


def _row(expression: Expression, value: str, text: str, assumed: tuple[str, ...]) -> Row:
    spans_years = expression.kind in ("date", "offset") and "/" in value  # a financial year, the same months a year ago
    kind = "interval" if expression.open_end or spans_years else _TYPES.get(expression.kind, expression.kind)
    earliest, latest = bounds(value)
    start, end = expression.from_char, expression.to_char
    mod = expression.mod
    if (
        expression.open_end
        and mod == "start"
        and earliest
        and _YEAR_OR_QUARTER.match(value)
        and _FIRST_DAY.search(text, start, end)
    ):
        value, mod = f"{earliest}/..", None
    return {
        "text": text[start:end],
        "start_char": start,
        "end_char": end,
        "rule": expression.rule,
        "type": kind,
        "value": value,
        "mod": mod,
        "earliest": earliest,
        "latest": latest,
        "repeats": expression.repeats,
        "assumed": list(assumed),
    }
