"""Gives expressions their TIMEX3 value, against the reference date and what the text said before.

Values follow ISO 8601 as TIMEX3 uses it (ISO-TimeML, ISO 24617-1): 2024-11-17, 2024-Q1, 2025-W10, P14D,
2024-11-17TEV. A part that cannot be known stays X: XXXX-11-17.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractor.dates.calendar import shift_months, week_value
from extractor.dates.expression import Expression
from extractor.dates.lexicon import FISCAL_CUSTOM, SEASON_MONTHS
from extractor.dates.tense import Tense, tense_at

@dataclass(slots=True)
class Context:
    """What the resolution of one document knows."""

    text: str
    reference: date | None
    sentences: list[tuple[int, int]]
    last_day: date | None = None  # the latest day or month spoken of
    last_value: str | None = None
    last_quarter: str | None = None
    years_in_sentence: dict[int, int] = field(default_factory=dict)
    sentence: int = 0
    fiscal_start: int | None = None  # month in which the financial year begins, where custom is known

    def __post_init__(self) -> None:
        """Read the custom of the financial year off the country that the text is about."""
        self.fiscal_start = fiscal_start(self.text)

    def sentence_of(self, position: int) -> tuple[int, int]:
        """Bounds of the sentence at ``position``; positions come in order."""
        while self.sentence + 1 < len(self.sentences) and self.sentences[self.sentence][1] <= position:
            self.sentence += 1
        return self.sentences[self.sentence] if self.sentences else (0, len(self.text))

    def tense_of(self, expression: Expression) -> Tense:
        """Whether the words around the expression speak of the past or the future."""
        return tense_at(self.text, expression.from_char, expression.to_char, self.sentence_of(expression.from_char))


def fiscal_start(text: str) -> int | None:
    """The month in which the financial year of the country most named in ``text`` begins."""
    counts: dict[int, int] = {}
    for match in FISCAL_CUSTOM.finditer(text):
        month = int((match.lastgroup or "m0")[1:])
        counts[month] = counts.get(month, 0) + 1
    return max(counts, key=lambda month: counts[month]) if counts else None


def resolve(expression: Expression, context: Context) -> str | None:
    """The value of ``expression``; None if it cannot be said at all. Notes it in the context."""
    value = _RESOLVERS[expression.kind](expression, context)
    if value is not None and expression.kind in ("date", "time", "offset"):
        _note(value, expression, context)
    if value is not None and expression.open_end == "since":
        return f"{value}/.."
    return value


def _note(value: str, expression: Expression, context: Context) -> None:
    context.last_value = value
    if match := re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?", value):
        context.last_day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    if "-Q" in value and value[0].isdigit():
        context.last_quarter = value
    if expression.year is not None and value[:4].isdigit():
        context.years_in_sentence[context.sentence] = int(value[:4])


def _interval(expression: Expression, context: Context) -> str | None:
    if expression.direction == "to":
        return _ending(expression, context)
    if expression.ends is not None:
        return _range(expression, context)
    if expression.rule == "dates.year_range" or (expression.last_year is not None and not expression.half):
        if expression.fiscal and context.fiscal_start and expression.year:
            return _fiscal_months(expression.year, 1, 12, context.fiscal_start)
        return f"{expression.year}/{expression.last_year}"
    year = _year_of(expression, context, _first_month(expression))
    if expression.half is not None:
        first, last = ((1, 6), (7, 12))[expression.half - 1]
    elif expression.span_months is not None:
        first, last = expression.span_months
    elif expression.span_weeks is not None:
        return f"{year}-W{expression.span_weeks[0]:02d}/{year}-W{expression.span_weeks[1]:02d}"
    else:
        return None
    if expression.fiscal and year.isdigit() and context.fiscal_start:
        return _fiscal_months(int(year), first, last, context.fiscal_start)
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


def _fiscal_months(year: int, first: int, last: int, start_month: int) -> str:
    start = date(year, start_month, 1)
    return f"{shift_months(start, first - 1):%Y-%m}/{shift_months(start, last - 1):%Y-%m}"


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
    second = resolve(b, context)
    if second is not None and a.year is None and a.month is not None and b.month is not None and second[:4].isdigit():
        a.year = int(second[:4]) - (a.month > b.month)
    elif a.year is not None and b.month is not None and a.month is not None and a.year == b.year and a.month > b.month:
        a.year -= 1
    first = resolve(a, context)
    return f"{first}/{second}" if first and second else None


def _date(expression: Expression, context: Context) -> str | None:
    if expression.value is not None:
        return expression.value
    if expression.day is not None and expression.month is not None:
        year = _year_of(expression, context, expression.month, expression.day)
        if year.isdigit():
            try:
                date(int(year), expression.month, expression.day)
            except ValueError:
                return None
        return f"{year}-{expression.month:02d}-{expression.day:02d}"
    if expression.month is not None:
        return f"{_year_of(expression, context, expression.month)}-{expression.month:02d}"
    if expression.quarter is not None:
        return f"{_year_of(expression, context, expression.quarter * 3 - 2, span=3)}-Q{expression.quarter}"
    if expression.season is not None:
        return f"{_year_of(expression, context, SEASON_MONTHS[expression.season][0])}-{expression.season}"
    if expression.week is not None:
        return f"{_year_of(expression, context, 1)}-W{expression.week:02d}"
    if expression.weekday is not None:
        return _weekday(expression, context)
    if expression.unit is not None:
        return _unit(expression, context)
    if expression.year is not None:
        return f"{expression.year:04d}"
    if expression.year_offset is not None:
        return _relative_year(expression, context)
    return None


def _relative_year(expression: Expression, context: Context) -> str | None:
    offset = expression.year_offset or 0
    if expression.definite and offset and context.last_value and context.last_value[:4].isdigit():
        return f"{int(context.last_value[:4]) + offset:04d}"
    if expression.rule == "dates.relative_year" and expression.definite and not offset and context.last_value:
        return context.last_value[:4] if context.last_value[:4].isdigit() else None
    return f"{context.reference.year + offset:04d}" if context.reference else None


def _year_of(expression: Expression, context: Context, month: int, day: int | None = None, span: int = 1) -> str:
    """The year as four digits, XXXX if it cannot be known."""
    if expression.year is not None:
        return f"{expression.year:04d}"
    reference = context.reference
    if expression.year_offset is not None:
        return f"{reference.year + expression.year_offset:04d}" if reference else "XXXX"
    stated = context.years_in_sentence.get(context.sentence)
    if expression.offset is None and stated is not None and (reference is None or stated < reference.year):
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


_JUST_OVER, _SOON = 62, 60


def _nearest_year(reference: date, month: int, day: int | None, span: int, tense: Tense) -> int:
    """The year that a reader gives to a month or day without one.

    Behind a past verb the last one, behind a future verb the next one, where a period that is just over still
    counts ("will report its third quarter"). News seldom means a day eleven months ago: one that is due within two
    months wins over it.
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
        return year if span > 1 and over <= _JUST_OVER else year + 1
    if first <= today:
        ahead = (date(year + 1, month, min(day or 1, 28)) - reference).days
        return year + 1 if day is not None and tense == "none" and ahead <= _SOON else year
    ahead = (date(year, month, min(day or 1, 28)) - reference).days
    if day is not None and ahead <= _SOON:
        return year
    return year - 1


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
    if unit in ("Q", "P", "match") and expression.definite and context.last_quarter:
        year, quarter = context.last_quarter.split("-Q")
        return f"{int(year) + (expression.year_offset or 0)}-Q{quarter}"
    if unit == "match":
        return _relative_year(expression, context)
    if reference is None:
        return None
    if unit == "D":
        return (reference + timedelta(days=offset)).isoformat()
    if unit == "W":
        return week_value(reference + timedelta(weeks=offset))
    if unit == "WE":
        return week_value(reference + timedelta(weeks=offset)) + "-WE"
    if unit == "M":
        return f"{shift_months(reference, offset):%Y-%m}"
    if unit in ("Q", "P"):
        shifted = shift_months(reference, 3 * offset)
        return f"{shifted.year}-Q{(shifted.month + 2) // 3}"
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
        if context.reference is None or ":" in clock:
            return f"T{clock}"
        return f"{context.reference.isoformat()}T{clock}"
    day = _date(expression, context)
    return f"{day}T{clock}" if day else None


def _duration(expression: Expression, context: Context) -> str | None:
    unit = expression.unit or "X"
    if expression.amount is None:
        return period("X", unit)
    low = period(expression.amount, unit)
    return low if expression.amount_high is None else f"{low}/{period(expression.amount_high, unit)}"


def period(amount: float | str, unit: str) -> str:
    """An ISO 8601 duration: halves are written in the next smaller unit where that is whole."""
    if not isinstance(amount, str):
        multiples = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "2W": (2, "W"), "WE": (2, "D"), "Q": (3, "M")}
        if unit in multiples:
            factor, unit = multiples[unit]
            amount *= factor
        smaller = {"Y": (12, "M"), "D": (24, "H"), "H": (60, "m"), "m": (60, "S")}
        if amount != int(amount) and unit in smaller and unit != "H":
            factor, finer = smaller[unit]
            if amount * factor == int(amount * factor):
                amount, unit = amount * factor, finer
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
            if amount == 1 and expression.direction == "earlier" and context.last_value:
                return _matching_period(context)
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


def _matching_period(context: Context) -> str | None:
    value = context.last_value or ""
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdigit() else None


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
