"""A run: reader, workers, writer; what is promised about it is kept here.

Every row ends exactly once, as a record or as a rejected row, in the order of the input. The records first go to
a JSON Lines file that grows with the run and is checkpointed (see `ledger`); the output proper is made from it at
the end and put in place with one rename, so that OUT is either absent, of an earlier run, or complete.
"""

import hashlib
import json
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch import claim, progress
from extractor.batch.ledger import Ledger, LedgerError
from extractor.batch.reader import Reader, Row
from extractor.batch.repeats import Repeats
from extractor.batch.worker import Settings, Task
from extractor.batch.workers import Pool, WorkerError
from extractor.sinks.write import More
from extractor.sources import Reading, SourceError
from extractor.surrogates import clean
from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.rules import RulesFile

CHECKPOINT = 500
"""Rows between two checkpoints, if they do not take longer than `SECONDS`."""
SECONDS = 5.0
"""Work that a kill loses at most, however slow the rows are: more, and a run killed again and again would never end."""
NAMED = 5
"""How many duplicate ids the summary names."""
TOLD = 3
"""How many rejected rows the summary tells the reasons of; the others stand in the file of them."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run; the fields of `Settings` and `Reading` shape the output, the others do not."""

    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    timeout: float = 60.0
    resume: bool = False
    overwrite: bool = False
    quiet: bool = False
    checkpoint: int = CHECKPOINT
    reading: Reading = field(default_factory=Reading)
    list_passed: bool = False
    """Whether rows that are passed over stand among the rejected ones, where they are counted apart."""
    events: bool = False
    """Whether the events that the records tell of stand as tables beside the others."""


@dataclass(slots=True)
class Summary:
    """What a run did; ``rows`` is always ``records + rejects + passed``."""

    rows: int = 0
    records: int = 0
    rejects: int = 0
    passed: int = 0
    resumed: int = 0
    not_english: int = 0
    undated: int = 0
    unknown: list[str] = field(default_factory=list)
    first_rejects: list[str] = field(default_factory=list)
    duplicates: int = 0
    duplicate_ids: list[str] = field(default_factory=list)

    def lines(self, output: str | Path) -> Iterator[str]:
        """The summary in words."""
        passed = f", {self.passed} passed over" if self.passed else ""
        yield f"{self.rows} rows: {self.records} records in {output}, {self.rejects} rejected{passed}"
        if self.rejects:
            yield from self.first_rejects
            yield f"rejected rows with reasons: {output}.rejects.jsonl"
        if self.resumed:
            yield f"the first {self.resumed} rows were done before"
        if self.not_english:
            yield f"{self.not_english} texts do not seem to be in English"
        if self.undated:
            yield f"{self.undated} articles tell no day of publication; their relative dates stay open"
        yield from self.unknown
        if self.duplicates:
            named = ", ".join(self.duplicate_ids) + (", …" if self.duplicates > len(self.duplicate_ids) else "")
            yield f"{self.duplicates} rows repeat an id of an earlier row and are kept apart: {named}"


def run(inputs: Sequence[str | Path], output: Path, options: Options = Options()) -> Summary:
    """Extract all articles of ``inputs`` into ``output``, whose suffix chooses the form.

    Raises SourceError, LedgerError, WorkerError, SinkError or OSError if the run cannot go on; what was done until
    then stays on disk for ``resume``.
    """
    rules = digest_of_rules(options.settings.rules)
    reader = Reader(inputs, options.reading, output)
    replace_old = options.overwrite or options.resume
    claim.check(output, reader.files, replace=replace_old, tables=options.events)
    ledger = Ledger(
        output,
        settings_of(options, rules),
        _adding_events() if options.events else None,
    )
    try:
        ledger.claim()
        if options.resume:
            ledger.resume()
        else:
            ledger.begin(overwrite=options.overwrite)
        claim.check_space(output, _least(reader, ledger))
        summary = Summary(rows=ledger.last.rows, resumed=ledger.last.rows)
        repeats = Repeats(NAMED)
        with progress.make(reader.total, options.quiet) as shown:
            _stream(_noting(reader, repeats), ledger, options, summary, shown)
        last = ledger.last
        summary.records, summary.rejects, summary.not_english = last.records, last.rejects, last.not_english
        summary.duplicates, summary.duplicate_ids = repeats.count, repeats.first
        summary.passed, summary.undated, summary.unknown = last.passed, last.undated, list(reader.unknown.lines())
        if summary.records + summary.rejects + summary.passed != summary.rows:
            counts = f"{summary.records} records, {summary.rejects} rejected, {summary.passed} passed over"
            raise LedgerError(f"{summary.rows} rows, but {counts}")
        ledger.finish(ledger.publishing or ledger.make(), overwrite=replace_old)
    finally:
        ledger.close()
    return summary


