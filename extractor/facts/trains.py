"""The register of the trains, services and lines that an article speaks of.

Every talk is given to one of them: to a new one ("a train", "the second"), to the one spoken of ("the convoy", "it",
"the 50 wagons"), or to none (trains in general). A train knows every stretch of text that speaks of it.
"""

import re
from dataclasses import replace
from itertools import pairwise

from extractor.facts.article import Article, Sentence
from extractor.facts.openings import chapters, joined
from extractor.facts.placed import DESTINATION, GRAINS, ORIGIN, PARENT, PlaceRole
from extractor.facts.references import LINE, SERVICE, TRAFFIC, TRAINS
from extractor.facts.register import LONGEST, RUN, Register, Train
from extractor.facts.resolve import resolve
from extractor.facts.roles import roles
from extractor.facts.talk import Talk
from extractor.facts.talks import talks_of


def trains(article: Article) -> list[Train]:
    """The trains, services and lines of an article, in the order in which it speaks of them."""
    register = Register(article)
    for sentence in article.sentences:
        told = [one for talk in talks_of(sentence) for one in _relations(talk)]
        spoken = False
        last: Talk | None = None  # the talk before it that is of a train
        for talk in told:
            train = resolve(register, talk)
            if train is None:
                if talk.reference.noun == TRAINS:
                    register.traffic = sentence.number
                if last is not None and _goes_with(talk, last):
                    last.roles, last.end = [*last.roles, *talk.roles], talk.end
                continue
            spoken, last = True, talk
            if len(train.talks) < LONGEST:
                train.talks.append(talk)
            _remember(register, train, talk)
        if not spoken:
            _tie(register, sentence)
    return joined(chapters(register.trains))


_OPENED = frozenset(("verbs.launch", "verbs.resume"))


def _goes_with(talk: Talk, last: Talk) -> bool:
    """Whether a train is only what the service before it opens with: "which started [with a train from X to Y]"."""
    opens = any(not verb.classes.isdisjoint(_OPENED) and verb.start > last.reference.start for verb in last.verbs)
    return opens and talk.governed == "with" and last.end == talk.start and not talk.moves


def _relations(talk: Talk) -> list[Talk]:
    """A talk of several relations as one for each: "from A to B and from C to D", "A–B and C–D"."""
    listed = _new_destinations(talk)
    if listed:
        return listed
    origins = [n for n, role in enumerate(talk.roles) if role.role == ORIGIN]
    if len(origins) < 2 or talk.reference.noun not in (SERVICE, LINE, TRAINS, TRAFFIC) or not talk.reference.plural:
        return [talk]
    bounds = [*origins, len(talk.roles)]
    parts = [talk.roles[low:high] for low, high in pairwise(bounds)]
    if not all(any(role.role == DESTINATION for role in part) for part in parts):
        return [talk]
    shared = talk.roles[: origins[0]]
    return [
        replace(talk, reference=replace(talk.reference, definite=False, count=1), roles=shared + part, part=True)
        for part in parts
    ]


_NEW_PLACES = re.compile(r"\b(?:including|such as|namely|among them)\b|: ")


def _new_destinations(talk: Talk) -> list[Talk]:
    """One talk for each destination that a list names as new: "new destinations were added, including A, B and C"."""
    if not talk.reference.words.endswith(("destinations", "routes")):
        return []
    lead = _NEW_PLACES.search(talk.text)
    if lead is None or not any("verbs.launch" in verb.classes for verb in talk.verbs):
        return []
    sentence, start = talk.sentence, talk.start + lead.end()
    listed = [r for r in talk.roles if r.place.start >= start and r.role != PARENT and _is_listed(r)]
    if len(listed) < 2:
        return []
    before = [r for r in roles(sentence) if r.place.end <= talk.reference.start and r.grain <= 1][-1:]
    services = [s for s in sentence.services if s.end <= talk.reference.start][-1:]
    reference = replace(talk.reference, definite=False, count=1, service=services[0] if services else None)
    ends = [[*(replace(r, role=ORIGIN, rule="role.before_list") for r in before), _as_destination(r)] for r in listed]
    return [replace(talk, reference=reference, roles=part, part=True) for part in ends]


def _is_listed(role: PlaceRole) -> bool:
    """Whether a place is an item of its list, and not the country told in brackets behind one."""
    return role.rule in ("role.subject", "role.list", "role.cue_via") and role.grain < GRAINS["country"]


def _as_destination(role: PlaceRole) -> PlaceRole:
    return replace(role, role=DESTINATION, rule="role.new_destination")


def _remember(register: Register, train: Train, talk: Talk) -> None:
    if train.kind == RUN:
        register.run = train
    else:
        register.service = train
    if not talk.governed:
        register.subject = train


def _tie(register: Register, sentence: Sentence) -> None:
    """A sentence that speaks of no train goes with the one of the sentence before it; a quotation with none."""
    train = register.subject or register.run or register.service
    if train is None or not train.talks or sentence.text.lstrip().startswith(_QUOTES):
        return
    if sentence.number - train.talks[-1].sentence.number <= 1:
        train.near.append(sentence)


_QUOTES = ('"', "“")
