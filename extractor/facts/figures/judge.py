"""Whether a figure is a statistic: a sum of weights over readable features, learned by ``scripts/train_figures.py``.

Weights are whole thousandths, so that the sum is the same on every machine. A figure counts where the sum is above 0.
"""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from extractor.facts.figures.features import features, of_title
from extractor.facts.figures.figure import Figure

_REASONS = 4


class Verdict(NamedTuple):
    """A decision and what each feature weighed for it."""

    counts: bool
    shares: dict[str, int]

    @property
    def because(self) -> tuple[str, ...]:
        """The features that speak most for it."""
        strongest = sorted((-share, name) for name, share in self.shares.items() if share > 0)[:_REASONS]
        return tuple(name for _, name in strongest)


@cache
def weights() -> dict[str, int]:
    """The weight of each feature in thousandths; "always" is given to every figure."""
    table: dict[str, int] = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return table


def verdicts(figures: list[Figure], title: str) -> list[Verdict]:
    """The verdict on each figure of an article, in order; each knows that on the figure before it in its sentence."""
    known = weights()
    told = of_title(title)
    made: list[Verdict] = []
    for number, figure in enumerate(figures):
        before = figures[number - 1] if number and figures[number - 1].reading is figure.reading else None
        found = features(figure, before, made[-1].counts if before else None)
        shares = {name: known[name] for name in ("always", *told, *found) if name in known}
        made.append(Verdict(sum(shares.values()) > 0, shares))
    return made
