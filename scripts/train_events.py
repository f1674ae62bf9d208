"""Learns what the features of two tellings weigh, when they are linked into events.

    .venv/bin/python scripts/train_events.py                  # cross-validates by part, then writes the weights
    .venv/bin/python scripts/train_events.py --check          # says whether the weights still decide alike

Examples are all pairs of tellings of ``tests/events/gold/stories.jsonl`` that no rule keeps apart. The stories are few
and far between, as the trains of a whole archive are not: each telling is also set beside tellings of other trains
moved into its days, and beside its own train a few days on with the load of another, so that a day, a country or a
busy route alone is no proof. The pairs of ``tests/events/textbook.py`` count as well. Needs scikit-learn (a
development dependency). The same stories give the same weights.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractor import Extractor
from extractor.events import alike
from extractor.events.compare import MISTOLD, days_meet, ends, sizes
from extractor.events.goods import named
from extractor.events.link import link
from extractor.events.rules import worth_weighing
from extractor.events.spots import Match, Spot
from extractor.events.store import kept
from extractor.events.tellings import Told
from tests.events.made import article
from tests.events.score import b_cubed, false_merges, gold_of, stories, with_gold
from tests.events.textbook import ONE, TWO

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "extractor/data/events/weights.json"
STRENGTH = 0.1  # inverse of the penalty on large weights
SEEN = 2  # pairs that a feature must be seen with
BESIDE = 6  # tellings of other trains that one is set beside
MOVED = 0.04  # what a moved pair counts
SHIFTS = (0, 0, 0, 1, -1, 4, 12)  # days between a telling and another train moved beside it
LATER = (0, 0, 0, 1, 3, 7, 10, 14, 21)  # days after which another train of the route runs
TEXTBOOK = 15  # what an expert's example counts
ALIKE = 0.3  # share of these trains that carry the same goods
FIRMS = 0.5  # share of these trains that are run by another
COARSE = 0.3  # share of these trains whose ends are told as countries
SISTERS = 2  # such trains for each two tellings of one


@dataclass(eq=False)
class Pair:
    """The features of two tellings, and whether they are of one train."""

    features: tuple[str, ...]
    same: bool
    weight: float = 1.0


def tellings(extractor: Extractor, half: str) -> list[tuple[Told, str]]:
    """The movements of one part of the stories, with their events."""
    rows = stories(half)
    gold: dict[Any, Any] = gold_of(rows, "events")
    told = [told for record in with_gold(rows, extractor) for told in kept(record).movements]
    return [(one, gold[one.head.article, one.fact]) for one in sorted(told, key=lambda one: one.key)]


def pairs(told: list[tuple[Told, str]]) -> Iterator[Pair]:
    """All pairs that no rule decides."""
    for at, (a, event) in enumerate(told):
        for b, other in told[at + 1 :]:
            yield from _pair(a, b, event == other, 1.0)


def textbook() -> Iterator[Pair]:
    """The pairs that an expert judged, which the stories hold few of."""
    for same, rows in ((True, ONE), (False, [row[1:] for row in TWO])):
        for first, second in rows:
            a, b = (kept(article(name, slots)).movements[0] for name, slots in (("a", first), ("b", second)))
            yield from _pair(*_ordered(a, b), same, TEXTBOOK)


def crowded(told: list[tuple[Told, str]]) -> Iterator[Pair]:
    """Pairs of two trains, one of them moved into the days of the other."""
    chance = random.Random(1)
    for a, event in told:
        for _ in range(BESIDE):
            b, other = chance.choice(told)
            if event != other and a.first is not None and b.first is not None:
                yield from _pair(*_ordered(a, moved(b, a.first - b.first + chance.choice(SHIFTS))), False, MOVED)
        for b, other in told:
            for _ in range(SISTERS if event == other else 0):
                sister = later(b, chance.choice(told)[0], chance)
                if tells_apart(a, sister):
                    yield from _pair(*_ordered(a, sister), False, MOVED)


def later(told: Told, other: Told, chance: random.Random) -> Told:
    """The telling of another train of its route, that day or later, with the load and perhaps the goods of another."""
    goods = told if chance.random() < ALIKE else other
    made = replace(told, sizes=other.sizes, cargo=goods.cargo, goods=goods.goods, number=None)
    if chance.random() < FIRMS:
        made = replace(made, operator=other.operator)
    if chance.random() < COARSE:
        made = replace(made, origin=_country(told.origin), destination=_country(told.destination))
    return moved(made, chance.choice(LATER))


def _country(place: Spot | None) -> Spot | None:
    """A place as a paper far away tells it."""
    return place and Spot(place.country or "", "country", place.country, None, None, None)


def tells_apart(a: Told, b: Told) -> bool:
    """Whether anything but the day may tell two trains of one day and route apart; else nobody could."""
    return (
        not days_meet(a, b)
        or max(ends(a, b)) < Match.SAME
        or (sizes(a, b) or 0) > MISTOLD
        or bool(a.goods and b.goods and not named(a.goods, b.goods))
    )


def moved(told: Told, days: int) -> Told:
    """The telling so many days later, in another article."""
    head = replace(
        told.head, article=told.head.article + "+", day=None if told.head.day is None else told.head.day + days
    )
    first, last = (None if day is None else day + days for day in (told.first, told.last))
    return replace(told, head=head, first=first, last=last, when=None)


def _ordered(a: Told, b: Told) -> tuple[Told, Told]:
    return (a, b) if a.key <= b.key else (b, a)


def _pair(a: Told, b: Told, same: bool, weight: float) -> Iterator[Pair]:
    if worth_weighing(a, b):
        yield Pair(tuple(alike.features(alike.signs(a, b))), same, weight)


def learn(examples: list[Pair]) -> dict[str, int]:
    """The weights in hundredths of a logit."""
    seen = Counter(name for pair in examples for name in pair.features)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{n: 1.0 for n in pair.features if seen[n] >= SEEN} for pair in examples]).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=10, max_iter=2000, random_state=0)
    model.fit(matrix, [pair.same for pair in examples], sample_weight=[pair.weight for pair in examples])
    found = {n: round(100 * w) for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    found[alike.BIAS] = round(100 * model.intercept_[0])
    return {name: weight for name, weight in sorted(found.items()) if weight or name == alike.BIAS}


def _folds(told: dict[str, list[tuple[Told, str]]]) -> Iterator[tuple[str, dict[str, int]]]:
    """Each part, and the weights learned from the others."""
    for half in told:
        yield half, learn(examples({name: part for name, part in told.items() if name != half}))


def examples(told: dict[str, list[tuple[Told, str]]]) -> list[Pair]:
    """What the weights are learned from."""
    together = [(one, half + event) for half, part in told.items() for one, event in part]
    return [pair for part in told.values() for pair in pairs(part)] + list(crowded(together)) + list(textbook())


def _linked(told: list[tuple[Told, str]]) -> str:
    gold: dict[Any, Any] = {(one.head.article, one.fact): event for one, event in told}
    groups = link([one for one, _ in told])
    found: dict[Any, Any] = {(one.head.article, one.fact): n for n, group in enumerate(groups) for one in group.members}
    precision, recall, f1 = b_cubed(gold, found)
    wrong, of = false_merges(gold, found)
    return f"B-cubed P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}; in mixed groups {wrong} of {of}"


def main() -> int:
    """Cross-validate, then write or check the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the weights that are there; write nothing")
    given = parser.parse_args()
    extractor = Extractor()
    told = {half: tellings(extractor, half) for half in sorted({row["half"] for row in stories()})}
    fresh = learn(examples(told))
    if given.check:
        changed = differing(told, fresh)
        print(f"{changed} decisions differ")
        return int(changed > 0)
    written = WEIGHTS.read_text(encoding="utf-8") if WEIGHTS.exists() else "{}"
    for half, weights in _folds(told):
        _write(weights)
        print(f"{half}, learned from the others: {_linked(told[half])}", flush=True)
    _write(fresh)
    print(f"{len(fresh)} weights, {'the same' if WEIGHTS.read_text(encoding='utf-8') == written else 'changed'}")
    return 0


def differing(told: dict[str, list[tuple[Told, str]]], fresh: dict[str, int]) -> int:
    """How many pairs of the stories the weights of the file and fresh ones decide otherwise."""
    known = alike.weights()
    asked = [pair for part in told.values() for pair in pairs(part)]
    return sum((alike.total(pair.features, known) > 0) != (alike.total(pair.features, fresh) > 0) for pair in asked)


def _write(weights: dict[str, int]) -> None:
    WEIGHTS.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
    alike.weights.cache_clear()
    alike.weighed.cache_clear()


if __name__ == "__main__":
    sys.exit(main())
