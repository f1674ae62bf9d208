"""Finds sentence borders from punctuation, case and line breaks, without a model.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number. What follows must
look like a beginning: a capital, a digit, a quotation mark or a bracket. Line breaks always end a sentence. What runs
on for a thousand characters is a table or a list without stops, and is cut.
"""

import re
from collections.abc import Iterator
from typing import cast

from spacy.tokens import Doc

from extractor.spans import Draft, text_of, view_of

CACHE_KEY = "freight_sentences"
LONGEST = 1000
"""Characters of the longest sentence. Facts look through their sentence for every number and quote it, so without a
limit both the time and the record of a text grow with the square of its longest sentence; the longest sentences of
news have some 400."""

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col sgt lt capt rev hon gov sen rep st jr sr messrs mme
    co ltd inc corp plc llc bros gmbh cie
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    no nos vol art fig pp ed eds approx est ca cf vs viz resp incl excl
    mt ft ave blvd rd sq bldg
    e.g i.e a.m p.m u.s u.k u.n e.u u.a.e u.s.a d.c p.o n.y n.c s.c n.j n.h n.m n.d s.d r.i b.c ph.d b.a m.a
    """.split()
)
# These close a sentence when a capital follows, unless the next word is a name they belong to.
_MAY_END = frozenset(
    """
    a.m p.m u.s u.k u.n e.u u.a.e u.s.a d.c n.y n.c s.c n.j n.h n.m n.d s.d r.i b.c
    co ltd inc corp plc llc jr sr etc
    """.split()
)
_INITIALS = re.compile(r"[a-z](?:\.[a-z]){1,2}")

_END = re.compile(
    r"""
    (?P<stop>(?<![.!?…])[.!?…]+) ["'”’»)\]]*  # closing punctuation with the quotes and brackets it stands in
    (?P<gap>[^\S\n]+)              # white space on the same line
    (?=["'“‘«(\[]*[A-Z0-9À-ÖØ-ÞŠŽĀ-Ž$€£¥•–—-])
    | \n\s*                        # a line break
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"\s+")
_LAST_WORD = re.compile(r"[\w.&'’-]*\Z")
_SURNAME_FOLLOWS = re.compile(r"[A-Z][\w'’-]+")
_NOT_SENTENCE_STARTS = frozenset(
    "Beijing Eastern Pacific Central Mountain GMT UTC EST EDT CET CEST BST IST JST".split()
)


def split(text: str) -> list[tuple[int, int]]:
    """Sentences of ``text`` as (start, end) offsets, without the white space between them."""
    bounds: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if match["stop"] is not None and not _ends_sentence(text, start, match):
            continue
        end = match.start() if match["stop"] is None else match.start("gap")
        if match["stop"] is None:
            end = start + len(text[start:end].rstrip())
        if end > start:
            bounds += _cut(text, start, end)
            start = match.end()
        elif match.end() > start:
            start = match.end()
    end = len(text.rstrip())
    if end > start:
        bounds += _cut(text, start, end)
    return bounds


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence ``start:end``, or its pieces if it is too long: cut between words, where there are any."""
    while end - start > LONGEST:
        piece = text[start : start + LONGEST]
        words = piece.rsplit(None, 1)[0] if piece[-1:].strip() else piece.rstrip()
        stop = start + len(words)
        yield start, stop
        gap = _GAP.match(text, stop, end)
        start = gap.end() if gap else stop
    if end > start:
        yield start, end


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if match["stop"] != ".":
        return True
    stop = match.start("stop")
    word_match = _LAST_WORD.search(text, max(start, stop - 24), stop)
    word = word_match.group().strip("'’").lower() if word_match else ""
    if text[match.start("stop") + 1 : match.start("gap")]:  # a quote or bracket closes after the stop
        return True
    if len(word) == 1 and word.isalpha() and text[stop - 1].isupper():
        return False  # an initial: "J. Smith"
    if word not in _ABBREVIATIONS:
        return not _INITIALS.fullmatch(word)  # "J.B. Hunt"
    if word not in _MAY_END:
        return False
    following = _SURNAME_FOLLOWS.match(text, match.end())
    return following is not None and following.group() not in _NOT_SENTENCE_STARTS


def bounds_of(doc: Doc | Draft) -> list[tuple[int, int]]:
    """Sentence offsets of ``doc``: its own annotation where there is one, else by `split`; computed once."""
    cached = doc.user_data.get(CACHE_KEY)
    if cached is None:
        if isinstance(doc, Doc) and doc.has_annotation("SENT_START"):
            view = view_of(doc)
            place = view.position if view else int
            cached = [(place(sent.start_char), place(sent.end_char)) for sent in doc.sents]
        else:
            cached = split(text_of(doc))
        doc.user_data[CACHE_KEY] = cached
    return cast(list[tuple[int, int]], cached)
