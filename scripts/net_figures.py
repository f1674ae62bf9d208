"""The statistics of the gold beside the names that they may be said of, for ``train_net.py``."""

from collections.abc import Iterator
from dataclasses import dataclass

from lessons import Lesson, Lists, statistics_of

from extractor.evaluate.facts import with_quantities, with_quantities_of_statistics
from extractor.evaluate.match import align, plain, same_measure
from extractor.facts.article import Article
from extractor.facts.figures.figure import figures_of as all_figures
from extractor.facts.figures.names import Names
from extractor.facts.figures.reading import read
from extractor.facts.figures.said_of import ruled
from extractor.facts.net import figures
from extractor.facts.net.reading import Reading
from extractor.facts.statistics import by_rule

UNTOLD = "?"
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
    names, quantities = Names(of.article), of.lists["quantities"]
    told = {id(quantity) for _, quantity in with_quantities(gold)}
    partners = [id(found) for one, found in pairs if id(one) in told]
    rules = _by_rule(of.article, reading, [n for n, one in enumerate(quantities) if id(one) in partners])
    for row, quantity in with_quantities(gold):
        partner = next((f for g, f in pairs if g is quantity), None)
        span = partner and reading.tokens.span(partner["start_char"], partner["end_char"])
        if span:
            number = next(n for n, one in enumerate(quantities) if one is partner)
            options = figures.options(reading, names, span, rules.get(number, {}))
            right = [_is_right(slot, value, row.get(slot)) for slot, value in options]
            if options:
                beside = figures.beside(reading, span, options)
                yield Figure(beside, right, [OPTIONAL if row.get("optional") else 1.0] * len(right))


def _is_right(slot: str, value: str, gold: str | None) -> bool:
    return same_measure(value, gold or "") if slot == "measure" else plain(value) == plain(gold)


def _by_rule(article: Article, reading: Reading, numbers: list[int]) -> dict[int, figures.ByRule]:
    """What the rules choose for the statistics of an article, by the number of the quantity."""
    counted = {sentence.number: sentence for sentence in article.sentences if sentence.quantities}
    made = [one for one in all_figures([read(sentence) for sentence in counted.values()]) if one.piece.index in numbers]
    return {one.piece.index: ruled(one, reading) for one in by_rule(article, counted, made)} if made else {}


def of_periods(expected: str) -> str:
    """A row of the table of periods as one of the table of statistics, with "?" for what is not told."""
    told = (part.rpartition(": ") for part in expected.split(" ; "))
    return " ;; ".join(f"{quantity} | {period} | {UNTOLD} | -" for quantity, _, period in told)


def told_figures(article: Article, reading: Reading, lists: Lists, expected: str) -> Iterator[Figure]:
    """What a row tells: place or service in one column, whichever of the two it must be; organisations not."""
    names, left = Names(article), list(lists["quantities"])
    places = {mention.row["text"] for mention in article.mentions["places"]}
    parts = [part.split(" | ") for part in statistics_of(expected)]
    said_of = {quantity for quantity, *_ in parts}
    rules = _by_rule(article, reading, [n for n, row in enumerate(left) if row["text"] in said_of])
    quantities = list(left)
    for quantity, period, said, _ in parts:
        row = next((row for row in left if row["text"] == quantity), None)
        span = row and reading.tokens.span(row["start_char"], row["end_char"])
        number = next((n for n, one in enumerate(quantities) if one is row), -1)
        options = figures.options(reading, names, span, rules.get(number, {})) if span else {}
        if row and span and options:
            left.remove(row)
            is_told = {
                "place": said != UNTOLD,
                "service": said not in {UNTOLD, *places},
                "organisation": False,
                "period": True,
                "measure": False,
            }
            right = [is_told[slot] and value == (period if slot == "period" else said) for slot, value in options]
            weights = [OF_TABLE * is_told[slot] for slot, _ in options]
            yield Figure(figures.beside(reading, span, options), right, weights)
