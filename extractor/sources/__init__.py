"""Reading articles: from a file, a line of JSON, or standard input."""

from extractor.sources.article import SourceError, Story, from_object, load, parse

__all__ = ["SourceError", "Story", "from_object", "load", "parse"]
