"""The kinds of input by the end of their name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from extractor.sources.item import Item, Reading

Rows = Callable[[BinaryIO, str, Reading], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How an input is read: ``function`` of a module of this package, loaded when the first input of the kind comes."""

    what: str
    module: str
    function: str = "rows"
    extra: str | None = None
    """The extra of this package that it needs."""
    single: bool = False
    """Whether a file is one article, which is then known by the file's name."""
    unpacks: bool = True
    """Whether a compressed file is unpacked before it is read."""
    seeks: bool = False
    """Whether it is read here and there, not from beginning to end."""

    @property
    def rows(self) -> Rows:
        """The function that gives the rows of an open file. It raises SourceError without the file's name."""
        found: Rows = getattr(import_module(f"extractor.sources.{self.module}"), self.function)
        return found


_LINES = Kind("JSON Lines", "lines")
_PAGE = Kind("web page", "whole", "page_rows", "html", single=True)
_TEXT = Kind("text", "whole", "text_rows", single=True)
_FEED = Kind("RSS or Atom feed", "feeds", extra="feeds")
_SHEET = Kind("spreadsheet", "sheets", extra="sheets", seeks=True)

KINDS = {
    ".jsonl": _LINES,
    ".ndjson": _LINES,
    ".json": Kind("JSON", "whole", "json_rows"),
    ".csv": Kind("table", "tables", "csv_rows"),
    ".tsv": Kind("table", "tables", "tsv_rows"),
    ".parquet": Kind("Parquet", "parquet", extra="tables", seeks=True),
    ".xlsx": _SHEET,
    ".xls": _SHEET,
    ".ods": _SHEET,
    ".rss": _FEED,
    ".atom": _FEED,
    ".xml": _FEED,
    ".warc": Kind("web archive", "warc", extra="warc", unpacks=False, seeks=True),
    ".wet": Kind("web archive", "warc", extra="warc", unpacks=False, seeks=True),
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xhtml": _PAGE,
    ".pdf": Kind("PDF", "whole", "pdf_rows", "pdf", single=True),
    ".eml": Kind("mail", "mail", single=True),
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
}
"""Suffix → kind, in the order in which people are told of them."""

COMPRESSED = (".gz", ".bz2", ".xz")
"""What may follow the suffix."""


def kind_of(name: str) -> Kind | None:
    """The kind of an input by its name; None if it is not read."""
    return KINDS.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """The suffix that tells the kind, in small letters: ``.jsonl`` of ``a.JSONL.gz`` and of ``https://b.c/a.jsonl?x=1``."""
    return _parts(name)[1]


def stem_of(name: str) -> str:
    """The name of a file without folders and suffixes."""
    return _parts(name)[0]


def compression(name: str) -> str:
    """``.gz`` and the like; empty where the file is not compressed."""
    return _parts(name)[2]


def _parts(name: str) -> tuple[str, str, str]:
    base = name.partition("::")[0] if "://" in name else name
    if base.startswith(("http://", "https://")):
        base = base.partition("?")[0].partition("#")[0]
    base = base.rstrip("/").rpartition("/")[2]
    packing = next((end for end in COMPRESSED if base.lower().endswith(end)), "")
    base = base[: len(base) - len(packing)]
    stem, dot, suffix = base.rpartition(".")
    return (stem, "." + suffix.lower(), packing) if dot and stem else (base, "", packing)
