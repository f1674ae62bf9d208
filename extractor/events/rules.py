"""When two tellings are of one train: rules asked in order, the first that knows decides.

Those that keep apart come first. Each has an id, which the event quotes (``because``), and its docstring is an example.
"""

from collections.abc import Callable
from typing import NamedTuple

from extractor.events.spots import Match, is_point, match
from extractor.events.tellings import Told

DAYS_APART = 1
"""Papers on two sides of the world give one night two days."""
JOURNEY = 45
"""The longest that a freight train is under way, in days."""
TOLD_WITHIN = 10
"""Days between two articles that speak of a train without its day."""
SUREST = 15
ROUNDED = 0.12
"""How far rounding moves a size: 50 wagons for 54."""


class Verdict(NamedTuple):
    """What a rule decides: whether two tellings are of one train, how surely, and the rule's id."""

    same: bool
    strength: int
    rule: str


STARTS, STOPS = ("departure", "launch"), ("arrival", "passage")
"""Kinds that tell the beginning of a run, and its end or a station on its way."""
Rule = Callable[[Told, Told], Verdict | None]


def decide(a: Told, b: Told) -> Verdict:
    """Whether two tellings are of one train."""
    for rule in RULES:
        verdict = rule(a, b)
        if verdict is not None:
            # What else agrees decides between two trains that a telling could be of.
            return (
                verdict if not verdict.same else verdict._replace(strength=min(SUREST, verdict.strength + _alike(a, b)))
            )
    return Verdict(False, 0, "events.unknown")


def _strengthened(verdict: Verdict, a: Told, b: Told) -> Verdict:
    return verdict._replace(strength=max(0, min(SUREST, verdict.strength + _alike(a, b))))


def _apart(rule: str) -> Verdict:
    return Verdict(False, 0, f"events.apart.{rule}")


def _one(rule: str, strength: int) -> Verdict:
    return Verdict(True, strength, f"events.one.{rule}")


def _by_article(a: Told, b: Told) -> Verdict | None:
    """An article that tells of two trains means two."""
    return _apart("article") if a.head.article == b.head.article else None


def _by_family(a: Told, b: Told) -> Verdict | None:
    """The opening of a line is no stop of it; its first run, that day or on its way, is told as either."""
    if a.family == b.family or {a.family, b.family} == {"launch", "run"}:
        return None
    return _apart("family")


def _by_number(a: Told, b: Told) -> Verdict | None:
    """X8153 is not X8157."""
    return _apart("number") if a.number and b.number and a.number != b.number else None


def _by_ends(a: Told, b: Told) -> Verdict | None:
    """A train for Duisburg is none for Hamburg; the return train swaps the ends."""
    return _apart("ends") if Match.CONFLICT in ends(a, b) else None


def _by_day(a: Told, b: Told) -> Verdict | None:
    """The train of Tuesday is not that of Friday, unless one is its departure and the other its arrival."""
    if a.first is None or b.first is None or a.last is None or b.last is None or _days_meet(a, b):
        return None
    return None if _journey(a, b) else _apart("day")


def _by_size(a: Told, b: Told) -> Verdict | None:
    """41 wagons and 55 wagons on one day are two trains; 50 and 54 may be one, rounded."""
    return _apart("size") if sizes(a, b) is False else None


def _by_goods(a: Told, b: Told) -> Verdict | None:
    """Grain and cars, on one day from one town to somewhere: two trains. With both ends told, one may name a part."""
    if not a.goods or not b.goods or a.goods & b.goods or a.family != b.family:
        return None
    both = all(end >= Match.INSIDE for end in ends(a, b)) and (a.day is None or b.day is None or a.day == b.day)
    tied = sizes(a, b) or _same(a.number, b.number) or _same(a.operator, b.operator) or _same(_clock(a), _clock(b))
    return None if tied or (both and sizes(a, b) is None and not _bulk(a, b)) else _apart("goods")


def _bulk(a: Told, b: Told) -> bool:
    """Whether both carry one good only: a train of grain is none of cement."""
    return len(a.cargo) == 1 and len(b.cargo) == 1


def _one_number(a: Told, b: Told) -> Verdict | None:
    """X8153 on 15 April here and there."""
    return _one("number", 9) if a.number and a.number == b.number and _same_time(a, b) else None


def _one_run(a: Told, b: Told) -> Verdict | None:
    """Xi'an to Izmit on 15 April here and there."""
    if not _days_meet(a, b) or _vague(a) or _vague(b):
        return None
    first, second = ends(a, b)
    if (first, second) == (Match.SAME, Match.SAME):
        return _one("run", 8)
    if Match.SAME in (first, second) and Match.INSIDE in (first, second):
        return _one("run", 7)
    return None


def _one_end(a: Told, b: Told) -> Verdict | None:
    """From Xi'an on 15 April, the other end told by one only; more than the day must speak for it if it is a period."""
    if Match.SAME not in ends(a, b) or not _days_meet(a, b):
        return None
    if a.day is None or b.day is None:
        return _one("end_and_more", 4) if _likeness(a, b) >= 1 else None
    return _one("end", 5)


