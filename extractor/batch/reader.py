"""Reads the inputs of a run as one stream of numbered rows.

A row is whatever the input counts in: a line of JSON Lines, a row of a table, an entry of a feed, a record of a web
archive, an element of a JSON array, a file of a folder. No more than some of these are held at a time.
A row that cannot be an article comes out all the same, with the reason, so that every row is accounted for.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.sources import Reading, Story
from extractor.sources.fields import Unknown
from extractor.sources.inputs import Input, find
from extractor.sources.item import AS_USUAL, Item, Packed
from extractor.sources.read import rows

HEAD = 200
"""How many characters of a rejected row are kept to recognise it by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the input: an article, one still packed in the bytes of a page, or the reason why it is neither."""

    number: int
    source: str
    line: int
    digest: bytes
    position: int
    story: Story | None = None
    packed: Packed | None = None
    reason: str | None = None
    id: str | None = None
    head: str = ""


class Reader:
    """Iterates over the rows of ``inputs``: files, folders, addresses, or ``-`` for standard input.

    ``total`` is the number of bytes to read, None if unknown; ``Row.position`` counts towards it.
    ``unknown`` counts the names of fields whose meaning nobody knows.
    """

    def __init__(
        self, inputs: Iterable[str | Path], reading: Reading = AS_USUAL, output: str | Path | None = None
    ) -> None:
        """Find the inputs; what a folder holds of ``output`` itself is none.

        Raises SourceError if an input is missing or of a form that is not read.
        """
        self.inputs = find([str(name) for name in inputs], output)
        self.total = _total(self.inputs)
        self.unknown = Unknown()
        self._reading = reading

    @property
    def files(self) -> list[str]:
        """The files among the inputs."""
        return [source.name for source in self.inputs if source.is_file]

    def __iter__(self) -> Iterator[Row]:
        """The rows in order."""
        yield from numbered(self.inputs, self._reading, self.unknown)


def numbered(inputs: Iterable[Input], reading: Reading, unknown: Unknown) -> Iterator[Row]:
    """The rows of inputs that are found, in order; names that nobody knows are counted in ``unknown``."""
    number = before = 0
    for source in inputs:
        for item in rows(source, reading):
            number += 1
            unknown.note(item.unknown)
            yield _row(number, source.name, item, before + item.at)
        before += source.size or 0


def _total(inputs: list[Input]) -> int | None:
    sizes = [source.size for source in inputs if source.reason is None]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _row(number: int, name: str, item: Item, position: int) -> Row:
    # A row without content of its own is recognised by what is wrong with it.
    recognised = item.content or f"{name}\0{item.reason}".encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(recognised, digest_size=16).digest()
    head = item.content[: HEAD * 4].decode("utf-8", "replace")[:HEAD]
    return Row(number, name, item.line, digest, position, item.story, item.packed, item.reason, item.id, head)
