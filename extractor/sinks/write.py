"""From a file of JSON Lines records to the form that is wanted."""

import gzip
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from extractor.sinks import forms
from extractor.sinks.forms import SinkError
from extractor.sinks.geojson import write_geojson
from extractor.sinks.sql import book_of
from extractor.sinks.tables import Book

_NEEDS = {".parquet": ("pyarrow",), ".duckdb": ("pyarrow", "duckdb")}


def check(output: Path) -> None:
    """Raise SinkError if ``output`` names a form that is not written, or one whose library is missing."""
    if _writer(output) is None:
        raise SinkError(f"{output}: the suffix must be one of {', '.join(sorted(FORMS))}")
    missing = [name for name in _NEEDS.get(output.suffix, ()) if find_spec(name) is None]
    if missing:
        raise SinkError(f"{output}: needs {' and '.join(missing)}: pip install 'freight-news-extractor[tables]'")
    if not output.parent.is_dir():
        raise SinkError(f"{output}: no folder {output.parent}")


def write(records: Path, output: Path) -> Path:
    """Turn the JSON Lines file ``records`` into the form of ``output``; the path where it stands, ready for a rename.

    Memory does not grow with the number of records.
    """
    writer = _writer(output)
    if writer is None:
        return records
    made = output.with_name(output.name + ".new")
    if made.is_dir():
        shutil.rmtree(made)
    made.unlink(missing_ok=True)
    return writer(records, made)


def _writer(output: Path) -> Callable[[Path, Path], Path] | None:
    return next((writer for suffix, writer in FORMS.items() if output.name.endswith(suffix)), None)


def _lines(records: Path, made: Path) -> Path:
    return records


def _gzip(records: Path, made: Path) -> Path:
    # Neither name nor time go into the header, so that equal records give equal files.
    with (
        records.open("rb") as source,
        made.open("wb") as under,
        gzip.GzipFile(filename="", mode="wb", fileobj=under, mtime=0) as packed,
    ):
        shutil.copyfileobj(source, packed, 1 << 20)
    return made


def _tabular(writer: Callable[[Book, Path], Path]) -> Callable[[Path, Path], Path]:
    return lambda records, made: writer(book_of(records), made)


FORMS: dict[str, Callable[[Path, Path], Path]] = {
    ".jsonl": _lines,
    ".jsonl.gz": _gzip,
    ".csv": _tabular(forms.write_csv),
    ".parquet": _tabular(forms.write_parquet),
    ".sqlite": _tabular(forms.write_sqlite),
    ".duckdb": _tabular(forms.write_duckdb),
    ".geojson": write_geojson,
}
"""Suffix of the output → what writes it."""
