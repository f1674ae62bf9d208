"""Places, services and organisations by what can call them back, and the state of what the text has spoken of."""

from dataclasses import dataclass, field

from extractor.facts.article import Sentence
from extractor.facts.figures.figure import Found
from extractor.facts.figures.pieces import Piece, mentions_of

SLOTS = ("place", "service", "organisation")


_LIST = {"place": "places", "service": "services", "organisation": "organisations"}


@dataclass(slots=True, eq=False)
class Name:
    """A named place, service or organisation."""

    slot: str
    value: str
    piece: Piece
    cls: str  # port, city, region, country, area, line, train, company, authority

    def found(self, rule: str) -> Found:
        """The name as the value of its slot; ``rule`` without the slot."""
        return Found(self.value, f"{self.slot}.{rule}", *self.piece.span, _LIST[self.slot], self.piece.index)


def name_of(p: Piece) -> Name | None:
    """The name that a piece is; None for what nothing is said of."""
    row = p.row
    if row is None:
        return None
    if p.kind == "place":
        kind = row["kind"]
        cls = {"facility": "port", "city": "city", "region": "region", "country": "country"}.get(kind, "area")
        return Name("place", row["text"], p, cls)
    if p.kind == "service":
        if row["kind"] in ("operating_model", "programme"):
            return None
        return Name("service", row["name"], p, "line" if row["kind"] in ("line", "corridor") else "train")
    if p.kind == "organisation":
        return Name(
            "organisation", row["name"], p, "authority" if row["kind"] in ("authority", "association") else "company"
        )
    return None


@dataclass(slots=True)
class Frame:
    """What a passage's figures are said of."""

    place: Found | None = None
    service: Found | None = None
    organisation: Found | None = None

    def empty(self) -> bool:
        """Whether nothing is known."""
        return self.place is None and self.service is None and self.organisation is None


@dataclass(slots=True)
class State:
    """The frame of the passage and what the text has named, by class."""

    frame: Frame = field(default_factory=Frame)
    last: dict[str, Name] = field(default_factory=dict)
    first: dict[str, Name] = field(default_factory=dict)
    actor: Name | None = None  # the subject of the sentence before
    full: Frame = field(default_factory=Frame)  # the frame of the last figure, with what does not last
    ahead: list[Sentence] = field(default_factory=list)  # where the speaker of a quotation may be told
    topic: Frame = field(default_factory=Frame)
    trains: Name | None = None
    corridor: Name | None = None
    title: str = ""
    names: dict[tuple[str, str], Name] = field(default_factory=dict)
    weight: dict[tuple[str, str], float] = field(default_factory=dict)
    members: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # the names of each class
    heaviest: dict[str, tuple[str, str]] = field(default_factory=dict)  # of them, its being last not counted
    ranks: dict[tuple[str, str], tuple[float, int]] = field(default_factory=dict)  # what it weighs, the earlier first

    def main(self, *classes: str) -> Name | None:
        """The name of these classes that the article is most about: in its title, often, first, last, as a subject."""
        best, top = None, (0.0, 0)
        for cls in classes:
            last, heaviest = self.last.get(cls), self.heaviest.get(cls)
            for n in (last, heaviest and self.names[heaviest]):
                if n is None or self.names[n.slot, n.value] is not n:
                    continue
                weight, order = self.ranks[n.slot, n.value]
                rank = (weight + 1.5 * (n is last), order)
                if rank > top:
                    best, top = n, rank
        return best

    def take(self, n: Name) -> None:
        """Take up a name that the text gives."""
        key, before = (n.slot, n.value), self.names.get((n.slot, n.value))
        self.last[n.cls] = self.names[key] = n
        self.first.setdefault(n.cls, n)
        self.weight[key] = self.weight.get(key, 0.0) + 1.0
        if n.cls == "train":
            self.trains = n
        if n.piece.row is not None and n.piece.row["kind"] == "corridor":
            self.corridor = n
        if before is not None and before.cls != n.cls:
            self._leave(before.cls, key)
        weight = self.weight[key] + (self.first[n.cls].value == n.value) + 3.0 * (n.value.lower() in self.title)
        self.ranks[key] = (weight, self.ranks[key][1] if before is not None else -len(self.ranks))
        self.members.setdefault(n.cls, set()).add(key)
        if self.ranks[key] >= self.ranks[self.heaviest.setdefault(n.cls, key)]:
            self.heaviest[n.cls] = key

    def _leave(self, cls: str, key: tuple[str, str]) -> None:
        """A name is of another class from here on: a town that is a port further on."""
        self.members[cls].remove(key)
        if self.heaviest[cls] == key:
            del self.heaviest[cls]
            if self.members[cls]:
                self.heaviest[cls] = max(self.members[cls], key=self.ranks.__getitem__)


def named(state: State, slot: str, value: str) -> Name | None:
    """The name of a value that the text has given."""
    for n in (*state.last.values(), *state.first.values()):
        if n.slot == slot and n.value == value:
            return n
    return None


def note(sentence: Sentence, state: State) -> None:
    """Take up the names of a sentence into the register."""
    for p in mentions_of(sentence):
        if p.kind in SLOTS:
            n = name_of(p)
            if n is not None:
                state.take(n)
