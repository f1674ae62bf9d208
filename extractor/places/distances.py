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
