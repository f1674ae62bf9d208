"""Tables that stand in a text: rows of cells, long lists of names and figures, one sentence that lost its lines."""

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
MOST_LISTED = 400
"""Numbers of a list of names or of nothing, "Riga: 5,000 TEU", that is read as sentences are; a longer one is data."""
_WORD = re.compile(r"\b[a-z]{4,}")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")


def rows_of_tables(article: Article) -> frozenset[int]:
    """The numbers of the sentences that are such tables, or their rows."""
    rows: frozenset[int] | None = article.memo.get(rows_of_tables)
    if rows is None:
        many = len(article.mentions["quantities"]) > MOST_FIGURES
        rows = article.memo[rows_of_tables] = frozenset(_rows(article.sentences) if many else ())
    return rows


def _rows(sentences: list[Sentence]) -> Iterator[int]:
    for most, group in groupby(sentences, _most):
        together = list(group)
        if most is None or _figures(together) <= most:
            together = [piece for pieces in _whole(together) if _figures(pieces) > MOST_FIGURES for piece in pieces]
        yield from (row.number for row in together)


def _figures(rows: list[Sentence]) -> int:
    return sum(len(row.quantities) for row in rows)


def _most(sentence: Sentence) -> int | None:
    """How many figures a table may have of which a sentence is a row; None if it is none, but says something."""
    if sentence.quantities and _FIGURE_CELL.search(sentence.text):
        return MOST_FIGURES
    return None if _says_something(sentence) else MOST_LISTED


def _says_something(sentence: Sentence) -> bool:
    """Whether a sentence has words beside its mentions, but for the short ones that join names: "and", "von", "de"."""
    lists = (sentence.quantities, sentence.dates, sentence.places, sentence.services, sentence.organisations)
    words = (sentence.start + word.start() for word in _WORD.finditer(sentence.text))
    return any(not any(m.start <= word < m.end for mentions in lists for m in mentions) for word in words)


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
