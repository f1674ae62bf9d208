"""Learns the weights by which a figure is taken for a statistic, from the corpus and the table of sentences.

    .venv/bin/python scripts/train_figures.py                   # cross-validates by set, then writes the weights

Needs scikit-learn (a development dependency). The same corpus gives the same decisions.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons import (
    CORPUS,
    ROOT,
    TOLD,
    dated_rows,
    read_article,
    rows_of,
    statistics_of,
)
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractor.evaluate.facts import with_quantities_of_statistics
from extractor.evaluate.load import load
from extractor.facts.figures import reading
from extractor.facts.figures.around import around, in_order
from extractor.facts.figures.features import features, of_title
from extractor.facts.figures.figure import Figure, figures_of

FOLDERS = (CORPUS, TOLD)
WEIGHTS = ROOT / "extractor/facts/figures/weights.json"
PUBLISHED_OF_TABLE = "2025-05-20"
SEEN = 2  # articles that a feature must be seen in
STRENGTH = 1.0  # inverse of the penalty on large weights
QUOTED = 0.5  # features that quote words are many and each is rare: they count half

OF_TABLE = 6.0  # what a sentence of the table counts beside one of an article

Row = dict[str, Any]
_SET = re.compile(r"dev-[a-z]|world|retold|told-[a-z]")


@dataclass
class Story:
    """An article with its figures, and of each whether it is a statistic; None where readers could differ."""

    name: str
    figures: list[Figure]
    told: list[str]
    labels: list[bool | None]


def stories(folders: Iterable[Path]) -> Iterator[Story]:
    """The articles of the corpus, then the rows of the tables."""
    for one in (one for folder in folders for one in load(folder) if "statistics" in one.lists):
        gold, story = with_quantities_of_statistics(one), one.story
        yield _story(one.id, story.text, story.published, story.title, gold.lists)
    for number, (text, expected) in enumerate(rows_of("statistics.txt")):
        yield _story(f"table-{number}", text, PUBLISHED_OF_TABLE, None, statistics_of(expected))
    for number, (published, text, expected) in enumerate(dated_rows()):
        yield _story(f"table-brief-{number}", text, published, None, statistics_of(expected))


def _story(name: str, text: str, published: str | None, title: str | None, gold: Row | list[str]) -> Story:
    article, _ = read_article(text, published, title)
    figures = figures_of([reading.read(sentence) for sentence in article.sentences if sentence.quantities])
    labels = _of_table(figures, gold) if isinstance(gold, list) else _of_gold(figures, gold)
    return Story(name, figures, of_title(title or ""), labels)


def _of_table(figures: list[Figure], told: list[str]) -> list[bool | None]:
    left = [part.partition(" | ")[0] for part in told]
    labels: list[bool | None] = []
    for figure in figures:
        said = figure.row["text"] in left
        if said:
            left.remove(figure.row["text"])
        labels.append(said)
    return labels


def _of_gold(figures: list[Figure], gold: Row) -> list[bool | None]:
    """By the gold quantity that overlaps most with each figure."""
    counted = [(quantity["start_char"], quantity["end_char"], quantity) for quantity in gold["quantities"]]
    said = _statistics(gold)
    labels: list[bool | None] = []
    for figure in figures:
        start, end = figure.row["start_char"], figure.row["end_char"]
        reach = [(min(e, end) - max(s, start), n) for n, (s, e, _) in enumerate(counted)]
        shared, number = max(reach, default=(0, -1))
        statistic = said.get(number) if shared > 0 else None
        optional = shared > 0 and (statistic or counted[number][2]).get("optional")
        labels.append(None if optional else statistic is not None)
    return labels


def _statistics(gold: Row) -> dict[int, Row]:
    """The statistics of an article by the number of their quantity."""
    found: dict[int, Row] = {}
    at, quantities = 0, gold["quantities"]
    for statistic in gold["statistics"]:
        for number in [*range(at, len(quantities)), *range(at)]:
            if quantities[number]["text"] == statistic["quantity"] and number not in found:
                found[number], at = statistic, number + 1
                break
    return found


def _scale(name: str) -> float:
    return QUOTED if "'" in name or name.startswith(("it counts", "the verb is", "its subject is")) else 1.0


def _examples(told: Iterable[Story]) -> list[tuple[str, list[str], bool]]:
    found = []
    for story in told:
        said: dict[int, bool] = {}
        for figure in in_order(story.figures):
            label = story.labels[figure.number]
            said[figure.number] = bool(label)
            if label is not None:
                near = around(figure, story.figures, said)
                found.append((story.name, [*story.told, *features(figure, near)], label))
    return found


def learn(told: list[Story]) -> dict[str, int]:
    """The weights in thousandths."""
    examples = _examples(told)
    seen = Counter(name for _, name in {(story, name) for story, names, _ in examples for name in names})
    vectors = DictVectorizer()
    rows = vectors.fit_transform([{n: _scale(n) for n in x if seen[n] >= SEEN} for _, x, _ in examples]).tocsr()
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=2000, random_state=0)
    counts = [OF_TABLE if story.startswith("table-") else 1.0 for story, _, _ in examples]
    model.fit(rows, [label for _, _, label in examples], sample_weight=counts)
    found = {n: round(1000 * w * _scale(n)) for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    found["always"] = round(1000 * model.intercept_[0])
    return {name: weight for name, weight in sorted(found.items()) if weight}


def decide(story: Story, weights: dict[str, int]) -> list[bool]:
    """What the weights say of each figure."""
    said: dict[int, bool] = {}
    for figure in in_order(story.figures):
        names = ["always", *story.told, *features(figure, around(figure, story.figures, said))]
        said[figure.number] = sum(weights.get(name, 0) for name in dict.fromkeys(names)) > 0
    return [said[figure.number] for figure in story.figures]


def agreement(told: Iterable[tuple[Story, list[bool]]]) -> str:
    """Precision, recall and F1 over the figures on which readers agree."""
    pairs = [(a, b) for story, said in told for a, b in zip(said, story.labels, strict=True) if b is not None]
    hits = sum(a and b for a, b in pairs)
    precision, recall = hits / max(1, sum(a for a, _ in pairs)), hits / max(1, sum(bool(b) for _, b in pairs))
    f1 = 2 * precision * recall / (precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {len(pairs)} figures"


def _set_of(story: Story) -> str:
    """The set that an article came with: articles of one set are alike, so none may judge another of its own."""
    found = _SET.match(story.name)
    return found.group() if found else "others"


def main() -> int:
    """Cross-validate, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of articles with gold")
    given = parser.parse_args()
    told = list(stories(given.corpus))
    articles = [story for story in told if not story.name.startswith("table-")]
    table = [story for story in told if story.name.startswith("table-")]
    said = []
    for left_out in sorted({_set_of(s) for s in articles}):
        weights = learn([s for s in articles if _set_of(s) != left_out] + table)
        said += [(s, decide(s, weights)) for s in articles if _set_of(s) == left_out]
    print("sets, cross-validated:", agreement(said))
    weights = learn(told)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print("all, as learned:     ", agreement((s, decide(s, weights)) for s in told), f" {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
