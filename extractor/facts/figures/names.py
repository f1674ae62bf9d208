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
    title: str = ""
    names: dict[tuple[str, str], Name] = field(default_factory=dict)
    weight: dict[tuple[str, str], float] = field(default_factory=dict)

    def main(self, *classes: str) -> Name | None:
        """The name of these classes that the article is most about: in its title, often, first, last, as a subject."""
        best, top = None, 0.0
        for key, n in self.names.items():
            if n.cls not in classes:
                continue
            w = (
                self.weight[key]
                + 1.5 * (self.last.get(n.cls) is n)
                + 1.0 * (self.first[n.cls].value == n.value)
                + 3.0 * (n.value.lower() in self.title)
            )
            if w > top:
                best, top = n, w
        return best


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
            if n is None:
                continue
            state.last[n.cls] = n
            state.first.setdefault(n.cls, n)
            key = (n.slot, n.value)
            state.weight[key] = state.weight.get(key, 0.0) + 1.0
            state.names[key] = n
            if n.cls == "train":
                state.trains = n
