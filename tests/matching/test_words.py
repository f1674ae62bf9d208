"""Words of a lexicon are found as wholes, the longest first, at their places in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.facts.lexicon import finder, phrases_of
from extractor.facts.lexicon.forms import forms_of
from extractor.matching import Entry, WordFinder

WORDS = WordFinder(
    Entry(phrase, frozenset((phrase,))) for phrase in ("train", "freight train", "left", "left for", "for", "set off")
)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("A Freight-train left.", ["freight train", "left"]),
        ("The train's crew set off", ["train", "set off"]),
        ("It left for X; for Y", ["left for", "for"]),
        ("Left. For X", ["left", "for"]),  # a mark ends a phrase
        ("before trainers cleft", []),  # parts of words
        ("Łódź: train", ["train"]),
    ],
)
def test_finds_whole_words_the_longest_first(text: str, phrases: list[str]) -> None:
    assert [hit.entry.phrase for hit in WORDS.find(text)] == phrases


@given(st.text(alphabet="train leftforsef.’é–\n", max_size=80))
def test_a_hit_stands_where_it_says(text: str) -> None:
    for hit in WORDS.find(text):
        assert text[hit.start : hit.end].lower().replace("-", " ") == hit.entry.phrase


def test_a_phrase_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        WordFinder([Entry("–", frozenset(("x",)))])


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("leave", {"leave", "leaves", "left", "leaving"}),
        ("pull out", {"pull out", "pulls out", "pulled out", "pulling out"}),
        ("ship", {"ship", "ships", "shipped", "shipping"}),
        ("open", {"open", "opens", "opened", "opening"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("tie", {"tie", "ties", "tied", "tying"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
    ],
)
def test_verbs_are_found_in_all_their_forms(phrase: str, forms: set[str]) -> None:
    assert {form for form, _ in forms_of(phrase)} == forms


def test_the_lexicon_knows_words_by_class() -> None:
    found = {hit.entry.phrase: hit.entry for hit in finder().find("A block train pulled out of the yard for Brest")}
    assert "carriers.train" in found["block train"].classes
    assert found["pulled out"].classes == {"verbs.depart"}
    assert found["pulled out"].form == "past"
    assert "wagons" in phrases_of("goods.vessel")
