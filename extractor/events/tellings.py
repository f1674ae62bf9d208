"""What an article tells of a train, in the terms that tellings are compared in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import islice
from sys import intern
from typing import Any

from extractor.events.goods import goods_of, stem
from extractor.events.spots import Spot, spot
from extractor.events.ties import ties

Json = dict[str, Any]
Route = tuple[Spot | None, Spot | None]
FAMILIES = {"departure": "run", "arrival": "run", "passage": "run", "launch": "launch", "suspension": "suspension"}


@dataclass(frozen=True, slots=True)
class Head:
    """What is known about the article of a telling."""

    article: str
    published: str | None
    day: int | None
    url: str | None
    digest: str
    """Of its text: two articles may bear one id."""


@dataclass(slots=True, eq=False)
class Told:
    """A movement as one article tells it.

    ``first`` and ``last`` are day numbers (proleptic Gregorian ordinals) of what it says of its date, None if nothing.
    ``sizes`` are (noun or unit, value).
    """

    head: Head
    fact: int
    start: int
    end: int
    sentence: str
    kind: str
    status: str
    when: str | None
    first: int | None
    last: int | None
    origin: Spot | None
    destination: Spot | None
    via: tuple[Spot, ...]
    cargo: tuple[str, ...]
    sizes: tuple[tuple[str, float, str], ...]
    service: str | None
    variant: str | None
    number: str | None
    operator: str | None
    ties: tuple[tuple[str, Spot], ...] = ()
    """An end (origin or destination), and a place that the text ties it to: Reddipalem *near Guntur*."""
    routes: tuple[Route, ...] = ()
    """Where it tells an end or none: the ends of the article's other trains, which it may share."""
    goods: frozenset[str] = field(default_factory=frozenset)

    @property
    def family(self) -> str:
        """run, launch or suspension."""
        return FAMILIES[self.kind]

    @property
    def bare(self) -> bool:
        """Whether it tells no end, and its article tells of other trains, whose route it may share."""
        return self.origin is None and self.destination is None and bool(self.routes)

    @property
    def key(self) -> tuple[Any, ...]:
        """Orders tellings, whatever order they came in."""
        head = self.head
        return (head.day is None, head.day or 0, head.article, self.fact, self.start, head.digest)

    @property
    def day(self) -> int | None:
        """The day it ran, where that is told to the day or nearly so."""
        if self.first is None or self.last is None or self.last - self.first > 1:
            return None
        return self.first


def head_of(article: Json) -> Head:
    """The article as its tellings know it; where it has no id, a digest of its text stands for one."""
    digest = blake2b(article["text"].encode("utf-8", "replace"), digest_size=8).hexdigest()
    name = article["id"] or f"text:{digest}"
    return Head(str(name), article["published"], ordinal(article["published"]), article["url"], digest)


def movements(article: Json, head: Head) -> list[Told]:
    """The movements of a record given as decoded JSON."""
    told = list(_movements(article, head))
    ends = [(each.origin, each.destination) for each in told]
    for at, each in enumerate(told):
        if each.origin is None or each.destination is None:
            others = (route for n, route in enumerate(ends) if n != at and route != (None, None))
            each.routes = tuple(islice(dict.fromkeys(others), MOST_ROUTES))
    return told


MOST_ROUTES = 4
"""Routes of its article that a telling without ends may share: the first ones are what the article is about."""


def _movements(article: Json, head: Head) -> Iterator[Told]:
    for fact, m in enumerate(article["movements"]):
        load = (article["quantities"][index] for index in m["load"])
        sizes = tuple(_size(quantity) for quantity in load if not _PART.search(quantity["text"]))
        service = _mention(article, m, "service", "services")
        cargo = tuple(intern(good["text"]) for good in m["cargo"])
        yield Told(
            head=head,
            fact=fact,
            start=m["start_char"],
            end=m["end_char"],
            sentence=m["sentence"],
            kind=m["kind"],
            status=m["status"],
            when=m["when"],
            first=ordinal(m["earliest"]),
            last=ordinal(m["latest"]),
            origin=_spot(article, m, "origin"),
            destination=_spot(article, m, "destination"),
            via=tuple(
                spot(article["places"][e["index"]])
                for e in m["evidence"]
                if e["slot"] == "via" and e["list"] == "places"
            ),
            cargo=cargo,
            sizes=sizes,
            service=intern(m["service"]) if m["service"] else None,
            variant=service["variant"] if service else None,
            number=service["number"] if service else None,
            operator=intern(m["operator"]) if m["operator"] else None,
            ties=tuple(ties(article, m)),
            goods=goods_of(cargo),
        )


def ordinal(day: str | None) -> int | None:
    """The day number of a day or minute (YYYY-MM-DD…); None where there is none."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


_PART = re.compile(r"(?i)\bof (?:the|its|their|these|those)\b")
"""200 *of the* cars: a part of the load."""


def _size(quantity: Json) -> tuple[str, float, str]:
    noun = quantity["unit"] or (quantity["counted"] or "").lower().split(" of ")[0]
    head = stem(noun.split()[-1]) if noun.split() else ""
    return head, float(quantity["value"]), quantity["text"]


def _spot(article: Json, fact: Json, slot: str) -> Spot | None:
    place = _mention(article, fact, slot, "places")
    return spot(place) if place else None


def _mention(article: Json, fact: Json, slot: str, name: str) -> Json | None:
    found = (e["index"] for e in fact["evidence"] if e["slot"] == slot and e["list"] == name)
    index = next(found, None)
    return None if index is None else article[name][index]
