"""Reads back the records that ``batch`` wrote as JSON Lines."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractor.models import SCHEMA_VERSION
from extractor.sources.article import SourceError

LONGEST = 1 << 26
"""Bytes of the longest line that is read as a record."""


def holds_records(path: Path) -> bool:
    """Whether a file of JSON Lines holds records rather than articles, by its first line."""
    if not path.name.endswith((".jsonl", ".jsonl.gz", ".ndjson")) or not path.is_file():
        return False
    try:
        with _opened(path) as lines:
            first = json.loads(lines.readline(LONGEST))
    except (OSError, EOFError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "schema_version" in first


def records(path: Path) -> Iterator[tuple[int, dict[str, Any] | SourceError]]:
    """(line, record as decoded JSON, or what is wrong with the line), from line 1.

    Raises SourceError if the file cannot be read.
    """
    try:
        with _opened(path) as lines:
            for number, line in enumerate(iter(lambda: lines.readline(LONGEST), b""), 1):
                if line.strip():
                    yield number, _record(line, f"{path}:{number}")
    except (OSError, EOFError) as error:
        raise SourceError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path) if path.name.endswith(".gz") else path.open("rb"))


def _record(line: bytes, where: str) -> dict[str, Any] | SourceError:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return SourceError(f"{where}: not JSON: {error}")
    if not isinstance(record, dict) or "schema_version" not in record:
        return SourceError(f"{where}: not a record: it has no schema_version")
    if record["schema_version"] != SCHEMA_VERSION:
        found = record["schema_version"]
        return SourceError(f"{where}: a record of schema {found}; this version reads {SCHEMA_VERSION}: extract it anew")
    return record
