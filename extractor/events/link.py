"""Links tellings into events: candidates by blocks, verdicts by rules, groups that hold no two that are kept apart.

The result depends on the set of tellings alone, not on their order: everything is sorted by `Told.key` first. What is
said of tellings that agree in all that is compared is said once (`copies`).
"""

from collections.abc import Iterable

import numpy

from extractor.events.attach import RULE as CONTEXT
from extractor.events.attach import attach
from extractor.events.blocks import candidates
from extractor.events.copies import copies
from extractor.events.group import Group, grouped
from extractor.events.near import BITS, MASK
from extractor.events.rules import decide
from extractor.events.tellings import Told


def link(tellings: Iterable[Told]) -> list[Group[Told]]:
    """The movements grouped into events, in the order of their first tellings."""
    ordered = sorted(tellings, key=lambda told: told.key)
    same = copies(ordered, decide)
    others = {index for indices in same.values() for index in indices}
    heads = numpy.array([index for index in range(len(ordered)) if index not in others], dtype=numpy.int64)
    del others
    pairs = candidates([ordered[index] for index in heads.tolist()])
    groups = grouped(ordered, heads[pairs >> BITS] << BITS | heads[pairs & MASK], decide, same)
    del pairs, same
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
