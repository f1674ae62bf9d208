"""A candidate of a slot with all that speaks for and against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractor.facts.article import Article, Sentence
from extractor.facts.gathered import Gathered
from extractor.facts.settle.standing import Standing
from extractor.facts.settle.words_around import around
from extractor.facts.slots.candidate import Candidate
from extractor.weighing import reasons, total

BIAS = "bias"
_REASONS = 4
KEPT = 4096
"""How many parts of a sort are remembered from article to article."""

Table = Mapping[str, int]
Traits = tuple[str, ...]


class Part:
    """What speaks for and against an option in one respect; weighed once for each slot."""

    __slots__ = ("_weights", "features")

    def __init__(self, features: Iterable[str]) -> None:
        self.features = tuple(dict.fromkeys(features))
        self._weights: dict[str, tuple[Table, int]] = {}

    def weight(self, slot: str, known: Table) -> int:
        """What it weighs for a slot."""
        kept = self._weights.get(slot)
        if kept is None or kept[0] is not known:
            kept = self._weights[slot] = known, total(self.features, known)
        return kept[1]


@dataclass(slots=True, eq=False)
class Option:
    """What a slot could hold; no feature stands in two of its parts."""

    candidate: Candidate
    parts: tuple[Part, ...]
    near: int = 0  # how near its nearest mention stands, the smaller the nearer

    def weight(self, slot: str, known: Table) -> int:
        """How much more speaks for it than against it."""
        return known[BIAS] + sum([part.weight(slot, known) for part in self.parts])

    def said(self) -> list[str]:
        """All that speaks for or against it."""
        return [feature for part in self.parts for feature in part.features]

    def because(self, known: Table) -> tuple[str, ...]:
        """What weighs most for it."""
        return reasons(self.said(), known, _REASONS)


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


@lru_cache(KEPT)
def held_by(count: int, zone: str) -> Part:
    """That other movements hold the same value."""
    held = f"held by {min(count, 2)} others"
    return Part((held, f"{held}, {zone}"))


def spaced(space: str, features: Iterable[str]) -> list[str]:
    """Features of something that stands here, beside or elsewhere."""
    return [f"{space}: {feature}" for feature in features]


def surroundings(sentence: Sentence, start: int, end: int, at: str, traits: Traits = ()) -> Part:
    """The words around a stretch that stands here, beside or elsewhere, and what it is itself."""
    known: Part | None = sentence.memo.get((start, at))
    if known is None:
        known = sentence.memo[start, at] = Part([*spaced(at, [*around(sentence, start, end), *traits]), *traits])
    return known
