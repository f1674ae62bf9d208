"""Which train of the register a talk is of: a new one, the one spoken of, another, or none.

One function for each kind of noun: "it", "the service", "the 50 wagons", "the maiden trip", "the second", "a train".
"""

import re

from extractor.facts.agreement import clashes, days_of, differs, has_ends, shared_ends
from extractor.facts.placed import DESTINATION, ORIGIN
from extractor.facts.references import CARS, LINE, LOAD, ONE, PRONOUN, SERVICE, TRAFFIC, TRIP
from extractor.facts.register import RUN, RUNS, SERVES, Register, Train, last_sentence, name_of
from extractor.facts.served import REGULAR, another_of, is_offered, is_opened, opened, opens_or_stops, several
from extractor.facts.talk import Talk

_NEVER = re.compile(r"\b(?:not since|never|not once|nor had|not even)\b")
_OF_COMPANIES = frozenset(f"verbs.{name}" for name in ("say", "plan", "carry", "await", "operate"))
_OF_SERVICES = frozenset(("verbs.suspend", "verbs.resume"))
_OTHER_WAY = re.compile(r"\b(?:opposite|other|reverse) (?:direction|sense|way|end|side)\b")
_AHEAD = re.compile(r"\b(?:will|is to|is due|expected|would)\b")


def resolve(register: Register, talk: Talk) -> Train | None:
    """The train that a talk is of; a new one where it brings one, none where it speaks of trains in general."""
    if talk.stands_still and has_ends(talk):
        return register.new(SERVES, talk)
    if talk.reference.words.startswith("no ") or _NEVER.search(talk.sentence.between(talk.start, talk.reference.start)):
        return None
    noun = talk.reference.noun
    if talk.part:
        return register.new(SERVES, talk)
    if noun == PRONOUN:
        return _pronoun(register, talk)
    if noun in (SERVICE, LINE, TRAFFIC):
        return _service(register, talk)
    if noun in (CARS, LOAD):
        return _cars(register, talk)
    if noun == TRIP:
        return _trip(register, talk)
    if noun == ONE:
        return _one(register, talk)
    return _train(register, talk)


def _pronoun(register: Register, talk: Talk) -> Train | None:
    """ "It" goes on about the subject of the sentence before, if its verb can be said of a train."""
    if register.named is not None and talk.moves and talk.sentence.number - register.named.sentence.number == 1:
        return register.new(RUN, talk)
    train = register.subject
    if train is None or not (talk.verbs or talk.roles) or talk.sentence.number - last_sentence(train) > 1:
        return None
    return _back(register, train, talk) or train


def _service(register: Register, talk: Talk) -> Train | None:
    """A service or line: by its name, by "the service", or a new one."""
    reference = talk.reference
    if talk.governed and not talk.moves and not (talk.governed == "with" and not reference.definite and has_ends(talk)):
        return None
    if reference.noun == LINE and talk.verbs and all(not v.classes.isdisjoint(_OF_COMPANIES) for v in talk.verbs):
        return None  # "the railway announced": a company
    if reference.service is not None:
        name = reference.service.row["name"]
        for train in register.recent:
            if train.kind == SERVES and name_of(train) == name:
                return train
    elif reference.definite and not reference.another and (spoken := _spoken_of(register, talk)) is not None:
        return spoken
    if reference.noun == TRAFFIC and not talk.moves:
        return None
    if reference.noun == TRAFFIC and reference.bare and (spoken := _spoken_of(register, talk)) is not None:
        return spoken
    if reference.bare and reference.service is None and not talk.moves:
        return None
    return register.new(SERVES, talk)


def _spoken_of(register: Register, talk: Talk) -> Train | None:
    """What "the service" is: the service spoken of, or the run, where that was spoken of last."""
    run, service = register.run, register.service
    opens = opens_or_stops(talk)
    if (
        run is not None
        and not (opens and service is not None)
        and talk.reference.noun == SERVICE
        and (service is None or last_sentence(service) < last_sentence(run))
    ):
        return None if differs(run, talk) else run
    return None if service is None or differs(service, talk) else service


def _cars(register: Register, talk: Talk) -> Train | None:
    """Wagons and loads are those of the train spoken of; without it, or with other ends, they are a train if they move.

    "In August a train came from Nantong. On 5 September [41 containers] of talc set out from Hairatan" are two trains.
    """
    if talk.governed:
        return None
    if talk.reference.bare and talk.reference.words == "freight" and has_ends(talk) and opens_or_stops(talk):
        return register.new(SERVES, talk)  # "freight began between X and Y in 2018"
    if has_ends(talk) and any(talk.again(verb) for verb in talk.verbs):
        return register.new(SERVES, talk)  # "is again sending containers from X to Y"
    moving = any(not verb.classes.isdisjoint(RUNS) for verb in talk.moves) and not _goes_otherwise(talk)
    if register.run is not None and not talk.reference.another and not (moving and _is_apart(register.run, talk)):
        recent = talk.sentence.number - last_sentence(register.run) <= 2
        return register.run if recent or talk.reference.definite else None
    return another_of(register, register.new(RUN, talk), talk) if moving else None


def _is_apart(run: Train, talk: Talk) -> bool:
    """Whether what is told as new has other ends than the run spoken of, or another day for a known end."""
    return not talk.reference.definite and has_ends(talk) and (differs(run, talk) or clashes(run, talk))


