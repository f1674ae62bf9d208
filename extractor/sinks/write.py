"""From a file of JSON Lines records to the form that is wanted."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from extractor.sinks import brat, forms
from extractor.sinks.events import TABLES as EVENT_TABLES
from extractor.sinks.forms import SinkError
from extractor.sinks.geojson import LAYERS, write_geojson
from extractor.sinks.labelstudio import write_labelstudio
from extractor.sinks.sql import book_of
from extractor.sinks.tables import TABLES, Book
from extractor.surrogates import clean


def _each(names: Iterable[str], suffix: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(names)}){re.escape(suffix)}")


_FOLDERS: dict[str, re.Pattern[str]] = {
    ".csv": _each((*TABLES, *EVENT_TABLES), ".csv"),
    ".parquet": _each((*TABLES, *EVENT_TABLES), ".parquet"),
    ".geojson": _each(LAYERS, ".geojson"),
    ".brat": brat.NAMES,
}
"""Suffixes of outputs that are folders, and what the names of the files in them look like."""
_NEEDS = {".parquet": ("pyarrow",), ".duckdb": ("pyarrow", "duckdb")}


More = Callable[[Book, Path], Book]
"""Adds tables, given those of a file of records."""


def check(output: Path, *, tables: bool = False) -> None:
    """Raise SinkError if ``output`` names a form that is not written, or one whose library is missing.

    With ``tables`` also if its form holds none.
    """
    if _writer(output) is None:
        raise SinkError(f"{output}: the suffix must be one of {', '.join(sorted(FORMS))}")
    if tables and output.suffix not in TABULAR:
        raise SinkError(f"{output}: --events makes tables, so the suffix must be one of {', '.join(sorted(TABULAR))}")
    missing = [name for name in _NEEDS.get(output.suffix, ()) if find_spec(name) is None]
    if missing:
        raise SinkError(f"{output}: needs {' and '.join(missing)}: pip install 'freight-news-extractor[tables]'")
    if output.suffix in _NEEDS and clean(str(output)) != str(output):
        raise SinkError(f"{clean(str(output))}: {output.suffix} takes no name that is not UTF-8; choose another output")
    if not output.parent.is_dir():
        raise SinkError(f"{output}: no folder {output.parent}")


def write(records: Path, made: Path, more: More | None = None) -> Path:
    """Turn the JSON Lines file ``records`` into the form that the suffix of ``made`` names; the path where it stands.

    That is ``made``, which does not exist before, or ``records`` where nothing is to be done. Memory does not grow with
    the number of records, unless that of ``more`` does: what adds tables to a tabular form.
    """
    if more is not None and made.suffix in TABULAR:
        return TABULAR[made.suffix](more(book_of(records), records), made)
    writer = _writer(made)
    return records if writer is None else writer(records, made)


def names_in(output: Path) -> re.Pattern[str] | None:
    """What the names of the files in an output that is a folder look like; None if it is a file."""
    return _FOLDERS.get(output.suffix)


def _writer(output: Path) -> Callable[[Path, Path], Path] | None:
    suffix = max((suffix for suffix in FORMS if output.name.endswith(suffix)), key=len, default="")
    return FORMS.get(suffix)


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


def _prodigy(records: Path, made: Path) -> Path:
    from extractor.sinks.prodigy import write_prodigy  # late: the others need no spaCy

    return write_prodigy(records, made)


def _docbin(records: Path, made: Path) -> Path:
    from extractor.sinks.docbin import write_docbin

    return write_docbin(records, made)


TABULAR: dict[str, Callable[[Book, Path], Path]] = {
    ".csv": forms.write_csv,
    ".parquet": forms.write_parquet,
    ".sqlite": forms.write_sqlite,
    ".duckdb": forms.write_duckdb,
}
"""Suffix of an output of tables → what writes it."""
FORMS: dict[str, Callable[[Path, Path], Path]] = {
    ".jsonl": _lines,
    ".jsonl.gz": _gzip,
    **{suffix: _tabular(writer) for suffix, writer in TABULAR.items()},
    ".geojson": write_geojson,
    ".labelstudio.json": write_labelstudio,
    ".prodigy.jsonl": _prodigy,
    ".brat": brat.write_brat,
    ".spacy": _docbin,
}
"""Suffix of the output → what writes it."""
