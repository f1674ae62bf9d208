"""Records as tables: the one definition that every tabular form is written from.

``article`` counts the records of a run from 1 and joins all tables; it stands for the article even where ids repeat or
are missing. ``position`` is the place in the article's list, from 0; (article, position) is the key of every list.
``movements`` and ``statistics`` are wide: names, figures and days stand in them, and nothing need be joined. What
filled their slots stands in ``evidence``, with the list and position of the mention.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from extractor.models import Article, Evidence, Record, Words
from extractor.models.annotated import MENTIONS
from extractor.models.rows import mention, movement, place_of, statistic

Type = Literal["text", "integer", "real", "boolean"]
Column = tuple[str, Type]
Row = tuple[Any, ...]
CHUNK = 500
"""Articles whose rows are held at a time."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns with their types, its key, and the keys of other tables that it holds.

    ``links`` are (columns here, the table whose key they are).
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[tuple[tuple[str, ...], str], ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _ in self.columns]


@dataclass(frozen=True, slots=True)
class Book:
    """Tables with their rows, ready to be written in any tabular form.

    ``chunks`` gives rows by table, some hundred at a time, and can be gone through once. ``indexes`` are
    (table, column), ``views`` SQL by name, ``search`` further statements that only SQLite takes.
    """

    tables: Mapping[str, Table]
    chunks: Iterable[dict[str, list[Row]]]
    indexes: tuple[tuple[str, str], ...] = ()
    views: Mapping[str, str] = field(default_factory=dict)
    search: tuple[str, ...] = ()


def _type(annotation: Any) -> Type | None:
    """The column type of a field; None for lists of records, which are tables of their own, and for records."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type(get_args(annotation)[0])
    if origin is tuple:
        return "text" if _type(get_args(annotation)[0]) == "text" else None
    if origin in (Union, UnionType):
        inner = {_type(part) for part in get_args(annotation) if part is not type(None)}
        return "real" if "real" in inner else inner.pop()
    if origin is Literal or annotation is str:
        return "text"
    plain: dict[Any, Type] = {bool: "boolean", int: "integer", float: "real"}
    return plain.get(annotation)


def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """The fields of a record that fit into a cell, as columns; with a country, its name too."""
    typed = ((name, _type(field.annotation)) for name, field in record.model_fields.items())
    columns = tuple((name, kind) for name, kind in typed if kind is not None)
    return (*columns, ("country_name", "text")) if "country" in dict(columns) else columns


def _texts(names: str) -> tuple[Column, ...]:
    return tuple((name, "text") for name in names.split())


def _where(slot: str) -> tuple[Column, ...]:
    names = _texts(f"{slot} {slot}_name {slot}_country {slot}_country_name {slot}_admin1_name")
    return (*names, (f"{slot}_latitude", "real"), (f"{slot}_longitude", "real"))


_KEYS: tuple[Column, ...] = (("article", "integer"), ("position", "integer"))
_OF_MOVEMENT: tuple[Column, ...] = (("article", "integer"), ("movement", "integer"), ("position", "integer"))
_SAID: tuple[Column, ...] = (("sentence", "text"), ("start_char", "integer"), ("end_char", "integer"), ("rule", "text"))
_NUMBER: tuple[Column, ...] = (("value", "real"), ("high", "real"), *_texts("unit bound change per counted"))
_ARTICLE = (("article",), "articles")


def _placed(*columns: str) -> tuple[tuple[str, ...], str]:
    return ("article", *columns), "places"


_MOVEMENT = (
    *_texts("kind status when earliest latest"),
    *_where("origin"),
    *_where("destination"),
    *_texts("via cargo load service operator frequency"),
    *_SAID,
)
_STATISTIC = (
    *_texts("quantity kind"),
    *_NUMBER,
    *_texts("measure period earliest latest"),
    *_where("place"),
    *_texts("service organisation baseline of"),
    *_SAID,
)
_LISTED = ("article", "position")
_PART = ("article", "movement", "position")
_ITS_MOVEMENT = (("article", "movement"), "movements")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("articles", (_KEYS[0], *columns_of(Article)), ("article",)),
        *(Table(name, (*_KEYS, *columns_of(record)), _LISTED, (_ARTICLE,)) for name, record in MENTIONS.items()),
        Table(
            "movements",
            (*_KEYS, *_MOVEMENT, ("origin_position", "integer"), ("destination_position", "integer")),
            _LISTED,
            (_ARTICLE, _placed("origin_position"), _placed("destination_position")),
        ),
        Table(
            "statistics",
            (
                *_KEYS,
                *_STATISTIC,
                ("place_position", "integer"),
                ("quantity_position", "integer"),
                ("of_position", "integer"),
            ),
            _LISTED,
            (
                _ARTICLE,
                _placed("place_position"),
                (("article", "quantity_position"), "quantities"),
                (("article", "of_position"), "quantities"),
            ),
        ),
        Table(
            "movement_via",
            (*_OF_MOVEMENT, ("place", "text"), ("place_position", "integer")),
            _PART,
            (_ITS_MOVEMENT, _placed("place_position")),
        ),
        Table("movement_cargo", (*_OF_MOVEMENT, *columns_of(Words)), _PART, (_ITS_MOVEMENT,)),
        Table(
            "movement_load",
            (*_OF_MOVEMENT, ("quantity", "text"), *_NUMBER, ("quantity_position", "integer")),
            _PART,
            (_ITS_MOVEMENT, (("article", "quantity_position"), "quantities")),
        ),
        Table(
            "evidence",
            (
                ("article", "integer"),
                ("fact", "text"),
                ("fact_position", "integer"),
                ("position", "integer"),
                *columns_of(Evidence),
                *_texts("runner_up runner_up_rule"),
            ),
            ("article", "fact", "fact_position", "position"),
            (_ARTICLE,),
        ),
    )
}
"""Every table, by name; those that others point to come first."""


def rows_of(article: dict[str, Any], number: int) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything in a record given as decoded JSON; ``number`` is its ``article`` key."""
    yield "articles", _cells("articles", article, article=number)
    for name in MENTIONS:
        for position, record in enumerate(article[name]):
            yield name, _cells(name, mention(record), article=number, position=position)
    for position, m in enumerate(article["movements"]):
        yield "movements", _movement(article, number, position, m)
        yield from _parts(article, number, position, m)
        yield from _evidence(number, "movements", position, m)
    for position, s in enumerate(article["statistics"]):
        places = {"place_position": place_of(s, "place"), "quantity_position": s["quantity"], "of_position": s["of"]}
        yield "statistics", _cells("statistics", statistic(article, s), article=number, position=position, **places)
        yield from _evidence(number, "statistics", position, s)


