"""What two tellings have in common, slot by slot."""

import math
import re
from collections import defaultdict
from functools import cache, lru_cache

from extractor.events.goods import named
from extractor.events.spots import Match, Spot, is_point, kilometres, match
from extractor.events.tellings import Told
from extractor.organisations.lexicon import folded, packaged

DAYS_APART = 1
"""Papers on two sides of the world give one night two days."""
JOURNEY = 45
"""The longest that a freight train is under way, in days."""
KM_A_SLOW_DAY = 300
"""A freight train held up at borders gets this far in a day."""
PERIOD = 7
"""The longest period, in days, that still tells when a train left or came."""
KM_A_DAY = 1000
"""No freight train gets farther in a day, as the crow flies, on a journey of days."""
TOLD_WITHIN = 10
"""Days between two articles that speak of a train without its day."""
ROUNDED = 0.12
"""How far rounding moves a size: 50 wagons for 54."""
MISTOLD = 0.2
"""How far a paper's mistake, or another way of counting, moves a size."""
STARTS, STOPS = ("departure", "launch"), ("arrival", "passage")
"""Kinds that tell the beginning of a run, and its end or a station on its way."""
PART = 4
"""A mass so many times the other is that of the train beside that of a wagon or a sender."""
_MASS = ("t", "kg")
_BOXES = frozenset("box boxe container reefer feu unit trailer swap forty-footer".split())
_WAGONS = frozenset("wagon railcar hopper van flatcar flat carriage gondola tanker boxcar carload".split())
_VEHICLES = frozenset("car truck tank".split())
"""Wagons too, unless they are the load."""
_COUNTED = _BOXES | _WAGONS | _VEHICLES | {""}
_FEW = 10
"""Fewer boxes than this agree by chance."""


_asked_again = lru_cache(maxsize=4)
"""Several rules ask the same of one pair."""


@_asked_again
def ends(a: Told, b: Told) -> tuple[Match, Match]:
    """How the origins and the destinations agree; an end that the other telling passes is open."""
    first, second = _end(a, b, "origin"), _end(a, b, "destination")
    if first < Match.OPEN and (_passed(a.origin, b) or _passed(b.origin, a)):
        first = Match.OPEN
    if second < Match.OPEN and (_passed(a.destination, b) or _passed(b.destination, a)):
        second = Match.OPEN
    return first, second


def _end(a: Told, b: Told, slot: str) -> Match:
    """How one end agrees; where it does not, the place that the text ties it to counts: Reddipalem near Guntur."""
    x, y = (a.origin, b.origin) if slot == "origin" else (a.destination, b.destination)
    found = match(x, y)
    if found >= 0 or not (a.ties or b.ties):
        return found
    tied = [match(spot, y) for end, spot in a.ties if end == slot] + [
        match(x, spot) for end, spot in b.ties if end == slot
    ]
    best = max(tied, default=found)
    return best if best > Match.OPEN else found


def _passed(place: Spot | None, other: Told) -> bool:
    return any(match(place, via) is Match.SAME for via in other.via)


def misplaced(a: Told, b: Told) -> bool:
    """Whether a town may be found wrongly: the other end, the goods and a size that is not round are told alike."""
    low, high = sorted(ends(a, b))
    if low is not Match.CONFLICT or high < Match.INSIDE or not named(a.goods, b.goods):
        return False
    shared = {(_kind(noun), value) for noun, value, _ in a.sizes} & {(_kind(noun), value) for noun, value, _ in b.sizes}
    return any(value >= _FEW and value % _FEW for _, value in shared) and sizes(a, b) == 0


def crossed(a: Told, b: Told) -> bool:
    """Whether one leaves from where the other goes to, and nothing else agrees: the train and its return."""
    if Match.SAME in (match(a.origin, b.origin), match(a.destination, b.destination)):
        return False
    return Match.SAME in (match(a.origin, b.destination), match(a.destination, b.origin))