def _one_service(a: Told, b: Told) -> Verdict | None:
    """The first Amber Train on 13 May, its ends told by one only."""
    if not a.service or a.service != b.service or (a.variant and b.variant and a.variant != b.variant):
        return None
    own = bool(a.variant and a.variant == b.variant)
    if not _days_meet(a, b) or _vague(a) or _vague(b):
        return None
    return _one("service", 5) if own or (max(ends(a, b)) > Match.CONFLICT and _likeness(a, b) >= 2) else None


def _one_countries(a: Told, b: Told) -> Verdict | None:
    """China to Hungary on 29 April with the same goods."""
    inside = all(end >= Match.INSIDE for end in ends(a, b))
    return _one("countries", 4) if inside and a.day is not None and a.day == b.day and _likeness(a, b) >= 1 else None


def _one_journey(a: Told, b: Told) -> Verdict | None:
    """Left Xi'an on 2 April, came to Izmit on 17 April, with the same load or goods."""
    if not _journey(a, b):
        return None
    alike = bool(sizes(a, b)) + bool(a.goods & b.goods)
    known = sum(end is Match.SAME for end in ends(a, b))
    named = bool(a.service and a.service == b.service)
    enough = (known == 2 and alike + named >= 1) or (known == 1 and alike >= 1) or (named and alike >= 1)
    return _one("journey", 3 + known) if enough else None


def _one_undated(a: Told, b: Told) -> Verdict | None:
    """Xi'an to Izmit in two papers of one week, the day told by one or none."""
    if a.first is not None and b.first is not None:
        return None
    if not _told_together(a, b):
        return None
    first, second = ends(a, b)
    if (first, second) == (Match.SAME, Match.SAME):
        return _one("undated", 4)
    near = Match.SAME in (first, second) and _likeness(a, b) >= 1
    return _one("undated", 3) if near else None


RULES: tuple[Rule, ...] = (
    _by_article,
    _by_family,
    _by_number,
    _by_ends,
    _by_day,
    _by_size,
    _by_goods,
    _one_number,
    _one_run,
    _one_end,
    _one_service,
    _one_countries,
    _one_journey,
    _one_undated,
)


def ends(a: Told, b: Told) -> tuple[Match, Match]:
    """How the origins and the destinations agree."""
    return match(a.origin, b.origin), match(a.destination, b.destination)


def sizes(a: Told, b: Told) -> bool | None:
    """Whether the sizes agree, to rounding; None where no noun or unit is told by both."""
    mine = {noun: value for noun, value, _ in a.sizes}
    shared = [(mine[noun], value) for noun, value, _ in b.sizes if noun in mine]
    if not shared:
        return None
    return all(abs(x - y) <= ROUNDED * max(x, y) for x, y in shared)


def _days_meet(a: Told, b: Told) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    return a.first - DAYS_APART <= b.last and b.first - DAYS_APART <= a.last


def _vague(told: Told) -> bool:
    """Whether its date is a season or a year, in which many trains run."""
    return told.first is None or told.last is None or told.last - told.first > JOURNEY


def _journey(a: Told, b: Told) -> bool:
    """Whether one may be the departure and the other the arrival of one run."""
    for left, came in ((a, b), (b, a)):
        if left.kind in STARTS and came.kind in STOPS and left.day is not None and came.day is not None:
            return 0 < came.day - left.day <= JOURNEY
    return False


def _same(x: str | None, y: str | None) -> bool:
    return bool(x and x == y)


def _clock(told: Told) -> str:
    """The time of day that it tells, or nothing."""
    return (told.when or "").partition("T")[2]


def _same_time(a: Told, b: Told) -> bool:
    return _days_meet(a, b) or _journey(a, b) or ((a.first is None or b.first is None) and _told_together(a, b))


def _told_together(a: Told, b: Told) -> bool:
    """Whether the day of one, or of its article, is near that of the other."""
    one = a.first if a.first is not None else a.head.day
    other = b.first if b.first is not None else b.head.day
    return one is not None and other is not None and abs(one - other) <= TOLD_WITHIN


def _alike(a: Told, b: Told) -> int:
    """What the strength of a link gains from all that agrees; a size told to the wagon counts more than a round one."""
    exact = {(noun, value) for noun, value, _ in a.sizes} & {(noun, value) for noun, value, _ in b.sizes}
    return _likeness(a, b) + bool(exact) - bool(a.goods and b.goods and not a.goods & b.goods)


def _likeness(a: Told, b: Told) -> int:
    """How many things besides day and ends speak for one train."""
    return sum(
        (
            bool(a.goods & b.goods),
            bool(sizes(a, b)),
            bool(a.operator and a.operator == b.operator),
            bool(a.service and a.service == b.service),
            bool({p.name for p in a.via} & {p.name for p in b.via}),
            bool(is_point(a.destination) and match(a.destination, b.destination) is Match.SAME),
        )
    )
