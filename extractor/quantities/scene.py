"""The text that numbers are read in: its sentences, what dates have taken of it, and what has been found so far."""

from bisect import bisect_right

from extractor.quantities import currencies, labels, short_units
from extractor.quantities.mention import Quantity


class Scene:
    """One text while its quantities are found; ``taken`` are spans that belong to dates, ``rates`` its sets."""

    def __init__(
        self, text: str, sentences: list[tuple[int, int]], taken: list[tuple[int, int]], rates: list[tuple[int, str]]
    ) -> None:
        self.text = text
        self.rates = rates
        self.found: list[Quantity] = []
        self._sentences = sentences
        self._sentence_starts = [start for start, _ in sentences]
        self._taken = sorted(taken + labels.addresses(text))
        self._taken_starts = [start for start, _ in self._taken]
        self._home: dict[str, str] = {}
        self._in_millions: bool | None = None

    def sentence_start(self, position: int) -> int:
        """Where the sentence around ``position`` starts."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self._sentences[index][0] if 0 <= index < len(self._sentences) else 0

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a stretch of the text belongs to a date or an address."""
        index = bisect_right(self._taken_starts, end - 1) - 1
        return index >= 0 and self._taken[index][1] > start

    def counts_in_millions(self) -> bool:
        """Whether the article counts tonnes in millions; looked up once."""
        if self._in_millions is None:
            self._in_millions = short_units.counts_in_millions(self.text)
        return self._in_millions

    def home(self, usual: str) -> str:
        """The currency that the article means by a shared name, from the usual reading; looked up once."""
        if usual not in self._home:
            self._home[usual] = currencies.home_currency(self.text, usual)
        return self._home[usual]
