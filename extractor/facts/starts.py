"""Finds phrases by the word they begin with, so that a sentence without any of those words costs one look at each.

A pattern of many alternatives is slow to search for at every position; the words that its matches can begin with are
few and known, so each word of a sentence is looked up, and patterns are tried only where one can begin.
"""

import re
from collections.abc import Iterator
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_WORD = re.compile(r"[A-Za-z]+")
_State = tuple[str, bool]
"""The letters of a first word so far, and whether more can follow."""


class Starts:
    """Patterns by the first words of their matches."""

    def __init__(self, patterns: dict[str, re.Pattern[str]]) -> None:
        """``patterns`` by name; each match must begin with a word of letters."""
        self._by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for name, pattern in patterns.items():
            for word in first_words(pattern.pattern):
                self._by_word.setdefault(word, []).append((name, pattern))

    def finditer(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """(name, match) wherever a pattern matches, in text order; matches of one pattern do not overlap."""
        if self._by_word.keys().isdisjoint(_WORD.findall(text)):
            return
        taken: dict[str, int] = {}
        for word in _WORD.finditer(text):
            for name, pattern in self._by_word.get(word.group(), ()):
                if word.start() >= taken.get(name, 0) and (match := pattern.match(text, word.start())):
                    taken[name] = match.end()
                    yield name, match


def first_words(pattern: str) -> frozenset[str]:
    """The words that matches of ``pattern`` begin with.

    Raises ValueError if a match can begin with anything but letters.
    """
    words = frozenset(word for word, _ in _expand(_parser.parse(pattern), {("", True)}))
    if "" in words:
        raise ValueError(f"a match of {pattern[:40]!r} can begin with no word")
    return words


def _expand(parts: Any, states: set[_State]) -> set[_State]:
    for operation, value in parts:
        growing = {state for state in states if state[1]}
        if not growing:
            break
        states = (states - growing) | _grow(str(operation), value, growing)
    return states


def _grow(operation: str, value: Any, states: set[_State]) -> set[_State]:
    if operation == "LITERAL":
        return {_with(word, chr(value)) for word, _ in states}
    if operation == "IN":
        chars = [chr(item) if str(kind) == "LITERAL" else " " for kind, item in value]
        return {_with(word, char) for word, _ in states for char in chars}
    if operation == "SUBPATTERN":
        return _expand(value[-1], states)
    if operation == "BRANCH":
        return set().union(*(_expand(branch, states) for branch in value[1]))
    if operation == "MAX_REPEAT":
        least, _, part = value
        return _expand(part, states) | (states if least == 0 else set())
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return states
    return {(word, False) for word, _ in states}


def _with(word: str, char: str) -> _State:
    return (word + char, True) if char.isascii() and char.isalpha() else (word, False)
