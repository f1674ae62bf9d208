"""A run told twice is one movement, with what both tellings say of it.

"A train left Győr on 2 May. [...] It set out at 16:45 with wheat": the register takes most of these together; those
that it does not are told as two. The network weighs whether they are one (`net.beside`); where it does not say so,
two are one that agree in all that both say. Two trains of one line agree too, so that more must be shared than a name,
and "another", "the second" is then never the one before it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from extractor.facts.gathered import Gathered
from extractor.facts.settle.option import ENDS
from extractor.facts.settle.settled import LISTED, lies_in

ONE = ("when", *ENDS, "service", "operator")
"""Slots that hold one value, the best candidate's."""
_NEAR = 8
"""Among how many told before it the same train is looked for."""
_SHARED = 2
"""How many slots, the operator aside, two tellings of one run share at least."""

Told = tuple[Gathered, list[str]]
"""A movement and why it is told."""


def once(each: Iterable[Told], same: Mapping[tuple[int, int], int]) -> list[Told]:
    """Each movement once: what says less of what another says goes, what says more of it is put together.

    ``same`` is what speaks for two, by their numbers, as one run, as the network weighs it (`net.beside`).
    """
    kept: list[Told] = []
    for one, because in each:
        for number in range(max(0, len(kept) - _NEAR), len(kept)):
            before, why = kept[number]
            if _is_both_ends(before, one):
                kept[number] = _filled(before, one), why
                break
            if _is_same(before, one, same.get((before.number, one.number), 0)):
                kept[number] = _together(before, one), why
                break
        else:
            kept.append((one, because))
    return _without_less(kept)


_WAYS = {
    "verbs.depart": "leaves",
    "verbs.send": "leaves",
    "verbs.arrive": "arrives",
    "verbs.receive": "arrives",
    "verbs.await": "arrives",
}


def _way(one: Gathered) -> str | None:
    """Whether a train is told of by its leaving or by its arrival."""
    classes = one.verb.classes if one.verb is not None else ()
    return next((way for name, way in _WAYS.items() if name in classes), None)


def _is_both_ends(before: Gathered, one: Gathered) -> bool:
    """Whether one tells of leaving and the other of arriving: "left Xi'an on 3 May and reached Lodz on the 9th".

    Then each has a day of its own, and the arrival may lie ahead.
    """
    if {_way(before), _way(one)} != {"leaves", "arrives"} or "cancelled" in (before.status, one.status):
        return False
    if before.kind not in _RUNS or one.kind not in _RUNS or one.train.another or one.event.reference.another:
        return False
    ends = [(before.value(slot), one.value(slot)) for slot in ENDS]
    both = [(first.lower(), second.lower()) for first, second in ends if first and second]
    if not both or any(first != second for first, second in both):
        return False
    crossed = ((before.value("origin"), one.value("destination")), (before.value("destination"), one.value("origin")))
    if any(first and first == second for first, second in crossed):
        return False
    near = abs(before.event.sentence.number - one.event.sentence.number) <= 1
    return near and not _differ(before, one)


def _differ(before: Gathered, one: Gathered) -> bool:
    """Whether two tellings name other goods or other sizes."""
    each = ((_values(before, slot), _values(one, slot)) for slot in ("cargo", "load"))
    return any(first and second and first.isdisjoint(second) for first, second in each)


_RUNS = ("departure", "arrival", "passage")


def _is_told_alike(before: Gathered, one: Gathered) -> bool:
    """Whether two tellings of a sentence give the same day and the same ends."""
    values = [(before.value(slot), one.value(slot)) for slot in ("when", *ENDS)]
    return all(first and first == second for first, second in values) and before.event.sentence is one.event.sentence


def _is_same(before: Gathered, one: Gathered, weight: int) -> bool:
    """Whether two tellings are of one run: more speaks for it than against, or they agree in all that both say."""
    if before.train is one.train or ("cancelled" in (before.status, one.status) and before.status != one.status):
        return False
    if before.kind != one.kind and "suspension" in (before.kind, one.kind):
        return False
    return weight > 0 or _agree_in_all(before, one)


def _agree_in_all(before: Gathered, one: Gathered) -> bool:
    """Whether nothing that one says is other than what the other says, and enough of it is the same."""
    if one.train.another or one.event.reference.another:
        return False
    if before.status != one.status and not _is_told_alike(before, one):
        return False
    shared = 0
    for slot in ONE:
        first, second = before.value(slot), one.value(slot)
        if first and second:
            if not agree(slot, first.lower(), second.lower()):
                return False
            shared += slot != "operator"
    crossed = ((before.value("origin"), one.value("destination")), (before.value("destination"), one.value("origin")))
    if any(first and first == second for first, second in crossed):
        return False
    for slot in LISTED:
        both = _values(before, slot) & _values(one, slot)
        if slot == "load" and not both and before.slots[slot] and one.slots[slot]:
            return False
        shared += bool(both)
    return shared >= _SHARED


def agree(slot: str, first: str, second: str) -> bool:
    """Whether two values of a slot, in small letters, can be one: a day and its month, a terminal and its town."""
    if slot == "when":
        return first.startswith(second) or second.startswith(first)
    return first == second or (slot in ENDS and (first in second or second in first))


def _values(one: Gathered, slot: str) -> set[str]:
    return {found.value.lower() for found in one.slots[slot]}


def _together(before: Gathered, one: Gathered) -> Gathered:
    """What two tellings of a run say together; the more exact day, and of a first run that it opens a service."""
    made = _filled(before, one)
    if len(one.value("when") or "") > len(before.value("when") or ""):
        made.slots["when"] = one.slots["when"]
    return replace(made, kind="launch" if "launch" in (before.kind, one.kind) else before.kind)


def _filled(before: Gathered, one: Gathered) -> Gathered:
    """The first telling with what it leaves open from the other."""
    slots = dict(before.slots)
    for slot in (*ONE, "frequency"):
        slots[slot] = slots[slot] or one.slots[slot]
    ends = {found.lower() for slot in ENDS if slots[slot] and (found := slots[slot][0].value)}
    for slot in LISTED:
        known = _values(before, slot) | (ends if slot == "via" else set())
        told = [*before.slots[slot], *(c for c in one.slots[slot] if c.value.lower() not in known)]
        slots[slot] = [c for c in told if not any(lies_in(c.value.lower(), other.value.lower()) for other in told)]
    return replace(before, slots=slots)


def _without_less(each: list[Told]) -> list[Told]:
    """Without what only says again less of what another says: "a train is on its way to Riga. It left on 2 May"."""
    said = [_said(part) for part, _ in each]
    kept = []
    for number, pair in enumerate(each):
        around = range(max(0, number - _NEAR), min(len(said), number + _NEAR + 1))
        again = (said[number] < said[n] or (said[number] == said[n] and n < number) for n in around if n != number)
        if not any(again):
            kept.append(pair)
    return kept


def _said(one: Gathered) -> frozenset[tuple[str, str]]:
    """The kind, the status and the values of a movement."""
    single = {(slot, value) for slot in ONE if (value := one.value(slot))}
    listed = {(slot, found.value) for slot in LISTED for found in one.slots[slot]}
    return frozenset({("kind", one.kind), ("status", one.status)} | single | listed)
