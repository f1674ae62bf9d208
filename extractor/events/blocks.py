"""Candidates: pairs of tellings worth a verdict, found in blocks so that most pairs are never looked at."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import numpy

from extractor.events.compare import DAYS_APART, JOURNEY, PERIOD, STARTS, STOPS, TOLD_WITHIN, known_as, units
from extractor.events.near import BITS, MASK, Line, Numbers, neighbours, once
from extractor.events.screen import Screen
from extractor.events.spots import Spot, cells
from extractor.events.tellings import Told


def candidates(tellings: Sequence[Told]) -> Numbers:
    """Pairs worth a verdict, packed, in order, each once: near in time, with an end, service or train number in common.

    The kinds of blocks are made one after the other, and the pairs of some blocks at a time are screened: besides the
    pairs that are kept, eight bytes each, a million tellings need the room of one kind's entries.
    """
    line, screen = Line(tellings, _window, _marks, frozenset(STARTS)), Screen(tellings)
    known = numpy.zeros(0, dtype=numpy.int64)
    for kind, slack in _KINDS:
        keys, who = _entries(kind, tellings)
        met = [
            pairs[screen.passed(pairs >> BITS, pairs & MASK)]
            for pairs in neighbours(keys, who, line, slack, onwards=slack == JOURNEY)
        ]
        known = once(numpy.concatenate([known, *met]))
    return known


def _entries(kind: "Kind", tellings: Sequence[Told]) -> tuple[Numbers, Numbers]:
    """Of every key of every telling, the key's number and the telling's index."""
    numbers: dict[Hashable, int] = {}
    keys, who = array("q"), array("q")
    for index, told in enumerate(tellings):
        for key in kind(told):
            keys.append(numbers.setdefault(key, len(numbers)))
            who.append(index)
    return numpy.asarray(keys), numpy.asarray(who)


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


Kind = Callable[[Told], Iterable[Hashable]]
_KINDS: tuple[tuple[Kind, int], ...] = (
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


def _marks(told: Told) -> Iterator[Hashable]:
    """What tells one train of a busy route from another."""
    if told.number:
        yield "number", told.number
    yield from ((noun, value) for noun, value, _ in told.sizes)
    yield from told.goods
