"""Columns of figures give the numbers that reading each by itself gives, in less work."""

import random

import pytest

from extractor.quantities import columns
from extractor.quantities.find import find
from extractor.quantities.mention import Quantity
from extractor.sentences.split import split
from tests.counting import lines

BEFORE = (
    "",
    "In millions of tons the series reads ",
    "Exports rose 5% to 1,500 tons ",
    "They carried 5,000 tons, 6,000 TEU\n",
    "The number of freight trains was ",
    "They sent more than\n",
)
BEHIND = ("", "tons of coal a week", " million tons.", "5th Street, Riga.", "and 500 trains.")
GAPS = (("\n",), (" ",), ("\t",), (" ", "  ", "\n", "\n\n", "\t", "\u00a0"))
SHARE = 0.4
"""Of the lines run for a number among few, those run for one in a long column; without columns it is all of them."""


def _number(chance: random.Random) -> str:
    whole = chance.choice((9, 99, 2100, 10**7, 10**12))
    forms = ("{}", "{}", "{:,}", "{}.5", "0.{}", "0", "0{}", "{}.000", "1.{:03}")
    return chance.choice(forms).format(chance.randint(1, whole))


def _found(text: str) -> list[Quantity]:
    return find(text, split(text), [], [])


@pytest.mark.parametrize("seed", range(40))
def test_a_column_is_read_as_its_numbers_are(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    gaps = chance.choice(GAPS)
    cells = "".join(_number(chance) + chance.choice(gaps) for _ in range(300))
    text = chance.choice(BEFORE) + cells + chance.choice(BEHIND)
    found = _found(text)
    monkeypatch.setattr(columns, "REACH", len(text))
    assert found == _found(text)


@pytest.mark.parametrize("gap", ["\n", " ", "\t"], ids=repr)
def test_a_number_of_a_long_column_costs_little(gap: str) -> None:
    few, many = (gap.join(str(n % 7 + 2) for n in range(count)) for count in (100, 2_000))
    assert lines(lambda: _found(many), "quantities") / 2_000 <= SHARE * lines(lambda: _found(few), "quantities") / 100
