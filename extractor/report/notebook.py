"""An article as a piece of HTML for notebooks: its text with marks, and its facts in tables; no script, no request."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from extractor.models.rows import wide
from extractor.report.page import asset, template
from extractor.report.payload import MENTIONS, article_row

if TYPE_CHECKING:
    from extractor.models import Article

_MOVEMENT = ("kind", "status", "when", "origin", "destination", "via", "cargo", "load", "service", "operator")
_STATISTIC = ("quantity", "measure", "period", "place", "service", "organisation", "baseline", "of")
COLUMNS = {"movements": _MOVEMENT, "statistics": _STATISTIC}


def fragment(article: "Article") -> str:
    """The article as HTML to stand in another page; text and values are escaped."""
    record = article.model_dump(mode="json")
    tables = {}
    for name, columns in COLUMNS.items():
        rows = wide(record, name)
        shown = [column for column in columns if any(row[column] not in (None, "") for row in rows)]
        tables[name] = (shown, [["" if row[column] is None else row[column] for column in shown] for row in rows])
    return template("article.html.jinja").render(
        record=record,
        style=Markup(asset("article.css")),
        lists=MENTIONS,
        segments=list(segments(article_row(record))),
        tables=tables,
    )


def display(article: "Article") -> None:
    """Show an article in a notebook, wherever in a cell it is called.

    Raises ImportError outside of notebooks, where there is no IPython.
    """
    from IPython.display import display as show

    show(article)


def segments(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The text cut at every border of a mention: (text, names of the lists that cover it, what they say).

    Mentions of different lists may overlap, so a segment can belong to several; the joined texts are the text.
    """
    text, marks = row["text"], row["marks"]
    cuts = sorted({0, len(text), *(mark[1] for mark in marks), *(mark[2] for mark in marks)})
    open_now: list[list[Any]] = []
    following = 0
    for start, end in pairwise(cuts):
        open_now = [mark for mark in open_now if mark[2] > start]
        while following < len(marks) and marks[following][1] <= start:
            open_now.append(marks[following])
            following += 1
        names = " ".join(MENTIONS[mark[0]] for mark in open_now)
        yield text[start:end], names, "; ".join(mark[3] for mark in open_now)
