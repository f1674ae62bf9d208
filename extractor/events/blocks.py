"""Candidates: pairs of tellings worth a verdict, found in blocks so that most pairs are never looked at."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice, takewhile

import numpy

from extractor.events.compare import DAYS_APART, JOURNEY, PERIOD, STARTS, STOPS, TOLD_WITHIN, known_as, units
from extractor.events.screen import Numbers, Screen
from extractor.events.spots import Spot, cells
from extractor.events.tellings import Told

FEW = 24
"""Neighbours in a block, within the days that count, that one telling is compared with all of."""
NEXT = 6
"""Where there are more, the nearest that it is compared with besides those that share something."""
ROOM = 8_000_000
"""Pairs held at once."""
BITS = 26
"""Bits of an index in a packed pair: 67 million tellings."""
MASK = (1 << BITS) - 1


def candidates(tellings: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs worth a verdict, each once: near in time, with an end, a service or a train number in common.

    The kinds of blocks are made one after the other, so that a million tellings need no more room than one kind takes.
    """
    lows, highs = array("l"), array("l")
    for told in tellings:
        low, high = _window(told)
        lows.append(low)
        highs.append(high)
    screen = Screen(tellings)
    known = numpy.zeros(0, dtype=numpy.uint64)
    for kind, slack in _KINDS:
        blocks: dict[Hashable, list[int]] = defaultdict(list)
        for index, told in enumerate(tellings):
            for key in kind(told):
                blocks[key].append(index)
        met = array("Q")
        for block in blocks.values():
            met.extend(i << BITS | j for i, j in _near(block, tellings, lows, highs, slack))
            if len(met) > ROOM:
                known = _joined(known, met, screen)
                met = array("Q")
        del blocks
        known = _joined(known, met, screen)
    for at in range(0, len(known), _SLICE):
        yield from ((pair >> BITS, pair & MASK) for pair in known[at : at + _SLICE].tolist())


_SLICE = 100_000
"""Pairs made whole numbers of Python's at once."""


def _joined(known: Numbers, met: "array[int]", screen: Screen) -> Numbers:
    """The pairs known and those met that may be of one train, in order, each once: two share several cells."""
    fresh = numpy.unique(numpy.frombuffer(met, dtype=numpy.uint64)) if met else known[:0]
    first, second = (fresh >> numpy.uint64(BITS)).astype(numpy.int64), (fresh & numpy.uint64(MASK)).astype(numpy.int64)
    return numpy.union1d(known, fresh[screen.passed(first, second)])


def _starts(told: Told) -> Iterable[Hashable]:
    return cells(told.origin)


def _stops(told: Told) -> Iterable[Hashable]:
    return cells(told.destination)


def _routes(told: Told) -> set[Hashable]:
    """The ends of a train, and where one is not told those of the article's other trains."""
    ends = {told.origin, told.destination}.union(*told.routes)
    return {cell for end in ends for cell in cells(end)}


def _journeys(told: Told) -> Iterator[Hashable]:
    """An end, or the name of the service, for the departure and the arrival of one run."""
    first_or_last = told.kind == "launch" or told.kind in STOPS
    if told.family != "suspension" and (told.goods or told.sizes or told.service or first_or_last):
        yield from (("from", cell) for cell in cells(told.origin))
        yield from (("to", cell) for cell in cells(told.destination))
        if told.service and (told.goods or told.sizes):
            yield "service", told.service


def _names(told: Told) -> Iterator[Hashable]:
    """Train number, service, and the two countries where no town is told."""
    placed = cells(told.origin) or cells(told.destination)
    if told.number:
        yield "number", told.number
    if told.service and (told.variant or not cells(told.origin)):
        yield "service", told.service, told.variant
    if not placed and told.origin and told.destination:
        yield "countries", told.origin.country, told.destination.country


def _loads(told: Told) -> Iterator[Hashable]:
    """A size to the unit, which departure and arrival share whatever places they name."""
    if told.family != "suspension":
        country = (told.destination or told.origin or _NOWHERE).country
        yield from ((noun, value, country) for noun, value, _ in told.sizes)
        yield from ((value, country) for value in units(told))
        for place in (told.origin, told.destination):
            if place and place.country:
                yield from ((good, place.country) for good in told.goods)


