"""Columns of figures whose table is lost: long stretches of plain numbers with only white space between.

Where no word, sign or unit is within reach, nothing needs to be looked for that words say of numbers.
"""

import re
from bisect import bisect_right

from extractor.quantities.grouping import ungroup
from extractor.quantities.inherit import NUMBER
from extractor.quantities.mention import Quantity
from extractor.quantities.number_words import Number
from extractor.silence import heard

REACH = 300
"""Characters on each side of a number that rules look at."""
_MORE = r"(?:(?<!0)[0-9]*(?:,[0-9]{3})*)?(?:\.[0-9]+)?"
_STRETCH = re.compile(rf"[0-9](?<!\S.){_MORE}(?:\s+[0-9]{_MORE})+(?=\s)")
"""Not "019", which names a wagon."""


class Columns:
    """Where in a text the columns stand, less what words before and behind them reach."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _STRETCH.finditer(text)]
        self._within = [(start + REACH, end - REACH) for start, end in found if end - start > 2 * REACH]
        self._starts = [start for start, _ in self._within]

    def hold(self, number: Number, sentence_start: int) -> bool:
        """Whether a number stands in a column, with all that its sentence says before it."""
        at = bisect_right(self._starts, number.start) - 1
        return at >= 0 and number.end <= self._within[at][1] and sentence_start >= self._starts[at] - REACH


def cell(text: str, number: Number) -> Quantity | None:
    """A number of a column: a count of something that nobody says."""
    if not heard(NUMBER):
        return None
    quantity = Quantity(number.start, number.end, number.value, rule=NUMBER, number_end=number.end, scale=number.scale)
    ungroup(text, quantity)
    return quantity
