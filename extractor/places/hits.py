"""The words of a capitalised sequence and the stretches of it that may name a place."""

from collections.abc import Callable
from typing import NamedTuple

from extractor.places.entries import Name
from extractor.places.lexicon import DEMONYMS, FUNCTION_WORDS, MODIFIERS, NOT_PLACES, STATE_ABBREVIATIONS

OWN = "places.own"
"""The rule of the user's own places."""
_MAX_WORDS = 6
_KEEP_SHORT = frozenset("USA UAE UK US PRC DRC".split())


class Hit(NamedTuple):
    """A stretch of a sequence that may name a place; offsets count from where the sequence begins."""

    start: int
    end: int
    name: Name | None
    kind: str | None = None
    rule: str = "places.gazetteer"
    base: str = ""
    penalty: float = 0.0
    words: int = 1


class Word(NamedTuple):
    """A word of a sequence with its offsets; made by `word_at`."""

    text: str
    start: int
    end: int
    folded: str
    """Its text in small letters, as most lists of words are kept."""
    upper: bool
    """Whether it is a word of a name, not a link such as "of"."""
    joined: bool
    """Whether a hyphen joins it to the word before."""


_APOSTROPHES = ("'", "’")


def word_at(start: int, text: str, joined: bool = False) -> Word:
    """The word ``text`` that begins at ``start``."""
    capital = not text[0].islower() or (text[1:2] in _APOSTROPHES and text[2:3].isupper())
    return Word(text, start, start + len(text), text.casefold(), capital, joined)


def run_end(words: list[Word], index: int) -> int:
    """Where the run of capitalised words that begins at ``index`` ends; an abbreviated state stands alone."""
    while index < len(words) and words[index].upper:
        index += 1
        if words[index - 1].text.endswith(".") and words[index - 1].text[:-1] in STATE_ABBREVIATIONS:
            break
    return index


def hyphen_before(words: list[Word], index: int, stop: int) -> int:
    """Where the first word behind ``index`` stands that a hyphen joins to the one before; ``stop`` if there is none."""
    index += 1
    while index < stop and not words[index].joined:
        index += 1
    return min(index, stop)


def longest(
    words: list[Word], index: int, sequence: str, find: Callable[[str], Name | None]
) -> tuple[Name | None, int]:
    """The longest name of the gazetteer that begins at ``index``, and how many words it has."""
    most = hyphen_before(words, index, min(len(words), index + _MAX_WORDS)) - index
    for length in range(most, 0, -1):
        last = words[index + length - 1]
        if not last.upper:
            continue
        surface = sequence[words[index].start : last.end]
        folded = surface.rstrip(".").casefold()
        if (
            folded in NOT_PLACES
            or folded in DEMONYMS
            or (length == 1 and (surface in MODIFIERS or folded in FUNCTION_WORDS))
        ):
            continue
        if length == 1 and surface.isupper() and len(surface) < 3 and surface not in _KEEP_SHORT:
            continue
        name = find(surface)
        if name:
            return name, length
    return None, 0
