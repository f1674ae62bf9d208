"""Financial years: which calendar months they are, by the custom of the country that the text speaks of."""

from datetime import date

from extractor.dates.calendar import quarter_value, shift_months
from extractor.dates.context import Context
from extractor.dates.expression import Expression


def begin(expression: Expression, year: int, context: Context) -> int:
    """The calendar year in which a financial year begins: FY25 is 2024/25 where it is named by its end.

    "This financial year" is the one that the reference date lies in.
    """
    if expression.year is None and expression.year_offset is not None and context.reference and context.fiscal:
        today = context.reference
        return today.year - (today.month < context.fiscal[0]) + expression.year_offset
    named_by_end = context.fiscal is not None and context.fiscal[1] and expression.last_year is None
    return year - named_by_end


def months_of(year: int, first: int, last: int, start_month: int) -> str:
    """The calendar months that months ``first`` to ``last`` of the financial year begun in ``year`` are."""
    start = date(year, start_month, 1)
    return f"{shift_months(start, first - 1):%Y-%m}/{shift_months(start, last - 1):%Y-%m}"


def quarter_of(expression: Expression, context: Context) -> str:
    """The calendar quarter that a quarter of a financial year is: Q3 FY25 in India is 2024-Q4."""
    months = 3 * (expression.quarter or 1) - 3
    begins = date(begin(expression, expression.year or 0, context), context.fiscal[0], 1)  # type: ignore[index]
    return quarter_value(shift_months(begins, months), 0)
