"""Events beside the records that a run has just made."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.events.build import events
from extractor.events.store import Kept, kept
from extractor.sinks.events import beside
from extractor.sinks.tables import Book


def with_events(book: Book, records: Path) -> Book:
    """The tables of a run's JSON Lines file of records, with those of the events that they tell of."""
    run = _Run(records)
    return beside(book, events(run.articles()), run.numbers)


@dataclass(slots=True)
class _Run:
    records: Path
    numbers: dict[tuple[str, str | None], int | None] = field(default_factory=dict)
    digests: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def articles(self) -> Iterator[Kept]:
        """The articles' tellings; on the way, the number of each is noted."""
        with self.records.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                article = kept(json.loads(line))
                if article.movements or article.figures:
                    self._note(article, number)
                yield article

    def _note(self, article: Kept, number: int) -> None:
        name = (article.head.article, article.head.published)
        if self.digests.setdefault(name, article.head.digest) != article.head.digest:
            self.numbers[name] = None  # two articles of one id: which one tells is not known
        else:
            self.numbers.setdefault(name, number)
