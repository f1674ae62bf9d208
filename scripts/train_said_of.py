"""Learns the weights by which a figure is said of a place, a service and an organisation, from corpus and table.

    .venv/bin/python scripts/train_said_of.py                   # cross-validates, then writes the weights

Every statistic of the gold is an example for each slot: what the gold says, or nothing, was chosen before each of the
other names. What the figures before are said of is taken from the gold at first; then, for every second figure, from
the weights learned so, which thus get to know their own mistakes. Needs scikit-learn (a development dependency). The
same corpus gives the same choices.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons import (
    CORPUS,
    ROOT,
    dated_rows,
    read_article,
    rows_of,
    statistics_of,
    with_quantities_of_statistics,
)
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractor.evaluate.facts import with_quantities
from extractor.evaluate.gold import Gold
from extractor.evaluate.load import load
from extractor.evaluate.match import align, plain
from extractor.facts import statistics
from extractor.facts.article import Article
from extractor.facts.figures import said_of
from extractor.facts.figures.figure import Figure
from extractor.facts.figures.names import Name

FOLDERS = (CORPUS,)
"""Without the short articles: with them the places of whole ones were chosen worse when left out (.609, not .634)."""
WEIGHTS = ROOT / "extractor/facts/figures/said_of.json"
PUBLISHED_OF_TABLE = "2025-05-20"
OF_TABLE = 5.0  # what a sentence of the table counts beside an article
STRENGTH = 0.1  # inverse of the penalty on large weights
SEEN = 8  # options that a feature must be seen with
ROUNDS = 2
FOLDS = 5
UNKNOWN = "?"

Row = dict[str, Any]
Weights = dict[str, dict[str, int]]
Span = tuple[int, int]


@dataclass(eq=False)
class Story:
    """An article or a sentence of the table, and what is right of each figure."""

    name: str
    article: Article
    gold: dict[Span, Row]  # by the quantity found
    spared: set[Span]  # quantities on which readers could differ
    wanted: Counter[str]  # slots that the gold fills, by slot
    weight: float = 1.0


def stories(folders: Iterable[Path]) -> Iterator[Story]:
    """The articles of the corpus, then the rows of the tables."""
    for one in (one for folder in folders for one in load(folder) if "statistics" in one.lists):
        yield _of_gold(with_quantities_of_statistics(one))
    for number, (text, expected) in enumerate(rows_of("statistics.txt")):
        yield _of_table(f"table-{number}", text, PUBLISHED_OF_TABLE, expected)
    for number, (published, text, expected) in enumerate(dated_rows()):
        yield _of_table(f"table-brief-{number}", text, published, expected)


def _of_gold(one: Gold) -> Story:
    article, lists = read_article(one.story.text, one.story.published, one.story.title)
    made = Story(one.id, article, {}, set(), Counter())
    pairs = align(one.lists["quantities"], lists["quantities"])
    made.spared |= {_span(f) for g, f in pairs if g.get("optional")}
    for row, quantity in with_quantities(one):
        partner = next((_span(f) for g, f in pairs if g is quantity), None)
        if row.get("optional"):
            made.spared |= {partner} if partner else set()
            continue
        made.wanted.update(slot for slot in said_of.ORDER if row.get(slot))
        if partner is not None:
            made.gold[partner] = row
    return made


def _of_table(name: str, text: str, published: str, expected: str) -> Story:
    """Of the table, which tells place or service in one column, whatever of the two it must be; organisations no."""
    article, lists = read_article(text, published, None)
    made = Story(name, article, {}, set(), Counter(), OF_TABLE)
    left = list(lists["quantities"])
    for part in statistics_of(expected):
        quantity, _, said, _ = part.split(" | ")
        row = next((row for row in left if row["text"] == quantity), None)
        if row is not None:
            left.remove(row)
            places = {mention.row["text"] for mention in article.mentions["places"]}
            told = {"organisation": UNKNOWN, "place": said if said in places else None, "service": said}
            made.gold[_span(row)] = {**told, "service": UNKNOWN if said in places else None if said == "-" else said}
    return made


def _span(row: Row) -> Span:
    return row["start_char"], row["end_char"]


class Lesson(said_of.Passage):
    """What the figures so far are said of, by the gold; by weights where they are given, for every second figure."""

    def __init__(self, story: Story, weights: Weights | None) -> None:
        super().__init__(story.article)
        self.story, self.weights = story, weights
        self.examples: dict[str, list[tuple[dict[str | None, set[str]], str | None]]] = {s: [] for s in said_of.ORDER}
        self.figures = 0

    def ranking(self, now: said_of.Chosen, slot: str, names: list[Name], known: said_of.Known) -> said_of.Ranking:
        """What is assumed of a figure; the example is noted."""
        options = self.options(now, slot, names, known)
        self.figures += slot == said_of.ORDER[0]
        right = self._right(now.around.f, slot, options)
        if right != UNKNOWN:
            self.examples[slot].append(({value: set(names) for value, names in options.items()}, right))
        if right == UNKNOWN or (self.weights is not None and self.figures % 2):
            return said_of.heavier(options, self.weights[slot]) if self.weights is not None else []
        return [(right, ())] if right is not None else []

    def _right(self, figure: Figure, slot: str, options: Iterable[str | None]) -> str | None:
        """What the gold says, `UNKNOWN` where it says nothing or what is no option."""
        span = _span(figure.row)
        row = self.story.gold.get(span)
        if row is None or span in self.story.spared:
            return UNKNOWN
        said = plain(row.get(slot))
        return next((value for value in options if value and plain(value) == said), UNKNOWN) if said else None


class Trial(said_of.Passage):
    """What the figures so far are said of by these weights."""

    def __init__(self, story: Story, weights: Weights) -> None:
        super().__init__(story.article)
        self.weights = weights

    def ranking(self, now: said_of.Chosen, slot: str, names: list[Name], known: said_of.Known) -> said_of.Ranking:
        """The names that outweigh none."""
        return said_of.heavier(self.options(now, slot, names, known), self.weights[slot])


def _told(story: Story, passage: said_of.Passage) -> list[Figure]:
    counted, verdict = statistics.judged(story.article)
    return statistics.gather(story.article, counted, list(verdict), passage)


def learn(told: list[Story]) -> Weights:
    """The weights in thousandths, by slot: of what is right less what is not, both ways round."""
    weights: Weights | None = None
    for _ in range(ROUNDS):
        lessons = [Lesson(story, weights) for story in told]
        for lesson in lessons:
            _told(lesson.story, lesson)
        weights = {slot: _learn(lessons, slot) for slot in said_of.ORDER}
    assert weights is not None
    return weights


def _learn(lessons: list[Lesson], slot: str) -> dict[str, int]:
    examples = [(*one, lesson.story.weight) for lesson in lessons for one in lesson.examples[slot]]
    seen = Counter(name for options, _, _ in examples for names in options.values() for name in names)
    column = {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}
    rows, columns, values, labels, counts = [], [], [], [], []
    for options, right, weight in examples:
        for value, names in options.items():
            if value == right:
                continue
            sign = 1 if len(labels) % 2 else -1
            for name in sorted(options[right] ^ names):
                if name in column:
                    rows.append(len(labels))
                    columns.append(column[name])
                    values.append(sign if name in options[right] else -sign)
            labels.append(sign > 0)
            counts.append(weight)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(labels), len(column)))
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, solver="liblinear", max_iter=2000, random_state=0)
    model.fit(matrix, labels, sample_weight=counts)
    found = {name: round(1000 * model.coef_[0][n]) for name, n in column.items()}
    return {name: weight for name, weight in found.items() if weight}


def decide(story: Story, weights: Weights) -> list[tuple[str | None, ...]]:
    """What each statistic is said of."""
    return [tuple(f.value(slot) for slot in said_of.ORDER) for f in _told(story, Trial(story, weights))]


Counts = dict[str, tuple[int, int, int]]


def count(story: Story, weights: Weights) -> Counts:
    """Of each slot how many are right, in the gold, and found."""
    right, found = Counter[str](), Counter[str]()
    for figure in _told(story, Trial(story, weights)):
        span = _span(figure.row)
        if span in story.spared:
            continue
        row = story.gold.get(span, {})
        for slot in figure.slots.keys() & said_of.ORDER:
            found[slot] += 1
            right[slot] += plain(figure.value(slot)) == plain(row.get(slot))
    return {slot: (right[slot], story.wanted[slot], found[slot]) for slot in said_of.ORDER}


def agreement(counted: list[Counts]) -> str:
    """F1 of each slot and of all."""
    sums = {slot: [sum(one[slot][n] for one in counted) for n in range(3)] for slot in said_of.ORDER}
    sums["all"] = [sum(one[n] for one in sums.values()) for n in range(3)]
    return "  ".join(f"{slot} {2 * n[0] / max(1, n[1] + n[2]):.3f}" for slot, n in sums.items())


def main() -> int:
    """Cross-validate, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of gold articles")
    parser.add_argument("--judges", default="", help="cross-validate on articles whose name begins so; all by default")
    given = parser.parse_args()
    told = list(stories(given.corpus))
    judges = [story for story in told if story.name.startswith(given.judges) and not story.name.startswith("table-")]
    counted = []
    for fold in range(FOLDS):
        part = judges[fold::FOLDS]
        weights = learn([story for story in told if story not in part])
        counted += [count(story, weights) for story in part]
    print("cross-validated:", agreement(counted), f" of {len(judges)} articles")
    weights = learn(told)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        "as learned:     ",
        agreement([count(s, weights) for s in judges]),
        f" {sum(map(len, weights.values()))} weights",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
