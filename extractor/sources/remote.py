"""Inputs and outputs elsewhere, named by an address: ``s3://``, ``gs://``, ``https://``, ``zip://…::…``, by fsspec.

Nothing here is called unless the user gives an address.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.sources import extras
from extractor.sources.article import SourceError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|[a-z0-9]+::", re.IGNORECASE)
BUFFER = 1 << 20

Place = tuple[Any, str]
"""A file system of fsspec and a path on it."""


def is_address(name: str) -> bool:
    """Whether a name is an address, not a path."""
    return _ADDRESS.match(name) is not None


def expand(name: str) -> Iterator[tuple[str, int | None, Place]]:
    """(address, bytes if known, place) of each file an address stands for: a file, a folder, or a pattern with ``*``.

    Raises SourceError if fsspec or the library it needs for the address is missing, or nothing is there.
    """
    system, path = locate(name)
    protocol, chained = name.partition("://")[0], name.partition("::")[2]
    if protocol in ("http", "https"):
        yield name, None, (system, name)
        return
    try:
        if any(mark in path for mark in "*?["):
            paths = sorted(one for one in system.glob(path) if not system.isdir(one))
        elif system.isdir(path):
            paths = sorted(system.find(path))
        else:
            paths = [path]
        sizes = [system.size(one) for one in paths]
    except Exception as error:  # each file system has its own
        raise SourceError(f"{name}: {_words(error)}") from None
    if not paths:
        raise SourceError(f"{name}: no files there")
    for one, size in zip(paths, sizes, strict=True):
        address = f"{protocol}://{one.removeprefix(protocol + '://')}" + (f"::{chained}" if chained else "")
        yield address, size, (system, one)


def locate(name: str) -> Place:
    """The file system and the path of an address. Raises SourceError if it needs what is not installed."""
    core = extras.load("fsspec.core", "remote")
    try:
        system, path = core.url_to_fs(name)
    except (ImportError, ValueError, OSError, KeyError) as error:
        raise SourceError(f"{name}: {_words(error)}") from None
    return system, path


def open_file(place: Place, name: str) -> BinaryIO:
    """A remote file, open for reading. Raises SourceError if it cannot be opened."""
    system, path = place
    try:
        return io.BufferedReader(system.open(path, "rb"), BUFFER)
    except Exception as error:
        raise SourceError(f"{name}: {_words(error)}") from None


def _words(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        cause = error.__cause__
        if cause is None or "connect" not in str(cause).lower():  # fsspec says the same of a server that is not there
            return "No such file or directory"
        error = cause
    return " ".join(str(error).split())[:300] or type(error).__name__
