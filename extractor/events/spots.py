"""Places as events compare them: the same spot, one inside the other, or two."""

import math
import re
import unicodedata
from collections.abc import Hashable
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

NEAR_KM = 30
"""A terminal may lie this far from the middle of its town."""
AROUND_KM = 100
"""A paper far away names the next large town for a station this far from it."""
_REGION_KM = 200
"""A town may lie this far from the middle of the province next to its own."""
CELL = 0.5
MARGIN = 0.3
_EARTH_KM = 6371


class Spot(NamedTuple):
    """A place that fills an end of a movement."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None


_TOWNS = ("city", "facility")
_SPOTS: dict[Spot, Spot] = {}


class Match(IntEnum):
    """How two ends agree; higher is better."""

    CONFLICT = -2
    AROUND = -1
    """Two points within 100 km: perhaps a station and the large town next to it, perhaps two trains."""
    OPEN = 0
    """One is not told, or only as a continent."""
    INSIDE = 1
    """One holds the other: a town in a province, a terminal in a country; or both are one country or province."""
    SAME = 2


def spot(place: dict[str, Any]) -> Spot:
    """The spot of a place record."""
    fields = ("name", "kind", "country", "admin1", "latitude", "longitude")
    return shared(Spot(*(place[field] for field in fields)))


def shared(place: Spot) -> Spot:
    """One object for each place, however many tellings name it."""
    return _SPOTS.setdefault(place, place)


def is_point(place: Spot | None) -> bool:
    """Whether it is a town or facility with coordinates."""
    return place is not None and place.kind in _TOWNS and place.latitude is not None


@lru_cache(maxsize=65_536)
def match(a: Spot | None, b: Spot | None) -> Match:
    """How two ends agree."""
    if a is None or b is None or "area" in (a.kind, b.kind) or "water" in (a.kind, b.kind):
        return Match.OPEN
    countries = {a.country, b.country} - {None}
    guessed = _guessed(a) or _guessed(b)
    if plain(a.name) == plain(b.name) and (len(countries) < 2 or guessed):
        towns = a.kind in _TOWNS or b.kind in _TOWNS
        return Match.SAME if towns else Match.INSIDE  # of a country's trains there are many
    if a.kind in _TOWNS and b.kind in _TOWNS and plain(a.name) == plain(b.name):
        return Match.SAME  # a name that many towns bear, found in two of them
    if is_point(a) and is_point(b):
        apart = kilometres(a, b)
        if apart <= NEAR_KM or (apart <= AROUND_KM and _of_town(a, b)):
            return Match.SAME
        return Match.AROUND if apart <= AROUND_KM else Match.CONFLICT
    if len(countries) == 2:
        return Match.OPEN if guessed else Match.CONFLICT
    if "country" in (a.kind, b.kind):
        return Match.INSIDE
    if a.admin1 and b.admin1:
        if a.admin1 == b.admin1:
            return Match.INSIDE
        located = a.latitude is not None and b.latitude is not None
        return Match.AROUND if located and kilometres(a, b) <= _REGION_KM else Match.CONFLICT
    return Match.OPEN


def _of_town(a: Spot, b: Spot) -> bool:
    """Whether one bears the other's name and more: London Gateway, London."""
    short, long = sorted((plain(a.name).split(), plain(b.name).split()), key=len)
    return long[: len(short)] == short


def _guessed(place: Spot) -> bool:
    """Whether nothing but the text around it says in which country a town or station lies."""
    return place.kind in _TOWNS and place.latitude is None


_GENERIC = frozenset("railway rail freight station terminal port yard depot hub the of".split())


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A name as it is compared: no accents, hyphens, or words such as station.

    >>> plain("Kim Liên") == plain("Kim Lien Station"), plain("Port")
    (True, 'port')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", bare)
    return " ".join([word for word in words if word not in _GENERIC] or words)


def kilometres(a: Spot, b: Spot) -> float:
    """Great-circle distance (haversine) of two points."""
    lat1, lon1, lat2, lon2 = (math.radians(x or 0.0) for x in (a.latitude, a.longitude, b.latitude, b.longitude))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


@lru_cache(maxsize=65_536)
def cells(place: Spot | None) -> frozenset[Hashable]:
    """The cells of a half-degree grid that a point lies in or near: two points within 30 km share one, poles apart.

    A town's name is one more, for those without coordinates.
    """
    if place is None or place.kind not in _TOWNS:
        return frozenset()
    if place.latitude is None or place.longitude is None:
        return frozenset({place.name})
    rows = {math.floor((place.latitude + shift) / CELL) for shift in (-MARGIN / 2, MARGIN / 2)}
    columns = {math.floor((place.longitude + shift) / CELL) for shift in (-MARGIN, MARGIN)}
    return frozenset((place.name, *((row, column) for row in rows for column in columns)))
