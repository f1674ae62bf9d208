"""Several trains told of in one breath: "two trains left Almaty, one for Tehran and the other for Istanbul"."""

import re
from dataclasses import replace

from extractor.facts.endpoints import attach_places
from extractor.facts.movement import Movement
from extractor.facts.view import Sentence

_WORD = (
    r"(?:(?:was|is|being|will be|to be)\s+)?(?:(?:bound|headed|heading|destined|going|coming|departing|leaving)\s+)?"
)
_ENDS = r"(?:for|to|towards?|from)\s"
_EACH = re.compile(
    r"\b(?:[Oo]ne|(?:[Tt]he|[Aa]) (?:first|second|third|other)|[Aa]nother)"
    rf"(?: (?:one|train|of (?:them|which)))?,?\s+{_WORD}{_ENDS}"
)
"""A member of the group with an end of its own."""
_GROUP = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Bb]oth|\d+) (?:[\w-]+ ){0,4}?(?:trains|convoys|rakes|services)\b"
)
_BOTH = re.compile(r",? (?:both|all)\b")


def stretches(part: Sentence) -> list[Sentence]:
    """The stretches of a sentence that each give one of several trains its ends; none if it tells of one train."""
    if "one" not in part.words and "first" not in part.words:
        return []
    starts = [part.start + m.start() for m in _EACH.finditer(part.text)]
    if len(starts) < 2 or not _GROUP.search(part.text, 0, starts[0] - part.start):
        return []
    return [part.part(low, high) for low, high in zip(starts, [*starts[1:], part.end], strict=True)]


def share(movement: Movement, part: Sentence, members: list[Sentence]) -> list[Movement]:
    """One movement for each of the ``members``, which share what the sentence ``part`` says before them all."""
    common = replace(movement, origin=None, destination=None, via=[], firm=set(), spare=[])
    attach_places(common, part.part(part.start, members[0].start), part.start)
    *others, last = members
    both = _BOTH.search(last.text)
    if both is not None:
        members = [*others, last.part(last.start, last.start + both.start())]
        attach_places(common, last.part(last.start + both.start(), last.end), last.start + both.start())
    made = []
    for member in members:
        own = replace(common, via=list(common.via), firm=set(), spare=[])
        own.origin = own.destination = None
        attach_places(own, member, None)
        own.origin, own.destination = own.origin or common.origin, own.destination or common.destination
        own.when = next((d for d in member.dates if d.row["type"] in ("date", "time")), movement.when)
        made.append(own)
    return made
