"""A sentence as figures are read in it: pieces and clauses."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter

from extractor.facts.article import Sentence
from extractor.facts.figures.clauses import clauses_of
from extractor.facts.figures.pieces import Piece, pieces_of, quoted, spans_of, topics_of
from extractor.facts.figures.subjects import Clause


@dataclass(eq=False)
class Reading:
    """A sentence in pieces."""

    sentence: Sentence
    pieces: list[Piece]
    clauses: list[Clause]
    kinds: set[str]  # of its pieces
    lows: list[str]  # its pieces in lower case
    marked: dict[object, list[int]] = field(default_factory=dict)  # places of pieces, by what was asked of them
    matched: dict[re.Pattern[str], bool] = field(default_factory=dict)
    stands: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)  # how its names stand in it

    @cached_property
    def quoted(self) -> list[str]:
        """Its pieces as features quote them."""
        return [quoted(p) for p in self.pieces]

    @cached_property
    def _topical(self) -> list[tuple[int, tuple[str, ...]]]:
        return [(at, named) for at, p in enumerate(self.pieces) if p.cls and (named := topics_of(p.cls))]

    def topics(self, low: int, high: int) -> list[str]:
        """What the pieces ``low:high`` speak of: sea, road, passengers and so on, in order of the alphabet."""
        return sorted({name for at, named in self._topical if low <= at < high for name in named})

    def last_topics(self, at: int, among: Collection[str]) -> list[str]:
        """Of which of some topics the last word before ``at`` speaks that speaks of any of them."""
        for place, named in reversed(self._topical):
            if place < at and (told := [name for name in named if name in among]):
                return sorted(told)
        return []

    @cached_property
    def stems(self) -> list[str]:
        """Its longer words as features name them: "'load…' in the sentence"."""
        return sorted({_stem(p.low) for p in self.pieces if p.kind == "word" and len(p.low) >= _LONG})

    def clause_of(self, at: int) -> Clause:
        """The clause that the piece ``at`` stands in."""
        return self.clauses[bisect_right(self.clauses, at, key=_LOW) - 1]

    def places(self, is_meant: Callable[[Piece], object], low: int, high: int) -> list[int]:
        """The places of the pieces in ``low:high`` that are meant; every piece of the sentence is asked but once."""
        known = self.marked.get(is_meant)
        if known is None:
            known = self.marked[is_meant] = [at for at, piece in enumerate(self.pieces) if is_meant(piece)]
        return known[bisect_left(known, low) : bisect_left(known, high)] if known else known

    @cached_property
    def _of_kind(self) -> dict[str, list[int]]:
        made: dict[str, list[int]] = {}
        for at, piece in enumerate(self.pieces):
            if piece.row is not None:
                made.setdefault(piece.kind, []).append(at)
        return made

    def mentions(self, kind: str, low: int, high: int) -> list[int]:
        """The places of the mentions of a kind in ``low:high``."""
        known = self._of_kind.get(kind, [])
        return known[bisect_left(known, low) : bisect_left(known, high)] if known else known

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is found in the sentence; it is looked for once."""
        known = self.matched.get(pattern)
        if known is None:
            known = self.matched[pattern] = pattern.search(self.sentence.text) is not None
        return known

    def words(self, low: int, high: int) -> str:
        """The text of the pieces ``low:high``."""
        high = min(high, len(self.pieces))
        if low >= high:
            return ""
        return self.sentence.between(*self.span(low, high))

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Where the pieces ``low:high`` stand."""
        spans = spans_of(self.sentence)
        return spans[low][0], spans[high - 1][1]

    def said(self, low: int, high: int) -> str:
        """The pieces ``low:high`` in lower case, a space between each."""
        return " ".join(self.lows[low:high])


_LOW = attrgetter("low")


_LONG = 4  # letters of a word that tells something
_WORDS = 20_000  # that are kept with their stems


@lru_cache(maxsize=_WORDS)
def _stem(word: str) -> str:
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _LONG:
            word = word.removesuffix(ending)
            break
    return f"'{word.rstrip('ei')}…' in the sentence"


def read(sentence: Sentence) -> Reading:
    """A sentence in pieces and clauses; worked out once."""
    made: Reading | None = sentence.memo.get("reading")
    if made is None:
        pieces = pieces_of(sentence)
        kinds, lows = {p.kind for p in pieces}, [p.low for p in pieces]
        made = Reading(sentence, pieces, clauses_of(pieces, sentence), kinds, lows)
        sentence.memo["reading"] = made
    return made
