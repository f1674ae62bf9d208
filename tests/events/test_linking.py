"""Which tellings are of one train, and which near misses are not; each rule with its example."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.events import build, store
from extractor.events.build import events
from extractor.models.events import Event
from tests.conftest import script
from tests.events.made import PLACES, article
from tests.events.score import stories
from tests.events.textbook import LOAD, ONE, RUN, TWO


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_train(first: dict[str, Any], second: dict[str, Any]) -> None:
    (event,) = build([article("a", first), article("b", second)])
    assert event.articles == 2
    assert all(rule.startswith("events.one.") for telling in event.tellings for rule in telling.because)
    assert all(telling.because for telling in event.tellings)


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_two_trains(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert len(list(build([article("a", first), article("b", second)]))) == 2


LATER = RUN | {"when": "2025-06-01"}
BARE: list[tuple[str, dict[str, Any], bool]] = [
    ("the first train left on 18 May", {"when": "2025-05-18"}, True),
    ("it came on 4 June", {"when": "2025-06-04", "kind": "arrival"}, True),
    ("the first train left in May, with tea", {"when": "2025-05-01/2025-05-31", "cargo": ["tea"]}, True),
    ("the first train from Xi'an left on 18 May", {"when": "2025-05-18", "origin": "Xi'an"}, True),
    ("a train left last year", {"when": "2024-01-01/2024-12-31"}, False),
    ("a train left on 25 May", {"when": "2025-05-25"}, False),
    ("that for Hamburg left on 18 May", {"when": "2025-05-18", "destination": "Hamburg"}, False),
    ("that with cars left on 18 May", {"when": "2025-05-18", "cargo": ["cars"]}, False),
]


@pytest.mark.parametrize(("mention", "found"), [row[1:] for row in BARE], ids=[row[0] for row in BARE])
def test_a_train_named_without_its_ends_is_one_of_the_articles_route(mention: dict[str, Any], found: bool) -> None:
    made = [article("a", RUN | LOAD), article("b", LATER, mention, published="2025-06-03")]
    first = next(iter(build(made)))
    assert first.articles == (2 if found else 1)
    assert ("events.one.context" in first.tellings[-1].because) == (found and "origin" not in mention)


def test_a_train_named_without_its_ends_is_found_on_a_busy_route() -> None:
    """Some hundred trains ran in the weeks before, and as many after."""
    days = [(date(2025, 5, 18) + timedelta(apart)).isoformat() for apart in range(-40, 40) if apart not in (-1, 0, 1)]
    busy = [RUN | {"when": day, "load": [(size, "wagons")]} for day in days for size in (41, 55)]
    made = [article(f"b{n}", train) for n, train in enumerate(busy)]
    bare = article("z", LATER, {"when": "2025-05-18"}, published="2025-06-03")
    (found,) = (event for event in build([*made, article("a", RUN), bare]) if event.earliest == "2025-05-18")
    assert {telling.article for telling in found.tellings} == {"a", "z"}


def test_a_train_named_without_its_ends_is_none_of_two_that_fit_alike() -> None:
    two = [RUN | {"load": [(41, "wagons")]}, RUN | {"load": [(55, "wagons")]}]
    made = [article(f"a{n}", story) for n, story in enumerate(two)] + [article("b", LATER, {"when": "2025-05-18"})]
    assert max(event.articles for event in build(made)) == 1


def test_a_station_is_found_by_the_town_that_its_article_ties_it_to() -> None:
    left = RUN | {"origin": "Dalang", "load": [(41, "wagons")]}
    far = article("a", left)
    near = article("b", left | {"origin": "Guangzhou"})
    assert len(list(build([far, near]))) == 2
    far["text"] = "A train left Dalang station in Guangzhou for Duisburg."
    far["places"][0] |= {"start_char": 13, "end_char": 19}
    far["places"].insert(1, PLACES["Guangzhou"] | {"start_char": 31, "end_char": 40})
    far["movements"][0]["evidence"][1]["index"] = 2
    assert len(list(build([far, near]))) == 1


def test_two_trains_of_one_article_stay_two() -> None:
    assert len(list(build([article("a", RUN, RUN), article("b", RUN)]))) == 2


@pytest.mark.parametrize("turn", [1, -1])
def test_trains_a_week_apart_keep_their_arrivals(turn: int) -> None:
    """Either arrival could be of either departure: the exact size decides."""
    loads: list[dict[str, Any]] = [{"load": [(43, "wagons")]}, {"load": [(45, "wagons")]}]
    left = [RUN | loads[0], RUN | loads[1] | {"when": "2025-05-25"}]
    came: list[dict[str, Any]] = [{"kind": "arrival", "when": "2025-06-07"}, {"kind": "arrival", "when": "2025-06-14"}]
    stories = [*left, *(RUN | load | day for load, day in zip(loads[::turn], came, strict=True))]
    found = groups(list(build([article(f"a{n}", story) for n, story in enumerate(stories)])))
    wanted = [{"a0", "a2"}, {"a1", "a3"}] if turn == 1 else [{"a0", "a3"}, {"a1", "a2"}]
    assert {frozenset(name for name, _ in group) for group in found} == set(map(frozenset, wanted))


def test_one_wrong_size_does_not_split_a_train_that_others_tell() -> None:
    told: list[dict[str, Any]] = [
        RUN | LOAD,
        RUN | LOAD,
        RUN | LOAD,
        RUN | {"cargo": ["tea"], "load": [(36, "wagons")]},
    ]
    (event,) = build([article(f"a{n}", story) for n, story in enumerate(told)])
    assert (event.articles, event.conflicts) == (4, ("load",))


def test_many_who_tell_no_size_do_not_make_two_trains_one() -> None:
    sizes: list[dict[str, Any]] = [{"load": [(41, "wagons")]}, {"load": [(55, "wagons")]}]
    told = [RUN | size for size in sizes for _ in range(3)] + [RUN, RUN]
    found = groups(list(build([article(f"a{n}", story) for n, story in enumerate(told)])))
    assert not any({("a0", 0), ("a3", 0)} <= group for group in found)


def test_an_event_takes_the_most_exact_of_each_slot_and_says_who_says_what() -> None:
    articles = [
        article("a", RUN | {"when": "2025-05", "load": [(50, "wagons")]} | {"when": "2025-05-01/2025-05-31"}),
        article("b", RUN | {"origin": "Xi'an International Port Station", "load": [(54, "wagons")], "operator": "CR"}),
        article("c", RUN | {"origin": "Shaanxi", "cargo": ["tea"]}),
    ]
    (event,) = build(articles)
    assert (event.origin, event.when, event.operator) == ("Xi'an International Port Station", "2025-05-18", "CR")
    assert event.cargo == ("tea",)
    assert "load" in event.conflicts
    origins = {version.value for version in event.versions if version.slot == "origin"}
    assert origins == {"Xi'an", "Xi'an International Port Station", "Shaanxi"}


def test_near_copies_of_one_text_count_once() -> None:
    words = [f"word{n}" for n in range(120)]
    copy = " ".join(words)
    (event,) = build(
        [
            article("a", RUN, text=copy),
            article("b", RUN, text=" ".join(["New headline", *words[:115]])),
            article("c", RUN, text=" ".join(f"other{n}" for n in range(120))),
        ]
    )
    assert (event.articles, event.independent) == (3, 2)


LEVEL = {"text": "13,024 trains", "value": 13024, "place": "Xi'an"}


@pytest.mark.parametrize(
    ("change", "articles", "conflicts"),
    [
        ({}, 2, ()),
        ({"text": "over 13,000", "value": 13000, "bound": "more_than"}, 2, ()),
        ({"text": "13,000 trains", "value": 13000}, 2, ()),
        ({"text": "13,500 trains", "value": 13500}, 2, ("value",)),
        ({"place": "Xi'an International Port Station"}, 2, ()),
        ({"measure": "freight trains"}, 2, ()),
        ({"place": None}, 2, ()),
        ({"place": None, "text": "over 13,000", "value": 13000, "bound": "more_than"}, 1, ()),
        ({"earliest": "2024-01-02", "period": "2024-01-02/2024-12-31"}, 2, ()),
        ({"place": "Wuhan"}, 1, ()),
        ({"measure": "trips"}, 2, ()),
        ({"place": None, "text": "13,000 trains", "value": 13000}, 1, ()),
        ({"text": "13,020 trains", "value": 13020}, 2, ()),
        ({"text": "12,900 trains", "value": 12900, "measure": "wagons"}, 1, ()),
        ({"period": "2023", "earliest": "2023-01-01", "latest": "2023-12-31"}, 1, ()),
        ({"earliest": "2024-01-08", "period": "2024-01-08/2024-12-31"}, 1, ()),
        ({"measure": "tonnes"}, 1, ()),
        ({"text": "30,000 trains", "value": 30000}, 1, ()),
    ],
)
def test_figures(change: dict[str, Any], articles: int, conflicts: tuple[str, ...]) -> None:
    made = [article("a", statistics=(LEVEL,)), article("b", statistics=(LEVEL | change,))]
    first = next(iter(build(made)))
    assert (first.articles, first.conflicts, first.value) == (articles, conflicts, 13024)


SLOTS = st.fixed_dictionaries(
    {"origin": st.sampled_from(["Xi'an", "Xi'an International Port Station", "Shaanxi", "Wuhan", "China"])},
    optional={
        "destination": st.sampled_from(["Duisburg", "Hamburg", "Germany", "Europe"]),
        "when": st.sampled_from(["2025-05-18", "2025-05-19", "2025-05-25", "2025-05-01/2025-05-31", None]),
        "kind": st.sampled_from(["departure", "arrival", "launch"]),
        "cargo": st.sampled_from([["tea"], ["cars"], []]),
        "load": st.sampled_from([[(50, "wagons")], [(41, "wagons")], []]),
        "number": st.sampled_from(["X8153", "X8157", None]),
    },
)


def test_an_article_that_names_a_train_twice_without_its_ends_tells_of_two() -> None:
    bare = [{"when": "2025-05-18"}, {"when": "2025-05-18"}]
    made = [article("a", RUN | LOAD), article("b", LATER, *bare, published="2025-06-03")]
    for event in build(made):
        assert len({telling.article for telling in event.tellings}) == len(event.tellings)


def groups(events: list[Event]) -> set[frozenset[tuple[str, int]]]:
    return {frozenset((telling.article, telling.fact) for telling in event.tellings) for event in events}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SLOTS, min_size=1, max_size=2), min_size=2, max_size=7), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_no_article_tells_a_train_twice(stories: list[Any], shuffle: Any) -> None:
    articles = [article(f"a{n}", *movements) for n, movements in enumerate(stories)]
    straight = list(build(articles))
    shuffle.shuffle(articles)
    assert list(build(articles)) == straight
    assert sum(map(len, groups(straight))) == sum(map(len, stories))
    for event in straight:
        assert len({telling.article for telling in event.tellings}) == len(event.tellings)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(SLOTS, min_size=1, max_size=2), min_size=2, max_size=6), st.integers(0, 6))
def test_what_is_kept_and_added_to_gives_what_all_at_once_gives(stories: list[Any], split: int) -> None:
    articles = [article(f"a{n}", *movements, statistics=(LEVEL,)) for n, movements in enumerate(stories)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kept"
        store.write(path, map(store.kept, articles[split:]))
        assert list(events([*store.read(path), *map(store.kept, articles[:split])])) == list(build(articles))


def test_the_stories_give_the_same_decisions(extractor: Extractor) -> None:
    train = script("train_events")
    told = {half: train.tellings(extractor, half) for half in sorted({row["half"] for row in stories()})}
    assert train.differing(told, train.learn(train.examples(told))) == 0
