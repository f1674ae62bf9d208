"""Outputs elsewhere: a run works on files here and takes them to their address when it is done."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractor.sinks.forms import SinkError
from extractor.sources.remote import is_address, locate

BESIDE = ("", ".rejects.jsonl")
"""What a run leaves: the output, and what stands beside it."""


@contextmanager
def staged(output: str, *, replace: bool) -> Iterator[Path]:
    """The path that a run writes ``output`` to: the same, or for an address a place in the user's cache.

    What the run leaves there is moved to the address at the end. After a failure it stays for ``--resume``, which finds
    it by the address. Raises SourceError if fsspec is missing, SinkError if the address cannot be written to, or holds
    something and ``replace`` is not given.
    """
    if not is_address(output):
        yield Path(output)
        return
    system, path = locate(output)
    if not replace and _exists(system, path, output):
        raise SinkError(f"{output}: exists; add --overwrite to replace it, or choose another output")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "freight-news" / hashlib.blake2b(output.encode(), digest_size=8).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    local = folder / path.rstrip("/").rpartition("/")[2]
    try:
        yield local
        for ending in BESIDE:
            _move(system, local.with_name(local.name + ending), path + ending, output + ending)
    finally:
        if not any(folder.iterdir()):
            folder.rmdir()


def _exists(system: Any, path: str, address: str) -> bool:
    try:
        return bool(system.exists(path))
    except Exception as error:  # each file system has its own
        raise SinkError(f"{address}: {_words(error)}") from None


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


def _move(system: Any, local: Path, path: str, address: str) -> None:
    """Take one file or folder to its address; where the run left none, what an earlier run left there is removed."""
    try:
        if system.exists(path):  # an earlier run's; its rejects go even if this one has none
            system.rm(path, recursive=True)
        if local.is_dir():
            for file in sorted(local.iterdir()):
                system.put(str(file), f"{path}/{file.name}")
                file.unlink()
            local.rmdir()
        elif local.exists():
            system.put(str(local), path)
            local.unlink()
    except Exception as error:  # each file system has its own
        raise SinkError(f"{address}: {_words(error)}") from None
