"""Tellings that agree in all that is compared, taken as one: a report that many papers of one day print.

Any verdict on one of them holds for the others, so that it is asked once; a busy route has as many tellings to compare
as it has trains and ways to tell them, however many papers tell them so.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from extractor.events.compare import clock
from extractor.events.rules import Verdict
from extractor.events.tellings import Told

Copies = dict[int, list[int]]
"""Of the first of several, by its index, the indices of the others."""


def copies(tellings: Sequence[Told], verdict: Callable[[Any, Any], Verdict]) -> Copies:
    """The copies among tellings in the order of `Told.key`: those of one day of papers stand together.

    Where an article tells two trains alike, its first is one with the first of another, its second with the second. Of
    tellings so vague that two alike need not be of one train, none is a copy.
    """
    found: Copies = {}
    firsts: dict[Hashable, int] = {}
    times: Counter[Hashable] = Counter()
    day: int | None = None
    for index, told in enumerate(tellings):
        if told.head.day != day or not index:
            day = told.head.day
            firsts.clear()
            times.clear()
        said = compared(told)
        times[told.head.article, said] += 1
        first = firsts.setdefault((times[told.head.article, said], said), index)
        if first in found or (first != index and verdict(tellings[first], told).same):
            found.setdefault(first, []).append(index)
    return found


def compared(told: Told) -> Hashable:
    """All of a telling that a verdict looks at, but for its article."""
    return (
        told.head.day,
        told.kind,
        told.status,
        clock(told),
        told.first,
        told.last,
        told.origin,
        told.destination,
        told.via,
        frozenset((noun, value) for noun, value, _ in told.sizes),
        told.goods,
        told.service,
        told.variant,
        told.number,
        told.operator,
        told.ties,
        told.routes,
    )
