"""Statistics told by many: the same figure, rounded or exact, and figures that contradict each other."""

import math
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from sys import intern
from typing import Any

import numpy

from extractor.events.compare import DAYS_APART, one_firm
from extractor.events.goods import CLASSES, empty, stem
from extractor.events.group import Group, grouped
from extractor.events.near import BITS, once
from extractor.events.rules import Verdict
from extractor.events.spots import Match, Spot, match, spot
from extractor.events.tellings import Head, Json, ordinal

WITHIN = 0.05
"""How far "about" and "over" reach."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic as one article tells it."""

    head: Head
    fact: int
    start: int
    end: int
    sentence: str
    text: str
    value: float
    high: float | None
    unit: str
    counted: str
    bound: str
    change: str | None
    per: str | None
    measure: str | None
    period: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    where: Spot | None
    service: str | None
    operator: str | None
    baseline: str | None

    @property
    def key(self) -> tuple[Any, ...]:
        """Orders figures, whatever order they came in."""
        head = self.head
        return (head.day is None, head.day or 0, head.article, self.fact, self.start, head.digest)

    @property
    def nouns(self) -> frozenset[str]:
        """The words of the measure, or of what is counted; "goods" and "freight" say nothing, nor how a load went."""
        said = (self.measure or self.counted).lower().replace("-", " ").split()
        words = {_SYNONYMS.get(word, word) for word in map(stem, said) if not empty(word)}
        return frozenset(words if self.unit in ("", "%") else words - _MEANS)


_SYNONYMS = dict.fromkeys("trip journey run departure service".split(), "train") | dict.fromkeys(
    "transport transportation traffic haulage volume throughput turnover carriage".split(), "traffic"
)
"""Trains are counted by their trips; what is carried is called transport, traffic, volume."""
_MEANS = frozenset("rail railway railroad train".split())
"""Of tonnes and TEU, how they were carried: 568,000 TEU by rail, 570,000 TEU by train."""


def figures(article: Json, head: Head) -> Iterator[Figure]:
    """The statistics of a record given as decoded JSON."""
    for fact, s in enumerate(article["statistics"]):
        q = article["quantities"][s["quantity"]]
        place = next((e["index"] for e in s["evidence"] if e["slot"] == "place" and e["list"] == "places"), None)
        found = article["places"][place] if place is not None else None
        yield Figure(
            head=head,
            fact=fact,
            start=s["start_char"],
            end=s["end_char"],
            sentence=s["sentence"],
            text=q["text"],
            value=float(q["value"]),
            high=q["high"],
            unit=intern(q["unit"] or ""),
            counted=intern(q["counted"] or ""),
            bound=q["bound"],
            change=q["change"],
            per=q["per"],
            measure=s["measure"],
            period=s["period"],
            earliest=s["earliest"],
            latest=s["latest"],
            place=found["name"] if found else s["place"],
            where=spot(found) if found else None,
            service=s["service"],
            operator=s["organisation"],
            baseline=s["baseline"],
        )


def link_figures(told: Iterable[Figure]) -> list[Group[Figure]]:
    """The statistics grouped into figures."""
    ordered = sorted(told, key=lambda figure: figure.key)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index, figure in enumerate(ordered):
        for key in _blocks(figure):
            blocks[key].append(index)
    pairs = array("q", (i << BITS | j for block in blocks.values() for i, j in _near_in_value(block, ordered)))
    return grouped(ordered, once(numpy.asarray(pairs)), decide)


def _blocks(figure: Figure) -> Iterator[Hashable]:
    """What two tellings of one figure share to the letter: unit, direction and the end of the period, to the day."""
    last = ordinal(figure.latest)
    if last is not None:
        yield from ((figure.unit, figure.change, figure.per, last + shift) for shift in range(DAYS_APART + 1))


_MOST = 60
"""Figures of a block that one is compared with, the nearest in value first."""


