"""A candidate of a slot with all that speaks for and against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.facts.article import Article, Sentence
from extractor.facts.gathered import Gathered
from extractor.facts.settle.standing import Standing
from extractor.facts.settle.words_around import around
from extractor.facts.slots.candidate import Candidate
from extractor.weighing import reasons, total

BIAS = "bias"
_REASONS = 4

Table = Mapping[str, int]
Traits = tuple[str, ...]


class Fixed:
    """Features of a mention that are the same for every movement it stands alike to; weighed once for each slot."""

    __slots__ = ("_weights", "features")

    def __init__(self, features: Iterable[str]) -> None:
        self.features = tuple(dict.fromkeys(features))
        self._weights: dict[str, tuple[Table, int]] = {}

    def weight(self, slot: str, known: Table) -> int:
        """What they weigh together for a slot."""
        kept = self._weights.get(slot)
        if kept is None or kept[0] is not known:
            kept = self._weights[slot] = known, total(self.features, known)
        return kept[1]


@dataclass(slots=True, eq=False)
class Option:
    """What a slot could hold; its nearest mention gives the fixed features."""

    candidate: Candidate
    fixed: tuple[Fixed, ...]
    features: set[str] = field(default_factory=set)
    near: int = 0  # how near its nearest mention stands, the smaller the nearer

    def weight(self, slot: str, known: Table) -> int:
        """How much more speaks for it than against it."""
        return known[BIAS] + total(self.features, known) + sum([one.weight(slot, known) for one in self.fixed])

    def said(self) -> list[str]:
        """All that speaks for or against it."""
        return [*self.features, *(feature for one in self.fixed for feature in one.features)]

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


def spaced(space: str, features: Iterable[str]) -> set[str]:
    """Features of something that stands here, beside or elsewhere."""
    return {f"{space}: {feature}" for feature in features}


def surroundings(sentence: Sentence, start: int, end: int, at: str, traits: Traits = ()) -> tuple[Fixed, ...]:
    """The words around a stretch that stands here, beside or elsewhere, and what it is itself."""
    known: Fixed | None = sentence.memo.get((start, at))
    if known is None:
        known = sentence.memo[start, at] = Fixed([*spaced(at, [*around(sentence, start, end), *traits]), *traits])
    return (known,)
