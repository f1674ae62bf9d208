"""What a date's value has that its words have not, and the days that any date value covers."""

import pytest

from extractor import extract
from extractor.dates.calendar import bounds
from extractor.models import Date

DATELINE = "BEIJING, April 16, 2025 (Xinhua) -- "


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("It left on November 17, 2024.", ()),
        ("It left on 17.11.2024.", ()),
        ("It left on November 17.", ("year",)),
        ("It left in November.", ("year",)),
        ("It fell in Q3.", ("year",)),
        ("It fell last year.", ("year",)),
        ("It fell last month.", ("year", "month")),
        ("It fell last week.", ("year", "month")),
        ("It left yesterday.", ("year", "month", "day")),
        ("It left on Tuesday.", ("year", "month", "day")),
        ("It left on Mon 11th.", ("year", "month")),
        ("It left on the 2nd of last month.", ("year", "month")),
        ("It left at 9:30 on Tuesday.", ("year", "month", "day")),
        ("It ran from January to April 3, 2024.", ()),
        ("It ran from January to April 3.", ("year",)),
        ("It has run since 2013.", ()),
        ("It has run since May.", ("year",)),
        ("It grew in the first half.", ("year",)),
        ("It took two days.", ()),
        ("It runs daily.", ()),
        ("It opened in the 1990s.", ()),
    ],
)
def test_what_is_not_written(text: str, assumed: tuple[str, ...]) -> None:
    assert [date.assumed for date in extract(text, published="2024-11-18").dates] == [assumed]


def test_the_articles_own_reference_is_told() -> None:
    dates = extract(DATELINE + "It left on Tuesday, after two days. It was built in 2019.").dates
    assert [date.assumed for date in dates] == [(), ("year", "month", "day", "reference"), (), ()]


def test_stated_dates_can_be_asked_for() -> None:
    dates: tuple[Date, ...] = extract(DATELINE + "It left on Tuesday and on 3 April 2025.").dates
    assert [date.value for date in dates if not date.assumed] == ["2025-04-16", "2025-04-03"]


def test_what_cannot_be_resolved_assumes_nothing() -> None:
    assert [date.assumed for date in extract("It left yesterday, not last year.").dates] == [(), ()]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-11-17", ("2024-11-17", "2024-11-17")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-Q2", ("2024-04-01", "2024-06-30")),
        ("2024-H2", ("2024-07-01", "2024-12-31")),
        ("2024-W46", ("2024-11-11", "2024-11-17")),
        ("2024-W46-WE", ("2024-11-16", "2024-11-17")),
        ("2024-WI", ("2024-12-01", "2025-02-28")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2024-11-17TEV", ("2024-11-17", "2024-11-17")),
        ("2024-11-17T12:30", ("2024-11-17T12:30", "2024-11-17T12:30")),
        ("2024-11-17T24:00", ("2024-11-18T00:00", "2024-11-18T00:00")),
        ("2024-11-17T12:30/2024-11-18", ("2024-11-17T12:30", "2024-11-18")),
        ("2013/..", ("2013-01-01", None)),
        ("../2024-06", (None, "2024-06-30")),
        ("2019-W01/2019-W25", ("2018-12-31", "2019-06-23")),
        ("2024-11-15/2024-11", ("2024-11-15", "2024-11-30")),
        ("2024-11/2024-10", (None, None)),
        ("XXXX-11-17", (None, None)),
        ("XXXX-11/2024-12", (None, "2024-12-31")),
        ("P14D", (None, None)),
        ("2024-02-30", (None, None)),
        ("", (None, None)),
        ("soon", (None, None)),
    ],
)
def test_the_days_that_a_value_covers(value: str, days: tuple[str | None, str | None]) -> None:
    assert bounds(value) == days
