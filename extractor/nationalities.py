"""Adjectives of nationality and the people they name, by country: one list for what is a place and what is no name."""

from collections.abc import Iterator
from importlib import resources


def nationalities() -> Iterator[tuple[str, list[str]]]:
    """The code of each country, "" for none, and its words."""
    text = resources.files("extractor").joinpath("data/places/demonyms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, *words = line.split()
            yield "" if code == "-" else code, words
