"""Which articles are near copies of one text: a syndicated report counts once.

MinHash (Broder, 1997) over word triples, banded (LSH) for candidates, checked by the estimated Jaccard similarity; the
sketches come from rensa.
"""

import struct
from collections.abc import Iterable

from rensa import RMinHash

PERMUTATIONS = 64
ROWS = 4
COPY = 0.6
"""Share of word triples from which one text is a near copy of another."""
SEED = 42
_FORM = f"<{PERMUTATIONS}I"
_WIDTH = 4


def sketch(text: str) -> bytes:
    """The MinHash of a text's word triples: `PERMUTATIONS` numbers of four bytes."""
    words = text.lower().split()
    triples = [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(triples)
    return struct.pack(_FORM, *minhash.digest())


def independent(sketches: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """For each article, the number of its independent text; near copies share one.

    Numbers count from 0 in the order of the first article of each, by id.
    """
    ordered = sorted(set(sketches))
    parent = list(range(len(ordered)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for band in range(0, PERMUTATIONS * _WIDTH, ROWS * _WIDTH):  # one after the other: a dictionary of all is large
        firsts: dict[bytes, int] = {}
        for index, (_, digest) in enumerate(ordered):
            first = firsts.setdefault(digest[band : band + ROWS * _WIDTH], index)
            if first != index and _likeness(ordered[first][1], digest) >= COPY:
                a, b = root(first), root(index)
                parent[max(a, b)] = min(a, b)
    numbers: dict[int, int] = {}
    found: dict[str, int] = {}
    for index, (article, _) in enumerate(ordered):
        found[article] = numbers.setdefault(root(index), len(numbers))
    return found


def _likeness(a: bytes, b: bytes) -> float:
    pairs = zip(struct.unpack(_FORM, a), struct.unpack(_FORM, b), strict=True)
    same: int = sum(x == y for x, y in pairs)
    return same / PERMUTATIONS
