"""A faulty mention is left out and told; the article stays."""

import logging
from typing import Any

import pytest
from pydantic import ValidationError

from extractor import Extractor
from extractor.faults import checked

TEXT = "On Nov. 17, a train with 55 containers left Xi'an for Duisburg. It carried 1,200 tonnes of tiles."


@pytest.fixture
def record() -> dict[str, Any]:
    return dict(Extractor().extract(TEXT, "2024-11-18").model_dump(mode="json"))


@pytest.mark.parametrize(
    ("fault", "left"),
    [
        ({}, ["Xi'an", "Duisburg"]),
        ({"name": ""}, ["Duisburg"]),
        ({"latitude": 91.0}, ["Duisburg"]),
        ({"text": "Xi-an"}, ["Duisburg"]),
        ({"text": ""}, ["Duisburg"]),
        ({"rule": "no rule"}, ["Duisburg"]),
    ],
)
def test_a_faulty_mention_is_left_out(
    fault: dict[str, Any], left: list[str], record: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    record["places"][0] |= fault
    with caplog.at_level(logging.WARNING, "extractor"):
        article = checked(record)
    assert [place.text for place in article.places] == left
    assert len(article.dates) == 1
    assert bool(caplog.records) is bool(fault), "nothing is left out in silence"


def test_facts_point_to_the_same_mentions_after_one_is_left_out(record: dict[str, Any]) -> None:
    record["quantities"].insert(0, record["quantities"][0] | {"value": float("nan")})
    for fact in (*record["movements"], *record["statistics"]):
        for candidate in fact["evidence"]:
            candidate["index"] = candidate["index"] + 1 if candidate["list"] == "quantities" else candidate["index"]
        fact.update({slot: [i + 1 for i in fact["load"]] for slot in ("load",) if "load" in fact})
        fact.update({slot: fact[slot] + 1 for slot in ("quantity", "of") if fact.get(slot) is not None})
    expected = Extractor().extract(TEXT, "2024-11-18")
    assert checked(record) == expected


def test_a_fact_without_its_mention_goes_with_it(record: dict[str, Any]) -> None:
    assert any(m["origin"] == "Xi'an" for m in record["movements"])
    record["places"][0]["name"] = ""
    assert not any(m.origin == "Xi'an" for m in checked(record).movements)


def test_other_faults_are_raised(record: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        checked(record | {"published": 7})
