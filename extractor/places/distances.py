"""How far apart places are, and in which divisions."""

import math
from functools import lru_cache

from extractor.places.entries import Entry
from extractor.places.gazetteer import CACHE_SIZE

REACH = 400.0
"""Kilometres within which neighbours in the text speak for a place."""
DEGREE = 111.2
"""Kilometres in a degree of latitude."""
_FAR = 1e6


def is_point(entry: Entry) -> bool:
    """Whether a place's coordinates say how near others are; the middle of a province says nothing."""
    return entry.latitude is not None and (
        entry.kind in ("city", "facility") or (entry.kind == "region" and entry.curated)
    )


@lru_cache(CACHE_SIZE)
def first_level(admin: str) -> str:
    """The first-level division of a code: US.GA of US.GA.145."""
    return ".".join(admin.split(".")[:2])


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places, or as many as they are surely apart if out of reach; far for those that are no
    points.
    """
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return _FAR
    if not (is_point(one) and is_point(other)):
        return _FAR
    north = abs(one.latitude - other.latitude) * DEGREE
    if north >= REACH:
        return north
    turn = abs(one.longitude - other.longitude)
    east = min(turn, 360 - turn) * 111.3 * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return math.hypot(north, east)


def degrees_of_longitude(kilometres: float, latitude: float) -> float:
    """How many degrees of longitude, at least, a point within so many kilometres of a latitude can be away; a little
    more is told, so that no rounding loses one.
    """
    farthest = min(abs(latitude) + kilometres / DEGREE, 89.9)
    return min(180.0, 1.01 * kilometres / (111.3 * math.cos(math.radians(farthest))))


def nearness(entry: Entry, others: list[Entry]) -> float:
    """How near the nearest of some points is to a point: 1 where it is, 0 out of reach."""
    latitude, longitude = entry.latitude, entry.longitude
    if latitude is None or longitude is None:
        return 0.0
    nearest = REACH
    for other in others:
        if other.latitude is None or other.longitude is None:
            continue
        north = abs(latitude - other.latitude) * DEGREE
        if north < nearest:  # most are ruled out by their latitude alone
            turn = abs(longitude - other.longitude)
            east = min(turn, 360 - turn) * 111.3 * math.cos(math.radians((latitude + other.latitude) / 2))
            nearest = min(nearest, math.hypot(north, east))
    return 1 - nearest / REACH
