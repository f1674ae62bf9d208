"""Records as tables: the one definition that every tabular form is written from.

The columns are the fields of the record types in `extractor.models`, in their order. ``article`` counts the records
of a run from 1 and joins all tables; it stands for the article even where ids repeat or are missing. ``position``
is the place in the article's list, from 0, which is what the ``…_index`` columns point to.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from extractor.models import Article, Cargo, Date, Movement, Place, Quantity, Record, Service, Statistic

Type = Literal["text", "integer", "real", "boolean"]
Row = tuple[Any, ...]
CHUNK = 500
"""Articles whose rows are held at a time."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name and its columns, each with a type."""

    name: str
    columns: tuple[tuple[str, Type], ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _ in self.columns]


def _type(annotation: Any) -> Type | None:
    """The column type of a field; None for lists, which are tables of their own."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type(get_args(annotation)[0])
    if origin in (Union, UnionType):
        inner = {_type(part) for part in get_args(annotation) if part is not type(None)}
        return "real" if "real" in inner else inner.pop()
    if origin is Literal or annotation is str:
        return "text"
    plain: dict[Any, Type] = {bool: "boolean", int: "integer", float: "real"}
    return plain.get(annotation)


def _columns(record: type[Record]) -> tuple[tuple[str, Type], ...]:
    typed = ((name, _type(field.annotation)) for name, field in record.model_fields.items())
    return tuple((name, kind) for name, kind in typed if kind is not None)


_LISTS: dict[str, type[Record]] = {
    "dates": Date,
    "quantities": Quantity,
    "places": Place,
    "services": Service,
    "movements": Movement,
    "statistics": Statistic,
}
_KEYS: tuple[tuple[str, Type], ...] = (("article", "integer"), ("position", "integer"))
_OF_MOVEMENT: tuple[tuple[str, Type], ...] = (("article", "integer"), ("movement", "integer"), ("position", "integer"))

TABLES: dict[str, Table] = {
    "articles": Table("articles", (_KEYS[0], *_columns(Article))),
    **{name: Table(name, (*_KEYS, *_columns(record))) for name, record in _LISTS.items()},
    "movement_via": Table("movement_via", (*_OF_MOVEMENT, ("place", "text"), ("place_index", "integer"))),
    "cargo": Table("cargo", (*_OF_MOVEMENT, *_columns(Cargo))),
}
"""Every table, by name."""


def rows_of(article: dict[str, Any], number: int) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything in a record given as decoded JSON; ``number`` is its ``article`` key."""
    yield "articles", (number, *_cells(article, "articles", 1))
    for name in _LISTS:
        for position, record in enumerate(article[name]):
            yield name, (number, position, *_cells(record, name, 2))
    for movement, record in enumerate(article["movements"]):
        for position, (place, index) in enumerate(zip(record["via"], record["via_indices"], strict=True)):
            yield "movement_via", (number, movement, position, place, index)
        for position, good in enumerate(record["cargo"]):
            yield "cargo", (number, movement, position, *_cells(good, "cargo", 3))


def _cells(record: dict[str, Any], table: str, keys: int) -> Row:
    return tuple(record.get(name) for name, _ in TABLES[table].columns[keys:])


def chunks(records: Path) -> Iterator[dict[str, list[Row]]]:
    """The rows of a JSON Lines file of records, some hundred articles at a time, by table."""
    with records.open("rb") as lines:
        numbered = enumerate(lines, 1)
        while batch := list(islice(numbered, CHUNK)):
            rows: dict[str, list[Row]] = {name: [] for name in TABLES}
            for number, line in batch:
                for name, row in rows_of(json.loads(line), number):
                    rows[name].append(row)
            yield rows


VIEWS = {
    "places_by_article": """
        SELECT a."article", a."id", a."published", p."name", p."kind", p."country", p."latitude", p."longitude",
               count(*) AS "mentions"
        FROM "articles" a JOIN "places" p ON p."article" = a."article"
        GROUP BY a."article", a."id", a."published", p."name", p."kind", p."country", p."latitude", p."longitude"
    """,
    "statistics_with_period": """
        SELECT s."article", a."id", q."text" AS "quantity", q."value", q."high", q."unit", q."counted", q."bound",
               q."change", q."per", s."period", d."earliest", d."latest", s."scope", s."baseline", s."sentence"
        FROM "statistics" s JOIN "articles" a ON a."article" = s."article"
        JOIN "quantities" q ON q."article" = s."article" AND q."position" = s."quantity"
        LEFT JOIN "dates" d ON d."article" = s."article" AND d."position" = s."period_index"
    """,
    "movement_edges": """
        SELECT m."article", a."id", m."position", m."kind", m."status", m."when", m."service",
               m."origin", o."name" AS "origin_name", o."latitude" AS "origin_latitude",
               o."longitude" AS "origin_longitude", m."destination", d."name" AS "destination_name",
               d."latitude" AS "destination_latitude", d."longitude" AS "destination_longitude"
        FROM "movements" m JOIN "articles" a ON a."article" = m."article"
        LEFT JOIN "places" o ON o."article" = m."article" AND o."position" = m."origin_index"
        LEFT JOIN "places" d ON d."article" = m."article" AND d."position" = m."destination_index"
    """,
}
"""Views by name, in SQL that SQLite and DuckDB both take."""

INDEXES = (("places", "name"), ("places", "country"), ("services", "name"), ("dates", "value"), ("articles", "id"))
"""Columns to look things up by, besides ``article``."""


def schema_sql() -> Iterator[str]:
    """Statements that create all tables."""
    for table in TABLES.values():
        columns = ", ".join(f'"{name}" {kind.upper()}' for name, kind in table.columns)
        yield f'CREATE TABLE "{table.name}" ({columns})'


def index_sql() -> Iterator[str]:
    """Statements that create indexes and views, best run when the tables are full."""
    for table in TABLES:
        yield f'CREATE INDEX "index_{table}_article" ON "{table}" ("article")'
    for name, column in INDEXES:
        yield f'CREATE INDEX "index_{name}_{column}" ON "{name}" ("{column}")'
    for name, query in VIEWS.items():
        yield f'CREATE VIEW "{name}" AS {query}'
