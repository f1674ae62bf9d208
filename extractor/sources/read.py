"""The rows of an input: whatever it is, and whatever is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from extractor.sources.article import SourceError, Story, from_object, unknown_names
from extractor.sources.fields import Unknown, assign
from extractor.sources.inputs import Input
from extractor.sources.item import Item, Reading
from extractor.sources.kinds import KINDS, Kind
from extractor.sources.unpack import unpack_apart
from extractor.sources.whole import content


def rows(source: Input, reading: Reading) -> Iterator[Item]:
    """The rows of an input in order: each with a story, or packed, or with the reason why it is neither.

    Never raises because of what is read: a fault of the input as a whole is its last row.
    """
    line = 0
    if source.reason is not None:
        yield Item(1, b"", reason=source.reason, id=source.default_id)
        return
    try:
        with source.open(reading) as (file, under):
            kind = source.kind
            if kind is None:
                kind, file = _sniffed(file, reading)
            tells = under.seekable()
            for item in kind.rows(file, source.name, reading):
                line = item.line
                yield _finished(item, source, reading, under.tell() if tells and not item.at else item.at)
    except Exception as error:  # a library may raise anything on a damaged file, and the others must be read
        yield Item(line + 1, b"", reason=_reason(error, source.name, line), id=source.default_id)


def stories(source: Input, reading: Reading, unknown: Unknown | None = None) -> Iterator[Story | SourceError]:
    """The articles of an input, unpacked; a row that is none as the error that tells why.

    The names of fields that nobody knows are counted in ``unknown``.
    """
    for item in rows(source, reading):
        if unknown is not None:
            unknown.note(item.unknown)
        name = source.name if source.kind is None or source.kind.single else f"{source.name}:{item.line}"
        if item.story is not None:
            yield item.story
        elif item.packed is not None:
            try:
                yield unpack_apart(item.packed, source.name)
            except SourceError as error:
                yield error
        else:
            yield SourceError(f"{name}: {item.reason}")


def _finished(item: Item, source: Input, reading: Reading, at: int) -> Item:
    """A row with its story made from its fields."""
    if item.packed is not None:
        packed = replace(item.packed, id=item.packed.id or source.default_id)
        return replace(item, packed=packed, id=packed.id, at=at)
    if item.reason is not None:
        return replace(item, id=item.id or source.default_id, at=at)
    identity = _id_of(item.fields, reading) or source.default_id
    unknown = item.unknown or (() if _is_table(source.kind) else unknown_names(item.fields, reading.columns))
    try:
        story = from_object(item.fields, name=source.name, columns=reading.columns)
    except SourceError as error:
        reason = str(error).removeprefix(f"{source.name}: ")
        return replace(item, fields=None, reason=reason, id=identity, at=at, unknown=unknown)
    if story.id is None and identity is not None:
        story = replace(story, id=identity)
    return replace(item, fields=None, story=story, id=story.id, at=at, unknown=unknown)


def _is_table(kind: Kind | None) -> bool:
    """Whether all rows have the same names, which are then told with the first."""
    return kind is not None and kind.module in ("tables", "parquet", "sheets")


def _id_of(value: Any, reading: Reading) -> str | None:
    """The id of a row that may be no article, to tell it by."""
    if not isinstance(value, dict):
        return None
    for name in assign(tuple(key for key in value if isinstance(key, str)), reading.columns).names["id"]:
        found = value[name]
        if isinstance(found, str | int) and not isinstance(found, bool):
            return str(found)
    return None


def _reason(error: Exception, name: str, line: int) -> str:
    if isinstance(error, SourceError):
        words = str(error).removeprefix(f"{name}: ")
    elif isinstance(error, OSError | EOFError):
        words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    else:
        words = f"{type(error).__name__}: {error}"
    rest = "; the rest of the file is not read" if line and "not read" not in words else ""
    return " ".join(words.split())[:300] + rest


def _sniffed(file: BinaryIO, reading: Reading) -> tuple[Kind, BinaryIO]:
    """What an address without a suffix holds, by its first characters."""
    raw = content(file, reading)
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"{", b"[")):
        suffix = ".json"
    elif b"<rss" in head or b"<feed" in head or b"<rdf" in head or (head.startswith(b"<?xml") and b"<html" not in head):
        suffix = ".rss"
    elif head.startswith(b"<"):
        suffix = ".html"
    elif head.startswith(b"%pdf"):
        suffix = ".pdf"
    else:
        suffix = ".txt"
    return KINDS[suffix], BytesIO(raw)
