"""A train with the candidates of its slots, gathered from everywhere the article speaks of it."""

import re
from dataclasses import dataclass, field

from extractor.facts.article import Article, Word
from extractor.facts.placed import DESTINATION, ORIGIN, VIA
from extractor.facts.references import TRIP
from extractor.facts.register import Train
from extractor.facts.slots import ends, frequency, goods, kind, load, operator, service, via, when
from extractor.facts.slots.candidate import Candidate
from extractor.facts.talk import Talk
from extractor.facts.trains import trains
from extractor.silence import heard

_ENDS = frozenset((ORIGIN, DESTINATION, VIA))
_SAME_DAY = re.compile(r"\b(?:[Tt]he|[Tt]hat) (?:very )?same day\b|\b[Tt]hat day\b")


@dataclass(slots=True)
class Gathered:
    """A movement in the making: ``slots`` has the candidates of each, the best first; all count where it holds many."""

    train: Train
    event: Talk
    kind: str
    verb: Word | None
    status: str = "done"
    slots: dict[str, list[Candidate]] = field(default_factory=dict)
    number: int = -1  # among all that could be a movement of its article

    def value(self, slot: str) -> str | None:
        """The value of a slot that holds one."""
        found = self.slots.get(slot)
        return found[0].value if found else None


def gather(article: Article) -> list[Gathered]:
    """What an article says of each of its trains, services and lines, in the order in which it speaks of them."""
    made = [_of_train(train, article) for train in trains(article) if _tells(train)]
    by_train = {one.train.number: one for one in made}
    for one in made:
        model = by_train.get(one.train.before.number) if one.train.before is not None else None
        if model is not None:
            _take_over(one, model)
    return [one for one in made if not one.train.parted]


def _tells(train: Train) -> bool:
    """Whether anything is said of a train that can make a movement: that it moves, opens or stops, or where it goes."""
    return any(talk.moves or any(role.role in _ENDS for role in talk.roles) for talk in train.talks)


def _of_train(train: Train, article: Article) -> Gathered:
    return filled(Gathered(train, *kind.event_of(train, article)), article)


def filled(made: Gathered, article: Article) -> Gathered:
    """With the candidates of its slots and its status."""
    train, event, name, verb = made.train, made.event, made.kind, made.verb
    slots = made.slots
    slots["when"] = when.days(train, article, event, verb)
    slots["origin"] = ends.origins(train, event)
    slots["destination"] = ends.destinations(train, event)
    slots["via"] = via.passed(train, article, {v for s in ("origin", "destination") if (v := made.value(s))})
    slots["cargo"] = goods.goods(train, article)
    slots["load"] = load.sizes(train, article)
    slots["service"] = service.services(train, article)
    slots["operator"] = operator.operators(train, article)
    rates = frequency.frequencies(train, article)
    if name == "departure" and ((rates and _is_offered(train, event, verb, rates)) or kind.is_opening(train, event)):
        made.kind = "launch"
    slots["frequency"] = rates if made.kind == "launch" else [rate for rate in rates if frequency.is_own(train, rate)]
    made.slots = {slot: [c for c in found if heard(c.rule)] for slot, found in slots.items()}
    made.status = kind.status_of(train, event, verb, made.value("when"), article)
    if made.status == "cancelled" and verb is None and _is_planned_service(made):
        made.kind = "launch"
    return made


_OF_TIME = re.compile(r" of (?:the|this) (?:year|season|month|week|day)")
"""What makes a first train one of many: "the first train [of the season]"."""


def _is_planned_service(made: Gathered) -> bool:
    """Whether what was called off was a service: "a train announced for May", and not "for Friday"."""
    when = made.value("when")
    reference = made.event.reference
    named = not reference.definite and reference.noun != TRIP
    return named and when is not None and len(when) <= len("2024-05")


def _is_offered(train: Train, event: Talk, verb: Word | None, rates: list[Candidate]) -> bool:
    """Whether a new train runs again and again: "set going a container train. It has five departures a week"."""
    own = (d for d in event.sentence.dates if event.start <= d.start < event.end)
    if verb is not None and verb.form != "past" and any(d.row["type"] == "set" for d in own):
        return True
    first = train.first.reference
    if first.first and not _OF_TIME.match(first.sentence.after(first.end, 16)):
        return any(frequency.is_own(train, rate) for rate in rates)
    again = any(q.row.get("per") for t in train.talks for q in t.sentence.quantities if t.start <= q.start < t.end)
    return again and verb is not None and "verbs.send" in verb.classes and not event.reference.definite


def _take_over(one: Gathered, model: Gathered) -> None:
    """What is not said of another train it has from the one before it; a returning train has the ends swapped."""
    inherited = False
    for end, other in (("origin", "destination"), ("destination", "origin")):
        if one.slots[end] or not (one.train.another or not one.slots[other]):
            continue
        source = other if one.train.returning else end
        one.slots[end] = [c for c in model.slots[source] if c.value != one.value(other)]
        inherited = inherited or bool(one.slots[end])
    if model.train.parted:
        if one.verb is None:  # "two trains reached Poti, one from Almaty": it did what the group did
            one.kind, one.status = model.kind, model.status
            one.verb = model.verb if model.event.sentence is one.event.sentence else None
        for slot in ("via", "cargo", "load", "operator", "service"):
            one.slots[slot] = one.slots[slot] or model.slots[slot]
    if (model.train.parted or _SAME_DAY.search(one.event.text)) and not one.slots["when"]:
        one.slots["when"] = model.slots["when"]
    for slot in ("operator", "service") if inherited or one.train.chapter else ():
        one.slots[slot] = one.slots[slot] or model.slots[slot]
