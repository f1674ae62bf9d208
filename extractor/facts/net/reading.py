"""An article as the network reads it: for every word a vector that knows its surroundings."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from extractor.facts.article import Article
from extractor.facts.net.exact import GRID, Floats, Layer, normal
from extractor.facts.net.tokens import UNKNOWN, Span, Tokens, ids, lexicon_rows, tokens_of
from extractor.facts.net.weights import Weights, learned

REACHES = (1, 2, 4, 1, 8)
"""How many words to the left and to the right each layer looks."""
AROUND = 30
"""How many words before and behind its sentence stand around a train or a figure."""
NOWHERE: Span = (0, -1)
"""A stretch without words."""
Place = tuple[int, int, Span, Span, Span]
"""Two words that stand for a train or a figure, its sentence, where else it is spoken of, and its own stretch."""
WIDEST = 64
"""How many words of a stretch are looked at."""
OUTSIDE, BEGINS, GOES_ON = range(3)
"""What a word is of the name of goods."""


class Reading:
    """The words of an article with their vectors, whole numbers on the grid."""

    def __init__(self, article: Article, known: Weights) -> None:
        self.known, self.tokens = known, tokens_of(article)
        self.names: dict[tuple[str, str], list[Span]] = {}
        """The mentions of what figures may be said of, by slot and value, as they are asked for."""

    @cached_property
    def vectors(self) -> Floats:
        """A vector for each word."""
        return _encoded(self.tokens, self.known)

    @cached_property
    def _sums(self) -> npt.NDArray[np.float64]:
        """The sums of the vectors before each word."""
        made = np.zeros((len(self.vectors) + 1, self.vectors.shape[1]), dtype=np.float64)
        np.cumsum(self.vectors, axis=0, dtype=np.float64, out=made[1:])
        return made

    def layer(self, name: str) -> Layer:
        """A layer of the network."""
        return self.known.layers[name]

    def mean(self, spans: Sequence[Span]) -> Floats:
        """The mean vector of each stretch of words."""
        low, high = np.array([s[0] for s in spans]), np.array([s[1] + 1 for s in spans])
        return self._mean(low, high)

    def _mean(self, low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]) -> Floats:
        size = np.maximum(high - low, 1)[:, None]
        made: Floats = np.rint((self._sums[high] - self._sums[low]) / size).astype(np.float32)
        return made

    @cached_property
    def whole(self) -> Floats:
        """The mean vectors of the title and of the text, side by side."""
        title, size = self.tokens.title, len(self.vectors)
        return self._mean(np.array([0, title]), np.array([title, size])).reshape(1, -1)

    def of_spans(self, spans: Sequence[Span], between: Sequence[Span]) -> Floats:
        """Of each stretch its first word, its last and their mean, and the mean of the words between."""
        first, last = [s[0] for s in spans], [s[1] for s in spans]
        return np.hstack((self.vectors[first], self.vectors[last], self.mean(spans), self.mean(between)))

    def of_anchors(self, anchors: Sequence[Place]) -> Floats:
        """Of each train or figure two words of it, its sentence, where else it is spoken of, what stands around it.

        Then the title and the text; at the end its own stretch, the mean of its words and the most of each number.
        """
        first, second = [a[0] for a in anchors], [a[1] for a in anchors]
        low, high = np.array([a[2] for a in anchors]).T
        title, size = self.tokens.title, len(self.vectors)
        around = (np.maximum(title, low - AROUND), low), (high + 1, np.minimum(size, high + 1 + AROUND))
        means = [self._mean(low, high + 1), self.mean([a[3] for a in anchors]), *(self._mean(*span) for span in around)]
        rest = np.repeat(self.whole, len(anchors), axis=0)
        own = [a[4] for a in anchors]
        most = np.stack([self.vectors[low : high + 1].max(axis=0) for low, high in own])
        return np.hstack((self.vectors[first], self.vectors[second], *means, rest, self.mean(own), most))

    @cached_property
    def _sentences(self) -> npt.NDArray[np.int64]:
        return np.array(self.tokens.sentences, dtype=np.int64)

    def sentence(self, number: int) -> Span:
        """The words of a sentence; of one without words the last before it."""
        low, high = np.searchsorted(self._sentences, (number, number + 1)) - (0, 1)
        return (int(low), int(high)) if low <= high else (int(high), int(high))

    @cached_property
    def goods(self) -> list[tuple[int, int]]:
        """Where the text names goods that trains carry: from a character to the one after the last."""
        if len(self.vectors) == self.tokens.title:
            return []
        weigh = self.layer("goods")(self.vectors[self.tokens.title :])
        return [
            self.tokens.bounds((low + self.tokens.title, high + self.tokens.title))
            for low, high in stretches(weigh.argmax(axis=1).tolist())
        ]

    def goods_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The goods that begin between two places of the text."""
        return self.goods[bisect_left(self.goods, (start, 0)) : bisect_left(self.goods, (end, 0))]


