"""Searches a database that `batch` or `events` wrote, and never writes to it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field, field_validator

from extractor.agents.answers import MOST_CHARS, Row, cut, fitting
from extractor.models.base import Record
from extractor.models.facts import Status
from extractor.places.normalise import key_of
from extractor.published import parse_published

SECONDS = 10.0
"""How long a search may take."""
_STEPS = 20_000
"""Instructions of SQLite between two looks at the clock."""

_EVENTS = """SELECT e."event", e."type", e."kind", e."status", e."when", e."earliest", e."latest", e."origin",
    e."origin_country", e."destination", e."destination_country", e."via", e."cargo", e."load", e."service",
    e."operator", e."place", NULL AS "place_country", e."measure", e."value", e."unit", e."bound", e."change",
    e."articles", e."independent", e."conflicts", t."sentence", t."article" AS "article_id", t."url", t."published"
    FROM "events" e LEFT JOIN "event_tellings" t ON t."event" = e."event" AND t."position" = 0"""
_RECORDS = """SELECT 'movement' AS "type", m."kind", m."status", m."when", m."earliest", m."latest",
    coalesce(m."origin_name", m."origin") AS "origin", m."origin_country",
    coalesce(m."destination_name", m."destination") AS "destination", m."destination_country", m."via", m."cargo",
    m."load", m."service", m."operator", NULL AS "place", NULL AS "place_country", NULL AS "measure", NULL AS "value",
    NULL AS "unit", NULL AS "bound", NULL AS "change", m."sentence", a."id" AS "article_id", a."url", a."published"
    FROM "movements" m JOIN "articles" a ON a."article" = m."article"
  UNION ALL SELECT 'statistic', s."kind", NULL, s."period", s."earliest", s."latest", NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, s."service", s."organisation", coalesce(s."place_name", s."place"), s."place_country", s."measure",
    s."value", s."unit", s."bound", s."change", s."sentence", a."id", a."url", a."published"
    FROM "statistics" s JOIN "articles" a ON a."article" = s."article\""""
_NEEDS = {
    frozenset(("events", "event_tellings")): _EVENTS,
    frozenset(("articles", "movements", "statistics")): _RECORDS,
}
"""The tables of a database, and what is searched in it."""

_CONDITIONS = {
    "type": '"type" = :type',
    "kind": '"kind" = :kind',
    "status": '"status" = :status',
    "place": """(holds("origin", :place) OR holds("destination", :place) OR holds("via", :place)
        OR holds("place", :place))""",
    "origin": 'holds("origin", :origin)',
    "destination": 'holds("destination", :destination)',
    "country": ':country IN ("origin_country", "destination_country", "place_country")',
    "service": 'holds("service", :service)',
    "operator": 'holds("operator", :operator)',
    "measure": 'holds("measure", :measure)',
    "words": 'holds("sentence", :words)',
    "since": '"latest" >= :since',
    "until": 'substr("earliest", 1, 10) <= :until',
}


class DatabaseError(ValueError):
    """A database that cannot be searched; the message says why."""


_Words = Annotated[str | None, Field(min_length=1, max_length=200)]


class Wanted(Record):
    """What to search for; all that is given must hold. Names match in part, in any spelling of case and accents."""

    type: Literal["movement", "statistic"] | None = Field(default=None, description="Trains or figures.")
    kind: _Words = Field(default=None, description="departure, arrival, launch …; of figures containers, trains …")
    status: Status | None = Field(default=None, description="Of movements: done, planned or cancelled.")
    place: _Words = Field(default=None, description="Name in origin, destination, stops or the place of a figure.")
    origin: _Words = Field(default=None, description="Where the train started.")
    destination: _Words = Field(default=None, description="Where the train went.")
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$", description="Code of two letters, such as KZ.")
    service: _Words = Field(default=None, description="Name of the service.")
    operator: _Words = Field(default=None, description="Who runs it, or whose figure it is.")
    measure: _Words = Field(default=None, description="What a figure measures.")
    words: _Words = Field(default=None, description="Words in the sentence that tells it.")
    since: str | None = Field(default=None, description="Day (YYYY-MM-DD): it was not over before.")
    until: str | None = Field(default=None, description="Day (YYYY-MM-DD): it had begun by then.")

    @field_validator("since", "until")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        return parse_published(value)


class Found(Record):
    """What a search found."""

    total: int = Field(description="How many rows match.")
    rows: list[Row] = Field(description="The latest first: a train or figure each, with one sentence that tells it.")
    left_out: int = Field(description="Rows that match and are not here; ask for more with `skip`.")


class Events:
    """A database of events, or of records: there, what each article tells stands alone."""

    def __init__(self, path: Path) -> None:
        """Raises DatabaseError if the file is no such database."""
        self._path = path
        if not path.is_file():
            raise DatabaseError(f"{path}: no such file; make it with batch or events, --output {path.stem}.sqlite")
        try:
            with closing(self._opened()) as base:
                tables = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.Error as error:
            raise DatabaseError(f"{path}: no SQLite database that can be read: {error}") from None
        self._query = next((query for needed, query in _NEEDS.items() if needed <= tables), None)
        if self._query is None:
            raise DatabaseError(f"{path}: holds no events and no records; make it with batch or events")

    def search(self, wanted: Wanted, most: int, skip: int) -> Found:
        """Rows that match, the latest first. Raises DatabaseError if that takes too long or cannot be read."""
        given = {name: value for name, value in wanted.model_dump().items() if value is not None}
        where = " AND ".join(_CONDITIONS[name] for name in given) or "1"
        matching = f"FROM ({self._query}) WHERE {where}"
        order = 'ORDER BY "latest" IS NULL, "latest" DESC, "earliest" DESC, "article_id", "sentence"'
        try:
            with closing(self._opened()) as base:
                base.row_factory = sqlite3.Row
                (total,) = base.execute(f"SELECT count(*) {matching}", given).fetchone()
                page = f"SELECT * {matching} {order} LIMIT :most OFFSET :skip"
                rows = [_told(row) for row in base.execute(page, {**given, "most": most, "skip": skip})]
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise DatabaseError(f"the search took over {SECONDS:g} s; ask for less") from None
            raise DatabaseError(f"{self._path}: {error}") from None
        kept, _ = fitting(rows, MOST_CHARS)
        return Found(total=total, rows=kept, left_out=max(0, total - skip - len(kept)))

    def _opened(self) -> sqlite3.Connection:
        """The database, which this connection cannot write to."""
        base = sqlite3.connect(f"file:{quote(str(self._path.absolute()))}?mode=ro", uri=True)
        base.execute("PRAGMA query_only = ON")
        ends = time.monotonic() + SECONDS
        base.set_progress_handler(lambda: time.monotonic() > ends, _STEPS)
        base.create_function("holds", 2, _holds, deterministic=True)
        return base


def _told(row: sqlite3.Row) -> Row:
    """A row without what is empty, and without the end of what is long."""
    return dict(_cells(row))


def _cells(row: sqlite3.Row) -> Iterator[tuple[str, Any]]:
    for name in row.keys():  # noqa: SIM118  # a Row iterates over its values
        value = row[name]
        if value not in (None, ""):
            yield name, cut(value) if isinstance(value, str) else value


@lru_cache(4096)
def _key(words: str) -> str:
    return key_of(words)


def _holds(cell: object, wanted: str) -> bool:
    """Whether a cell holds the words, whatever their case, accents and hyphens."""
    return isinstance(cell, str) and _key(wanted) in _key(cell)
