"""From a group of tellings to one event: the best value of each slot, who says so, and what is in dispute."""

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from extractor.events.compare import DAYS_APART
from extractor.events.figures import Figure, agree
from extractor.events.goods import stem
from extractor.events.group import Group
from extractor.events.spots import Match, Spot, match
from extractor.events.tellings import Told
from extractor.models.events import Event, Telling, Version

T = TypeVar("T", Told, Figure)
_GRAIN = {"facility": 0, "city": 1, "region": 2, "country": 3, "water": 4, "area": 5}
"""Places from the most exact down."""


def movement(group: Group[Told], numbers: dict[str, int]) -> Event:
    """The event of a group of movements; ``numbers`` gives each article's independent text."""
    told = group.members
    when = _best(told, lambda t: t.when, _span)
    kind = _best(told, lambda t: t.kind, lambda t: 0 if t.kind == "launch" else 1)
    status = _latest(told)
    origin, destination = (_end(told, end) for end in ("origin", "destination"))
    dated = next((t for t in told if when is not None and t.when == when), None)
    slots: dict[str, Callable[[Told], Any]] = {
        "kind": lambda t: t.kind,
        "status": lambda t: t.status,
        "when": lambda t: t.when,
        "origin": lambda t: t.origin and t.origin.name,
        "destination": lambda t: t.destination and t.destination.name,
        "load": lambda t: "; ".join(text for _, _, text in t.sizes) or None,
        "service": lambda t: t.service,
        "operator": lambda t: t.operator,
    }
    fullest = max(told, key=lambda t: len(t.sizes))
    return Event(
        id=_id(told[0], "movement"),
        type="movement",
        kind=kind,
        status=status,
        when=when,
        earliest=_day(dated.first) if dated else None,
        latest=_day(dated.last) if dated else None,
        **_place(origin, "origin"),
        **_place(destination, "destination"),
        via=_all(name.name for t in told for name in t.via),
        cargo=_all(good for t in told for good in t.cargo),
        load=tuple(text for _, _, text in fullest.sizes),
        service=_best(told, lambda t: t.service, lambda t: 0 if t.variant else 1),
        operator=_best(told, lambda t: t.operator, lambda t: 0),
        versions=_versions(told, slots),
        conflicts=_conflicts(told),
        **_telling(group, numbers),
    )


def figure(group: Group[Figure], numbers: dict[str, int]) -> Event:
    """The event of a group of statistics."""
    told = group.members
    exact = _best(told, lambda f: f, lambda f: (f.bound != "exact", -len(f"{f.value:g}".rstrip("0"))))
    assert exact is not None
    slots: dict[str, Callable[[Figure], Any]] = {
        "value": lambda f: f.text,
        "measure": lambda f: f.measure,
        "place": lambda f: f.place,
        "service": lambda f: f.service,
        "operator": lambda f: f.operator,
    }
    disputed = any(not agree(a, b) for at, a in enumerate(told) for b in told[at + 1 :])
    return Event(
        id=_id(told[0], "statistic"),
        type="statistic",
        when=exact.period,
        earliest=exact.earliest[:10] if exact.earliest else None,
        latest=exact.latest[:10] if exact.latest else None,
        service=_best(told, lambda f: f.service, lambda f: 0),
        operator=_best(told, lambda f: f.operator, lambda f: 0),
        place=_best(told, lambda f: f.place, lambda f: 0),
        measure=_best(told, lambda f: f.measure, lambda f: -len(f.nouns)),
        value=int(exact.value) if exact.value == int(exact.value) else exact.value,
        unit=exact.unit or (stem(exact.counted.lower().split()[-1]) if exact.counted else None),
        bound=exact.bound,
        change=exact.change,
        versions=_versions(told, slots),
        conflicts=("value",) if disputed else (),
        **_telling(group, numbers),
    )