def cut(span: Span, around: int) -> Span:
    """A stretch, or of a long one the words around one of them."""
    low, high = span
    if high - low < WIDEST:
        return span
    start = max(low, min(around - WIDEST // 2, high - WIDEST + 1))
    return start, start + WIDEST - 1


def stretches(labels: Sequence[int]) -> list[Span]:
    """The stretches that begin somewhere and go on."""
    made: list[Span] = []
    for at, label in enumerate(labels):
        if label == BEGINS:
            made.append((at, at))
        elif label == GOES_ON and made and made[-1][1] == at - 1:
            made[-1] = (made[-1][0], at)
    return made


def read(article: Article) -> Reading:
    """The article read; worked out once."""
    known: Reading | None = article.memo.get("reading")
    if known is None:
        known = article.memo["reading"] = Reading(article, learned())
    return known


_BLOCK = 4096
"""So many words are read at once; those around a block are read with it, as far as its words look."""


def _encoded(tokens: Tokens, known: Weights) -> Floats:
    vectors = _alone(tokens, known)
    size, margin = len(vectors), sum(REACHES)
    blocks = []
    for start in range(0, size, _BLOCK):
        low, high = max(0, start - margin), min(size, start + _BLOCK + margin)
        block = _layers(vectors[low:high], known)
        blocks.append(block[start - low : min(size, start + _BLOCK) - low])
    return np.vstack(blocks) if blocks else vectors


def _alone(tokens: Tokens, known: Weights) -> Floats:
    """The vector of each word without its surroundings."""
    arrays, rows = known.arrays, known.known
    made = arrays["words"][ids(tokens.words, rows["words"], UNKNOWN)].astype(np.float32)
    made += arrays["shapes"][tokens.shapes]
    made += arrays["tags"][ids(tokens.tags, rows["tags"])]
    made[: tokens.title] += arrays["title"][0]
    told = list(lexicon_rows(tokens, rows["lexicon"]))
    if told:
        np.add.at(made, [at for at, _ in told], arrays["lexicon"][[row for _, row in told]])
    return normal(made / GRID, *arrays["norm.0"])


def _layers(vectors: Floats, known: Weights) -> Floats:
    """Vectors that know their surroundings; beyond the ends there is nothing."""
    for number, reach in enumerate(REACHES, 1):
        pieces = known.layers[f"layer.{number}"](_window(vectors, reach))
        half = pieces.shape[1] // 2
        best = np.maximum(pieces[:, :half], pieces[:, half:])
        vectors = normal(vectors / GRID + best, *known.arrays[f"norm.{number}"])
    return vectors


def _window(vectors: Floats, reach: int) -> Floats:
    """Each row beside the rows that stand ``reach`` before and behind it."""
    count, size = vectors.shape
    made = np.zeros((count, 3 * size), dtype=np.float32)
    made[reach:, :size] = vectors[: max(0, count - reach)]
    made[:, size : 2 * size] = vectors
    made[: max(0, count - reach), 2 * size :] = vectors[reach:]
    return made


def weighs(weight: int) -> str:
    """A weight in thousandths in words; above 0 more speaks for than against."""
    return f"weighs {weight / 1000:+.2f}"
