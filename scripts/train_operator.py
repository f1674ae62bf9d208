"""Learns the weights by which the operator of a train is chosen among the organisations of an article.

    .venv/bin/python scripts/train_operator.py                  # cross-validates by set, then writes the weights
    .venv/bin/python scripts/train_operator.py --check          # says whether the weights still choose alike

Every train that the gold has too is an example: the organisation that the gold names, or nobody, was chosen before
each of the others. Needs scikit-learn (a development dependency). The same corpus gives the same choices.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractor import Extractor, spans
from extractor.evaluate.gold import Gold
from extractor.evaluate.load import load
from extractor.evaluate.match import movement_slots
from extractor.facts.article import LISTS, read
from extractor.facts.gathered import Gathered, gather
from extractor.facts.movements import record
from extractor.facts.refusals import refused
from extractor.facts.reported import judged
from extractor.facts.slots import ties
from extractor.sentences import bounds_of
from extractor.weighing import total

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "extractor/facts/slots/operator.json"
STRENGTH = 0.03  # inverse of the penalty on large weights
SEEN = 4  # options that a feature must be seen with
SHARED = 2  # values besides the operator that a train and the gold one that it is have in common
OPTIONAL = 0.3  # what an example counts where readers could differ
FOLDS = 3  # of the articles that belong to no set
_SET = re.compile(r"dev-[a-z]")
NOBODY = ""

Row = dict[str, Any]
Slots = frozenset[tuple[str, str]]


@dataclass(eq=False)
class Example:
    """A train: the features of each organisation by name, those of nobody, who the gold says it is, and the rule's."""

    article: str
    options: dict[str, set[str]]
    right: str
    preferred: str
    weight: float
    reported: bool


def examples(extractor: Extractor, folders: Iterable[Path]) -> Iterator[Example]:
    """The trains of the gold articles in these folders."""
    for folder in folders:
        for one in load(folder):
            if {"movements", "organisations"} <= one.lists.keys():
                yield from _of_article(extractor, one)


def _of_article(extractor: Extractor, one: Gold) -> Iterator[Example]:
    story = one.story
    draft = spans.Draft(story.text, story.published, story.title)
    for component, run in extractor.nlp.pipeline:
        if component != "freight_facts":
            run(draft)
    lists = {key: spans.read(draft, key) for key in LISTS}
    article = read(story.text, bounds_of(draft), lists, story.published, story.title)
    wanted = one.lists["movements"]
    # what is reported is matched first, so that it is compared with what it will be scored against
    told = sorted(
        ((refused(made) is None and judged(made, article)[0] > 0, made) for made in gather(article)),
        key=lambda pair: not pair[0],
    )
    found = [_slots(record(made, []), lists) for _, made in told]
    golds = [_slots(row, lists) for row in wanted]
    reported = sum(is_reported for is_reported, _ in told)
    pairs = _pairs(golds, found[:reported])
    pairs |= {
        i: (reported + j, shared)
        for i, (j, shared) in _pairs(
            [frozenset() if n in pairs else g for n, g in enumerate(golds)], found[reported:]
        ).items()
    }
    for i, (j, shared) in sorted(pairs.items()):
        if shared >= SHARED:
            yield _example(one.id, told[j][1], article, wanted[i], told[j][0])


def _slots(row: Row, lists: dict[str, list[Row]]) -> Slots:
    """The values of a movement besides its operator."""
    return frozenset(pair for pair in movement_slots(row, lists) if pair[0] != "operator")


def _pairs(golds: list[Slots], found: list[Slots]) -> dict[int, tuple[int, int]]:
    """Which movement found each of the gold is, the most values in common first, and how many these are."""
    shared = sorted((-len(g & f), i, j) for i, g in enumerate(golds) for j, f in enumerate(found) if g & f)
    made: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for count, i, j in shared:
        if i not in made and j not in taken:
            made[i] = j, -count
            taken.add(j)
    return made


def _example(name: str, made: Gathered, article: Any, wanted: Row, reported: bool) -> Example:
    preferred = made.slots["operator"]
    options = {c.value: f for c, f in ties.options(made.train, made.event, article, preferred)}
    options[NOBODY] = ties.of_none(made.train, made.kind, article, preferred)
    same = {option.lower(): option for option in options}
    right = same.get(str(wanted.get("operator") or NOBODY).lower(), "?")
    weight = OPTIONAL if wanted.get("optional") else 1.0
    return Example(name, options, right, preferred[0].value if preferred else NOBODY, weight, reported)


def learn(told: Iterable[Example]) -> dict[str, int]:
    """The weights in thousandths: of what is right less what is not, both ways round."""
    told = [one for one in told if one.right in one.options]
    seen = Counter(name for one in told for features in one.options.values() for name in features)
    rows, labels, counts = [], [], []
    for one in told:
        right = one.options[one.right]
        for name, features in one.options.items():
            if name != one.right:
                for sign in (1, -1):
                    rows.append({n: sign if n in right else -sign for n in sorted(right ^ features) if seen[n] >= SEEN})
                    labels.append(sign > 0)
                    counts.append(one.weight / 2)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, solver="liblinear", max_iter=2000, random_state=0)
    model.fit(matrix, labels, sample_weight=counts)
    found = {n: round(1000 * w) for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    return {name: weight for name, weight in sorted(found.items()) if weight}


def decide(one: Example, weights: dict[str, int]) -> str:
    """Whom the weights choose; of equals the first named, nobody before all."""
    nobody = total(one.options[NOBODY], weights)
    named = [(total(features, weights), name) for name, features in one.options.items() if name != NOBODY]
    best = max(named, key=lambda pair: pair[0], default=(nobody, NOBODY))
    return best[1] if best[0] > nobody else NOBODY


def agreement(pairs: Iterable[tuple[Example, str]]) -> str:
    """Precision, recall and F1 over the trains that are reported and on which readers agree."""
    counted = [(said, one.right) for one, said in pairs if one.weight == 1.0 and one.reported]
    hits = sum(said == right != NOBODY for said, right in counted)
    precision = hits / max(1, sum(said != NOBODY for said, _ in counted))
    recall = hits / max(1, sum(right != NOBODY for _, right in counted))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {len(counted)} trains"


def _folds(told: list[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """Each set of articles, and what is left without it; of the articles that belong to none every third."""
    singles = {name: n for n, name in enumerate(dict.fromkeys(e.article for e in told if not _SET.match(e.article)))}
    parts: dict[str, list[Example]] = defaultdict(list)
    for one in told:
        match = _SET.match(one.article)
        parts[match[0] if match else str(singles[one.article] % FOLDS)].append(one)
    for part in parts.values():
        yield [one for one in told if one not in part], part


def main() -> int:
    """Cross-validate, then write or check the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the weights that are there; write nothing")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[ROOT / "corpus"], help="folders of gold articles")
    given = parser.parse_args()
    told = list(examples(Extractor(), given.corpus))
    if given.check:
        kept, fresh = json.loads(WEIGHTS.read_text(encoding="utf-8")), learn(told)
        changed = sum(decide(one, kept) != decide(one, fresh) for one in told)
        print(f"{changed} of {len(told)} choices differ")
        return int(changed > 0)
    print("by preference alone:            ", agreement((one, one.preferred) for one in told))
    said = []
    for rest, part in _folds(told):
        weights = learn(rest)
        said += [(one, decide(one, weights)) for one in part]
    print("by weights, cross-validated:    ", agreement(said))
    weights = learn(told)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        "by weights, as learned from all:", agreement((o, decide(o, weights)) for o in told), f" {len(weights)} weights"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
