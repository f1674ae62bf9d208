"""The gazetteer: what GeoNames lists, what the project's own tables add, and the user's places.

Two files, each an `extractor.places.index.Index`: ``gazetteer.bin`` from GeoNames, large and rarely rebuilt, and
``places.bin`` from the tables in ``extractor/data/places``. Both are written by ``scripts/build_gazetteer.py``.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from extractor.places.entries import Entry, Name, named, rank
from extractor.places.index import Index, hash_of
from extractor.places.normalise import key_of

CACHE_SIZE = 4_096
"""Readings of names, and divisions, that are kept: names come back in the news of a season."""
LOOKED_UP = 1_024
"""Look-ups and entries that are kept, for names that come back in one article: further back stand whole readings."""
GEONAMES, TABLES = "data/gazetteer.bin", "data/places.bin"


class Gazetteer:
    """Looks up names in the compiled indexes and in the user's own entries."""

    def __init__(self, own: Mapping[str, Sequence[Entry]] | None = None) -> None:
        """``own`` maps lookup keys to the user's places, which a name means instead of all others."""
        self._own = own or {}
        self.longest_own = max((key.count(" ") + 1 for key in self._own), default=0)
        """Words of the user's longest name; 0 if the user has none."""
        self._geonames, self._tables = _open(GEONAMES), _open(TABLES)
        self.neighbours: dict[str, list[str]] = self._geonames.neighbours
        self.find: Callable[[str], Name | None] = lru_cache(LOOKED_UP)(self._lookup)
        """The places of a name in any spelling that differs by case, diacritics, apostrophes or hyphens."""
        self._entry: Callable[[int], Entry] = lru_cache(LOOKED_UP)(self._geonames.entry)
        self._listed: Callable[[int], Entry] = lru_cache(LOOKED_UP)(self._tables.entry)
        self.division: Callable[[str], Entry | None] = lru_cache(CACHE_SIZE)(self._division)
        """The division with a code such as ``CN.07``, or the country with a code such as ``CN``."""

    def _lookup(self, name: str) -> Name | None:
        key = key_of(name)
        if len(key) < 2:
            return None
        if own := self._own.get(key):
            return named(tuple(own), False, key, own=True)
        wanted = hash_of(key)
        places, common = self._geonames.find(wanted)
        entries = tuple(map(self._entry, places))
        listed, common_too = self._tables.find(wanted)
        if listed:
            both = (*map(self._listed, listed), *entries)
            entries = tuple(sorted(both, key=lambda entry: -rank(entry, key))) if entries else both
        return named(entries, common or common_too, key) if entries else None

    def own(self, name: str) -> Name | None:
        """The user's places of a name."""
        found = self.find(name)
        return found if found and found.own else None

    def _division(self, code: str) -> Entry | None:
        place = self._geonames.division(code)
        return None if place is None else self._entry(place)

    def __reduce__(self) -> tuple[object, ...]:
        return Gazetteer, (self._own,)


def _open(file: str) -> Index:
    with resources.as_file(resources.files("extractor").joinpath(file)) as path:
        return Index(Path(path))
