"""The suites of ambiguous names and of names that are no places."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor

HERE = Path(__file__).parent
KM = 30
# Kept as they are: what it would take to get them right is not in the text, or not in any rule we would stand by.
UNSOLVED = {"Frankfort keeps", "terminal at Born"}
MOST_FALSE_ALARMS = 16


def rows(name: str) -> Iterator[dict[str, Any]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two positions."""
    a, b, c, d = map(math.radians, (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(half))


@pytest.mark.parametrize("row", list(rows("ambiguity.jsonl")), ids=lambda row: f"{row['mention']}: {row['note']}")
def test_meaning_in_context(row: dict[str, Any], extractor: Extractor) -> None:
    if any(part in row["text"] for part in UNSOLVED):
        pytest.xfail("known to be wrong")
    place = next(p for p in extractor.extract(row["text"]).places if row["mention"] in p.text)
    assert place.country == row["country"], place.why
    if row["latitude"] is not None:
        assert place.latitude is not None
        assert place.longitude is not None
        assert distance((place.latitude, place.longitude), (row["latitude"], row["longitude"])) <= KM, place.why


def test_names_that_are_no_places(extractor: Extractor) -> None:
    alarms = [
        row["text"]
        for row in rows("negatives.jsonl")
        if any(place.text in row["not_places"] for place in extractor.extract(row["text"]).places)
    ]
    assert len(alarms) <= MOST_FALSE_ALARMS, alarms
