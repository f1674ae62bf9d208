"""Groups of tellings, made of pairs from the surest down; no group holds two that are kept apart.

Grouping is agglomerative under cannot-link constraints (Wagstaff et al., 2001): pairs are joined from the surest down,
unless a member of one group must stay apart from a member of the other, or more between the groups speaks against one
train than for it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

import numpy

from extractor.events.compare import ends
from extractor.events.near import BITS, MASK, Numbers, once
from extractor.events.rules import SUREST, Verdict
from extractor.events.spots import Match

T = TypeVar("T")
CLIQUE = 400
"""Members of a group up to which every pair is looked at for what keeps apart; beyond, the group's first ones."""
GRAVE, MANY = -4, 4
"""So many doubts as grave, and no fewer than likenesses, are no slip of one paper: two trains of one town."""
RULES = 6
"""Bits of a rule's number in a packed pair."""
ENDS = "events.apart.ends"
ELSEWHERE = SUREST + 1
"""What an end told otherwise weighs between two groups: more than the surest pair."""
HOPELESS = -4 * ELSEWHERE
"""A balance from which no more is asked."""
APART, APART_BY_ENDS = -128, -127
"""In place of the strength of a verdict that keeps two apart, in one byte."""
_ASKED = 1 << 18
"""Verdicts on other pairs that are kept at hand."""
_SLICE = 100_000
"""Pairs made whole numbers of Python's at once."""


@dataclass(slots=True)
class Group(Generic[T]):
    """Tellings of one event, and for each the rules that link it to the others."""

    members: list[T]
    because: list[tuple[str, ...]]


def grouped(
    members: Sequence[T],
    pairs: Numbers,
    verdict: Callable[[T, T], Verdict],
    copies: Mapping[int, list[int]] | None = None,
) -> list[Group[T]]:
    """Groups of ``members`` (already in canonical order) by the verdicts on ``pairs``, packed and in order.

    ``copies`` are members of which each agrees with another, by that other's index; ``pairs`` holds none of them.
    """
    return _Grouping(members, pairs, verdict, copies or {}).groups()


