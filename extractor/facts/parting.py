"""Trains told of together that leave for several towns, or come from several: a movement for each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractor.facts.article import Mention
from extractor.facts.gathered import Gathered
from extractor.facts.slots.candidate import Candidate, of_mention

_LINK, _LAST = re.compile(r",? and (?:the )?|, "), re.compile(r",? and (?:the )?")
_POINTS = ("city", "facility")
_ENDS = ("destination", "origin")


def parted(one: Gathered) -> list[Gathered]:
    """The movements of a group of trains, one for each town of a list that stands at one of its ends.

    "Two trains left Xi'an for Duisburg and Hamburg" are two; "for Duisburg, Germany" names one town, and a single train
    for Duisburg and Hamburg calls at both.
    """
    if one.kind == "suspension" and (again := _again(one)) is not None:
        times = sorted((one.slots["when"][0], again), key=lambda time: time.start)
        return [replace(one, slots=one.slots | {"when": [time]}) for time in times]
    if one.train.group < 2:
        return [one]
    for slot in _ENDS:
        found = one.slots[slot][0] if one.slots[slot] else None
        towns = list(_listed(found.mention, one)) if found and found.mention else []
        if found and 1 < len(towns) <= one.train.group:
            ends = [of_mention(town, town.text, found.rule, found.score) for town in towns]
            return [replace(one, slots=one.slots | {slot: [end]}) for end in ends]
    return [one]


_AND_AGAIN = re.compile(r",? and (?:(?:once )?again |also )?(?:from |for (?:an? |\w+ )?\w+ in |in )?")


def _again(one: Gathered) -> Candidate | None:
    """The second time that something stopped: "halted from 15 to 28 August, and again [from 4 to 9 December]"."""
    chosen = one.slots["when"][0].mention if one.slots["when"] else None
    if chosen is None:
        return None
    sentence = one.event.sentence
    for before, after in pairwise([d for d in sentence.dates if d.row["type"] in ("date", "interval")]):
        if chosen in (before, after) and _AND_AGAIN.fullmatch(sentence.between(before.end, after.start)):
            other = after if chosen is before else before
            return of_mention(other, str(other.row["value"]), "movements.when.again")
    return None


def _listed(town: Mention, one: Gathered) -> Iterator[Mention]:
    """The towns that a list names from ``town`` on, which an "and" closes; none where they fill another slot too."""
    sentence = one.event.sentence
    taken = {
        found[0].start for slot, found in one.slots.items() if slot in _ENDS and found and found[0].start != town.start
    }
    listed, closed = [town], False
    for place in sentence.places:
        between = sentence.between(listed[-1].end, place.start)
        if place.start < listed[-1].end or closed or not _LINK.fullmatch(between):
            continue
        if place.row["kind"] not in _POINTS or place.start in taken:
            return
        listed.append(place)
        closed = _LAST.fullmatch(between) is not None
    if closed:
        yield from listed
