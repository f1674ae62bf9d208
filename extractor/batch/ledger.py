"""What of a run is safely on disk.

While a run is under way, next to OUT stand OUT.part (records, one JSON line each), OUT.rejects.jsonl.part and
OUT.ledger. The ledger's first line says what run this is; each further line is a checkpoint: after row n, the two
files were this long and on disk. A killed run resumes at the last checkpoint; what was written after it is cut
off and done again. A checkpoint also carries a digest of all rows up to it, so that a changed input is noticed.
"""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO


class LedgerError(ValueError):
    """The run on disk cannot be resumed; the message says why."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything up to row ``rows`` is on disk: the first so many bytes of the two files."""

    rows: int = 0
    records: int = 0
    rejects: int = 0
    not_english: int = 0
    record_bytes: int = 0
    reject_bytes: int = 0
    digest: str = ""


class Ledger:
    """The three files of a run under way; use `begin` or `resume`."""

    def __init__(self, output: Path, settings: dict[str, Any]) -> None:
        """Name the files; nothing is touched yet. ``settings`` is all that shapes the output."""
        self.output = output
        self.part = output.with_name(output.name + ".part")
        self.rejects = output.with_name(output.name + ".rejects.jsonl")
        self.rejects_part = self.rejects.with_name(self.rejects.name + ".part")
        self.path = output.with_name(output.name + ".ledger")
        self.settings = settings
        self.last = Checkpoint()
        self._files: list[BinaryIO] = []

    def begin(self) -> None:
        """Start afresh; what an earlier run left half done is dropped, its ledger first."""
        self.path.unlink(missing_ok=True)
        self._files = [path.open("wb") for path in (self.part, self.rejects_part, self.path)]
        self._append({"settings": self.settings})

    def resume(self) -> None:
        """Go back to the last checkpoint, or begin if there is none. Raises LedgerError if it was another run."""
        try:
            lines = self.path.read_bytes().split(b"\n")[:-1]  # a line without its end was cut short by the kill
        except FileNotFoundError:
            lines = []
        if not lines:
            self.begin()
            return
        try:
            entries = [json.loads(line) for line in lines]
            settings = entries[0]["settings"]
        except (ValueError, LookupError, TypeError):
            raise LedgerError(f"{self.path}: is damaged; run without --resume to start over") from None
        if settings != self.settings:
            raise LedgerError(f"{self.path}: was left by a run with other options; run without --resume to start over")
        if entries[-1] == {"publishing": True}:
            entries.pop()
            self._unpublish()
        self.last = Checkpoint(**entries[-1]) if len(entries) > 1 else Checkpoint()
        for path, size in ((self.part, self.last.record_bytes), (self.rejects_part, self.last.reject_bytes)):
            if not path.exists() or path.stat().st_size < size:
                raise LedgerError(f"{path}: is shorter than the ledger says; run without --resume to start over")
            os.truncate(path, size)
        os.truncate(self.path, sum(len(line) + 1 for line in lines))
        self._files = [path.open("ab") for path in (self.part, self.rejects_part, self.path)]

    def _unpublish(self) -> None:
        """Take back the renames that a run was killed between, to do them again."""
        for part, final in ((self.part, self.output), (self.rejects_part, self.rejects)):
            if not part.exists() and final.exists():
                final.replace(part)

    def record(self, line: bytes, *, english: bool) -> None:
        """Write one record."""
        self._files[0].write(line)
        last = self.last
        self.last = replace(
            last,
            records=last.records + 1,
            record_bytes=last.record_bytes + len(line),
            not_english=last.not_english + (not english),
        )

    def reject(self, line: bytes) -> None:
        """Write one rejected row."""
        self._files[1].write(line)
        self.last = replace(self.last, rejects=self.last.rejects + 1, reject_bytes=self.last.reject_bytes + len(line))

    def checkpoint(self, rows: int, digest: str) -> None:
        """Make everything written so far survive a crash, and say so."""
        self.last = replace(self.last, rows=rows, digest=digest)
        for file in self._files[:2]:
            file.flush()
            os.fsync(file.fileno())
        self._append(asdict(self.last))

    def finish(self, publish: Path) -> None:
        """Put ``publish`` in OUT's place and the rejects beside it, in one rename each; end the run."""
        for made in (*(publish.iterdir() if publish.is_dir() else ()), publish):
            _sync(made)
        self._append({"publishing": True})
        self.close()
        if self.last.rejects:
            self.rejects_part.replace(self.rejects)
        else:
            self.rejects_part.unlink(missing_ok=True)
            self.rejects.unlink(missing_ok=True)  # of an earlier run
        if publish.is_dir() and self.output.is_dir():
            shutil.rmtree(self.output)  # a folder cannot be renamed over one that holds files
        publish.replace(self.output)
        self.path.unlink()  # before the part: without a ledger nothing is resumed
        self.part.unlink(missing_ok=True)
        _sync(self.output.parent)

    def close(self) -> None:
        """Close the files as they are; what cannot be written any more was not promised by any checkpoint."""
        for file in self._files:
            with suppress(OSError):
                file.close()
        self._files = []

    def _append(self, entry: dict[str, Any]) -> None:
        self._files[2].write(json.dumps(entry).encode() + b"\n")
        self._files[2].flush()
        os.fsync(self._files[2].fileno())


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
