"""A sentence as a row of pieces: its mentions, and the words and marks between them with their classes."""

import re
from collections.abc import Iterator
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
"""Words that are kept as pieces."""
_RANK = {"organisations": 0, "services": 1, "places": 2, "dates": 3, "quantities": 4}


@dataclass(slots=True, eq=False)
class Piece:
    """A word, a mark or a mention; a word is the same piece wherever it stands."""

    kind: str
    text: str
    low: str
    cls: frozenset[str] = NONE
    verb: bool = False
    index: int = -1
    row: Row | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where a mention stands as a whole, also if its piece ends where another begins."""
        assert self.row is not None
        return self.row["start_char"], self.row["end_char"]


@lru_cache(maxsize=_WORDS)
def _word(text: str) -> Piece:
    low = text.lower()
    return Piece("word" if text[0].isalpha() else "mark", text, low, classes().get(low, NONE), low in verbs())


@cache
def topics_of(cls: frozenset[str]) -> tuple[str, ...]:
    """What a word of these classes speaks of: sea, road, passengers, money and so on."""
    return tuple(name[6:] for name in cls if name.startswith("topic."))


def quoted(p: Piece) -> str:
    """A piece as features quote it: names are all one."""
    if p.kind not in ("word", "mark"):
        return f"<{p.kind}>"
    return "Name" if p.kind == "word" and p.text[0].isupper() and not p.cls else p.low


def pieces_of(sentence: Sentence) -> list[Piece]:
    """The pieces of a sentence in order."""
    made: list[Piece] = []
    for low, high, mention in _stretches(sentence):
        made += map(_word, _TOKEN.findall(sentence.text, low, high))
        if mention is not None:
            made.append(mention[2])
    return made


def spans_of(sentence: Sentence) -> list[tuple[int, int]]:
    """Where each of its pieces stands; few ask, and no word is asked for alone."""
    known: list[tuple[int, int]] | None = sentence.memo.get("spans of pieces")
    if known is None:
        known = sentence.memo["spans of pieces"] = []
        for low, high, mention in _stretches(sentence):
            found = _TOKEN.finditer(sentence.text, low, high)
            known += [(sentence.start + word.start(), sentence.start + word.end()) for word in found]
            if mention is not None:
                known.append(mention[:2])
    return known


Laid = tuple[int, int, Piece]
"""A mention with where its piece begins and ends."""


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int, Laid | None]]:
    """The stretches of its text between mentions, each with the mention behind it."""
    at = 0
    for mention in _laid_out(sentence):
        yield at, mention[0] - sentence.start, mention
        at = mention[1] - sentence.start
    yield at, len(sentence.text), None


def mentions_of(sentence: Sentence) -> list[Piece]:
    """The mentions of a sentence alone, as pieces."""
    return [piece for _, _, piece in _laid_out(sentence)]


def _laid_out(sentence: Sentence) -> list[Laid]:
    """The mentions of a sentence without overlaps; worked out once."""
    known: list[Laid] | None = sentence.memo.get("mentions")
    if known is None:
        known = sentence.memo["mentions"] = [
            (start, end, _piece_of(mention, sentence.between(start, end))) for start, end, mention in _apart(sentence)
        ]
    return known


def _piece_of(mention: Mention, words: str) -> Piece:
    return Piece(_KIND[mention.list], words, words.lower(), index=mention.index, row=mention.row)


def _apart(sentence: Sentence) -> list[tuple[int, int, Mention]]:
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
