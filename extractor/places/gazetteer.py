"""The gazetteer: an SQLite file that is opened, not loaded."""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from extractor.places.normalise import key_of

CACHE_SIZE = 16_384


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; ``weight`` orders places of one name by importance."""

    name: str
    kind: str
    country: str | None
    admin: str | None
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    note: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether it stands in the project's own tables or the user's."""
        return self.admin == "own"

    @property
    def is_division(self) -> bool:
        """Whether it is a first-level division: a province, a state."""
        return self.kind == "region" and (self.is_own or (self.admin or "").count(".") == 1)

    @property
    def weight(self) -> float:
        """Importance: population, with countries, first-level divisions and own entries ahead."""
        if self.kind == "country":
            return 1e9
        if self.is_own:
            return 5e6
        if self.kind == "region":
            return 2e5 + self.population if (self.admin or "").count(".") == 1 else 20_000.0
        return float(self.population)


@dataclass(frozen=True, slots=True)
class Name:
    """What the gazetteer knows of a name: its places, most important first, and whether it is a common word."""

    entries: tuple[Entry, ...]
    common: bool

    @property
    def best(self) -> Entry:
        """The most important place of the name."""
        return self.entries[0]


class Gazetteer:
    """Looks up names in the compiled index and in the user's own entries."""

    def __init__(self, own: list[Entry] | None = None, own_names: dict[str, list[int]] | None = None) -> None:
        """``own_names`` maps lookup keys to positions in ``own``; they come before the index."""
        path = resources.files("extractor").joinpath("data/gazetteer.sqlite")
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._own = own or []
        self._own_names = own_names or {}
        self.lookup = lru_cache(CACHE_SIZE)(self._lookup)

    def find(self, name: str) -> Name | None:
        """The places of ``name`` in any spelling that differs by case, diacritics, apostrophes or hyphens."""
        key = key_of(name)
        return self.lookup(key) if len(key) > 1 else None

    def _lookup(self, key: str) -> Name | None:
        own = [self._own[i] for i in self._own_names.get(key, ())]
        row = self._database.execute("SELECT ids, common FROM name WHERE key = ?", (key,)).fetchone()
        if row is None:
            return Name(tuple(own), False) if own else None
        found = self._database.execute(
            "SELECT name, kind, country, admin, latitude, longitude, population, geonames_id, partner, id"
            f" FROM place WHERE id IN ({row[0].replace(' ', ',')})"
        ).fetchall()
        order = {int(place_id): position for position, place_id in enumerate(row[0].split())}
        found.sort(key=lambda place: order[place[9]])
        entries = [Entry(*place[:6], place[6] or 0, *place[7:9]) for place in found]
        return Name((*own, *entries), bool(row[1]))

    def __reduce__(self) -> tuple[object, ...]:
        return Gazetteer, (self._own, self._own_names)
