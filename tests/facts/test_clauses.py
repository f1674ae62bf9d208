"""Clauses are cut wherever their pattern finds a cut."""

from extractor.facts import clauses
from extractor.facts.phrases import words_of
from tests.conftest import CORPUS


def test_no_cut_of_the_corpus_is_passed_over() -> None:
    lines = {line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()}
    cut = [line for line in lines if clauses._CUT.search(line)]
    assert len(cut) > 30
    assert not [line for line in cut if not clauses._can_be_cut(line, words_of(line))]
