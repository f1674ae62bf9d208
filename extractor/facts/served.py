"""Trains told of as a service, and several told of together: which of the register they are."""

import re

from extractor.facts.agreement import days_of, differs, has_ends
from extractor.facts.article import Sentence
from extractor.facts.register import OPENS, RUN, RUNS, SERVES, SEVERAL, Register, Train
from extractor.facts.talk import Talk

FEW = 3
"""Up to so many trains told of together are trains of a story; more are traffic."""
BACK = re.compile(r"\b(?:return\w*|(?:opposite|other|reverse) (?:direction|sense|way|end|side)|back)\b")
REGULAR = re.compile(r"\b(?:regular|weekly|daily|shuttle|nightly|direct)\b")
_FIRST_RAN = re.compile(r"\bfirst (?:ran|left|set off|departed|went)\b|\b(?:will|to) (?:run|start|go)\b")


def another_of(register: Register, train: Train, talk: Talk) -> Train:
    """Note which train a new one is another of."""
    train.another = talk.reference.another or talk.reference.ordinal
    train.returning = BACK.search(talk.text) is not None and register.run is not None
    train.before = register.run
    return train


def opens_or_stops(talk: Talk) -> bool:
    """Whether what a talk is of opens or stops."""
    return any(not verb.classes.isdisjoint(OPENS) for verb in talk.verbs)


def is_offered(talk: Talk) -> bool:
    """Whether somebody has a train that runs again and again: "joined [with a train to Vienna] that runs weekly"."""
    reference = talk.reference
    if talk.governed not in ("with", "by") or reference.definite or reference.bare or not has_ends(talk):
        return False
    rates = (d for d in talk.sentence.dates if d.row["type"] == "set" and reference.start <= d.start < talk.end)
    return any("verbs.run" in verb.classes for verb in talk.verbs) and any(rates)


def is_opened(talk: Talk) -> bool:
    """Whether a train is told of as a service: "opened a weekly train", "a regular freight train connects"."""
    if REGULAR.search(talk.reference.words):
        return True
    if talk.runs_since and not talk.reference.definite and has_ends(talk):
        return True  # "a train between X and Y has been running since Monday"
    if not talk.reference.definite and opens_or_stops(talk) and any(r.rule == "role.between" for r in talk.roles):
        return True  # "a train between X and Y went into service"
    return any(
        verb.start < talk.reference.start and not verb.classes.isdisjoint(OPENS) and verb.form != "participle"
        and _between(talk.sentence, verb.end, talk.reference.start) in ("", "the", "its")
        for verb in talk.verbs
    ) and not talk.reference.first  # fmt: skip


def _between(sentence: Sentence, low: int, high: int) -> str:
    """What stands between a verb and its object, a day left out: "resumed on May 7 [its] train"."""
    day = next((d for d in sentence.dates if low < d.start and d.end <= high), None)
    if day is None or _ON.fullmatch(sentence.between(low, day.start)) is None:
        return sentence.between(low, high).strip()
    return sentence.between(day.end, high).strip(" ,")


_ON = re.compile(r",? (?:(?:on|in|from|as of) )?")


def opened(register: Register, talk: Talk) -> Train:
    """The service that a train told of as one is: the one spoken of, unless its ends differ."""
    service = register.service
    if service is not None and talk.reference.definite and not differs(service, talk):
        return service
    return register.new(SERVES, talk)


def several(register: Register, talk: Talk) -> Train | None:
    """Several trains: a few are a group, and one entry; more are traffic, which opens or stops at most."""
    reference = talk.reference
    if reference.rate:
        spoken = register.service or register.run
        links = any("verbs.link" in verb.classes for verb in talk.verbs) and has_ends(talk)
        if spoken is None or (links and differs(spoken, talk)):
            return register.new(SERVES, talk) if has_ends(talk) else None
        return spoken
    opens = any(not verb.classes.isdisjoint(OPENS) or talk.again(verb) for verb in talk.verbs)
    if reference.definite and not (reference.first and has_ends(talk)):
        spoken = register.run or register.service
        return register.new(SERVES, talk) if spoken is None and opens and has_ends(talk) else spoken
    if reference.definite:
        came = any(not v.classes.isdisjoint(RUNS) and v.form in ("past", "participle") for v in talk.verbs)
        return register.new(RUN if came else SERVES, talk)
    if 1 < reference.count <= FEW and (talk.moves or talk.roles):
        made = another_of(register, register.new(RUN, talk), talk)
        made.group = reference.count
        return made
    if reference.count > 1:
        return None
    if not opens and talk.runs_since and has_ends(talk) and any(d.row["type"] == "set" for d in talk.sentence.dates):
        return register.new(SERVES, talk)  # "have been running weekly since March"
    if not opens and not _FIRST_RAN.search(talk.text):
        if not _left_that_day(talk):
            return None
        made = register.new(RUN, talk)
        made.group = SEVERAL
        return made
    if register.service is not None and not talk.roles:
        return register.service
    return register.new(SERVES, talk)


def _left_that_day(talk: Talk) -> bool:
    """Whether trains left or came on a day: "freight trains left Xi'an for Duisburg on 12 November"."""
    moved = any(not verb.classes.isdisjoint(RUNS) and verb.form == "past" for verb in talk.verbs)
    return moved and has_ends(talk) and bool(days_of(talk)) and not talk.reference.words.startswith(_GENERAL)


_GENERAL = ("all ", "many ", "most ", "such ", "some ", "these ", "more ", "fewer ")
