"""Lengths of time, recurring times, and times so long ago or later: "12 days", "daily", "a year earlier"."""

from datetime import timedelta

from extractor.dates.calendar import shift_months, week_value
from extractor.dates.context import Context
from extractor.dates.expression import Expression


def length_of(expression: Expression, context: Context) -> str | None:
    """The ISO 8601 duration of a length of time, two of them where it is a range."""
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


def recurrence_of(expression: Expression, context: Context) -> str | None:
    """The period of "daily" and "every two weeks"."""
    if expression.value is not None:
        return expression.value
    return period(expression.amount or 1, expression.unit or "D")


def moved(expression: Expression, context: Context) -> str | None:
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
