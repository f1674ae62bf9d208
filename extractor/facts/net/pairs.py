"""What is weighed: a train by itself, and a train with what could fill its slots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.facts.net.beside import Looks, Said, second_look
from extractor.facts.net.exact import HIDDEN_GRID, Floats, Ints, hidden, rounded
from extractor.facts.net.reading import NOWHERE, Place, Reading
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
    elsewhere: Span  # the one in another sentence that stands next to this one; no words if there is none
    own: Span  # the stretch of its sentence that tells of it
    before: int  # how many others of the same sentence stand before it
    kind: str  # as the rules read it
    said: Said  # what the rules read of it


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


def places_of(anchors: Sequence[Anchor]) -> list[Place]:
    """The words that stand for each anchor."""
    return [(anchor.name, anchor.verb, anchor.sentence, anchor.elsewhere, anchor.own) for anchor in anchors]


def elsewhere(sentence: Span, stretches: Sequence[Span]) -> Span:
    """The stretch outside a sentence that stands next behind it, else the last before it."""
    behind = [span for span in stretches if span[0] > sentence[1]]
    before = [span for span in stretches if span[1] < sentence[0]]
    return behind[0] if behind else before[-1] if before else NOWHERE


def step(distance: int) -> int:
    """The row of a distance in words; what stands behind has the odd ones."""
    return 2 * _SIZES[min(abs(distance), _LONGEST)] + (distance > 0)


def steps(distances: Ints) -> Ints:
    """The rows of distances in words."""
    made: Ints = 2 * _OF_SIZE[np.minimum(abs(distances), _LONGEST)] + (distances > 0)
    return made


_OF_SIZE = np.array(_SIZES)


def stands(
    anchor: Anchor, own: Sequence[int], spans: Sequence[Span], sentences: Sequence[int], rivals: Rivals
) -> tuple[Ints, list[Span]]:
    """Where stretches stand to a train: for each a row of each table of `ROWS`; and the words between."""
    if not spans:
        return np.zeros((0, len(ROWS)), dtype=np.int64), []
    at = np.array([span[0] for span in spans])
    stretches = anchor.stretches or [(-_END, -_END)]
    low, high = np.array(stretches).T
    mine = sorted(start for start, _ in anchor.stretches)
    apart = np.clip(_nearest(np.subtract.outer(np.array(sentences), np.array(own))), -_FAR, _FAR)
    nearer = (abs(np.subtract.outer(at, rivals.verbs)) < abs(at - anchor.verb)[:, None]).sum(axis=1)
    outside = np.minimum(0, np.subtract.outer(at, low)) + np.maximum(0, np.subtract.outer(at, high))
    told = np.stack(
        [
            apart + _FAR,
            steps(at - anchor.name),
            steps(at - anchor.verb),
            steps(_nearest(outside)),
            np.minimum(nearer, _RIVALS) * _CROWD + min(len(rivals.verbs) + 1, _CROWD) - 1,
            _spoken(at, mine, rivals.spoken),
        ],
        axis=1,
    )
    return told, list(map(between, spans, _nearest(np.subtract.outer([anchor.name, anchor.verb, *mine], at).T) + at))


def _nearest(distances: Ints) -> Ints:
    """Of each row the distance that is least, the first of equals."""
    made: Ints = distances[np.arange(len(distances)), abs(distances).argmin(axis=1)]
    return made


def between(span: Span, other: int) -> Span:
    """The words between a stretch and a word; none where they are many."""
    low, high = (other + 1, span[0] - 1) if other < span[0] else (span[1] + 1, int(other) - 1)
    return (int(low), high) if 0 <= high - low < _WIDEST else NOWHERE


_WIDEST = 40


def _spoken(at: Ints, own: Sequence[int], others: Sequence[int]) -> Ints:
    """Of which train is spoken last before a word and next behind it: of none, of this one, of another."""
    starts = [np.array([-_END, *known, _END]) for known in (own, others)]
    found = [np.searchsorted(known[1:-1], at, side="right") for known in starts]
    (mine, theirs), (mine_next, theirs_next) = (
        [known[where + step] for known, where in zip(starts, found, strict=True)] for step in (0, 1)
    )
    before = np.where((mine == -_END) & (theirs == -_END), 0, np.where(mine >= theirs, 1, 2))
    behind = np.where((mine_next == _END) & (theirs_next == _END), 0, np.where(mine_next <= theirs_next, 1, 2))
    made: Ints = 3 * before + behind
    return made


_END = 1 << 30


def weigh_anchors(reading: Reading, anchors: Sequence[Anchor]) -> tuple[Ints, Looks]:
    """In thousandths, for each anchor: that it is a movement, each kind, each status; and what a second look makes."""
    inner = reading.layer("anchor.1")(reading.of_anchors(places_of(anchors)))
    inner = hidden(inner + reading.known.arrays["order"][order(anchors)])
    looks = second_look(reading, inner, [anchor.said for anchor in anchors])
    return rounded(reading.layer("anchor.2")(inner, HIDDEN_GRID)) + looks.weigh, looks


@dataclass(slots=True, eq=False)
class Rows:
    """Stretches beside a train: each with where it stands, the words between, and the option that it is of."""

    spans: list[Span]
    stands: Ints
    between: list[Span]
    option: list[int]


def of_trains(reading: Reading, anchors: Sequence[Anchor], looks: Floats) -> Floats:
    """What each train gives to all that is set beside it; ``looks`` are its vectors of the second look."""
    made: Floats = reading.layer("pair.train")(reading.of_anchors(places_of(anchors)))
    made += reading.layer("pair.again")(looks, HIDDEN_GRID)
    return made + reading.known.arrays["kinds"][[KINDS.index(anchor.kind) for anchor in anchors]]


def weigh_pairs(reading: Reading, train: Floats, rows: Rows, count: int) -> Ints:
    """In thousandths, for each of ``count`` options and each slot what the best of its stretches weighs."""
    inner: Floats = reading.layer("pair.words")(reading.of_spans(rows.spans, rows.between)) + train
    return best_of(reading, inner, "pair", dict(zip(ROWS, rows.stands.T, strict=True)), rows.option, count)


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
