"""The places, services, organisations, times and things measured that an article names: where, and how often."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extractor.facts.article import Article
from extractor.facts.figures.figure import Found
from extractor.facts.figures.measured import measures_of
from extractor.facts.figures.pieces import Piece, mentions_of

LISTS = {"place": "places", "service": "services", "organisation": "organisations", "period": "dates"}
SLOTS = (*LISTS, "measure")
_NO_SERVICE = ("operating_model", "programme")  # of which nothing is said
_FAR_BACK = 30  # names that are looked at before a sentence


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
        told = {number for s in article.sentences if s.quantities for number in (s.number - 1, s.number)}
        for sentence in article.sentences:
            for piece in mentions_of(sentence):
                self._add(name_of(piece, sentence.number))
            if sentence.number in told:
                for found in measures_of(sentence):
                    row = {"start_char": found.start, "end_char": found.end}
                    piece = Piece("measure", found.value, found.value.lower(), row=row)
                    self._add(Name("measure", piece.low, piece, sentence.number))
        self._sentences = {slot: [n.sentence for n in names] for slot, names in self._of.items()}
        self._before: dict[tuple[str, int], list[Name]] = {}
        self.first = {slot: names[0].value for slot, names in self._of.items() if names}
        self.most: dict[str, str] = {}
        """The value that is named most of each slot."""
        for (slot, value), names in self.of_value.items():
            if slot not in self.most or len(names) > len(self.of_value[slot, self.most[slot]]):
                self.most[slot] = value

    def _add(self, name: Name | None) -> None:
        if name is not None:
            self._of[name.slot].append(name)
            self.of_value.setdefault((name.slot, name.value), []).append(name)

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
        names = self.of_value[slot, value]
        return names[max(0, bisect_left(names, sentence + 1, key=lambda name: name.sentence) - 1)]
