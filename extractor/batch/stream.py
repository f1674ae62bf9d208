"""The engine of batch runs, for use in Python: mappings in, records out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.worker import RefusedError, Settings, Task, extracted
from extractor.batch.workers import Pool
from extractor.models import Article
from extractor.sources import SourceError, from_object

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.rules import RulesFile

Rejected = Callable[[int, str], None] | None


def stream(
    extractor: "Extraction",
    articles: Iterable[Mapping[str, Any]],
    workers: int,
    timeout: float,
    rejected: Rejected,
) -> Iterator[Article]:
    """See `extractor.Extractor.stream`."""
    settings = Settings(extractor.model, None if extractor.rules is None else _file(extractor.rules))
    if workers <= 1:
        yield from _here(extractor, articles, settings, rejected)
        return
    pool = Pool(workers, settings, timeout)
    try:
        for answer in pool.map(_tasks(articles)):
            if answer.record is not None:
                yield Article.model_validate_json(answer.record)
            else:
                _refuse(answer.number, answer.reason or "", rejected)
    finally:
        pool.close()


def _file(rules: "str | Path | RulesFile") -> "RulesFile":
    from extractor.rules import RulesFile  # late: most extractors have no rules

    return RulesFile.of(rules)


def _here(
    extractor: "Extraction", articles: Iterable[Mapping[str, Any]], settings: Settings, rejected: Rejected
) -> Iterator[Article]:
    for task in _tasks(articles):
        try:
            if task.reason is not None:
                raise RefusedError(task.reason)
            made, _ = extracted(task, extractor, settings)
        except RefusedError as refused:
            _refuse(task.number, str(refused), rejected)
        else:
            yield made


def _refuse(number: int, reason: str, rejected: Rejected) -> None:
    if rejected is None:
        raise ValueError(f"article {number}: {reason}")
    rejected(number, reason)


def _tasks(articles: Iterable[Mapping[str, Any]]) -> Iterator[Task]:
    for number, value in enumerate(articles, 1):
        name = f"article {number}"
        try:
            yield Task(number, from_object(value, name=name))
        except SourceError as error:
            yield Task(number, None, reason=str(error).removeprefix(f"{name}: "))
