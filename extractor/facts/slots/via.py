"""What a train passes: stations, crossings, countries and waters, lists of stops too."""

from collections.abc import Iterator

from extractor.facts.article import Article
from extractor.facts.roles import DESTINATION, VIA
from extractor.facts.slots.candidate import Candidate, of_mention
from extractor.facts.trains import Train


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
            elif role.role == DESTINATION and role.rule in ("role.at_destination", "role.object_destination") and role.verb:
                yield of_mention(role.place, role.place.text, "movements.via.reached")
