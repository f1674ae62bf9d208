"""Phrases found by their first words are those that a plain search finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.facts.starts import Starts, first_words

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
    found = [match.span() for _, match in Starts({"run": PATTERN}).finditer(text)]
    assert found == [match.span() for match in PATTERN.finditer(text)]
