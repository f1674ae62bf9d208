"""Events as tables, alone or beside those of the records they were made from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from extractor.models.events import Event, Telling, Version
from extractor.models.rows import JOINED
from extractor.sinks.tables import CHUNK, Book, Column, Row, Table, columns_of

_KEY: tuple[Column, ...] = (("event", "text"),)
_PART: tuple[Column, ...] = (*_KEY, ("position", "integer"))
_ITS_EVENT = (("event",), "events")
TABLES = {
    table.name: table
    for table in (
        Table("events", (*_KEY, *columns_of(Event)[1:]), ("event",)),
        Table("event_tellings", (*_PART, *columns_of(Telling)), ("event", "position"), (_ITS_EVENT,)),
        Table(
            "event_versions", (*_PART, *columns_of(Version), ("tellings", "text")), ("event", "position"), (_ITS_EVENT,)
        ),
    )
}
"""The tables of events, by name; ``event`` is the event's id."""
INDEXES = (("events", "earliest"), ("events", "origin"), ("events", "destination"), ("event_tellings", "article"))
_TELLINGS = TABLES["event_tellings"]
BESIDE = TABLES | {
    "event_tellings": replace(
        _TELLINGS,
        columns=(*_TELLINGS.columns, ("record", "integer")),
        links=(*_TELLINGS.links, (("record",), "articles")),
    )
}
"""The same beside the tables of records: ``record`` is a telling's ``article`` there, ``fact`` the ``position``."""
Numbers = Mapping[tuple[str, str | None], int | None]
"""The number of each article of a run, by its id and day of publication; None where several have both."""


def book_of(events: Iterable[Event]) -> Book:
    """The tables of events."""
    return Book(TABLES, _chunks(events, TABLES, {}), INDEXES)


def beside(records: Book, events: Iterable[Event], numbers: Numbers) -> Book:
    """The tables of records with those of their events after them."""
    return replace(
        records,
        tables={**records.tables, **BESIDE},
        chunks=_one_after_other(records.chunks, _chunks(events, BESIDE, numbers)),
        indexes=(*records.indexes, *INDEXES, ("event_tellings", "record")),
    )


def _one_after_other(*chunks: Iterable[dict[str, list[Row]]]) -> Iterator[dict[str, list[Row]]]:
    for each in chunks:
        yield from each


def _chunks(events: Iterable[Event], tables: Mapping[str, Table], numbers: Numbers) -> Iterator[dict[str, list[Row]]]:
    waiting = iter(events)
    while batch := list(islice(waiting, CHUNK)):
        rows: dict[str, list[Row]] = {name: [] for name in tables}
        for event in batch:
            for name, cells in _rows(event.model_dump(mode="json"), numbers):
                rows[name].append(_row(tables[name], cells))
        yield rows


def _rows(event: dict[str, Any], numbers: Numbers) -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, cells by column) for everything in an event given as decoded JSON."""
    key = {"event": event["id"]}
    yield "events", {**event, **key}
    for position, telling in enumerate(event["tellings"]):
        record = numbers.get((telling["article"], telling["published"]))
        yield "event_tellings", {**telling, **key, "position": position, "record": record}
    for position, version in enumerate(event["versions"]):
        yield "event_versions", {**version, **key, "position": position}


def _row(table: Table, cells: dict[str, Any]) -> Row:
    row = (cells.get(name) for name, _ in table.columns)
    return tuple(JOINED.join(map(str, cell)) if isinstance(cell, list) else cell for cell in row)
