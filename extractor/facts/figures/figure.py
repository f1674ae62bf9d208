"""A figure: a quantity in its clause, its role, and its slots with the source of each."""

from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.subjects import Clause
from extractor.facts.figures.words import NONE, classes
from extractor.silence import heard
from extractor.spans import Row


@dataclass(slots=True, eq=False)
class Found:
    """A value with the words that it stands on, the rule that found it, and what came second."""

    value: str
    rule: str
    start: int
    end: int
    list: str | None = None
    index: int | None = None
    runner_up: "Found | None" = None
    because: tuple[str, ...] = ()  # what weighed most for it, where weights chose

    def again(self, rule: str) -> "Found":
        """The same value, found by another rule."""
        return Found(self.value, rule, self.start, self.end, self.list, self.index)

    def ahead_of(self, second: "Found | None") -> "Found":
        """The same value with what came second, which has none itself."""
        second = second and second.again(second.rule)
        return Found(self.value, self.rule, self.start, self.end, self.list, self.index, second, self.because)


class Run(NamedTuple):
    """A list of figures that commas and "and" alone join, as one of them sees it: its place, their count, the last."""

    place: int
    size: int
    last: Row


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity of an article as statistics read it."""

    at: int  # among the pieces of its sentence
    piece: Piece
    reading: Reading
    clause: Clause
    number: int  # in the article
    role: str = "level"  # level, change, earlier
    of: "Figure | None" = None
    of_rule: str = ""
    slots: dict[str, Found] = field(default_factory=dict)
    run: Run | None = None  # that it stands in

    row: Row = field(init=False)
    """The record of the quantity."""
    pieces: list[Piece] = field(init=False)
    """The pieces of its sentence."""

    def __post_init__(self) -> None:
        self.row = self.piece.row or {}
        self.pieces = self.reading.pieces

    def left(self, size: int) -> str:
        """The ``size`` pieces before it, in lower case."""
        return self.reading.said(max(0, self.at - size), self.at)

    def right(self, size: int) -> str:
        """The ``size`` pieces behind it, in lower case."""
        return self.reading.said(self.at + 1, self.at + 1 + size)

    def put(self, slot: str, found: Found) -> None:
        """Fill a slot, unless the rule is silenced."""
        if heard(f"statistics.{found.rule}"):
            self.slots[slot] = found

    def value(self, slot: str) -> str | None:
        """What a slot holds."""
        found = self.slots.get(slot)
        return found.value if found else None

    def itself(self, rule: str) -> Found:
        """The figure as the words that something stands on."""
        row = self.row
        return Found(row["text"], rule, row["start_char"], row["end_char"], "quantities", self.piece.index)


def figures_of(readings: list[Reading]) -> list[Figure]:
    """The quantities of an article."""
    made: list[Figure] = []
    for reading in readings:
        if "quantity" in reading.kinds:
            for at, piece in enumerate(reading.pieces):
                if piece.kind == "quantity":
                    made.append(Figure(at, piece, reading, reading.clause_of(at), len(made)))
    return made


def is_network(figure: Figure) -> bool:
    """Whether it counts or measures what traffic runs over: routes, cities, ports, kilometres of line."""
    row = figure.row
    if row["kind"] == "length":
        return True
    if row["kind"] not in ("count", "ordinal") or row["unit"] or row["per"] or not row["counted"]:
        return False
    return "counted.network" in classes().get(row["counted"].lower().split()[-1], NONE)
