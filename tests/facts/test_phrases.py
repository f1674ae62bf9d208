"""Phrases found by their words are those that a plain search finds."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import facts
from extractor.facts.phrases import Phrase, Starts, first_words, needed_words, words_of

PATTERN = re.compile(r"\b(?:set (?:off|out)|dispatch(?:es)?|(?:rolled|pulled) into|re-?opened|will (?:run|go))\b")


def test_first_words_are_read_off_the_pattern() -> None:
    expected = {"set", "dispatch", "dispatches", "rolled", "pulled", "re", "reopened", "will"}
    assert first_words(PATTERN.pattern) == expected


def test_a_pattern_that_begins_with_no_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word"):
        first_words(r"\d+ trains")


@given(
    st.lists(st.sampled_from("set off out dispatch dispatches rolled into re-opened reopened will run train.".split()))
)
def test_finds_what_a_search_finds(words: list[str]) -> None:
    text = " ".join(words)
    found = [match.span() for _, match in Starts({"run": PATTERN}).finditer(text, words_of(text))]
    assert found == [match.span() for match in PATTERN.finditer(text)]


@given(st.lists(st.sampled_from("was were been sent off launching operational run its train will go.".split())))
def test_finds_what_a_search_finds_by_a_frequent_word(words: list[str]) -> None:
    text = " ".join(words)
    pattern = re.compile(
        r"\b(?:(?:was|were) (?:sent|launching)|sent off|been operational|will (?:run|go)|run its train)\b"
    )
    found = [match.span() for _, match in Starts({"run": pattern}).finditer(text, words_of(text))]
    assert found == [match.span() for match in pattern.finditer(text)]


def test_a_phrase_that_ignores_case_finds_what_a_search_finds() -> None:
    text, pattern = "In İzmir and İstanbul BY Lorry", r"\bby lorr(?:y|ies)\b"
    found, expected = (
        Phrase(pattern, re.IGNORECASE).search(text, words_of(text)),
        re.search(pattern, text, re.IGNORECASE),
    )
    assert found is not None
    assert expected is not None
    assert found.span() == expected.span()


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b(?:like|as) (?:a|the) (?:[\w-]+ )?convoy\b", {"convoy"}),  # the rarest place of the pattern
        (r"\b(?:[Cc]argo|goods?)\b[^,]{0,9}", {"cargo", "good", "goods"}),
        (r"\bby (?:lorr(?:y|ies)|road)\b|\bships? (?=at)", {"lorry", "lorries", "road", "ship", "ships"}),
        (r"(?:the|its) group(?= [a-z])", {"group"}),
        (r"\b(?:a train|per axle)\b", {"train", "per"}),  # a word ends with its branch where none can go on
        (r"\b(?:road|sea) (?:freight|traffic)", {"road", "sea"}),
    ],
)
def test_needed_words_are_read_off_the_pattern(pattern: str, needed: set[str]) -> None:
    assert needed_words(pattern) == needed


@pytest.mark.parametrize("pattern", [r"\d+", r"\bcarr\w+", r"trains", r"\b(?:by|\d+) ?", r"(?: the)?", r"\bby(?! \w)"])
def test_a_pattern_without_whole_words_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="without any word"):
        Phrase(pattern)


@given(st.lists(st.sampled_from(["By ", "by ", "lorry", "lorries", " road", "ship ", "at", "é", "3", "-", "train"])))
def test_a_phrase_finds_what_a_search_finds(pieces: list[str]) -> None:
    text, pattern = "".join(pieces), r"\bby (?:lorr(?:y|ies)|road)\b|\bships? (?=at)"
    found, expected = Phrase(pattern).search(text, words_of(text)), re.search(pattern, text)
    assert (found and found.span()) == (expected and expected.span())


def test_the_phrases_of_the_component_miss_nothing_in_the_corpus() -> None:
    modules = [
        importlib.import_module(f"extractor.facts.{module.name}") for module in pkgutil.iter_modules(facts.__path__)
    ]
    phrases = {phrase for module in modules for phrase in vars(module).values() if isinstance(phrase, Phrase)}
    assert len(phrases) >= 30
    corpus = Path(__file__).parents[2] / "corpus"
    for line in {line for path in sorted(corpus.glob("*.txt")) for line in path.read_text("utf-8").splitlines()}:
        words = words_of(line)
        for phrase in phrases:
            assert phrase.search(line, words) or not phrase.pattern.search(line), phrase.pattern.pattern
