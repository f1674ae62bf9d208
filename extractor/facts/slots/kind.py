"""What kind of movement a train's story is, and whether it has happened."""

import re

from extractor.dates.calendar import bounds
from extractor.facts.article import Article, Word
from extractor.facts.placed import DESTINATION, ORIGIN, VIA
from extractor.facts.references import LINE, SERVICE
from extractor.facts.register import SERVES, Train
from extractor.facts.slots.when import nearest
from extractor.facts.talk import Talk

KINDS = {
    "verbs.depart": "departure",
    "verbs.send": "departure",
    "verbs.arrive": "arrival",
    "verbs.receive": "arrival",
    "verbs.pass": "passage",
    "verbs.call": "passage",
    "verbs.launch": "launch",
    "verbs.resume": "launch",
    "verbs.suspend": "suspension",
    "verbs.cease": "suspension",
}
_QUOTED = ('"', "“")
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|is due|are due|due to|is set to|are set to|scheduled|is expected|"
    r"expected to|planned|plans to|plan to|planning to|intends to"
    r"|hopes to|wants to|aims to|would|about to|is booked|pencilled in|supposed to|slated|"
    r"on the schedule|is following|are following|from next|to be)\b",
    re.IGNORECASE,
)


_Event = tuple[Talk, str, Word | None]


def event_of(train: Train, article: Article) -> _Event:
    """The talk that tells of the event, the kind, and the verb that tells it."""
    events: list[_Event] = [
        (talk, kind, verb) for talk in train.talks for verb in talk.moves if (kind := _kind_of(train, talk, verb))
    ]
    if train.first.stands_still and not events:
        return train.first, "suspension", None
    if train.kind == SERVES:
        return _opening(train, events)
    if not events:
        return train.first, _by_roles(train), None
    if train.returning and events[0][2] is not None and events[0][2].phrase.startswith("return"):
        return events[0][0], "departure", events[0][2]
    news = None if train.another else news_of(article)
    return max(events, key=lambda event: _weight(event, train, news))


def verb_of(talk: Talk, kind: str) -> Word | None:
    """The verb by which a stretch tells of a kind of event, else its first of movement."""
    moves = talk.moves
    of_kind = (verb for verb in moves if any(KINDS[name] == kind for name in KINDS if name in verb.classes))
    return next(of_kind, moves[0] if moves else None)


def _weight(event: _Event, train: Train, news: str | None) -> float:
    """How far an event is what the story of a train is about: the title's kind, dated, past, told early."""
    talk, kind, verb = event
    weight = 3.0 if kind == news else 1.0 if kind == "suspension" else 0.0
    if verb is not None:
        weight += 1.0 if _is_dated(talk, verb) else 0.0
        weight -= 0.6 if verb.form == "ing" else 0.0
        weight -= 1.2 if _RELATIVE.search(talk.sentence.before(verb.start, 24)) else 0.0
        weight -= 0.8 if _FUTURE.search(talk.sentence.between(talk.start, max(verb.start, talk.start))) else 0.0
    weight -= 0.7 if kind == "passage" and talk is not train.first else 0.0
    return weight - 0.25 * train.talks.index(talk)


def _is_dated(talk: Talk, verb: Word) -> bool:
    """Whether a date of the stretch stands nearer to this verb than to its other verbs of movement."""
    for date in talk.sentence.dates:
        is_day = talk.start <= date.start < talk.end and date.row["type"] in ("date", "time")
        if is_day and nearest(talk.moves, date) is verb:
            return True
    return False


_RELATIVE = re.compile(r"\b(?:that|which) (?:had |has |have )?(?:\w+ly )?$")
"""What lets a verb tell which train it is rather than the news: "a train [that] left Xi'an reached Duisburg"."""


def _opening(train: Train, events: list[_Event]) -> _Event:
    """A service opens or stops; the day is that of its first run where one is told."""
    openings = [e for e in events if e[1] in ("launch", "suspension")]
    runs = [e for e in events if e[1] in ("departure", "arrival") and e[0].sentence.dates]
    if train.opens:
        dated = [e for e in openings if any(e[0].start <= d.start < e[0].end for d in e[0].sentence.dates)]
        talk, _, verb = (runs or dated or openings or events or [(train.first, "launch", None)])[0]
        return talk, "launch", verb
    if openings:
        return openings[0]
    if runs and runs[0][2] is not None and runs[0][2].form == "past":
        return runs[0]
    return (events[0][0], "launch", events[0][2]) if events else (train.first, "launch", None)


