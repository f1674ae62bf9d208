"""Records as aligned columns for people."""

from collections.abc import Iterable, Sequence

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
    "movements": ("kind", "when", "origin", "destination", "via", "cargo", "service", "status"),
    "statistics": ("quantity", "value", "unit", "counted", "change", "period", "scope", "baseline"),
}
FACTS: tuple[ListName, ...] = ("movements", "statistics")


def print_article(article: Article, console: Console) -> None:
    """Print one table for each list of the record that is not empty."""
    for name in _COLUMNS:
        _print(name, name, [article], console)


def print_facts(articles: Sequence[Article], console: Console) -> None:
    """Print the movements of all articles, then their statistics, each under the article's id."""
    for name in FACTS:
        _print(name, name, articles, console, with_id=True)


def _print(title: str, name: ListName, articles: Iterable[Article], console: Console, *, with_id: bool = False) -> None:
    columns = (("article_id",) if with_id else ()) + _COLUMNS[name]
    table = Table(*columns, title=title, title_justify="left", box=SIMPLE_HEAD)
    for article in articles:
        for row in article.rows(name):
            table.add_row(*("" if row[column] is None else str(row[column]) for column in columns))
    if table.rows:
        console.print(table)
