"""How often a service runs."""

import re
from collections.abc import Iterator

from extractor.facts.article import Article
from extractor.facts.references import LINE, TRAFFIC, TRAINS
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention, ranked

_WEEKDAY = re.compile(r"days$", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(?:trains?|round trips?|trips?|departures?|pairs?|services?|times|runs?|shuttles?|frequenc|rotations?|"
    r"journeys?|returns?|connections?|days)",
    re.IGNORECASE,
)
_MOST = {"day": 12, "week": 60, "month": 120}
"""More runs than any one service makes: such a number is of the traffic."""
_MANY = frozenset((TRAINS, TRAFFIC, LINE))


def frequencies(train: Train, article: Article) -> list[Candidate]:
    """ "[three times a week]", "[five round trips] a week", "a [weekly] train"."""
    return ranked(_candidates(train))


def is_own(train: Train, rate: Candidate) -> bool:
    """Whether a rate is said of the train itself, not of trains in general or beside it."""
    return any(
        talk.start <= rate.start < talk.end and not talk.governed and talk.reference.noun not in _MANY
        for talk in train.talks
    )


def _candidates(train: Train) -> Iterator[Candidate]:
    for order, talk in enumerate(train.talks):
        for quantity in talk.sentence.quantities:
            row = quantity.row
            told = talk.start <= quantity.start < talk.end and row["kind"] == "count" and not row.get("change")
            if told and row["value"] <= _MOST.get(str(row.get("per")), 0) and _RUNS.search(quantity.text):
                yield of_mention(quantity, quantity.text, "movements.frequency.count", 5.0 - 0.3 * order)
        for date in talk.sentence.dates:
            told = talk.start <= date.start < talk.end and date.row["type"] == "set"
            if told and not _BARE.fullmatch(date.text) and not str(date.row["value"]).startswith("T"):
                score = 2.0 if _WEEKDAY.search(date.text) else 4.0
                yield of_mention(date, date.text, "movements.frequency.set", score - 0.3 * order)


_BARE = re.compile(r"(?:a|per) \w+|T.*")
"""What only says the time that a rate is of: "five trains [a week]"."""
