"""What is weighed of a figure: it beside each place, service and organisation that it may be said of."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.facts.figures.names import Names
from extractor.facts.net.exact import HIDDEN_GRID, Floats, hidden
from extractor.facts.net.pairs import step
from extractor.facts.net.reading import Reading, rounded
from extractor.facts.net.tokens import Span

OF = ("place", "service", "organisation")
"""What a figure can be said of, in the order of the columns."""
_FAR, _MANY, _BETWEEN = 4, 5, 3
_MENTIONS = 3
"""How many mentions of a name are looked at, those nearest to the figure."""
ROWS = {"sentences": 2 * _FAR + 1, "steps": 20, "count": _MANY + 1, "between": 2 * (_BETWEEN + 1), "slot": len(OF)}

_BEFORE = 8
"""How many names told before a figure are looked at, of each slot."""
_AROUND = 16
"""How many names of each slot around it are."""
Options = dict[tuple[str, str], tuple[list[Span], int]]
"""The mentions of each name nearest to a figure, and how many it has, by slot and value."""
Stands = tuple[int, int, int, int, int]


@dataclass(slots=True, eq=False)
class Beside:
    """A figure with the mentions of names beside it: where each stands, and the number of its name."""

    figure: tuple[int, int, Span]  # its first and last word, its sentence
    spans: list[Span]
    stands: list[Stands]
    name: list[int]


def options(reading: Reading, names: Names, figure: Span) -> Options:
    """The names that a figure may be said of: those around it, the last before, those named most and first."""
    made: Options = {}
    sentence = reading.tokens.sentences[figure[0]]
    for slot in OF:
        told = [*names.of_slot(slot, sentence - 1, sentence + 1)[:_AROUND], *names.before(slot, sentence)[:_BEFORE]]
        values = dict.fromkeys(name.value for name in told)
        for value in (names.most.get(slot), names.first.get(slot)):
            if value is not None:
                values.setdefault(value)
        for value in values:
            spans, count = _nearest(reading, names, (slot, value), figure[0])
            if spans:
                made[slot, value] = (spans, count)
    return made


def _nearest(reading: Reading, names: Names, key: tuple[str, str], at: int) -> tuple[list[Span], int]:
    """The mentions of a name nearest to a word, in text order, and how many it has."""
    known = reading.names.get(key)
    if known is None:
        spans = (reading.tokens.span(*name.piece.span) for name in names.of_value[key])
        known = reading.names[key] = [span for span in spans if span is not None]
    middle = bisect_left(known, (at, 0))
    near = known[max(0, middle - _MENTIONS) : middle + _MENTIONS]
    return sorted(sorted(near, key=lambda span: abs(span[0] - at))[:_MENTIONS]), len(known)


def beside(reading: Reading, figure: Span, names: Options) -> Beside:
    """The mentions of names beside a figure."""
    tokens = reading.tokens
    number, at = tokens.sentences[figure[0]], figure[0]
    made = Beside((*figure, reading.sentence(number)), [], [], [])
    seen = [(slot, span[0]) for (slot, _), (spans, _) in names.items() for span in spans]
    for row, ((slot, _), (spans, count)) in enumerate(names.items()):
        for span in spans:
            low, high = sorted((span[0], at))
            between = sum(other == slot and low < where < high for other, where in seen)
            apart = max(-_FAR, min(_FAR, tokens.sentences[span[0]] - number)) + _FAR
            order = min(between, _BETWEEN) + (_BETWEEN + 1) * (span[0] > at)
            made.spans.append(span)
            made.stands.append((apart, step(span[0] - at), min(count, _MANY), order, OF.index(slot)))
            made.name.append(row)
    return made


def weigh(reading: Reading, one: Beside, count: int) -> npt.NDArray[np.int64]:
    """In thousandths what each of ``count`` names weighs for what its mentions can be."""
    arrays = reading.known.arrays
    of_figure = reading.layer("figure.itself")(reading.of_anchors([one.figure]))
    inner: Floats = reading.layer("figure.words")(reading.of_spans(one.spans)) + of_figure
    columns = np.array(one.stands)
    for number, name in enumerate(ROWS):
        inner = inner + arrays[f"figure.{name}"][columns[:, number]]
    second = hidden(reading.layer("figure.2")(hidden(inner), HIDDEN_GRID))
    each = rounded(reading.layer("figure.3")(second, HIDDEN_GRID))[:, 0]
    made = np.full(count, -(10**7), dtype=np.int64)
    np.maximum.at(made, one.name, each)
    return made
