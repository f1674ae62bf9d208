"""Learns what fills the slots of movements; writes ``extractor/facts/settle/weights.json``.

    .venv/bin/python scripts/train_slots.py                   # cross-validates, then writes the weights
    .venv/bin/python scripts/train_slots.py --quick           # writes the weights only

Every movement that is told of and stands in the gold is an example: of each slot what could fill it, with what speaks
for it, and whether the gold has it. Prints the share of slots that is right when each third of the articles is settled
by weights learned from the others; which sentences tell of movements is not left out anew. Needs scikit-learn (a
development dependency). The same corpus decides the same.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from lessons import CORPUS, DATE_OF_MOVEMENTS, ROOT, TOLD, Lesson, lessons, met, read_article, rows_of
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractor.evaluate.facts import score_movements
from extractor.evaluate.gold import Gold
from extractor.evaluate.match import movement_slots, plain
from extractor.facts.article import LISTS, Article
from extractor.facts.gathered import Gathered
from extractor.facts.movements import record, told
from extractor.facts.parting import parted
from extractor.facts.settle import kinds, places, settled
from extractor.facts.settle.option import View, views
from extractor.facts.settle.settled import Scales, scales
from extractor.facts.telling import KINDS
from extractor.weighing import BIAS

FOLDERS = (CORPUS, TOLD)
WEIGHTS = ROOT / "extractor" / "facts" / "settle" / "weights.json"
SEEN = 8  # candidates that a feature must be seen with
SLIGHT = 30  # thousandths below which a weight is left out
STRENGTH = 0.25  # inverse of the penalty on large weights
OF_TABLE = 8.0  # what a sentence of the table counts beside an article
UNTOLD = ("operator", "load", "frequency")  # slots that the tables do not tell
OPTIONAL = 0.3  # what an example counts where readers could differ
LEAST = 0.38  # how likely a value must be to be taken
FOLDS = 3

Row = dict[str, Any]
Weights = dict[str, dict[str, int]]


@dataclass(eq=False)
class Example:
    """A candidate of a slot: its features, whether the gold has it, and how much that counts."""

    features: list[str]
    right: bool
    weight: float


@dataclass(eq=False)
class Story:
    """An article with the movements that are told in it, and the gold ones that these are."""

    name: str
    article: Article
    lists: dict[str, list[Row]]
    gold: Gold | None
    told: list[Gathered]
    meant: list[Row | None]
    examples: dict[str, list[Example]] = field(default_factory=dict)


def stories(folders: Iterable[Path]) -> Iterator[Story]:
    """The articles of the corpus, then the rows of the tables."""
    yield from map(story, lessons(folders))
    yield from _of_slots()


def _of_slots() -> Iterator[Story]:
    """The rows of the table of single slots, which tells only these of their first movement."""
    for text, expected in rows_of("slots.txt"):
        article, lists = read_article(text, DATE_OF_MOVEMENTS, None)
        made = [one for one, _ in told(article)]
        row: Row = {slot: value for slot, _, value in (part.partition(": ") for part in expected.split(" ; "))}
        row |= {slot: [v for v in row[slot].split(", ") if v != "-"] for slot in settled.LISTED.keys() & row.keys()}
        row = {slot: None if value == "-" else value for slot, value in row.items()}
        here = Story(text, article, lists, None, made, [row, *[None] * len(made)][: len(made)])
        here.examples = {slot: found for slot, found in _examples(here).items() if slot in row}
        yield here


def story(of: Lesson) -> Story:
    """What is told in an article, each with the gold movement that shares most of its values."""
    made = [one for one, _ in told(of.article)]
    wanted = [movement_slots(row, of.lists | (of.gold.lists if of.gold else {})) for row in of.rows]
    meant: list[Row | None] = [None] * len(made)
    for row, number in zip(
        of.rows, met(wanted, [movement_slots(record(one, []), of.lists) for one in made]), strict=True
    ):
        if number is not None:
            meant[number] = row
    here = Story(of.name, of.article, of.lists, of.gold, made, meant)
    here.examples = _examples(here)
    return here


def _examples(of: Story) -> dict[str, list[Example]]:
    made: dict[str, list[Example]] = {}
    for view, row in zip(views(of.told, of.article), of.meant, strict=True):
        if row is not None:
            for slot, features, right in _of_movement(view, row, of.lists):
                weight = OPTIONAL if row.get("optional") else 1.0 if of.gold else OF_TABLE
                if of.gold or slot not in UNTOLD or slot in row:
                    made.setdefault(slot, []).append(Example(sorted(features), right, weight))
    return made


def _of_movement(view: View, row: Row, lists: dict[str, list[Row]]) -> Iterator[tuple[str, set[str], bool]]:
    gold = {(slot, value) for slot, value in movement_slots(row, lists)}
    for option in places.options(view).values():
        for slot in (*places.ENDS, "via"):
            yield slot, set(option.said()), (slot, plain(option.candidate.text)) in gold
    for slot, options_of in (settled.SINGLE | settled.LISTED).items():
        for name, option in options_of(view).items():
            value = lists["quantities"][int(name)]["text"] if slot == "load" else name
            yield slot, set(option.said()), (slot, plain(value)) in gold
    said = {feature for part in kinds.parts(view) for feature in part.features}
    for kind in KINDS if "kind" in row else ():
        yield kind, said, row["kind"] == kind
    for status in kinds.STATUSES:
        yield status, said, (row.get("status") or "done") == status


def learn(known: list[Story], least: float = LEAST, strength: float = STRENGTH) -> Weights:
    """The weights in thousandths of each slot, kind and status."""
    made: Weights = {}
    for slot in sorted({slot for story in known for slot in story.examples}):
        examples = [one for story in known for one in story.examples.get(slot, ())]
        shift = 0.0 if slot in (*KINDS, *kinds.STATUSES) else float(np.log((1 - least) / least))
        made[slot] = _fit(examples, shift, strength)
    return made


def _fit(examples: list[Example], shift: float, strength: float) -> dict[str, int]:
    seen = Counter(name for one in examples for name in one.features)
    columns = {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}
    where = [(n, columns[name]) for n, one in enumerate(examples) for name in one.features if name in columns]
    lines, stands = zip(*where, strict=True)
    matrix = csr_matrix((np.ones(len(where)), (lines, stands)), shape=(len(examples), len(columns)))
    model = LogisticRegression(C=strength, max_iter=1000, solver="liblinear", random_state=0)
    model.fit(matrix, [one.right for one in examples], sample_weight=[one.weight for one in examples])
    found = {name: round(1000 * weight) for name, weight in zip(columns, model.coef_[0], strict=True)}
    return {BIAS: round(1000 * (model.intercept_[0] + shift))} | {n: w for n, w in found.items() if abs(w) >= SLIGHT}


def decide(story: Story, known: Scales) -> list[Row]:
    """The movements of a story as these weights settle them."""
    made = [replace(one, slots=dict(one.slots)) for one in story.told]
    settled.settle(made, story.article, known)
    return [record(each, []) for one in made for each in parted(one)]


def score(known: Iterable[tuple[Story, Scales]]) -> tuple[str, dict[str, str]]:
    """Precision, recall and F1 of the slots, and of each."""
    sums: Counter[tuple[str, str]] = Counter()

    def count(name: str, correct: int, gold: int, found: int) -> None:
        sums.update({(name, "c"): correct, (name, "g"): gold, (name, "f"): found})

    for story, weights in known:
        if story.gold is not None:
            lists = {name: story.lists[name] for name in LISTS}
            score_movements(story.gold, lists | {"movements": decide(story, weights)}, count, lambda *_: None)

    def figure(name: str) -> str:
        c, g, f = (sums[name, key] for key in "cgf")
        return f"F1 {2 * c / (g + f):.3f} (P {c / max(f, 1):.3f} R {c / max(g, 1):.3f})"

    names = sorted({name for name, _ in sums})
    return figure("movements slots"), {name.split()[-1]: figure(name) for name in names}


def main() -> int:
    """Cross-validate, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="write the weights without cross-validating them")
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of gold articles")
    given = parser.parse_args()
    known = list(stories(given.corpus))
    print("by the rules:   ", score([(story, {}) for story in known])[0])
    if not given.quick:
        judged: list[tuple[Story, Scales]] = []
        for fold in range(FOLDS):
            held_out = scales(learn([story for n, story in enumerate(known) if n % FOLDS != fold]))
            judged += [(story, held_out) for story in known[fold::FOLDS]]
        for name, figure in zip(("cross-validated:", ""), score(judged), strict=True):
            print(name, figure)
    weights = learn(known)
    learned = scales(weights)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        "as learned:     ",
        score([(story, learned) for story in known])[0],
        f"{sum(map(len, weights.values()))} weights",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
