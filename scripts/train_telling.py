"""Learns which sentences tell of a movement, and of which kind; writes ``extractor/facts/telling.json``.

    .venv/bin/python scripts/train_telling.py                   # cross-validates, then writes the weights
    .venv/bin/python scripts/train_telling.py --check           # says whether the weights still decide alike

Every sentence of the gold is an example: it tells of the gold movements whose values it holds most of. What the
register reads well in articles that it was written from it misses in new ones, so each such sentence counts twice: as
it is read, and as if nothing had been found in it. The rows of ``tests/facts/table/movements.txt`` and ``briefs.txt``
count as articles of their own. Prints the share of slots that is right when each fifth of the articles is read by
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

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from train_reported import ENOUGH, TABLE_DATE, read_article, table_rows

from extractor.evaluate.facts import score_movements
from extractor.evaluate.gold import Gold
from extractor.evaluate.load import load
from extractor.evaluate.match import movement_slots
from extractor.facts import telling
from extractor.facts.article import LISTS, Article, Sentence
from extractor.facts.gathered import Gathered
from extractor.facts.movements import Reported, record, told
from extractor.facts.parting import parted
from extractor.weighing import BIAS, Columns

ROOT = Path(__file__).parent.parent
FOLDERS = [ROOT / "corpus", ROOT / "corpus" / "told"]
WEIGHTS = ROOT / "extractor" / "facts" / "telling.json"
DATED = [ROOT / "tests" / "facts" / "table" / name for name in ("briefs.txt", "ordinary.txt")]
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
    found: list[set[str]]  # what the register finds in each sentence
    weight: float = 1.0


def stories(folders: Iterable[Path]) -> Iterator[Story]:
    """The articles of the corpus, then the sentences of the table."""
    for folder in folders:
        for one in load(folder):
            if "movements" in one.lists:
                article, lists = read_article(one.story.text, one.story.published, one.story.title)
                yield _story(one.id, article, lists, one, one.lists["movements"], lists | one.lists)
    for number, (text, rows) in enumerate(table_rows()):
        article, lists = read_article(text, TABLE_DATE, None)
        yield _story(f"table-{number}", article, lists, None, rows, lists)
    for number, (dated, rows) in enumerate(row for table in DATED for row in table_rows(table)):
        published, _, text = dated.partition(" ")
        article, lists = read_article(text, published, None)
        yield _story(f"brief-{number}", article, lists, None, rows, lists)


def _story(
    name: str, article: Article, lists: dict[str, list[Row]], gold: Gold | None, rows: list[Row], of: Row
) -> Story:
    """A gold movement is told where the register reports it, else in the sentence that holds most of it."""
    register = Reported(article)
    found = [register.found(sentence) for sentence in article.sentences]
    kinds: dict[int, set[str]] = {}
    reported = [one for here in register.reported.values() for one, _ in here]
    for row, meant in zip(rows, _met(rows, of, reported, lists), strict=True):
        words = list(_words(row, of))
        best = max(article.sentences, key=lambda s: (_held(s, words), -s.number)).number
        kinds.setdefault(meant.event.sentence.number if meant else best, set()).add(row["kind"])
    return Story(name, article, lists, gold, kinds, found, 1.0 if gold else OF_TABLE if rows else NEAR_MISS)


def _met(rows: list[Row], of: Row, reported: list[Gathered], lists: Row) -> list[Gathered | None]:
    """For each gold movement the one reported that shares most of its values, and at least two."""
    wanted = [movement_slots(row, of) for row in rows]
    found = [movement_slots(record(one, []), lists) for one in reported]
    met: list[Gathered | None] = [None] * len(rows)
    free = set(range(len(reported)))
    for shared, i, j in sorted((-len(g & f), i, j) for i, g in enumerate(wanted) for j, f in enumerate(found)):
        if met[i] is None and j in free and -shared >= min(ENOUGH, len(wanted[i])):
            met[i] = reported[j]
            free.discard(j)
    return met


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
            for found in (story.found[sentence.number], {telling.NOTHING}):
                rows.append(sorted(telling.features(sentence, story.article, found)))
                kinds.append(story.kinds.get(sentence.number, set()))
                counts.append(story.weight)
                if found == {telling.NOTHING}:
                    break  # else once more as if the register had missed it
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
    """Cross-validate, then write or check the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the weights that are there; write nothing")
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of gold articles")
    parser.add_argument("--judges", default="", help="show articles whose name begins so, beside all")
    given = parser.parse_args()
    known = list(stories(given.corpus))
    if given.check:
        kept, fresh = map(telling.columns, (json.loads(WEIGHTS.read_text(encoding="utf-8")), learn(known)))
        changed = [story.name for story in known if decide(story, kept) != decide(story, fresh)]
        print(f"{len(changed)} of {len(known)} texts differ")
        return int(bool(changed))
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
