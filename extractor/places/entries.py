"""Places as the gazetteer knows them, and how well known each is."""

import math
from typing import Literal, NamedTuple

KINDS = ("country", "region", "city", "facility", "water", "area")
_WEIGHT_OF_CURATED = {"region": 7.0, "city": 6.0}
_COST_OF_OTHER = {
    "same": 0.0,
    "respelt": 0.3,
    "part": 0.7,
    "other": 1.3,
}  # in weight, of a place known under another name
_RANK_OF_OTHER = {"same": 1.0, "respelt": 0.5, "part": 0.1, "other": 0.02}
_RANK_OF_CURATED = {"area": 5e8, "water": 4e8, "region": 3e7, "city": 3e5, "facility": 1e5, "country": 1e9}


class Entry(NamedTuple):
    """A place of the gazetteer."""

    name: str
    kind: str
    country: str | None
    admin: str | None
    """Code of the division it lies in or, for regions, is: ``US.GA``, ``US.GA.145``."""
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    curated: bool = False
    """Whether it stands in the project's own tables or the user's."""
    key: str = ""
    capital: bool = False
    """Whether it is the capital of its country."""

    @property
    def is_division(self) -> bool:
        """Whether it is a first-level division (a province, a state) or a named area of our tables."""
        return self.kind == "region" and (self.curated or (self.admin or "").count(".") == 1)


class Name(NamedTuple):
    """What the gazetteer knows of a name: its places, most important first, and whether it is a common word."""

    entries: tuple[Entry, ...]
    common: bool
    key: str
    weights: tuple[float, ...]
    """The importance of each, on a logarithmic scale."""
    best: Entry
    """The first of the places."""
    own: bool = False
    """Whether the places are the user's, who says that the name means nothing else."""


def other_name(own: str, key: str) -> Literal["same", "respelt", "part", "other"]:
    """How a lookup key relates to a place's own: "aktau" to "aqtau", "frankfurt" to "frankfurt am main", "bethlehem" to
    "belem". The less alike, the less likely is the place meant where another bears the name as its own.
    """
    if own == key:
        return "same"
    if own[:1] == key[:1] and abs(len(own) - len(key)) <= 2:
        return "respelt"
    return "part" if key in own else "other"


def importance(entry: Entry) -> float:
    """How well known a place is, on a logarithmic scale: 5 is a town of 100,000, 9 a country."""
    if entry.kind == "country":
        return 9.0
    if entry.kind in ("area", "water"):
        return 8.5
    if entry.curated:
        return _WEIGHT_OF_CURATED.get(entry.kind, 5.5)
    if entry.kind == "region":
        return math.log10(entry.population + 1e5) + 0.2 if entry.is_division else 3.3
    return math.log10(entry.population + 200)


def rank(entry: Entry, key: str) -> float:
    """The order of places of one name: one known under it only as an alternate ("Rome County") comes later."""
    if entry.curated or entry.kind not in ("city", "region"):
        return _RANK_OF_CURATED[entry.kind]
    relation = other_name(entry.key, key)
    if entry.kind == "city":
        return entry.population * _RANK_OF_OTHER[relation]
    first = entry.is_division
    return (1e6 + entry.population if first else 1e4) * (1.0 if first or relation == "same" else 0.05)


def named(entries: tuple[Entry, ...], common: bool, key: str, own: bool = False) -> Name:
    """What is known of a name whose places are ``entries``, most important first."""
    weights = tuple(
        importance(e) - (_COST_OF_OTHER[other_name(e.key, key)] if e.kind == "city" and not e.curated else 0.0)
        for e in entries
    )
    return Name(entries, common, key, weights, entries[0], own)
