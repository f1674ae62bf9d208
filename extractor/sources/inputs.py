"""Finds the inputs of a run: files, the files of folders, addresses."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from extractor.sources import extras, remote
from extractor.sources.article import SourceError
from extractor.sources.item import Reading
from extractor.sources.kinds import COMPRESSED, KINDS, Kind, compression, kind_of, stem_of, suffix_of
from extractor.sources.whole import content

STDIN = "-"
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read: a file, an address or standard input, or the reason why it is not read."""

    name: str
    kind: Kind | None
    size: int | None = None
    """Bytes, where known."""
    reason: str | None = None
    place: Any = field(default=None, compare=False)
    """Where a remote file is: its file system and its path there."""

    @property
    def is_file(self) -> bool:
        """Whether it is a file of this machine."""
        return self.place is None and self.name != STDIN

    @property
    def default_id(self) -> str | None:
        """What an article that has no id of its own is known by: the name of a file that is one article."""
        if self.kind is None or not self.kind.single:
            return None
        # A file's name may hold bytes that are no UTF-8, which Python reads as characters that JSON cannot hold.
        return os.fsencode(stem_of(self.name)).decode("utf-8", "replace")

    @contextmanager
    def open(self, reading: Reading) -> Iterator[tuple[BinaryIO, BinaryIO]]:
        """The content, unpacked, and the file under it. Raises SourceError or OSError if it cannot be opened."""
        if self.name == STDIN:
            yield sys.stdin.buffer, sys.stdin.buffer
            return
        with self._remote() if self.place is not None else _local(self.name) as under:
            packing = compression(self.name) if self.kind is None or self.kind.unpacks else ""
            with _unpacked(under, packing) as file:
                if packing and self.kind is not None and self.kind.seeks:
                    yield BytesIO(content(file, reading)), under
                else:
                    yield file, under

    def _remote(self) -> BinaryIO:
        return remote.open_file(self.place, self.name)


def find(names: Iterable[str], output: str | Path | None = None) -> list[Input]:
    """The inputs that ``names`` stand for, in order, folders with all that is in them but ``output`` and its like.

    What a folder holds and cannot be read is an input with a reason; files whose names begin with a dot are left out.

    Raises SourceError if a name stands for nothing, or for something that is not read.
    """
    found: list[Input] = []
    for name in names:
        if name == STDIN:
            found.append(Input(name, KINDS[".jsonl"]))
        elif remote.is_address(name):
            found += [_named(address, size, place) for address, size, place in remote.expand(name)]
        elif Path(name).is_dir():
            if _holds_tables(Path(name)):
                raise SourceError(f"{name}: a folder of tables that batch wrote, not articles")
            inside = list(_folder(Path(name), Path(output) if output is not None else None))
            if not inside:
                raise SourceError(f"{name}: no files in this folder")
            found += inside
        else:
            found.append(_file(Path(name), name, named=True))
    return found


def _holds_tables(folder: Path) -> bool:
    """Whether ``batch`` made this folder: one with tables of facts and of their evidence."""
    return any(
        all((folder / f"{name}{suffix}").is_file() for name in ("movements", "evidence"))
        for suffix in (".csv", ".parquet")
    )


def _named(name: str, size: int | None, place: Any) -> Input:
    """A remote input; what an address without a known suffix holds shows when it is fetched."""
    kind = kind_of(name)
    if kind is None and not name.startswith(("http://", "https://")):
        raise SourceError(f"{name}: {_not_read(name)}")
    return Input(name, kind, size, place=place)


def _not_read(name: str) -> str:
    forms = " ".join(KINDS)
    return f"not a form that is read ({suffix_of(name) or 'no suffix'}); use {forms}, also with {' '.join(COMPRESSED)}"


def _file(path: Path, name: str, *, named: bool) -> Input:
    """A file as an input. One that the user named himself raises SourceError if it cannot be read."""
    kind = kind_of(name)
    reason, size = None, None
    try:
        status = path.stat()
        size = status.st_size
        reason = next((f"{what}, not a file" for test, what in _SPECIAL if test(status.st_mode)), None)
    except OSError as error:
        reason = error.strerror or str(error)
    if reason is None and kind is None:
        reason = _not_read(name) if named else f"not a form that is read ({suffix_of(name) or 'no suffix'})"
    if reason is None and named and kind is not None and kind.extra is not None:
        reason = extras.missing(kind.extra)
    if reason is not None and named:
        raise SourceError(f"{name}: {reason}")
    return Input(name, kind, size, reason)


def _folder(folder: Path, output: Path | None) -> Iterator[Input]:
    """What is in a folder and below, in the order of the names."""
    faults: list[OSError] = []
    entries: list[tuple[str, Input | None]] = []
    own = output.absolute() if output is not None else None
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            path = Path(place, name)
            if path.is_symlink():  # it might lead back to here
                reason = "a link to a folder, which is not followed; name it as an input"
                entries.append((str(path), Input(str(path), None, reason=reason)))
        if own is not None:
            folders[:] = [name for name in folders if not _is_of(Path(place, name), own)]
            files = [name for name in files if not _is_of(Path(place, name), own)]
        entries += [(str(Path(place, name)), None) for name in files if not name.startswith(".")]
    for fault in faults:
        name = str(fault.filename)
        entries.append((name, Input(name, None, reason=fault.strerror or str(fault))))
    for name, ready in sorted(entries, key=lambda entry: entry[0]):
        yield ready if ready is not None else _file(Path(name), name, named=False)


def _is_of(path: Path, output: Path) -> bool:
    """Whether a path is the output of the run, or stands beside it with its name and more, as its parts do."""
    path = path.absolute()
    return path.parent == output.parent and (path.name == output.name or path.name.startswith(output.name + "."))


def _local(name: str) -> BinaryIO:
    path = Path(name)
    # Opening a pipe would wait for a writer; it may have taken the file's place since it was found.
    if not stat.S_ISREG(path.stat().st_mode):
        raise SourceError(f"{name}: not a file")
    return path.open("rb")


@contextmanager
def _unpacked(under: BinaryIO, packing: str) -> Iterator[BinaryIO]:
    if not packing:
        yield under
    elif packing == ".gz":
        import gzip

        with gzip.GzipFile(fileobj=under) as file:
            yield file  # type: ignore[misc]  # it reads like a BinaryIO
    elif packing == ".bz2":
        import bz2

        with bz2.BZ2File(under) as file:
            yield file  # type: ignore[misc]
    else:
        import lzma

        with lzma.LZMAFile(under) as file:
            yield file  # type: ignore[misc]
