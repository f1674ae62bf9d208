"""The work of facts grows with the figures of a sentence and the sentences of a text.

Lines run are counted, no time; every figure is taken for a statistic and nothing for a movement, whatever the weights
say of them, so that there is as much to fill in each repetition. Then all that could be one is taken for a movement.
"""

from functools import partial

import pytest

from extractor import Extractor
from extractor.facts import movements, statistics
from extractor.facts.anchors import STATUSES
from extractor.facts.figures.judge import Verdict
from extractor.facts.net.beside import Looks
from extractor.facts.net.pairs import KINDS, Anchor, weigh_anchors
from extractor.facts.net.reading import Reading
from tests.counting import lines

MANY = 40
STEEPEST = 1.6
"""How much dearer each repetition may be in the longer text, which has three or six times as many: what is sought
around a figure is sought a little longer. Rules that look through the whole sentence for every figure come to 2 and
more."""

# What a sentence repeats; {n} is a new number each time.
IN_A_SENTENCE = {
    "figures": "{n},100, ",
    "tons": "{n},100 tons of coal, ",
    "changes": "up {n}%, ",
    "levels and changes": "{n} trains, up 5%, ",
    "dated": "{n} trains in 2024, ",
    "months": "{n} trains in May and ",
    "ranges": "from {n} tons to {n}9 tons, ",
    "rates": "{n} trains a week in May, ",
    "ordinals": "the {n}th train since May, ",
    "places": "{n} tons to Riga, ",
    "in brackets": "Riga ({n} tons), ",
    "railways": "LDz sent {n} trains by the port, ",
    "its": "its wagons carried {n} tons, ",
    "we": "we sent {n} trains, ",
    "respectively": "{n} tons and {n} trains respectively, ",
    "trains": "a train left at {n} and ",
}
# What a text repeats; {name} is a new name each time.
IN_A_TEXT = {
    "railways": "{name} Railways carried {n} tons in May. The company sent {n} trains. ",
    "ports": "The port of {name} handled {n} TEUs. The port handled {n} trains. ",
    "corridors": "The {name} Corridor moved {n} tons. The corridor moved {n} trains in the same week. ",
    "months": "Over the 7 months {n} trains left in May {year}. ",
    "ordinals": "The {n}th train left. The line was opened in {year}. ",
    "speakers": '"We sent {n} trains," said {name} {name}. ',
}
_NAMES = [first + last for first in ("Kal", "Bor", "Zhen", "Mir", "Tal") for last in "uv av in or esk ul ap im".split()]


def _text(form: str, count: int) -> str:
    made = (form.format(n=n + 2, name=_NAMES[n % 40] + "ia" * (n // 40), year=1900 + n) for n in range(count))
    return "In 2023 the port took in " + "".join(made).rstrip(", ") + "."


def _steepness(extractor: Extractor, form: str, few: int, many: int) -> float:
    """How much the lines run for each repetition grow from few to many, where its words have been met before."""
    extractor.extract(_text(form, many), "2024-11-18")
    one, small, large = (
        lines(partial(extractor.extract, _text(form, count), "2024-11-18"), "facts") for count in (1, few, many)
    )
    return ((large - one) / (many - 1)) / ((small - one) / (few - 1))


_UNTOLD, _TOLD = ([told, *[0] * (len(KINDS) + len(STATUSES))] for told in (-(10**6), 10**6))


def _all_weigh(row: list[int], reading: Reading, anchors: list[Anchor]) -> tuple[list[list[int]], Looks]:
    """The second look as it is, whatever its weights."""
    return [row for _ in anchors], weigh_anchors(reading, anchors)[1]


@pytest.fixture(autouse=True)
def _every_figure_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "verdicts", lambda figures, title: [Verdict(True, {}) for _ in figures])
    monkeypatch.setattr(movements, "weigh_anchors", partial(_all_weigh, _UNTOLD))


@pytest.mark.parametrize("form", IN_A_SENTENCE.values(), ids=IN_A_SENTENCE)
def test_a_figure_costs_the_same_among_many_of_its_sentence(extractor: Extractor, form: str) -> None:
    many = MANY // form.count("{n}") // (1 + form.count("%")) - 1
    assert _steepness(extractor, form, many // 3, many) <= STEEPEST


@pytest.mark.parametrize("form", IN_A_TEXT.values(), ids=IN_A_TEXT)
def test_a_sentence_costs_the_same_in_a_long_text(extractor: Extractor, form: str) -> None:
    assert _steepness(extractor, form, 40, 240) <= STEEPEST


# What a text of movements repeats, so often that not all of it is looked at for each (`settle.view`).
OF_MOVEMENTS = {
    "runners": "{name} Railways sent a train of coal to Riga on 5 May {year}. ",
    "further verbs": "A train left {name} on the 20th and reached Riga on Monday. ",
}


@pytest.mark.parametrize("form", OF_MOVEMENTS.values(), ids=OF_MOVEMENTS)
def test_a_movement_costs_the_same_in_a_long_text(
    extractor: Extractor, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(movements, "weigh_anchors", partial(_all_weigh, _TOLD))
    assert _steepness(extractor, form, 120, 240) <= STEEPEST
