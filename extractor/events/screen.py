"""Pairs that no verdict can make one, left out by whole numbers, many at a time.

What is tested is what the rules of `rules.APART` that need no more than article, family, number and days say, and that
two tellings of which one names no day need articles of one time; so the groups are the same with and without it.
"""

from collections.abc import Sequence

import numpy

from extractor.events.compare import DAYS_APART, JOURNEY, STARTS, STOPS, TOLD_WITHIN
from extractor.events.near import Numbers
from extractor.events.tellings import Told

_NEVER = -(1 << 30)
"""In place of a day that is not told."""


class Screen:
    """What a telling can be linked with at all, as whole numbers by the telling's index."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        articles: dict[str, int] = {}
        numbers: dict[str, int] = {}
        rows = [
            (
                articles.setdefault(told.head.article, len(articles)),
                told.family == "suspension",
                told.bare,
                numbers.setdefault(told.number, len(numbers) + 1) if told.number else 0,
                _NEVER if told.first is None else told.first,
                _NEVER if told.last is None else told.last,
                next((day for day in (told.first, told.head.day) if day is not None), _NEVER),
                told.kind in STARTS or told.kind == "passage",
                told.kind in STOPS,
            )
            for told in tellings
        ]
        self._columns = numpy.array(rows, dtype=numpy.int32).reshape(len(rows), 9).T

    def passed(self, first: Numbers, second: Numbers) -> Numbers:
        """For pairs of indices, which may be of one train."""
        article, still, bare, number, low, high, day, starts, stops = self._columns
        a, b = first, second
        kept: Numbers = (article[a] != article[b]) & (still[a] == still[b]) & (bare[a] == bare[b])
        kept &= (number[a] == 0) | (number[b] == 0) | (number[a] == number[b])
        undated = (low[a] == _NEVER) | (low[b] == _NEVER)
        together = (day[a] != _NEVER) & (day[b] != _NEVER) & (abs(day[a] - day[b]) <= TOLD_WITHIN)
        kept &= ~undated | together
        dated = ~undated & (high[a] != _NEVER) & (high[b] != _NEVER)
        meet = (low[a] - DAYS_APART <= high[b]) & (low[b] - DAYS_APART <= high[a])
        onwards = starts[a] & stops[b] & (high[b] > low[a]) & (low[b] - high[a] <= JOURNEY)
        backwards = starts[b] & stops[a] & (high[a] > low[b]) & (low[a] - high[b] <= JOURNEY)
        kept &= ~dated | meet | (onwards != 0) | (backwards != 0)
        return kept
