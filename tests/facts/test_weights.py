"""The weights by which facts are decided are those that the corpus gives, and say why in plain words."""

import json

from extractor import Extractor
from extractor.facts.telling import columns
from tests.conftest import CORPUS, script


def test_the_corpus_gives_the_same_choice_of_operators(extractor: Extractor) -> None:
    train = script("train_operator")
    told = list(train.examples(extractor, [CORPUS]))
    kept, fresh = json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(told)
    assert [one.article for one in told if train.decide(one, kept) != train.decide(one, fresh)] == []


def test_an_operator_says_what_weighed(extractor: Extractor) -> None:
    (movement,) = extractor.extract(
        "Rail Cargo Hungaria sent a train from Győr to Trieste on 3 May 2024. The wheat is from Kite Zrt."
    ).movements
    assert movement.operator == "Rail Cargo Hungaria"
    (operator,) = movement.because_of("operator")
    assert "in the event's clause" in operator.because


def test_the_corpus_gives_the_same_decisions(extractor: Extractor) -> None:
    train = script("train_figures")
    told = list(train.stories(extractor, [CORPUS]))
    kept, fresh = json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(told)
    assert [s.name for s in told if train.decide(s, kept) != train.decide(s, fresh)] == []


def test_a_decision_says_what_weighed(extractor: Extractor) -> None:
    (statistic,) = extractor.extract("Latvia moved 5.2 million tonnes of grain by rail in 2024.").statistics
    (itself,) = statistic.because_of("itself")
    assert itself.text == "5.2 million tonnes"
    assert itself.because
    assert all(isinstance(reason, str) and reason for reason in itself.because)


def test_the_corpus_gives_the_same_choice_of_whom_a_figure_is_said(extractor: Extractor) -> None:
    train = script("train_said_of")
    told = list(train.stories(extractor, [CORPUS]))
    kept, fresh = json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(told)
    assert [s.name for s in told if train.decide(s, kept) != train.decide(s, fresh)] == []


def test_whom_a_figure_is_said_of_says_what_weighed(extractor: Extractor) -> None:
    (statistic,) = extractor.extract("Latvia moved 5.2 million tonnes of grain by rail in 2024.").statistics
    assert statistic.place == "Latvia"
    (place,) = statistic.because_of("place")
    assert place.rule == "statistics.place.clause"
    assert place.because


def test_the_corpus_gives_the_same_sentences_that_tell_of_movements(extractor: Extractor) -> None:
    train = script("train_telling")
    known = list(train.stories([CORPUS]))
    kept, fresh = map(columns, (json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(known)))
    assert [s.name for s in known if train.decide(s, kept) != train.decide(s, fresh)] == []