def _best(told: Sequence[T], value: Callable[[T], Any], rank: Callable[[T], Any]) -> Any:
    """The value of the best rank; of equals the one most articles tell, then the one told first."""
    held = [(rank(t), t) for t in told if value(t) is not None]
    if not held:
        return None
    count = Counter(value(t) for _, t in held)
    return value(min(held, key=lambda item: (item[0], -count[value(item[1])], item[1].key))[1])


def _span(told: Told) -> int:
    """How many days its date covers: the fewer, the more exact."""
    if told.first is None or told.last is None:
        return 1 << 20
    return told.last - told.first - ("T" in (told.when or ""))


def _latest(told: Sequence[Told]) -> str:
    """A plan that was carried out is done; one called off is cancelled."""
    said = {t.status for t in told}
    return "cancelled" if "cancelled" in said else "done" if "done" in said else "planned"


def _end(told: Sequence[Told], end: str) -> Spot | None:
    spot: Spot | None = _best(told, lambda t: getattr(t, end), lambda t: _GRAIN[getattr(t, end).kind])
    return spot


def _place(spot: Spot | None, end: str) -> dict[str, Any]:
    return {
        end: spot and spot.name,
        f"{end}_country": spot and spot.country,
        f"{end}_latitude": spot and spot.latitude,
        f"{end}_longitude": spot and spot.longitude,
    }


def _conflicts(told: Sequence[Told]) -> tuple[str, ...]:
    """Slots whose values cannot all be true."""
    pairs = [(a, b) for at, a in enumerate(told[:50]) for b in told[at + 1 : 50]]
    tests: dict[str, Callable[[Told, Told], bool]] = {
        "status": lambda a, b: {a.status, b.status} == {"done", "cancelled"},
        "when": lambda a, b: a.kind == b.kind and _days_between(a, b) >= DAYS_APART,
        "origin": lambda a, b: match(a.origin, b.origin) is Match.CONFLICT,
        "destination": lambda a, b: match(a.destination, b.destination) is Match.CONFLICT,
        "load": lambda a, b: any(x[1] != y[1] for x in a.sizes for y in b.sizes if x[0] == y[0]),
        "service": lambda a, b: bool(a.service and b.service and a.service != b.service),
        "operator": lambda a, b: bool(a.operator and b.operator and a.operator != b.operator),
    }
    return tuple(slot for slot, differ in tests.items() if any(differ(a, b) for a, b in pairs))


def _days_between(a: Told, b: Told) -> int:
    """Days between two dates that do not meet; 0 if they do or one is not known."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max(0, a.first - b.last, b.first - a.last)


def _versions(told: Sequence[T], slots: dict[str, Callable[[T], Any]]) -> tuple[Version, ...]:
    """Every slot that is told in more than one way, and who tells which."""
    made = []
    for slot, value in slots.items():
        by_value: dict[str, list[int]] = {}
        for index, t in enumerate(told):
            if value(t):
                by_value.setdefault(str(value(t)), []).append(index)
        if len(by_value) > 1:
            made += [Version(slot=slot, value=said, tellings=tuple(who)) for said, who in by_value.items()]
    return tuple(made)


def _telling(group: Group[T], numbers: dict[str, int]) -> dict[str, Any]:
    """The tellings, and how many articles and independent texts they come from."""
    tellings = tuple(
        Telling(
            article=t.head.article,
            published=t.head.published,
            url=t.head.url,
            source=numbers[t.head.article],
            fact=t.fact,
            start_char=t.start,
            end_char=t.end,
            sentence=t.sentence,
            because=group.because[index],
        )
        for index, t in enumerate(group.members)
    )
    days = sorted(t.published for t in tellings if t.published)
    return {
        "tellings": tellings,
        "articles": len({t.article for t in tellings}),
        "independent": len({t.source for t in tellings}),
        "first_told": days[0] if days else None,
        "last_told": days[-1] if days else None,
    }


def _id(first: Told | Figure, kind: str) -> str:
    head = first.head
    said = f"{kind}|{head.article}|{head.published}|{head.digest}|{first.fact}|{first.start}"
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _day(number: int | None) -> str | None:
    from datetime import date

    return date.fromordinal(number).isoformat() if number else None


def _all(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
