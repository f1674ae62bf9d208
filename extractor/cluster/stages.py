"""What runs on the machines of the cluster: inputs are cut into partitions, partitions extracted, tables made of them.

Stages hand on Arrow tables with one row for each partition; what is no plain value in them is pickled.
"""

import hashlib
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extractor.batch.reader import Row, numbered
from extractor.batch.run import TOLD, Options, rejected_line
from extractor.batch.worker import Answer, Task
from extractor.batch.workers import Pool
from extractor.cluster.parts import Parts, Told
from extractor.sinks.forms import write_parquet
from extractor.sinks.sql import book_of
from extractor.sources.fields import Unknown
from extractor.sources.inputs import Input

if TYPE_CHECKING:
    import pyarrow

PART_BYTES = 64 << 20
"""A partition ends when its rows hold this much, however few they are."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all machines know of the run."""

    output: str
    options: Options
    rows: int
    """Rows of a partition, at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """Inputs that are cut together: one that holds many articles, or several that are one each."""

    number: int
    inputs: tuple[Input, ...]
    names: tuple[str, ...]
    """The names as the user gave them; those of ``inputs`` are absolute."""


@dataclass(slots=True)
class Part:
    """The rows of a partition; none are held where it is done already."""

    name: str
    rows: list[Row] = field(default_factory=list)
    digest: str = ""
    unknown: dict[str, int] = field(default_factory=dict)
    done: Told | None = None
    changed: bool = False
    """Whether it is done, but of other rows."""


def table(**columns: Any) -> "pyarrow.Table":
    """A table of one row."""
    import pyarrow as pa

    kinds = {bytes: pa.large_binary(), str: pa.string(), int: pa.int64()}
    return pa.table({name: pa.array([value], kinds[type(value)]) for name, value in columns.items()})


class Cutting:
    """Reads inputs and cuts their rows into partitions."""

    def __init__(self, job: Job) -> None:
        """Take over what is known of the run."""
        self._job = job

    def __call__(self, groups: "pyarrow.Table") -> Iterator["pyarrow.Table"]:
        """The partitions of the groups, one at a time."""
        parts = Parts(self._job.output)
        for packed in groups["group"].to_pylist():
            for part in self._parts(pickle.loads(packed)):
                part.done = parts.told(part.name)
                if part.done is not None:
                    part.changed = part.done.digest != part.digest
                    part.rows = []
                yield table(part=pickle.dumps(part))

    def _parts(self, group: Group) -> Iterator[Part]:
        given = dict(zip((source.name for source in group.inputs), group.names, strict=True))
        unknown, told = Unknown(), Counter[str]()
        held: list[Row] = []
        size = number = 0
        for row in numbered(group.inputs, self._job.options.reading, unknown):
            task = Task(row.number, row.story, row.packed, row.reason)
            if held and (len(held) == self._job.rows or size + task.size > PART_BYTES):
                yield _part(group, number, held, Counter(unknown.rows) - told)
                held, size, number, told = [], 0, number + 1, Counter(unknown.rows)
            held.append(replace(row, source=given[row.source]))
            size += task.size
        if held:
            yield _part(group, number, held, Counter(unknown.rows) - told)


def _part(group: Group, number: int, rows: list[Row], unknown: Counter[str]) -> Part:
    digest = hashlib.blake2b(b"".join(row.digest for row in rows), digest_size=16).hexdigest()
    return Part(f"part-{group.number:05}-{number:05}", rows, digest, dict(unknown))


class Extracting:
    """Extracts partitions and stores them: one extractor, in a process that is watched over as on one machine."""

    def __init__(self, job: Job) -> None:
        """Start the process."""
        self._job = job
        self._pool = Pool(1, job.options.settings, job.options.timeout)

    def __call__(self, parts: "pyarrow.Table") -> Iterator["pyarrow.Table"]:
        """What is told of each partition."""
        for packed in parts["part"].to_pylist():
            part: Part = pickle.loads(packed)
            if part.done is None:
                yield table(told=pickle.dumps(self._extracted(part)), resumed=0, changed="")
            else:
                yield table(told=pickle.dumps(part.done), resumed=1, changed=part.name if part.changed else "")

    def _extracted(self, part: Part) -> Told:
        tasks = (Task(row.number, row.story, row.packed, row.reason) for row in part.rows)
        records, rejects, first = bytearray(), bytearray(), list[str]()
        counts = dict.fromkeys(("records", "rejects", "passed", "not_english", "undated"), 0)
        for row, answer in zip(part.rows, self._pool.map(tasks), strict=True):
            counts[_ending(answer)] += 1
            counts["not_english"] += answer.record is not None and not answer.english
            counts["undated"] += answer.record is not None and not answer.dated
            if answer.record is not None:
                records += answer.record
            elif not answer.passed or self._job.options.list_passed:
                rejects += rejected_line(row, answer.reason or "")
            if answer.record is None and not answer.passed and len(first) < TOLD:
                first.append(f"{row.source}:{row.line}: {answer.reason}")
        told = Told(part.name, part.digest, len(part.rows), **counts, unknown=part.unknown, first_rejects=tuple(first))
        Parts(self._job.output).write(told, bytes(records), bytes(rejects))
        return told

    def __del__(self) -> None:
        """End the process."""
        self._pool.close()


def _ending(answer: Answer) -> str:
    return "records" if answer.record is not None else "passed" if answer.passed else "rejects"


class Tabling:
    """Makes Parquet tables of the records of a partition, whose first article has the number ``first``."""

    def __init__(self, job: Job) -> None:
        """Take over what is known of the run."""
        self._job = job

    def __call__(self, parts: "pyarrow.Table") -> Iterator["pyarrow.Table"]:
        """The names of the partitions that are done."""
        stored = Parts(self._job.output)
        for name, first in zip(parts["name"].to_pylist(), parts["first"].to_pylist(), strict=True):
            with TemporaryDirectory() as folder:
                records = Path(folder, "records.jsonl")
                records.write_bytes(stored.system.cat_file(stored.records_of(name)))
                for file in write_parquet(book_of(records, first), Path(folder, "tables")).iterdir():
                    stored.put(f"{stored.made}/{file.stem}/{name}.parquet", file.read_bytes())
            yield table(name=name)
