"""Print-outs: running heads and page numbers are dropped, lines stay, damage is told."""

import pytest

from extractor.sources import SourceError, Story
from extractor.sources.item import Packed
from extractor.sources.pdf import without_heads
from extractor.sources.unpack import unpack
from tests.sources import made


def read(content: bytes) -> Story:
    return unpack(Packed("pdf", content, "p"), "a.pdf")


def test_pages_are_one_text_without_heads_and_numbers() -> None:
    pages = [
        ["Rail Weekly 12", "A train left Zhengzhou for", "Duisburg with 50 con-", "1"],
        ["Rail Weekly 12", "tainers, and another is ex-", "pected in 2024", "2"],
        ["Rail Weekly 12", "in Hamburg.", "Page 3 of 3"],
    ]
    story = read(made.pdf_file(pages, title="Trains leave"))
    assert story == Story(
        "A train left Zhengzhou for\nDuisburg with 50 con-\ntainers, and another is ex-\npected in 2024\nin Hamburg.",
        "p",
        "Trains leave",
    )


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["One line.", "1"]], [["One line."]]),
        ([["A", "x", "- 1 -"], ["A", "y", "- 2 -"]], [["x"], ["y"]]),
        ([["Volumes 2023", "x"], ["Volumes 2024", "y"]], [["x"], ["y"]]),
        ([["x", "It moved 300", "tonnes."], ["y", "z"]], [["x", "It moved 300", "tonnes."], ["y", "z"]]),
        ([["50 trains", "a"], ["Fifty trains", "b"]], [["50 trains", "a"], ["Fifty trains", "b"]]),
        ([[], ["x"]], [[], ["x"]]),
    ],
)
def test_heads(pages: list[list[str]], expected: list[list[str]]) -> None:
    assert without_heads(pages) == expected


def test_titles_that_programs_write_are_none() -> None:
    for title in ("Microsoft Word - press.docx", "untitled", "document1", "brochure.indd"):
        assert read(made.pdf_file([["A train left."]], title=title)).title is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a PDF that can be read"),
        (b"%PDF-1.4\n%%EOF", "not a PDF that can be read"),
        (made.pdf_file([["A train left."]])[:300], "not a PDF that can be read"),
        (made.pdf_file([[]]), "holds no text, perhaps only pictures of pages"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(content)
