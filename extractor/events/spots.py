"""Places as events compare them: the same spot, one inside the other, or two."""

import math
from enum import IntEnum
from typing import Any, NamedTuple

NEAR_KM = 30
"""A terminal may lie this far from the middle of its town."""
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


_SPOTS: dict[Spot, Spot] = {}


class Match(IntEnum):
    """How two ends agree; higher is better."""

    CONFLICT = -1
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
    return place is not None and place.kind in ("city", "facility") and place.latitude is not None


def match(a: Spot | None, b: Spot | None) -> Match:
    """How two ends agree."""
    if a is None or b is None:
        return Match.OPEN
    if "area" in (a.kind, b.kind) or "water" in (a.kind, b.kind):
        return Match.OPEN
    if (a.name, a.country) == (b.name, b.country):
        return Match.SAME if a.kind in ("city", "facility") else Match.INSIDE  # of a country's trains there are many
    if a.country and b.country and a.country != b.country:
        return Match.SAME if is_point(a) and is_point(b) and kilometres(a, b) <= NEAR_KM else Match.CONFLICT
    if "country" in (a.kind, b.kind):
        return Match.INSIDE
    if is_point(a) and is_point(b):
        return Match.SAME if kilometres(a, b) <= NEAR_KM else Match.CONFLICT
    if a.admin1 and b.admin1:
        return Match.INSIDE if a.admin1 == b.admin1 else Match.CONFLICT
    return Match.OPEN


def kilometres(a: Spot, b: Spot) -> float:
    """Great-circle distance (haversine) of two points."""
    lat1, lon1, lat2, lon2 = (math.radians(x or 0.0) for x in (a.latitude, a.longitude, b.latitude, b.longitude))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


def cells(place: Spot | None) -> frozenset[tuple[int, int]]:
    """The cells of a half-degree grid that a point lies in or near: two points within 30 km share one, poles apart."""
    if place is None or place.latitude is None or place.longitude is None or not is_point(place):
        return frozenset()
    rows = {math.floor((place.latitude + shift) / CELL) for shift in (-MARGIN / 2, MARGIN / 2)}
    columns = {math.floor((place.longitude + shift) / CELL) for shift in (-MARGIN, MARGIN)}
    return frozenset((row, column) for row in rows for column in columns)
