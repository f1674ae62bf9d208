"""The engine of batch runs, for use in Python: mappings in, records out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.batch.worker import Settings, Task
from extractor.batch.workers import Pool
from extractor.models import Article
from extractor.sources import SourceError, from_object


def stream(
    articles: Iterable[Mapping[str, Any]],
    model: str | None,
    rules: str | Path | None,
    workers: int,
    timeout: float,
    rejected: Callable[[int, str], None] | None,
) -> Iterator[Article]:
    """See `extractor.Extractor.stream`."""
    pool = Pool(max(1, workers), Settings(model, None if rules is None else str(rules)), timeout)
    try:
        for answer in pool.map(_tasks(articles)):
            if answer.record is not None:
                yield Article.model_validate_json(answer.record)
            elif rejected is not None:
                rejected(answer.number, answer.reason or "")
            else:
                raise ValueError(f"article {answer.number}: {answer.reason}")
    finally:
        pool.close()


def _tasks(articles: Iterable[Mapping[str, Any]]) -> Iterator[Task]:
    for number, value in enumerate(articles, 1):
        name = f"article {number}"
        try:
            yield Task(number, from_object(value, name=name))
        except SourceError as error:
            yield Task(number, None, reason=str(error).removeprefix(f"{name}: "))
