"""Adds what is new in feeds to a file of records, call after call.

Beside OUT stands OUT.seen: one JSON line a call, with the keys of the entries seen first and the length that OUT then
had. What OUT holds beyond the last length was added by a call that was killed: its ids are read from there, and a line
that was cut short is cut off. So an entry is never added twice, whatever happens.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.relevance import about_freight
from extractor.sources import Reading, SourceError, Story
from extractor.sources.inputs import find
from extractor.sources.item import AS_USUAL, Item
from extractor.sources.kinds import KINDS
from extractor.sources.read import rows

if TYPE_CHECKING:
    from extractor.rules import RulesFile


class WatchError(ValueError):
    """The files cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to watch."""

    rules: "RulesFile | None" = None
    reading: Reading = field(default=AS_USUAL)
    only_freight: bool = False
    timeout: float = 60.0


@dataclass(slots=True)
class Summary:
    """What a call did."""

    added: int = 0
    passed: int = 0
    known: int = 0
    faults: int = 0

    def __str__(self) -> str:
        passed = f", {self.passed} not about freight on rails" if self.passed else ""
        faults = f", {self.faults} could not be read" if self.faults else ""
        return f"{self.added} new records, {self.known} entries seen before{passed}{faults}"


def run(feeds: list[str], output: Path, options: Options, fault: Callable[[str], None]) -> Summary:
    """Extract the entries of ``feeds`` that no earlier call has seen, and add their records to ``output``.

    What cannot be read is told to ``fault``; an entry that cannot is not tried again.

    Raises WatchError if ``output`` is no JSON Lines file or another call is at work, OSError if it cannot be written.
    """
    if output.suffix != ".jsonl":
        raise WatchError(f"{output}: records are added to JSON Lines, .jsonl; make other forms of them with batch")
    summary = Summary()
    with _held(output) as seen:
        new: dict[str, Story] = {}
        broken: set[str] = set()
        for name, item in _entries(feeds, options.reading):
            story = item.story
            key = _key(story.id, story.url, story.text) if story else _key(name, item.reason, item.content.hex())
            if key in seen.keys:
                summary.known += 1
            elif story is not None:
                new.setdefault(key, story)
            else:
                summary.faults += 1
                fault(f"{name}: {item.reason}")
                if item.content:  # an entry, which is told once; a feed that cannot be reached is told at every call
                    broken.add(key)
        wanted = [story for story in new.values() if not options.only_freight or about_freight(story.text, story.title)]
        summary.passed = len(new) - len(wanted)
        if wanted:
            rejects = _add(wanted, output, options)
            for reason in rejects:
                fault(reason)
            summary.faults += len(rejects)
            summary.added = len(wanted) - len(rejects)
        seen.note(broken.union(new))
    return summary


def _entries(feeds: list[str], reading: Reading) -> Iterator[tuple[str, Item]]:
    """(feed, entry) of all feeds; what is wrong with a feed as a whole is an entry of its own."""
    for name in feeds:
        try:
            for source in find([name]):
                for item in rows(replace(source, kind=KINDS[".rss"]), reading):
                    yield source.name, item
        except SourceError as error:
            yield name, Item(1, b"", reason=str(error).removeprefix(f"{name}: "))


def _add(wanted: list[Story], output: Path, options: Options) -> list[str]:
    """Append the records; the reasons of those that could not be extracted. A worker keeps to the time limit."""
    from extractor.batch.worker import Settings, Task  # late: most calls find nothing new
    from extractor.batch.workers import Pool

    rejects: list[str] = []
    pool = Pool(1, Settings(rules=options.rules), options.timeout)
    try:
        with output.open("ab") as file:
            for answer in pool.map(Task(number, story) for number, story in enumerate(wanted, 1)):
                if answer.record is None:
                    story = wanted[answer.number - 1]
                    rejects.append(f"{story.url or story.id}: {answer.reason}")
                else:
                    file.write(answer.record)
            file.flush()
            os.fsync(file.fileno())
    finally:
        pool.close()
    return rejects


def _key(id: str | None, url: str | None, text: str) -> str:
    """What an entry is known by: its id and address, or its words where it has neither."""
    told = json.dumps([id, url]) if id or url else text
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class _Seen:
    """The keys that earlier calls have seen."""

    def __init__(self, file: Any, output: Path) -> None:
        self.keys: set[str] = set()
        self._file, self._output = file, output
        size = 0
        for number, line in enumerate(file, 1):
            try:
                entry = json.loads(line)
                self.keys.update(entry["seen"])
                size = entry["bytes"]
            except (ValueError, LookupError, TypeError):
                if line.endswith(b"\n"):
                    raise WatchError(f"{file.name}: is damaged in line {number}; mend or remove it") from None
                file.truncate(file.seek(-len(line), os.SEEK_END))  # cut short by a kill
        self._recover(size)

    def _recover(self, size: int) -> None:
        """Take note of the records that a call added which did not come to its end."""
        if not self._output.exists() or self._output.stat().st_size <= size:
            return
        with self._output.open("r+b") as file:
            file.seek(size)
            for line in file:
                if not line.endswith(b"\n"):
                    file.truncate(file.seek(-len(line), os.SEEK_END))
                    break
                try:
                    record = json.loads(line)
                    self.keys.add(_key(record["id"], record["url"], record["text"]))
                except (ValueError, LookupError, TypeError):
                    raise WatchError(f"{self._output}: holds lines that are no records; choose another file") from None

    def note(self, new: set[str]) -> None:
        """Write down what this call has seen first."""
        size = self._output.stat().st_size if self._output.exists() else 0
        if new:
            self._file.seek(0, os.SEEK_END)
            self._file.write(json.dumps({"seen": sorted(new), "bytes": size}).encode() + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())


@contextmanager
def _held(output: Path) -> Iterator[_Seen]:
    """The keys seen, while no other call may use them."""
    path = output.with_name(output.name + ".seen")
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WatchError(f"{output}: another call is adding to it") from None
        yield _Seen(file, output)
