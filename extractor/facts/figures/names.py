"""The places, services and organisations that an article names: what can call each back, where, and how often."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.article import Article
from extractor.facts.figures.figure import Found
from extractor.facts.figures.pieces import Piece, mentions_of

LISTS = {"place": "places", "service": "services", "organisation": "organisations"}
_CLASS = {"facility": "port", "city": "city", "region": "region", "country": "country"}
_NO_SERVICE = ("operating_model", "programme")  # of which nothing is said
_FAR_BACK = 30  # names that are looked at before a sentence
_IN_TITLE, _FIRST = 3, 1  # mentions that a place in the title, or being the first of a class, weighs as much as
_LEADS = ("in", "through", "at", "via", "across")


@dataclass(slots=True, eq=False)
class Name:
    """A named place, service or organisation."""

    slot: str
    value: str
    piece: Piece
    cls: str  # port, city, region, country, area, line, train, company, authority
    kind: str
    sentence: int

    def found(self, rule: str, because: tuple[str, ...] = ()) -> Found:
        """The name as the value of its slot; ``rule`` without the slot."""
        rule, index = f"{self.slot}.{rule}", self.piece.index
        return Found(self.value, rule, *self.piece.span, LISTS[self.slot], index, because=because)


def name_of(p: Piece, sentence: int) -> Name | None:
    """The name that a piece is; None for what nothing is said of."""
    if p.row is None or p.kind not in LISTS:
        return None
    kind = p.row["kind"]
    if p.kind == "place":
        return Name("place", p.row["text"], p, _CLASS.get(kind, "area"), kind, sentence)
    if p.kind == "organisation":
        cls = "authority" if kind in ("authority", "association") else "company"
        return Name("organisation", p.row["name"], p, cls, kind, sentence)
    cls = "line" if kind in ("line", "corridor") else "train"
    return Name("service", p.row["name"], p, cls, kind, sentence) if kind not in _NO_SERVICE else None


class Names:
    """What an article names, in order and by value."""

    def __init__(self, article: Article) -> None:
        self.title = f" {article.title.lower()} "
        self.paragraphs = [sentence.paragraph for sentence in article.sentences]
        self._of: dict[str, list[Name]] = {slot: [] for slot in LISTS}
        self.of_value: dict[tuple[str, str], list[Name]] = {}
        for sentence in article.sentences:
            for piece in mentions_of(sentence):
                name = name_of(piece, sentence.number)
                if name is not None:
                    self._of[name.slot].append(name)
                    self.of_value.setdefault((name.slot, name.value), []).append(name)
        self._sentences = {slot: [n.sentence for n in names] for slot, names in self._of.items()}
        self.first = {slot: names[0].value for slot, names in self._of.items() if names}
        self.of_title = {key: told for key in self.of_value if (told := list(self._in_title(key[1].lower())))}
        self._before: dict[tuple[str, int], list[Name]] = {}
        self.naming: dict[tuple[str, str, str], list[str]] = {}  # how values are named, as `ties` tells it
        self.most: dict[str, str] = {}
        self.main: dict[str, str] = {}
        self._rank()

    def _in_title(self, value: str) -> Iterator[str]:
        """How the title names a value."""
        if value not in self.title:
            return
        yield "in the title"
        led = any(f" {lead} {value}" in self.title for lead in _LEADS)
        if led or f"{value}'s" in self.title or f"{value}’s" in self.title:
            yield "the title is said of it"
        if self.title.startswith(f" {value}"):
            yield "it opens the title"

    def _rank(self) -> None:
        """The value that is named most of each slot, and the one that each class of names is most about."""
        heaviest: dict[str, int] = {}
        for (slot, value), names in self.of_value.items():
            if slot not in self.most or len(names) > len(self.of_value[slot, self.most[slot]]):
                self.most[slot] = value
            cls = names[0].cls
            weight = len(names) + _IN_TITLE * ((slot, value) in self.of_title) + _FIRST * (cls not in heaviest)
            if weight > heaviest.get(cls, 0):
                heaviest[cls], self.main[cls] = weight, value

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
