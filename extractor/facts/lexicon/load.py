"""Reads the lexicon files."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from extractor.facts.lexicon.forms import forms_of
from extractor.matching import Entry, WordFinder

_VERBS = "verbs"
_EVENTS = "events"
"""Nouns of events have the classes of verbs, and the form "noun"."""
_UNSOUGHT = frozenset(("irregular", "nouns"))
"""Files whose words are not looked for in the text, only asked for by `phrases_of`."""


def _files() -> list[str]:
    """The names of the lexicon files, in order; a new file is read by lying there."""
    names = [Path(entry.name) for entry in files(__package__).iterdir()]
    return sorted(path.stem for path in names if path.suffix == ".txt" and path.stem not in _UNSOUGHT)


@cache
def finder() -> WordFinder:
    """Finds the words of all classes."""
    return WordFinder(_entries())


@cache
def phrases_of(name: str) -> frozenset[str]:
    """The phrases of one class as the file writes them, such as ``phrases_of("goods.vessel")``."""
    return _classes(name.partition(".")[0])[name]


def _entries() -> list[Entry]:
    entries = []
    for file in _files():
        for name, phrases in _classes(file).items():
            classes = frozenset((name,))
            if file == _EVENTS:
                noun = frozenset((f"{_VERBS}.{name.partition('.')[2]}",))
                entries += [Entry(phrase, noun, "noun") for phrase in phrases]
                continue
            for phrase in phrases:
                if file == _VERBS:
                    entries += [Entry(form, classes, label) for form, label in forms_of(phrase)]
                else:
                    entries.append(Entry(phrase, classes))
    return entries


@cache
def _classes(file: str) -> dict[str, frozenset[str]]:
    """The phrases of each class of a file. Raises ValueError, with file and line, where a line belongs to no class."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    lines = (files(__package__) / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            name, colon, line = line.partition(":")
            if not colon:
                raise ValueError(f"{file}.txt:{number}: a line is 'class: phrase, phrase' or begins with a space")
            current = found.setdefault(f"{file}.{name.strip()}", [])
        if current is None:
            raise ValueError(f"{file}.txt:{number}: phrases before the first class")
        current += [phrase.strip() for phrase in line.split(",") if phrase.strip()]
    return {name: frozenset(phrases) for name, phrases in found.items()}
