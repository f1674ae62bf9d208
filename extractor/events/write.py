"""Writes events, in the form that the suffix of the output names."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.models.events import Event, Telling, Version
from extractor.models.rows import JOINED
from extractor.sinks import SinkError, forms
from extractor.sinks.tables import CHUNK, Book, Column, Row, Table, columns_of

_KEY: tuple[Column, ...] = (("event", "text"),)
_PART: tuple[Column, ...] = (*_KEY, ("position", "integer"))
_VERSION: tuple[Column, ...] = (*_PART, *columns_of(Version), ("tellings", "text"))
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


def rows_of(event: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything in an event given as decoded JSON."""
    key = {"event": event["id"]}
    yield "events", _cells("events", {**event, **key})
    for name, part in (("event_tellings", "tellings"), ("event_versions", "versions")):
        for position, row in enumerate(event[part]):
            yield name, _cells(name, {**row, **key, "position": position})


def _cells(table: str, record: dict[str, Any]) -> Row:
    cells = (record.get(name) for name, _ in TABLES[table].columns)
    return tuple(JOINED.join(map(str, cell)) if isinstance(cell, list) else cell for cell in cells)


def book_of(events: Iterable[Event]) -> Book:
    """The tables of events."""
    return Book(TABLES, _chunks(events), INDEXES)


def _chunks(events: Iterable[Event]) -> Iterator[dict[str, list[Row]]]:
    waiting = iter(events)
    while batch := list(islice(waiting, CHUNK)):
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        for event in batch:
            for name, row in rows_of(event.model_dump(mode="json")):
                rows[name].append(row)
        yield rows


def _lines(events: Iterable[Event], made: Path) -> Path:
    with made.open("w", encoding="utf-8") as out:
        out.writelines(event.model_dump_json() + "\n" for event in events)
    return made


def _geojson(events: Iterable[Event], made: Path) -> Path:
    """Movements with two located ends as lines; the others have no place on a map."""
    with made.open("w", encoding="utf-8") as out:
        out.write('{"type": "FeatureCollection", "features": [')
        mark = "\n"
        for event in events:
            ends = [_end(event, "origin"), _end(event, "destination")]
            if event.type != "movement" or None in (*ends[0], *ends[1]):
                continue
            told = event.model_dump(mode="json", exclude={"tellings", "versions"})
            properties = {key: JOINED.join(value) if isinstance(value, list) else value for key, value in told.items()}
            feature = {
                "type": "Feature",
                "geometry": {"type": "LineString", "coordinates": ends},
                "properties": properties,
            }
            out.write(mark + json.dumps(feature, ensure_ascii=False))
            mark = ",\n"
        out.write("\n]}\n")
    return made


def _end(event: Event, end: str) -> list[float | None]:
    return [getattr(event, f"{end}_longitude"), getattr(event, f"{end}_latitude")]


def _tabular(writer: Callable[[Book, Path], Path]) -> Callable[[Iterable[Event], Path], Path]:
    return lambda events, made: writer(book_of(events), made)


FORMS: dict[str, Callable[[Iterable[Event], Path], Path]] = {
    ".jsonl": _lines,
    ".csv": _tabular(forms.write_csv),
    ".parquet": _tabular(forms.write_parquet),
    ".sqlite": _tabular(forms.write_sqlite),
    ".duckdb": _tabular(forms.write_duckdb),
    ".geojson": _geojson,
}
"""Suffix of the output → what writes it."""


def writer_for(output: Path) -> Callable[[Iterable[Event], Path], Path]:
    """What writes ``output``. Raises SinkError for a suffix that is not written."""
    if output.suffix not in FORMS:
        raise SinkError(f"{output}: the suffix must be one of {', '.join(sorted(FORMS))}")
    return FORMS[output.suffix]


def write(events: Iterable[Event], output: Path) -> None:
    """Write the events; what stood at ``output`` is replaced when the new form is whole."""
    made = output.with_name(output.name + ".new")
    shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
    writer_for(output)(events, made)
    if output.is_dir():
        shutil.rmtree(output)
    made.replace(output)
