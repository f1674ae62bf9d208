"""The tabular forms. Each writer takes a book of tables and makes what it is told to."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.sinks import geoparquet
from extractor.sinks.sql import index_sql, schema_sql
from extractor.sinks.tables import Book, Table

if TYPE_CHECKING:
    import pyarrow

# Full-width signs too: spreadsheets set to Chinese or Japanese take them for the plain ones.
_RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKED = ("'", *_RUNS_IN_A_SPREADSHEET)


class SinkError(ValueError):
    """The output cannot be written; the message says why."""


def write_csv(book: Book, made: Path) -> Path:
    """A folder with one CSV file for each table.

    Texts that a spreadsheet would take for a formula get a ``'`` before them, and so do those that begin with one:
    whoever takes one ``'`` off a cell's beginning has the text again.
    """
    made.mkdir()
    with ExitStack() as stack:
        writers = {}
        for table in book.tables.values():
            file = stack.enter_context((made / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(file)
            writers[table.name].writerow(table.names)
        for rows in book.chunks:
            for name, of_table in rows.items():
                writers[name].writerows([_cell(value) for value in row] for row in of_table)
    return made


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_MARKED) else value


def write_sqlite(book: Book, made: Path) -> Path:
    """A SQLite database with all tables, keys, indexes and views, and full-text search over the articles."""
    try:
        with closing(sqlite3.connect(made)) as base, base:
            base.execute("PRAGMA journal_mode = OFF")  # nobody reads the file before it is whole
            base.execute("PRAGMA synchronous = OFF")
            for statement in schema_sql(book):
                base.execute(statement)
            for rows in book.chunks:
                for name, of_table in rows.items():
                    marks = ", ".join("?" * len(book.tables[name].columns))
                    base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', map(_held, of_table))
            for statement in (*index_sql(book), *book.search):
                base.execute(statement)
    except sqlite3.Error as error:
        raise SinkError(f"{made}: {error}; what was finished is kept for --resume") from error
    return made


_LARGEST = 2**63


def _held(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row with whole numbers of more than 64 bits, which SQLite does not hold, as floats."""
    return tuple([float(v) if type(v) is int and not -_LARGEST <= v < _LARGEST else v for v in row])


def arrow_schema(table: Table) -> "pyarrow.Schema":
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([(column, types[kind]) for column, kind in table.columns])


def _arrow_tables(book: Book) -> "Iterator[tuple[str, pyarrow.Table]]":
    import pyarrow as pa

    schemas = {name: arrow_schema(table) for name, table in book.tables.items()}
    for rows in book.chunks:
        for name, of_table in rows.items():
            schema = schemas[name]
            columns = list(zip(*of_table, strict=True)) or [()] * len(schema)
            yield (
                name,
                pa.table(
                    [
                        pa.array(_typed(column, field.type), field.type)
                        for column, field in zip(columns, schema, strict=True)
                    ],
                    schema=schema,
                ),
            )


def _typed(column: tuple[Any, ...], kind: Any) -> list[Any]:
    """Whole numbers of a real column as floats: Arrow refuses those that a float cannot hold exactly."""
    if str(kind) == "double":
        return [None if value is None else float(value) for value in column]
    return list(column)


def write_parquet(book: Book, made: Path) -> Path:
    """A folder with one Parquet file for each table; one with points is GeoParquet, see `geoparquet`."""
    from pyarrow.parquet import ParquetWriter

    made.mkdir()
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                ParquetWriter(made / f"{name}.parquet", geoparquet.schema_of(arrow_schema(table)))
            )
            for name, table in book.tables.items()
        }
        for name, table in _arrow_tables(book):
            writers[name].write_table(geoparquet.with_points(table))
    return made


def write_duckdb(book: Book, made: Path) -> Path:
    """A DuckDB database with all tables, indexes and views."""
    import duckdb

    log = made.with_name(made.name + ".wal")
    log.unlink(missing_ok=True)  # of a run that was killed: not every DuckDB sees that it is another database's
    try:
        with closing(duckdb.connect(str(made))) as base:
            for statement in schema_sql(book):
                base.execute(
                    statement.replace(" INTEGER", " BIGINT").replace(" REAL", " DOUBLE").replace(" TEXT", " VARCHAR")
                )
            for name, table in _arrow_tables(book):
                base.register("incoming", table)
                base.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')
                base.unregister("incoming")
            for statement in index_sql(book):
                base.execute(statement)
        if log.exists():
            raise SinkError(f"{made}: could not be completed; what was finished is kept for --resume")
    except duckdb.Error as error:
        why = " ".join(str(error).split())
        raise SinkError(f"{made}: {why}; what was finished is kept for --resume") from error
    return made
