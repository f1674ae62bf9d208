"""The tables in SQL: statements that create them with keys, indexes, views and full-text search."""

from collections.abc import Iterator
from pathlib import Path

from extractor.sinks.tables import TABLES, Book, chunks

VIEWS = {
    "places_by_article": """
        SELECT a."article", a."id", a."published", p."name", p."kind", p."country", p."country_name", p."latitude",
               p."longitude", count(*) AS "mentions"
        FROM "articles" a JOIN "places" p ON p."article" = a."article"
        GROUP BY a."article", a."id", a."published", p."name", p."kind", p."country", p."country_name", p."latitude",
                 p."longitude"
    """,
}
"""Views by name, in SQL that SQLite and DuckDB both take."""

INDEXES = (
    ("places", "name"),
    ("places", "country"),
    ("services", "name"),
    ("organisations", "name"),
    ("dates", "value"),
    ("articles", "id"),
)
"""Columns to look things up by, besides the keys."""

SEARCH_SQL = (
    'CREATE VIRTUAL TABLE "article_search" USING fts5("title", "text", content="articles", content_rowid="article")',
    """INSERT INTO "article_search" ("article_search") VALUES ('rebuild')""",
)
"""Full-text search, in SQLite: SELECT rowid FROM article_search WHERE article_search MATCH 'coal'."""


def book_of(records: Path, first: int = 1) -> Book:
    """The tables of a JSON Lines file of records, the first of which has the number ``first``."""
    return Book(TABLES, chunks(records, first), INDEXES, VIEWS, SEARCH_SQL)


def schema_sql(book: Book) -> Iterator[str]:
    """Statements that create all tables with their keys."""
    for table in book.tables.values():
        parts = [f'"{name}" {kind.upper()}' for name, kind in table.columns]
        parts.append(f"PRIMARY KEY ({_quoted(table.key)})")
        for columns, other in table.links:
            parts.append(f'FOREIGN KEY ({_quoted(columns)}) REFERENCES "{other}" ({_quoted(book.tables[other].key)})')
        yield f'CREATE TABLE "{table.name}" ({", ".join(parts)})'


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def index_sql(book: Book) -> Iterator[str]:
    """Statements that create indexes and views, best run when the tables are full."""
    for name, column in book.indexes:
        yield f'CREATE INDEX "index_{name}_{column}" ON "{name}" ("{column}")'
    for name, query in book.views.items():
        yield f'CREATE VIEW "{name}" AS {query}'
