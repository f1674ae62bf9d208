"""What is weighed: a train by itself, and a train with what could fill its slots."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.facts.net.exact import HIDDEN_GRID, Floats, Ints, hidden, rounded
from extractor.facts.net.reading import Reading
from extractor.facts.net.tokens import Span

KINDS = ("departure", "arrival", "passage", "launch", "suspension")
SLOTS = ("origin", "destination", "via", "when", "service", "operator", "frequency", "cargo", "load")
_FAR = 4
"""Sentences away from which all are alike."""
_STEPS = (0, 1, 2, 4, 8, 16, 32, 64, 128)
_LONGEST = _STEPS[-1] + 1
_SIZES = [sum(distance > most for most in _STEPS) for distance in range(_LONGEST + 1)]
_RIVALS, _CROWD = 2, 4
STEPS = 2 * (len(_STEPS) + 1)
"""How many distances in words are told apart."""
_SPOKEN = 3 * 3
ROWS = {
    "sentences": 2 * _FAR + 1,
    "names": STEPS,
    "verbs": STEPS,
    "talks": STEPS,
    "rivals": (_RIVALS + 1) * _CROWD,
    "spoken": _SPOKEN,
}
"""How many rows the tables of distances have, in the order of `stands`: in sentences, in words to the name, to the
verb and to the nearest clause that speaks of it, among its rivals, and of which train is spoken before and behind."""
ORDER = 3 * 3
"""How many rows the table of an anchor's place among those of its sentence has."""


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """Where a train stands in the words of an article: the first word that names it, that of its verb, its sentence."""

    number: int  # of its sentence
    name: int
    verb: int
    sentence: Span
    stretches: list[Span]  # in which the article speaks of it, in order
    before: int  # how many others of the same sentence stand before it
    kind: str  # as the rules read it


def order(anchors: Sequence[Anchor]) -> list[int]:
    """For each anchor the row that tells its place among those of its sentence."""
    count: dict[int, int] = {}
    for anchor in anchors:
        count[anchor.number] = count.get(anchor.number, 0) + 1
    return [min(a.before, 2) * 3 + min(count[a.number], 3) - 1 for a in anchors]


@dataclass(frozen=True, slots=True, eq=False)
class Rivals:
    """The trains told before and behind one: the words of their verbs, and where each is spoken of."""

    verbs: list[int]
    spoken: list[int]


def rivals_of(anchors: Sequence[Anchor], number: int) -> Rivals:
    """The trains told around one."""
    around = range(max(0, number - _AROUND), min(len(anchors), number + _AROUND + 1))
    others = [anchors[other] for other in around if other != number]
    near = [*anchors[max(0, number - _RIVALS_AROUND) : number], *anchors[number + 1 : number + _RIVALS_AROUND + 1]]
    return Rivals([one.verb for one in near], sorted({low for one in others for low, _ in one.stretches}))


_RIVALS_AROUND, _AROUND = 3, 8


def triples(anchors: Sequence[Anchor]) -> list[tuple[int, int, Span]]:
    """The words that stand for each anchor."""
    return [(anchor.name, anchor.verb, anchor.sentence) for anchor in anchors]


def step(distance: int) -> int:
    """The row of a distance in words; what stands behind has the odd ones."""
    return 2 * _SIZES[min(abs(distance), _LONGEST)] + (distance > 0)


def stands(anchor: Anchor, own: Sequence[int], span: Span, sentence: int, rivals: Rivals) -> tuple[int, ...]:
    """Where a stretch stands to a train: a row for each table of `ROWS`."""
    at = span[0]
    apart = min((sentence - number for number in own), key=abs)
    nearer = sum(abs(at - other) < abs(at - anchor.verb) for other in rivals.verbs)
    return (
        max(-_FAR, min(_FAR, apart)) + _FAR,
        step(at - anchor.name),
        step(at - anchor.verb),
        step(min((_apart(at, stretch) for stretch in anchor.stretches), key=abs, default=_LONGEST)),
        min(nearer, _RIVALS) * _CROWD + min(len(rivals.verbs) + 1, _CROWD) - 1,
        _spoken(at, [low for low, _ in anchor.stretches], rivals.spoken),
    )


def _apart(at: int, stretch: Span) -> int:
    """How many words a word stands before (below 0) or behind a stretch; 0 within."""
    return min(0, at - stretch[0]) + max(0, at - stretch[1])


def _spoken(at: int, own: Sequence[int], others: Sequence[int]) -> int:
    """Of which train is spoken last before a word and next behind it: of none, of this one, of another."""
    mine, theirs = bisect_right(own, at), bisect_right(others, at)
    last = (own[mine - 1] if mine else -1, others[theirs - 1] if theirs else -1)
    after = (own[mine] if mine < len(own) else _END, others[theirs] if theirs < len(others) else _END)
    before = 0 if last == (-1, -1) else 1 if last[0] >= last[1] else 2
    behind = 0 if after == (_END, _END) else 1 if after[0] <= after[1] else 2
    return 3 * before + behind


_END = 1 << 30


def weigh_anchors(reading: Reading, anchors: Sequence[Anchor]) -> Ints:
    """In thousandths, for each anchor: that it is a movement, each kind, each status."""
    inner = reading.layer("anchor.1")(reading.of_anchors(triples(anchors)))
    inner = inner + reading.known.arrays["order"][order(anchors)]
    return rounded(reading.layer("anchor.2")(hidden(inner), HIDDEN_GRID))


@dataclass(slots=True, eq=False)
class Rows:
    """Stretches beside a train: each with where it stands, and the option that it is of."""

    spans: list[Span]
    stands: list[tuple[int, ...]]
    option: list[int]


def of_trains(reading: Reading, anchors: Sequence[Anchor]) -> Floats:
    """What each train gives to all that is set beside it."""
    made: Floats = reading.layer("pair.train")(reading.of_anchors(triples(anchors)))
    return made + reading.known.arrays["kinds"][[KINDS.index(anchor.kind) for anchor in anchors]]


def weigh_pairs(reading: Reading, train: Floats, rows: Rows, count: int) -> Ints:
    """In thousandths, for each of ``count`` options and each slot what the best of its stretches weighs."""
    inner: Floats = reading.layer("pair.words")(reading.of_spans(rows.spans)) + train
    return best_of(reading, inner, "pair", dict(zip(ROWS, np.array(rows.stands).T, strict=True)), rows.option, count)


def best_of(
    reading: Reading, inner: Floats, head: str, stands: Mapping[str, Ints], option: Sequence[int], count: int
) -> Ints:
    """What the best stretch of each option weighs: the hidden layer with what tables add for where it stands."""
    for name, rows in stands.items():
        inner += reading.known.arrays[name][rows]
    second = hidden(reading.layer(f"{head}.2")(hidden(inner), HIDDEN_GRID))
    weigh = rounded(reading.layer(f"{head}.3")(second, HIDDEN_GRID))
    made = np.full((count, weigh.shape[1]), _NOTHING, dtype=np.int64)
    np.maximum.at(made, option, weigh)
    return made


_NOTHING = -(10**7)
"""What an option without a stretch weighs."""
