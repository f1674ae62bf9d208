"""The TimeML view of temporal expressions: TIMEX3 as TimeBank and TempEval-3 write it.

It differs from the article's view where the annotation guidelines differ: both ends of an interval are expressions of
their own, bounds and hedges ("more than two weeks") stand inside the span, and vague references ("recently") count.
"""

import re
from dataclasses import dataclass
from datetime import date

from extractor.dates.context import Context
from extractor.dates.expression import Expression
from extractor.dates.find import find
from extractor.dates.reference import stated_reference
from extractor.dates.resolve import resolve
from extractor.dates.values.offsets import period

_MODS = {
    "approx": "APPROX",
    "more_than": "MORE_THAN",
    "less_than": "LESS_THAN",
    "before": "BEFORE",
    "after": "AFTER",
    "start": "START",
    "mid": "MID",
    "end": "END",
    "at_least": "EQUAL_OR_MORE",
    "no_more_than": "EQUAL_OR_LESS",
    "at_most": "EQUAL_OR_LESS",
}


_UNIVERSAL = re.compile(r"\b(?:UTC|GMT)\b")


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3: offsets in code points, type DATE, TIME, DURATION or SET."""

    start_char: int
    end_char: int
    text: str
    type: str
    value: str
    mod: str | None = None


def timexes(text: str, reference: date | None, sentences: list[tuple[int, int]]) -> list[Timex]:
    """The TIMEX3 expressions of ``text``, in order."""
    expressions = find(text, sentences)
    context = Context(text, reference or stated_reference(text, expressions, sentences), sentences)
    found: list[Timex] = []
    for expression in expressions:
        context.sentence_of(expression.from_char)
        found += _view(expression, context)
    return found


def _view(expression: Expression, context: Context, *, ended: bool = False) -> list[Timex]:
    """One expression as TIMEX3; more than one for intervals, none where it has no value.

    ``ended``: it is the length of time in "the year ended June 30".
    """
    value = resolve(expression, context)
    if expression.ends is not None:
        first, last = expression.ends
        parts = expression.parts if expression.direction == "to" else [first]
        return [timex for part in (*parts, last) for timex in _view(part, context, ended=part is not last)]
    if value is None or _is_plain_frequency(expression):
        return []
    kind, value = _type_and_value(expression, value, context)
    if ended and expression.rule == "dates.the_year":
        kind, value = "DURATION", "P1Y"
    elif ended and expression.unit == "W" and kind == "DATE":
        kind, value = "DURATION", "P1W"
    start = expression.from_char if expression.core_char is None else expression.core_char
    mod = expression.mod
    if expression.lead_char is not None:
        start = expression.lead_char
    if expression.hedge_start is not None:
        start, mod = expression.hedge_start, expression.bound or mod
    end = expression.trail_char or expression.own_char or expression.to_char
    if mod in ("before", "after"):
        mod = None  # the preposition stands outside the span, and so does what it says
    found = [Timex(start, end, context.text[start:end], kind, value, _MODS.get(mod or ""))]
    if expression.own_char is not None:  # "the first nine months" of "1997"
        found += [timex for part in expression.parts for timex in _view(part, context)]
    return found


def _is_plain_frequency(expression: Expression) -> bool:
    """TimeBank leaves rates ("$2 million a year") and adjectives of frequency ("its annual report") alone."""
    return expression.rule == "dates.rate" or (
        expression.rule == "dates.frequency" and expression.value in ("P1Y", "P3M")
    )


def _type_and_value(expression: Expression, value: str, context: Context) -> tuple[str, str]:
    value = value.removesuffix("/..") if expression.open_end else value
    if expression.kind == "offset" and "/" in value:
        return "DATE", value[:4]
    if expression.half is not None and len(value) == 15:
        return "DATE", f"{value[:4]}-H{expression.half if expression.half > 0 else 2}"
    if expression.span_months is not None:
        first, last = expression.span_months
        return "DURATION", f"P{last - first + 1}M"
    if expression.span_days is not None:
        return "DATE", value[:7]
    if expression.span_weeks is not None:
        return "DURATION", f"P{expression.span_weeks[1]}W"
    if expression.rule == "dates.vague_units" and expression.unit in ("W", "M") and value == "PAST_REF":
        return "DURATION", f"PX{expression.unit}"
    if expression.kind == "set":
        return "SET", _set_value(expression, value)
    if (
        expression.kind == "duration"
        and expression.rule == "dates.relative_span"
        and value == "P1Y"
        and context.reference
    ):
        return "DATE", f"{context.reference.year + expression.sign:04d}"
    if expression.kind == "duration":
        return "DURATION", _duration_value(expression, value)
    if expression.kind == "time":
        value = f"{context.reference}{value}" if value.startswith("T") and context.reference else value
        end = expression.to_char
        universal = _UNIVERSAL.search(context.text, expression.from_char, end) and ":" in value
        return "TIME", value + "Z" * bool(universal)
    if expression.fiscal and "/" in value:
        return "DATE", f"{expression.last_year or expression.year or value[:4]}"
    return "DATE", value.partition("/")[0]


def _set_value(expression: Expression, value: str) -> str:
    if expression.weekday is not None:
        part = f"T{expression.time}" if expression.time else ""
        return f"XXXX-WXX-{expression.weekday}{part}"
    if expression.month is not None:
        return f"XXXX-{expression.month:02d}"
    if expression.season is not None:
        return f"XXXX-{expression.season}"
    if expression.time is not None:
        return f"XXXX-XX-XXT{expression.time}"
    return value


_SMALLER = {"Y": (12, "M"), "D": (24, "H"), "H": (60, "M"), "m": (60, "S")}


def _duration_value(expression: Expression, value: str) -> str:
    """TimeML writes a half in the next smaller unit; a range has its low end as value."""
    amount, unit = expression.amount, expression.unit or "X"
    if amount is None:
        return value
    if expression.amount_high is not None:
        return period(amount, unit)
    if amount != int(amount) and unit in _SMALLER:
        factor, smaller = _SMALLER[unit]
        whole, rest = int(amount), f"{(amount - int(amount)) * factor:g}{smaller}"
        if unit == "D":
            return f"P{whole}DT{rest}" if whole else f"PT{rest}"
        head = "PT" if unit in "Hm" else "P"
        return f"{head}{f'{whole}{unit.upper()}' if whole else ''}{rest}"
    return value
