"""Records as aligned columns for people."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from extractor.models import Article, Movement, Statistic

_COLUMNS: dict[str, tuple[str, ...]] = {
    "dates": ("text", "type", "value", "mod"),
    "quantities": ("text", "kind", "value", "high", "unit", "bound", "change", "per", "counted"),
    "places": ("text", "kind", "name", "country", "latitude", "longitude", "stated_country"),
    "services": ("text", "kind", "name", "variant", "number"),
}


def print_article(article: Article, console: Console) -> None:
    """Print one table for each list of the record that is not empty."""
    for name, columns in _COLUMNS.items():
        rows = [[getattr(mention, column) for column in columns] for mention in getattr(article, name)]
        _print(name, columns, rows, console)
    _print("movements", _MOVEMENT, [_movement(m) for m in article.movements], console)
    _print("statistics", _STATISTIC, [_statistic(s, article) for s in article.statistics], console)


_MOVEMENT = ("kind", "when", "origin", "destination", "via", "cargo", "service", "status")
_STATISTIC = ("quantity", "period", "scope", "baseline")


def _movement(m: Movement) -> list[object]:
    via, cargo = ", ".join(m.via), ", ".join(good.text for good in m.cargo)
    return [m.kind, m.when, m.origin, m.destination, via, cargo, m.service, m.status]


def _statistic(s: Statistic, article: Article) -> list[object]:
    return [article.quantities[s.quantity].text, s.period, s.scope, s.baseline]


def _print(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], console: Console) -> None:
    table = Table(*columns, title=name, title_justify="left", box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    if table.rows:
        console.print(table)
