"""The working records of a quantity and its unit while they are being found."""

from dataclasses import dataclass
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit with where its words end."""

    symbol: str
    kind: str
    end: int
    factor: float = 1.0
    per: str | None = None


@dataclass(slots=True)
class Quantity:
    """A quantity as found; ``start:end`` are characters, ``number_end`` is where its digits or words end."""

    start: int
    end: int
    value: float
    kind: str = "count"
    rule: str = "quantities.count"
    high: float | None = None
    unit: str | None = None
    bound: str = "exact"
    change: str | None = None
    per: str | None = None
    counted: str | None = None
    number_end: int = 0
    scale: float = 1.0
    in_words: bool = False
    size_at: int = 0  # where a size inside the phrase stands, a quantity of its own: "eight [250ml] bottles"
