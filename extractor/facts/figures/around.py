"""The order in which figures are judged, and what is known by then of those around each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from extractor.facts.figures import roles
from extractor.facts.figures.figure import Figure, is_network

Said = Mapping[int, bool]
"""Whether a figure, by its number in the article, is a statistic."""
_ALLUDES = re.compile(r"(?:that|this|it|which|here|the (?:increase|decrease|rise|drop|decline|growth|figure|total))\b")


@dataclass(slots=True)
class Around:
    """The figure before one in its sentence and whether it is a statistic, and whether the level of a change is."""

    before: Figure | None = None
    counts: bool | None = None
    level: bool | None = None


def in_order(figures: list[Figure]) -> list[Figure]:
    """The figures of an article as they are judged: in text order, but the level before its change."""
    last = None
    for _, found in groupby(figures, key=lambda f: id(f.reading)):
        here = list(found)
        pair(here, last)
        last = here[-1]
    return sorted(figures, key=lambda f: (f.reading.sentence.number, _waits(f), f.number))


def around(f: Figure, figures: list[Figure], said: Said) -> Around:
    """What is known of the figures around one when its turn comes; ``said``: of those that were judged before."""
    before = figures[f.number - 1] if f.number else None
    found = Around()
    if before is not None and before.reading is f.reading:
        found.before, found.counts = before, said.get(before.number)
    if f.role == "change" and f.of is not None and not is_network(f.of):
        found.level = said.get(f.of.number)
    return found


def pair(figures: list[Figure], last: Figure | None) -> None:
    """Roles and pairs; a change that opens a sentence may belong to the level that the one before gave."""
    roles.assign(figures)
    first = figures[0]
    if first.role != "change" or first.of is not None or last is None or last.role != "level":
        return
    follows = first.reading.sentence.number == last.reading.sentence.number + 1
    if follows and _ALLUDES.match(first.reading.words(first.clause.low, first.at).lower()):
        first.of, first.of_rule = last, "of.sentence_before"


def _waits(f: Figure) -> bool:
    """ "rose 12 percent to 1,900 trains": whether a change stands before the level that it leads to."""
    return f.role == "change" and f.of is not None and f.of.number > f.number
