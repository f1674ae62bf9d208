"""Phrases looked for by their words, so that a sentence without any of those words costs one look at each phrase.

A pattern of many alternatives is slow to search for at every position. The words that its matches hold are few and
known: they are read off the pattern, and the pattern is tried only where one of them stands.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from re import _parser  # type: ignore[attr-defined]
from string import ascii_letters
from typing import Any

_LETTERS = bytes(ord(char.lower()) if char.isalpha() else ord(" ") for char in map(chr, range(128))) + b" " * 128
"""For each byte its letter in lower case, or a space."""
_SHARES = {
    word: share
    for share, words in {
        70: "the",
        50: "a and in of to",
        25: "for from on year",
        20: "freight is train trains with",
        15: "an as at by has it its said than this tonnes up was",
    }.items()
    for word in words.split()
}
"""The percentage of sentences that have a word, of those that tell little; any other stands in one or two."""
_FREQUENT = frozenset("is are was were been will run".split())
"""Words that begin few of the matches they could begin."""
_ALPHABET = frozenset(ascii_letters)
_State = tuple[str, bool]
"""The letters of a word so far, and whether more can follow."""
_START: frozenset[_State] = frozenset({("", True)})


def letters_of(text: str) -> str:
    """A text with a space for whatever is no plain letter, in lower case: splits into the words; offsets are kept."""
    return text.encode("latin-1", "replace").translate(_LETTERS).decode("ascii")


def lowered(text: str) -> str:
    """A text in lower case, letter by letter, so that offsets are kept."""
    return text.replace("İ", "I").lower()


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case: runs of plain letters."""
    return frozenset(letters_of(text).split())


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, told apart by their first letters, which is faster than one long choice."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()) + ")"


_MINDS_CASE = re.compile(r"\(\?-i|(?<![\\?])[A-Z]")
"""What only part of a pattern that ignores case can tell apart."""


