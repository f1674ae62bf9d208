"""Print-outs (.pdf): the text of the pages in order, without page numbers and running heads.

Lines stay as they are broken on paper; putting sentences together again is the extractor's work.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from extractor.sources import extras
from extractor.sources.article import SourceError, Story
from extractor.sources.item import Packed
from extractor.sources.markup import tidy

EDGE = 3
"""Lines at the top and bottom of a page that may be running heads."""
_PAGE_NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—\[(|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—\])|]?", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
# Titles that programs write by themselves.
_NO_TITLE = re.compile(r"microsoft word|untitled|document\d*$|\.(?:docx?|indd|qxp|pdf|rtf)$", re.IGNORECASE)


def read(packed: Packed, name: str) -> Story:
    """The article of a print-out. Its day of making is not that of publishing, and is not taken for it.

    Raises SourceError if pypdf is not installed, or the file is damaged, locked or without text.
    """
    pypdf = extras.load("pypdf", "pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends it need not tell
    try:
        document = pypdf.PdfReader(io.BytesIO(packed.content))
        if document.is_encrypted and not document.decrypt(""):
            raise SourceError(f"{name}: the PDF is locked by a password")
        pages = [tidy(page.extract_text()).split("\n") for page in document.pages]
        title = document.metadata.title if document.metadata else None
    except SourceError:
        raise
    except Exception as error:  # damage shows as almost any error
        raise SourceError(f"{name}: not a PDF that can be read: {' '.join(str(error).split())[:200]}") from None
    text = "\n".join(line for page in without_heads(pages) for line in page)
    if not text.strip():
        raise SourceError(f"{name}: the PDF holds no text, perhaps only pictures of pages")
    kept = title.strip() if isinstance(title, str) and not _NO_TITLE.search(title) else None
    return Story(text, packed.id, kept or None, packed.published, packed.url)


def without_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of the pages without page numbers and without what stands at the edge of most pages.

    >>> pages = [["Rail News", "A train left Xi'an for", "1"], ["Rail News", "Duisburg on Monday.", "2"]]
    >>> without_heads(pages)
    [["A train left Xi'an for"], ['Duisburg on Monday.']]
    """
    filled = [[line for line in page if line.strip()] for page in pages]
    shapes = Counter(shape for page in filled for shape in {_shape(line) for line in (*page[:EDGE], *page[-EDGE:])})
    often = max(2, len(filled) / 2)
    heads = {shape for shape, count in shapes.items() if count >= often and shape}
    return [_stripped(page, heads) for page in filled]


def _stripped(page: list[str], heads: set[str]) -> list[str]:
    first, last = 0, len(page)
    while first < min(last, EDGE) and _is_head(page[first], heads):
        first += 1
    while last > max(first, len(page) - EDGE) and _is_head(page[last - 1], heads):
        last -= 1
    return page[first:last]


def _is_head(line: str, heads: set[str]) -> bool:
    return _shape(line) in heads or _PAGE_NUMBER.fullmatch(line.strip()) is not None


def _shape(line: str) -> str:
    """A line with its figures taken out, by which running heads with page numbers are the same."""
    return _FIGURES.sub("#", " ".join(line.split())).casefold()
