"""A candidate of a slot with all that speaks for and against it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.facts.article import Article
from extractor.facts.gathered import Gathered
from extractor.facts.settle.standing import Standing
from extractor.facts.slots.candidate import Candidate


@dataclass(slots=True, eq=False)
class Option:
    """What a slot could hold."""

    candidate: Candidate
    features: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class View:
    """A movement, where the rest stands to it, and the other movements of its article."""

    standing: Standing
    one: Gathered
    others: list[Gathered]
    article: Article
    count: int  # how many movements the article tells

    @property
    def ends(self) -> str:
        """Which of its ends the rules know."""
        origin, destination = (bool(self.one.slots[slot]) for slot in ("origin", "destination"))
        return f"{'an' if origin else 'no'} origin and {'a' if destination else 'no'} destination known"


def views(told: list[Gathered], article: Article) -> list[View]:
    """How each movement of an article is seen."""
    return [
        View(Standing(one), one, [other for other in told if other is not one], article, min(len(told), 4))
        for one in told
    ]


def of_rank(rank: int | None, rule: str = "") -> str:
    """What the rules say of a candidate: their first choice, their second, or none."""
    if rank is None:
        return "not chosen by rule"
    return f"{('first', 'second', 'later')[min(rank, 2)]} by rule{rule and ' ' + rule.rpartition('.')[2]}"


def spaced(space: str, features: Iterable[str]) -> set[str]:
    """Features of something that stands here, beside or elsewhere."""
    return {f"{space}: {feature}" for feature in features}