class Phrase:
    """A pattern that is searched for only where the sentence has one of the words that each of its matches holds.

    A pattern that ignores case is searched for in the text in lower case, which is faster by far.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Raises ValueError if a match of ``pattern`` can do without any word."""
        self._lowers = bool(flags & re.IGNORECASE) and not _MINDS_CASE.search(pattern)
        self.pattern = re.compile(pattern, flags & ~re.IGNORECASE if self._lowers else flags)
        self._search, self._finditer = self.pattern.search, self.pattern.finditer
        self.absent_from = needed_words(pattern).isdisjoint
        """Tells of the words of a sentence whether it can hold no match."""

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """The first match in ``text``, which is part of a sentence with these ``words``."""
        if self.absent_from(words):
            return None
        return self._search(lowered(text) if self._lowers else text)

    def match(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """A match that ``text`` begins with, which is part of a sentence with these ``words``."""
        if self.absent_from(words):
            return None
        return self.pattern.match(lowered(text) if self._lowers else text)

    def finditer(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """The matches in ``text``, which is part of a sentence with these ``words``."""
        if self.absent_from(words):
            return iter(())
        return self._finditer(lowered(text) if self._lowers else text)


class Starts:
    """Patterns by the first words of their matches."""

    def __init__(self, patterns: dict[str, re.Pattern[str]]) -> None:
        """``patterns`` by name; each match must begin with a word of letters.

        A pattern that ignores case finds "word", "Word" and "WORD".
        """
        self._by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for name, pattern in patterns.items():
            for word in first_words(pattern.pattern):
                for spelling in {word, word.capitalize(), word.upper()} if pattern.flags & re.IGNORECASE else {word}:
                    self._by_word.setdefault(spelling, []).append((name, pattern))
        self._spellings: dict[str, list[str]] = {}
        for word in self._by_word:
            self._spellings.setdefault(word.lower(), []).append(word)
        self._absent_from = {
            word: others.isdisjoint for word, others in _other_words(patterns.values()).items() if others is not None
        }

    def finditer(
        self, text: str, words: frozenset[str], low: int = 0, high: int = sys.maxsize
    ) -> Iterator[tuple[str, re.Match[str]]]:
        """(name, match) wherever a pattern matches, in text order; matches of one pattern do not overlap.

        ``words``: those of the text, as `words_of` has them; the first word of a match stands in ``low:high``.
        """
        here = [
            spelling
            for word in self._spellings.keys() & words
            if word not in self._absent_from or not self._absent_from[word](words)
            for spelling in self._spellings[word]
        ]
        if not here:
            return
        taken: dict[str, int] = {}
        for at, found in _places(here, text, low, high):
            for name, pattern in self._by_word[found]:
                if at >= taken.get(name, 0) and (match := pattern.match(text, at)):
                    taken[name] = match.end()
                    yield name, match


def _places(words: list[str], text: str, low: int, high: int) -> list[tuple[int, str]]:
    """Where each of these words stands in ``low:high`` of a text as a whole word, in text order."""
    places = []
    for word in words:
        at = text.find(word, low, high)
        while at >= 0:
            end = at + len(word)
            if text[end : end + 1] not in _ALPHABET and (at == 0 or text[at - 1] not in _ALPHABET):
                places.append((at, word))
            at = text.find(word, end, high)
    places.sort()
    return places


def first_words(pattern: str) -> frozenset[str]:
    """The words that matches of ``pattern`` begin with.

    Raises ValueError if a match can begin with anything but a whole word of plain letters.
    """
    words = _whole_words(_parser.parse(pattern))
    if words is None:
        raise ValueError(f"a match of {pattern[:40]!r} can begin with no word")
    return words


def _other_words(patterns: Iterable[re.Pattern[str]]) -> dict[str, frozenset[str] | None]:
    """For each frequent word that a match can begin with, words one of which the match holds too: "sent" of "was sent".

    None where the word can do without any other.
    """
    others: dict[str, frozenset[str] | None] = {}
    for pattern in patterns:
        for alternative in _alternatives(_items(_parser.parse(pattern.pattern))):
            for word in _FREQUENT.intersection(map(str.lower, _whole_words(alternative) or ())):
                lists = [words for words in _needed(alternative, at_start=True) if word not in words]
                rarest = min(lists, key=_cost, default=None)
                known = others.get(word, frozenset())
                others[word] = None if rarest is None or known is None else known | rarest
    return others


def _alternatives(parts: list[Any]) -> list[list[Any]]:
    """The sequences that a pattern such as ``\\b(?:left|set off)\\b`` chooses between."""
    for at, (kind, value) in enumerate(parts):
        if str(kind) == "BRANCH":
            return [[*parts[:at], *branch, *parts[at + 1 :]] for branch in value[1]]
        if str(kind) != "AT":
            break
    return [parts]


def needed_words(pattern: str) -> frozenset[str]:
    """Words in lower case one of which each match of ``pattern`` holds: the shortest such list along the pattern.

    Raises ValueError if there is none.
    """
    lists = _needed(_parser.parse(pattern), at_start=False)
    if not lists:
        raise ValueError(f"a match of {pattern[:40]!r} can do without any word")
    return min(lists, key=_cost)


def _cost(words: frozenset[str]) -> int:
    """How much a list of words lets through."""
    return sum(_SHARES.get(word, 1) for word in words)


def _needed(parts: Sequence[Any], *, at_start: bool, closed: bool = False) -> list[frozenset[str]]:
    """Every list of words that one place of the sequence gives.

    ``at_start``: whether a word can begin the sequence; ``closed``: whether no letter can follow it.
    """
    found = []
    parts = _items(parts)
    for at, (kind, value) in enumerate(parts):
        operation = str(kind)
        words = _whole_words(parts[at:], closed=closed) if at_start else None
        if words is not None:
            found.append(frozenset(map(str.lower, words)))
        ends = closed if at + 1 == len(parts) else _begins_no_word(*parts[at + 1])
        if operation == "SUBPATTERN":
            found += _needed(value[-1], at_start=at_start, closed=ends)
        elif operation == "BRANCH":
            branches = [_needed(branch, at_start=at_start, closed=ends) for branch in value[1]]
            if all(branches):
                found.append(reduce(frozenset.union, (min(branch, key=_cost) for branch in branches)))
        at_start = _ends_a_word(operation, value, at_start)
    return found


def _begins_no_word(kind: Any, value: Any) -> bool:
    """Whether no letter can follow what stands before this part."""
    operation = str(kind)
    if operation == "AT":
        return str(value) == "AT_BOUNDARY"
    if "REPEAT" in operation:
        return value[0] > 0 and len(value[2]) == 1 and _begins_no_word(*value[2][0])
    return operation in ("LITERAL", "IN") and _ends_a_word(operation, value, False)


def _ends_a_word(operation: str, value: Any, before: bool) -> bool:
    """Whether no letter can stand right before what follows this part; ``before``: right before the part itself."""
    if operation == "LITERAL":
        return not _is_letter(chr(value))
    if operation == "IN":
        return all(str(item) == "CATEGORY_SPACE" or _is_mark(str(kind), item) for kind, item in value)
    if operation == "SUBPATTERN":
        return _all_end(value[-1], before)
    if operation == "BRANCH":
        return all(_all_end(branch, before) for branch in value[1])
    if "REPEAT" in operation:
        return _all_end(value[2], before) and (value[0] > 0 or before)
    return operation == "AT" or (operation.startswith("ASSERT") and before)


def _all_end(parts: Sequence[Any], before: bool) -> bool:
    for operation, value in parts:
        before = _ends_a_word(str(operation), value, before)
    return before


def _whole_words(parts: Sequence[Any], *, closed: bool = False) -> frozenset[str] | None:
    """The words that the sequence begins with; None if it can begin with anything else, or with part of a word.

    ``closed``: whether no letter can follow the sequence.
    """
    states = _expand(parts, _START)
    if closed:
        states = frozenset((word, grows and not word) for word, grows in states)
    if any(grows or not word for word, grows in states):
        return None
    return frozenset(word for word, _ in states)


def _expand(parts: Sequence[Any], states: frozenset[_State]) -> frozenset[_State]:
    for operation, value in _items(parts):
        growing = frozenset([state for state in states if state[1]])
        if not growing:
            break
        grown = _grow(str(operation), value, growing)
        states = grown if len(growing) == len(states) else (states - growing) | grown
    return states


def _items(parts: Sequence[Any]) -> list[Any]:
    """The parts of a parsed pattern as a list, which is faster to go through."""
    return parts.data if isinstance(parts, _parser.SubPattern) else list(parts)


def _grow(operation: str, value: Any, states: frozenset[_State]) -> frozenset[_State]:
    if operation == "LITERAL":
        return frozenset(_with(word, chr(value)) for word, _ in states)
    if operation == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(_with(word, chr(item)) for word, _ in states for _, item in value)
    if operation == "SUBPATTERN":
        return _expand(value[-1], states)
    if operation == "BRANCH":
        return reduce(frozenset.union, (_expand(branch, states) for branch in value[1]))
    if "REPEAT" in operation:
        least, _, part = value
        return _expand(part, states) | (states if least == 0 else frozenset())
    if operation == "AT" and str(value) == "AT_BOUNDARY":
        return frozenset((word, not word) for word, _ in states)
    if operation == "ASSERT" and value[0] > 0:
        ahead = _expand(value[1], states)
        return states if any(grows or not word for word, grows in ahead) else ahead
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return states
    ends = operation == "IN" and _ends_a_word(operation, value, False)
    return frozenset((word, False) if ends else ("", False) for word, _ in states)


def _with(word: str, char: str) -> _State:
    return (word + char, True) if _is_letter(char) else (word, False)


def _is_mark(kind: str, item: Any) -> bool:
    return kind == "LITERAL" and not _is_letter(chr(item))


def _is_letter(char: str) -> bool:
    return char in _ALPHABET