def _kind_of(train: Train, talk: Talk, verb: Word) -> str | None:
    kind = next((KINDS[name] for name in KINDS if name in verb.classes), None)
    if "verbs.cease" in verb.classes and _is_brand(talk) and _on_a_day(talk, verb):
        return "suspension"
    if talk.stands_still and "verbs.run" in verb.classes:
        return "suspension"
    if (
        train.kind == SERVES
        and "verbs.cease" in verb.classes
        and (verb.start < talk.reference.start or _PASSIVE.search(talk.sentence.before(verb.start, 24)))
    ):
        return "suspension"  # "stops its trains", "traffic was halted", and not "the train stops"
    if train.kind == SERVES and talk.again(verb):
        return "launch"
    if train.kind == SERVES and "verbs.run" in verb.classes and talk.runs_since:
        return "launch"
    if kind == "launch" and talk.reference.rate:
        return None
    if kind in ("launch", "suspension") and train.kind != SERVES:
        if kind == "launch" and _is_brand(talk):
            return "launch"
        if kind == "suspension":
            return kind if "verbs.suspend" in verb.classes else None
        return "departure"
    if kind == "departure" and _is_brand(talk) and talk.reference.first:
        return "launch"
    return kind


def _on_a_day(talk: Talk, verb: Word) -> bool:
    """Whether a date stands right behind a verb: "stopped on 12 July 2019"."""
    return any(0 <= date.start - verb.end <= len(" in the ") for date in talk.sentence.dates)


_BACK = re.compile(
    r"\b[Aa]fter (?=[^.;,]{0,60}\b(?:gap|break|pause|absence|interruption|hiatus|silence)\b)"
    r"[^.;,]{0,60}\b(?:years?|decades?|months)\b"
    r"|\b(?:first|for the first time)\b[^.;,]{0,60} in (?:\w+ ){0,3}(?:years|decades)\b"
)
"""What says that trains have not run for long."""


def is_opening(train: Train, event: Talk) -> bool:
    """Whether a run opens a service, or is the first after years: "after a gap of nine years the train left"."""
    if any(talk.reference.noun in (SERVICE, LINE) and talk.opens_something for talk in train.talks):
        return True
    return not train.another and _BACK.search(event.text) is not None


_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?$")


def _is_brand(talk: Talk) -> bool:
    """Whether a train runs under a name of its own: what is launched then is the service."""
    service = talk.reference.service
    if (
        service is None
        or service.row["kind"] not in ("rail_service", "product")
        or service.text[-5:] in ("train", "rains")
    ):
        return False
    return not talk.reference.first or any(mark in talk.reference.words for mark in _QUOTED)


def _by_roles(train: Train) -> str:
    if train.kind == SERVES:
        return "launch"
    roles = [role.role for role in train.roles]
    if ORIGIN in roles or DESTINATION in roles:
        return "departure"
    return "passage" if VIA in roles else "departure"


def news_of(article: Article) -> str | None:
    """The kind of event that the title speaks of."""
    for word in article.title_words:
        for name, kind in KINDS.items():
            if (
                name in word.classes
                and word.form not in ("", "noun")
                and not any(c.startswith("refusals") for c in word.classes)
            ):
                return kind
    return None


_NOT = re.compile(
    r"(?:\b(?:will|would|could|did|was|were) not|\b(?:won|wouldn|couldn|didn|wasn|weren)['’]t)(?: (?:be|\w+ly))*\s$"
)
_BUT_LATER = re.compile(r"[^.;]*\b(?:until|till|before)\b")
_LEAVES = frozenset(("verbs.depart", "verbs.send", "verbs.run"))


def _did_not_run(event: Talk) -> bool:
    """Whether a train's going is denied: "could not depart", "will not run on Friday", not "until Friday"."""
    sentence = event.sentence
    return any(
        not verb.classes.isdisjoint(_LEAVES)
        and _NOT.search(sentence.before(verb.start, 24)) is not None
        and not _BUT_LATER.match(sentence.after(verb.end, 80))
        for verb in event.verbs
    )


def status_of(train: Train, event: Talk, verb: Word | None, when: str | None, article: Article) -> str:
    """done, planned or cancelled: by the verb's tense, and by the day against the day of publication."""
    if any("verbs.cancel" in v.classes for v in event.verbs) or (train.kind != SERVES and _did_not_run(event)):
        return "cancelled"
    if event.stands_still and (when is None or when.partition("/")[0] in (article.published, "..")):
        return "done"  # "no trains will run until Friday": they rest now
    earliest, latest = bounds(when) if when else (None, None)
    if earliest and article.published:
        if earliest[:10] > article.published:
            return "planned"
        if latest and earliest[:10] == latest[:10] < article.published:
            return "done"
    stretch = event.sentence.between(
        event.start, verb.end if verb and event.start <= verb.end <= event.end else event.end
    )
    return "planned" if _FUTURE.search(stretch) else "done"
