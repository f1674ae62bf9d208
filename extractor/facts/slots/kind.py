"""What kind of movement a train's story is, and whether it has happened."""

import re

from extractor.facts.article import Article, Word
from extractor.facts.roles import DESTINATION, ORIGIN, VIA
from extractor.facts.talks import Talk
from extractor.facts.trains import SERVES, Train

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
}
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|is due|are due|due to|is set to|are set to|scheduled|is expected|expected to|planned|plans to|plan to|planning to|intends to"
    r"|hopes to|wants to|aims to|would|about to|is booked|pencilled in|supposed to|slated|on the schedule|is following|are following|from next|to be)\b",
    re.IGNORECASE,
)


def event_of(train: Train, article: Article) -> tuple[Talk, str, Word | None]:
    """The talk that tells of the event, the kind, and the verb that tells it."""
    events = [(talk, kind, verb) for talk in train.talks for verb in talk.moves if (kind := _kind_of(train, talk, verb))]
    if train.kind == SERVES:
        return _opening(train, events)
    if not events:
        talk = train.first
        return talk, _by_roles(train), None
    wanted = _news(article)
    if train.number == 0 or not train.another:
        for event in events:
            if event[1] == wanted:
                return event
    return events[0]


def _opening(train: Train, events: list[tuple[Talk, str, Word | None]]) -> tuple[Talk, str, Word | None]:
    """A service opens or stops; the day is that of its first run where one is told."""
    openings = [e for e in events if e[1] in ("launch", "suspension")]
    if train.opens:
        runs = [e for e in events if e[1] in ("departure", "arrival") and e[0].sentence.dates]
        dated = [e for e in openings if any(e[0].start <= d.start < e[0].end for d in e[0].sentence.dates)]
        talk, _, verb = (runs or dated or openings or events or [(train.first, "launch", None)])[0]
        return talk, "launch", verb
    if openings:
        return openings[0]
    return (events[0][0], "launch", events[0][2]) if events else (train.first, "launch", None)


def _kind_of(train: Train, talk: Talk, verb: Word) -> str | None:
    kind = next((KINDS[name] for name in KINDS if name in verb.classes), None)
    if kind in ("launch", "suspension") and train.kind != SERVES:
        if kind == "launch" and _is_brand(talk):
            return "launch"
        return "departure" if kind == "launch" else None
    if kind == "departure" and _is_brand(talk) and talk.reference.first:
        return "launch"
    return kind


def _is_brand(talk: Talk) -> bool:
    """Whether a train runs under a name of its own: what is launched then is the service."""
    service = talk.reference.service
    return service is not None and service.row["kind"] in ("rail_service", "product") and service.text[-5:] not in ("train", "rains")


def _by_roles(train: Train) -> str:
    if train.kind == SERVES:
        return "launch"
    roles = [role.role for role in train.roles]
    if ORIGIN in roles or DESTINATION in roles:
        return "departure"
    return "passage" if VIA in roles else "departure"


def _news(article: Article) -> str | None:
    """The kind of event that the title speaks of."""
    for word in article.title_words:
        for name, kind in KINDS.items():
            if name in word.classes and word.form and not any(c.startswith("refusals") for c in word.classes):
                return kind
    return None


def status_of(train: Train, event: Talk, verb: Word | None, when: str | None, article: Article) -> str:
    """done, planned or cancelled: by the verb's tense, and by the day against the day of publication."""
    if any("verbs.cancel" in v.classes for v in event.verbs):
        return "cancelled"
    if when and article.published and len(when) >= 4:
        day = when[:10]
        if day[: len(article.published)] > article.published[: len(day)]:
            return "planned"
        if len(day) == 10 and day < article.published:
            return "done"
    stretch = event.sentence.between(event.start, verb.end if verb and event.start <= verb.end <= event.end else event.end)
    return "planned" if _FUTURE.search(stretch) else "done"