def _near_in_value(block: list[int], figures: list[Figure]) -> Iterator[tuple[int, int]]:
    by_value = sorted(block, key=lambda index: (figures[index].value, index))
    for at, index in enumerate(by_value):
        for other in by_value[at + 1 : at + 1 + _MOST]:
            if figures[other].value > 2 * figures[index].value + 1:
                break
            yield (index, other) if index < other else (other, index)


def decide(a: Figure, b: Figure) -> Verdict:
    """Whether two tellings are of one figure: same subject and period, and values that agree to rounding.

    "over 13,000" and "13,024" agree; two values of one subject, measure and period that do not are one figure in
    dispute (``events.one.contradiction``). A value told to four digits needs no subject beside its measure.
    """
    if a.head.article == b.head.article:
        return _apart("article")
    place = match(a.where, b.where)
    if place < Match.OPEN or _differ(a.service, b.service):
        return _apart("subject")
    if a.operator and b.operator and not one_firm(a.operator, b.operator):
        return _apart("subject")
    if not _one_period(a, b):
        return _apart("period")
    if a.nouns and b.nouns and not a.nouns & b.nouns:
        return _apart("measure")
    same = a.place is not None and a.place == b.place
    subject = (same or place is Match.SAME) + bool(a.service and a.service == b.service)
    subject += one_firm(a.operator, b.operator)
    subject += any(word in CLASSES for word in a.nouns & b.nouns)
    digits = _round_digits(a.value) if a.value == b.value and a.nouns & b.nouns else 0
    if not subject and digits < _TELLING:
        return Verdict(False, 0, "events.unknown")
    if agree(a, b):
        return Verdict(True, 4 + subject, "events.one.figure")
    told = bool(a.nouns and a.nouns == b.nouns) and a.bound == b.bound == "exact"
    near = abs(a.value - b.value) <= 0.2 * max(abs(a.value), abs(b.value))
    firm = a.operator == b.operator or one_firm(a.operator, b.operator)
    placed = a.place == b.place or (None in (a.place, b.place) and any(word in CLASSES for word in a.nouns))
    if told and near and firm and placed:
        return Verdict(True, 1, "events.one.contradiction")
    return _apart("value")


_TELLING = 4
"""Digits from which two like values are no accident."""


def _apart(rule: str) -> Verdict:
    return Verdict(False, 0, f"events.apart.{rule}", apart=True)


def _one_period(a: Figure, b: Figure) -> bool:
    """Whether the periods begin and end together, to the day: papers begin a week on Sunday or on Monday."""
    days = [ordinal(day) for day in (a.earliest, b.earliest, a.latest, b.latest)]
    if None in days:
        return False
    first, other, last, end = (day or 0 for day in days)
    return abs(first - other) <= DAYS_APART and abs(last - end) <= DAYS_APART


def agree(a: Figure, b: Figure) -> bool:
    """Whether two values can be one: equal, one the rounding of the other, or within its bound."""
    if a.value == b.value:
        return True
    exact, loose = sorted((a, b), key=lambda f: (_round_digits(f.value), -(f.bound != "exact")), reverse=True)
    gap = exact.value - loose.value
    if loose.bound in ("more_than", "at_least"):
        return 0 <= gap <= WITHIN * max(abs(loose.value), 1) * 2
    if loose.bound in ("less_than", "at_most"):
        return 0 <= -gap <= WITHIN * max(abs(loose.value), 1) * 2
    if loose.bound == "approx":
        return abs(gap) <= WITHIN * abs(loose.value)
    digits = _round_digits(loose.value)
    if not 2 <= digits < _round_digits(exact.value):
        return False
    step = 10.0 ** (math.floor(math.log10(abs(loose.value))) + 1 - digits)
    cut = 0 <= gap < step  # 2.76 million tonnes told as 2.7
    return cut or rounded(exact.value, digits) == loose.value


def _round_digits(value: float) -> int:
    """Significant digits of a number as written: 13,000 has 2, 13,024 five."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("-0")
    return len(digits.rstrip("0")) if value == int(value) else len(digits)


def rounded(value: float, digits: int) -> float:
    """The value to so many significant digits."""
    if value == 0:
        return 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def _differ(x: str | None, y: str | None) -> bool:
    return bool(x and y and x != y)
