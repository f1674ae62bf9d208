"""A sentence as a row of pieces: its mentions, and the words and marks between them with their classes."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

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
_WORDS = 8_192
"""Words that are kept with their classes."""
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


@lru_cache(maxsize=_WORDS)
def _known(word: str) -> tuple[str, str, frozenset[str], bool]:
    """Kind, lower case and classes of a word or mark, and whether it has a class of verbs."""
    low = word.lower()
    return "word" if word[0].isalpha() else "mark", low, classes().get(low, NONE), low in verbs()


@cache
def _topics(cls: frozenset[str]) -> tuple[str, ...]:
    return tuple(name[6:] for name in cls if name.startswith("topic."))


def topics_of(pieces: list[Piece]) -> list[str]:
    """What the words speak of: sea, road, passengers, money and so on, in order of the alphabet."""
    return sorted({name for p in pieces if p.cls for name in _topics(p.cls)})


def pieces_of(sentence: Sentence) -> list[Piece]:
    """The pieces of a sentence in order."""
    made: list[Piece] = []
    at, text, offset = sentence.start, sentence.text, sentence.start
    for first, stop, mention in [*_laid_out(sentence), (sentence.end, sentence.end, None)]:
        for found in _TOKEN.finditer(text, at - offset, first - offset):
            word = found.group()
            kind, low, cls, verb = _known(word)
            start, end = found.span()
            made.append(Piece(kind, word, start + offset, end + offset, low, cls, -1, None, verb))
        if mention is not None:
            made.append(_piece_of(mention, first, stop, text[first - offset : stop - offset]))
            at = stop
    return made


def mentions_of(sentence: Sentence) -> list[Piece]:
    """The mentions of a sentence alone, as pieces."""
    text, offset = sentence.text, sentence.start
    return [_piece_of(m, first, stop, text[first - offset : stop - offset]) for first, stop, m in _laid_out(sentence)]


def _piece_of(mention: Mention, first: int, stop: int, words: str) -> Piece:
    return Piece(_KIND[mention.list], words, first, stop, words.lower(), NONE, mention.index, mention.row)


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
