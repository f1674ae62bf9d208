"""What is weighed of a figure: it beside what it may measure, and what it may be said of."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from extractor.facts.figures.names import READINGS, SLOTS, Names, readings
from extractor.facts.net.exact import Floats
from extractor.facts.net.pairs import STEPS, best_of, step
from extractor.facts.net.pairs import between as words_between
from extractor.facts.net.reading import NOWHERE, Place, Reading, cut
from extractor.facts.net.tokens import Span

OF = SLOTS
"""What a figure can be said of, in the order of the rows of ``slot``."""
_FAR, _MANY, _BETWEEN = 4, 5, 3
_MENTIONS = 3
"""How many mentions of a name are looked at, those nearest to the figure."""
_VOICE = _SILENT, _OTHER, _CHOSEN = range(3)
"""The rules choose nothing, another name, this one."""
ROWS = {
    "sentences": 2 * _FAR + 1,
    "steps": STEPS,
    "count": _MANY + 1,
    "between": len(OF) * 2 * (_BETWEEN + 1),
    "slot": len(OF) * len(_VOICE),
    "reading": len(READINGS),
}
"""How many rows the tables have, in the order of `Stands`."""
_BEFORE = 8
"""How many names told before a figure are looked at, of each slot."""
_AROUND = 20
"""How many names of each slot around it are."""
_READ_AGAIN = 5
"""How many times near a figure are also read in other ways."""


class Option(NamedTuple):
    """What a figure can be said of: its mentions nearest to it, how many it has, what the rules say, how it is read."""

    spans: list[Span]
    named: int
    voice: int
    reading: int


Options = dict[tuple[str, str], Option]
"""By slot and value."""
ByRule = Mapping[str, tuple[str, Span | None]]
"""What the rules choose for a slot, and where it stands."""
Stands = tuple[int, int, int, int, int, int]


@dataclass(slots=True, eq=False)
class Beside:
    """A figure with the mentions of names beside it: where each stands, the words between, the number of its name."""

    figure: Place  # its first and last word, its sentence
    spans: list[Span]
    stands: list[Stands]
    between: list[Span]
    name: list[int]
    count: int  # how many names there are


def options(reading: Reading, names: Names, figure: Span, by_rule: ByRule) -> Options:
    """The names that a figure may be said of: those around it, the last before, those named most and first."""
    made: Options = {}
    sentence = reading.tokens.sentences[figure[0]]
    for slot in OF:
        told = [*names.of_slot(slot, sentence - 1, sentence + 1)[:_AROUND], *names.before(slot, sentence)[:_BEFORE]]
        values = dict.fromkeys(name.value for name in told)
        for value in (names.most.get(slot), names.first.get(slot)):
            if value is not None:
                values.setdefault(value)
        chosen, span = by_rule.get(slot, (None, None))
        if chosen is not None and span is not None and (slot, chosen) not in names.of_value:
            made[slot, chosen] = Option([span], 0, _CHOSEN, 0)
        elif chosen is not None:
            values.setdefault(chosen)
        for value in values:
            spans, count = _nearest(reading, names, (slot, value), figure[0])
            if spans:
                voice = _CHOSEN if value == chosen else _SILENT if chosen is None else _OTHER
                made[slot, value] = Option(spans, count, voice, 0)
    chosen = by_rule.get("period", (None, None))[0]
    for name in names.of_slot("period", sentence - 1, sentence)[-_READ_AGAIN:]:
        span = reading.tokens.span(*name.piece.span)
        for way, value in readings(name.value):
            if span is not None and ("period", value) not in made:
                voice = _SILENT if chosen is None else _OTHER
                made["period", value] = Option([span], 0, voice, way)
                names.again["period", value] = replace(name, value=value)
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
    sentence = reading.sentence(number)
    made = Beside((*figure, sentence, NOWHERE, cut(sentence, at)), [], [], [], [], len(names))
    seen: dict[str, list[int]] = {slot: [] for slot in OF}
    for (slot, _), option in names.items():
        seen[slot] += [span[0] for span in option.spans if not option.reading]
    ordered = {slot: sorted(where) for slot, where in seen.items()}
    for row, ((slot, _), (spans, count, voice, way)) in enumerate(names.items()):
        for span in spans:
            low, high = sorted((span[0], at))
            nearer = max(0, bisect_left(ordered[slot], high) - bisect_right(ordered[slot], low))
            apart = max(-_FAR, min(_FAR, tokens.sentences[span[0]] - number)) + _FAR
            number_of = OF.index(slot)
            order = min(nearer, _BETWEEN) + (_BETWEEN + 1) * ((span[0] > at) + 2 * number_of)
            made.spans.append(span)
            of_slot = len(_VOICE) * number_of + voice
            made.stands.append((apart, step(span[0] - at), min(count, _MANY), order, of_slot, way))
            made.between.append(words_between(span, at))
            made.name.append(row)
    return made


def weigh(reading: Reading, figures: Sequence[Beside]) -> list[int]:
    """In thousandths what each name of each figure weighs for what its mentions can be, one figure after the other."""
    made: list[int] = []
    for low in range(0, len(figures), _TOGETHER):
        some = figures[low : low + _TOGETHER]
        of_figures = reading.layer("figure.itself")(reading.of_anchors([one.figure for one in some]))
        inner: Floats = reading.layer("figure.words")(
            reading.of_spans([s for one in some for s in one.spans], [b for one in some for b in one.between])
        )
        inner += np.repeat(of_figures, [len(one.spans) for one in some], axis=0)
        first = np.cumsum([0, *(one.count for one in some)])
        name = [int(first[at]) + row for at, one in enumerate(some) for row in one.name]
        columns = np.array([row for one in some for row in one.stands]).T
        stands = {f"figure.{table}": rows for table, rows in zip(ROWS, columns, strict=True)}
        made += best_of(reading, inner, "figure", stands, name, int(first[-1]))[:, 0].tolist()
    return made


_TOGETHER = 32
"""How many figures are weighed at once."""