@_asked_again
def sizes(a: Told, b: Told) -> float | None:
    """By how much the sizes differ at most, as a share; None where no noun or unit is told by both."""
    if not a.sizes or not b.sizes:
        return None
    nearest: dict[str, float] = {}
    for noun, x, _ in a.sizes:
        for other, y, _ in b.sizes:
            kind = _kind(noun)
            if kind == _kind(other) and not (kind in _MASS and max(x, y) > PART * min(x, y)):
                nearest[kind] = min(nearest.get(kind, math.inf), _gap(x, y))
            elif {kind, _kind(other)} == {"box", "TEU"} and _teu(a, b):
                nearest["TEU"] = 0.0
    return max(nearest.values(), default=None)


@lru_cache(maxsize=4096)
def _kind(noun: str) -> str:
    """Boxes, containers and forty-foot units are counted alike, wagons and hoppers too."""
    return "box" if noun.lower() in _BOXES else "wagon" if noun.lower() in _WAGONS else noun


def _gap(x: float, y: float) -> float:
    return abs(x - y) / max(x, y, 1)


def _teu(a: Told, b: Told) -> bool:
    """Whether the TEU of one are the boxes of the other, one each or two: 100 TEU in 50 forty-foot containers."""
    teu, boxes = (
        [value for told in (a, b) for noun, value, _ in told.sizes if _kind(noun) == kind] for kind in ("TEU", "box")
    )
    return any(_gap(x / per, y) <= ROUNDED for x in teu for y in boxes for per in (1, 2))


@_asked_again
def exact(a: Told, b: Told) -> bool:
    """Whether a size is told alike: 1,940 tonnes in both, or 43 wagons and 43 forty-foot containers, one on each."""
    if not a.sizes or not b.sizes:
        return False
    if {(noun, value) for noun, value, _ in a.sizes} & {(noun, value) for noun, value, _ in b.sizes}:
        return True
    return bool(units(a) & units(b))


def mistyped(a: Told, b: Told) -> bool:
    """Whether a size that both tell differs in one digit, or in the order of two."""
    return any(
        _slip(f"{x:g}", f"{y:g}") for noun, x, _ in a.sizes for other, y, _ in b.sizes if _kind(noun) == _kind(other)
    )


def _slip(x: str, y: str) -> bool:
    if len(x) != len(y) or len(x) < 2:
        return False
    wrong = [pair for pair in zip(x, y, strict=True) if pair[0] != pair[1]]
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[0] == wrong[1][::-1])


def units(told: Told) -> set[float]:
    """How many boxes or wagons it counts; a number without a noun (the thirty-two) counts them too."""
    return {value for noun, value, _ in told.sizes if noun.lower() in _COUNTED and value >= _FEW}