def _movement(article: dict[str, Any], number: int, position: int, m: dict[str, Any]) -> Row:
    ends = {f"{end}_position": place_of(m, end) for end in ("origin", "destination")}
    return _cells("movements", movement(article, m), article=number, position=position, **ends)


def _parts(article: dict[str, Any], number: int, at: int, m: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """What a movement holds several of, a row each."""
    passed = [e["index"] for e in m["evidence"] if e["slot"] == "via"]
    for position, place in enumerate(m["via"]):
        yield "movement_via", (number, at, position, place, passed[position] if position < len(passed) else None)
    for position, good in enumerate(m["cargo"]):
        yield "movement_cargo", _cells("movement_cargo", good, article=number, movement=at, position=position)
    for position, index in enumerate(m["load"]):
        size = article["quantities"][index]
        keys = {"article": number, "movement": at, "position": position, "quantity_position": index}
        yield "movement_load", _cells("movement_load", {**size, "quantity": size["text"]}, **keys)


def _evidence(number: int, fact: str, at: int, record: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    for position, e in enumerate(record["evidence"]):
        second = e["runner_up"] or {}
        told = {**mention(e), "runner_up": second.get("text"), "runner_up_rule": second.get("rule")}
        keys = {"article": number, "fact": fact, "fact_position": at, "position": position}
        yield "evidence", _cells("evidence", told, **keys)


def _cells(table: str, record: dict[str, Any], **keys: Any) -> Row:
    return tuple(keys[name] if name in keys else record.get(name) for name, _ in TABLES[table].columns)


def chunks(records: Path, first: int = 1) -> Iterator[dict[str, list[Row]]]:
    """The rows of a JSON Lines file of records, some hundred articles at a time, by table.

    ``first`` is the number of the first article.
    """
    with records.open("rb") as lines:
        numbered = enumerate(lines, first)
        while batch := list(islice(numbered, CHUNK)):
            rows: dict[str, list[Row]] = {name: [] for name in TABLES}
            for number, line in batch:
                for name, row in rows_of(json.loads(line), number):
                    rows[name].append(row)
            yield rows
