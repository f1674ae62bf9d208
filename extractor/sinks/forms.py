"""The tabular and geographic forms. Each writer reads a JSON Lines file of records and makes what it is told to."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.sinks.tables import TABLES, chunks, index_sql, schema_sql

if TYPE_CHECKING:
    import pyarrow

# Full-width signs too: spreadsheets set to Chinese or Japanese take them for the plain ones.
_RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class SinkError(ValueError):
    """The output cannot be written; the message says why."""


def write_csv(records: Path, made: Path) -> Path:
    """A folder with one CSV file for each table. Texts that a spreadsheet would take for a formula get a ``'``."""
    made.mkdir()
    with ExitStack() as stack:
        writers = {}
        for table in TABLES.values():
            file = stack.enter_context((made / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(file)
            writers[table.name].writerow(table.names)
        for rows in chunks(records):
            for name, of_table in rows.items():
                writers[name].writerows([_cell(value) for value in row] for row in of_table)
    return made


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS_IN_A_SPREADSHEET) else value


def write_sqlite(records: Path, made: Path) -> Path:
    """A SQLite database with all tables, indexes and views."""
    try:
        with closing(sqlite3.connect(made)) as base, base:
            base.execute("PRAGMA journal_mode = OFF")  # nobody reads the file before it is whole
            base.execute("PRAGMA synchronous = OFF")
            for statement in schema_sql():
                base.execute(statement)
            for rows in chunks(records):
                for name, of_table in rows.items():
                    marks = ", ".join("?" * len(TABLES[name].columns))
                    base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', of_table)
            for statement in index_sql():
                base.execute(statement)
    except sqlite3.Error as error:
        raise SinkError(f"{made}: {error}; what was finished is kept for --resume") from error
    return made


def arrow_schema(name: str) -> "pyarrow.Schema":
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([(column, types[kind]) for column, kind in TABLES[name].columns])


def _arrow_tables(records: Path) -> "Iterator[tuple[str, pyarrow.Table]]":
    import pyarrow as pa

    schemas = {name: arrow_schema(name) for name in TABLES}
    for rows in chunks(records):
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


def write_parquet(records: Path, made: Path) -> Path:
    """A folder with one Parquet file for each table."""
    from pyarrow.parquet import ParquetWriter

    made.mkdir()
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(ParquetWriter(made / f"{name}.parquet", arrow_schema(name))) for name in TABLES
        }
        for name, table in _arrow_tables(records):
            writers[name].write_table(table)
    return made


def write_duckdb(records: Path, made: Path) -> Path:
    """A DuckDB database with all tables, indexes and views."""
    import duckdb

    log = made.with_name(made.name + ".wal")
    log.unlink(missing_ok=True)  # of a run that was killed: not every DuckDB sees that it is another database's
    try:
        with closing(duckdb.connect(str(made))) as base:
            for statement in schema_sql():
                base.execute(
                    statement.replace(" INTEGER", " BIGINT").replace(" REAL", " DOUBLE").replace(" TEXT", " VARCHAR")
                )
            for name, table in _arrow_tables(records):
                base.register("incoming", table)
                base.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')
                base.unregister("incoming")
            for statement in index_sql():
                base.execute(statement)
        if log.exists():
            raise SinkError(f"{made}: could not be completed; what was finished is kept for --resume")
    except duckdb.Error as error:
        why = " ".join(str(error).split())
        raise SinkError(f"{made}: {why}; what was finished is kept for --resume") from error
    return made


def write_geojson(records: Path, made: Path) -> Path:
    """A GeoJSON file (RFC 7946): places as points, movements between located places as lines."""
    with made.open("w", encoding="utf-8") as out, records.open("rb") as lines:
        out.write('{"type": "FeatureCollection", "features": [')
        first = True
        for number, line in enumerate(lines, 1):
            for feature in _features(json.loads(line), number):
                out.write(("\n" if first else ",\n") + json.dumps(feature, ensure_ascii=False))
                first = False
        out.write("\n]}\n")
    return made


def _features(article: dict[str, Any], number: int) -> Iterator[dict[str, Any]]:
    about = {"article": number, "id": article["id"], "published": article["published"]}
    for place in article["places"]:
        if place["latitude"] is not None:
            named = {key: place[key] for key in ("text", "name", "kind", "country", "geonames_id")}
            yield _feature("Point", _position(place), {**about, "record": "place", **named})
    for movement in article["movements"]:
        ends = [movement["origin_index"], *movement["via_indices"], movement["destination_index"]]
        if ends[0] is None or ends[-1] is None:
            continue
        places = [article["places"][index] for index in ends]
        located = [_position(place) for place in places if place["latitude"] is not None]
        if places[0]["latitude"] is None or places[-1]["latitude"] is None:
            continue
        said = {key: movement[key] for key in ("kind", "when", "origin", "destination", "service", "status")}
        yield _feature("LineString", located, {**about, "record": "movement", **said})


def _position(place: dict[str, Any]) -> list[float]:
    return [place["longitude"], place["latitude"]]


def _feature(kind: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}
