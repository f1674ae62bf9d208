"""Learns which sentences tell of a movement, and of which kind; writes ``extractor/facts/telling.json``.

    .venv/bin/python scripts/train_telling.py                   # cross-validates, then writes the weights

Every sentence of the gold is an example: it tells of the gold movements whose values it holds most of. What the
register reads well in articles that it was written from it misses in new ones, so each such sentence counts twice: as
it is read, and as if nothing had been found in it. The rows of ``tests/facts/table`` that tell movements
count as articles of their own. Prints the share of slots that is right when each third of the articles is read by
weights learned from the others. Needs scikit-learn (a development dependency). The same corpus decides the same.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons import CORPUS, ROOT, TOLD, Lesson, lessons, met
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractor.evaluate.facts import score_movements
from extractor.evaluate.gold import Gold
from extractor.evaluate.match import movement_slots
from extractor.facts import telling
from extractor.facts.article import LISTS, Article, Sentence
from extractor.facts.movements import Reported, record, told
from extractor.facts.parting import parted
from extractor.weighing import BIAS, Columns

FOLDERS = (CORPUS, TOLD)
WEIGHTS = ROOT / "extractor" / "facts" / "telling.json"
SEEN = 6  # sentences that a feature must be seen in
STRENGTH = 0.07  # inverse of the penalty on large weights
OF_TABLE, NEAR_MISS = (
    3.0,
    8.0,
)  # what a sentence of the table counts beside one of an article, and one that tells nothing
SLIGHT = 15  # thousandths below which a weight is left out
BENT = 300  # thousandths by which telling is preferred: told is what is likelier than .43
FOLDS = 3
_OF_SLOT = {
    "when": 2.0, "load": 2.0, "origin": 1.5, "destination": 1.5, "frequency": 1.5, "via": 1.0, "cargo": 1.0,
    "service": 0.7, "operator": 0.5,
}  # fmt: skip
"""How far a value speaks for the sentence that holds it."""

Row = dict[str, Any]
Weights = dict[str, dict[str, int]]


@dataclass(eq=False)
class Story:
    """An article or a sentence of the table, with the kinds that each of its sentences tells of."""

    name: str
    article: Article
    lists: dict[str, list[Row]]
    gold: Gold | None
    kinds: dict[int, set[str]]
    found: list[str]  # what the register finds in each sentence
    weight: float = 1.0


def stories(folders: Iterable[Path]) -> Iterator[Story]:
    """The articles of the corpus, then the rows of the tables."""
    return map(_story, lessons(folders))


def _story(of: Lesson) -> Story:
    """A gold movement is told where the register reports it, else in the sentence that holds most of it."""
    register = Reported(of.article)
    sentences = of.article.sentences
    found = [telling.NOTHING if s.number in register.reported else register.found(s) for s in sentences]
    lists = of.lists | (of.gold.lists if of.gold else {})
    kinds: dict[int, set[str]] = {}
    reported = [one for here in register.reported.values() for one, _ in here]
    wanted = [movement_slots(row, lists) for row in of.rows]
    made = [movement_slots(record(one, []), of.lists) for one in reported]
    for row, number in zip(of.rows, met(wanted, made), strict=True):
        words = list(_words(row, lists))
        best = max(of.article.sentences, key=lambda s: (_held(s, words), -s.number)).number
        kinds.setdefault(best if number is None else reported[number].event.sentence.number, set()).add(row["kind"])
    weight = 1.0 if of.gold else OF_TABLE if of.rows else NEAR_MISS
    return Story(of.name, of.article, of.lists, of.gold, kinds, found, weight)


def _words(row: Row, lists: Row) -> Iterator[tuple[str, str]]:
    """The words that can stand for a movement's values, by slot."""
    for date in lists["dates"]:
        if row.get("when") and _same_day(str(date.get("value")), row["when"]):
            yield "when", date["text"]
    for slot in ("origin", "destination", "service", "operator"):
        if value := row.get(slot):
            yield slot, value
            rows = (one for name in ("places", "services", "organisations") for one in lists[name])
            yield from ((slot, one["text"]) for one in rows if value in (one.get("name"), one["text"]))
    for slot in ("via", "cargo", "load", "frequency"):
        values = row.get(slot) or []
        yield from ((slot, str(value)) for value in (values if isinstance(values, list) else [values]))


