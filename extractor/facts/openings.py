"""A service and its first run are one story: "A train now links X and Y. The first left on Monday"."""

import re
from dataclasses import replace

from extractor.facts.agreement import days_of, differs
from extractor.facts.article import Word
from extractor.facts.placed import DESTINATION
from extractor.facts.references import LINE
from extractor.facts.register import RUN, RUNS, SERVES, STARTS, Train
from extractor.facts.talk import Talk
from extractor.facts.talks import clause_start

_NEAR = 6
"""How many trains before and behind a service its first run is looked for."""
_FIRST_REACH = 3
"""How many sentences after the opening of a service "the first train" is still its first."""


def joined(register: list[Train]) -> list[Train]:
    """A service and its first run are one: "A train now links X and Y. The first left on Monday"."""
    gone: set[int] = set()
    for number, service in enumerate(register):
        if service.kind != SERVES or not service.verbs(*STARTS) or service.verbs("verbs.suspend"):
            continue
        for run in register[max(0, number - _NEAR) : number + _NEAR]:
            if run.kind == RUN and run.number not in gone and _opens(service, run):
                service.talks = sorted([*service.talks, *run.talks], key=lambda talk: talk.start)
                service.near = sorted(
                    {s.number: s for s in (*service.near, *run.near)}.values(), key=lambda s: s.number
                )
                service.opens = True
                gone.add(run.number)
                for other in register[number : number + 2 * _NEAR]:
                    if other.before is run:
                        other.before = service
                break
    return [train for train in register if train.number not in gone]


def _opens(service: Train, run: Train) -> bool:
    """Whether a run is told as the first of a service: told near its opening, which has no day of its own."""
    if run.another or any(differs(service, talk) for talk in run.talks):
        return False
    starts = [t for t in service.talks if any(not v.classes.isdisjoint(STARTS) for v in t.verbs)]
    moved = [t for t in run.talks if t.reference.first] or run.talks[:1]
    distance, opening, told = min(
        ((abs(a.sentence.number - b.sentence.number), a, b) for a in starts for b in moved), key=lambda found: found[0]
    )
    if _TRIAL.search(told.reference.words) and _is_ahead(opening) and not _is_ahead(told):
        return False  # "the trial train arrived on Monday; regular trains are to start in June"
    if not distance and opening.opens_something:
        return bool(run.verbs(*RUNS))
    resumes = any("verbs.resume" in verb.classes for verb in opening.verbs)
    if distance and opening.reference.definite and not resumes:
        return False
    if days_of(opening) and days_of(told) and days_of(opening) != days_of(told):
        return False
    if any(talk.reference.first for talk in run.talks):
        return distance <= _FIRST_REACH
    lines = all(talk.reference.noun == LINE for talk in starts)
    return not lines and distance <= 1 and service.number < 2 and run.number < 2 and bool(run.verbs(*RUNS))


_TRIAL = re.compile(r"\b(?:trial|test|pilot|demonstration|experimental)\b")
_AHEAD = re.compile(r"\b(?:will|is to|are to|to be|due to|planned|expected to|scheduled to|set to|later)\b")


def _is_ahead(talk: Talk) -> bool:
    """Whether what a talk tells is still to come."""
    return _AHEAD.search(talk.text) is not None


_STOPS = frozenset(("verbs.suspend", "verbs.cease"))
_OPENS = frozenset(STARTS)


def chapters(register: list[Train]) -> list[Train]:
    """A service that opened and was stopped is told as one for each: "opened in 2017 and closed in May 2023".

    So is a train that runs and was once given up: "the train, stopped in 2019, is to leave on Friday".
    """
    made = list(register)
    for train in register:
        for talk, verb in reversed(_turns(train) if train.kind == SERVES else _given_up(train)):
            made.append(_chapter(train, talk, verb, len(made)))
    return made


