"""What a train passes: stations, crossings, countries and waters, lists of stops too."""

from collections.abc import Iterator

from extractor.facts.article import Article
from extractor.facts.placed import DESTINATION, GRAINS, LOCATION, VIA
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention

_TOWN = 1
"""The grain of towns; regions and countries are not passed "at"."""
_REGION = GRAINS["region"]
_REACHED = frozenset(("role.at_destination", "role.object_destination", "role.reached"))
"""A country that is arrived in lies on the way to the town that is the end."""


def passed(train: Train, article: Article, ends: set[str]) -> list[Candidate]:
    """ "by way of [Georgia] and [Azerbaijan]", "calls at [Lodz]"; what is an end is not passed. In text order."""
    known = set(ends)
    found = []
    for candidate in _candidates(train):
        if candidate.value not in known:
            known.add(candidate.value)
            found.append(candidate)
    return found


def _candidates(train: Train) -> Iterator[Candidate]:
    for talk in train.talks:
        for role in talk.roles:
            if role.role == VIA:
                yield of_mention(role.place, role.place.text, f"movements.via.{role.rule[5:]}")
            elif role.role == LOCATION and role.cue == "at" and talk.verbs and role.grain <= _TOWN:
                yield of_mention(role.place, role.place.text, "movements.via.at")
            elif role.role == DESTINATION and role.rule in _REACHED and role.grain > _REGION:
                yield of_mention(role.place, role.place.text, "movements.via.reached")
