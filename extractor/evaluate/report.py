"""Scores the extractor on gold articles and prints the figures."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.api import Extractor
from extractor.evaluate.facts import score_movements, score_statistics, with_quantities_of_statistics
from extractor.evaluate.gold import MENTIONS, Gold, Row
from extractor.evaluate.load import load
from extractor.evaluate.match import REST, RIGHT, align, overlap

LEVELS = ("found", "right", "full")


@dataclass(slots=True)
class Tally:
    """Counts of true positives, gold items and extracted items."""

    correct: int = 0
    gold: int = 0
    found: int = 0

    def add(self, correct: int, gold: int, found: int) -> None:
        """Add the counts of one article."""
        self.correct += correct
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Share of the extracted items that are correct."""
        return self.correct / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Share of the gold items that were extracted correctly."""
        return self.correct / self.gold if self.gold else float(self.found == 0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement between gold and extraction."""

    article: str
    list: str
    what: str
    gold: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.article}\t{self.list}\t{self.what}\tgold={_show(self.gold)}\tfound={_show(self.found)}"


@dataclass(slots=True)
class Report:
    """Figures and differences over all articles."""

    articles: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def overall(self) -> float:
        """The mean F1 of *right* over the lists of mentions that were annotated."""
        scored = [self.tallies[key].f1 for name in MENTIONS if (key := f"{name} right") in self.tallies]
        return sum(scored) / len(scored) if scored else 0.0

    def add(self, name: str, correct: int, gold: int, found: int) -> None:
        """Add counts to the figure ``name``."""
        self.tallies.setdefault(name, Tally()).add(correct, gold, found)

    def render(self, *, errors: bool = False) -> str:
        """The figures as aligned text, after the differences if asked for."""
        lines = [str(difference) for difference in self.differences] if errors else []
        lines.append(f"{self.articles} articles")
        lines.append(f"{'':22}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}{'found':>7}")
        for name, t in self.tallies.items():
            lines.append(f"{name:22}{t.precision:8.3f}{t.recall:8.3f}{t.f1:8.3f}{t.gold:7}{t.found:7}")
        lines.append(f"all {self.overall:.4f}")
        return "\n".join(lines)

    def markdown(self) -> str:
        """The figures as a Markdown table; facts with all their slots together."""
        shown = {n: t for n, t in self.tallies.items() if n.endswith((*LEVELS, "slots"))}
        lines = ["| | precision | recall | F1 |", "|---|---:|---:|---:|"]
        lines += [f"| {n} | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} |" for n, t in shown.items()]
        return "\n".join(lines)

    def as_json(self) -> str:
        """The figures as one JSON object."""
        figures = {
            name: {"p": round(t.precision, 4), "r": round(t.recall, 4), "f1": round(t.f1, 4), "gold": t.gold}
            for name, t in self.tallies.items()
        }
        return json.dumps({"articles": self.articles, "all": round(self.overall, 4), **figures})


def run(path: Path, extractor: Extractor | None = None) -> Report:
    """Extract the gold articles at ``path`` and score the records.

    Raises GoldError for a file that is not gold.
    """
    golds = load(path)
    extractor = extractor or Extractor()
    report = Report()
    for name in MENTIONS:
        for level in LEVELS:
            if any(name in gold.lists and level in _levels(gold, name) for gold in golds):
                report.add(f"{name} {level}", 0, 0, 0)
    for gold in golds:
        record = extractor.extract(gold.story.text, gold.story.published, id=gold.id, title=gold.story.title)
        score(gold, record.model_dump(), report)
    return report


def score(gold: Gold, record: Row, report: Report) -> None:
    """Compare one record with its gold and add to ``report``."""
    report.articles += 1
    pairs = {name: _score_mentions(name, gold, list(record[name]), report) for name in MENTIONS if name in gold.lists}

    def differ(name: str, what: str, wanted: object, found: object) -> None:
        report.differences.append(Difference(gold.id, name, what, wanted, found))

    if "movements" in gold.lists:
        score_movements(gold, record, report.add, differ)
    if "statistics" in gold.lists:
        told = with_quantities_of_statistics(gold)
        aligned = pairs.get("quantities") or align(told.lists["quantities"], record["quantities"])
        score_statistics(told, record, aligned, report.add, differ)


def _levels(gold: Gold, name: str) -> tuple[str, ...]:
    return LEVELS[:1] if name in gold.bare else LEVELS


def _score_mentions(name: str, gold: Gold, found: list[Row], report: Report) -> list[tuple[Row, Row]]:
    pairs = align(gold.lists[name], found)
    required = [(g, f) for g, f in pairs if not g.get("optional")]
    optional = [g for g in gold.lists[name] if g.get("optional")]
    spared = [f for f in found if any(overlap(g, f) > 0 for g in optional) and all(f is not x for _, x in required)]
    sizes = (len(gold.lists[name]) - len(optional), len(found) - len(spared))
    report.add(f"{name} found", len(required), *sizes)
    compared = [] if name in gold.bare else required
    if name not in gold.bare:
        right = [(g, f) for g, f in compared if RIGHT[name](g, f)]
        report.add(f"{name} right", len(right), *sizes)
        report.add(f"{name} full", sum(REST[name](g, f) for g, f in right), *sizes)

    def differ(what: str, g: Row | None, f: Row | None) -> None:
        report.differences.append(Difference(gold.id, name, what, g, f))

    for g in gold.lists[name]:
        if not g.get("optional") and not _among(g, (x for x, _ in pairs)):
            differ("missed", g, None)
    for f in found:
        if not _among(f, spared) and not _among(f, (x for _, x in pairs)):
            differ("extra", None, f)
    for g, f in compared:
        if not RIGHT[name](g, f):
            differ("wrong", g, f)
        elif not REST[name](g, f):
            differ("partly", g, f)
    return pairs


def _among(row: Row, rows: Iterable[Row]) -> bool:
    return any(row is other for other in rows)


def _show(value: Any) -> str:
    if isinstance(value, dict):
        hidden = ("start_char", "end_char", "rule")
        shown = {k: v for k, v in value.items() if k not in hidden and v is not None}
        return json.dumps(shown, ensure_ascii=False)
    return str(value)