_RUNS = frozenset(RUNS)
_WAS = re.compile(r"\b(?:was|were|been) (?:\w+ly )?$")


def _given_up(train: Train) -> list[tuple[Talk, Word]]:
    """Where a run told of is said to have been given up: "was withdrawn in 2009", not "was stopped on Monday"."""
    goes = [t for t in train.talks if any(not verb.classes.isdisjoint(_RUNS) for verb in t.verbs)]
    for talk in train.talks:
        dates = [d for d in talk.sentence.dates if talk.start <= d.start < talk.end and d.row["type"] != "duration"]
        if not dates or not any(other is not talk for other in goes):
            continue
        for verb in talk.verbs:
            if verb.classes.isdisjoint(_STOPS) or not _WAS.search(talk.sentence.before(verb.start, 24)):
                continue
            day = next((d for d in dates if d.start >= verb.end), None)
            if day is None or verb.form not in ("past", "participle"):
                continue
            for_good = len(str(day.row["value"])) < len("2024-05-06") and day.start - verb.end <= len(" in the ")
            if "verbs.suspend" in verb.classes or for_good:
                return [(talk, verb)]
    return []


def _turns(train: Train) -> list[tuple[Talk, Word]]:
    """Where the story of a service turns, from opening to stopping or back."""
    last: frozenset[str] | None = None
    found = []
    for talk in train.talks:
        for verb in talk.verbs:
            side = next((side for side in (_OPENS, _STOPS) if not verb.classes.isdisjoint(side)), None)
            if side is None:
                continue
            turns = side is not last or _is_extended(talk, verb)
            if last is not None and turns and _is_told(talk, verb):
                found.append((talk, verb))
            last = side
    return found


_EXTENDS = ("extend", "expand", "prolong")


def _is_extended(talk: Talk, verb: Word) -> bool:
    """Whether a service that runs is taken farther: "in 2019 it was [extended] to Naivasha"."""
    if not verb.phrase.startswith(_EXTENDS):
        return False
    ahead = any(role.role == DESTINATION and role.place.start >= verb.end for role in talk.roles)
    return ahead and any(talk.start <= date.start < talk.end for date in talk.sentence.dates)


_GOES_ON = re.compile(r"\bbeen (?:\w+ly )?$|\b(?:will|to|is|are) (?:be )?$")


def _is_told(talk: Talk, verb: Word) -> bool:
    """Whether a verb tells a turn: "was closed", "has been running again", "resumes on Monday", not "resuming it"."""
    sentence = talk.sentence
    if verb.form in ("past", "participle", "noun"):
        return not (sentence.before(verb.start, 2) == ", " and sentence.after(verb.end, 7) == " since ")
    if verb.form in ("ing", "base") and _GOES_ON.search(sentence.before(verb.start, 24)):
        return True
    return verb.form == "s" and any(0 <= date.start - verb.end <= _SOON_BEHIND for date in sentence.dates)


_SOON_BEHIND = 20
"""Within how many characters behind a verb in the present a date makes it an event: "resumes on [Monday]"."""


def _chapter(train: Train, talk: Talk, verb: Word, number: int) -> Train:
    """The event that ``verb`` tells as an entry of its own, cut out of the stretch of its talk."""
    at = next(number for number, one in enumerate(train.talks) if one.reference is talk.reference)
    talk = train.talks[at]
    earlier = [v for v in talk.verbs if v.start < verb.start]
    own = talk
    if earlier:
        cut = clause_start(talk.sentence, earlier[-1].end, verb.start)
        own = replace(
            talk,
            start=cut,
            verbs=[v for v in talk.verbs if v.start >= verb.start],
            roles=[r for r in talk.roles if r.place.start >= cut],
        )
        train.talks[at] = replace(talk, end=cut, verbs=earlier, roles=[r for r in talk.roles if r.place.start < cut])
    else:
        train.talks.pop(at)
    return Train(number, SERVES, [own], another=True, before=train, chapter=True)
