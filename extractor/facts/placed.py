"""A place with the role that the words around it give it."""

from dataclasses import dataclass

from extractor.facts.article import Mention, Word

ORIGIN, DESTINATION, VIA, BETWEEN, LOCATION, PARENT, SUBJECT, DATELINE, ELSEWHERE = (
    "origin", "destination", "via", "between", "location", "parent", "subject", "dateline", "elsewhere",
)  # fmt: skip
GRAINS = {"facility": 0, "city": 1, "water": 1, "region": 2, "country": 3, "area": 4}
"""How exact a place is by its kind; the smaller the more exact."""


@dataclass(slots=True, eq=False)
class PlaceRole:
    """A place with its role; ``start`` is where the words begin that give it, ``cue`` these words."""

    place: Mention
    role: str
    start: int
    cue: str
    rule: str
    verb: Word | None = None
    parent: "PlaceRole | None" = None  # the larger place that the text says it lies in
    subject: bool = False

    @property
    def grain(self) -> int:
        """How exact the place is: 0 a facility, 4 a continent."""
        return GRAINS[self.place.row["kind"]]
