"""What a source hands over for each thing that it counts: a line, a row, a page, a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from extractor.sources.article import Story
from extractor.sources.fields import USUAL, Columns

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read: all that shapes which rows come out of them."""

    columns: Columns = USUAL
    max_mb: int = 64
    """Megabytes of the longest line, row, page or whole file: a longer one is no article and might not fit."""

    @property
    def longest(self) -> int:
        """The same in bytes."""
        return self.max_mb * MEGABYTE

    @property
    def blank(self) -> int:
        """Bytes of the longest run of blank lines, of which compressed files can hold any number."""
        return self.longest // 64

    def over(self, what: str) -> str:
        """The reason for which something too long is rejected."""
        return f"{what} of over {self.max_mb} MB; --max-mb raises the limit"


AS_USUAL = Reading()


@dataclass(frozen=True, slots=True)
class Packed:
    """An article still in the bytes of a page or print-out, with what is known from around it.

    Unpacking takes time and may fail in any way, so that workers do it: see `extractor.sources.unpack`.
    """

    kind: Literal["page", "pdf"]
    content: bytes
    id: str | None = None
    published: str | None = None
    """The day to fall back on where the page itself tells none."""
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One row of an input: the fields of an article, an article still packed, or the reason why it is neither."""

    line: int
    """Where it stands: line, row or number, from 1."""
    content: bytes
    """What it is recognised by."""
    at: int = 0
    """Bytes of the input that are read when it is."""
    fields: Mapping[str, Any] | None = None
    story: Story | None = None
    packed: Packed | None = None
    reason: str | None = None
    id: str | None = None
    unknown: tuple[str, ...] = field(default=())
    """Names of fields that nobody knows."""
