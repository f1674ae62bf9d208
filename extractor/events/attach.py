"""Trains told without their ends, found among the trains told with them.

"The first train, which left on 14 September" in the report of a later one: the article speaks of one route, so that the
telling may be of any train of that route, there or back, on that day. It is added to a group only if one fits better
than all others; "the train of last year" on a route with many trains stays alone.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from extractor.events.compare import JOURNEY
from extractor.events.copies import compared
from extractor.events.rules import decide, other_day
from extractor.events.spots import Spot, cells
from extractor.events.tellings import Told

RULE = "events.one.context"
LOOKED_AT = 60
"""Groups of one place, nearest in time, that a telling is compared with."""
MEMBERS = 40
"""Members of a group that a telling is compared with."""
AHEAD = 62
"""Days before its day in which a train is announced without one."""
_BITS = 32
"""Bits of a group in an entry of the index."""
_HELD = 4096
"""Groups whose articles are kept at hand: those near in time are asked for again and again."""


class Index:
    """Groups by the cells of their ends, those that are asked for, in the order of their days."""

    def __init__(self, bare: Iterable[Told]) -> None:
        keys = (key for told in bare for origin, destination in filled(told) for key in _keys(origin, destination))
        self.days: dict[Hashable, array[int]] = {key: array("q") for key in keys}
        """Of each cell, the days and the groups that tell them, each packed in one number."""

    def add(self, group: int, members: Iterable[Told]) -> None:
        """Enter the tellings of a group."""
        days = {(told.first, told.origin, told.destination) for told in members if told.first is not None}
        for key, day in {(key, day) for day, origin, destination in days for key in _keys(origin, destination)}:
            if key in self.days:
                self.days[key].append(day << _BITS | group)

    def ready(self) -> None:
        """Sort what was entered."""
        for key, entries in self.days.items():
            self.days[key] = array("q", sorted(entries))

    def near(self, told: Told) -> set[int]:
        """Groups with an end of the telling's routes, in its time; of very many, those nearest to its day."""
        low, high, middle = (day << _BITS for day in _time(told))
        found: set[int] = set()
        for key in {key for ends in filled(told) for key in _keys(*ends)}:
            entries = self.days[key]
            start, stop = bisect_left(entries, low), bisect_right(entries, high + (1 << _BITS) - 1)
            if stop - start > LOOKED_AT:
                at = bisect_left(entries, middle, start, stop) - LOOKED_AT // 2
                start = max(start, min(at, stop - LOOKED_AT))
                stop = start + LOOKED_AT
            found.update(entry & (1 << _BITS) - 1 for entry in entries[start:stop])
        return found


def _keys(origin: Spot | None, destination: Spot | None) -> set[Hashable]:
    return set(cells(origin) | cells(destination))


def _time(told: Told) -> tuple[int, int, int]:
    """The days in which the train may have left or come, and the likeliest."""
    if told.first is not None and told.last is not None:
        return told.first - JOURNEY, told.last + JOURNEY, (told.first + told.last) // 2
    day = told.head.day or 0
    return (day, day + AHEAD, day) if told.status == "planned" else (day - JOURNEY, day, day)


def filled(told: Told) -> Iterator[tuple[Spot | None, Spot | None]]:
    """Its ends, with those of the article's other trains where it has none: there, then back."""
    for origin, destination in told.routes:
        yield told.origin or origin, told.destination or destination
        yield told.origin or destination, told.destination or origin


def attach(groups: Sequence[Sequence[Told]]) -> Iterator[tuple[int, int]]:
    """Pairs (group without ends, group that it belongs to), by their places in ``groups``."""
    bare = [at for at, members in enumerate(groups) if all(told.routes for told in members)]
    index, alone = Index(told for at in bare for told in groups[at]), set(bare)
    for at, members in enumerate(groups):
        if at not in alone:
            index.add(at, members)
    index.ready()

    @lru_cache(maxsize=_HELD)
    def other(group: int) -> tuple[list[Told], frozenset[str]]:
        return distinct(groups[group]), frozenset(told.head.article for told in groups[group])

    for at in bare:
        heads, articles = other(at)
        near = {group for told in heads for group in index.near(told)}
        fits = sorted(
            ((fit(heads, other(group)[0]), group) for group in near if articles.isdisjoint(other(group)[1])),
            key=lambda found: (-found[0], found[1]),
        )
        if fits and fits[0][0] > 0 and (len(fits) == 1 or fits[1][0] < fits[0][0]):
            yield at, fits[0][1]


def distinct(group: Sequence[Told]) -> list[Told]:
    """The tellings of a group, but one of those that agree in all that is compared."""
    return list({compared(told): told for told in reversed(group)}.values())[::-1]


def fit(bare: Sequence[Told], group: Sequence[Told]) -> int:
    """How much speaks for tellings without ends being of a train; 0 if something keeps them apart, or more doubts."""
    total, others = 0, group[:MEMBERS]
    if any(other_day(told, other) for told in bare for other in others):
        return 0
    for told in bare:
        best: int | None = None
        for other in others:
            said = decide(*sorted((told, other), key=lambda t: t.key))
            if said.apart:
                return 0
            best = said.strength if best is None else max(best, said.strength)
        total += best or 0
    return max(total, 0)
