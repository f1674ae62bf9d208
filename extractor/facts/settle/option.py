"""A candidate of a slot with all that speaks for and against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.gathered import Gathered
from extractor.facts.settle.standing import Standing
from extractor.facts.settle.words_around import around
from extractor.facts.slots.candidate import Candidate
from extractor.weighing import Columns, added

_REASONS = 4
KEPT = 4096
"""How many parts of a sort are remembered from article to article."""

Traits = tuple[str, ...]


class Part:
    """What speaks for and against an option in one respect; weighed once.

    ``space``: where it stands, which each of its features begins with: "here: after to".
    """

    __slots__ = ("_features", "_space", "_weights")

    def __init__(self, features: Iterable[str], space: str = "") -> None:
        self._features = tuple(dict.fromkeys(features))
        self._space = space
        self._weights: dict[Columns, tuple[int, ...]] = {}

    @property
    def features(self) -> list[str]:
        """What speaks for it, in full."""
        return [self._full(feature) for feature in self._features]

    def _full(self, feature: str) -> str:
        return f"{self._space}: {feature}" if self._space else feature

    def heavy(self, known: Columns, slot: int) -> list[tuple[int, str]]:
        """What speaks for it in a slot, in full, each with its weight below zero, so that the heaviest sorts first."""
        weighed = map(known.rows[self._space].get, self._features)
        return [
            (-row[slot], self._full(feature))
            for feature, row in zip(self._features, weighed, strict=True)
            if row is not None and row[slot] > 0
        ]

    def weigh(self, known: Columns) -> tuple[int, ...]:
        """What it weighs for each slot."""
        kept = self._weights.get(known)
        if kept is None:
            kept = self._weights[known] = known.total(self._features, self._space)
        return kept


Parts = tuple[Part, ...]


@dataclass(slots=True, eq=False)
class Option:
    """What a slot could hold; ``fixed``: what its nearest mention gives. No feature stands in two parts."""

    candidate: Candidate
    parts: Parts
    fixed: Parts = ()
    near: int = 0  # how near its nearest mention stands, the smaller the nearer

    def weigh(self, known: Columns) -> tuple[int, ...]:
        """How much more speaks for it than against it in each slot."""
        return added([known.bias, *[part.weigh(known) for part in self.fixed + self.parts]])

    def said(self) -> list[str]:
        """All that speaks for or against it."""
        return [feature for part in self.fixed + self.parts for feature in part.features]

    def because(self, known: Columns, slot: int = 0) -> tuple[str, ...]:
        """What weighs most for it in a slot."""
        heavy = sorted([one for part in self.fixed + self.parts for one in part.heavy(known, slot)])
        return tuple(feature for _, feature in heavy[:_REASONS])


@dataclass(slots=True, eq=False)
class View:
    """A movement, where the rest stands to it, and the movements and sentences that are looked at for it."""

    standing: Standing
    one: Gathered
    others: list[Gathered]
    article: Article
    sentences: list[Sentence]
    count: int  # how many movements the article tells

    @property
    def ends(self) -> str:
        """Which of its ends the rules know."""
        origin, destination = (bool(self.one.slots[slot]) for slot in ("origin", "destination"))
        return f"{'an' if origin else 'no'} origin and {'a' if destination else 'no'} destination known"

    def mentions(self, name: str) -> list[Mention]:
        """The mentions of a list in the sentences that are looked at."""
        return [mention for sentence in self.sentences for mention in getattr(sentence, name)]


_SHORT, _AROUND = 6000, 2000
"""Characters up to which a text is looked at whole for every movement; and how many of a longer one around it."""
_OPENING = 2
_BESIDE = 20
"""How many movements told before and behind one are set beside it."""


def views(told: list[Gathered], article: Article) -> list[View]:
    """How each movement of an article is seen."""
    made = []
    for number, one in enumerate(told):
        beside = told[max(0, number - _BESIDE) : number + _BESIDE + 1]
        standing = Standing(one)
        others = [other for other in beside if other is not one]
        made.append(View(standing, one, others, article, _looked_at(standing, article), min(len(told), 4)))
    return made


def _looked_at(standing: Standing, article: Article) -> list[Sentence]:
    """The sentences around those that speak of a movement, and the first ones; in a long text no others."""
    sentences = article.sentences
    if sentences[-1].end <= _SHORT:
        return sentences
    numbers = set(range(min(_OPENING, len(sentences))))
    for own in standing.own:
        low = high = own
        while low and sentences[own].start - sentences[low - 1].end < _AROUND:
            low -= 1
        while high + 1 < len(sentences) and sentences[high + 1].start - sentences[own].end < _AROUND:
            high += 1
        numbers.update(range(low, high + 1))
    return [sentences[number] for number in sorted(numbers)]


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


@lru_cache(KEPT)
def stands_in(zones: frozenset[str]) -> Part:
    """Where the mentions of a name stand."""
    return Part(f"stands {where}" for where in zones)


def surroundings(sentence: Sentence, start: int, end: int, at: str, traits: Traits = ()) -> Parts:
    """The words around a stretch that stands here, beside or elsewhere, and what it is itself."""
    known: Parts | None = sentence.memo.get((start, end, at, traits))
    if known is None:
        made = Part((*around(sentence, start, end), *traits), at)
        known = sentence.memo[start, end, at, traits] = (made, Part(traits)) if traits else (made,)
    return known
