"""Finds words of many classes in one pass over a text."""

from extractor.matching.words import Entry, Hit, WordFinder

__all__ = ["Entry", "Hit", "WordFinder"]
