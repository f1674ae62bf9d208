"""Freight-train news in, typed records out.

    >>> from extractor import extract
    >>> article = extract("A train left Xi'an for Izmit on November 17.", published="2024-11-18")
    >>> article.dates[0].value
    '2024-11-17'

The names below are loaded on first use, so that ``import extractor.models`` stays free of spaCy.
"""

from typing import TYPE_CHECKING, Any

from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.api import Extractor, extract
    from extractor.models import Article
    from extractor.report.notebook import display

__all__ = ["Article", "Extractor", "__version__", "display", "extract"]


def __getattr__(name: str) -> Any:
    if name == "Article":
        from extractor.models import Article

        return Article
    if name in ("Extractor", "extract"):
        from extractor import api

        return getattr(api, name)
    if name == "display":
        from extractor.report.notebook import display

        return display
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
