"""Which tellings are of one train, and which near misses are not; each rule with its example."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.events import build, store
from extractor.events.build import events
from extractor.models.events import Event
from tests.events.made import PLACES, article

RUN = {"origin": "Xi'an", "destination": "Duisburg", "when": "2025-05-18"}

LOAD: dict[str, Any] = {"cargo": ["tea"], "load": [(43, "wagons")]}
COUNTRIES = {"origin": "China", "destination": "Germany"}
ONE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("events.one.run", RUN, RUN),
    ("events.one.run", RUN, RUN | {"origin": "Xi'an International Port Station"}),
    ("events.one.run", RUN, RUN | {"destination": "Germany"}),
    ("events.one.run", RUN, RUN | {"origin": "Shaanxi"}),
    ("events.one.run", RUN, RUN | {"when": "2025-05-19"}),
    ("events.one.run", RUN, RUN | {"when": "2025-05-01/2025-05-31"}),
    ("events.one.run", RUN | {"load": [(54, "wagons")]}, RUN | {"load": [(50, "wagons")]}),
    ("events.one.run", RUN | {"status": "planned"}, RUN),
    ("events.one.end", RUN, {"origin": "Xi'an", "when": "2025-05-18"}),
    ("events.one.end", RUN, RUN | {"destination": "Europe"}),
    ("events.one.number", RUN | {"number": "X8153"}, {"number": "X8153", "when": "2025-05-18"}),
    ("events.one.journey", RUN | {"cargo": ["tea"], "load": [(50, "wagons")]},
     RUN | {"kind": "arrival", "when": "2025-06-02", "cargo": ["tea"], "load": [(50, "wagons")]}),
    ("events.one.undated", RUN, RUN | {"when": None}),
    ("events.one.run", RUN | {"kind": "launch"}, RUN),
    ("events.one.run", RUN | LOAD | {"cargo": ["fruit"]}, RUN | LOAD | {"cargo": ["clementines", "grapes"]}),
    ("events.one.run", RUN | {"load": [(34, "wagons")], "operator": "CR"},
     RUN | {"load": [(28, "wagons")], "operator": "CR"}),
    ("events.one.end", RUN | {"via": ["Wuhan"]}, {"origin": "Wuhan", "destination": "Duisburg", "when": "2025-05-18"}),
    ("events.one.around", RUN | LOAD, RUN | LOAD | {"origin": "Weinan"}),
    ("events.one.around", RUN | LOAD, RUN | LOAD | {"origin": "Shanxi"}),
    ("events.one.countries", COUNTRIES | LOAD | {"when": "2025-05-18"},
     {"origin": "Xi'an", "when": "2025-05-18", "cargo": ["tea"], "load": [(43, "forty-foot containers")]}),
    ("events.one.journey", RUN | LOAD, COUNTRIES | LOAD | {"kind": "passage", "when": "2025-05-24/2025-05-28"}),
    ("events.one.journey", RUN | LOAD | {"kind": "passage"}, RUN | LOAD | {"kind": "arrival", "when": "2025-05-30"}),
    ("events.one.journey", RUN | {"kind": "launch"}, RUN | {"kind": "arrival", "when": "2025-06-01"}),
    ("events.one.opening", RUN | {"kind": "launch", "operator": "Alpenzug Intermodal"},
     {"origin": "Xi'an", "kind": "launch", "operator": "Alpenzug", "when": "2025-03-01/2025-05-31"}),
    ("events.one.opening", RUN | {"kind": "launch", "operator": "Direct Rail Services"},
     {"kind": "launch", "operator": "DRS", "when": "2025-05-01/2025-05-31"}),
    ("events.one.opening", {"kind": "suspension", "operator": "CN", "when": "2025-05-18"},
     {"kind": "suspension", "operator": "Canadian National", "when": "2025-05-18"}),
    ("events.one.undated", {"kind": "suspension", "operator": "JR Freight", "when": "2025-05-18"},
     {"kind": "suspension", "operator": "Japan Freight Railway Co.", "when": None}),
    ("events.one.run", RUN | {"load": [(1050, "t")]}, RUN | {"load": [(50, "t")]}),
    ("events.one.run", RUN | {"load": [(600, "cars")]}, RUN | {"load": [(200, "of the cars")]}),
    ("events.one.run", RUN | {"load": [(50, "forty-foot containers")]}, RUN | {"load": [(100, "TEU")]}),
    ("events.one.run", RUN | {"cargo": ["refrigerators"]}, RUN | {"cargo": ["white goods"]}),
    ("events.one.run", RUN | {"cargo": ["chillies"]}, RUN | {"cargo": ["dried chilli"]}),
    ("events.one.run", RUN | {"origin": "Weinan"}, RUN | {"origin": "Weinan Yard"}),
    ("events.one.journey", RUN | LOAD | {"kind": "passage", "when": "2025-05-24"},
     RUN | LOAD | {"kind": "passage", "when": "2025-05-29"}),
    ("events.one.run", RUN | {"cargo": ["tea"], "load": [(30, "wagons")]},
     RUN | {"cargo": ["tea"], "load": [(40, "wagons")]}),
    ("events.one.countries", RUN | {"cargo": ["wheat"], "via": ["Wuhan"]},
     {"origin": "China", "when": "2025-05-18", "cargo": ["grain"], "via": ["Wuhan"]}),
    ("events.one.run", RUN | {"cargo": ["river Krishna"]}, RUN | {"cargo": ["water"]}),
    ("events.one.mention", RUN | {"service": "Amber Train"}, {"service": "Amber Train", "when": "2025-05-18"}),
    ("events.one.mention", RUN | {"cargo": ["honey", "wine"]}, {"cargo": ["wine", "honey"], "when": "2025-05-18"}),
]  # fmt: skip

TWO: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the next day but one", RUN, RUN | {"when": "2025-05-20"}),
    ("the same route in another year", RUN, RUN | {"when": "2024-05-18"}),
    ("the return train", RUN, {"origin": "Duisburg", "destination": "Xi'an", "when": "2025-05-18"}),
    ("another end", RUN, RUN | {"destination": "Hamburg"}),
    ("another start in the country", RUN, RUN | {"origin": "Wuhan"}),
    ("another number", RUN | {"number": "X8153"}, RUN | {"number": "X8157"}),
    ("another size", RUN | {"load": [(41, "wagons")]}, RUN | {"load": [(55, "wagons")]}),
    ("other goods", RUN | {"cargo": ["grain"]}, RUN | {"cargo": ["cars"]}),
    ("a stop of the line", RUN, RUN | {"kind": "suspension"}),
    ("only the countries", COUNTRIES, COUNTRIES),
    ("a town next to it, and nothing else", RUN, RUN | {"origin": "Weinan"}),
    ("a station on the way, another end", RUN | {"via": ["Wuhan"]},
     {"origin": "Wuhan", "destination": "Hamburg", "when": "2025-05-18"}),
    ("other goods of another class", RUN | {"cargo": ["fruit"]}, RUN | {"cargo": ["coal"]}),
    ("one good of the countries' trade", COUNTRIES | {"when": "2025-05-18"} , RUN),
    ("farther than a train gets in days", RUN | LOAD, RUN | LOAD | {"kind": "arrival", "when": "2025-05-21"}),
    ("the weekly train's arrival", RUN, RUN | {"kind": "arrival", "when": "2025-06-01"}),
    ("other firms' stoppages", {"kind": "suspension", "operator": "CN", "when": "2025-05-18"},
     {"kind": "suspension", "operator": "CPKC", "when": "2025-05-18"}),
    ("a train's load and another's", RUN | {"load": [(1050, "t")]}, RUN | {"load": [(600, "t")]}),
    ("other firms' openings", RUN | {"kind": "launch", "operator": "DB Cargo"},
     {"kind": "launch", "operator": "DB Regio", "when": "2025-05-01/2025-05-31"}),
    ("a service of all trains", RUN | {"service": "China-Europe freight train"},
     {"service": "China-Europe freight train", "when": "2025-05-18"}),
    ("one good that day", RUN | {"cargo": ["wine"]}, {"cargo": ["wine"], "when": "2025-05-18"}),
    ("a train called off, and one that came", RUN | LOAD | {"status": "cancelled"},
     RUN | LOAD | {"kind": "arrival", "when": "2025-06-04"}),
    ("a size wrong in one digit, other goods", RUN | {"load": [(30, "wagons")]}, RUN | {"load": [(40, "wagons")]}),
    ("two goods of one class", RUN | {"cargo": ["wheat"], "via": ["Wuhan"]},
     {"origin": "China", "when": "2025-05-18", "cargo": ["barley"], "via": ["Wuhan"]}),
    ("an arrival long after", RUN, RUN | {"kind": "arrival", "when": "2025-08-30"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "first", "second"), ONE, ids=[f"{rule}-{n}" for n, (rule, _, _) in enumerate(ONE)])
def test_one_train(rule: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    (event,) = build([article("a", first), article("b", second)])
    assert event.articles == 2
    assert all(rule in telling.because for telling in event.tellings)


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
