"""What of a run is safely on disk.

While a run is under way, a folder OUT.part holds its records and rejects (one JSON line each), the ledger, and at the
end the form that is wanted, while it is made. The ledger's first line says what run this is; each further line is a
checkpoint: after row n, the two files were this long and on disk. A killed run resumes at the last checkpoint; what was
written after it is cut off and done again. A checkpoint also carries a digest of all rows up to it, so that a changed
input is noticed. The last line says that all is made and being put in place: a resumed run then only goes forward.

Whoever holds the lock on the ledger owns the folder; the system lets go of it when the process ends, however it ends.
"""

import fcntl
import json
import os
import shutil
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from extractor import sinks
from extractor.batch import claim
from extractor.sinks.write import More


class LedgerError(ValueError):
    """The run on disk cannot be resumed, or may not be touched; the message says why."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything up to row ``rows`` is on disk: the first so many bytes of the two files."""

    rows: int = 0
    records: int = 0
    rejects: int = 0
    passed: int = 0
    not_english: int = 0
    undated: int = 0
    record_bytes: int = 0
    reject_bytes: int = 0
    digest: str = ""


_CHECKPOINT = TypeAdapter(Checkpoint)
_AFRESH = "start over with --overwrite"


class Ledger:
    """The files of a run under way; use `claim`, then `begin` or `resume` and `go_on`, and `close` in the end."""

    def __init__(self, output: Path, settings: dict[str, Any], more: More | None = None) -> None:
        """Name the files; nothing is touched yet. ``settings`` is all that shapes the output, ``more`` adds tables."""
        self.more = more
        self.output = output
        self.rejects_output = claim.rejects_of(output)
        self.folder = claim.folder_of(output)
        self.path = self.folder / "ledger"
        self.records = self.folder / "records.jsonl"
        self.rejects = self.folder / "rejects.jsonl"
        self.made = self.folder / "made" / output.name
        self._replaced = self.folder / "replaced"
        self.settings = settings
        self.last = Checkpoint()
        self.publishing: Path | None = None
        """What an earlier process was putting in OUT's place when it ended."""
        self._ledger: BinaryIO | None = None
        self._files: list[BinaryIO] = []
        self._begun = False

    def claim(self) -> None:
        """Take hold of the folder. Raises LedgerError if another run has it, or if it is not ours."""
        while self._ledger is None:
            with suppress(FileExistsError):
                self.folder.mkdir()
            if not self.folder.is_dir():
                raise LedgerError(f"{self.folder}: is in the way of the run's own folder; move it")
            ours = {path.name for path in (self.path, self.records, self.rejects, self.made.parent, self._replaced)}
            if foreign := sorted(path.name for path in self.folder.iterdir() if path.name not in ours):
                raise LedgerError(f"{self.folder}: holds {foreign[0]!r}, which no run wrote; move it")
            self._ledger = self._locked()

    def _locked(self) -> BinaryIO | None:
        """The ledger, open and locked; None if the run that had it has ended and taken it along."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        except FileNotFoundError:
            return None
        file = os.fdopen(handle, "a+b")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise LedgerError(f"{self.output}: another run is writing it; wait, or choose another output") from None
        if self.path.exists() and os.path.samestat(self.path.stat(), os.fstat(handle)):
            return file
        file.close()
        return None

    def begin(self, *, overwrite: bool) -> None:
        """Start afresh. Raises LedgerError if that would drop an unfinished run without ``overwrite``."""
        if not overwrite:
            try:
                self._read()
            except LedgerError as error:
                raise LedgerError(f"{error}; {_AFRESH}") from None
            if self.last.rows or self.publishing:
                raise LedgerError(
                    f"{self.folder}: holds an unfinished run of {self.last.rows} rows; "
                    f"go on with --resume, or {_AFRESH}"
                )
        self.last, self.publishing = Checkpoint(), None
        self._open_ledger.truncate(0)
        old = self._replaced / self.output.name
        if old.exists() and not self.output.exists():
            old.replace(self.output)
        self._drop()
        self._files = [path.open("wb") for path in (self.records, self.rejects)]
        self._append({"settings": self.settings})
        self._begun = True
        _sync(self.folder)
        _sync(self.folder.parent)

    def resume(self) -> None:
        """Go back to the last checkpoint, if there is one; nothing is touched before `go_on`.

        Raises LedgerError if it was another run, or what it left is damaged.
        """
        try:
            settings = self._read()
        except LedgerError as error:
            raise LedgerError(f"{error}; {_AFRESH}") from None
        if settings is None:
            self.begin(overwrite=True)
            return
        if settings != self.settings:
            raise LedgerError(f"{self.path}: was left by a run with other options; {_AFRESH}")
        if self.publishing is None:
            for path, size in ((self.records, self.last.record_bytes), (self.rejects, self.last.reject_bytes)):
                if (path.stat().st_size if path.exists() else 0) < size:
                    raise LedgerError(f"{path}: is shorter than the ledger says; {_AFRESH}")

    def go_on(self) -> None:
        """Cut off what was written after the last checkpoint, and be ready to write on."""
        if self._files or self.publishing:
            return
        self._files = [path.open("ab") for path in (self.records, self.rejects)]
        for file, size in zip(self._files, (self.last.record_bytes, self.last.reject_bytes), strict=True):
            file.truncate(size)

    def _read(self) -> Any:
        """Find the last checkpoint, and cut off a line that a kill cut short; the settings, None if there are none."""
        self._open_ledger.seek(0)
        content = self._open_ledger.read()
        whole = content[: content.rfind(b"\n") + 1]
        entries = [self._entry(line, number) for number, line in enumerate(whole.split(b"\n")[:-1], 1)]
        self._open_ledger.truncate(len(whole))
        if not entries:
            return None
        for number, entry in enumerate(entries[1:], 2):
            if self.publishing:
                raise self._damaged(number)
            if set(entry) == {"publishing"} and entry["publishing"] in (self.records.name, self.made.name):
                self.publishing = self.records if entry["publishing"] == self.records.name else self.made
                continue
            if "settings" in entry:
                raise self._damaged(number)
            try:
                self.last = _CHECKPOINT.validate_json(json.dumps(entry), strict=True)
            except ValidationError:
                raise self._damaged(number) from None
        if "settings" not in entries[0]:
            raise self._damaged(1)
        return entries[0]["settings"]

    def _entry(self, line: bytes, number: int) -> dict[str, Any]:
        """A line of the ledger, which ends with a checksum of what stands before it."""
        text, _, checksum = line.rpartition(b"\t")
        try:
            entry = json.loads(text)
        except (ValueError, RecursionError):
            entry = None
        if not isinstance(entry, dict) or checksum != _checksum(text):
            raise self._damaged(number)
        return entry

    def _damaged(self, number: int) -> LedgerError:
        return LedgerError(f"{self.path}: is damaged in line {number}")

    def record(self, line: bytes, *, english: bool, dated: bool) -> None:
        """Write one record."""
        self._files[0].write(line)
        last = self.last
        self.last = replace(
            last,
            records=last.records + 1,
            record_bytes=last.record_bytes + len(line),
            not_english=last.not_english + (not english),
            undated=last.undated + (not dated),
        )

    def reject(self, line: bytes) -> None:
        """Write one rejected row."""
        self._files[1].write(line)
        self.last = replace(self.last, rejects=self.last.rejects + 1, reject_bytes=self.last.reject_bytes + len(line))

    def pass_over(self, line: bytes = b"") -> None:
        """Count one row that is passed over, and write it among the rejected ones if it is given."""
        self._files[1].write(line)
        self.last = replace(self.last, passed=self.last.passed + 1, reject_bytes=self.last.reject_bytes + len(line))

    def checkpoint(self, rows: int, digest: str) -> None:
        """Make everything written so far survive a crash, and say so."""
        self.last = replace(self.last, rows=rows, digest=digest)
        for file in self._files:
            file.flush()
            os.fsync(file.fileno())
        self._append(asdict(self.last))

    def make(self) -> Path:
        """Make the form that OUT is to have from the records; where it stands, ready to be put in place.

        Raises SinkError or OSError if that fails; what was made until then gives its room back.
        """
        shutil.rmtree(self.made.parent, ignore_errors=True)
        self.made.parent.mkdir()
        try:
            return sinks.write(self.records, self.made, self.more)
        except BaseException:
            shutil.rmtree(self.made.parent, ignore_errors=True)
            raise

    def finish(self, made: Path, *, overwrite: bool) -> None:
        """Put ``made`` in OUT's place and the rejects beside it, in one rename each; end the run.

        Raises SinkError if meanwhile something stands there that may not be replaced.
        """
        if self.publishing is None:
            for path in (*(made.iterdir() if made.is_dir() else ()), made):
                _sync(path)
            claim.check_free(self.output, replace=overwrite)
            self._append({"publishing": made.name})
        # Each step from here may be the last before a kill: it leaves what the next process needs to take it again.
        if self.last.reject_bytes:
            if self.rejects.exists():
                self.rejects.replace(self.rejects_output)
        else:
            self.rejects_output.unlink(missing_ok=True)  # of an earlier run
        if made.exists():
            self._make_way()
            made.replace(self.output)
        _sync(self.output.parent)
        self._remove()

    def _make_way(self) -> None:
        """Move an earlier output aside if it is a folder: none can be renamed over one that holds files."""
        if self.output.is_dir():
            claim.check_free(self.output, replace=True)
            shutil.rmtree(self._replaced, ignore_errors=True)
            self._replaced.mkdir()
            self.output.replace(self._replaced / self.output.name)

    def _drop(self) -> None:
        """Remove everything but the ledger."""
        for path in (self.records, self.rejects):
            path.unlink(missing_ok=True)
        for folder in (self.made.parent, self._replaced):
            if folder.exists():
                shutil.rmtree(folder)

    def _remove(self) -> None:
        """Remove the folder, the ledger last: a kill before leaves what the next process knows as ours."""
        self._drop()
        self.path.unlink()
        self._begun = False
        with suppress(OSError):  # the next run has come to it already
            self.folder.rmdir()

    def close(self) -> None:
        """Close the files as they are; what cannot be written any more was not promised by any checkpoint.

        A run that ends before its first checkpoint leaves nothing behind.
        """
        if self._begun and not self.last.rows:
            with suppress(OSError):
                self._remove()
        for file in (*self._files, *([self._ledger] if self._ledger else [])):
            with suppress(OSError):
                file.close()
        self._files, self._ledger = [], None

    @property
    def _open_ledger(self) -> BinaryIO:
        assert self._ledger is not None, "the folder is claimed first"
        return self._ledger

    def _append(self, entry: dict[str, Any]) -> None:
        text = json.dumps(entry).encode()
        self._open_ledger.write(text + b"\t" + _checksum(text) + b"\n")
        self._open_ledger.flush()
        os.fsync(self._open_ledger.fileno())


def _checksum(text: bytes) -> bytes:
    return b"%08x" % zlib.crc32(text)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