_OTHER_MEANS = re.compile(
    r"\b(?:by|on|aboard)(?: (?:\d+|an?|the|two|three))? "
    r"(?:ship|sea|boat|barge|ferry|road|lorry|lorrie|truck|air|plane)s?\b"
)


def _goes_otherwise(talk: Talk) -> bool:
    """Whether a load goes by ship, lorry or plane: "the cargo arrived by ship"."""
    return _OTHER_MEANS.search(talk.text) is not None and "by rail" not in talk.text


def _trip(register: Register, talk: Talk) -> Train | None:
    """A journey is that of the train spoken of; "the maiden run" can be the first that is heard of it."""
    if register.run is not None and not talk.reference.another and not _is_apart(register.run, talk):
        return register.run
    if (
        register.service is not None
        and talk.reference.definite
        and not (talk.reference.another or talk.reference.first)
    ):
        return register.service
    if talk.reference.another and not (talk.verbs or days_of(talk)):
        return None
    if has_ends(talk) and any(not verb.classes.isdisjoint(_OF_SERVICES) for verb in talk.verbs):
        return register.new(SERVES, talk)  # "the Adelaide-Darwin run has been suspended"
    if talk.reference.first or talk.reference.another or (talk.moves and not talk.governed):
        return another_of(register, register.new(RUN, talk), talk)
    return None


def _one(register: Register, talk: Talk) -> Train | None:
    """ "One" and "the other" are trains of their own, of the group told of before; "each" is the group."""
    spoken = register.run or register.service
    if not (talk.moves or talk.roles or days_of(talk)):
        return None
    if spoken is None:  # "Pakistan has sent eight trains. The last left on 5 November"
        of_traffic = talk.sentence.number - register.traffic <= 1 and has_ends(talk) and bool(talk.moves)
        return register.new(RUN, talk) if of_traffic else None
    if talk.reference.words.startswith(("each", "both")):
        return next((t for t in reversed(register.recent) if t.group > 1), register.run)
    run = register.run
    spoken_of = talk.reference.first and not talk.reference.another and run is not None and run.group == 1
    if run is not None and spoken_of and not (_OTHER_WAY.search(talk.text) or clashes(run, talk) or differs(run, talk)):
        return run
    serves = spoken is register.service and REGULAR.search(talk.reference.words)
    made = another_of(register, register.new(SERVES if serves else RUN, talk), talk)
    made.another = made.another or made.returning or not talk.reference.first
    group = next((t for t in reversed(register.recent[:-1]) if t.group > 1), None)
    if group is not None and talk.sentence.number - last_sentence(group) <= 1:
        group.parted, made.before = True, group
    return made


def _back(register: Register, train: Train, talk: Talk) -> Train | None:
    """A new train where what is said sends the one spoken of home again: "on Monday it will return"."""
    if train.kind != RUN or not talk.moves:
        return None
    origins = {role.place.text for role in train.roles if role.role == ORIGIN}
    home = any(role.role == DESTINATION and role.place.text in origins for role in talk.roles)
    returns = any(verb.phrase.startswith("return") for verb in talk.verbs) and _AHEAD.search(talk.text)
    if not (home or returns) or not train.verbs(*RUNS):
        return None
    made = register.new(RUN, talk)
    made.another, made.returning, made.before = True, True, train
    return made


def _train(register: Register, talk: Talk) -> Train | None:
    reference = talk.reference
    if reference.plural:
        return several(register, talk)
    if is_offered(talk):
        return register.new(SERVES, talk)
    if talk.governed and (reference.bare or not reference.definite):
        register.named = None if reference.bare or register.trains else talk
        return None
    if is_opened(talk):
        return opened(register, talk)
    if reference.another:
        return another_of(register, register.new(RUN, talk), talk)
    if reference.definite and not reference.ordinal:
        same = _same(register, talk)
        if same is not None:
            return _back(register, same, talk) or same
    elif (again := _told_again(register, talk)) is not None:
        return again
    if reference.bare and not talk.moves:
        return register.run
    return another_of(register, register.new(RUN, talk), talk)


def _same(register: Register, talk: Talk) -> Train | None:
    """The train that "the train" or "the first train" is."""
    runs = [t for t in register.recent if t.kind == RUN and not clashes(t, talk)]
    if not runs or register.run not in runs:
        return None
    named = talk.reference.service
    if named is not None:
        return next((t for t in reversed(runs) if name_of(t) == named.row["name"]), None)
    if talk.reference.first:
        first = next((t for t in reversed(runs) if any(k.reference.first for k in t.talks)), None)
        return first if first is not None and not differs(first, talk) and not _OTHER_WAY.search(talk.text) else None
    spoken = register.run
    return None if spoken is not None and "last" in talk.reference.words and differs(spoken, talk) else spoken


def _told_again(register: Register, talk: Talk) -> Train | None:
    """A run brought up as if new that has been told of: the same day or the same ends, nothing against it."""
    days = days_of(talk)
    for train in register.recent:
        if train.kind != RUN or train.another:
            continue
        known = {day for t in train.talks for day in days_of(t)} if days else set()
        shared = sum(1 for day in days if day in known) + shared_ends(train, talk)
        against = bool(days and known and not days & known) or differs(train, talk)
        if not against and (shared >= 2 or (shared and talk.reference.first)):
            return train
    return None