def _days(told: Told) -> Iterator[Hashable]:
    """The day, with a country, firm, service or good: for towns told as provinces and trains told without ends."""
    if told.first is None or told.last is None or told.last - told.first > PERIOD:
        return
    for day in range(told.first, told.last + DAYS_APART + 1):
        for end, place in (("from", told.origin), ("to", told.destination)):
            if place and place.country:
                yield day, end, place.country
        for name in (told.operator, told.service, *told.goods):
            if name:
                yield day, name


def _openings(told: Told) -> Iterator[Hashable]:
    """Whose service opens or stops, or which, for the day, month and season that papers give."""
    if told.family != "run":
        for name in (told.operator, told.service):
            if name:
                words = name.casefold().split()
                yield from {words[0], "".join(word[0] for word in words), *known_as(name)}


_KINDS: tuple[tuple[Callable[[Told], Iterable[Hashable]], int], ...] = (
    (_starts, DAYS_APART),
    (_stops, DAYS_APART),
    (_routes, DAYS_APART),
    (_names, DAYS_APART),
    (_days, DAYS_APART),
    (_openings, DAYS_APART),
    (_journeys, JOURNEY),
    (_loads, JOURNEY),
)
"""What tellings are blocked by, and the days that two of a block may lie apart."""
_NOWHERE = Spot("", "area", None, None, None, None)


def _window(told: Told) -> tuple[int, int]:
    """The days in which another telling may speak of the same train."""
    if told.first is not None and told.last is not None:
        return told.first, told.last
    day = told.head.day if told.head.day is not None else 0
    return day - TOLD_WITHIN, day + TOLD_WITHIN


def _near(
    block: list[int], tellings: Sequence[Told], lows: "array[int]", highs: "array[int]", slack: int
) -> Iterator[tuple[int, int]]:
    """Pairs of a block whose windows meet.

    Where many meet, on a route with trains every day, a telling is compared with those that share a size, a good or a
    number, and with its nearest neighbours in day and ends: pairs grow as the tellings, not as their square.
    """
    if len(block) < 2:
        return
    block.sort(key=lambda index: (lows[index], highs[index], *_ends(tellings[index]), index))
    firsts = [lows[index] for index in block]
    stops = [bisect_right(firsts, highs[index] + slack, at + 1) for at, index in enumerate(block)]
    crowded = [stop - at > FEW for at, stop in enumerate(stops)]
    for at, stop in enumerate(stops):
        yield from _with(block, at, range(at + 1, min(stop, at + 1 + NEXT) if crowded[at] else stop), tellings, slack)
    if not any(crowded):
        return
    marked: dict[Hashable, list[int]] = defaultdict(list)
    for at, index in enumerate(block):
        for mark in _marks(tellings[index]):
            marked[mark].append(at)
    for mark, alike in marked.items():
        reach = FEW if isinstance(mark, tuple) else NEXT  # on a busy route many carry the same goods
        for number, at in enumerate(alike):
            if crowded[at]:
                others = takewhile(stops[at].__gt__, islice(alike, number + 1, number + 1 + reach))
                yield from _with(block, at, others, tellings, slack)


def _with(
    block: list[int], at: int, others: Iterable[int], tellings: Sequence[Told], slack: int
) -> Iterator[tuple[int, int]]:
    """The pairs of one telling of a block; over a journey's days, a start goes with a stop."""
    index = block[at]
    starts = tellings[index].kind in STARTS
    for position in others:
        other = block[position]
        if slack == JOURNEY and starts and tellings[other].kind in STARTS:
            continue
        yield (index, other) if index < other else (other, index)


def _ends(told: Told) -> tuple[str, str]:
    return told.origin.name if told.origin else "", told.destination.name if told.destination else ""


def _marks(told: Told) -> Iterator[Hashable]:
    """What tells one train of a busy route from another."""
    if told.number:
        yield "number", told.number
    yield from ((noun, value) for noun, value, _ in told.sizes)
    yield from told.goods


def sorted_once(numbers: "array[int]") -> Iterator[int]:
    """The numbers in order, each once; numpy sorts them in place of a list of Python's whole numbers."""
    return map(int, numpy.unique(numpy.frombuffer(numbers, dtype=numpy.uint64))) if numbers else iter(())
