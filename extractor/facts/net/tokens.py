"""The words of an article and its title as numbers: each word, its shape, its mention and its lexicon word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from extractor.facts.article import LISTS, Article

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\n+")
_LINE = "\n"
UNKNOWN = 1
"""The row of a word that is not known; row 0 is of no word."""
SHAPES = 16

Vocabulary = Mapping[str, int]
Span = tuple[int, int]
"""The first and the last word of a stretch."""


@dataclass(slots=True, eq=False)
class Tokens:
    """Words in text order, those of the title first; ``starts`` and ``ends`` are of the text's words alone."""

    title: int  # how many words the title has
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]  # the number of the sentence of each word; -1 in the title
    shapes: list[int]
    tags: list[str] = field(default_factory=list)
    lexicon: dict[int, list[str]] = field(default_factory=dict)
    """The classes of the words that the lexicon holds."""

    def span(self, start: int, end: int) -> Span | None:
        """The words of a stretch of the text; None if it has none."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        return (first + self.title, last + self.title) if first <= last else None

    def bounds(self, span: Span) -> tuple[int, int]:
        """Where the words of a span begin and end in the text."""
        return self.starts[span[0] - self.title], self.ends[span[1] - self.title]


def tokens_of(article: Article) -> Tokens:
    """The words of an article."""
    title = [match[0] for match in _TOKEN.finditer(article.title + _LINE)]
    found = list(_TOKEN.finditer(article.text))
    told = [_told(word) for word in (*title, *(match[0] for match in found))]
    starts = [match.start() for match in found]
    of_text: list[int] = []
    for sentence in article.sentences[1:]:
        of_text += [sentence.number - 1] * (bisect_left(starts, sentence.start) - len(of_text))
    of_text += [max(0, len(article.sentences) - 1)] * (len(starts) - len(of_text))
    made = Tokens(
        len(title),
        [word for word, _ in told],
        starts,
        [match.end() for match in found],
        [-1] * len(title) + of_text,
        [shape for _, shape in told],
        [""] * len(told),
    )
    _mark(made, article)
    return made


def _mark(made: Tokens, article: Article) -> None:
    for mention in chain.from_iterable(article.mentions[name] for name in LISTS):
        span = made.span(mention.start, mention.end)
        if span is not None:
            kind = f"{mention.list} {mention.row.get('kind') or mention.row.get('type')}"
            made.tags[span[0]] = f"{kind} begins"
            for at in range(span[0] + 1, span[1] + 1):
                made.tags[at] = f"{kind} goes on"
    for sentence in article.sentences:
        for word in sentence.words:
            span = made.span(word.start, word.end)
            if span is not None:
                classes = [f"{name} {word.form}".strip() for name in sorted(word.classes)]
                for at in range(span[0], span[1] + 1):
                    made.lexicon.setdefault(at, []).extend(classes)


@lru_cache(maxsize=65_536)
def _told(word: str) -> tuple[str, int]:
    """A word as the table has it, and its shape."""
    return _known_as(word), _shape(word)


def _known_as(word: str) -> str:
    return "0" if word[0].isdigit() else _LINE if word[0] == _LINE else word.lower()


def _shape(word: str) -> int:
    if word[0] == _LINE:
        return 14
    if word[0].isdigit():
        return 1 + min(len(word), 5)
    if not word[0].isalpha():
        return 7 if word in ".!?" else 8 if word == "," else 9
    if word.islower():
        return 10
    return 11 if word.isupper() and len(word) > 1 else 12 if word[0].isupper() else 13


def ids(names: Sequence[str], known: Vocabulary, unknown: int = 0) -> list[int]:
    """The rows of names in a table."""
    return [known.get(name, unknown) for name in names]


def lexicon_rows(tokens: Tokens, known: Vocabulary) -> Iterator[tuple[int, int]]:
    """The words in the lexicon, each with the row of one of its classes."""
    for at, classes in tokens.lexicon.items():
        for name in classes:
            row = known.get(name)
            if row:
                yield at, row