def settings_of(options: Options, rules: str | None) -> dict[str, Any]:
    """All that shapes the output; ``rules`` is the digest of the user's own."""
    return {
        **asdict(options.settings),
        "reading": asdict(options.reading),
        "list_passed": options.list_passed,
        "events": options.events,
        "rules": rules,
        "version": __version__,
    }


def _adding_events() -> More:
    from extractor.events.beside import with_events

    return with_events


def _least(reader: Reader, ledger: Ledger) -> int:
    """The fewest bytes that the run has still to write: each record holds its text, and a form holds it once more."""
    texts = [Path(file) for file in reader.files if file.endswith((".txt", ".md", ".jsonl", ".ndjson"))]
    # A line of JSON may hold fields that no record takes over: half of what is read is a safe guess.
    size = sum(file.stat().st_size for file in texts if file.exists()) // 2
    return max(0, size - ledger.last.record_bytes) + (size if ledger.output.suffix not in (".jsonl", ".gz") else 0)


def _noting(rows: Iterable[Row], repeats: Repeats) -> Iterator[Row]:
    """The rows, their ids noted on the way."""
    for row in rows:
        if row.id is not None and row.reason is None:
            repeats.note(row.id)
        yield row


def digest_of_rules(rules: "RulesFile | None") -> str | None:
    """A digest of the user's rules, checked here so that a mistake is one message and not one from each worker."""
    if rules is None:
        return None
    from extractor.rules import load

    load(rules)
    return hashlib.blake2b(Path(rules.path).read_bytes(), digest_size=16).hexdigest()


def _stream(rows: Iterator[Row], ledger: Ledger, options: Options, summary: Summary, shown: progress.Progress) -> None:
    digest = hashlib.blake2b(digest_size=16)
    _skip(rows, ledger, digest)
    waiting: deque[Row] = deque()  # read, but not yet written
    first = next(rows, None)
    if ledger.publishing and first is not None:
        raise _changed(ledger)
    ledger.go_on()
    if first is None:
        return
    pool = Pool(max(1, options.workers), options.settings, options.timeout)
    saved = time.monotonic()
    try:
        for answer in pool.map(_tasks(first, rows, waiting)):
            row = waiting.popleft()
            if answer.record is not None:
                ledger.record(answer.record, english=answer.english, dated=answer.dated)
            elif answer.passed:
                ledger.pass_over(rejected_line(row, answer.reason or "") if options.list_passed else b"")
            else:
                ledger.reject(rejected_line(row, answer.reason or ""))
                if len(summary.first_rejects) < TOLD:
                    summary.first_rejects.append(f"{row.source}:{row.line}: {answer.reason}")
            summary.rows += 1
            digest.update(row.digest)
            if summary.rows % options.checkpoint == 0 or time.monotonic() - saved > SECONDS:
                ledger.checkpoint(summary.rows, digest.hexdigest())
                saved = time.monotonic()
            shown.step(row.position, ledger.last.records, ledger.last.rejects)
    except (SourceError, WorkerError):
        ledger.checkpoint(summary.rows, digest.hexdigest())  # what is done need not be done again
        raise
    finally:
        pool.close()
    ledger.checkpoint(summary.rows, digest.hexdigest())


def _skip(rows: Iterator[Row], ledger: Ledger, digest: "hashlib.blake2b") -> None:
    """Read past the rows that are done, and see that they are still the same."""
    done = ledger.last
    for _ in range(done.rows):
        row = next(rows, None)
        if row is None:
            break
        digest.update(row.digest)
    if done.rows and digest.hexdigest() != done.digest:
        raise _changed(ledger)


def _changed(ledger: Ledger) -> LedgerError:
    return LedgerError(f"{ledger.path}: the input has changed since; start over with --overwrite")


def _tasks(first: Row, rows: Iterator[Row], waiting: deque[Row]) -> Iterator[Task]:
    """A task for each row; the rows are put in line for the writer."""
    row: Row | None = first
    while row is not None:
        waiting.append(replace(row, story=None, packed=None))
        yield Task(row.number, row.story, row.packed, row.reason)
        row = next(rows, None)


def rejected_line(row: Row, reason: str) -> bytes:
    """The line of a rejected row in the file of them."""
    # Names of files may hold bytes that are no UTF-8, which Python reads as characters that JSON cannot hold.
    source, id_, why = clean(row.source), None if row.id is None else clean(row.id), clean(reason)
    entry = {"line": row.line, "source": source, "id": id_, "reason": why, "head": clean(row.head)}
    return json.dumps(entry).encode() + b"\n"
