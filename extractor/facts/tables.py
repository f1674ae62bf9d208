"""Tables that stand in a text: rows of cells or of figures alone, or one sentence of figures that lost its lines."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from extractor.facts.article import Article, Sentence
from extractor.sentences.split import LONGEST

MOST_FIGURES = 40
"""Numbers of a table that is read as sentences are. The fullest sentence of news has 14; what has more is a table, and
what its numbers measure stands at the head of their columns."""
_FIGURE_CELL = re.compile(
    r"\t(?:(?<=\w\t)|(?<=\w[^\w\t]\t)|(?<=\w[^\w\t]{2}\t)) ?[^\w\s]{0,2}\d"
    r"|[,;](?:(?<=[^\W\d].)|(?<=[^\W\d]\".))\"?\d"
    r"|\|\s*[^\w\s|]{0,2}\d"
)
"""A figure in a cell behind another: "Riga[<tab>37]<tab>2.5%", "Riga[,37],2.5", "| Riga [| 37] | 2.5% |"; not
"•<tab>37 trains left", "1.<tab>The port took 5", "in 2023,37,000 tons"."""
_LETTER = re.compile(r"[^\W\d_]")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")


def rows_of_tables(article: Article) -> frozenset[int]:
    """The numbers of the sentences that are such tables, or their rows."""
    rows: frozenset[int] | None = article.memo.get(rows_of_tables)
    if rows is None:
        rows = article.memo[rows_of_tables] = frozenset(_rows(article.sentences))
    return rows


def _rows(sentences: list[Sentence]) -> Iterator[int]:
    for in_cells, group in groupby(sentences, _is_row):
        together = list(group)
        for rows in [together] if in_cells else _whole(together):
            if sum(len(row.quantities) for row in rows) > MOST_FIGURES:
                yield from (row.number for row in rows)


def _is_row(sentence: Sentence) -> bool:
    """Whether a sentence is a row of cells, or of figures alone."""
    if not sentence.quantities:
        return False
    return _FIGURE_CELL.search(sentence.text) is not None or _LETTER.search(sentence.text) is None


def _whole(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences as they were before the longest were cut: a piece ends neither in a stop nor with its line."""
    pieces: list[Sentence] = []
    for sentence in sentences:
        if pieces and (sentence.opens or len(pieces[-1].text) < LONGEST // 2 or _STOPPED.search(pieces[-1].text)):
            yield pieces
            pieces = []
        pieces.append(sentence)
    if pieces:
        yield pieces
