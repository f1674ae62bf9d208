"""Names that no list knows: capitalised words that stand outside all mentions, or that a mention is a part of.

A gazetteer never has every yard, mine and siding, nor a lexicon every railway. "From Doddaballapur to New Haflong",
"pulled by Freightliner": the network weighs from the words around a name whether it is an end, a stop or an operator.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.facts.article import Mention, Sentence

_CAPITAL = "".join(c for c in map(chr, range(0x41, 0x1F00)) if c.isupper())
_PART = rf"[{_CAPITAL}][\w'’.&/-]*\w|[A-Z]"
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
            if match.start() or " " in text or inside or _names_by_itself(sentence, text):
                yield start, end
    yield from _longer(sentence)


def _names_by_itself(sentence: Sentence, text: str) -> bool:
    """Whether the word that opens a sentence, and so has a capital, could be a name."""
    word = text.partition("'")[0].partition("’")[0].lower()
    return word not in _OPENERS and not any(known.start == sentence.start for known in sentence.words)


def _longer(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Organisations with the words before that a list knows as something else: "[Gansu (Wuwei)] Land Port Co."."""
    for one in sentence.organisations:
        before = _BEFORE.search(sentence.before(one.start, _REACH))
        if before is not None:
            yield one.start - len(before[0]), one.end


_OPENERS = frozenset(
    "the a an this that these those it its they their them he his she her we our us you your i my who what which "
    "when where why how whoever whether if as so and but or nor yet not no none nobody nothing each every either "
    "neither both all most many some several few other others another one two three four five six seven eight "
    "nine ten half in on at by for from to of off with without within into onto over under up down out about "
    "above across after against along among around before behind below beside between beyond despite during "
    "except like near past per plus since through throughout toward towards until till upon via while although "
    "though because unless whereas once then there here now today also only even still again already just too "
    "very more less much such same own first second third last next new meanwhile instead elsewhere altogether "
    "according owing asked would should could does did was were is are be been has have had will can may must mr "
    "ms mrs dr passenger passengers transit".split()
)
"""Words that sentences open with and that name nothing."""
_BEFORE = re.compile(rf"(?<![\w-])(?:(?:{_PART})(?: \((?:{_PART})\))?,? )+(?:(?:and|&) )?$")
_REACH = 60


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
