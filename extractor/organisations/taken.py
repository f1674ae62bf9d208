"""What other components found in the text: places and services that organisations lie in, or that lie in them."""

from bisect import bisect_left
from collections.abc import Iterable

from extractor.spans import Row


class Taken:
    """Stretches of a text that share no character."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """``rows`` in text order, as components write them."""
        self.rows = list(rows)
        self._ends = [row["end_char"] for row in self.rows]

    def overlapping(self, start: int, end: int) -> list[Row]:
        """The rows that share a character with ``start:end``."""
        first = bisect_left(self._ends, start + 1)
        last = first
        while last < len(self.rows) and self.rows[last]["start_char"] < end:
            last += 1
        return self.rows[first:last]

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of the rows shares a character with ``start:end``."""
        first = bisect_left(self._ends, start + 1)
        return first < len(self.rows) and self.rows[first]["start_char"] < end
