"""What speaks for and against two tellings being of one train: readable features, and the sum of their weights.

Record linkage by the weight of each agreement and disagreement (Fellegi and Sunter, 1969), the weights learned by
``scripts/train_events.py`` from stories retold by several outlets and from trains of one route days apart. They are
whole hundredths of a logit, so that the sum is the same on every machine.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from extractor import weighing
from extractor.events.compare import (
    MISTOLD,
    ROUNDED,
    clock,
    days_meet,
    ends,
    exact,
    far_enough,
    journey,
    journey_perhaps,
    mistyped,
    one_firm,
    own_service,
    sizes,
    told_together,
    vague,
)
from extractor.events.goods import classes, kin, named
from extractor.events.spots import Match, Spot, match
from extractor.events.tellings import Told

WEEK, MONTH = 7, 31


def weights() -> Mapping[str, int]:
    """The weight of each feature, in hundredths."""
    known: Mapping[str, int] = weighing.table("extractor", "data/events/weights.json")
    return known


def total(said: Iterable[str], known: Mapping[str, int]) -> int:
    """What features weigh together."""
    return weighing.total([BIAS, *said], known)


def weigh(a: Told, b: Told) -> tuple[int, str]:
    """What the features of two tellings weigh together, and the group of features that speaks most for one train."""
    return weighed(signs(a, b))


@lru_cache(maxsize=65_536)
def weighed(seen: "Signs") -> tuple[int, str]:
    """The same for two tellings that compare so."""
    known, said = weights(), tuple(features(seen))
    best = max(said, key=lambda feature: known.get(feature, 0))
    return total(said, known), best.partition(":")[0]


_AGREE = frozenset(("one", "several", "named", "exact", "rounded", "same", "own"))
BIAS = "bias"
"""What is said of any two tellings."""


class Signs(NamedTuple):
    """How two tellings compare, each slot in a word or two."""

    time: str
    origin: Match
    destination: Match
    kinds: tuple[str, str]
    statuses: tuple[str, str]
    goods: str
    size: str
    operator: str
    service: str
    papers: str
    via: str
    clock: bool
    route: str | None
    """How the ends agree with those of the articles' other trains, where one is not told; None where both are."""
    bare: int
    """How many of the two tell no end."""


def signs(a: Told, b: Told) -> Signs:
    """How two tellings compare."""
    bare = sum(told.origin is None and told.destination is None for told in (a, b))
    shares = bool(a.routes or b.routes)
    return Signs(
        _time(a, b),
        *ends(a, b),
        (a.kind, b.kind) if a.kind <= b.kind else (b.kind, a.kind),
        (a.status, b.status) if a.status <= b.status else (b.status, a.status),
        _goods(a, b),
        _size(a, b),
        _firm(a, b),
        _service(a, b),
        _papers(a, b),
        _via(a, b),
        bool(clock(a)) and clock(a) == clock(b),
        _route(a, b) if shares else "untold" if bare else None,
        bare,
    )


def features(seen: Signs) -> Iterator[str]:
    """What two tellings have in common, or tell otherwise; the part before the colon is what it is about."""
    low, high = sorted((seen.origin, seen.destination))
    ends_agree, time = f"{high.name} {low.name}", seen.time
    yield f"day: {time}"
    yield f"ends: {ends_agree}"
    yield f"ends: {ends_agree}, {time}"
    yield f"origin: {seen.origin.name}"
    yield f"destination: {seen.destination.name}"
    yield f"kind: {' '.join(seen.kinds)}"
    yield f"status: {' '.join(seen.statuses)}"
    agree = 0
    for about in ("goods", "size", "operator", "service"):
        said = getattr(seen, about)
        agree += said in _AGREE
        yield f"{about}: {said}"
        yield f"{about}: {said}, {time}"
        yield f"{about}: {said}, ends {ends_agree}"
    agree = min(agree, 2)
    yield f"size: {seen.size}, goods {seen.goods}"
    yield f"size: {seen.size}, operator {seen.operator}"
    yield f"together: {agree}, ends {ends_agree}"
    yield f"papers: {seen.papers}"
    yield f"via: {seen.via}"
    if seen.clock:
        yield "clock: same"
    if seen.route is not None:
        context = f"context: {seen.route}, {seen.bare} bare"
        yield context
        yield f"{context}, {time}"
        yield f"{context}, together {agree}"
        yield f"{context}, goods {seen.goods}"


def _time(a: Told, b: Told) -> str:
    """How their dates agree."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return "untold, papers of one time" if told_together(a, b) else "untold"
    if a.day is not None and b.day is not None:
        if a.day == b.day:
            return "same"
        if journey(a, b):
            return "of a journey" if far_enough(a, b) else "of a slow journey"
        return "next" if abs(a.day - b.day) == 1 else "other"
    if days_meet(a, b):
        return "in a season" if vague(a) or vague(b) else "in a period"
    if journey(a, b):
        return "of a journey in a period"
    return "of a journey perhaps" if journey_perhaps(a, b) else "other"


def _goods(a: Told, b: Told) -> str:
    if not a.goods or not b.goods:
        return "told once" if a.goods or b.goods else "untold"
    if shared := len(a.goods & b.goods):
        return "several" if shared > 1 else "one"
    if named(a.goods, b.goods):
        return "named"
    if not classes(a.goods) or not classes(b.goods):
        return "of no class"
    return "kin" if kin(a.goods, b.goods) else "other"


def _size(a: Told, b: Told) -> str:
    if exact(a, b):
        return "exact"
    differ = sizes(a, b)
    if differ is None:
        return "untold"
    if differ <= ROUNDED:
        return "rounded"
    return "mistold" if differ <= MISTOLD else "mistyped" if mistyped(a, b) else "other"


def _firm(a: Told, b: Told) -> str:
    if not a.operator or not b.operator:
        return "untold"
    return "same" if one_firm(a.operator, b.operator) else "other"


def _service(a: Told, b: Told) -> str:
    own = own_service(a)
    if own and own == own_service(b):
        return "own"
    if not a.service or not b.service:
        return "untold"
    return "general" if a.service == b.service else "other"


def _via(a: Told, b: Told) -> str:
    mine, others = {place.name for place in a.via}, {place.name for place in b.via}
    return "untold" if not mine or not others else "shared" if mine & others else "other"


def _route(a: Told, b: Told) -> str:
    """How the ends agree where an end that is not told is that of another train of its article, there or back."""
    best = (Match.CONFLICT, Match.CONFLICT)
    others = dict.fromkeys(filled(b))
    for origin, destination in dict.fromkeys(filled(a)):
        for other, stop in others:
            low, high = match(origin, other), match(destination, stop)
            if low > high:
                low, high = high, low
            if (high is Match.SAME or low > Match.OPEN) and (low, high) > best:
                best = low, high
    return "other" if best[0] < Match.OPEN else f"{best[1].name} {best[0].name}"


def filled(told: Told) -> Iterator[tuple[Spot | None, Spot | None]]:
    """Its ends; with those of the article's other trains where it has none: there, then back."""
    if not told.routes:
        yield told.origin, told.destination
    for origin, destination in told.routes:
        yield told.origin or origin, told.destination or destination
        yield told.origin or destination, told.destination or origin


def _papers(a: Told, b: Told) -> str:
    """How far apart the articles are."""
    if a.head.day is None or b.head.day is None:
        return "undated"
    apart = abs(a.head.day - b.head.day)
    return "days" if apart <= WEEK else "weeks" if apart <= MONTH else "months"
