"""The cost of a text grows with its length, whatever it is made of: no rule may look back over all that went before."""

import pytest

from extractor import Extractor
from extractor.tokenizing import tokenize
from tests.benchmark.growth import FAMILIES, LIMIT, cost

SMALL, DOUBLINGS = 4_000, 3
CHARACTERS = ("brackets", "quotation marks", "dashes", "one word", "white space", "combining marks", "abbreviations")


ROUNDS = 5


def _grows_in_step(family: str, *, tokens: bool) -> bool:
    """The least CPU time of each length, of up to five rounds: other programs only ever add to it."""
    small = large = float("inf")
    for _ in range(ROUNDS):
        small = min(small, cost(family, SMALL, tokens=tokens, times=1))
        large = min(large, cost(family, SMALL * 2**DOUBLINGS, tokens=tokens, times=1))
        if large / small <= LIMIT**DOUBLINGS:
            return True
    return False


@pytest.mark.parametrize("family", FAMILIES)
def test_extraction_grows_in_step_with_the_text(family: str) -> None:
    assert _grows_in_step(family, tokens=False)


@pytest.mark.parametrize("family", CHARACTERS)
def test_tokenizing_grows_in_step_with_the_text(family: str) -> None:
    assert _grows_in_step(family, tokens=True)


@pytest.mark.parametrize("run", ["(", ".", "'", "a", "1,", "a-", "(a", "http://a.b/", "e\u0301"])
def test_spacy_is_given_no_long_run(extractor: Extractor, monkeypatch: pytest.MonkeyPatch, run: str) -> None:
    """Its tokenizer is quadratic in the length of a word."""
    given: list[str] = []

    class Watched:
        def __init__(self) -> None:
            self.tokenizer = extractor.nlp.tokenizer

        def __call__(self, text: str) -> object:
            given.append(text)
            return self.tokenizer(text)

    watched = Watched()
    monkeypatch.setattr(extractor.nlp, "tokenizer", watched)
    text = f"It is {run * 3000} here."
    assert tokenize(extractor.nlp, text).text == text
    assert max(len(word) for piece in given for word in piece.split()) <= 128
