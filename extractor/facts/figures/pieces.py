"""A sentence as a row of pieces: its mentions, and the words and marks between them with their classes."""

import re
from dataclasses import dataclass

from extractor.facts.article import Mention, Sentence
from extractor.facts.figures.words import NONE, classes, verbs
from extractor.spans import Row

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*|['’]s\b|\d+(?:[.,]\d+)*|--|\S")
_KIND = {
    "dates": "date",
    "quantities": "quantity",
    "places": "place",
    "services": "service",
    "organisations": "organisation",
}
_RANK = {"organisations": 0, "services": 1, "places": 2, "dates": 3, "quantities": 4}


@dataclass(slots=True, eq=False)
class Piece:
    """A word, a mark or a mention."""

    kind: str
    text: str
    start: int
    end: int
    low: str
    cls: frozenset[str]
    index: int = -1
    row: Row | None = None
    verb: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands; a mention that ends where another begins stands there as a whole."""
        return (self.start, self.end) if self.row is None else (self.row["start_char"], self.row["end_char"])


def pieces_of(sentence: Sentence) -> list[Piece]:
    """The pieces of a sentence in order."""
    made: list[Piece] = []
    known, verbal = classes(), verbs()
    at, text, offset = sentence.start, sentence.text, sentence.start
    for first, stop, mention in [*_laid_out(sentence), (sentence.end, sentence.end, None)]:
        for found in _TOKEN.finditer(text, at - offset, first - offset):
            word = found.group()
            low = word.lower()
            kind = "word" if word[0].isalpha() else "mark"
            start, end = found.start() + offset, found.end() + offset
            made.append(Piece(kind, word, start, end, low, known.get(low, NONE), -1, None, low in verbal))
        if mention is not None:
            words = text[first - offset : stop - offset]
            kind = _KIND[mention.list]
            made.append(Piece(kind, words, first, stop, words.lower(), NONE, mention.index, mention.row))
            at = stop
    return made


def _laid_out(sentence: Sentence) -> list[tuple[int, int, Mention]]:
    """The mentions without overlaps: the longest counts, but a number ends where a name begins within it."""
    lists = (sentence.dates, sentence.quantities, sentence.places, sentence.services, sentence.organisations)
    mentions = sorted((m for found in lists for m in found), key=lambda m: (m.start, -m.end, _RANK[m.list]))
    out: list[tuple[int, int, Mention]] = []
    for m in mentions:
        if not out or m.start >= out[-1][1]:
            out.append((m.start, min(m.end, sentence.end), m))
            continue
        start, end, last = out[-1]
        if last.list in ("quantities", "dates"):
            if m.list in ("services", "places", "organisations") and m.start > start:
                out[-1:] = [(start, m.start, last), (m.start, min(m.end, sentence.end), m)]
        elif m.list == "quantities":
            if start == m.start:
                out[-1] = (m.start, min(m.end, sentence.end), m)
        elif m.end - m.start > end - start:
            out[-1] = (m.start, min(m.end, sentence.end), m)
    return out
