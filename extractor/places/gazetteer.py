"""The gazetteer: one read-only file that is mapped into memory, not loaded.

The file is written by ``scripts/build_gazetteer.py`` through `pack` and holds, after a line of JSON that says
where each part begins:

- ``hashes``: the 64-bit hashes of all lookup keys, sorted, so that a name is found by bisection;
- ``values``: for each hash its place, or where its list of places begins in ``lists`` (bit 31), and whether the key is
  also a common English word (bit 30);
- ``places``: fixed-size records of position, population, GeoNames id, division, kind and where the name stands;
- ``strings``: the names.

A look-up touches a few pages of the file, so a cold start costs a millisecond and the process stays small.
"""

import json
import math
import mmap
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, Literal, NamedTuple

from extractor.places.normalise import key_of

MAGIC = b"freight gazetteer 1\n"
KINDS = ("country", "region", "city", "facility", "water", "area")
CACHE_SIZE = 16_384
RECORD = struct.Struct("<hhIIHBxI")  # latitude, longitude, population, GeoNames id, division, kind, name
_LATITUDE, _LONGITUDE = 32_767 / 90, 32_767 / 180  # steps of 300 and 600 metres
_NOWHERE = -32_768
_LIST, _COMMON, _ID = 1 << 31, 1 << 30, (1 << 30) - 1
_MAX_LIST = 24
_WEIGHT_OF_CURATED = {"region": 7.0, "city": 6.0}
_COST_OF_OTHER = {
    "same": 0.0,
    "respelt": 0.3,
    "part": 0.7,
    "other": 1.3,
}  # in weight, of a place known under another name
_RANK_OF_OTHER = {"same": 1.0, "respelt": 0.5, "part": 0.1, "other": 0.02}
FILE = "data/gazetteer.bin"


class Entry(NamedTuple):
    """A place of the gazetteer."""

    name: str
    kind: str
    country: str | None
    admin: str | None
    """Code of the division it lies in or, for regions, is: ``US.GA``, ``US.GA.145``."""
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    curated: bool = False
    """Whether it stands in the project's own tables or the user's."""
    key: str = ""
    capital: bool = False
    """Whether it is the capital of its country."""

    @property
    def is_division(self) -> bool:
        """Whether it is a first-level division (a province, a state) or a named area of our tables."""
        return self.kind == "region" and (self.curated or (self.admin or "").count(".") == 1)


class Name(NamedTuple):
    """What the gazetteer knows of a name: its places, most important first, and whether it is a common word."""

    entries: tuple[Entry, ...]
    common: bool
    key: str
    weights: tuple[float, ...]
    """The importance of each, on a logarithmic scale."""
    best: Entry
    """The first of the places."""


def other_name(own: str, key: str) -> Literal["same", "respelt", "part", "other"]:
    """How a lookup key relates to a place's own: "aktau" to "aqtau", "frankfurt" to "frankfurt am main", "bethlehem" to
    "belem". The less alike, the less likely is the place meant where another bears the name as its own.
    """
    if own == key:
        return "same"
    if own[:1] == key[:1] and abs(len(own) - len(key)) <= 2:
        return "respelt"
    return "part" if key in own else "other"


def importance(entry: Entry) -> float:
    """How well known a place is, on a logarithmic scale: 5 is a town of 100,000, 9 a country."""
    if entry.kind == "country":
        return 9.0
    if entry.kind in ("area", "water"):
        return 8.5
    if entry.curated:
        return _WEIGHT_OF_CURATED.get(entry.kind, 5.5)
    if entry.kind == "region":
        return math.log10(entry.population + 1e5) + 0.2 if entry.is_division else 3.3
    return math.log10(entry.population + 200)


def _named(entries: tuple[Entry, ...], common: bool, key: str) -> Name:
    weights = tuple(
        importance(e) - (_COST_OF_OTHER[other_name(e.key, key)] if e.kind == "city" and not e.curated else 0.0)
        for e in entries
    )
    return Name(entries, common, key, weights, entries[0])


