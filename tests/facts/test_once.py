"""Two tellings of one run are one movement; two trains that differ in anything said of both stay two."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from extractor.facts.gathered import Gathered
from extractor.facts.once import Told, once
from extractor.facts.slots.candidate import Candidate

SLOTS = ("when", "origin", "destination", "via", "cargo", "load", "service", "operator", "frequency")


def told(said: str, another: bool = False, number: int = -1) -> Gathered:
    """A movement from "kind; slot: value, value; …"."""
    kind, *parts = said.split("; ")
    slots: dict[str, list[Candidate]] = {slot: [] for slot in SLOTS}
    for slot, _, values in (part.partition(": ") for part in parts):
        slots[slot] = [Candidate(0, 1, value, value, "movements.test") for value in values.split(", ")]
    train = cast(Any, SimpleNamespace(another=another))
    event = cast(Any, SimpleNamespace(reference=SimpleNamespace(another=False)))
    name, _, status = kind.partition(" ")
    return Gathered(train, event, name, None, status or "done", slots, number)


def as_said(one: Gathered) -> str:
    """The movement in the same words."""
    kind = one.kind if one.status == "done" else f"{one.kind} {one.status}"
    return "; ".join([kind, *(f"{s}: {', '.join(c.value for c in found)}" for s, found in one.slots.items() if found)])


TOGETHER = [
    (
        "departure; when: 2024-05-02; origin: Győr; cargo: wheat",
        "departure; when: 2024-05-02T16:45; origin: Győr; destination: Trieste",
        "departure; when: 2024-05-02T16:45; origin: Győr; destination: Trieste; cargo: wheat",
    ),
    (
        "launch; origin: Bari; destination: Lodz; frequency: weekly",
        "departure; when: 2024-05-02; origin: Bari; destination: Lodz; load: 30 wagons",
        "launch; when: 2024-05-02; origin: Bari; destination: Lodz; load: 30 wagons; frequency: weekly",
    ),
    (
        "arrival; origin: Osh Station; destination: Riga",
        "departure; when: 2024-05; origin: Osh; destination: Riga; via: Riga, Dno",
        "arrival; when: 2024-05; origin: Osh Station; destination: Riga; via: Dno",
    ),
    (
        "departure; origin: Osh; destination: Riga; cargo: soda ash",
        "departure; origin: Osh; destination: Riga; cargo: soda, salt",
        "departure; origin: Osh; destination: Riga; cargo: soda ash, salt",
    ),
]


@pytest.mark.parametrize(("one", "other", "both"), TOGETHER)
def test_what_agrees_is_put_together(one: str, other: str, both: str) -> None:
    ((made, because),) = once([(told(one), ["first"]), (told(other), ["second"])], {})
    assert as_said(made) == both
    assert because == ["first"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("departure; when: 2024-05-02; origin: Győr", "departure; when: 2024-05-03; origin: Győr"),
        ("departure; origin: Győr; destination: Riga", "departure; origin: Riga; destination: Győr"),
        ("departure; origin: Győr; cargo: wheat", "departure planned; origin: Győr; via: Dno; cargo: wheat"),
        ("launch; origin: Bari; destination: Lodz", "suspension; when: 2024; origin: Bari; destination: Lodz"),
        (
            "departure; origin: Osh; cargo: coal; load: 30 wagons",
            "departure; origin: Osh; cargo: coal; load: 41 wagons",
        ),
        ("departure; origin: Osh; operator: KTZ", "departure; destination: Riga; operator: KTZ"),
    ],
)
def test_what_differs_or_shares_little_stays_two(one: str, other: str) -> None:
    assert [as_said(made) for made, _ in once([(told(one), []), (told(other), [])], {})] == [one, other]


def test_another_train_is_never_the_one_before_it() -> None:
    first, second = (
        "departure; origin: Osh; destination: Riga; cargo: coal",
        "departure; when: 2024; origin: Osh; destination: Riga",
    )
    assert len(once([(told(first), []), (told(second, another=True), [])], {})) == 2


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("departure; when: 2024-05-02; origin: Győr", "departure; when: 2024-05-04; destination: Riga", 1),
        ("departure planned; when: 2024-05-02", "departure; origin: Győr", 1),
        ("departure; origin: Győr", "departure cancelled; origin: Győr; destination: Riga", 2),
        ("launch; origin: Győr", "suspension; origin: Győr; destination: Riga", 2),
    ],
)
def test_the_network_tells_two_of_one_run(one: str, other: str, count: int) -> None:
    each: list[Told] = [(told(one, number=2), []), (told(other, number=5), [])]
    assert len(once(each, {(2, 5): 100})) == count
    assert len(once(each, {(2, 5): -100})) == len(once(each, {(1, 5): 100})) == 2


def test_what_says_less_goes() -> None:
    each = [(told("departure; origin: Osh"), ["less"]), (told("departure; origin: Osh; operator: KTZ"), ["more"])]
    assert [because for _, because in once(each, {})] == [["more"]]
