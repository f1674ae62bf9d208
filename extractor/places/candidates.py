"""Stretches of text that may name a place, with the evidence gathered for each."""

import re
from collections import Counter
from dataclasses import dataclass, field

from extractor.places.entries import Entry, Name


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may name a place."""

    start: int
    end: int
    name: Name | None
    kind: str | None  # what the words of the name make of it
    rule: str
    base: str  # the name without generics
    words: int
    score: float = 0.0
    listed: int = -1  # the list it stands in
    inside: list[Entry] = field(default_factory=list)  # its places that lie in the country or division named beside it
    stated: str | None = None  # a country in brackets that has no such place
    near: "Candidate | None" = None  # the one it is said to be near, or to hold
    within: "Candidate | None" = None  # the one that is said to hold it, of a name nobody lists
    qualified: "Candidate | None" = None  # the one whose country or division it is, where a list goes on behind
    shores: frozenset[str] = frozenset()  # countries on the sea it is said to lie on
    index: int = -1  # where it stands among the places of the text; -1 if it turned out none
    called_region: bool = False
    called: str = ""  # "facility", "facilities" if the words beside it make one or several of it: "Mombasa port"
    prepared: float = 0.0  # the points of the words before, which hold for a whole list


@dataclass(slots=True)
class Found:
    """The places of a text and the nationalities it speaks of."""

    candidates: list[Candidate]
    nations: Counter[str]
    doubtful: list[Candidate] = field(default_factory=list)
    """Known names with too little evidence, which the places around may supply."""


@dataclass(slots=True)
class Resolved:
    """A candidate with the place it means."""

    candidate: Candidate
    entry: Entry | None
    rule: str
    stated_country: str | None = None
    runner_up: Entry | None = None
    holder: Entry | None = None
    """The town or division that the text says contains a place nobody lists."""


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or division."""
    if entry.kind == "country" or entry is outer:
        return False
    if outer.kind == "country":
        return entry.country == outer.country
    if outer.curated:  # a named area: its country is all we know
        return entry.country == outer.country
    return entry.admin is not None and (entry.admin == outer.admin or entry.admin.startswith(f"{outer.admin}."))


def is_city(candidate: Candidate) -> bool:
    """Whether the name is a town's, a facility's or nobody's, not a country's, a province's or a sea's."""
    return (
        candidate.name is None
        or candidate.name.best.kind in ("city", "facility")
        or (candidate.name.best.kind == "region" and not candidate.name.best.is_division)
    )


_COMPASS = re.compile(
    r"(?:North|South|East|West|Mid)(?:[- ]?(?:[Ee]ast|[Ww]est))?(?:ern)?(?:[- ](?:Coast|Midlands|Island|Region))?\Z"
)


_POINTS = tuple("NSEWM")


def is_compass(candidate: Candidate) -> bool:
    """Whether a name says no more than where in its country it lies: "West Coast", "the South East"."""
    return candidate.base[:1] in _POINTS and _COMPASS.match(candidate.base) is not None


def is_wide(entry: Entry) -> bool:
    """Whether a place is a country or a division, in which towns and facilities lie."""
    return entry.kind in ("country", "region")
