"""Which pairs are asked about: what is left out by whole numbers is what the rules keep apart, and copies are one."""

from collections.abc import Hashable
from typing import Any

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.events.blocks import candidates
from extractor.events.copies import copies
from extractor.events.link import link
from extractor.events.near import BITS, FEW, MASK, NEXT, Line, neighbours
from extractor.events.rules import decide, kept_apart, worth_weighing
from extractor.events.screen import Screen
from extractor.events.store import kept
from extractor.events.tellings import Told
from tests.events.made import article

DAYS = ["2025-05-18", "2025-05-19", "2025-05-25", "2025-06-04", "2025-05-01/2025-05-31", "2025-01-01/2025-12-31", None]
SLOTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["departure", "arrival", "launch", "passage", "suspension"]),
        "when": st.sampled_from(DAYS),
    },
    optional={
        "origin": st.sampled_from(["Xi'an", "Xi'an International Port Station", "Shaanxi", "Wuhan", "China"]),
        "destination": st.sampled_from(["Duisburg", "Hamburg", "Germany", "Europe"]),
        "status": st.sampled_from(["done", "planned", "cancelled"]),
        "cargo": st.sampled_from([["tea"], ["cars"]]),
        "load": st.sampled_from([[(50, "wagons")], [(41, "wagons")]]),
        "number": st.sampled_from(["X8153", "X8157"]),
    },
)
PAPERS = st.sampled_from(["2025-05-18", "2025-05-20", "2025-06-20", None])
ARTICLES = st.lists(st.tuples(PAPERS, st.lists(SLOTS, min_size=1, max_size=3)), min_size=2, max_size=6)


def tellings(stories: list[Any]) -> list[Told]:
    """The movements of made-up articles, in the order that they are linked in."""
    made = (kept(article(f"a{n}", *told, published=day)) for n, (day, told) in enumerate(stories))
    return sorted((told for each in made for told in each.movements), key=lambda told: told.key)


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_the_screen_leaves_out_what_the_rules_keep_apart(stories: list[Any]) -> None:
    told = tellings(stories)
    first, second = numpy.triu_indices(len(told), 1)
    passed = Screen(told).passed(first, second)
    by_numbers = {"events.apart.article", "events.apart.family", "events.apart.number"}
    for i, j, may in zip(first.tolist(), second.tolist(), passed.tolist(), strict=True):
        a, b = told[i], told[j]
        if may:
            assert kept_apart(a, b) not in by_numbers
            assert worth_weighing(a, b) or kept_apart(a, b), "their times do not decide"
        else:
            assert not worth_weighing(a, b) or a.bare != b.bare, "one without ends is attached to groups"


BLOCK = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(0, 3), st.sampled_from("abc")), min_size=2, max_size=90
)


@settings(max_examples=60, deadline=None)
@given(BLOCK, st.sampled_from([1, 4]), st.booleans())
def test_neighbours_are_the_nearest_and_those_that_share_a_mark(rows: list[Any], slack: int, onwards: bool) -> None:
    plain = tellings([("2025-05-20", [{"kind": "departure" if length else "arrival"}]) for _, _, length, _ in rows])
    by_article = {told.head.article: told for told in plain}
    told = [by_article[f"a{n}"] for n in range(len(rows))]
    row = {id(each): values for each, values in zip(told, rows, strict=True)}

    def window(each: Told) -> tuple[int, int]:
        _, day, length, _ = row[id(each)]
        return day, day + length

    def marks(each: Told) -> list[Hashable]:
        mark = row[id(each)][3]
        return [mark] if mark == "a" else [(mark, 1)]

    line = Line(told, window, marks, frozenset({"departure"}))
    keys = numpy.array([key for key, *_ in rows], dtype=numpy.int64)
    found: set[tuple[int, int]] = set()
    for pairs in neighbours(keys, numpy.arange(len(rows)), line, slack, onwards=onwards):
        found.update(zip((pairs >> BITS).tolist(), (pairs & MASK).tolist(), strict=True))
    assert found == _by_hand(rows, slack, onwards)


def _by_hand(rows: list[Any], slack: int, onwards: bool) -> set[tuple[int, int]]:
    """The same, one telling after the other."""
    found: set[tuple[int, int]] = set()
    for key in range(3):
        block = sorted(
            (n for n, row in enumerate(rows) if row[0] == key), key=lambda n: (rows[n][1], rows[n][1] + rows[n][2], n)
        )
        for at, n in enumerate(block):
            meet = [m for m in block[at + 1 :] if rows[m][1] <= rows[n][1] + rows[n][2] + slack]
            alike = [m for m in meet if rows[m][3] == rows[n][3]][: NEXT if rows[n][3] == "a" else FEW]
            near = meet if len(meet) < FEW else [*meet[:NEXT], *alike]
            found.update((min(n, m), max(n, m)) for m in near if not (onwards and rows[n][2] and rows[m][2]))
    return found


@settings(max_examples=100, deadline=None)
@given(ARTICLES)
def test_what_is_said_of_a_copy_is_what_is_said_of_the_other(stories: list[Any]) -> None:
    told = tellings([*stories, *stories[:2]])
    for first, others in copies(told, decide).items():
        for other in others:
            assert decide(told[first], told[other]).same
            for third in told:
                if third.head.article not in (told[first].head.article, told[other].head.article):
                    assert decide(told[first], third) == decide(told[other], third)
                    assert decide(third, told[first]) == decide(third, told[other])


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_all_copies_are_of_one_event(stories: list[Any]) -> None:
    told = tellings([*stories, *stories[:2]])
    group = {id(member): at for at, made in enumerate(link(told)) for member in made.members}
    for first, others in copies(told, decide).items():
        assert {group[id(told[at])] for at in others} == {group[id(told[first])]}


def test_pairs_of_a_busy_route_grow_as_its_tellings() -> None:
    def asked(trains: int) -> float:
        load = {"origin": "Xi'an", "destination": "Duisburg", "when": "2025-05-18"}
        made = [("2025-05-20", [load | {"load": [(40 + n, "wagons")]}]) for n in range(trains)]
        return len(candidates(tellings(made))) / trains

    assert asked(400) <= 1.1 * asked(100)
