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
    MISTOLD,
    STARTS,
    days_meet,
    exact,
    journey,
    journey_perhaps,
    one_firm,
    sizes,
)
from extractor.events.goods import kin
from extractor.events.rules import Verdict, decide
from extractor.events.spots import Match, Spot, cells, match
from extractor.events.tellings import Told

RULE = "events.one.context"
LOOKED_AT = 200
"""Groups of one place, nearest in time, that a telling is compared with."""
MEMBERS = 40
"""Members of a group that a telling is compared with."""
AHEAD = 62
"""Days before its day in which a train is announced without one."""
SURE = 6
"""What a fit must reach: the day or the goods besides the route."""


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
        for origin, destination in _filled(told):
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


def _filled(told: Told) -> Iterator[tuple[Spot | None, Spot | None]]:
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
        if fits and fits[0][0] >= SURE and (len(fits) == 1 or fits[1][0] < fits[0][0]):
            yield at, fits[0][1]


def fit(bare: list[Told], group: list[Told]) -> int:
    """How well tellings without ends fit a train; 0 if something keeps them apart."""
    total = 0
    for told in bare:
        best = 0
        for other in group[:MEMBERS]:
            said = decide(*sorted((told, other), key=lambda t: t.key))
            if said.apart:
                return 0
            best = max(best, _fit(told, other, said))
        if not best:
            return 0
        total = max(total, best)
    return total


def _fit(told: Told, other: Told, said: Verdict) -> int:
    time, route = _time_fits(told, other), _route_fits(told, other)
    if not time or not route or (said.strength <= -12 and not exact(told, other)):
        return 0
    differ = sizes(told, other)
    goods = bool(told.goods & other.goods) or (bool(told.goods and other.goods) and kin(told.goods, other.goods))
    like = 2 * goods + 2 * exact(told, other) + (differ is not None and differ <= MISTOLD)
    return time + route + like + one_firm(told.operator, other.operator)


def _time_fits(told: Told, other: Told) -> int:
    """4 for the same day, 3 for a day within a period, 2 for the departure of an arrival, or a day not told.

    1 for the departure and the arrival where one is told as a month.
    """
    if other.first is None or other.last is None:
        return 0
    if told.first is None or told.last is None:
        low, high = _time(told)
        return 2 if low <= other.last and other.first <= high else 0
    if (told.kind in STARTS) == (other.kind in STARTS) and days_meet(told, other):
        exactly = told.day is not None and told.day == other.day
        return 4 if exactly else 3
    return 2 if journey(told, other) else 1 if journey_perhaps(told, other) else 0


def _route_fits(told: Told, other: Told) -> int:
    """4 for both ends, 3 for both in one country or province, 2 for one end; less by one for the way back."""
    best = 0
    for turned, (origin, destination) in enumerate(_filled(told)):
        first, second = match(origin, other.origin), match(destination, other.destination)
        if min(first, second) < Match.OPEN or Match.SAME not in (first, second):
            continue
        value = 4 if first == second == Match.SAME else 3 if min(first, second) == Match.INSIDE else 2
        best = max(best, value - turned % 2)
    return best