class _Grouping(Generic[T]):
    def __init__(
        self,
        members: Sequence[T],
        pairs: Numbers,
        verdict: Callable[[T, T], Verdict],
        copies: Mapping[int, list[int]],
    ) -> None:
        self.members, self.verdict, self.copies = members, verdict, copies
        self.owner = array("l", range(len(members)))
        for first, others in copies.items():
            for other in others:
                self.owner[other] = first
        self.inside: dict[int, list[int]] = {}
        """The members of a group of more than one, by its first; copies are left out."""
        self.refused: dict[int, int] = {}
        """Of two groups that were kept apart, how many members they had: groups only grow."""
        self.asked: dict[int, int] = {}
        """What was decided of others, for groups that grow and are asked about again."""
        self.pairs = pairs.data
        self.strengths = array("b")
        """Of each pair, what was decided."""
        self.names: dict[str, int] = {}
        self.linked = array("L", bytes(array("L").itemsize * len(members)))
        """Of each member, the rules that link it, as bits."""

    def groups(self) -> list[Group[T]]:
        """Join what may be joined."""
        for first, others in self.copies.items():
            self.linked[first] |= 1 << self._number(self.verdict(self.members[first], self.members[others[0]]).rule)
        for number in _each(self._surest()):
            j, i = number >> RULES & MASK, number >> RULES + BITS & MASK
            if self._one(i, j):
                self.linked[i] |= 1 << (number & (1 << RULES) - 1)
                self.linked[j] |= 1 << (number & (1 << RULES) - 1)
        self.refused.clear()
        self.asked.clear()
        return [self._group(first) for first in range(len(self.members)) if self.owner[first] == first]

    def _number(self, rule: str) -> int:
        return self.names.setdefault(rule, len(self.names))

    def _surest(self) -> Numbers:
        """The pairs that agree, packed with their rules into numbers of eight bytes, from the surest down."""
        packed = array("Q")
        for pair in _each(self.pairs):
            said = self.verdict(self.members[pair >> BITS], self.members[pair & MASK])
            self.strengths.append(_strength(said))
            if said.same:
                packed.append(((SUREST - said.strength) << 2 * BITS | pair) << RULES | self._number(said.rule))
        return once(numpy.asarray(packed))

    def _group(self, first: int) -> Group[T]:
        told = [(first, first)] if first not in self.inside else [(at, at) for at in self.inside[first]]
        told = sorted([*told, *((other, at) for at, _ in told for other in self.copies.get(at, ()))])
        return Group([self.members[at] for at, _ in told], [self._rules(self.linked[head]) for _, head in told])

    def _rules(self, bits: int) -> tuple[str, ...]:
        return _named(bits, tuple(self.names))

    def _one(self, i: int, j: int) -> bool:
        """Make one group of the groups of two members; False if something keeps them apart."""
        keep, drop = sorted((self.owner[i], self.owner[j]))
        if keep == drop:
            return True
        mine, others = self.inside.get(keep, [keep]), self.inside.get(drop, [drop])
        asked, size = keep << BITS | drop, len(mine) + len(others)
        if self.refused.get(asked) == size:
            return False
        if self._kept_apart(mine, others):
            self.refused[asked] = size
            return False
        self.inside[keep] = sorted(mine + others)
        self.inside.pop(drop, None)
        for index in others:
            self.owner[index] = keep
        return True

    def _kept_apart(self, a: list[int], b: list[int]) -> bool:
        """Whether something keeps a member of one group apart from one of the other, or doubts outweigh the rest.

        An end that two tell in two ways (a yard and its town, a town found elsewhere) is a heavy doubt, and none where
        other members of the groups agree on that end.
        """
        mine, others = a[:CLIQUE], b[: max(1, CLIQUE // max(len(a), 1))]
        tied: tuple[bool, ...] | None = None
        balance = alike = grave = 0
        if not self._articles(mine).isdisjoint(self._articles(others)):
            return True
        for i in mine:
            for j in others:
                times = (1 + len(self.copies.get(i, ()))) * (1 + len(self.copies.get(j, ())))
                strength = self._said(i, j)
                if strength == APART:
                    return True
                if strength == APART_BY_ENDS:
                    tied = tied or self._tied(mine, others)
                    between = zip(ends(self.members[i], self.members[j]), tied, strict=True)
                    balance -= ELSEWHERE * times * any(end is Match.CONFLICT and not known for end, known in between)
                    strength = 0
                balance += strength * times
                alike += times * (strength > 0)
                grave += times * (strength <= GRAVE)
                if balance <= HOPELESS:
                    return True
        return balance <= 0 or grave >= max(MANY, alike)

    def _said(self, i: int, j: int) -> int:
        """The strength of the verdict on two members, looked up if it was asked before."""
        i, j = min(i, j), max(i, j)
        pair = i << BITS | j
        at = bisect_left(self.pairs, pair)
        if at < len(self.strengths) and self.pairs[at] == pair:
            return self.strengths[at]
        if pair not in self.asked:
            if len(self.asked) >= _ASKED:
                self.asked.clear()
            self.asked[pair] = _strength(self.verdict(self.members[i], self.members[j]))
        return self.asked[pair]

    def _articles(self, group: list[int]) -> set[str]:
        members: Sequence[Any] = self.members
        found = {members[at].head.article for at in group}
        found.update(members[other].head.article for at in group for other in self.copies.get(at, ()))
        return found

    def _tied(self, a: list[int], b: list[int]) -> tuple[bool, ...]:
        """For origin and destination, whether a member of one group names that of one of the other, or its spot."""
        members: Sequence[Any] = self.members
        pairs = [ends(members[i], members[j]) for i in a for j in b]
        return tuple(any(pair[slot] is Match.SAME for pair in pairs) for slot in range(2))


def _strength(said: Verdict) -> int:
    return said.strength if not said.apart else APART_BY_ENDS if said.rule == ENDS else APART


@cache
def _named(bits: int, rules: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(rule for at, rule in enumerate(rules) if bits >> at & 1))


def _each(numbers: Any) -> Iterator[int]:
    """The numbers as whole numbers of Python's, some at a time."""
    for at in range(0, len(numbers), _SLICE):
        yield from numbers[at : at + _SLICE].tolist()
