"""What could be a movement is set beside its neighbours: in how much they agree, and how many there are."""

from dataclasses import replace

import numpy as np
import pytest

from extractor.facts.net.beside import AROUND, ROWS, Said, compared

ONE = Said(3, 0, 5, "osh", "riga", "2024-05-02", None, frozenset(("salt",)), frozenset(), frozenset(("Osh", "Riga")))
SENTENCES, KINDS, ENDS, DAY, GOODS, WORDS = range(6)
NEITHER, ALONE, SAME, OTHER = range(4)


def row(one: Said, other: Said) -> list[int]:
    """How the second compares with the first."""
    pairs = compared([one, other])
    assert (pairs.first.tolist(), pairs.second.tolist()) == ([0, 1], [1, 0])
    return [int(number) for number in pairs.rows[0]]


@pytest.mark.parametrize(
    ("other", "table", "wanted"),
    [
        (ONE, ENDS, SAME * 4 + SAME),
        (replace(ONE, origin=None), ENDS, ALONE * 4 + SAME),
        (replace(ONE, destination="lodz"), ENDS, SAME * 4 + OTHER),
        (ONE, DAY, SAME * 4 + NEITHER),
        (replace(ONE, when="2024-05-03", service="Chang'an"), DAY, OTHER * 4 + ALONE),
        (ONE, GOODS, SAME * 4 + NEITHER),
        (replace(ONE, goods=frozenset(("salt", "soda"))), GOODS, SAME * 4 + NEITHER),
        (replace(ONE, goods=frozenset(("soda",)), sizes=frozenset("4")), GOODS, OTHER * 4 + ALONE),
        (ONE, WORDS, 2 * 4 + 2),  # of one train, with two mentions in common
        (replace(ONE, train=6, mentions=frozenset()), WORDS, 0),
        (replace(ONE, train=6, origin="riga", mentions=frozenset()), WORDS, 4),  # starts where the other ends
        (replace(ONE, kind=3), KINDS, 3),
    ],
)
def test_two_are_compared_slot_by_slot(other: Said, table: int, wanted: int) -> None:
    assert row(ONE, other)[table] == wanted


def test_what_has_no_train_is_of_no_train_in_common() -> None:
    nameless = replace(ONE, train=-1, mentions=frozenset())
    assert row(nameless, nameless)[WORDS] == 0


def test_what_stands_before_is_told_from_what_stands_behind() -> None:
    ahead, back = compared([ONE, ONE]).rows[:, SENTENCES].tolist()
    assert ahead != back
    near, far = (row(ONE, replace(ONE, sentence=3 + apart))[SENTENCES] for apart in (1, 9))
    assert near != far
    assert far == row(ONE, replace(ONE, sentence=70))[SENTENCES]


def test_every_row_is_one_of_its_table() -> None:
    kinds = [replace(ONE, kind=kind, sentence=kind * 3, origin=None if kind else "osh") for kind in range(5)]
    pairs = compared(kinds)
    assert (pairs.rows >= 0).all()
    assert (pairs.rows < np.array([*ROWS.values()])).all()


def test_each_has_so_many_neighbours_and_no_more() -> None:
    pairs = compared([ONE] * 100)
    assert np.bincount(pairs.first).max() == 2 * AROUND
    assert np.abs(pairs.first - pairs.second).max() == AROUND
    assert len(compared([ONE]).first) == len(compared([]).first) == 0
