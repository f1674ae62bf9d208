"""The compiled index holds what its sources hold, and is rebuilt to the byte."""

import csv
import runpy
from pathlib import Path

import pytest

from extractor.places.gazetteer import KINDS, Gazetteer, Source, pack
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


def test_entries_are_well_formed(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) > 250_000
    for place in range(0, len(gazetteer), 97):
        entry = gazetteer.entry(place)
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
        Source("A" * 3, "city", "DE.01", 50.0, 8.0, 10, 1, frozenset({"Aaa", "Bbb", "Ccc"}), 10.0),
        Source("Bbb", "city", "FR.02", 48.0, 2.0, 99, 2, frozenset({"Bbb"}), 99.0),
    ]
    assert pack(places, frozenset({"bbb"}), {}) == pack(places, frozenset({"bbb"}), {})


def test_index_is_what_the_script_builds() -> None:
    """Rebuilds from the packages named in the ``data`` extra."""
    built = runpy.run_path(str(ROOT / "scripts" / "build_gazetteer.py"))["build"]()
    assert built == Path(DATA / "gazetteer.bin").read_bytes()
