"""The network's arithmetic is exact, and what it weighs is said."""

import numpy as np
import pytest

from extractor import Extractor
from extractor.facts.net import exact, reading
from extractor.facts.net.reading import BEGINS, GOES_ON, OUTSIDE, stretches
from extractor.facts.net.weights import learned
from tests.facts.markup import as_read

WITH_NAMES = "The train left Doddaballapur for Riga on 5 May, pulled by Freightliner."


def test_weights_are_whole_numbers_of_one_byte() -> None:
    arrays = learned().arrays
    matrices = {name: layer.matrix for name, layer in learned().layers.items()}
    assert len(matrices) > 10
    for name, array in [*matrices.items(), *((name, arrays[name]) for name in ("words", "tags", "shapes", "lexicon"))]:
        assert np.array_equal(array, np.rint(array)), name
        assert np.abs(array).max() <= exact.MOST, name


def test_no_sum_is_too_large_for_a_float_to_hold() -> None:
    widest = max(layer.matrix.shape[0] for layer in learned().layers.values())
    assert widest * exact.MOST**2 < 2**24


def test_products_are_those_of_whole_numbers_in_any_order() -> None:
    numbers = np.random.default_rng(0)
    rows = numbers.integers(-127, 128, (50, 480)).astype(np.float32)
    matrix = numbers.integers(-127, 128, (480, 96)).astype(np.float32)
    order = numbers.permutation(480)
    nothing = np.zeros(96, dtype=np.float32)
    one, other = exact.Layer(matrix, 32.0, nothing), exact.Layer(np.ascontiguousarray(matrix[order]), 32.0, nothing)
    wanted = rows.astype(np.int64) @ matrix.astype(np.int64)
    assert np.array_equal(one(rows), wanted)
    assert np.array_equal(other(rows[:, order]), wanted)


def test_a_long_text_is_read_in_blocks_as_if_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    read = as_read("On {5 May|date 2024-05-05} a train with barley left [Riga|city LV] for [Osh|city KG]. " * 20)
    whole = reading.Reading(read, learned()).vectors
    monkeypatch.setattr(reading, "_BLOCK", 37)
    assert np.array_equal(reading.Reading(read, learned()).vectors, whole)


def test_stretches_begin_and_go_on() -> None:
    assert stretches([OUTSIDE, BEGINS, GOES_ON, BEGINS, OUTSIDE, GOES_ON]) == [(1, 2), (3, 3)]


def test_what_was_read_before_changes_nothing() -> None:
    text = "On 5 May 2024 a train with 40 wagons of barley left Riga for Osh. It was run by Baltic Rail Cargo."
    fresh, used = Extractor(), Extractor()
    for other in ("A train left Lodz.", text[::-1], "Barley " * 200):
        used.extract(other, "2024-05-20")
    assert used.extract(text, "2024-05-20") == fresh.extract(text, "2024-05-20")


@pytest.mark.parametrize("slot", ["itself", "when", "origin", "destination"])
def test_every_choice_says_what_it_weighs(extractor: Extractor, slot: str) -> None:
    (movement,) = extractor.extract("On 5 May 2024 a train with 40 wagons of barley left Riga for Osh.").movements
    assert movement.because_of(slot)[0].because[0].startswith("weighs +")


def test_an_end_and_an_operator_that_no_list_knows_are_read(extractor: Extractor) -> None:
    record = extractor.extract(WITH_NAMES, "2024-05-20")
    (movement,) = record.movements
    assert "Doddaballapur" not in [place.text for place in record.places]
    assert (movement.origin, movement.destination) == ("Doddaballapur", "Riga")
    (origin,) = movement.because_of("origin")
    assert (origin.list, origin.index) == (None, None)
    assert record.rows("movements")[0]["origin_country"] is None
