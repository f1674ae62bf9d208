"""The weights by which figures are taken for statistics are those that the corpus gives, and say why in plain words."""

import importlib.util
import json
from pathlib import Path

import pytest

from extractor import Extractor
from tests.conftest import CORPUS

SCRIPT = Path(__file__).parents[2] / "scripts/train_figures.py"


def test_the_corpus_gives_the_same_decisions(extractor: Extractor) -> None:
    pytest.importorskip("sklearn")
    spec = importlib.util.spec_from_file_location("train_figures", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    train = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(train)
    told = list(train.stories(extractor, [CORPUS]))
    kept, fresh = json.loads(train.WEIGHTS.read_text(encoding="utf-8")), train.learn(told)
    assert [s.name for s in told if train.decide(s, kept) != train.decide(s, fresh)] == []


def test_a_decision_says_what_weighed(extractor: Extractor) -> None:
    (statistic,) = extractor.extract("Latvia moved 5.2 million tonnes of grain by rail in 2024.").statistics
    (itself,) = statistic.because_of("itself")
    assert itself.text == "5.2 million tonnes"
    assert itself.because
    assert all(isinstance(reason, str) and reason for reason in itself.because)
