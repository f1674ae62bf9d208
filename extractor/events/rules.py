"""When two tellings are of one train.

What keeps two apart stands here, each rule with an id and an example; the first that holds keeps the two apart, and
with them their groups. Where none holds, learned weights say how much speaks for one train (`alike`), and the event
quotes what spoke most (``because``): ``events.one.goods``, ``events.one.size`` …
"""

from collections.abc import Callable
from typing import NamedTuple

from extractor.events.alike import weigh
from extractor.events.compare import crossed, days_meet, ends, journey_perhaps, misplaced, told_together, too_fast
from extractor.events.spots import Match
from extractor.events.tellings import Told

SUREST = 30
"""The most that speaks for one train, or against it, in parts of `PART` hundredths of a logit."""
PART = 20
DOUBTFUL = 1
"""What speaks for one train no more than this leaves it open."""
UNTOLD = -4
"""What is said of two whose days are not told, and whose articles are not of one time."""


class Verdict(NamedTuple):
    """What is decided: whether two tellings are of one train, how surely (below 0: doubt), and the rule's id."""

    same: bool
    strength: int
    rule: str
    apart: bool = False
    """Whether nothing can bring the two into one group."""


def decide(a: Told, b: Told) -> Verdict:
    """Whether two tellings are of one train."""
    if apart := kept_apart(a, b):
        return Verdict(False, 0, apart, apart=True)
    if _untold(a, b):
        return Verdict(False, UNTOLD, UNKNOWN)
    if a.number and a.number == b.number:
        return Verdict(True, SUREST, "events.one.number")
    weight, about = weigh(a, b)
    strength = max(-SUREST, min(SUREST, weight // PART))
    same = strength > DOUBTFUL
    return Verdict(same, strength, f"events.one.{about}" if same else UNKNOWN)


UNKNOWN = "events.unknown"


def kept_apart(a: Told, b: Told) -> str | None:
    """The id of the first rule that keeps the two apart."""
    for rule, keeps in APART.items():
        if keeps(a, b):
            return rule
    return None


def worth_weighing(a: Told, b: Told) -> bool:
    """Whether neither a rule nor their times decide on the two."""
    return kept_apart(a, b) is None and not _untold(a, b)


def _untold(a: Told, b: Told) -> bool:
    """Whether the day of one is not told, and the articles are not of one time."""
    return (a.first is None or b.first is None) and not told_together(a, b)


def _other_article(a: Told, b: Told) -> bool:
    """An article that tells of two trains means two."""
    return a.head.article == b.head.article


def _other_family(a: Told, b: Told) -> bool:
    """The opening of a line is no stop of it; its first run, that day or on its way, is told as either."""
    return a.kind != b.kind and a.family != b.family and {a.family, b.family} != {"launch", "run"}


def _other_number(a: Told, b: Told) -> bool:
    """X8153 is not X8157."""
    return bool(a.number and b.number and a.number != b.number)


def _other_end(a: Told, b: Told) -> bool:
    """A train for Duisburg is none for Hamburg, unless goods and an odd size are told alike."""
    return Match.CONFLICT in ends(a, b) and not misplaced(a, b)


def _return(a: Told, b: Told) -> bool:
    """The return train swaps the ends."""
    return crossed(a, b)


def other_day(a: Told, b: Told) -> bool:
    """The train of Tuesday is not that of Friday, unless one is its departure and the other its arrival."""
    dated = None not in (a.first, b.first, a.last, b.last)
    return dated and not days_meet(a, b) and not journey_perhaps(a, b)


def _too_fast(a: Told, b: Told) -> bool:
    """The train that left Kostanay on Tuesday is not the one that came to Xi'an, 3,900 km on, on Thursday."""
    return too_fast(a, b)


APART: dict[str, Callable[[Told, Told], bool]] = {
    "events.apart.article": _other_article,
    "events.apart.family": _other_family,
    "events.apart.number": _other_number,
    "events.apart.ends": _other_end,
    "events.apart.return": _return,
    "events.apart.day": other_day,
    "events.apart.speed": _too_fast,
}
