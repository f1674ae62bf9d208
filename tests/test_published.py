"""Days of publication as callers, archives and data frames give them."""

from datetime import UTC, date, datetime
from typing import Any

import pandas
import pytest

from extractor import Extractor, extract
from extractor.published import parse_published


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-11-18", "2024-11-18"),
        ("20241118", "2024-11-18"),
        (" 2024-11-18T23:30:00-05:00 ", "2024-11-18"),
        ("Mon, 18 Nov 2024 09:30:00 +0800", "2024-11-18"),
        ("November 18, 2024", "2024-11-18"),
        ("2024/11/18", "2024-11-18"),
        (date(2024, 11, 18), "2024-11-18"),
        (datetime(2024, 11, 18, 23, 59, tzinfo=UTC), "2024-11-18"),
        (pandas.Timestamp("2024-11-18 10:00"), "2024-11-18"),
        (None, None),
        ("", None),
        (float("nan"), None),
        (pandas.NaT, None),
    ],
)
def test_forms_that_are_read(given: Any, day: str | None) -> None:
    assert parse_published(given) == day
    assert extract("A train left.", given).published == day


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ("16/04/2025", "is ambiguous: its figures do not say which is the month; write the year first, 2025-04-16"),
        ("03/04/2024", "write the year first, 2024-04-03 or 2024-03-04"),
        ("03.04.2024", "write the year first, 2024-04-03 or 2024-03-04"),
        ("3-4-24", "write the year first, 2024-04-03 or 2024-03-04"),
        ("16/04/2025 10:30", "write the year first, 2025-04-16"),
        ("99/99/2025", "write the year first, 2024-11-18"),
        ("yesterday", "is not an ISO date such as 2024-11-18"),
        ("31 Feb 2024", "is not an ISO date"),
        ("November 2024", "is not an ISO date"),
    ],
)
def test_forms_that_are_refused_with_the_way_to_write_them(given: str, advice: str) -> None:
    with pytest.raises(ValueError, match="publication date") as refused:
        parse_published(given)
    assert advice in str(refused.value)


@pytest.mark.parametrize("given", [20241118, 1.5, ["2024-11-18"], object()])
def test_what_is_no_date_at_all_is_a_type_error(given: Any) -> None:
    with pytest.raises(TypeError, match=r"published must be text such as 2024-11-18 or a date, got \w+"):
        extract("A train left.", given)


@pytest.mark.parametrize("given", [None, 5, b"A train left.", ["A train left."]])
def test_what_is_no_text_is_a_type_error(given: Any, extractor: Extractor) -> None:
    for call in (extract, extractor.extract, extractor.doc):
        with pytest.raises(TypeError, match=r"text must be a string, got \w+"):
            call(given)
