"""Whether a date without its year lies ahead is weighed by what is said around it, by weights of the corpus."""

import json
from datetime import date
from itertools import pairwise

import pytest

from extractor.dates.mentions import mentions
from extractor.sentences import split
from tests.conftest import script

PUBLISHED = date(2024, 3, 14)


def value(text: str) -> str:
    (row,) = mentions(text, PUBLISHED, split(text))
    return str(row["value"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The second train has been ordered for April 3.", "2024-04-03"),
        ("The second train, ordered for a customer, left on February 3.", "2024-02-03"),
        ("A second flow, from Tilbury to Mossend, is to begin on 3 June.", "2024-06-03"),
        ("A second flow, from Tilbury to Mossend, began on 3 June.", "2023-06-03"),
        ("From 1 April the train will call at Graz as well.", "2024-04-01"),
        ("Since 1 March the train has called at Graz as well.", "2024-03-01/.."),
        ("Suspended from 1 April are the trains to Vorsino.", "2024-04-01"),
        ("The deadline for offers is Monday.", "2024-03-18"),
        ("The offers were opened on Monday.", "2024-03-11"),
    ],
)
def test_a_date_lies_where_what_is_said_around_it_puts_it(text: str, expected: str) -> None:
    assert value(text) == expected


def test_the_quarter_that_runs_is_meant() -> None:
    assert value("Volumes will grow in the first quarter.") == "2024-Q1"


def test_a_day_moves_on_with_the_article() -> None:
    text = "The train left on 5 February."
    days = [mentions(text, date(year, 3, 1), split(text))[0]["value"] for year in range(2019, 2026)]
    assert all(int(later[:4]) - int(earlier[:4]) == 1 for earlier, later in pairwise(days))


@pytest.mark.heavy  # a minute of reading
def test_the_corpus_gives_the_same_decisions() -> None:
    train = script("train_dates")
    told = list(train.examples(train.FOLDERS))
    kept, fresh = json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(told)
    assert [one.article for one in told if train.decide(one, kept) != train.decide(one, fresh)] == []
