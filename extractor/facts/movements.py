"""Movements: the only place where a record of one is put together."""

from extractor.dates.calendar import bounds
from extractor.facts import headline
from extractor.facts.article import Article
from extractor.facts.gathered import Gathered, gather
from extractor.facts.parting import parted
from extractor.facts.refusals import refused
from extractor.facts.reported import judged
from extractor.facts.slots import operator
from extractor.facts.slots.candidate import Candidate
from extractor.spans import Row

_ONE = ("when", "origin", "destination", "service", "operator")
"""Slots that hold one value, the best candidate's."""


def movements(article: Article) -> list[Row]:
    """The movements that an article reports, in text order."""
    made = []
    for one in gather(article):
        if refused(one) is not None:
            continue
        weight, because = judged(one, article)
        if weight > 0 or headline.tells(one):
            weigh(one, article)
            made += [record(each, because) for each in parted(one)]
    return made


def weigh(one: Gathered, article: Article) -> None:
    """Let learned weights choose where they were shown to choose better; only of movements that are reported."""
    slots = one.slots
    slots["operator"] = operator.weighed(one.train, one.event, one.kind, article, slots["operator"])


def record(one: Gathered, because: list[str]) -> Row:
    """The record of a movement; ``because`` tells in plain words what weighed for reporting it."""
    sentence = one.event.sentence
    slots = one.slots
    when = one.value("when")
    earliest, latest = bounds(when) if when else (None, None)
    rate = slots["frequency"][0] if slots["frequency"] else None
    return {
        "sentence": sentence.text,
        "start_char": sentence.start,
        "end_char": sentence.end,
        "rule": f"movements.{one.kind}",
        "earliest": earliest,
        "latest": latest,
        "kind": one.kind,
        "status": one.status,
        **{slot: one.value(slot) for slot in _ONE},
        "via": [found.text for found in slots["via"]],
        "cargo": [_words(found) for found in slots["cargo"]],
        "load": [found.mention.index for found in slots["load"] if found.mention],
        "frequency": _words(rate) if rate else None,
        "evidence": _evidence(one, because),
    }


def _words(found: Candidate) -> Row:
    return {"text": found.text, "start_char": found.start, "end_char": found.end}


def _evidence(one: Gathered, because: list[str]) -> list[Row]:
    """For every filled slot its words, in the order of the slots; first what the movement itself stands on."""
    return [_itself(one, because), *(row for slot in _SLOTS for row in _of_slot(slot, one.slots[slot]))]


_SLOTS = ("when", "origin", "destination", "via", "cargo", "load", "service", "operator", "frequency")


def _itself(one: Gathered, because: list[str]) -> Row:
    """The verb that tells of the movement, or the train's name, and what weighed for reporting it."""
    words = one.verb or one.event.reference
    sentence = one.event.sentence
    return {
        "slot": "itself",
        "text": sentence.between(words.start, words.end),
        "start_char": words.start,
        "end_char": words.end,
        "list": None,
        "index": None,
        "rule": f"movements.itself.{'verb' if one.verb else 'name'}",
        "runner_up": None,
        "because": because,
    }


def _of_slot(slot: str, found: list[Candidate]) -> list[Row]:
    if slot in ("via", "cargo", "load"):
        return [{"slot": slot, **one.row(), "runner_up": None, "because": []} for one in found]
    if not found:
        return []
    second = found[1].row() if len(found) > 1 else None
    return [{"slot": slot, **found[0].row(), "runner_up": second, "because": list(found[0].because)}]
