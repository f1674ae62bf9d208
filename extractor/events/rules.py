"""When two tellings are of one train.

Three kinds of rules, each with an id that the event quotes (``because``) and a docstring that is an example:

- APART: the first that holds keeps the two apart, and with them their groups;
- ONE: the first that holds says how surely they are of one train;
- DOUBT: each that holds takes from that; papers round, err and name goods by kind, so that none keeps apart alone;
- FAINT: likewise, but between two that nothing links they say nothing.
"""

from collections.abc import Callable
from typing import NamedTuple

from extractor.events.compare import (
    DAYS_APART,
    MISTOLD,
    ROUNDED,
    clock,
    crossed,
    days_meet,
    ends,
    exact,
    journey,
    journey_perhaps,
    likeness,
    misplaced,
    mistyped,
    one_day,
    one_firm,
    own_service,
    sizes,
    told_together,
    too_fast,
    vague,
)
from extractor.events.goods import classes, kin, named
from extractor.events.spots import Match
from extractor.events.tellings import Told

SUREST = 15


class Verdict(NamedTuple):
    """What the rules decide: whether two tellings are of one train, how surely (below 0: doubt), and the rule's id."""

    same: bool
    strength: int
    rule: str
    apart: bool = False
    """Whether nothing can bring the two into one group."""


Apart = Callable[[Told, Told], bool]
One = Callable[[Told, Told], int]


def decide(a: Told, b: Told) -> Verdict:
    """Whether two tellings are of one train."""
    for rule, keeps in APART.items():
        if keeps(a, b):
            return Verdict(False, 0, rule, apart=True)
    doubt = sum(by(a, b) for by in DOUBT.values())
    for rule, surely in ONE.items():
        if strength := surely(a, b):
            # What else agrees decides between two trains that a telling could be of; an exact size counts twice.
            strength += likeness(a, b) + exact(a, b) - doubt - sum(by(a, b) for by in FAINT.values())
            strength = min(SUREST, strength)
            return Verdict(strength > 0, strength, rule)
    return Verdict(False, -doubt, "events.unknown")


def _other_article(a: Told, b: Told) -> bool:
    """An article that tells of two trains means two."""
    return a.head.article == b.head.article


def _other_family(a: Told, b: Told) -> bool:
    """The opening of a line is no stop of it; its first run, that day or on its way, is told as either."""
    return a.family != b.family and {a.family, b.family} != {"launch", "run"}


def _other_number(a: Told, b: Told) -> bool:
    """X8153 is not X8157."""
    return bool(a.number and b.number and a.number != b.number)


def _other_end(a: Told, b: Told) -> bool:
    """A train for Duisburg is none for Hamburg, unless goods and an odd size are told alike."""
    return Match.CONFLICT in ends(a, b) and not misplaced(a, b)


def _return(a: Told, b: Told) -> bool:
    """The return train swaps the ends."""
    return crossed(a, b)


def _other_day(a: Told, b: Told) -> bool:
    """The train of Tuesday is not that of Friday, unless one is its departure and the other its arrival."""
    dated = None not in (a.first, b.first, a.last, b.last)
    return dated and not days_meet(a, b) and not journey_perhaps(a, b)


def _too_fast(a: Told, b: Told) -> bool:
    """The train that left Kostanay on Tuesday is not the one that came to Xi'an, 3,900 km on, on Thursday."""
    return too_fast(a, b)


def _number(a: Told, b: Told) -> int:
    """X8153 on 15 April here and there."""
    dated = days_meet(a, b) or journey(a, b) or ((a.first is None or b.first is None) and told_together(a, b))
    return 9 if a.number and a.number == b.number and dated else 0


def _run(a: Told, b: Told) -> int:
    """Xi'an to Izmit on 15 April here and there."""
    if not days_meet(a, b) or vague(a) or vague(b):
        return 0
    first, second = ends(a, b)
    if (first, second) == (Match.SAME, Match.SAME):
        return 8
    return 7 if Match.SAME in (first, second) and Match.INSIDE in (first, second) else 0


