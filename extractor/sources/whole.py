"""Inputs that are read whole: JSON, text, a page, a print-out, a mail."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.sources.article import SourceError, decoded, fields_of_text
from extractor.sources.item import Item, Packed, Reading

LISTS = ("articles", "items", "results", "documents", "docs", "entries", "stories", "data", "hits")
"""Under these names an object holds a list of articles."""


def content(file: BinaryIO, reading: Reading) -> bytes:
    """All of a file. Raises SourceError if it is longer than the limit."""
    raw = file.read(reading.longest + 1)
    if len(raw) > reading.longest:
        raise SourceError(reading.over("a file"))
    return raw


def json_rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The article of a JSON object, or a row for each of a list of them."""
    raw = content(file, reading)
    value = decoded(raw, name=name)
    articles = _list(value)
    if articles is None:
        yield Item(1, raw, fields=value)
        return
    for number, article in enumerate(articles, 1):
        yield Item(number, json.dumps(article).encode(), fields=article)


def _list(value: Any) -> list[Any] | None:
    """The list of articles that a JSON value is or holds, if any."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not isinstance(value.get("text"), str):
        for name in LISTS:
            found = value.get(name)
            if isinstance(found, list) and found and all(isinstance(item, dict) for item in found):
                return found
    return None


def text_rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The article of a text with or without front matter."""
    raw = content(file, reading)
    yield Item(1, raw, fields=fields_of_text(raw, name=name))


def page_rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """A web page, still packed."""
    raw = content(file, reading)
    yield Item(1, raw, packed=Packed("page", raw))


def pdf_rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """A print-out, still packed."""
    raw = content(file, reading)
    yield Item(1, raw, packed=Packed("pdf", raw))
