"""Where a text has a word that can tell a change. Most numbers stand far from any, and need not be asked further.

One pass of the automaton finds all such words of a text; readings of a change are tried only where one is near.
"""

import re
from bisect import bisect_left
from functools import lru_cache

import ahocorasick_rs

from extractor.matching.words import plain
from extractor.quantities.change_words import COMPARED, FALLS, RISES
from extractor.quantities.lexicon import DECREASE, INCREASE

_WORDS = frozenset(
    {*INCREASE, *DECREASE, *RISES, *FALLS, *COMPARED, *"off over ahead behind short gained lost missing".split()}
)
_STEMS = "lift rais boost push increas cut reduc lower trim slash beat exceed surpass topp".split()
"""How verbs begin of which readings know more forms than stand in the lists."""
_FINDER = ahocorasick_rs.AhoCorasick(
    [*(f" {plain(word)} " for word in _WORDS), *(f" {stem}" for stem in _STEMS)], store_patterns=False
)
_CUT_WORD = re.compile(r"(?<=\w)\w+")
_BEHIND = 150
"""Characters behind a number that can tell its change: five words and what counts it."""


@lru_cache(maxsize=2)
def _turns(text: str) -> list[int]:
    """Where such words begin."""
    found = _FINDER.find_matches_as_indexes(f" {plain(text)} ", overlapping=True)
    return sorted({start for _, start, _ in found})


def stand_by(text: str, window: int, start: int, end: int) -> tuple[bool, bool]:
    """Whether such a word stands before the number at ``start:end``, from ``window`` on, and whether one behind it."""
    turns = _turns(text)
    first = bisect_left(turns, window)
    before = first < len(turns) and turns[first] < start
    if not before and (cut := _CUT_WORD.match(text, window, start)):
        word = cut.group().lower()  # the window may open within a word, of which what is left is read
        before = word in _WORDS or word.startswith(tuple(_STEMS))
    behind = bisect_left(turns, end, first)
    return before, behind < len(turns) and turns[behind] < end + _BEHIND
