"""Movements: the only place where a record of one is put together."""

from collections.abc import Iterator
from operator import itemgetter

from extractor.dates.calendar import bounds
from extractor.facts import headline, telling
from extractor.facts.article import Article, Sentence
from extractor.facts.gathered import Gathered, gather
from extractor.facts.parting import parted
from extractor.facts.refusals import refused
from extractor.facts.reported import judged
from extractor.facts.settle.settled import settle
from extractor.facts.slots.candidate import Candidate
from extractor.facts.whole import can_tell, has_event, is_apart, is_one, may_tell, of_sentence
from extractor.spans import Row
from extractor.weighing import Columns

_ONE = ("when", "origin", "destination", "service", "operator")
"""Slots that hold one value, the best candidate's."""


def movements(article: Article) -> list[Row]:
    """The movements that an article reports, in text order."""
    found = list(told(article))
    settle([one for one, _ in found], article)
    made = [record(each, because) for one, because in found for each in parted(one)]
    return sorted(made, key=itemgetter("start_char"))


def told(article: Article, known: Columns | None = None) -> Iterator[tuple[Gathered, list[str]]]:
    """The movements that are told, each with what weighed for it: those of the register, then those of sentences."""
    register = Reported(article)
    for sentence in article.sentences:
        here = register.reported.get(sentence.number, [])
        yield from here
        if here or not can_tell(sentence, article):
            continue
        said = telling.read(sentence, article, register.found(sentence), known)
        if said.weight > 0 and may_tell(sentence, said.kind):
            one = register.left.get(sentence.number) or of_sentence(sentence, said.kind, article)
            others = register.spoken.get(sentence.number, ())
            if (
                refused(one) is None
                and has_event(one)
                and is_one(one)
                and all(is_apart(one, other) for other in others)
            ):
                yield one, list(said.because)


class Reported:
    """What the register reads in an article, by sentence: what is reported, and what is left of each."""

    def __init__(self, article: Article) -> None:
        self.reported: dict[int, list[tuple[Gathered, list[str]]]] = {}
        self.left: dict[int, Gathered] = {}
        self.spoken: dict[int, list[Gathered]] = {}  # what is reported by the sentences that speak of it
        for one in gather(article):
            number = one.event.sentence.number
            weight, because = judged(one, article)
            if refused(one) is None and has_event(one) and (weight > 0 or headline.tells(one)):
                self.reported.setdefault(number, []).append((one, because))
                for spoken in {talk.sentence.number for talk in one.train.talks}:
                    self.spoken.setdefault(spoken, []).append(one)
            else:
                self.left.setdefault(number, one)

    def found(self, sentence: Sentence) -> str:
        """What is read in a sentence that nothing is reported in: that it goes on about a train, or nothing."""
        return telling.GOES_ON if sentence.number in self.spoken else telling.NOTHING


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
