"""Trains told without their ends, found among the trains told with them.

"The first train, which left on 14 September" in the report of a later one: the article speaks of one route, so that the
telling may be of any train of that route, there or back, on that day. It is added to a group only if one fits better
than all others; "the train of last year" on a route with many trains stays alone.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from extractor.events.compare import (
    JOURNEY,
)
from extractor.events.rules import decide
from extractor.events.spots import Spot, cells
from extractor.events.tellings import Told

RULE = "events.one.context"
LOOKED_AT = 200
"""Groups of one place, nearest in time, that a telling is compared with."""
MEMBERS = 40
"""Members of a group that a telling is compared with."""
AHEAD = 62
"""Days before its day in which a train is announced without one."""


@dataclass(slots=True)
class Index:
    """Groups by the cells of their ends, in the order of their first days."""

    days: dict[Hashable, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, group: int, told: Told) -> None:
        """Enter one telling of a group."""
        if told.first is not None:
            for key in _keys(told.origin, told.destination):
                self.days[key].append((told.first, group))

    def ready(self) -> None:
        """Sort what was entered."""
        for key, entries in self.days.items():
            self.days[key] = sorted(set(entries))

    def near(self, told: Told) -> set[int]:
        """Groups with an end of the telling's routes, in its time."""
        low, high = _time(told)
        found: set[int] = set()
        for origin, destination in filled(told):
            for key in _keys(origin, destination):
                entries = self.days.get(key, ())
                start, stop = bisect_left(entries, (low, -1)), bisect_right(entries, (high, 1 << 60))
                found.update(group for _, group in entries[start : min(stop, start + LOOKED_AT)])
        return found


def _keys(origin: Spot | None, destination: Spot | None) -> set[Hashable]:
    return set(cells(origin) | cells(destination))


def _time(told: Told) -> tuple[int, int]:
    """The days in which the train may have left or come."""
    if told.first is not None and told.last is not None:
        return told.first - JOURNEY, told.last + JOURNEY
    day = told.head.day or 0
    return (day, day + AHEAD) if told.status == "planned" else (day - JOURNEY, day)


def filled(told: Told) -> Iterator[tuple[Spot | None, Spot | None]]:
    """Its ends, with those of the article's other trains where it has none: there, then back."""
    for origin, destination in told.routes:
        yield told.origin or origin, told.destination or destination
        yield told.origin or destination, told.destination or origin


def attach(groups: list[list[Told]]) -> Iterator[tuple[int, int]]:
    """Pairs (group without ends, group that it belongs to), by their places in ``groups``."""
    index, bare = Index(), []
    for at, members in enumerate(groups):
        if all(told.routes for told in members):
            bare.append(at)
        else:
            for told in members:
                index.add(at, told)
    index.ready()
    for at in bare:
        near = {group for told in groups[at] for group in index.near(told)}
        fits = sorted(((fit(groups[at], groups[group]), group) for group in near), key=lambda f: (-f[0], f[1]))
        if fits and fits[0][0] > 0 and (len(fits) == 1 or fits[1][0] < fits[0][0]):
            yield at, fits[0][1]


def fit(bare: list[Told], group: list[Told]) -> int:
    """How much speaks for tellings without ends being of a train; 0 if something keeps them apart, or more doubts."""
    total = 0
    for told in bare:
        said = [decide(*sorted((told, other), key=lambda t: t.key)) for other in group[:MEMBERS]]
        if any(verdict.apart for verdict in said):
            return 0
        total += max(verdict.strength for verdict in said)
    return max(total, 0)
