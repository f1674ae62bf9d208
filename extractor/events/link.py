"""Links tellings into events: candidates by blocks, verdicts by rules, groups that hold no two that are kept apart.

The result depends on the set of tellings alone, not on their order: everything is sorted by `Told.key` first.
Grouping is agglomerative under cannot-link constraints (Wagstaff et al., 2001): pairs are joined from the surest down,
unless a member of one group must stay apart from a member of the other, or more between the groups speaks against one
train than for it.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from extractor.events.attach import RULE as CONTEXT
from extractor.events.attach import attach
from extractor.events.blocks import BITS, MASK, candidates, sorted_once
from extractor.events.compare import ends
from extractor.events.rules import SUREST, Verdict, decide
from extractor.events.spots import Match
from extractor.events.tellings import Told

T = TypeVar("T")
CLIQUE = 400
"""Members of a group up to which every pair is looked at for what keeps apart; beyond, the group's first ones."""


GRAVE, MANY = -4, 4
"""So many doubts as grave, and no fewer than likenesses, are no slip of one paper: two trains of one town."""
RULES = 6
"""Bits of a rule's number in a packed pair."""


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
        if _articles(groups[whole]).isdisjoint(_articles(groups[bare])):  # else another was added before
            groups[whole] = _added(groups[whole], groups[bare])
            taken.add(bare)
    return [group for at, group in enumerate(groups) if at not in taken]


def _articles(group: Group[Told]) -> set[str]:
    return {told.head.article for told in group.members}


def _added(whole: Group[Told], bare: Group[Told]) -> Group[Told]:
    """The group with tellings that name no ends."""
    told = [*zip(whole.members, whole.because, strict=True)]
    told += [(member, (*why, CONTEXT)) for member, why in zip(bare.members, bare.because, strict=True)]
    told.sort(key=lambda item: item[0].key)
    return Group([member for member, _ in told], [why for _, why in told])


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
            packed.append((((SUREST - said.strength) << BITS | i) << BITS | j) << RULES | rule)
    owner = array("l", range(len(members)))
    groups: dict[int, list[int]] = {}
    refused: set[tuple[int, int, int]] = set()
    linked = array("L", bytes(array("L").itemsize * len(members)))  # of each member, the rules as bits
    for number in sorted_once(packed):
        j, i = number >> RULES & MASK, number >> RULES + BITS & MASK
        if owner[i] != owner[j] and not _join(members, owner, groups, refused, i, j, verdict):
            continue
        linked[i] |= 1 << (number & (1 << RULES) - 1)
        linked[j] |= 1 << (number & (1 << RULES) - 1)
    del packed
    rules = list(names)
    return [
        Group([members[i] for i in inside], [_named(linked[i], rules) for i in inside])
        for inside in (groups.get(index, [index]) for index in range(len(members)) if owner[index] == index)
    ]


def _named(bits: int, rules: list[str]) -> tuple[str, ...]:
    return tuple(sorted(rule for at, rule in enumerate(rules) if bits >> at & 1))


def _join(
    members: Sequence[Any],
    owner: "array[int]",
    groups: dict[int, list[int]],
    refused: set[tuple[int, int, int]],
    i: int,
    j: int,
    verdict: Callable[[Any, Any], Verdict],
) -> bool:
    """Make one group of the groups of two tellings; False if something keeps them apart."""
    keep, drop = min(owner[i], owner[j]), max(owner[i], owner[j])
    mine, others = groups.get(keep, [keep]), groups.get(drop, [drop])
    asked = (keep, drop, len(mine) + len(others))  # groups only grow: of one size, they are the same
    if asked in refused:
        return False
    if _kept_apart(members, mine, others, verdict):
        refused.add(asked)
        return False
    groups[keep] = sorted(mine + others)
    groups.pop(drop, None)
    for index in groups[keep]:
        owner[index] = keep
    return True


ENDS = "events.apart.ends"
ELSEWHERE = SUREST + 1
"""What an end told otherwise weighs between two groups: more than the surest pair."""
HOPELESS = -4 * ELSEWHERE
"""A balance from which no more is asked."""


def _tied(members: Sequence[Told], a: list[int], b: list[int]) -> tuple[bool, ...]:
    """For origin and destination, whether a member of one group names that of a member of the other, or its spot."""
    pairs = [ends(members[i], members[j]) for i in a for j in b]
    return tuple(any(pair[slot] is Match.SAME for pair in pairs) for slot in range(2))


def _kept_apart(members: Sequence[Any], a: list[int], b: list[int], verdict: Callable[[Any, Any], Verdict]) -> bool:
    """Whether something keeps a member of one group apart from one of the other, or the doubts outweigh the rest.

    An end that two tell in two ways (a yard and its town, a town found elsewhere) is a heavy doubt, and none where
    other members of the groups agree on that end.
    """
    mine, others = a[:CLIQUE], b[: max(1, CLIQUE // max(len(a), 1))]
    tied: tuple[bool, ...] | None = None
    balance = alike = grave = 0
    for i in mine:
        for j in others:
            said = verdict(members[i], members[j])
            if said.apart and said.rule != ENDS:
                return True
            if said.apart:
                tied = tied or _tied(members, mine, others)
                between = zip(ends(members[i], members[j]), tied, strict=True)
                balance -= ELSEWHERE * any(end is Match.CONFLICT and not known for end, known in between)
            balance += said.strength
            alike += said.strength > 0
            grave += said.strength <= GRAVE
            if balance <= HOPELESS:
                return True
    return balance <= 0 or grave >= max(MANY, alike)