def _same_day(value: str, when: str) -> bool:
    """Whether a date is the day of a movement, or one of the days between which it is."""
    day = value.partition("T")[0]
    return value == when or (
        len(day) == len("2024-05-06") and day in (part.partition("T")[0] for part in when.split("/"))
    )


def _held(sentence: Sentence, words: Iterable[tuple[str, str]]) -> float:
    """How much of a movement a sentence holds; a slot of one value counts once."""
    text = sentence.text.lower()
    held = {(slot, word if slot in ("via", "cargo", "load") else "") for slot, word in words if word.lower() in text}
    return sum(_OF_SLOT[slot] for slot, _ in held)


def learn(known: list[Story]) -> Weights:
    """The weights in thousandths: of telling at all, and of each kind among what is told."""
    rows, kinds, counts = [], [], []
    for story in known:
        for sentence in story.article.sentences:
            for found in {telling.NOTHING: None, story.found[sentence.number]: None}:
                rows.append(sorted(telling.features(sentence, story.article, found)))
                kinds.append(story.kinds.get(sentence.number, set()))
                counts.append(story.weight)
    seen = Counter(name for names in rows for name in names)
    columns = sorted(name for name, count in seen.items() if count >= SEEN)
    every = range(len(rows))
    made = {telling.TOLD: _fit(columns, rows, [bool(kinds[n]) for n in every], counts, every)}
    made[telling.TOLD][BIAS] += BENT
    right = [n for n in every if kinds[n]]
    for kind in telling.KINDS:
        made[kind] = _fit(columns, rows, [kind in kinds[n] for n in every], counts, right)
    return made


def _fit(
    columns: list[str], rows: list[list[str]], labels: list[bool], counts: list[float], of: Sequence[int]
) -> dict[str, int]:
    """The weights that tell labels apart, of some of the rows."""
    column = {name: n for n, name in enumerate(columns)}
    where = [(n, column[name]) for n, at in enumerate(of) for name in rows[at] if name in column]
    lines, stands = zip(*where, strict=True)
    matrix = csr_matrix(([1] * len(where), (lines, stands)), shape=(len(of), len(columns)))
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear", random_state=0)
    model.fit(matrix, [labels[at] for at in of], sample_weight=[counts[at] for at in of])
    found = {name: round(1000 * weight) for name, weight in zip(columns, model.coef_[0], strict=True)}
    return {BIAS: round(1000 * model.intercept_[0])} | {
        name: weight for name, weight in found.items() if abs(weight) >= SLIGHT
    }


def decide(story: Story, weights: Columns) -> list[Row]:
    """The movements that these weights tell of."""
    return [record(each, because) for one, because in told(story.article, weights) for each in parted(one)]


def score(known: Iterable[tuple[Story, Columns]]) -> str:
    """Precision, recall and F1 of the slots."""
    sums: Counter[str] = Counter()

    def count(name: str, correct: int, gold: int, found: int) -> None:
        if name.endswith(" slots"):
            sums.update(correct=correct, gold=gold, found=found)

    for story, weights in known:
        if story.gold is not None:
            lists = {name: story.lists[name] for name in LISTS}
            score_movements(story.gold, lists | {"movements": decide(story, weights)}, count, lambda *_: None)
    precision, recall = sums["correct"] / sums["found"], sums["correct"] / sums["gold"]
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"


def main() -> int:
    """Cross-validate, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of gold articles")
    parser.add_argument("--judges", default="", help="show articles whose name begins so, beside all")
    given = parser.parse_args()
    known = list(stories(given.corpus))
    judged: list[tuple[Story, Columns]] = []
    for fold in range(FOLDS):
        part = known[fold::FOLDS]
        held_out = telling.columns(learn([story for story in known if story not in part]))
        judged += [(story, held_out) for story in part]
    print("cross-validated:", score(judged))
    if given.judges:
        print("  of", given.judges, score([one for one in judged if one[0].name.startswith(given.judges)]))
    weights = learn(known)
    learned = telling.columns(weights)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        "as learned:     ", score([(story, learned) for story in known]), f"{sum(map(len, weights.values()))} weights"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