def hash_of(key: str) -> int:
    """The 64-bit hash under which a lookup key is filed."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")


class Gazetteer:
    """Looks up names in the compiled index and in the user's own entries."""

    def __init__(self, own: Mapping[str, Sequence[Entry]] | None = None) -> None:
        """``own`` maps lookup keys to the user's places; they come before the index."""
        self._own = own or {}
        with resources.as_file(resources.files("extractor").joinpath(FILE)) as path, Path(path).open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = self._map.find(b"\n", len(MAGIC))
        self._meta = json.loads(self._map[len(MAGIC) : end])
        self._hashes = self._part("hashes", "Q")
        self._values = self._part("values", "I")
        self._lists = self._part("lists", "I")
        self._places, self._strings = self._meta["places"][0], self._meta["strings"][0]
        self._admins: list[str] = self._meta["admins"]
        self.neighbours: dict[str, list[str]] = self._meta["neighbours"]
        self.find: Callable[[str], Name | None] = lru_cache(CACHE_SIZE)(self._lookup)
        """The places of a name in any spelling that differs by case, diacritics, apostrophes or hyphens."""
        self.entry: Callable[[int], Entry] = lru_cache(CACHE_SIZE)(self._read)
        """The place with this position in the index."""

    def __len__(self) -> int:
        return int(self._meta["count"])

    def _lookup(self, name: str) -> Name | None:
        key = key_of(name)
        if len(key) < 2:
            return None
        own, wanted = self._own.get(key, ()), hash_of(key)
        position = bisect_left(self._hashes, wanted)
        if position == len(self._hashes) or self._hashes[position] != wanted:
            return _named(tuple(own), False, key) if own else None
        value = self._values[position]
        places: Sequence[int] = (value & _ID,)
        if value & _LIST:
            start = value & _ID
            places = self._lists[start + 1 : start + 1 + self._lists[start]]
        return _named((*own, *map(self.entry, places)), bool(value & _COMMON), key)

    def _read(self, place: int) -> Entry:
        latitude, longitude, population, geonames_id, admin, kind, at = RECORD.unpack_from(
            self._map, self._places + place * RECORD.size
        )
        start = self._strings + at
        name = self._map[start + 1 : start + 1 + self._map[start]].decode()
        code = self._admins[admin]
        located = latitude != _NOWHERE
        return Entry(
            name,
            KINDS[kind & 7],
            code[:2] or None,
            code if "." in code else None,
            round(latitude / _LATITUDE, 3) if located else None,
            round(longitude / _LONGITUDE, 3) if located else None,
            population,
            geonames_id or None,
            bool(kind & 8),
            key_of(name),
            bool(kind & 16),
        )

    def _part(self, name: str, code: Literal["Q", "I"]) -> "memoryview[int]":
        start, end = self._meta[name]
        return memoryview(self._map)[start:end].cast(code)

    def __reduce__(self) -> tuple[object, ...]:
        return Gazetteer, (self._own,)


@dataclass(frozen=True, slots=True)
class Source:
    """A place on its way into the index, with the names it is found by and its rank among places of one name."""

    name: str
    kind: str
    admin: str
    """The division's code, or the bare country code."""
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    names: frozenset[str]
    rank: float
    curated: bool = False
    capital: bool = False


def pack(sources: Iterable[Source], common: frozenset[str], neighbours: Mapping[str, list[str]]) -> bytes:
    """The index as bytes; the same sources give the same bytes."""
    places = list(sources)
    by_key: dict[str, list[int]] = {}
    for index, place in enumerate(places):
        for key in {key_of(name) for name in place.names}:
            if len(key) > 1:
                by_key.setdefault(key, []).append(index)
    admins = sorted({place.admin for place in places} | {""})
    numbers = {code: number for number, code in enumerate(admins)}
    strings, offsets = bytearray(), dict[str, int]()
    records = bytearray()
    for place in places:
        if place.name not in offsets:
            offsets[place.name] = len(strings)
            encoded = place.name.encode()
            strings += bytes([len(encoded)]) + encoded
        records += _record(place, numbers[place.admin], offsets[place.name])
    filed = sorted((hash_of(key), key) for key in by_key)
    lists, values = [0], []
    for _, key in filed:
        ids = sorted(by_key[key], key=lambda i: (-_rank(places[i], key), i))[:_MAX_LIST]
        flag = _COMMON if key in common else 0
        if len(ids) == 1:
            values.append(ids[0] | flag)
        else:
            values.append(len(lists) | flag | _LIST)
            lists += [len(ids), *ids]
    parts = {
        "hashes": struct.pack(f"<{len(filed)}Q", *(number for number, _ in filed)),
        "values": struct.pack(f"<{len(values)}I", *values),
        "lists": struct.pack(f"<{len(lists)}I", *lists),
        "places": bytes(records),
        "strings": bytes(strings),
    }
    return _file(parts, {"count": len(places), "admins": admins, "neighbours": dict(neighbours)})


def _rank(place: Source, key: str) -> float:
    """The rank of a place under a name: one known under it only as an alternate ("Rome County") comes later."""
    if place.curated or place.kind not in ("city", "region"):
        return place.rank
    relation = other_name(key_of(place.name), key)
    if place.kind == "city":
        return place.rank * _RANK_OF_OTHER[relation]
    return place.rank * (0.05 if relation != "same" and place.admin.count(".") > 1 else 1.0)


def _record(place: Source, admin: int, name: int) -> bytes:
    latitude = _NOWHERE if place.latitude is None else round(place.latitude * _LATITUDE)
    longitude = 0 if place.longitude is None else round(place.longitude * _LONGITUDE)
    kind = KINDS.index(place.kind) | (8 if place.curated else 0) | (16 if place.capital else 0)
    return RECORD.pack(latitude, longitude, place.population, place.geonames_id or 0, admin, kind, name)


def _file(parts: Mapping[str, bytes], meta: dict[str, Any]) -> bytes:
    """The parts behind their table of contents, each beginning at a multiple of eight."""
    size = 0
    for _ in range(2):  # the offsets' own length decides where the parts begin
        at = size
        for name, part in parts.items():
            meta[name] = [at, at + len(part)]
            at += -(-len(part) // 8) * 8
        head = MAGIC + json.dumps(meta, sort_keys=True, separators=(",", ":")).encode()
        size = size or -(-(len(head) + 64) // 8) * 8
    body = b"".join(part + bytes(-len(part) % 8) for part in parts.values())
    return head.ljust(size - 1) + b"\n" + body