def _end(a: Told, b: Told) -> int:
    """From Xi'an on 15 April, the other end told by one only; more than the day must speak for it if it is a period."""
    agree = ends(a, b)
    if Match.SAME not in agree or min(agree) < Match.OPEN or not days_meet(a, b) or vague(a) or vague(b):
        return 0
    if a.day is None or b.day is None:
        return 4 if likeness(a, b) >= 1 else 0
    return 5


def _around(a: Told, b: Told) -> int:
    """From the Moscow area to Hefei on 11 July, 1,600 tonnes; elsewhere from Vorsino, 80 km from Moscow."""
    agree = ends(a, b)
    sure = Match.SAME in agree or Match.INSIDE in agree
    return 4 if Match.AROUND in agree and sure and _near_day(a, b) and (exact(a, b) or likeness(a, b) >= 3) else 0


def _near_day(a: Told, b: Told) -> bool:
    return a.day is not None and b.day is not None and days_meet(a, b)


def _service(a: Told, b: Told) -> int:
    """The first Amber Train on 13 May, its ends told by one only."""
    if not a.service or a.service != b.service or (a.variant and b.variant and a.variant != b.variant):
        return 0
    if not days_meet(a, b) or vague(a) or vague(b):
        return 0
    if a.variant and a.variant == b.variant:
        return 5
    return 5 if max(ends(a, b)) > Match.CONFLICT and likeness(a, b) >= 2 else 0


def _countries(a: Told, b: Told) -> int:
    """China to Hungary on 29 April with the same goods; from Laos that day, 28 boxes of durian."""
    agree = ends(a, b)
    if not _near_day(a, b) or Match.INSIDE not in agree or min(agree) < Match.OPEN:
        return 0
    wanted = 1 if Match.OPEN not in agree else 2
    return 4 if likeness(a, b) >= wanted else 0


def _journey(a: Told, b: Told) -> int:
    """Left Xi'an on 2 April, came to Izmit on 17 April, with the same load or goods; or came from Shaanxi that day."""
    agree = ends(a, b)
    if not journey(a, b) or (min(agree) < Match.OPEN and not exact(a, b)):
        return 0
    differ = sizes(a, b)
    rounded = differ is not None and differ <= ROUNDED
    alike = rounded + 2 * exact(a, b) + bool(a.goods & b.goods)
    named = bool(own_service(a) and own_service(a) == own_service(b)) + one_firm(a.operator, b.operator)
    known = 2 * agree.count(Match.SAME) + agree.count(Match.INSIDE) - agree.count(Match.AROUND)
    # Trains of one route run every week: what the ends leave open, load and goods must tell.
    first = "launch" in (a.kind, b.kind)  # a service opens once
    enough = alike + named + first >= 1 if known == 4 else alike >= 1 and known + alike + named >= 4
    return 2 + known // 2 if enough else 0


def _load(a: Told, b: Told) -> int:
    """42 containers of boron for China, told to have left Ankara one day and to have passed the border another."""
    agree = ends(a, b)
    if not exact(a, b) or not named(a.goods, b.goods) or max(agree) < Match.INSIDE:
        return 0
    undated = a.first is None or b.first is None
    timely = told_together(a, b) if undated else days_meet(a, b) or journey(a, b)
    if not timely or vague(a) > (a.first is None) or vague(b) > (b.first is None):
        return 0
    return 3 if min(agree) >= Match.OPEN or misplaced(a, b) else 0


def _undated(a: Told, b: Told) -> int:
    """Xi'an to Izmit in two papers of one week, the day told by one or none."""
    if (a.first is not None and b.first is not None) or not told_together(a, b):
        return 0
    agree = ends(a, b)
    if agree == (Match.SAME, Match.SAME):
        return 4
    if a.family == b.family == "suspension" and one_firm(a.operator, b.operator) and min(agree) >= Match.OPEN:
        return 3
    return 3 if Match.SAME in agree and min(agree) >= Match.OPEN and likeness(a, b) >= 1 else 0


