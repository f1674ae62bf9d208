"""Reads the inputs of a run as one stream of numbered rows.

A row is whatever the input counts in: a line of JSON Lines, an element of a JSON array, a file of a folder. No more
than one line or file is held at a time.
A row that cannot be an article comes out all the same, with the reason, so that every row is accounted for.
"""

import gzip
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from extractor.sources import SourceError, Story, from_object, html, parse

ARTICLE_SUFFIXES = frozenset({".txt", ".md", ".json", *html.SUFFIXES})
HEAD = 200
"""How many characters of a rejected row are kept to recognise it by."""
LONGEST = 1 << 26
"""Bytes of the longest line that is read: a longer one is no article and might not fit into memory."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the input: an article, a page whose text is still to be found, or the reason why it is neither."""

    number: int
    source: str
    line: int
    digest: bytes
    position: int
    story: Story | None = None
    page: bytes | None = None
    reason: str | None = None
    id: str | None = None
    head: str = ""


class _Raw(NamedTuple):
    """What a row is made from: its bytes and where they end, or why they cannot be read."""

    line: int
    content: bytes
    at: int
    reason: str | None = None


class Reader:
    """Iterates over the rows of ``inputs``: files, folders, or ``-`` for standard input.

    ``total`` is the number of bytes to read, None if unknown; ``Row.position`` counts towards it.
    """

    def __init__(self, inputs: Iterable[str | Path]) -> None:
        """Find the files. Raises SourceError if an input is missing or of a form that is not read."""
        self.files = [file for name in inputs for file in _files(str(name))]
        self.total = None if "-" in self.files else sum(Path(file).stat().st_size for file in self.files)

    def __iter__(self) -> Iterator[Row]:
        """The rows in order. Raises SourceError naming the file if one can no longer be read."""
        number = 0
        before = 0
        for file in self.files:
            try:
                for raw in _raw_rows(file):
                    number += 1
                    yield _row(number, file, raw, before + raw.at)
            except (OSError, EOFError, zlib.error) as error:
                raise SourceError(f"{file}: {getattr(error, 'strerror', None) or error}") from None
            if file != "-":
                before += Path(file).stat().st_size


def _files(name: str) -> list[str]:
    if name == "-":
        return [name]
    path = Path(name)
    if path.is_dir():
        found = sorted(str(file) for file in path.rglob("*") if _suffix(file.name) and file.is_file())
        if not found:
            raise SourceError(f"{name}: no {', '.join(sorted(ARTICLE_SUFFIXES))} files in this folder")
        return found
    if not path.exists():
        raise SourceError(f"{name}: No such file or directory")
    if not name.lower().endswith((".jsonl", ".jsonl.gz", ".ndjson", *ARTICLE_SUFFIXES)):
        raise SourceError(
            f"{name}: not a form that is read; use .jsonl, .jsonl.gz, .json, .txt, .md, .html or a folder"
        )
    return [name]


def _suffix(file: str) -> str:
    """The suffix of an input that is an article of its own, in small letters; empty for streams of lines."""
    suffix = "" if file == "-" else Path(file).suffix.lower()
    return suffix if suffix in ARTICLE_SUFFIXES else ""


def _raw_rows(file: str) -> Iterator[_Raw]:
    """The rows of a file that are not blank."""
    if file == "-":
        yield from _lines(sys.stdin.buffer, sys.stdin.buffer, tell=False)
    elif suffix := _suffix(file):
        try:
            raw = Path(file).read_bytes()
        except OSError as error:  # one article of many
            yield _Raw(1, b"", 0, error.strerror or str(error))
            return
        elements = _elements(raw) if suffix == ".json" else None
        if elements is None:
            yield _Raw(1, raw, len(raw))
        else:
            yield from (_Raw(line, element, 0) for line, element in enumerate(elements, 1))
    else:
        with Path(file).open("rb") as under:
            if file.lower().endswith(".gz"):
                with gzip.open(under) as stream:
                    yield from _lines(stream, under)  # type: ignore[arg-type]  # GzipFile reads like a BinaryIO
            else:
                yield from _lines(under, under)


def _lines(stream: BinaryIO, under: BinaryIO, tell: bool = True) -> Iterator[_Raw]:
    line = 0
    while raw := stream.readline(LONGEST):
        line += 1
        if line == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        reason = None
        if len(raw) == LONGEST and raw[-1:] != b"\n":
            reason = f"a line of over {LONGEST >> 20} MB"
            while (more := stream.readline(LONGEST)) and more[-1:] != b"\n":
                pass
        if raw.strip():
            yield _Raw(line, raw.rstrip(b"\r\n"), under.tell() if tell else 0, reason)


def _elements(raw: bytes) -> list[bytes] | None:
    """The elements of a JSON array, each as JSON again; None if ``raw`` is anything else."""
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return [json.dumps(element).encode() for element in value] if isinstance(value, list) else None


def _row(number: int, file: str, raw: _Raw, position: int) -> Row:
    suffix, content, reason = _suffix(file), raw.content, raw.reason
    digest = hashlib.blake2b(content, digest_size=16).digest()
    head = content[: HEAD * 4].decode("utf-8", "replace")[:HEAD]
    # A file's name may hold bytes that are no UTF-8, which Python reads as characters that JSON cannot hold.
    name = os.fsencode(Path(file).stem).decode("utf-8", "replace") if suffix and suffix != ".json" else None
    story: Story | None = None
    if reason is None and suffix in html.SUFFIXES:
        return Row(number, file, raw.line, digest, position, page=content, id=name, head=head)
    try:
        if reason is not None:
            pass
        elif name is not None:
            story = parse(content, name=file, as_json=False, default_id=name)
            name = story.id
        else:
            value = _decoded(content)
            name = _id_of(value)
            story = from_object(value, name=f"{file}:{raw.line}")
    except SourceError as error:
        reason = str(error).removeprefix(f"{file}:{raw.line}: ").removeprefix(f"{file}: ")
    return Row(number, file, raw.line, digest, position, story, None, reason, name, head)


def _decoded(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 at byte {error.start}") from None
    except RecursionError:
        raise SourceError("not JSON: nested too deeply") from None
    except ValueError as error:
        raise SourceError(f"not JSON: {error}") from None


def _id_of(value: object) -> str | None:
    found = value.get("id") if isinstance(value, dict) else None
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else None
