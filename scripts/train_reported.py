"""Trains the decision whether a movement is reported, and writes ``extractor/facts/reported.json``.

Run from the repository, with scikit-learn installed (the extra ``dev``)::

    python scripts/train_reported.py [GOLD FOLDERS...]

Every train, service and line that an article speaks of is an example; it is reported if the gold has a movement that
shares its values. Each article counts once with and once without its title, so that neither is needed, and the
sentences of ``tests/facts/table/movements.txt`` count as articles of their own. Prints the decision's F1,
cross-validated by article; the same gold gives the same file.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from lessons import CORPUS, DATE_OF_MOVEMENTS, ENOUGH, ROOT, TOLD, movements_of, read_article, rows_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from extractor.evaluate.load import load
from extractor.evaluate.match import movement_slots
from extractor.facts.gathered import Gathered, gather
from extractor.facts.movements import record
from extractor.facts.reported import features

WEIGHTS = ROOT / "extractor" / "facts" / "reported.json"
REGULARISATION = 0.15
FOLDS = 10
OPTIONAL, UNTITLED, SENTENCE = 0.15, 0.5, 3.0
"""What an example counts beside one of a whole article: of optional gold, without its title, of a single sentence."""
Row = dict[str, Any]


@dataclass
class Examples:
    """Features, labels, weights and the article of every example."""

    features: list[dict[str, int]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)

    def add(
        self, number: int, text: str, published: str | None, title: str | None, wanted: list[Row], weight: float
    ) -> None:
        """The examples of one article."""
        read, lists = read_article(text, published, title)
        made = gather(read)
        for one, (label, share) in zip(made, _labels(made, lists, wanted), strict=True):
            self.features.append(dict.fromkeys(features(one, read), 1))
            self.labels.append(label)
            self.weights.append(weight * share)
            self.articles.append(number)


def _labels(made: list[Gathered], lists: dict[str, list[Row]], wanted: list[Row]) -> Iterator[tuple[bool, float]]:
    """For each movement whether the gold has it, and how much that counts."""
    found = [movement_slots(record(one, []), lists) for one in made]
    golds = [movement_slots(row, lists) for row in wanted]
    pairs = sorted((-len(g & f), i, j) for i, g in enumerate(golds) for j, f in enumerate(found) if g & f)
    of_found: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for shared, i, j in pairs:
        if i not in taken and j not in of_found:
            taken.add(i)
            of_found[j] = i, -shared
    for j in range(len(made)):
        if j not in of_found:
            yield False, 1.0
            continue
        i, shared = of_found[j]
        if wanted[i].get("optional"):
            yield True, OPTIONAL
        else:
            yield shared >= min(ENOUGH, len(golds[i])), 1.0


def examples(folders: Iterable[Path]) -> Examples:
    """The examples of all gold articles in these folders, and of the table."""
    made = Examples()
    number = 0
    for folder in folders:
        for one in load(folder):
            if "movements" not in one.lists:
                continue
            story = one.story
            made.add(number, story.text, story.published, story.title, one.lists["movements"], 1.0)
            made.add(number, story.text, story.published, None, one.lists["movements"], UNTITLED)
            number += 1
    for text, expected in rows_of("movements.txt"):
        made.add(number, text, DATE_OF_MOVEMENTS, None, movements_of(expected), SENTENCE)
        number += 1
    return made


def main() -> None:
    """Train, cross-validate and write the weights."""
    made = examples([Path(name) for name in sys.argv[1:]] or (CORPUS, TOLD))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(made.features)
    labels, weights, articles = np.array(made.labels), np.array(made.weights), np.array(made.articles)
    told = np.zeros(len(labels), dtype=bool)
    for fold in range(FOLDS):
        held = articles % FOLDS == fold
        model = LogisticRegression(C=REGULARISATION, max_iter=2000).fit(matrix[~held], labels[~held], weights[~held])
        told[held] = model.predict(matrix[held])
    print(
        f"{len(labels)} examples of {articles.max() + 1} articles, F1"
        f" {f1_score(labels, told, sample_weight=weights):.3f}"
    )
    model = LogisticRegression(C=REGULARISATION, max_iter=2000).fit(matrix, labels, weights)
    names = vectorizer.get_feature_names_out()
    pairs = {str(name): round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
    content = {"bias": round(float(model.intercept_[0]), 3), "weights": {k: v for k, v in sorted(pairs.items()) if v}}
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
