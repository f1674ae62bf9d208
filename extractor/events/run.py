"""The command ``events``: from files of records to a file of events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractor.events import store
from extractor.events.build import events
from extractor.events.store import Kept
from extractor.events.write import write, writer_for
from extractor.models.events import Event
from extractor.sinks import SinkError
from extractor.sources import SourceError
from extractor.sources.records import records


@dataclass(slots=True)
class Summary:
    """What a run made."""

    articles: int = 0
    events: int = 0
    tellings: int = 0
    shared: int = 0
    rejects: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = f"{self.articles} articles: {self.events} events of {self.tellings} movements and statistics"
        return f"{said}, {self.shared} told by more than one article"


def run(inputs: Sequence[str], output: Path, *, add: bool = False, overwrite: bool = False) -> Summary:
    """Link the records of ``inputs`` into events; with ``add``, together with those the output was made from.

    Raises SinkError if the output cannot be written or stands there unasked, SourceError if an input cannot be read.
    """
    writer_for(output)
    if output.exists() and not (add or overwrite):
        raise SinkError(f"{output} exists; give another name, --add, or --overwrite")
    kept_at = store.beside(output)
    if add and not kept_at.exists():
        raise SinkError(f"{kept_at}: not there, so nothing can be added to; make {output} anew with --overwrite")
    summary = Summary()
    articles = [*(store.read(kept_at) if add else ()), *_articles(inputs, summary)]
    summary.articles = len({(a.head.article, a.head.published, a.head.digest) for a in articles})
    write(_counted(articles, summary), output)
    store.write(kept_at, articles)
    return summary


def _articles(inputs: Sequence[str], summary: Summary) -> Iterator[Kept]:
    for name in inputs:
        for _, record in records(Path(name)):
            if isinstance(record, SourceError):
                summary.rejects.append(str(record))
            else:
                yield store.kept(record)


def _counted(articles: list[Kept], summary: Summary) -> Iterator[Event]:
    for event in events(articles):
        summary.events += 1
        summary.tellings += len(event.tellings)
        summary.shared += event.articles > 1
        yield event
