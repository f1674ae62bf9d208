"""What a sentence names that can be measured: traffic, trains, units and goods, as noun phrases."""

from collections.abc import Iterator

from extractor.facts.article import Sentence
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import np_start, phrase
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import read
from extractor.facts.figures.verbs import nominal

_HEADS = frozenset(("noun.volume", "noun.train", "counted.trains", "counted.units"))
_LONGEST = 4
"""Pieces of a phrase."""


def measures_of(sentence: Sentence) -> list[Found]:
    """The phrases that name what can be measured, in text order; worked out once."""
    known: list[Found] | None = sentence.memo.get("measures")
    if known is None:
        found = sorted([*_phrases(sentence), *_goods(sentence)], key=lambda one: (one.start, -one.end))
        known = sentence.memo["measures"] = list({one.end: one for one in reversed(found)}.values())[::-1]
    return known


def _phrases(sentence: Sentence) -> Iterator[Found]:
    reading = read(sentence)
    line = reading.pieces
    for at, piece in enumerate(line):
        if _HEADS & piece.cls and not (at + 1 < len(line) and _goes_on(line[at + 1])):
            alone = Figure(at, piece, reading, reading.clauses[0], -1)
            found = phrase(alone, np_start(line, at + 1, _LONGEST), at + 1, "measure.named")
            if found is not None:
                yield found


def _goes_on(piece: Piece) -> bool:
    """Whether a noun behind another is the head of both: "freight [trains]"."""
    return piece.kind == "word" and nominal(piece) and not piece.verb and not piece.cls & {"prep", "conj", "adv"}


def _goods(sentence: Sentence) -> Iterator[Found]:
    for word in sentence.of("goods.goods"):
        text = sentence.between(word.start, word.end)
        yield Found(text, "measure.named", word.start, word.end)
