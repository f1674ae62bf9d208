"""The places, services, organisations, times and things measured that an article names: where, and how often."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.article import Article
from extractor.facts.figures.dated import year_before
from extractor.facts.figures.figure import Found
from extractor.facts.figures.measured import measures_of
from extractor.facts.figures.pieces import Piece, mentions_of
from extractor.facts.names import names_of

LISTS = {"place": "places", "service": "services", "organisation": "organisations", "period": "dates"}
SLOTS = (*LISTS, "measure")
_NO_SERVICE = ("operating_model", "programme")  # of which nothing is said
_FAR_BACK = 30  # names that are looked at before a sentence
_MEASURED = 2  # sentences before a figure whose phrases it may measure
_RUNNERS = ("rail_service", "line")  # services whose name can be that of a railway
_NAMELESS = ("organisation", "place")  # what a name can be that no list knows


@dataclass(slots=True, eq=False)
class Name:
    """A named place, service or organisation, a time, or what can be measured."""

    slot: str
    value: str  # of what can be measured in small letters
    piece: Piece
    sentence: int

    def found(self, rule: str, because: tuple[str, ...] = ()) -> Found:
        """The name as the value of its slot; ``rule`` without the slot."""
        rule = f"{self.slot}.{rule}"
        if self.slot not in LISTS:
            return Found(self.piece.text, rule, *self.piece.span, because=because)
        if self.piece.index < 0:
            return Found(self.value, rule, *self.piece.span, because=because)
        return Found(self.value, rule, *self.piece.span, LISTS[self.slot], self.piece.index, because=because)


def name_of(p: Piece, sentence: int) -> Name | None:
    """The name that a piece is; None for what nothing is said of."""
    if p.row is None:
        return None
    if p.kind == "date":
        return None if p.row["type"] == "duration" else Name("period", str(p.row["value"]), p, sentence)
    if p.kind not in LISTS:
        return None
    if p.kind == "place":
        return Name("place", p.row["text"], p, sentence)
    if p.kind == "organisation":
        return Name("organisation", p.row["name"], p, sentence)
    return Name("service", p.row["name"], p, sentence) if p.row["kind"] not in _NO_SERVICE else None


class Names:
    """What an article names, in order and by value."""

    def __init__(self, article: Article) -> None:
        self._of: dict[str, list[Name]] = {slot: [] for slot in SLOTS}
        self.of_value: dict[tuple[str, str], list[Name]] = {}
        self.again: dict[tuple[str, str], Name] = {}
        """The times that stand nowhere but in another reading of one."""
        told = {n for s in article.sentences if s.quantities for n in range(s.number - _MEASURED, s.number + 1)}
        for sentence in article.sentences:
            for piece in mentions_of(sentence):
                self._add(name_of(piece, sentence.number))
            for start, end in names_of(sentence):
                self._add_words(_NAMELESS, "name", sentence.between(start, end), start, sentence.number)
            for service in sentence.services:
                if service.row["kind"] in _RUNNERS:
                    self._add_words(("organisation",), "name", service.text, service.start, sentence.number)
            if sentence.number in told:
                for found in measures_of(sentence):
                    self._add_words(("measure",), "measure", found.value, found.start, sentence.number)
        self._sentences = {slot: [n.sentence for n in names] for slot, names in self._of.items()}
        self._before: dict[tuple[str, int], list[Name]] = {}
        self.first = {slot: known.value for slot, names in self._of.items() if (known := _first_known(names))}
        self.most: dict[str, str] = {}
        """The value that is named most of each slot."""
        for (slot, value), names in self.of_value.items():
            if _first_known(names) is None:
                continue
            if slot not in self.most or len(names) > len(self.of_value[slot, self.most[slot]]):
                self.most[slot] = value

    def _add(self, name: Name | None) -> None:
        if name is not None:
            self._of[name.slot].append(name)
            self.of_value.setdefault((name.slot, name.value), []).append(name)

    def _add_words(self, slots: tuple[str, ...], kind: str, words: str, start: int, sentence: int) -> None:
        """Add words that are no mention; what can be measured has its name in small letters."""
        piece = Piece(kind, words, words.lower(), row={"start_char": start, "end_char": start + len(words)})
        for slot in slots:
            self._add(Name(slot, piece.low if kind == "measure" else words, piece, sentence))

    def of_slot(self, slot: str, first: int, last: int) -> list[Name]:
        """The names of a slot from one sentence to another."""
        low, high = bisect_left(self._sentences[slot], first), bisect_right(self._sentences[slot], last)
        return self._of[slot][low:high]

    def before(self, slot: str, sentence: int) -> list[Name]:
        """The last mention of each value named before a sentence, the nearest first; not from far back."""
        known = self._before.get((slot, sentence))
        if known is None:
            high = bisect_left(self._sentences[slot], sentence)
            last: dict[str, Name] = {}
            for name in reversed(self._of[slot][max(0, high - _FAR_BACK) : high]):
                last.setdefault(name.value, name)
            known = self._before[slot, sentence] = list(last.values())
        return known

    def last(self, slot: str, value: str, sentence: int) -> Name:
        """The last mention of a value up to a sentence, else the first of all."""
        names = self.of_value.get((slot, value)) or [self.again[slot, value]]
        return names[max(0, bisect_left(names, sentence + 1, key=lambda name: name.sentence) - 1)]


def _first_known(names: list[Name]) -> Name | None:
    """The first that a list knows."""
    return next((name for name in names if name.piece.kind != "name"), None)


READINGS = ("as told", "a year before", "since then", "until then", "of its year so far", "its year")
"""What a time can mean for a figure, in the order of `readings`."""
_WHEN = re.compile(r"(\d{4})(-(?:\d\d|Q\d|W\d\d|[A-Z]{2}))?(-\d\d)?")


def readings(value: str) -> Iterator[tuple[int, str]]:
    """What a time means read in another way, by the number of the way: "up from 241 [in the year before]"."""
    low, _, high = value.partition("/")
    first, last = _WHEN.fullmatch(low), _WHEN.fullmatch(high or low)
    if first is None or last is None:
        if first is not None and high == "..":
            yield 5, first[1]
        return
    if not first[3] and int(first[1]) > 1 and (earlier := year_before(value)):
        yield 1, earlier
    if not high:
        yield 2, f"{low}/.."
        yield 3, f"../{low}"
        month = first[2] or ""
        if month[1:].isdigit():
            yield 4, f"{first[1]}-01/{first[1]}{month}"
    if low != first[1] and first[1] == last[1]:
        yield 5, first[1]
