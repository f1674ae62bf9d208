"""Names that no list knows: capitalised words that stand outside all mentions, or that a mention is a part of.

A gazetteer never has every yard, mine and siding, nor a lexicon every railway. "From Doddaballapur to New Haflong",
"pulled by Freightliner": the network weighs from the words around a name whether it is an end, a stop or an operator.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.facts.article import Mention, Sentence

_PART = r"[A-ZÀ-ÖØ-Þ][\w'’.&/-]*\w|[A-Z]"
_LINK = r"(?:de|da|do|del|della|di|la|le|el|al|of|du|des|van|den|der|am|an|im|in|bei|sur|upon|&)"
_NAME = re.compile(rf"(?<![\w-])(?:{_PART})(?:(?: {_LINK}){{0,2}} (?:{_PART}|\d{{1,2}}\b))*")
_MOST = 6  # words of a name
_KNOWN = ("dates", "quantities", "services")


def names_of(sentence: Sentence) -> list[tuple[int, int]]:
    """The names of a sentence that are no mention, each from its first character to the one after its last."""
    known: list[tuple[int, int]] | None = sentence.memo.get("names")
    if known is None:
        known = sentence.memo["names"] = list(_names(sentence))
    return known


def _names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    taken = Spans(m for name in _KNOWN for m in getattr(sentence, name))
    named = Spans([*sentence.places, *sentence.organisations])
    for match in _NAME.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        text = match[0]
        if text.count(" ") >= _MOST or len(text) < _LEAST or any(taken.touching(start, end)):
            continue
        inside = False
        for low, high in named.touching(start, end):
            if low <= start and end <= high:
                break
            inside = inside or (start <= low and high <= end)
        else:
            if match.start() or " " in text or inside:  # every sentence begins with a capital
                yield start, end


class Spans:
    """Stretches in order, few of which overlap."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._spans = sorted((m.start, m.end) for m in mentions)

    def touching(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Those that share characters with a stretch; of many that begin before it the last few are looked at."""
        at = max(0, bisect_left(self._spans, (start, 0)) - _BACK)
        while at < len(self._spans) and self._spans[at][0] < end:
            if self._spans[at][1] > start:
                yield self._spans[at]
            at += 1


_BACK = 3
_LEAST = 3
