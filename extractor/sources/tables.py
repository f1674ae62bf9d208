"""Tables as text: CSV and its kin, a row an article.

A row that cannot be read costs itself alone. Most of all a quotation mark that is never closed, which swallows the rows
after it: where a row is not well formed, only its first line is given up, and reading goes on with the second.
"""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from extractor.sources import fields
from extractor.sources.article import SourceError
from extractor.sources.item import Item, Reading
from extractor.sources.lines import BLANK

_SEPARATORS = ",;\t|"


def csv_rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The rows of a table whose cells stand between commas, semicolons, tabs or bars, whichever its header has most."""
    yield from _Table(file, reading, None).rows()


def tsv_rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The rows of a table whose cells stand between tabs."""
    yield from _Table(file, reading, "\t").rows()


def check_header(header: list[str], reading: Reading) -> fields.Assignment:
    """Which columns hold what. Raises SourceError listing those there are if one lacks."""
    found = fields.assign(tuple(header), reading.columns)
    if found.missing:
        there = ", ".join(name[:40] for name in header[:20])
        raise SourceError(f"no column {found.missing[0]!r}; there are: {there}")
    if not found.names["text"]:
        raise SourceError(fields.no_text(header, reading.columns).replace("no field", "no column"))
    return found


class _Table:
    def __init__(self, file: BinaryIO, reading: Reading, separator: str | None) -> None:
        self._reading = reading
        self._separator = separator
        self._lines = _text_lines(file, reading)
        self._again: deque[str] = deque()  # lines to be read once more
        self._line = 0

    def rows(self) -> Iterator[Item]:
        """All rows after the header. Raises SourceError if the header tells of no text."""
        csv.field_size_limit(max(csv.field_size_limit(), self._reading.longest))
        first = next(self._lines, "")
        self._line = 1
        self._separator = self._separator or max(_SEPARATORS, key=first.count)
        header = [cell.strip() for cell in next(csv.reader([first], delimiter=self._separator), [])]
        known = check_header(header, self._reading)
        while (record := self._record()) is not None:
            line, cells, raw, reason = record
            content = raw.encode("utf-8", "surrogateescape")
            if reason is None and len(cells) > len(header):
                reason = f"{len(cells)} cells, but the header has {len(header)}"
            if reason is None and (at := _not_utf8(raw)) is not None:
                reason = f"not UTF-8 at character {at}; convert it first"
            if reason is not None:
                yield Item(line, content, reason=reason)
            elif any(cell.strip() for cell in cells):
                values = dict(zip_longest(header, cells, fillvalue=""))
                yield Item(line, content, fields=values, unknown=known.unknown)

    def _record(self) -> tuple[int, list[str], str, str | None] | None:
        """The next row: its line, cells, text, and what is wrong with it; None at the end."""
        used: list[str] = []
        self._skip_blank()
        line = self._line + 1
        try:
            cells = next(csv.reader(self._feed(used), delimiter=self._separator or ",", strict=True), None)
        except csv.Error as error:
            # Only the first line is given up, unless it can be read alone, by a reading that forgives more.
            self._again.extendleft(reversed(used[1:]))
            self._line = line
            return line, *self._alone(used[0], str(error))
        self._line = line + len(used) - 1
        return None if cells is None else (line, cells, "".join(used), None)

    def _skip_blank(self) -> None:
        while (line := self._again.popleft() if self._again else next(self._lines, None)) is not None:
            if line.strip():
                self._again.appendleft(line)
                return
            self._line += 1

    def _alone(self, first: str, fault: str) -> tuple[list[str], str, str | None]:
        try:
            cells = next(csv.reader([first], delimiter=self._separator or ","), [])
        except csv.Error:
            cells = []
        closed = first.count('"') % 2 == 0
        return cells, first, None if closed and cells else f"not a row of a table: {fault}"

    def _feed(self, used: list[str]) -> Iterator[str]:
        size = 0
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            used.append(line)
            size += len(line)
            if size > self._reading.longest:
                raise csv.Error(self._reading.over("a row"))
            yield line


def _text_lines(file: BinaryIO, reading: Reading) -> Iterator[str]:
    """The lines of a file with their ends; bytes that are no UTF-8 as lone surrogates. UTF-16 is known by its mark."""
    head = file.read(2)
    if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encoding = "utf-16-le" if head == codecs.BOM_UTF16_LE else "utf-16-be"
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n")
        while line := text.readline(reading.longest):
            yield line.lstrip("\ufeff")
        return
    raw = head + file.readline(reading.longest)
    yield raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    blank = 0
    while raw := file.readline(reading.longest):
        if len(raw) == reading.longest and raw[-1:] != b"\n":
            raise SourceError(reading.over("a line"))
        blank = 0 if raw.strip() else blank + len(raw)
        if blank > reading.blank:
            raise SourceError(BLANK)
        yield raw.decode("utf-8", "surrogateescape")


def _not_utf8(text: str) -> int | None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None
