"""Movements: the only place where a record of one is put together."""

from operator import itemgetter

from extractor.dates.calendar import bounds
from extractor.facts.anchors import STATUSES, Possible, anchors_of, possible
from extractor.facts.article import Article
from extractor.facts.gathered import Gathered
from extractor.facts.net.pairs import KINDS, weigh_anchors
from extractor.facts.net.reading import read, weighs
from extractor.facts.once import ONE, once
from extractor.facts.parting import parted
from extractor.facts.settle.settled import settle
from extractor.facts.slots.candidate import Candidate
from extractor.spans import Row
from extractor.weighing import reasons

_REASONS = 3


def movements(article: Article) -> list[Row]:
    """The movements that an article reports, in text order."""
    reading = read(article)
    found = possible(article)
    if not found:
        return []
    anchors = anchors_of(found, reading)
    weigh, looks = weigh_anchors(reading, anchors)
    told: list[tuple[Possible, int, list[str]]] = []
    for number, (one, row) in enumerate(zip(found, weigh, strict=True)):
        weights = [int(w) + said for w, said in zip(row, reading.known.of_anchors.total(one.features), strict=True)]
        kind, status = kind_of(weights)
        if one.is_barred or one.is_of_none(kind):
            continue
        if weights[0] > 0 or one.is_headline:
            one.one.kind, one.one.status, one.one.number = kind, status, number
            because = reasons(one.features, reading.known.of_anchors.tables[0], _REASONS)
            told.append((one, number, [weighs(weights[0]), *because]))
    numbers = [number for _, number, _ in told]
    settle([one.one for one, _, _ in told], [anchors[n] for n in numbers], looks.vectors[numbers], article)
    each = once([(part, because) for one, _, because in told for part in parted(one.one)], looks.same)
    return sorted((record(one, because) for one, because in each), key=itemgetter("start_char"))


def kind_of(weights: list[int]) -> tuple[str, str]:
    """The kind and the status that weigh most."""
    of_kinds, of_statuses = weights[1 : 1 + len(KINDS)], weights[1 + len(KINDS) :]
    return KINDS[of_kinds.index(max(of_kinds))], STATUSES[of_statuses.index(max(of_statuses))]


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
        **{slot: one.value(slot) for slot in ONE},
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
    """The verb that tells of the movement, or the train's name, else the sentence, and what weighed for it."""
    words = one.verb or one.event.reference
    sentence = one.event.sentence
    start, end = (words.start, words.end) if words.start < words.end else (sentence.start, sentence.end)
    return {
        "slot": "itself",
        "text": sentence.between(start, end),
        "start_char": start,
        "end_char": end,
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
