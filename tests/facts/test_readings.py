"""Times read in another way than they stand: what a figure or a movement can mean by them, with near misses."""

import pytest

from extractor.facts.anchors import possible
from extractor.facts.figures.names import READINGS, readings
from extractor.facts.settle.days import days, days_of
from extractor.facts.settle.view import views
from tests.facts.markup import as_read

OF_FIGURES = [
    ("2024-05", {"a year before": "2023-05", "of its year so far": "2024-01/2024-05", "its year": "2024"}),
    ("2024-01/2024-06", {"a year before": "2023-01/2023-06", "its year": "2024"}),
    ("2024-Q1", {"a year before": "2023-Q1", "its year": "2024"}),
    ("2024", {"a year before": "2023", "since then": "2024/..", "until then": "../2024"}),
    ("2024-05-06", {"since then": "2024-05-06/..", "its year": "2024"}),
    ("2024-03/..", {"its year": "2024"}),
    ("2023-11/2024-02", {"a year before": "2022-11/2023-02"}),
    ("P1W", {}),
    ("T04:00", {}),
]


@pytest.mark.parametrize(("value", "meant"), OF_FIGURES, ids=[value for value, _ in OF_FIGURES])
def test_a_time_can_mean_another(value: str, meant: dict[str, str]) -> None:
    read = {READINGS[way]: other for way, other in readings(value)}
    assert read.items() >= meant.items()
    assert "as told" not in read
    if not meant:
        assert not read


OF_MOVEMENTS = [
    ("It left on {Monday|date 2024-05-20}.", {"2024-05-27", "2024-05-13"}),
    (
        "It left on {Monday|date 2024-05-20} at {noon|time 2024-05-20T12:00}.",
        {"2024-05-27", "2024-05-13", "2024-05-20"},
    ),
    ("It left on {the 20th|date 2024-05-20}.", {"2024-06-20", "2024-04-20"}),
    ("It left on {the 30th|date 2024-05-30}.", set()),  # not every month has one
    ("It left on {20 May|date 2024-05-20}.", set()),
    ("It left on {Monday|date 9999-12-27}.", {"9999-12-20"}),  # there is no week after it
    ("It left on {Monday|date 0001-01-01}.", {"0001-01-08"}),
    ("It stood from {3 to 9 May|interval 2024-05-03/2024-05-09}.", {"2024-05-03", "2024-05-09"}),
    ("It has stood {since 3 May|interval 2024-05-03/..}.", {"2024-05-03"}),
]


@pytest.mark.parametrize(("marked", "meant"), OF_MOVEMENTS, ids=[marked for marked, _ in OF_MOVEMENTS])
def test_a_day_can_be_read_as_another(marked: str, meant: set[str]) -> None:
    article = as_read(marked)
    read = {other for date in article.mentions["dates"] for other, _ in days_of(date)}
    assert read == meant


JOINED = [
    (
        "departure",
        "A train left Riga on {Monday|date 2024-05-20}. It was loaded in a hall. It started at {16:45|time T16:45}.",
        {"2024-05-20T16:45"},
        {"2024-05-21T16:45"},
    ),
    (
        "departure",
        "A train left Riga on {Monday|date 2024-05-20}. It started at {3:15|time T03:15}.",
        {"2024-05-20T03:15", "2024-05-20T15:15"},
        set(),
    ),
    (
        "departure",
        "A train left Riga on {Monday|date 2024-05-20}. It started at {3:15 a.m.|time T03:15}.",
        {"2024-05-20T03:15"},
        {"2024-05-20T15:15"},  # its words say which half of the day is meant
    ),
    (
        "departure",
        "It was loaded on {3 May|date 2024-05-03}. The train left Riga {the next day|date 2024-05-21}.",
        {"2024-05-04"},
        {"2024-05-02"},
    ),
    (
        "departure",
        "The shed opened on {3 May|date 2024-05-03}. {The day before|date 2024-05-19} the train left Riga.",
        {"2024-05-02"},
        {"2024-05-04"},
    ),
    (
        "departure",
        "It was loaded on {3 May|date 2024-05-03}. The train leaves Riga {next week|date 2024-W22}.",
        {"2024-05-03"},
        {"2024-05-04"},
    ),
    (
        "suspension",
        "Trains to Riga were stopped on {3 May|date 2024-05-03}. On {the 9th|date 2024-05-09} they ran again.",
        {"2024-05-03/2024-05-09"},
        {"2024-05-09/2024-05-03"},
    ),
    (
        "departure",
        "A train left Riga on {3 May|date 2024-05-03}. On {9 May|date 2024-05-09} it came to Lodz.",
        {"2024-05-03"},
        {"2024-05-03/2024-05-09"},  # a train leaves on one day
    ),
    (
        "departure",
        "It was loaded on {31 December|date 9999-12-31}. The train left {the next day|date 2024-05-21}.",
        set(),
        set(),
    ),
]


@pytest.mark.parametrize(("kind", "marked", "meant", "missed"), JOINED, ids=[marked for _, marked, *_ in JOINED])
def test_a_day_is_told_in_two_places(kind: str, marked: str, meant: set[str], missed: set[str]) -> None:
    article = as_read(marked)
    one = possible(article)[0].one
    one.kind = kind
    (view,) = views([one], article)
    told = days(view).keys()
    assert told >= meant
    assert not told & missed
