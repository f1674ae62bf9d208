"""Spreadsheets (.xlsx, .xls, .ods): the rows of every sheet whose first row names a column of texts."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from extractor.sources import extras
from extractor.sources.article import SourceError
from extractor.sources.item import Item, Reading
from extractor.sources.tables import check_header
from extractor.sources.whole import content

UNPACKED = 8
"""So many times the longest input a spreadsheet may hold when unpacked."""


def rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The rows of the sheets, counted through; sheets without texts are passed over if another has some.

    Raises SourceError if python-calamine is not installed, the file cannot be read, or no sheet holds texts.
    """
    calamine = extras.load("python_calamine", "sheets")
    raw = content(file, reading)
    _check_size(raw, reading)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [book.get_sheet_by_name(title) for title in book.sheet_names]
    except Exception as error:  # its errors have no common ancestor
        raise SourceError(f"not a spreadsheet that can be read: {error}") from None
    faults = []
    found = False
    number = 0
    for sheet in sheets:
        lines = sheet.iter_rows()
        header = [str(cell).strip() for cell in next(lines, [])]
        number += 1
        try:
            known = check_header(header, reading)
        except SourceError as error:
            faults.append(f"sheet {sheet.name}: {error}")
            continue
        found = True
        for cells in lines:
            number += 1
            values = {title: _value(cell) for title, cell in zip(header, cells, strict=False) if cell not in ("", None)}
            if values:
                raw_row = json.dumps(values, default=str, ensure_ascii=False).encode("utf-8", "surrogatepass")
                yield Item(number, raw_row, fields=values, unknown=known.unknown)
    if not found:
        raise SourceError(faults[0] if faults else "a spreadsheet without sheets")


def _check_size(raw: bytes, reading: Reading) -> None:
    """Refuse an archive that unpacks to more than memory may be meant for."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED * reading.longest:
            raise SourceError(reading.over(f"a spreadsheet that unpacks to {UNPACKED} times the size"))


def _value(cell: Any) -> str | date:
    """A cell as a field: dates as they are, whole numbers without a decimal point."""
    if isinstance(cell, date | datetime):
        return cell
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
