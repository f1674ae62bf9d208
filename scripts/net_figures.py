"""The statistics of the gold beside the names that they may be said of, for ``train_net.py``."""

from collections.abc import Iterator
from dataclasses import dataclass

from lessons import Lesson, Lists, statistics_of, with_quantities_of_statistics

from extractor.evaluate.facts import with_quantities
from extractor.evaluate.match import align, plain
from extractor.facts.article import Article
from extractor.facts.figures.names import Names
from extractor.facts.net import figures
from extractor.facts.net.reading import Reading

OPTIONAL, OF_TABLE = 0.25, 4.0  # what an example counts where readers could differ, and a row of a table


@dataclass(eq=False)
class Figure:
    """A figure of the gold with the names that it may be said of."""

    beside: figures.Beside
    right: list[bool]
    weights: list[float]


def figures_of(of: Lesson, reading: Reading) -> Iterator[Figure]:
    """The statistics of the gold beside what they may be said of."""
    if of.gold is None or "statistics" not in of.gold.lists:
        return
    gold = with_quantities_of_statistics(of.gold)
    pairs = align(gold.lists["quantities"], of.lists["quantities"])
    names = Names(of.article)
    for row, quantity in with_quantities(gold):
        partner = next((f for g, f in pairs if g is quantity), None)
        span = partner and reading.tokens.span(partner["start_char"], partner["end_char"])
        if span:
            options = figures.options(reading, names, span)
            right = [plain(row.get(slot)) == plain(value) for slot, value in options]
            if options:
                beside = figures.beside(reading, span, options)
                yield Figure(beside, right, [OPTIONAL if row.get("optional") else 1.0] * len(right))


def told_figures(article: Article, reading: Reading, lists: Lists, expected: str) -> Iterator[Figure]:
    """What a row tells: place or service in one column, whichever of the two it must be; organisations not."""
    names, left = Names(article), list(lists["quantities"])
    places = {mention.row["text"] for mention in article.mentions["places"]}
    for part in statistics_of(expected):
        quantity, _, said, _ = part.split(" | ")
        row = next((row for row in left if row["text"] == quantity), None)
        span = row and reading.tokens.span(row["start_char"], row["end_char"])
        options = figures.options(reading, names, span) if span else {}
        if row and span and options:
            left.remove(row)
            is_told = {"place": True, "service": said not in places, "organisation": False}
            right = [is_told[slot] and value == said for slot, value in options]
            weights = [OF_TABLE * is_told[slot] for slot, _ in options]
            yield Figure(figures.beside(reading, span, options), right, weights)
