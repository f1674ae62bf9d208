"""The weights by which facts are decided are those that the corpus gives, and say why in plain words."""

import json

import pytest

from extractor import Extractor
from tests.conftest import script


def test_an_operator_says_what_weighed(extractor: Extractor) -> None:
    (movement,) = extractor.extract(
        "Rail Cargo Hungaria sent a train from Győr to Trieste on 3 May 2024. The wheat is from Kite Zrt."
    ).movements
    assert movement.operator == "Rail Cargo Hungaria"
    (operator,) = movement.because_of("operator")
    assert operator.because[0].startswith("weighs +")
    assert "operator first by rule" in operator.because


@pytest.mark.heavy  # minutes of reading
def test_the_corpus_gives_the_same_decisions() -> None:
    train = script("train_figures")
    told = list(train.stories(train.FOLDERS))
    kept, fresh = json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(told)
    assert [s.name for s in told if train.decide(s, kept) != train.decide(s, fresh)] == []


def test_a_decision_says_what_weighed(extractor: Extractor) -> None:
    (statistic,) = extractor.extract("Latvia moved 5.2 million tonnes of grain by rail in 2024.").statistics
    (itself,) = statistic.because_of("itself")
    assert itself.text == "5.2 million tonnes"
    assert itself.because
    assert all(isinstance(reason, str) and reason for reason in itself.because)


def test_whom_a_figure_is_said_of_says_what_weighed(extractor: Extractor) -> None:
    (statistic,) = extractor.extract("Latvia moved 5.2 million tonnes of grain by rail in 2024.").statistics
    assert statistic.place == "Latvia"
    (place,) = statistic.because_of("place")
    assert place.rule == "statistics.place.clause"
    assert place.because[0].startswith("weighs +")