def _opening(a: Told, b: Told) -> int:
    """Alpenzug opened its Rotterdam service in spring, and on 13 March: a service opens once."""
    if a.kind != b.kind or a.family == "run" or not days_meet(a, b) or min(ends(a, b)) < Match.OPEN:
        return 0
    whose = one_firm(a.operator, b.operator) or bool(own_service(a) and own_service(a) == own_service(b))
    if Match.SAME in ends(a, b):
        both = ends(a, b) == (Match.SAME, Match.SAME)
        return 4 if whose or both or not (vague(a) or vague(b)) else 0
    return 3 if whose and not (vague(a) or vague(b)) else 0


def _mention(a: Told, b: Told) -> int:
    """The ASEAN Express of 27 June, or the honey and wine that left that day: named again without its ends."""
    bare = any(told.origin is None and told.destination is None for told in (a, b))
    if not bare or not one_day(a, b):
        return 0
    service = bool(own_service(a) and own_service(a) == own_service(b))
    shared = len(a.goods & b.goods) + one_firm(a.operator, b.operator) + 2 * service + 2 * exact(a, b)
    return 3 if shared >= 2 else 0


def _sizes_differ(a: Told, b: Told) -> int:
    """41 wagons and 55 on one day are two trains; 34 and 28, or 30 and 40, may be a mistake; 50 and 54 are rounded."""
    differ = sizes(a, b)
    if differ is None or differ <= ROUNDED:
        return 0
    if exact(a, b):
        return 1
    if differ <= MISTOLD:
        return 3
    return 8 if mistyped(a, b) and one_day(a, b) and a.goods & b.goods else 15


def _goods_differ(a: Told, b: Told) -> int:
    """Grain and cars, on one day from one town: two trains; clementines and fruit: one; of many goods papers pick."""
    if not a.goods or not b.goods or a.goods & b.goods or a.family == "suspension":
        return 0
    if kin(a.goods, b.goods):
        return 0
    tied = exact(a, b) or one_firm(a.operator, b.operator) or bool(clock(a) and clock(a) == clock(b))
    bulk = len(a.cargo) == 1 and len(b.cargo) == 1 and bool(classes(a.goods) and classes(b.goods))
    return 2 if tied else 12 if bulk or Match.OPEN in ends(a, b) else 4


def _period(a: Told, b: Told) -> int:
    """In the second week of May, and on 12 May: a week has several trains."""
    return 2 if (a.day is None) != (b.day is None) else 0


def _next_day(a: Told, b: Told) -> int:
    """The evening's train and that of the next evening, told in the same words."""
    if a.day is None or b.day is None or a.kind != b.kind:
        return 0
    return abs(a.day - b.day) if abs(a.day - b.day) <= DAYS_APART else 0


APART: dict[str, Apart] = {
    "events.apart.article": _other_article,
    "events.apart.family": _other_family,
    "events.apart.number": _other_number,
    "events.apart.ends": _other_end,
    "events.apart.return": _return,
    "events.apart.day": _other_day,
    "events.apart.speed": _too_fast,
}
ONE: dict[str, One] = {
    "events.one.number": _number,
    "events.one.run": _run,
    "events.one.end": _end,
    "events.one.around": _around,
    "events.one.service": _service,
    "events.one.countries": _countries,
    "events.one.journey": _journey,
    "events.one.load": _load,
    "events.one.undated": _undated,
    "events.one.opening": _opening,
    "events.one.mention": _mention,
}
DOUBT: dict[str, One] = {
    "events.doubt.size": _sizes_differ,
    "events.doubt.goods": _goods_differ,
}
FAINT: dict[str, One] = {
    "events.faint.period": _period,
    "events.faint.day": _next_day,
}
