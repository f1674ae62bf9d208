"""A part of the gazetteer: one read-only file that is mapped into memory, not loaded.

The file holds, after a line of JSON that says where each part begins:

- ``hashes``: the 64-bit hashes of all lookup keys, sorted, so that a name is found by bisection;
- ``values``: for each hash its place, or where its list of places begins in ``lists`` (bit 31), and whether the key is
  also a common English word (bit 30);
- ``places``: fixed-size records of position, population, GeoNames id, division, kind and where the name stands;
- ``admins``: where the code of each division stands, in the codes' order, and the place that it is, if listed;
- ``strings``: names and codes.

A look-up touches a few pages of the file, so a cold start costs a millisecond and the process stays small.
"""

import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from extractor.places.entries import KINDS, Entry, rank
from extractor.places.normalise import key_of

MAGIC = b"freight gazetteer 2\n"
RECORD = struct.Struct("<hhIIHBxI")  # latitude, longitude, population, GeoNames id, division, kind, name
_LATITUDE, _LONGITUDE = 32_767 / 90, 32_767 / 180  # steps of 300 and 600 metres
_NOWHERE = -32_768
_LIST, _COMMON, _ID = 1 << 31, 1 << 30, (1 << 30) - 1
_MAX_LIST = 24
_UNLISTED = (1 << 32) - 1  # a division that is no place of the index


def hash_of(key: str) -> int:
    """The 64-bit hash under which a lookup key is filed."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")


class Index:
    """One compiled file."""

    def __init__(self, path: Path) -> None:
        """Map the file into memory."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = self._map.find(b"\n", len(MAGIC))
        self._meta = json.loads(self._map[len(MAGIC) : end])
        self._hashes = self._part("hashes", "Q")
        self._values = self._part("values", "I")
        self._lists = self._part("lists", "I")
        self._admins = self._part("admins", "I")
        self._places, self._strings = self._meta["places"][0], self._meta["strings"][0]
        self.neighbours: dict[str, list[str]] = self._meta["neighbours"]
        """The countries that border on each."""

    def __len__(self) -> int:
        return int(self._meta["count"])

    def find(self, wanted: int) -> tuple[Sequence[int], bool]:
        """The places of the name with this hash, and whether it is a common word."""
        position = bisect_left(self._hashes, wanted)
        if position == len(self._hashes) or self._hashes[position] != wanted:
            return (), False
        value = self._values[position]
        places: Sequence[int] = (value & _ID,)
        if value & _LIST:
            start = value & _ID
            places = self._lists[start + 1 : start + 1 + self._lists[start]]
        return places, bool(value & _COMMON)

    def entry(self, place: int) -> Entry:
        """The place with this position."""
        latitude, longitude, population, geonames_id, admin, kind, at = RECORD.unpack_from(
            self._map, self._places + place * RECORD.size
        )
        name = self._string(at)
        code = self._string(self._admins[2 * admin])
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

    def division(self, code: str) -> int | None:
        """The place that a division's code, or a country's, stands for."""
        low, high = 0, len(self._admins) // 2
        while low < high:
            middle = (low + high) // 2
            if self._string(self._admins[2 * middle]) < code:
                low = middle + 1
            else:
                high = middle
        if low == len(self._admins) // 2 or self._string(self._admins[2 * low]) != code:
            return None
        place = self._admins[2 * low + 1]
        return None if place == _UNLISTED else place

    def _string(self, at: int) -> str:
        start = self._strings + at
        return self._map[start + 1 : start + 1 + self._map[start]].decode()

    def _part(self, name: str, code: Literal["Q", "I"]) -> "memoryview[int]":
        start, end = self._meta[name]
        return memoryview(self._map)[start:end].cast(code)


@dataclass(frozen=True, slots=True)
class Source:
    """A place on its way into an index, with the names it is found by."""

    name: str
    kind: str
    admin: str
    """The division's code, or the bare country code."""
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    names: frozenset[str]
    curated: bool = False
    capital: bool = False

    @property
    def entry(self) -> Entry:
        """The place as a look-up gives it."""
        return Entry(
            self.name, self.kind, self.admin[:2] or None, self.admin if "." in self.admin else None, self.latitude,
            self.longitude, self.population, self.geonames_id, self.curated, key_of(self.name), self.capital,
        )  # fmt: skip


def pack(sources: Iterable[Source], common: frozenset[str], neighbours: Mapping[str, list[str]]) -> bytes:
    """An index as bytes; the same sources give the same bytes."""
    places = list(sources)
    entries = [place.entry for place in places]
    by_key: dict[str, list[int]] = {}
    for index, place in enumerate(places):
        for key in {key_of(name) for name in place.names}:
            if len(key) > 1:
                by_key.setdefault(key, []).append(index)
    codes = sorted({place.admin for place in places} | {""})
    numbers = {code: number for number, code in enumerate(codes)}
    listed = {place.admin: i for i, place in reversed([*enumerate(places)]) if _is_division(place)}
    strings, offsets = bytearray(), dict[str, int]()
    for text in (*codes, *(place.name for place in places)):
        if text not in offsets:
            offsets[text] = len(strings)
            encoded = text.encode()
            strings += bytes([len(encoded)]) + encoded
    filed = sorted((hash_of(key), key) for key in by_key)
    lists, values = [0], []
    for _, key in filed:
        ids = sorted(by_key[key], key=lambda i: (-rank(entries[i], key), i))[:_MAX_LIST]
        flag = _COMMON if key in common else 0
        if len(ids) == 1:
            values.append(ids[0] | flag)
        else:
            values.append(len(lists) | flag | _LIST)
            lists += [len(ids), *ids]
    admins = [number for code in codes for number in (offsets[code], listed.get(code, _UNLISTED))]
    parts = {
        "hashes": struct.pack(f"<{len(filed)}Q", *(number for number, _ in filed)),
        "values": struct.pack(f"<{len(values)}I", *values),
        "lists": struct.pack(f"<{len(lists)}I", *lists),
        "admins": struct.pack(f"<{len(admins)}I", *admins),
        "places": b"".join(_record(place, numbers[place.admin], offsets[place.name]) for place in places),
        "strings": bytes(strings),
    }
    return _file(parts, {"count": len(places), "neighbours": dict(neighbours)})


def _is_division(place: Source) -> bool:
    """Whether the place is what its code stands for."""
    return not place.curated and (place.kind == "country" or (place.kind == "region" and "." in place.admin))


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
