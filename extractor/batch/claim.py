"""Whether an output may be written, asked before the work: nothing is replaced unasked, no work is done in vain.

Besides OUT itself a run writes OUT.rejects.jsonl and, while it is under way, a folder OUT.part (see `ledger`).
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from extractor import sinks
from extractor.sinks import SinkError

REPLACE = "add --overwrite to replace it, or choose another output"


def rejects_of(output: Path) -> Path:
    """Where the rejected rows of a run go."""
    return output.with_name(output.name + ".rejects.jsonl")


def folder_of(output: Path) -> Path:
    """The folder that holds a run under way."""
    return output.with_name(output.name + ".part")


def check(output: Path, inputs: Iterable[str], *, replace: bool, tables: bool = False) -> None:
    """Raise SinkError if ``output`` cannot be written, is an input, or stands there and may not be replaced."""
    sinks.check(output, tables=tables)
    check_free(output, replace=replace)
    _check_inputs(output, inputs)
    refused = [path for path in (output.parent, output) if path.is_dir() and not os.access(path, os.W_OK | os.X_OK)]
    if refused:
        raise SinkError(f"{output}: no permission to write into {refused[0]}; choose another output")


def check_free(output: Path, *, replace: bool) -> None:
    """Raise SinkError if something stands in the place of ``output`` that is not ours to replace.

    Even with ``replace`` only what a run writes is replaced: a file by a file, a folder that holds but our tables.
    """
    rejects = rejects_of(output)
    if rejects.exists() and not rejects.is_file():
        raise SinkError(f"{rejects}: is no regular file, and the rejected rows go there; choose another output")
    if output.exists():
        _check_kind(output)
    if replace:
        return
    if output.is_file() or (output.is_dir() and any(output.iterdir())):
        raise SinkError(f"{output}: exists; {REPLACE}")
    if rejects.exists():
        raise SinkError(f"{rejects}: exists; {REPLACE}")


def _check_kind(output: Path) -> None:
    names = sinks.names_in(output)
    if names is None:
        if not output.is_file():
            raise SinkError(f"{output}: is no regular file, and {output.suffix} makes one; choose another output")
        return
    if not output.is_dir():
        raise SinkError(f"{output}: is no folder, and {output.suffix} makes one; choose another output")
    if foreign := sorted(path.name for path in output.iterdir() if not (names.fullmatch(path.name) and path.is_file())):
        raise SinkError(f"{output}: holds {foreign[0]!r}, which no run wrote; choose another output")


def _check_inputs(output: Path, inputs: Iterable[str]) -> None:
    written = [path.resolve() for path in (output, rejects_of(output), folder_of(output))]
    same = {(found.st_dev, found.st_ino) for path in written if path.exists() for found in [path.stat()]}
    for name in inputs:
        if name == "-" or not Path(name).exists():
            continue
        found = Path(name).stat()
        where = Path(name).resolve()
        if (found.st_dev, found.st_ino) in same or any(path in where.parents for path in written):
            raise SinkError(f"{name}: is an input, and the run would write over it; choose another output")


def check_space(output: Path, least: int) -> None:
    """Raise SinkError if there is no room for ``least`` more bytes beside ``output``."""
    free = shutil.disk_usage(output.parent).free
    if least > free:
        raise SinkError(
            f"{output}: needs at least {_megabytes(least)}, and {_megabytes(free)} are free; "
            "make room or choose another output"
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
