"""The compiled index holds what its sources hold, and is rebuilt to the byte."""

import csv
import runpy
from pathlib import Path

import pytest

from extractor.places.entries import KINDS
from extractor.places.gazetteer import GEONAMES, TABLES, Gazetteer
from extractor.places.index import Index, Source, pack
from tests.conftest import ROOT

DATA = ROOT / "extractor" / "data"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def test_every_row_of_the_tables_is_in_the_index(gazetteer: Gazetteer) -> None:
    """Fails if a table was edited and the index not rebuilt: run scripts/build_gazetteer.py."""
    for table in sorted((DATA / "places").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found = gazetteer.find(row["name"])
                assert found, row["name"]
                assert any(e.curated and e.name == row["name"] and e.kind == row["kind"] for e in found.entries), row


@pytest.mark.parametrize(("file", "least"), [(GEONAMES, 250_000), (TABLES, 3000)])
def test_entries_are_well_formed(file: str, least: int) -> None:
    index = Index(ROOT / "extractor" / file)
    assert len(index) > least
    for place in range(0, len(index), 97):
        entry = index.entry(place)
        assert entry.name
        assert entry.kind in KINDS
        assert entry.country is None or len(entry.country) == 2
        assert (entry.latitude is None) == (entry.longitude is None)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Xi'an", "CN"), ("Łódź", "PL"), ("Lodz", "PL"), ("SAO PAULO", "BR"), ("Vorsino", "RU"), ("Altynkol", "KZ")],
)
def test_lookup_folds_spelling(name: str, country: str, gazetteer: Gazetteer) -> None:
    found = gazetteer.find(name)
    assert found
    assert found.best.country == country


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Köln", "Cologne"), ("Aqtau", "Aktau"), ("Toscana", "Tuscany"), ("Sichuan", "Sichuan"),
        ("Iran", "Iran"), ("Republic of Korea", "South Korea"), ("Viet Nam", "Vietnam"),
        ("DRC", "Democratic Republic of the Congo"), ("Astrakhan Oblast", "Astrakhan Oblast"),
    ],
)  # fmt: skip
def test_places_have_their_english_names(name: str, english: str, gazetteer: Gazetteer) -> None:
    found = gazetteer.find(name)
    assert found
    assert found.best.name == english


def test_unknown_names_are_not_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Qwxyzzy") is None
    assert gazetteer.find("") is None


def test_packing_does_not_depend_on_chance() -> None:
    places = [
        Source("A" * 3, "city", "DE.01", 50.0, 8.0, 10, 1, frozenset({"Aaa", "Bbb", "Ccc"})),
        Source("Bbb", "city", "FR.02", 48.0, 2.0, 99, 2, frozenset({"Bbb"})),
    ]
    assert pack(places, frozenset({"bbb"}), {}) == pack(places, frozenset({"bbb"}), {})


@pytest.mark.parametrize(("file", "build"), [(GEONAMES, "geonames"), (TABLES, "tables")])
def test_indexes_are_what_the_script_builds(file: str, build: str) -> None:
    """Rebuilds from the packages named in the ``data`` extra."""
    built = runpy.run_path(str(ROOT / "scripts" / "build_gazetteer.py"))[build]()
    assert built == Path(ROOT / "extractor" / file).read_bytes()


@pytest.mark.parametrize(
    ("code", "name", "latitude", "longitude"),
    [
        ("CN", "China", 35, 108), ("CN.09", "Henan", 34, 113.6), ("US.OK", "Oklahoma", 35.5, -97.5),
        ("CN.33", "Chongqing", 29.56, 106.55), ("US.TN.037", "Davidson County", 36.2, -86.8),
    ],
)  # fmt: skip
def test_divisions_have_a_point_that_stands_for_them(
    code: str, name: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    entry = gazetteer.division(code)
    assert entry
    assert entry.name == name
    assert entry.latitude == pytest.approx(latitude, abs=3)
    assert entry.longitude == pytest.approx(longitude, abs=3)


def test_a_code_that_no_division_has_is_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.division("CN.99") is None
    assert gazetteer.division("") is None
