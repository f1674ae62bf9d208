"""Sentence borders, with the abbreviations and numbers that are none."""

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.sentences import split
from extractor.sentences.split import LONGEST

# One sentence per list item; they are joined by a blank.
ROWS = [
    ["The train left Xi'an.", "It reached Hamburg."],
    ["It left at 9:30 a.m. Beijing time.", "It was full."],
    ["It left at 9:30 a.m.", "The crew was new."],
    ["China Railway Wuhan Group Co., Ltd. said so on Oct. 24, 2012.", "Nobody else did."],
    ["The U.S. railroads moved 3.5 million carloads.", "That is a record."],
    ["Trade with the U.S.", "The figures rose."],
    ["Mr. Smith met Dr. J. Wang in St. Petersburg.", "They agreed."],
    ['"It is fast." "It is cheap," he said.'],
    ["Is it full?", "Yes!", "It left…", "Then it came back."],
    ["It carried 2.5 tonnes, i.e. a small load, vs. 3.1 in May."],
    ["(The train was late.)", "Nobody minded."],
    ["In June, J.B. Hunt launched a service.", "It runs to Mexico."],
    ["The service ends in Charlotte, N.C.", "It is new."],
    ["Train No. 8015 left.", "No. 8017 followed."],
]


@pytest.mark.parametrize("sentences", ROWS, ids=lambda s: s[0][:30])
def test_split(sentences: list[str]) -> None:
    text = " ".join(sentences)
    expected = sentences if sentences[0][0] != '"' else ['"It is fast."', '"It is cheap," he said.']
    assert [text[start:end] for start, end in split(text)] == expected


def test_line_breaks_end_sentences() -> None:
    text = "WUHAN, July 10\n\nA train left.\nIt was full"
    assert [text[a:b] for a, b in split(text)] == ["WUHAN, July 10", "A train left.", "It was full"]


@given(st.text(max_size=300))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    bounds = split(text)
    for (_, end), (start, _) in itertools.pairwise(bounds):
        assert end <= start
        assert not text[end:start].strip()
    covered = "".join(text[a:b] for a, b in bounds)
    assert covered.replace(" ", "").split() == text.replace(" ", "").split() or "".join(covered.split()) == "".join(
        text.split()
    )


def test_component_marks_the_same_sentences() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("freight_sentences")
    doc = nlp("A train left at 9:30 a.m. on Oct. 24. It was full. Nobody cared.")
    assert [s.text for s in doc.sents] == [
        "A train left at 9:30 a.m. on Oct. 24.",
        "It was full.",
        "Nobody cared.",
    ]
    assert list(nlp("").sents) == []
    assert [s.text for s in nlp("One").sents] == ["One"]


@pytest.mark.parametrize("word", ["5 tons ", "a, ", "x", "(", "word\t\t"])
def test_what_never_stops_is_cut_between_words(word: str) -> None:
    text = (word * LONGEST)[: 5 * LONGEST]
    pieces = [text[start:end] for start, end in split(text)]
    assert max(map(len, pieces)) <= LONGEST
    assert (" " if word != word.strip() else "").join(pieces).split() == text.split(), "neither lost nor cut in two"
