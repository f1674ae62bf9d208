"""From inputs, articles or records, to the page of a report."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.report.page import Report
from extractor.sources import SourceError
from extractor.sources.records import holds_records, records

if TYPE_CHECKING:
    from extractor.rules import RulesFile


@dataclass(slots=True)
class Built:
    """A page, and how it came about."""

    page: str = ""
    articles: int = 0
    textless: int = 0
    left_out: int = 0
    rejects: list[str] = field(default_factory=list)

    def summary(self, output: Path) -> str:
        """What was made, in words."""
        said = f"{output}: {self.articles} articles, {len(self.page.encode()) / 1e6:.1f} MB"
        if self.textless:
            said += f"; {self.textless} with their facts only"
        if self.left_out:
            said += (
                f"; {self.left_out} left out for the size of the page: see freight-news batch … --output tables.sqlite"
            )
        return f"{said}; {len(self.rejects)} rejected" if self.rejects else said


def build(
    inputs: Sequence[str],
    title: str | None = None,
    published: str | None = None,
    rules: "Path | RulesFile | None" = None,
) -> Built:
    """The report of articles (as for ``batch``) and of records (JSON Lines that ``batch`` wrote).

    Raises SourceError if an input is missing or of a form that is not read, ValueError if ``published`` or ``rules``
    cannot be used. A row that is no article is among the rejects.
    """
    built, report = Built(), Report()
    first: dict[str, Any] = {}
    for record in _records(inputs, published, rules):
        if isinstance(record, SourceError):
            built.rejects.append(str(record))
            continue
        first = first or {"title": record["title"] or record["id"]}
        report.add(record)
        built.articles += 1
    one = built.articles == 1 and first["title"]
    report.title = title or one or f"{built.articles} articles of freight-train news"
    built.textless, built.left_out = report.textless, report.left_out
    built.page = report.render()
    return built


def _records(
    inputs: Sequence[str], published: str | None, rules: "Path | RulesFile | None"
) -> Iterator[dict[str, Any] | SourceError]:
    """The records of all inputs as decoded JSON, or the reason why a row is none."""
    stored = [name for name in inputs if holds_records(Path(name))]
    for name in stored:
        for _, record in records(Path(name)):
            yield record
    others = [name for name in inputs if name not in stored]
    if others:
        yield from _extracted(others, published, rules)


def _extracted(
    inputs: Sequence[str], published: str | None, rules: "Path | RulesFile | None"
) -> Iterator[dict[str, Any] | SourceError]:
    from extractor.api import Extractor  # late: records need no pipeline
    from extractor.batch.reader import Reader
    from extractor.batch.worker import Settings, Task, answer
    from extractor.published import parse_published

    day = parse_published(published)
    extractor, settings = Extractor(rules=rules), Settings()
    for row in Reader(inputs):
        if row.reason is not None:
            yield SourceError(f"{row.source}:{row.line}: {row.reason}")
            continue
        story = row.story
        if story is not None and story.published is None and day:
            story = type(story)(story.text, story.id, story.title, day, story.url)
        made = answer(Task(row.number, story, row.packed), extractor, settings)
        if made.record is None:
            yield SourceError(f"{row.source}:{row.line}: {made.reason}")
        else:
            yield json.loads(made.record)
