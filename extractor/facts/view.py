"""The mentions of a document by sentence, as facts are built from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.phrases import letters_of, words_of
from extractor.spans import Row

LISTS = ("dates", "quantities", "places", "services")


@dataclass(slots=True, eq=False)
class Ref:
    """A mention with its index in its list, its first character and the character after its last."""

    index: int
    row: Row
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        text: str = self.row["text"]
        return text


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence with the mentions in it."""

    text: str
    start: int
    end: int
    dates: Sequence[Ref]
    quantities: Sequence[Ref]
    places: Sequence[Ref]
    services: Sequence[Ref]
    words: frozenset[str]
    opens_paragraph: bool

    def before(self, position: int, size: int = 60) -> str:
        """Up to ``size`` characters of the sentence before ``position``."""
        high = position - self.start
        return self.text[high - size if high > size else 0 : high]

    def after(self, position: int, size: int = 60) -> str:
        """Up to ``size`` characters of the sentence from ``position``."""
        return self.text[position - self.start : position - self.start + size]

    def part(self, low: int, high: int) -> "Sentence":
        """The stretch ``low:high`` of the article, as a sentence of its own with the mentions in it."""
        if low == self.start and high == self.end:
            return self
        dates, quantities, places, services = [
            [m for m in mentions if low <= m.start < high]
            for mentions in (self.dates, self.quantities, self.places, self.services)
        ]
        text = self.text[low - self.start : high - self.start]
        opens = self.opens_paragraph and low == self.start
        return Sentence(text, low, high, dates, quantities, places, services, words_of(text), opens)


def sentences(text: str, bounds: list[tuple[int, int]], lists: dict[str, list[Row]]) -> list[Sentence]:
    """The sentences of a document; a mention belongs to the sentence it begins in."""
    ends = [end for _, end in bounds]
    inside = [_by_sentence(lists[name], ends) for name in LISTS]
    letters = letters_of(text)
    made = []
    for (start, end), dates, quantities, places, services in zip(bounds, *inside, strict=True):
        opens = start < 2 or "\n" in text[start - 2 : start]
        words = frozenset(letters[start:end].split())
        made.append(Sentence(text[start:end], start, end, dates, quantities, places, services, words, opens))
    return made


def _by_sentence(rows: list[Row], ends: list[int]) -> list[list[Ref]]:
    """The mentions of one list, in text order, shared out to the sentences that end at ``ends``."""
    shared: list[list[Ref]] = [[] for _ in ends]
    at = 0
    for index, row in enumerate(rows):
        start = row["start_char"]
        while start >= ends[at]:
            at += 1
        shared[at].append(Ref(index, row, start, row["end_char"]))
    return shared
