"""Parquet files: a row an article, read a few hundred at a time."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.sources import extras
from extractor.sources.article import SourceError
from extractor.sources.item import MEGABYTE, Item, Reading
from extractor.sources.tables import check_header

BATCH = 256
"""Rows that are held at a time."""
GROUP = 64
"""So many times the longest row a group of rows may hold: Parquet unpacks columns of it whole."""


def rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The rows of all groups; a group that cannot be read is one rejected row.

    Raises SourceError if pyarrow is not installed, the file is damaged, or no column holds texts.
    """
    parquet = extras.load("pyarrow.parquet", "tables")
    arrow = extras.load("pyarrow", "tables")
    try:
        table = parquet.ParquetFile(file, pre_buffer=False, buffer_size=MEGABYTE)
        header = list(table.schema_arrow.names)
        metadata = table.metadata
    except (OSError, ValueError, arrow.ArrowException) as error:
        raise SourceError(f"not Parquet that can be read: {' '.join(str(error).split())[:200]}") from None
    known = check_header(header, reading)
    wanted = [column for columns in known.names.values() for column in columns]
    number = 0
    for group in range(metadata.num_row_groups):
        size = metadata.row_group(group)
        last = number + size.num_rows
        try:
            if size.total_byte_size > GROUP * reading.longest:
                raise SourceError(
                    reading.over(f"rows {number + 1} to {last}: a group of rows of {GROUP} times the size")
                )
            for batch in table.iter_batches(batch_size=BATCH, row_groups=[group], columns=wanted):
                for values in batch.to_pylist():
                    number += 1
                    yield _item(number, values, known.unknown, reading)
        except (OSError, ValueError, arrow.ArrowException) as error:
            fault = (
                str(error) if isinstance(error, SourceError) else f"rows {number + 1} to {last} cannot be read: {error}"
            )
            yield Item(number + 1, fault.encode(), reason=" ".join(fault.split())[:300])
        number = last


def _item(number: int, values: dict[str, Any], unknown: tuple[str, ...], reading: Reading) -> Item:
    content = json.dumps(values, default=str, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(content) > reading.longest:
        return Item(number, content[:MEGABYTE], reason=reading.over("a row"))
    return Item(number, content, fields=values, unknown=unknown)
