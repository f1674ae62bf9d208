"""Values in plain words, near misses last: what is not known stays as it is."""

import pytest

from extractor.report.words import date_in_words, number_in_words, quantity_in_words, set_in_words

DATES = """
2024-11-17 = 17 November 2024
2024-11 = November 2024
2024 = 2024
202 = the 2020s
2024-Q1 = first quarter of 2024
2019-SU = summer 2019
2025-W10 = week 10 of 2025
2025-W10-2 = Tuesday of week 10 of 2025
2024-11-17T12:30 = 17 November 2024, 12:30
2024-11-17TMO = 17 November 2024, morning
../2024-11-15 = up to 15 November 2024
2013/.. = since 2013
2013-07-18/2024-11-15 = 18 July 2013 to 15 November 2024
P14D = 14 days
PT36H = 36 hours
P1Y6M = one year 6 months
P13D/P16D = 13 days to 16 days
P4.5D = 4.5 days
T16:45 = 16:45
XXXX-11-17 = 17 November of an unknown year
2024-13 = 2024-13
2024-11-17TXX = 2024-11-17TXX
PRESENT_REF = PRESENT_REF
"""


@pytest.mark.parametrize("row", DATES.strip().splitlines())
def test_dates(row: str) -> None:
    value, _, words = row.partition(" = ")
    assert date_in_words(value) == words


def test_modifiers_of_dates() -> None:
    assert date_in_words("P14D", "more_than") == "more than 14 days"
    assert date_in_words("2024", "end") == "the end of 2024"


@pytest.mark.parametrize(
    ("value", "repeats", "words"),
    [
        ("P1D", None, "every day"),
        ("P1W", None, "every week"),
        ("P2D", None, "every 2 days"),
        ("P1W", "3", "3 times a week"),
        ("P1W", "monday", "every Monday"),
        ("T16:45", None, "every day at 16:45"),
        ("weekly", None, "weekly"),
    ],
)
def test_sets(value: str, repeats: str | None, words: str) -> None:
    assert set_in_words(value, repeats) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(41_300_000_000, "41.3 billion"), (230_000, "230,000"), (1.5, "1.5"), (9_800_000, "9.8 million"), (0, "0")],
)
def test_numbers(value: float, words: str) -> None:
    assert number_in_words(value) == words


EXACT = {"kind": "count", "high": None, "unit": None, "counted": None, "bound": "exact", "change": None, "per": None}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 41_300_000_000, "unit": "CNY", "kind": "money"}, "41.3 billion yuan"),
        ({"value": 5, "unit": "%", "change": "decrease", "bound": "approx"}, "down about 5 %"),
        ({"value": 13, "high": 15, "counted": "trains", "per": "week"}, "13 to 15 trains a week"),
        ({"value": 5000, "kind": "ordinal", "counted": "train"}, "number 5,000 train"),
        ({"value": 230_000, "unit": "TEU", "bound": "more_than"}, "more than 230,000 TEU"),
        ({"value": 7, "unit": "XYZ", "kind": "money"}, "7 XYZ"),
    ],
)
def test_quantities(fields: dict[str, object], words: str) -> None:
    assert quantity_in_words(EXACT | fields) == words
