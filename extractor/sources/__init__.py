"""Reading articles: files of every kind, folders, addresses, standard input."""

from pathlib import Path

from extractor.sources.article import SourceError, Story, from_object
from extractor.sources.fields import Unknown
from extractor.sources.item import AS_USUAL, Reading

__all__ = ["Reading", "SourceError", "Story", "from_object", "load"]


def load(path: str | Path, reading: Reading = AS_USUAL, unknown: Unknown | None = None) -> Story:
    """The one article in a file: text with optional front matter, JSON, a web page, a print-out, and so on.

    The names of its fields that nobody knows are counted in ``unknown``.

    Raises SourceError if it cannot be read, or holds no article or several.
    """
    from extractor.sources.inputs import find  # late: an article from a mapping needs none of this
    from extractor.sources.read import stories

    (source, *more) = find([str(path)])
    found = stories(source, reading, unknown)
    first = next(found, None)
    if first is None:
        raise SourceError(f"{path}: holds no article")
    if more or next(found, None) is not None:
        raise SourceError(f"{path}: holds several articles; use facts to look at them, batch to extract them")
    if isinstance(first, SourceError):
        raise first
    return first