def days_meet(a: Told, b: Told) -> bool:
    """Whether the dates meet, to the day before or after."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    return a.first - DAYS_APART <= b.last and b.first - DAYS_APART <= a.last


def vague(told: Told) -> bool:
    """Whether its date is a season or a year, in which many trains run."""
    return told.first is None or told.last is None or told.last - told.first > JOURNEY


def journey_perhaps(a: Told, b: Told) -> bool:
    """The same where a month is told for a day: it returns in January, and came on 22 February."""
    return not _one_called_off(a, b) and any(
        _before(x, y, JOURNEY) for x, y in ((a, b), (b, a)) if (x.kind in STARTS and y.kind in STOPS) or _passes(x, y)
    )


def journey(a: Told, b: Told) -> bool:
    """Whether one may tell the departure, or a station on the way, and the other a later station or the arrival."""
    return not _one_called_off(a, b) and any(
        _before(x, y) for x, y in ((a, b), (b, a)) if (x.kind in STARTS and y.kind in STOPS) or _passes(x, y)
    )


def _one_called_off(a: Told, b: Told) -> bool:
    """A train that was called off on the 9th is not the one that came on the 18th."""
    return {a.status, b.status} == {"cancelled", "done"}


def _passes(x: Told, y: Told) -> bool:
    return x.kind == "passage" and y.kind in STOPS


def _before(x: Told, y: Told, period: int = PERIOD) -> bool:
    if x.first is None or x.last is None or y.first is None or y.last is None:
        return False
    if x.last - x.first > period or y.last - y.first > period:
        return False
    return y.last > x.first and y.first - x.last <= JOURNEY


def too_fast(a: Told, b: Told) -> bool:
    """Whether a train that left on the day of one could not have come by the day of the other."""
    if a.family == "suspension" or b.family == "suspension" or a.day is None or b.day is None:
        return False
    for left, came in ((a, b), (b, a)):
        if left.kind in STARTS and came.kind == "arrival":
            start = left.origin if is_point(left.origin) else came.origin
            stop = came.destination if is_point(came.destination) else left.destination
            if start and stop and is_point(start) and is_point(stop):
                return kilometres(start, stop) > KM_A_DAY * (came.day - left.day + DAYS_APART)  # type: ignore[operator]
    return False


def told_together(a: Told, b: Told) -> bool:
    """Whether the day of one, or of its article, is near that of the other."""
    one = a.first if a.first is not None else a.head.day
    other = b.first if b.first is not None else b.head.day
    return one is not None and other is not None and abs(one - other) <= TOLD_WITHIN


@lru_cache(maxsize=65_536)
def one_firm(x: str | None, y: str | None) -> bool:
    """Whether two names are of one firm, told in full or short.

    >>> one_firm("UTI", "UTI Trans Logistic"), one_firm("DRS", "Direct Rail Services"), one_firm("DB Cargo", "DB Regio")
    (True, True, False)
    """
    if not x or not y:
        return False
    if known_as(x) & known_as(y):
        return True
    short, long = sorted((re.findall(r"\w+", x.casefold()), re.findall(r"\w+", y.casefold())), key=len)
    return long[: len(short)] == short or (len(long) > 2 and short == ["".join(word[0] for word in long)])


@lru_cache(maxsize=65_536)
def known_as(name: str) -> frozenset[str]:
    """The organisations of the lexicon that a name may stand for.

    >>> known_as("JR Freight") == known_as("Japan Freight Railway Co."), known_as("the railway")
    (True, frozenset())
    """
    return _firms().get(_plain(name), frozenset())


@cache
def _firms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in packaged():
        for name in (entry.name, *entry.aliases):
            found[_plain(name)].add(entry.name)
    return {name: frozenset(entries) for name, entries in found.items()}


_LEGAL = frozenset("co company ltd limited corp corporation inc ag sa jsc llc gmbh plc the".split())


def _plain(name: str) -> str:
    words = [folded(word) for word in re.findall(r"[\w'’]+", name)]
    return " ".join(word for word in words if word not in _LEGAL)


def own_service(told: Told) -> str | None:
    """The name of its service, unless that is of all trains of a market (China-Europe freight train)."""
    return told.variant or (told.service if told.service and not _of_all(told.service) else None)


@lru_cache(maxsize=4096)
def _of_all(service: str) -> bool:
    return re.search(r"(?i)\b(?:freight|container|cargo|goods) trains?$", service) is not None


def clock(told: Told) -> str:
    """The time of day that it tells, or nothing."""
    return (told.when or "").partition("T")[2]


def far_enough(a: Told, b: Told) -> bool:
    """Whether a goods train needs so many days for the way, or the way is not known."""
    left, came = (a, b) if a.kind in STARTS else (b, a)
    start = left.origin if is_point(left.origin) else came.origin
    stop = came.destination if is_point(came.destination) else left.destination
    if not start or not stop or not is_point(start) or not is_point(stop) or left.day is None or came.day is None:
        return True
    return (came.day - left.day) * KM_A_SLOW_DAY <= kilometres(start, stop) + 3 * KM_A_SLOW_DAY
