"""Links tellings into events: candidates by blocks, verdicts by rules, groups that hold no two that are kept apart.

The result depends on the set of tellings alone, not on their order: everything is sorted by `Told.key` first.
Grouping is agglomerative under cannot-link constraints (Wagstaff et al., 2001): pairs are joined from the surest down,
unless a member of one group must stay apart from a member of the other, or more between the groups speaks against one
train than for it.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy

from extractor.events.attach import RULE as CONTEXT
from extractor.events.attach import attach
from extractor.events.compare import DAYS_APART, JOURNEY, PERIOD, STOPS, TOLD_WITHIN, known_as, units
from extractor.events.rules import SUREST, Verdict, decide
from extractor.events.spots import Spot, cells
from extractor.events.tellings import Told

T = TypeVar("T")
WIDEST = 200
"""Neighbours in a block that one telling is compared with; sorted by day, the nearest come first."""
CLIQUE = 400
"""Members of a group up to which every pair is looked at for what keeps apart; beyond, the group's first ones."""


WEIGHT = 2
"""How much more a doubt weighs than a likeness, between two groups: another train leaves from the same town."""
_BITS = 26
"""Bits of an index in a packed pair: 67 million tellings."""
_MASK = (1 << _BITS) - 1


@dataclass(slots=True)
class Group(Generic[T]):
    """Tellings of one event, and for each the rules that link it to the others."""

    members: list[T]
    because: list[tuple[str, ...]]


def link(tellings: Iterable[Told]) -> list[Group[Told]]:
    """The movements grouped into events, in the order of their first tellings."""
    ordered = sorted(tellings, key=lambda told: told.key)
    groups = grouped(ordered, candidates(ordered), decide)
    taken = set()
    for bare, whole in list(attach([group.members for group in groups])):
        groups[whole] = _added(groups[whole], groups[bare])
        taken.add(bare)
    return [group for at, group in enumerate(groups) if at not in taken]


def _added(whole: Group[Told], bare: Group[Told]) -> Group[Told]:
    """The group with tellings that name no ends."""
    told = [*zip(whole.members, whole.because, strict=True)]
    told += [(member, (*why, CONTEXT)) for member, why in zip(bare.members, bare.because, strict=True)]
    told.sort(key=lambda item: item[0].key)
    return Group([member for member, _ in told], [why for _, why in told])


def candidates(tellings: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs worth a verdict: near in time, with an end, a service or a train number in common.

    The kinds of blocks are made one after the other, so that a million tellings need no more room than one kind takes.
    """
    lows, highs = array("l"), array("l")
    for told in tellings:
        low, high = _window(told)
        lows.append(low)
        highs.append(high)
    for kind, slack in _KINDS:
        blocks: dict[Hashable, list[int]] = defaultdict(list)
        for index, told in enumerate(tellings):
            for key in kind(told):
                blocks[key].append(index)
        met = array("Q")
        for block in blocks.values():
            met.extend(i << _BITS | j for i, j in _near(block, lows, highs, slack))
        del blocks
        for pair in _sorted_once(met):  # two tellings of one place share several cells
            yield pair >> _BITS, pair & _MASK


def _starts(told: Told) -> Iterable[Hashable]:
    return cells(told.origin)


def _stops(told: Told) -> Iterable[Hashable]:
    return cells(told.destination)


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


def _near(block: list[int], lows: "array[int]", highs: "array[int]", slack: int) -> Iterator[tuple[int, int]]:
    """Pairs of a block whose windows meet."""
    block.sort(key=lambda index: (lows[index], highs[index], index))
    for at, index in enumerate(block):
        reach = highs[index] + slack
        for other in block[at + 1 : at + 1 + WIDEST]:
            if lows[other] > reach:
                break
            yield (index, other) if index < other else (other, index)


def grouped(
    members: Sequence[T], pairs: Iterable[tuple[int, int]], verdict: Callable[[T, T], Verdict]
) -> list[Group[T]]:
    """Groups of ``members`` (already in canonical order) by the verdicts on ``pairs``.

    Pairs that agree are packed into numbers of eight bytes, which sort from the surest down.
    """
    names: dict[str, int] = {}
    packed = array("Q")
    for i, j in pairs:
        said = verdict(members[i], members[j])
        if said.same:
            rule = names.setdefault(said.rule, len(names))
            packed.append((((SUREST - said.strength) << _BITS | i) << _BITS | j) << 8 | rule)
    owner = array("l", range(len(members)))
    groups: dict[int, list[int]] = {}
    linked = array("L", bytes(array("L").itemsize * len(members)))  # of each member, the rules as bits
    for number in _sorted_once(packed):
        j, i = number >> 8 & _MASK, number >> 8 + _BITS & _MASK
        if owner[i] != owner[j] and not _join(members, owner, groups, i, j, verdict):
            continue
        linked[i] |= 1 << (number & 0xFF)
        linked[j] |= 1 << (number & 0xFF)
    del packed
    rules = list(names)
    return [
        Group([members[i] for i in inside], [_named(linked[i], rules) for i in inside])
        for inside in (groups.get(index, [index]) for index in range(len(members)) if owner[index] == index)
    ]


def _sorted_once(numbers: "array[int]") -> Iterator[int]:
    """The numbers in order, each once; numpy sorts them in place of a list of Python's whole numbers."""
    return map(int, numpy.unique(numpy.frombuffer(numbers, dtype=numpy.uint64))) if numbers else iter(())


def _named(bits: int, rules: list[str]) -> tuple[str, ...]:
    return tuple(sorted(rule for at, rule in enumerate(rules) if bits >> at & 1))


def _join(
    members: Sequence[Any],
    owner: "array[int]",
    groups: dict[int, list[int]],
    i: int,
    j: int,
    verdict: Callable[[Any, Any], Verdict],
) -> bool:
    """Make one group of the groups of two tellings; False if something keeps them apart."""
    a, b = owner[i], owner[j]
    mine, others = groups.get(a, [a]), groups.get(b, [b])
    if _kept_apart(members, mine, others, verdict):
        return False
    keep, drop = min(a, b), max(a, b)
    groups[keep] = sorted(mine + others)
    groups.pop(drop, None)
    for index in groups[keep]:
        owner[index] = keep
    return True


def _kept_apart(members: Sequence[Any], a: list[int], b: list[int], verdict: Callable[[Any, Any], Verdict]) -> bool:
    """Whether something keeps a member of one group apart from one of the other, or the doubts outweigh the rest."""
    limit = max(1, CLIQUE // max(len(a), 1))
    balance = 0
    for i in a[:CLIQUE]:
        for j in b[:limit]:
            said = verdict(members[i], members[j])
            if said.apart:
                return True
            balance += said.strength if said.strength > 0 else WEIGHT * said.strength
    return balance <= 0
