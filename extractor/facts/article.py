"""The article as a stream of typed pieces: mentions of all lists and words of the lexicon, by sentence, in order.

Read once; movements and statistics both stand on it. A word that lies within a mention knows it (``inside``): "train"
in the service "China-Europe freight train", "wagons" in the quantity "50 wagons", "Port" in the place "Horgos Port".
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.facts.lexicon import finder
from extractor.facts.split_verbs import split_verbs
from extractor.spans import Row

LISTS = ("dates", "quantities", "places", "services", "organisations")


@dataclass(slots=True, eq=False)
class Mention:
    """A mention with its list, its index there, its first character and the character after its last."""

    list: str
    index: int
    row: Row
    start: int
    end: int
    sentence: int

    @property
    def text(self) -> str:
        """The words as in the text."""
        text: str = self.row["text"]
        return text


@dataclass(slots=True, eq=False)
class Word:
    """A word or phrase of the lexicon: its classes ("verbs.depart"), the form of a verb, the mention it lies in."""

    phrase: str
    classes: frozenset[str]
    form: str
    start: int
    end: int
    sentence: int
    inside: Mention | None = None


Piece = Mention | Word


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: its pieces in order, its mentions by list, and where its clauses begin."""

    number: int
    text: str
    start: int
    end: int
    paragraph: int
    opens: bool  # whether it is the first of its paragraph
    words: list[Word] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)
    quantities: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    services: list[Mention] = field(default_factory=list)
    organisations: list[Mention] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    memo: dict[Hashable, Any] = field(default_factory=dict)  # what was worked out of it, by the name of the work

    def pieces(self) -> list[Piece]:
        """Words and mentions in text order; at the same place the mention first."""
        mentions: list[Piece] = [*self.dates, *self.quantities, *self.places, *self.services, *self.organisations]
        return sorted([*mentions, *self.words], key=lambda piece: (piece.start, -piece.end))

    def of(self, name: str) -> tuple[Word, ...]:
        """The words of one class, in order, looked for once: ``of("verbs.depart")``."""
        known: tuple[Word, ...] | None = self.memo.get(name)
        if known is None:
            known = self.memo[name] = tuple(word for word in self.words if name in word.classes)
        return known

    def before(self, position: int, size: int = 60) -> str:
        """Up to ``size`` characters of the sentence before ``position``."""
        high = position - self.start
        return self.text[high - size if high > size else 0 : high]

    def after(self, position: int, size: int = 60) -> str:
        """Up to ``size`` characters of the sentence from ``position``."""
        return self.text[position - self.start : position - self.start + size]

    def between(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end``, which lie in this sentence."""
        return self.text[start - self.start : end - self.start]

    def clause_of(self, position: int) -> int:
        """The number of the clause that ``position`` lies in."""
        return max(0, bisect_left(self.clauses, position + 1) - 1)

    def clause_bounds(self, number: int) -> tuple[int, int]:
        """Where a clause begins and ends."""
        end = self.clauses[number + 1] if number + 1 < len(self.clauses) else self.end
        return self.clauses[number], end


@dataclass(slots=True, eq=False)
class Article:
    """A text as facts read it."""

    text: str
    title: str
    published: str | None
    sentences: list[Sentence]
    title_words: list[Word]
    mentions: dict[str, list[Mention]]
    memo: dict[Hashable, Any] = field(default_factory=dict)  # what was worked out of it, by the name of the work

    def sentence_of(self, position: int) -> Sentence:
        """The sentence that ``position`` lies in, or the last before it."""
        starts = [sentence.start for sentence in self.sentences]
        return self.sentences[max(0, bisect_left(starts, position + 1) - 1)]

    def forget(self) -> None:
        """Let go of what was worked out: it speaks of its sentences, and only the garbage collector could free both."""
        for sentence in self.sentences:
            sentence.memo.clear()

    def named_in_title(self, mention: Mention) -> bool:
        """Whether the title has the words of a mention."""
        return self.says_in_title(mention.text)

    def says_in_title(self, words: str) -> bool:
        """Whether the title has these words."""
        return bool(self.title) and words.lower() in self.title.lower()


def read(
    text: str,
    bounds: Sequence[tuple[int, int]],
    lists: Mapping[str, Sequence[Row]],
    published: str | None = None,
    title: str | None = None,
) -> Article:
    """The article of a text: ``bounds`` of its sentences, the rows of each list, YYYY-MM-DD, and the title if known."""
    sentences = list(_sentences(text, bounds))
    mentions = {name: list(_share(name, lists.get(name, ()), sentences)) for name in LISTS}
    if sentences:
        _add_words(text, sentences)
    for sentence in sentences:
        sentence.clauses = _clauses(sentence)
    title = title or ""
    words = [Word(e.phrase, e.classes, e.form, s, t, -1) for s, t, e in finder().find(title)] if title else []
    return Article(text, title, published[:10] if published else None, sentences, words, mentions)


def _sentences(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    paragraph, last = -1, 0
    for number, (start, end) in enumerate(bounds):
        opens = number == 0 or "\n" in text[last:start]
        paragraph += opens
        last = end
        yield Sentence(number, text[start:end], start, end, paragraph, opens)


def _share(name: str, rows: Iterable[Row], sentences: list[Sentence]) -> Iterator[Mention]:
    """The mentions of a list, in text order, each put into the sentence that it begins in."""
    at, last = 0, len(sentences) - 1
    for index, row in enumerate(rows):
        start = row["start_char"]
        while at < last and start >= sentences[at].end:
            at += 1
        mention = Mention(name, index, row, start, row["end_char"], at)
        getattr(sentences[at], name).append(mention)
        yield mention


def _add_words(text: str, sentences: list[Sentence]) -> None:
    """Put the words of the lexicon into their sentences, each with the mention that it lies in."""
    at, last = 0, len(sentences) - 1
    sentence, covers = sentences[0], _covers(sentences[0])
    for start, end, entry in finder().find(text):
        while at < last and start >= sentence.end:
            at += 1
            sentence, covers = sentences[at], _covers(sentences[at])
        inside = None
        for mention in covers:
            if mention.start <= start and end <= mention.end:
                inside = mention
                break
        sentence.words.append(Word(entry.phrase, entry.classes, entry.form, start, end, at, inside))
    for sentence in sentences:
        _add_split_verbs(sentence)
        _read_stops(sentence)


_CALLS, _CEASES = frozenset(("verbs.call",)), frozenset(("verbs.cease",))


def _read_stops(sentence: Sentence) -> None:
    """A train that "stopped in 2019" calls nowhere: it ceased to run."""
    starts = {date.start for date in sentence.dates if date.row["type"] != "time"}
    for word in sentence.words:
        if word.classes == _CALLS and word.phrase.endswith((" in", " at")):
            behind = (
                {word.end + 1, word.end + len(" the ")} if sentence.after(word.end, 5) == " the " else {word.end + 1}
            )
            if not behind.isdisjoint(starts):
                word.classes = _CEASES


def _add_split_verbs(sentence: Sentence) -> None:
    """Let a verb whose particle stands behind its object be what both mean: "[put] a service into operation"."""
    for low, high, name, form in split_verbs(sentence.text):
        start, end = sentence.start + low, sentence.start + high
        sentence.words = [word for word in sentence.words if word.start != start]
        word = Word(sentence.between(start, end), frozenset((name,)), form, start, end, sentence.number)
        sentence.words = sorted([*sentence.words, word], key=lambda word: word.start)


def _covers(sentence: Sentence) -> list[Mention]:
    """The mentions of a sentence that words can lie in."""
    return [*sentence.places, *sentence.organisations, *sentence.services, *sentence.dates, *sentence.quantities]


_FREE = r"(?<=\s.)(?<![;:]\s.)[–—-]*\s"
_STOP = re.compile(rf";\s|:\s|–{_FREE}|-{_FREE}|—(?:{_FREE})?")
"""Marks that part clauses; a colon within a time or a dash within a word does not."""


def _clauses(sentence: Sentence) -> list[int]:
    """Where the clauses of a sentence begin: behind a semicolon or a dash, at "while", "when", "which"."""
    cuts = {sentence.start}
    cuts |= {sentence.start + mark.end() for mark in _STOP.finditer(sentence.text)}
    relative = -1  # where the last relative pronoun ends
    for word in sentence.words:
        if word.inside is not None:
            continue
        if "connectives.relative" in word.classes:
            relative = word.end
            cuts.add(word.start)
        elif "connectives.clause" in word.classes and word.start != relative + 1:  # "which after a year is to open"
            cuts.add(word.start)
    return sorted(cuts)
