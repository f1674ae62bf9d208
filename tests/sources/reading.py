"""Ways to read one input in a test."""

from pathlib import Path

from extractor.sources import Reading, SourceError, Story
from extractor.sources.inputs import find
from extractor.sources.item import AS_USUAL, Item
from extractor.sources.read import rows, stories


def items(path: Path | str, reading: Reading = AS_USUAL) -> list[Item]:
    return [item for source in find([str(path)]) for item in rows(source, reading)]


def read(path: Path | str, reading: Reading = AS_USUAL) -> list[Story | str]:
    """The articles, and the reasons of rows that are none."""
    found = [story for source in find([str(path)]) for story in stories(source, reading)]
    return [str(story).partition(": ")[2] if isinstance(story, SourceError) else story for story in found]


def reasons(path: Path | str, reading: Reading = AS_USUAL) -> list[str | None]:
    return [item.reason for item in items(path, reading)]
