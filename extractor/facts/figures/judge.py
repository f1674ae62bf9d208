"""Whether a figure is a statistic: a sum of weights over readable features, learned by ``scripts/train_figures.py``.

Weights are whole thousandths, so that the sum is the same on every machine. A figure counts where the sum is above 0.
"""

from collections.abc import Collection
from typing import NamedTuple

from extractor.facts.figures.around import around, in_order
from extractor.facts.figures.features import features, of_title
from extractor.facts.figures.figure import Figure
from extractor.weighing import reasons, table, total

_REASONS = 4


class Verdict(NamedTuple):
    """A decision and the features that it was made by."""

    counts: bool
    features: Collection[str]

    @property
    def because(self) -> tuple[str, ...]:
        """The features that speak most for it."""
        return reasons(self.features, weights(), _REASONS)


def weights() -> dict[str, int]:
    """The weight of each feature in thousandths; "always" is given to every figure."""
    known: dict[str, int] = table(__package__, "weights.json")
    return known


def verdicts(figures: list[Figure], title: str) -> list[Verdict]:
    """The verdict on each figure of an article; that on a level tells what its change is."""
    known = weights()
    told = of_title(title)
    made: dict[int, Verdict] = {}
    said: dict[int, bool] = {}
    for figure in in_order(figures):
        found = dict.fromkeys(("always", *told, *features(figure, around(figure, figures, said))))
        made[figure.number] = Verdict(total(found, known) > 0, found)
        said[figure.number] = made[figure.number].counts
    return [made[figure.number] for figure in figures]
