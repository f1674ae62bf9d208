"""What could be a movement, set beside the others of its article: which tells of the same run, and what they change.

Each is compared with its neighbours in text order, by what the network has made of both and by what the rules read of
both. Of each number the most of all comparisons is kept, as in relation networks (Santoro et al., "A simple neural
network module for relational reasoning", 2017), so that the order of the sums plays no part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.facts.net.exact import HIDDEN_GRID, Floats, Ints, hidden, rounded
from extractor.facts.net.reading import Reading

AROUND = 10
"""With so many before and behind each is compared."""
_FAR, _COMMON, _KINDS, _RELATIONS = 4, 3, 5, 4
ROWS = {
    "beside_sentences": 2 * _FAR + 2,
    "beside_kinds": _KINDS * _KINDS,
    "beside_ends": _RELATIONS * _RELATIONS,
    "beside_day": _RELATIONS * _RELATIONS,
    "beside_goods": _RELATIONS * _RELATIONS,
    "beside_words": 2 * 2 * (_COMMON + 1),
}
"""How many rows the tables of comparisons have, in the order of `compared`: how many sentences lie between, the kinds
of both, whether they agree on origin and destination, on day and service, on goods and sizes; whether they are of one
train of the register, whether one starts where the other ends, and how many mentions they share."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What the rules read of one: a value, or none, for each slot that holds one; the values of lists; its mentions."""

    sentence: int
    kind: int
    train: int
    origin: str | None
    destination: str | None
    when: str | None
    service: str | None
    goods: frozenset[str]
    sizes: frozenset[str]
    mentions: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Pairs of neighbours, by the number of the first: for each a row of each table of `ROWS`."""

    first: Ints
    second: Ints
    rows: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """What the second look at an article makes: vectors, what each weighs more, and which pairs are of one run."""

    vectors: Floats
    weigh: Ints
    same: Mapping[tuple[int, int], int]
    """In thousandths, for two numbers in text order; above 0 more speaks for one run than against."""


def compared(each: Sequence[Said]) -> Compared:
    """All pairs of neighbours with how they compare."""
    first, second = _neighbours(len(each))
    one, other = [each[n] for n in first], [each[n] for n in second]
    numbers = np.array([(said.sentence, said.kind, said.train) for said in each], dtype=np.int64).reshape(-1, 3)
    apart = np.clip(numbers[second, 0] - numbers[first, 0], -_FAR, _FAR)
    values: dict[str | None, int] = {None: 0}
    ids = np.array(
        [
            [values.setdefault(v, len(values)) for v in (said.origin, said.destination, said.when, said.service)]
            for said in each
        ],
        dtype=np.int64,
    ).reshape(-1, 4)
    mine, theirs = ids[first], ids[second]
    agree = _relation(mine, theirs)
    crossed = _met(mine[:, 0], theirs[:, 1]) | _met(mine[:, 1], theirs[:, 0])
    is_of_train = (numbers[first, 2] == numbers[second, 2]) & (numbers[first, 2] >= 0)
    pairs = list(zip(one, other, strict=True))
    common = np.array([min(len(a.mentions & b.mentions), _COMMON) for a, b in pairs], dtype=np.int64)
    listed = np.array(
        [_of_lists(a.goods, b.goods) * _RELATIONS + _of_lists(a.sizes, b.sizes) for a, b in pairs], dtype=np.int64
    )
    told = [
        np.where((apart == 0) & (second > first), 2 * _FAR + 1, apart + _FAR),
        numbers[first, 1] * _KINDS + numbers[second, 1],
        agree[:, 0] * _RELATIONS + agree[:, 1],
        agree[:, 2] * _RELATIONS + agree[:, 3],
        listed,
        (2 * is_of_train + crossed) * (_COMMON + 1) + common,
    ]
    return Compared(first, second, np.stack(told, axis=1))


def _neighbours(count: int) -> tuple[Ints, Ints]:
    steps = np.array([step for step in range(-AROUND, AROUND + 1) if step], dtype=np.int64)
    second = np.arange(count)[:, None] + steps
    inside = (second >= 0) & (second < count)
    first = np.broadcast_to(np.arange(count)[:, None], second.shape)
    return first[inside], second[inside]


def _relation(mine: Ints, theirs: Ints) -> Ints:
    """Whether neither has a value (0), one alone (1), both the same (2), both another (3)."""
    made: Ints = np.where(mine == theirs, np.where(mine == 0, 0, 2), np.where((mine == 0) | (theirs == 0), 1, 3))
    return made


def _met(mine: Ints, theirs: Ints) -> npt.NDArray[np.bool_]:
    made: npt.NDArray[np.bool_] = (mine == theirs) & (mine > 0)
    return made


def _of_lists(mine: frozenset[str], theirs: frozenset[str]) -> int:
    """As `_relation`, of lists, which are the same where they share a value."""
    if not mine or not theirs:
        return 1 if mine or theirs else 0
    return 3 if mine.isdisjoint(theirs) else 2


def second_look(reading: Reading, inner: Floats, each: Sequence[Said]) -> Looks:
    """Each beside its neighbours; ``inner`` is what the first look made of it, on the grid of hidden layers."""
    pairs = compared(each)
    own, other = (reading.layer(f"beside.{name}")(inner, HIDDEN_GRID) for name in ("own", "other"))
    between = own[pairs.first] + other[pairs.second]
    for name, rows in zip(ROWS, pairs.rows.T, strict=True):
        between += reading.known.arrays[name.replace("_", ".")][rows]
    between = hidden(between)
    most = np.zeros((len(each), between.shape[1]), dtype=np.float32)
    np.maximum.at(most, pairs.first, between)
    vectors = hidden(reading.layer("again.1")(np.hstack((inner, most)), HIDDEN_GRID))
    weigh = rounded(reading.layer("again.2")(vectors, HIDDEN_GRID))
    ahead = pairs.first < pairs.second
    of_one = rounded(reading.layer("beside.same")(between[ahead], HIDDEN_GRID))[:, 0].tolist()
    numbers = zip(pairs.first[ahead].tolist(), pairs.second[ahead].tolist(), strict=True)
    return Looks(vectors, weigh, dict(zip(numbers, of_one, strict=True)))
