"""Movements: the only place where one is put together, from the register of trains and the slots."""

from dataclasses import dataclass, field

from extractor.facts.article import Article, Word
from extractor.facts.slots import ends, frequency, goods, kind, load, operator, service, via, when
from extractor.facts.slots.candidate import Candidate
from extractor.facts.talks import Talk
from extractor.facts.trains import SERVES, Train, trains


@dataclass(slots=True)
class Movement:
    """A movement in the making: for each slot its candidates, the best first."""

    train: Train
    event: Talk
    kind: str
    verb: Word | None
    status: str = "done"
    slots: dict[str, list[Candidate]] = field(default_factory=dict)

    def value(self, slot: str) -> str | None:
        """The value of a slot that holds one."""
        found = self.slots.get(slot)
        return found[0].value if found else None


def movements(article: Article) -> list[Movement]:
    """The movements that an article reports, in text order."""
    made = [_gather(train, article) for train in trains(article)]
    for movement in made:
        _take_over(movement, made)
    return made


def _gather(train: Train, article: Article) -> Movement:
    event, name, verb = kind.event_of(train, article)
    made = Movement(train, event, name, verb)
    made.slots["origin"] = ends.origins(train, article)
    made.slots["destination"] = ends.destinations(train, article)
    made.slots["when"] = when.days(train, article, event)
    made.slots["via"] = via.passed(train, article, {v for s in ("origin", "destination") if (v := made.value(s))})
    made.slots["cargo"] = goods.goods(train, article)
    made.slots["load"] = load.sizes(train, article)
    made.slots["service"] = service.services(train, article)
    made.slots["operator"] = operator.operators(train, article)
    made.slots["frequency"] = frequency.frequencies(train, article) if made.kind == "launch" else []
    made.status = kind.status_of(train, event, verb, made.value("when"), article)
    return made


def _take_over(movement: Movement, made: list[Movement]) -> None:
    """What another train does not say of itself it has from the train before it."""
    before = movement.train.before
    if before is None:
        return
    model = next((m for m in made if m.train is before), None)
    if model is None:
        return
    inherited = False
    for end, other in (("origin", "destination"), ("destination", "origin")):
        if movement.slots[end] or not (movement.train.another or not movement.slots[other]):
            continue
        source = other if movement.train.returning else end
        found = [c for c in model.slots[source] if c.value != movement.value(other)]
        movement.slots[end] = found
        inherited = inherited or bool(found)
    for slot in ("operator", "service") if inherited else ():
        if not movement.slots[slot]:
            movement.slots[slot] = model.slots[slot]
