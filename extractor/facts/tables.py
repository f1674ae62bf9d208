"""Tables that stand in a text: rows whose cells tabs part, or one sentence of figures that lost its lines."""

import re
from collections.abc import Iterator
from itertools import groupby

from extractor.facts.article import Article, Sentence

MOST_FIGURES = 40
"""Numbers of a table that is read as sentences are. The fullest sentence of news has 14; what has more is a table, and
what its numbers measure stands at the head of their columns."""
_FIGURE_CELL = re.compile(r"\w[^\w\t]{0,2}\t ?[^\w\s]{0,2}\d")
"""A figure in a cell behind another: "Riga[<tab>37]<tab>2.5%"; not "•<tab>37 trains left", "1.<tab>The port took 5"."""


def rows_of_tables(article: Article) -> frozenset[int]:
    """The numbers of the sentences that are such tables, or their rows."""
    rows: frozenset[int] | None = article.memo.get(rows_of_tables)
    if rows is None:
        rows = article.memo[rows_of_tables] = frozenset(_rows(article.sentences))
    return rows


def _rows(sentences: list[Sentence]) -> Iterator[int]:
    for tabbed, group in groupby(sentences, _is_row):
        rows = list(group)
        if tabbed and sum(len(row.quantities) for row in rows) > MOST_FIGURES:
            yield from (row.number for row in rows)
        else:
            yield from (row.number for row in rows if len(row.quantities) > MOST_FIGURES)


def _is_row(sentence: Sentence) -> bool:
    return "\t" in sentence.text and _FIGURE_CELL.search(sentence.text) is not None
