"""The tabular and geographic forms. Each writer reads a JSON Lines file of records and makes what it is told to."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.models.rows import movement, place_of
from extractor.sinks.sql import SEARCH_SQL, index_sql, schema_sql
from extractor.sinks.tables import TABLES, chunks

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
    """A SQLite database with all tables, keys, indexes and views, and full-text search over the articles."""
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
            for statement in (*index_sql(), *SEARCH_SQL):
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
    """A folder with two GeoJSON files (RFC 7946), a layer each.

    ``places.geojson``: a point for each place of an article, with the number of its mentions. ``movements.geojson``: a
    line for each movement between located places, with its goods and operator.
    """
    made.mkdir()
    with ExitStack() as stack:
        layers = {name: stack.enter_context(_Layer(made / f"{name}.geojson")) for name in ("places", "movements")}
        with records.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                article = json.loads(line)
                about = {"article": number, "id": article["id"], "published": article["published"]}
                for point in _points(article, about):
                    layers["places"].add(point)
                for arc in _arcs(article, about):
                    layers["movements"].add(arc)
    return made


class _Layer:
    """A feature collection that is written feature by feature."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._first = True

    def __enter__(self) -> "_Layer":
        self._out = self._path.open("w", encoding="utf-8")
        self._out.write('{"type": "FeatureCollection", "features": [')
        return self

    def add(self, feature: dict[str, Any]) -> None:
        self._out.write(("\n" if self._first else ",\n") + json.dumps(feature, ensure_ascii=False))
        self._first = False

    def __exit__(self, *_: object) -> None:
        self._out.write("\n]}\n")
        self._out.close()


_OF_PLACE = ("name", "kind", "country", "admin1", "admin1_name", "located", "geonames_id")


def _points(article: dict[str, Any], about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each place once, whatever the words it is told in."""
    mentions: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for place in article["places"]:
        if place["latitude"] is not None:
            mentions.setdefault((*_position(place), *(place[key] for key in _OF_PLACE)), []).append(place)
    for same in mentions.values():
        said = {"text": same[0]["text"], "mentions": len(same), **{key: same[0][key] for key in _OF_PLACE}}
        yield _feature("Point", _position(same[0]), {**about, **said})


def _arcs(article: dict[str, Any], about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for m in article["movements"]:
        ends = [
            place_of(m, "origin"),
            *(e["index"] for e in m["evidence"] if e["slot"] == "via"),
            place_of(m, "destination"),
        ]
        places = [article["places"][index] for index in ends if index is not None]
        if ends[0] is None or ends[-1] is None or None in (places[0]["latitude"], places[-1]["latitude"]):
            continue
        located = [_position(place) for place in places if place["latitude"] is not None]
        yield _feature("LineString", located, {**about, **movement(article, m)})


def _position(place: dict[str, Any]) -> list[float]:
    return [place["longitude"], place["latitude"]]


def _feature(kind: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}
