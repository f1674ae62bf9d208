"""Text that a page or a mail broke is read without the breaks, and every offset counts in the text as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor
from extractor.wrapping import unwrapped

EXTRACTOR = Extractor()

# The text, and how it is read; None where it is read as it came.
READ = [
    ("Forty con-\ntainers left.", "Forty containers left."),
    ("War\u00adsaw and Kra\u00ad\nków", "Warsaw and Kraków"),
    ("It left Duis-\nburg.", "It left Duisburg."),
    ("the China-\nEurope train", "the China-Europe train"),
    ("a long-\nterm, cross-\nborder, Hamburg-\nbased offer of 40-\nfoot boxes",
     "a long-term, cross-border, Hamburg-based offer of 40-foot boxes"),
    # A word that the text has with its hyphen keeps it.
    ("The roll-on train: roll-\non wagons only.", "The roll-on train: roll-on wagons only."),
    ("The train left for the port\nof Duisburg.", "The train left for the port of Duisburg."),
    ("It left Almaty on November\n11 for Lianyungang\nPort with 1.2\nmillion tonnes.",
     "It left Almaty on November 11 for Lianyungang Port with 1.2 million tonnes."),
    ("A train left New\nYork for Los\nAngeles.", "A train left New York for Los Angeles."),
    # Indented, as in quoted mails.
    ("  The train left the\n  port of Koper.", "  The train left the port of Koper."),
    # Headings, lists, tables and paragraphs stay apart.
    ("Trains leave for Duisburg\nContainers are scarce", None),
    ("Almaty\nLianyungang\nXi'an", None),
    ("- Almaty\n- Duisburg", None),
    ("2019\n2020\n2021", None),
    ("The train left.\nIt was full.", None),
    ("The train left.\n\nit was full.", None),
    ("from: a port\nto: a yard", None),
    ("Coal trains stop\nThe port said on Monday that\nall trains stopped.",
     "Coal trains stop\nThe port said on Monday that all trains stopped."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), READ)
def test_how_text_is_read(text: str, read: str | None) -> None:
    view = unwrapped(text)
    assert (view.text if view else None) == read


@given(st.text(st.sampled_from("aB1. \n\t-\u00ad,\r"), max_size=60))
def test_every_stretch_leads_back_to_its_own_characters(text: str) -> None:
    view = unwrapped(text)
    if view is None:
        return
    for at, character in enumerate(view.text):
        start, end = view.source(at, at + 1)
        if not character.isspace():
            assert text[start:end] == character
            assert view.position(start) == at


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("A train left Almaty for Lianyungang\nPort on Mon-\nday with forty con\u00adtainers.",
         ["Almaty", "Lianyungang\nPort", "forty con\u00adtainers", "Mon-\nday"]),
        ("The China-Europe\nfreight train left Duis-\nburg.", ["Duis-\nburg", "China-Europe\nfreight train"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tokens", [True, False])
def test_mentions_are_found_across_breaks_and_quote_the_text(text: str, quoted: list[str], tokens: bool) -> None:
    article = EXTRACTOR.extract(text) if not tokens else EXTRACTOR.record(EXTRACTOR.doc(text))
    found = (*article.places, *article.services, *article.quantities, *article.dates)
    assert [m.text for m in found] == quoted
    assert article.text == text


def test_sentences_go_on_across_breaks() -> None:
    doc = EXTRACTOR.doc("The train left the port\nof Koper. It carried forty con-\ntainers. All was well.")
    assert [s.text for s in doc.sents] == [
        "The train left the port\nof Koper.",
        "It carried forty con-\ntainers.",
        "All was well.",
    ]


def test_a_document_still_travels_between_processes() -> None:
    from spacy.tokens import Doc

    doc = EXTRACTOR.doc("A train left Duis-\nburg for War\u00adsaw.")
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert EXTRACTOR.record(copy).places == EXTRACTOR.record(doc).places
