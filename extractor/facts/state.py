"""What the text has spoken of so far: the topic that later numbers are said of."""

import re
from dataclasses import dataclass, field

from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_COMPASS = re.compile(r"(?:north|south|east|west|central)|(?:North|South|East|West|Central)\w* China\b")
"""Named areas that are no province: "east China"."""


@dataclass(slots=True)
class Scope:
    """What a number is said of."""

    name: str
    list: str
    index: int
    lasting: bool = True  # whether later sentences go on about it; the far end of a service is only named in passing


@dataclass(slots=True)
class State:
    """What the text has spoken of so far."""

    scope: Scope | None = None
    period: tuple[str, int] | None = None
    first_period: tuple[str, int] | None = None
    last_period: tuple[str, int] | None = None
    dates: list[Ref] = field(default_factory=list)  # those that may be a period, for "the week" later on
    service: Ref | None = None
    services: dict[str, Ref] = field(default_factory=dict)  # the last one named of each kind
    in_list: bool = False  # whether the sentence before announced the next line
    before: Sentence | None = None  # the sentence before
    named: list[Ref] = field(default_factory=list)  # places named since they were last counted
    counts: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)  # (kind, text): how often, first index
    most: dict[str, tuple[int, int, str]] = field(default_factory=dict)  # kind: count, -first index, text of the leader
    rows: list[Row] = field(default_factory=list)

    def main(self, kinds: tuple[str, ...]) -> Scope | None:
        """The place of one of these kinds that the text has named most, the first of equals."""
        self._count_places()
        leaders = [self.most[kind] for kind in kinds if kind in self.most]
        if not leaders:
            return None
        _, index, text = max(leaders)
        return Scope(text, "places", -index)

    def _count_places(self) -> None:
        """Count the places named since the last time; most texts never ask for the main one."""
        for place in self.named:
            text = place.text
            if text.isupper() and len(text) > 3:
                text = text.capitalize()
            kind = place.row["kind"]
            if kind == "region" and _COMPASS.match(text):
                continue
            count, first = self.counts.get((kind, text), (0, place.index))
            self.counts[kind, text] = count + 1, first
            self.most[kind] = max(self.most.get(kind, (0, 0, "")), (count + 1, -first, text))
        self.named.clear()


def remember(sentence: Sentence, state: State) -> None:
    """Note the places and services that a sentence names."""
    state.named += sentence.places
    for service in sentence.services:
        if service.row["kind"] in ("line", "corridor", "rail_service"):
            state.service = state.services[service.row["kind"]] = service
