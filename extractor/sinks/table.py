"""Records as aligned columns for people.

On a terminal long cells are folded into the width there is; elsewhere a row is one line, whatever its length. Columns
that are empty in every row are left out.
"""

import errno
import os
import sys
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from extractor.models import Article
from extractor.models.rows import ListName

_COLUMNS: dict[ListName, tuple[str, ...]] = {
    "dates": ("text", "type", "value", "mod"),
    "quantities": ("text", "kind", "value", "high", "unit", "bound", "change", "per", "counted"),
    "places": ("text", "kind", "name", "country", "latitude", "longitude", "stated_country"),
    "services": ("text", "kind", "name", "variant", "number"),
    "organisations": ("text", "kind", "name", "country"),
    "movements": (
        *("kind", "status", "when", "origin", "destination", "via", "cargo", "load"),
        *("service", "operator", "frequency"),
    ),
    "statistics": (
        *("quantity", "value", "unit", "change", "measure", "period"),
        *("place", "service", "organisation", "baseline", "of"),
    ),
}
FACTS: tuple[ListName, ...] = ("movements", "statistics")
_CODED = frozenset({"value", "unit", "high", "when", "period", "country", "latitude", "longitude", "type", "mod"})
"""Columns of codes and figures, which are cut only where the screen leaves no choice."""
_NARROW = 100
_UNLIMITED = 100_000


def console() -> Console:
    """A console on standard output: as wide as the terminal, and without limit where there is none."""
    return _Console() if sys.stdout.isatty() else _Console(width=_UNLIMITED)


class _Console(Console):
    """Lets the command know when the reader of a pipe has gone, where Rich ends the process without a word."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def print_article(article: Article, console: Console) -> None:
    """Print one table for each list of the record that is not empty."""
    for name in _COLUMNS:
        _print(name, [article], console)


def print_facts(articles: Sequence[Article], console: Console) -> None:
    """Print the movements of all articles, then their statistics; several articles are told apart by their ids."""
    for name in FACTS:
        _print(name, articles, console)


def _print(name: ListName, articles: Sequence[Article], console: Console) -> None:
    rows = [row for article in articles for row in article.rows(name)]
    wanted = (("article_id",) if len(articles) > 1 else ()) + _COLUMNS[name]
    columns = [column for column in wanted if any(row[column] not in (None, "") for row in rows)]
    if not columns:
        return
    table = Table(title=name, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for column in columns:
        table.add_column(column, no_wrap=column in _CODED and console.width >= _NARROW, overflow="fold")
    for row in rows:
        table.add_row(*("" if row[column] is None else str(row[column]) for column in columns))
    console.print(table)
