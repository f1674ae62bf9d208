"""Words and phrases of a lexicon, found by an Aho-Corasick automaton in one pass over the text.

A phrase matches whole words only, whatever their case; a hyphen or an apostrophe separates words as a space does
("block-train", "train's"), and any other mark ends a phrase ("left. For" is not "left for"). Of phrases that lie in
one another the longest counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

_PLAIN = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 120 if code >= 192 else 32 for code in range(256)
)
"""For each byte of Latin-1 what it is searched as: a small letter, a digit, "x" for a letter with marks, or a space."""


def plain(text: str) -> str:
    """A text as it is searched, of the same length: lower case, a space for whatever is no letter or digit."""
    return text.encode("latin-1", "replace").translate(_PLAIN).decode("ascii")


_FORMS = ("past", "participle", "s", "ing", "noun", "base", "")
"""Which form a word is taken for where it can be several, the likeliest in news first: "set off", "come"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon says of a phrase: its classes ("verb.depart") and, of a verb, the form that it is."""

    phrase: str
    classes: frozenset[str]
    form: str = ""


class Hit(NamedTuple):
    """A phrase in the text, from ``start`` to before ``end``."""

    start: int
    end: int
    entry: Entry


class WordFinder:
    """Finds the phrases of a lexicon; build it once, it is never changed."""

    __slots__ = ("_automaton", "_entries", "_lengths")

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Raises ValueError if a phrase has a mark that no text is searched with."""
        merged: dict[str, Entry] = {}
        for entry in entries:
            phrase = " ".join(plain(entry.phrase).split())
            if not phrase:
                raise ValueError(f"no letters in the phrase {entry.phrase!r}")
            known = merged.get(phrase)
            classes = entry.classes | known.classes if known else entry.classes
            form = min(known.form, entry.form, key=_FORMS.index) if known else entry.form
            merged[phrase] = Entry(phrase, classes, form)
        self._entries = list(merged.values())
        self._lengths = [len(entry.phrase) + 1 for entry in self._entries]
        self._automaton = ahocorasick_rs.AhoCorasick(
            [f" {entry.phrase} " for entry in self._entries], store_patterns=False
        )

    def find(self, text: str) -> list[Hit]:
        """The phrases in ``text``, in order; of those that overlap the first counts, of these the longest."""
        found = self._automaton.find_matches_as_indexes(f" {plain(text)} ", overlapping=True)
        entries, lengths = self._entries, self._lengths
        hits: list[Hit] = []
        reach = 0
        found.sort(key=itemgetter(1))
        last = -1
        for number, start, _ in found:
            end = start + lengths[number] - 1
            if start == last:
                if end > reach:
                    hits[-1] = Hit(start, end, entries[number])
                    reach = end
            elif start >= reach:
                hits.append(Hit(start, end, entries[number]))
                reach, last = end, start
        return hits


def by_phrase(classes: Mapping[str, Iterable[str]]) -> list[Entry]:
    """Entries for the phrases of each class, without forms."""
    return [Entry(phrase, frozenset((name,))) for name, phrases in classes.items() for phrase in phrases]
