"""Where a place lies on the map and in which division, and how exact that is.

A point is the place's own, or that of what the text or the gazetteer says contains it; never that of a place which
merely stands beside it in the text.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from extractor.places.distances import first_level
from extractor.places.entries import Entry

Located = Literal["exact", "parent", "none"]
_HOLDERS = ("city", "region")


class Location(NamedTuple):
    """The place's point in degrees, whose it is, and its first-level division."""

    latitude: float | None = None
    longitude: float | None = None
    located: Located = "none"
    admin1: str | None = None
    admin1_name: str | None = None


def locate(
    kind: str, entry: Entry, holder: Entry | None, part: bool, division: Callable[[str], Entry | None]
) -> Location:
    """Where a place of this kind lies that ``entry`` was found for.

    ``holder`` is the town or division that the text says contains it; ``part`` is true of the part of a country or
    division that a compass point names ("northern Ohio"); ``division`` looks up a code such as ``CN.07``.
    """
    code = entry.admin or (holder.admin if holder else None)
    admin1 = first_level(code) if code else None
    first = division(admin1) if admin1 else None
    found = (admin1 if first else None, first.name if first else None)
    if kind in ("country", "area", "water"):
        found = (None, None)
    point = _point(kind, entry, holder, part, division)
    if point is None:
        return Location(None, None, "none", *found)
    own = point is entry and not part and not (kind == "facility" and entry.kind in _HOLDERS)
    return Location(point.latitude, point.longitude, "exact" if own else "parent", *found)


def _point(
    kind: str, entry: Entry, holder: Entry | None, part: bool, division: Callable[[str], Entry | None]
) -> Entry | None:
    """The place whose point stands for this one."""
    if kind != entry.kind and (entry.kind in ("country", "area") or kind in ("country", "area", "water")):
        return None  # "northwest China", a lake known only by the town of its name
    if entry.latitude is not None:
        return entry
    if kind in ("country", "area", "water"):
        return None
    if holder is not None and holder.kind in _HOLDERS and holder.latitude is not None:
        return holder
    code = entry.admin or ""
    while "." in code:
        around = division(code)
        if around is not None and around is not entry and around.latitude is not None:
            return around
        code = code.rpartition(".")[0]
    return None
