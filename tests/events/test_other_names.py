"""Tellings that name a place or a good otherwise, and are yet of one train or one figure."""

from typing import Any

import pytest

from extractor.events import build
from tests.events.made import article

RUN: dict[str, Any] = {"origin": "Xi'an", "destination": "Duisburg", "when": "2025-05-18"}
LOAD: dict[str, Any] = {"cargo": ["tea"], "load": [(43, "wagons")]}
LEVEL = {"text": "13,024 trains", "value": 13024}


def test_a_town_found_elsewhere_in_one_article_is_that_of_the_same_name_in_another() -> None:
    found, elsewhere, other = article("a", RUN), article("b", RUN), article("c", RUN)
    elsewhere["places"][0] = elsewhere["places"][0] | {"country": "US", "latitude": 40.0, "longitude": -75.0}
    other["places"][0] = other["places"][0] | {"name": "Erie", "country": "US", "latitude": 42.1, "longitude": -80.1}
    assert sorted(event.articles for event in build([found, elsewhere, other])) == [1, 2]


def test_a_member_that_names_both_places_brings_together_what_two_names_keep_apart() -> None:
    town = article("a", RUN)
    yard = article("b", RUN)
    yard["places"][0] = yard["places"][0] | {"name": "Tieling Yard"}
    far = article("c", RUN)
    far["places"][0] = far["places"][0] | {"name": "Tieling", "latitude": 42.3, "longitude": 123.8, "admin1": "CN.19"}
    assert len(list(build([town, far]))) == 2
    assert len(list(build([town, yard, far]))) == 1


def test_a_load_of_odd_size_is_one_train_though_it_left_from_elsewhere() -> None:
    came = RUN | LOAD | {"kind": "arrival", "when": "2025-06-04"}
    assert len(list(build([article("a", RUN | LOAD), article("b", came | {"origin": "Wuhan"})]))) == 1
    for other in ({"cargo": ["coal"]}, {"load": [(40, "wagons")]}, {"origin": "Wuhan", "destination": "Hamburg"}):
        assert len(list(build([article("a", RUN | LOAD), article("b", came | {"origin": "Wuhan"} | other)]))) == 2


def test_a_paper_that_tells_no_end_does_not_bring_two_ends_together() -> None:
    told = [RUN, RUN | {"destination": "Germany"}, RUN | {"destination": "Hamburg"}]
    assert len(list(build([article(f"a{n}", story) for n, story in enumerate(told)]))) == 2


@pytest.mark.parametrize(
    ("first", "second", "articles"),
    [
        ({"unit": "t", "measure": "milk"}, {"unit": "t", "measure": "milk"}, 2),
        ({"unit": "t", "measure": "milk"}, {"unit": "t", "measure": "coal"}, 1),
        ({"unit": "t", "measure": "freight"}, {"unit": "t", "measure": "cargo"}, 1),
        (
            {"unit": "TEU", "measure": "rail", "place": "Xi'an"},
            {"unit": "TEU", "measure": "train", "place": "Xi'an"},
            2,
        ),
    ],
)
def test_rounded_figures_of_one_good_need_no_place(
    first: dict[str, Any], second: dict[str, Any], articles: int
) -> None:
    exactly, about = {"text": "118,000", "value": 118000}, {"text": "120,000", "value": 120000}
    told = [LEVEL | exactly | first, LEVEL | about | second]
    assert next(iter(build([article(f"a{n}", statistics=(one,)) for n, one in enumerate(told)]))).articles == articles
