"""The classes of words that figures are read by, from ``words.txt``: "class: word word", "+word" for all its forms."""

from functools import cache
from importlib.resources import files

from extractor.facts.lexicon.forms import forms_of

NONE: frozenset[str] = frozenset()


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of each word. Raises ValueError, with the line, where a line names no class."""
    found: dict[str, set[str]] = {}
    lines = (files(__package__) / "words.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        name, colon, words = line.partition(":")
        if not colon:
            raise ValueError(f"words.txt:{number}: a line is 'class: word word'")
        for word in words.split():
            for form in [form for form, _ in forms_of(word[1:])] if word.startswith("+") else [word]:
                found.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def verbs() -> frozenset[str]:
    """The words that have a class of verbs."""
    return frozenset(word for word, names in classes().items() if any(name.startswith("verb.") for name in names))
