"""The movement in the making, and its record."""

from dataclasses import dataclass, field

from extractor.facts.view import Ref, Sentence
from extractor.spans import Row


@dataclass(slots=True)
class Movement:
    """A movement in the making.

    ``firm`` names the ends that the verb itself gives ("left Chekhov"), which what is only said of the train
    or its load ("wood from Russia") does not override; ``spare`` holds the places that would be ends but for that.
    """

    sentence: Sentence
    kind: str
    when: Ref | None = None
    origin: Ref | None = None
    destination: Ref | None = None
    via: list[Ref] = field(default_factory=list)
    cargo: list[Row] = field(default_factory=list)
    service: Ref | None = None
    status: str = "done"
    firm: set[str] = field(default_factory=set)
    spare: list[Ref] = field(default_factory=list)

    def known(self) -> set[str]:
        """The names of the places it has."""
        return {p.text for p in (self.origin, self.destination, *self.via) if p}

    def add_via(self, places: list[Ref], *, first: bool = False) -> None:
        """Add places passed that it does not have yet."""
        known = self.known()
        new = [p for p in places if p.text not in known]
        self.via = [*new, *self.via] if first else [*self.via, *new]


def to_row(movement: Movement) -> Row:
    """The record of a movement."""
    sentence = movement.sentence
    return {
        "sentence": sentence.text,
        "start_char": sentence.start,
        "end_char": sentence.end,
        "rule": f"facts.{movement.kind}",
        "kind": movement.kind,
        "when": movement.when.row["value"] if movement.when else None,
        "when_index": movement.when.index if movement.when else None,
        "origin": movement.origin.text if movement.origin else None,
        "origin_index": movement.origin.index if movement.origin else None,
        "destination": movement.destination.text if movement.destination else None,
        "destination_index": movement.destination.index if movement.destination else None,
        "via": [p.text for p in movement.via],
        "via_indices": [p.index for p in movement.via],
        "cargo": movement.cargo,
        "service": movement.service.row["name"] if movement.service else None,
        "service_index": movement.service.index if movement.service else None,
        "status": movement.status,
    }
