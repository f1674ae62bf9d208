"""Neighbours: of the tellings that share a key, the pairs near in time, found in sorted whole numbers by numpy.

A telling is its place in the order of days and ends; an entry of a block is the number of its key and that place in one
whole number, so that sorting the entries of a kind lays out its blocks, each in order.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from extractor.events.tellings import Told

Numbers = NDArray[Any]
FEW = 12
"""Neighbours in a block, within the days that count, that one telling is compared with all of."""
NEXT = 4
"""Where there are more, the nearest that it is compared with besides those that share something."""
BITS = 26
"""Bits of an index in a packed pair: 67 million tellings."""
MASK = (1 << BITS) - 1
_HALF = 32
_LOW = (1 << _HALF) - 1
_EARLIER = 1 << 10
"""Added to days, so that none is below 0."""
_SLICE = 1 << 18
"""Entries whose neighbours are looked for at once; a block is never cut."""


class Line:
    """Tellings in the order of their days and ends, with what tells one of a busy route from another."""

    def __init__(
        self,
        tellings: Sequence[Told],
        window: Callable[[Told], tuple[int, int]],
        marks: Callable[[Told], Iterable[Hashable]],
        starts: frozenset[str],
    ) -> None:
        days = numpy.array([window(told) for told in tellings], dtype=numpy.int64).reshape(-1, 2) + _EARLIER
        names = {"": 0}
        ends = numpy.array(
            [
                [names.setdefault(place.name if place else "", len(names)) for place in (told.origin, told.destination)]
                for told in tellings
            ],
            dtype=numpy.int64,
        ).reshape(-1, 2)
        alphabetic = numpy.zeros(len(names), dtype=numpy.int64)
        alphabetic[[names[name] for name in sorted(names)]] = numpy.arange(len(names))
        ends = alphabetic[ends]
        self.index = numpy.lexsort((ends[:, 1], ends[:, 0], days[:, 1], days[:, 0]))
        """Of each place, the telling's index."""
        self.place = numpy.empty_like(self.index)
        self.place[self.index] = numpy.arange(len(self.index))
        self.low, self.high = days[self.index, 0], days[self.index, 1]
        self.starts = numpy.array([told.kind in starts for told in tellings], dtype=bool)[self.index]
        self._enter(tellings, marks)

    def _enter(self, tellings: Sequence[Told], marks: Callable[[Told], Iterable[Hashable]]) -> None:
        ids: dict[Hashable, int] = {}
        counts, entered, reach = array("l"), array("l"), array("l")
        for at in self.index.tolist():
            before = len(entered)
            for mark in dict.fromkeys(marks(tellings[at])):
                number = ids.setdefault(mark, len(ids))
                if number == len(reach):
                    reach.append(FEW if isinstance(mark, tuple) else NEXT)  # on a busy route many carry the same goods
                entered.append(number)
            counts.append(len(entered) - before)
        self.marks = numpy.array(entered, dtype=numpy.int32)
        self.reach = numpy.array(reach, dtype=numpy.int32)
        self.count = numpy.array(counts, dtype=numpy.int32)
        self.first = numpy.cumsum(self.count) - self.count


def once(numbers: Numbers) -> Numbers:
    """The numbers in order, each once; the array that is given is sorted in place."""
    numbers.sort()
    fresh = numpy.ones(len(numbers), dtype=bool)
    numpy.not_equal(numbers[1:], numbers[:-1], out=fresh[1:])
    return numbers[fresh]


def neighbours(keys: Numbers, tellings: Numbers, line: Line, slack: int, *, onwards: bool) -> Iterator[Numbers]:
    """Packed pairs of tellings that share a key and whose days meet, but for ``slack``, each once an array.

    Where many meet, on a route with trains every day, a telling is compared with those that share a mark, and with its
    nearest neighbours in day and ends: pairs grow as the tellings, not as their square. With ``onwards``, two starts
    make no pair.
    """
    entries = once(keys << _HALF | line.place[tellings])
    key = entries >> _HALF
    begins = numpy.flatnonzero(numpy.diff(key, prepend=-1))
    begin = 0
    while begin < len(entries):
        after = int(numpy.searchsorted(begins, begin + _SLICE))
        end = int(begins[after]) if after < len(begins) else len(entries)
        yield _met(key[begin:end], entries[begin:end] & _LOW, line, slack, onwards)
        begin = end


def _met(key: Numbers, place: Numbers, line: Line, slack: int, onwards: bool) -> Numbers:
    """The pairs of some whole blocks."""
    at = numpy.arange(len(key))
    stops = numpy.searchsorted(key << _HALF | line.low[place], key << _HALF | line.high[place] + slack, side="right")
    crowded = stops - at > FEW
    found = list(_next(at, numpy.where(crowded, numpy.minimum(stops, at + 1 + NEXT), stops)))
    if crowded.any():
        found += _alike(key, place, stops, crowded, line)
    made = []
    for first, second in found:
        one, other = place[first], place[second]
        if onwards:
            kept = ~(line.starts[one] & line.starts[other])
            one, other = one[kept], other[kept]
        i, j = line.index[one], line.index[other]
        made.append(numpy.minimum(i, j) << BITS | numpy.maximum(i, j))
    return once(numpy.concatenate(made)) if made else numpy.zeros(0, dtype=numpy.int64)


def _next(at: Numbers, limits: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Entries and those after them, up to a limit each."""
    for ahead in range(1, FEW + 1):
        at = at[at + ahead < limits[at]]
        if not len(at):
            return
        yield at, at + ahead


def _alike(
    key: Numbers, place: Numbers, stops: Numbers, crowded: Numbers, line: Line
) -> Iterator[tuple[Numbers, Numbers]]:
    """Crowded entries and the next of their block that share a mark."""
    block = numpy.cumsum(numpy.diff(key, prepend=key[:1]) != 0)
    busy = numpy.zeros(int(block[-1]) + 1, dtype=bool)
    busy[block[crowded]] = True
    entered = numpy.flatnonzero(busy[block])
    counts = line.count[place[entered]]
    ramp = numpy.arange(int(counts.sum())) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
    mark = line.marks[numpy.repeat(line.first[place[entered]], counts) + ramp]
    where = numpy.repeat(entered, counts)
    shared = block[where] << _HALF | mark
    order = numpy.argsort(shared, kind="stable")
    where, shared, reach = where[order], shared[order], line.reach[mark[order]]
    at = numpy.flatnonzero(crowded[where])
    for ahead in range(1, FEW + 1):
        at = at[(at + ahead < len(where)) & (ahead <= reach[at])]
        at = at[(shared[(other := at + ahead)] == shared[at]) & (where[other] < stops[where[at]])]
        if not len(at):
            return
        yield where[at], where[at + ahead]
