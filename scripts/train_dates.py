"""Learns the weights by which a day or month without its year, or a weekday, is taken to lie ahead or behind.

    .venv/bin/python scripts/train_dates.py                   # cross-validates by article, then writes the weights

Where the dates of an article were annotated, they tell; elsewhere the days of its movements and the periods of its
statistics do. Needs scikit-learn (a development dependency). The same corpus gives the same decisions.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import numpy as np
from lessons import CORPUS, ROOT, TOLD
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from extractor.dates import ahead
from extractor.dates.context import Context
from extractor.dates.expression import Expression
from extractor.dates.mentions import mentions
from extractor.evaluate.load import load
from extractor.sentences import split

FOLDERS = (CORPUS, TOLD)
TABLES = ROOT / "tests" / "dates" / "table"
WEIGHTS = ROOT / "extractor" / "dates" / "ahead.json"
SEEN = 4  # examples that a feature must be seen in
STRENGTH = 1.0  # inverse of the penalty on large weights
OF_TABLE = 3.0  # what a row of a table counts beside a date of an article
QUOTED = 0.7  # features that quote a word are many, and each is rare: they count less
FOLDS = 5
WEEK = timedelta(days=7)

Told = list[tuple[int, int, str]]
"""Where dates are annotated, and their values."""


@dataclass
class Example:
    """A date that could lie ahead or behind, with what is said of it."""

    article: str
    features: list[str]
    is_ahead: bool
    by_tense: bool
    weight: float = 1.0


def examples(folders: Iterable[Path]) -> Iterator[Example]:
    """The dates of articles and tables for which the gold tells whether they lie ahead."""
    for folder in folders:
        for one in load(folder):
            reference = date.fromisoformat(one.story.published) if one.story.published else None
            told = [(d["start_char"], d["end_char"], d["value"]) for d in one.lists.get("dates", ())]
            values = {m.get("when") for m in one.lists.get("movements", ())}
            values |= {s.get("period") for s in one.lists.get("statistics", ())}
            if reference:
                known = told if "dates" in one.lists else {value for value in values if value}
                yield from _asked(one.id, one.story.text, reference, known)
    for path in sorted(TABLES.glob("*.txt")):
        yield from _of_table(path)


def _of_table(path: Path) -> Iterator[Example]:
    published = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("# published "):
            given = line.removeprefix("# published ")
            published = None if given == "-" else date.fromisoformat(given)
        text, arrow, wanted = line.replace("\\n", "\n").rpartition(" => ")
        if published and arrow and wanted != "-":
            told: Told = []
            for part in wanted.split(" ;; "):
                said, _, value, *_ = part.split(" | ")
                start = text.find(said, told[-1][1] if told else 0)
                told.append((start, start + len(said), value))
            for one in _asked(f"{path.stem}-{number}", text, published, told):
                one.weight = OF_TABLE
                yield one


def _asked(name: str, text: str, published: date, known: Told | set[str]) -> Iterator[Example]:
    """What is asked while an article's dates are resolved, with the answers that the gold gives."""
    asked: list[tuple[Expression, date, list[str]]] = []

    def note(expression: Expression, context: Context, coming: date) -> bool:
        asked.append((expression, coming, list(dict.fromkeys(ahead.features(expression, context, coming)))))
        return context.tense_of(expression) == "future"

    with mock.patch.object(ahead, "lies_ahead", note):
        mentions(text, published, split(text))
    for expression, coming, features in asked:
        if isinstance(known, set):
            values = list(known)
        else:
            start, end = expression.from_char, expression.to_char
            values = [v for low, high, v in known if (low <= start and end <= high) or (start <= low and high <= end)]
        meant = set(_meant(expression, coming, values))
        if len(meant) == 1:
            by_tense = any(feature.endswith(" future") for feature in features[:2])
            yield Example(name, features, meant.pop(), by_tense)


def _meant(expression: Expression, coming: date, values: Iterable[str]) -> Iterator[bool]:
    """Whether each value that can be the date is the one that lies ahead."""
    if expression.weekday is not None and expression.month is None:
        for day in (date.fromisoformat(found) for value in values for found in _DAY.findall(value)):
            if day in (coming, coming - WEEK):
                yield day == coming
        return
    if expression.season is not None:
        form = rf"(\d{{4}})-{expression.season}\b"
    elif expression.quarter is not None:
        form = rf"(\d{{4}})-Q{expression.quarter}\b"
    else:
        form = rf"(\d{{4}})-{coming.month:02d}" + (f"-{expression.day:02d}" if expression.day else r"\b")
    for year in (int(found) for value in values for found in re.findall(form, value)):
        if year <= coming.year:
            yield year == coming.year


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def learn(told: list[Example]) -> dict[str, int]:
    """The weights in thousandths."""
    rows, vectors = _rows(told)
    model = _model()
    model.fit(rows, [one.is_ahead for one in told], sample_weight=[one.weight for one in told])
    found = {n: round(1000 * w * _scale(n)) for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    return {"always": round(1000 * model.intercept_[0])} | {name: w for name, w in sorted(found.items()) if w}


def decide(one: Example, weights: dict[str, int]) -> bool:
    """What the weights say of a date."""
    return weights["always"] + sum(weights.get(name, 0) for name in one.features) > 0


def _scale(name: str) -> float:
    return QUOTED if name.startswith(("before: ", "after: ")) else 1.0


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, penalty="l1", solver="liblinear", max_iter=5000, random_state=0)


def _rows(told: list[Example]):  # type: ignore[no-untyped-def]
    seen = Counter(name for one in told for name in one.features)
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        [{name: _scale(name) for name in one.features if seen[name] >= SEEN} for one in told]
    ).tocsr()
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    return rows, vectors


def main() -> int:
    """Cross-validate, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of articles with gold")
    given = parser.parse_args()
    told = list(examples(given.corpus))
    right = np.array([one.is_ahead for one in told])
    groups = [one.article for one in told]
    said = cross_val_predict(_model(), _rows(told)[0], right, groups=groups, cv=GroupKFold(FOLDS))
    by_tense = np.mean([one.by_tense != one.is_ahead for one in told])
    print(f"{len(told)} dates, {right.mean():.3f} ahead; by tense alone {by_tense:.4f} wrong")
    print(f"cross-validated {np.mean(said != right):.4f} wrong")
    weights = learn(told)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"as learned {np.mean([decide(o, weights) != o.is_ahead for o in told]):.4f} wrong, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
