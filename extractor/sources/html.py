"""Web pages: main text with its tables, headline and day of publication.

The main text is found by trafilatura. What it does not keep apart is done here: a day of publication from days of
change, footnotes' marks and powers from the words before them, an article from a page that only lists others.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.sources import extras, page_data
from extractor.sources.article import SourceError, Story
from extractor.sources.item import MEGABYTE, Packed
from extractor.sources.markup import CELL, raised, tidy

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
LARGEST = 20
"""Megabytes of the largest page: beyond, the finder of the main text gives up."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_RULE = re.compile(r"\|[-| ]+\|?")
# The latest day that is believed of a page whose archive does not tell when it was seen; no clock is asked.
_END_OF_TIME = "2099-12-31"

HEADLINE = 25
"""Characters that a link has at least to be a headline of another article."""
HEADLINES = 8
"""A page with fewer links to articles is no list of them."""
RUN, SHARE = 300, 0.25
"""A list has no stretch of prose of so many characters, nor of such a share of all its text."""


def read(packed: Packed, name: str) -> Story:
    """The article on a page.

    Raises SourceError if trafilatura is not installed, the page has no main text, or is only a list of articles.
    """
    trafilatura = extras.load("trafilatura", "html")
    if len(packed.content) > LARGEST * MEGABYTE:
        raise SourceError(f"{name}: a page of over {LARGEST} MB")
    tree = trafilatura.load_html(_decoded(packed, trafilatura))
    if tree is None:
        raise SourceError(f"{name}: no main text found on the page")
    is_list = _is_list(tree)
    told = page_data.read(tree)
    _settle_superscripts(tree)
    page = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": True,
            "max_date": packed.published or _END_OF_TIME,
        },
    )
    text = tidy("\n".join(_lines(page.text or ""))) if page is not None else ""
    if is_list:
        raise SourceError(f"{name}: the page is only a list of articles")
    if not text:
        raise SourceError(f"{name}: no main text found on the page")
    return Story(
        text=text,
        id=packed.id,
        title=told.headline or (page.title and tidy(page.title)) or None,
        published=told.published or page.date or packed.published,
        url=packed.url or page.url or None,
    )


def _decoded(packed: Packed, trafilatura: Any) -> str:
    """The page as text: UTF-8 if it can be, else as the server or the page says, else as its bytes suggest."""
    declared = _DECLARED.search(packed.content[:4096])
    for encoding in ("utf-8-sig", packed.charset, declared and declared.group(1).decode("ascii", "replace")):
        if encoding:
            wider = "gb18030" if encoding.lower() in ("gb2312", "gbk") else encoding
            try:
                return packed.content.decode(wider)
            except (UnicodeDecodeError, LookupError):
                continue
    return str(trafilatura.utils.decode_file(packed.content))


def _settle_superscripts(tree: Any) -> None:
    """Put powers and ordinals in place as characters, and take footnotes' marks away."""
    for mark in list(tree.iter("sup")):
        parent, before = mark.getparent(), mark.getprevious()
        if parent is None:
            continue
        words = "".join(mark.itertext())
        left = (before.tail if before is not None else parent.text) or ""
        put = raised(left, words) + (mark.tail or "")
        if before is not None:
            before.tail = left + put
        else:
            parent.text = left + put
        parent.remove(mark)


def _lines(text: str) -> Iterator[str]:
    """The lines of the main text; rows of tables as their cells, without frames."""
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped.startswith("|"):
            yield line
        elif not _RULE.fullmatch(stripped):
            yield CELL.join(cell for part in stripped.strip("|").split("|") if (cell := part.strip()))


def _is_list(tree: Any) -> bool:
    """Whether a page holds many links to articles and no stretch of prose between them."""
    headlines, run, longest, prose = 0, 0, 0, 0
    length = 0
    for block, is_headline in _blocks(tree):
        if is_headline:
            headlines, run, length = headlines + 1, 0, length + block
        else:
            run, prose = run + block, prose + block
            longest = max(longest, run)
    return headlines >= HEADLINES and longest < min(RUN, SHARE * (length + prose))


def _blocks(tree: Any) -> Iterable[tuple[int, bool]]:
    """(characters, whether it is a headline that links elsewhere) of the blocks of text outside navigation."""
    for block in tree.iter("p", "li", "h1", "h2", "h3", "h4", "td", "dd"):
        if any(above.tag in ("nav", "header", "footer", "aside") for above in block.iterancestors()):
            continue
        if next(block.iterdescendants("p", "li", "h2", "h3", "h4", "td", "dd"), None) is not None:
            continue  # its parts are looked at by themselves
        size = len(" ".join(block.text_content().split()))
        linked = sum(len(" ".join(link.text_content().split())) for link in block.iter("a"))
        above_linked = any(above.tag == "a" for above in block.iterancestors())
        if size >= HEADLINE and (above_linked or linked > 0.8 * size):
            yield size, True
        elif block.tag != "h1" and linked <= 0.5 * size:
            yield size, False
