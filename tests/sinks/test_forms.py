"""Each output form, opened by the tool it is for, holds what the records hold."""

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from extractor import Extractor, sources
from extractor.models import Article
from extractor.sinks import FORMS, SinkError, check, write
from extractor.sinks.tables import TABLES, VIEWS, rows_of
from tests.conftest import CORPUS

LISTS = ("dates", "quantities", "places", "services", "movements", "statistics")
CREATED = "A train with 41 containers left Xi'an for Duisburg via Almaty on November 17, 2024, carrying toys and tea."


@pytest.fixture(scope="module")
def articles(extractor: Extractor) -> list[Article]:
    henan = sources.load(CORPUS / "henan-2024-11-18.txt")
    made = [
        extractor.extract(henan.text, henan.published, id="henan", title="=HYPERLINK(1)"),
        extractor.extract("", id="empty"),
        extractor.extract(CREATED, "2024-11-18", id="henan"),
    ]
    assert all(getattr(made[0], name) for name in LISTS)
    return made


@pytest.fixture(scope="module")
def records(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    path.write_text("".join(article.model_dump_json() + "\n" for article in articles), encoding="utf-8")
    return path


def expected(articles: list[Article], table: str) -> list[tuple[Any, ...]]:
    return [
        row
        for number, article in enumerate(articles, 1)
        for name, row in rows_of(article.model_dump(mode="json"), number)
        if name == table
    ]


def test_tables_hold_every_field_of_the_records(articles: list[Article]) -> None:
    for name in LISTS:
        fields = set(type(getattr(articles[0], name)[0]).model_fields)
        assert fields - set(TABLES[name].names) <= {"via", "via_indices", "cargo"}


@pytest.mark.parametrize("table", TABLES)
def test_sqlite(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    with sqlite3.connect(write(records, tmp_path / "o.sqlite")) as base:
        assert base.execute(f'SELECT * FROM "{table}"').fetchall() == expected(articles, table)


@pytest.mark.parametrize("table", TABLES)
def test_duckdb(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    with duckdb.connect(str(write(records, tmp_path / "o.duckdb"))) as base:
        assert base.execute(f'SELECT * FROM "{table}"').fetchall() == expected(articles, table)


@pytest.mark.parametrize("table", TABLES)
def test_parquet(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    made = pq.read_table(write(records, tmp_path / "o.parquet") / f"{table}.parquet")
    assert made.column_names == TABLES[table].names
    assert [tuple(row.values()) for row in made.to_pylist()] == expected(articles, table)


@pytest.mark.parametrize("table", TABLES)
def test_csv(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    with (write(records, tmp_path / "o.csv") / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == TABLES[table].names
    wanted = [["" if cell is None else str(cell) for cell in row] for row in expected(articles, table)]
    assert [[cell[1:] if cell.startswith(("'=", "'-", "'+", "'@")) else cell for cell in row] for row in rows] == wanted


def test_no_csv_cell_is_a_formula(tmp_path: Path, records: Path) -> None:
    with (write(records, tmp_path / "o.csv") / "articles.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles[0] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_views_answer(tmp_path: Path, records: Path, articles: list[Article], form: str) -> None:
    made = write(records, tmp_path / f"o.{form}")
    base: Any = sqlite3.connect(made) if form == "sqlite" else duckdb.connect(str(made))
    counts = {view: base.execute(f'SELECT count(*) FROM "{view}"').fetchone()[0] for view in VIEWS}
    assert counts["statistics_with_period"] == sum(len(article.statistics) for article in articles)
    assert counts["movement_edges"] == sum(len(article.movements) for article in articles)
    mentions = base.execute('SELECT sum("mentions") FROM "places_by_article"').fetchone()[0]
    assert mentions == sum(len(article.places) for article in articles)
    base.close()


def test_geojson(tmp_path: Path, records: Path, articles: list[Article]) -> None:
    collection = json.loads(write(records, tmp_path / "o.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    points = [feature for feature in collection["features"] if feature["geometry"]["type"] == "Point"]
    located = [place for article in articles for place in article.places if place.latitude is not None]
    assert [tuple(point["geometry"]["coordinates"]) for point in points] == [
        (place.longitude, place.latitude) for place in located
    ]
    for feature in collection["features"]:
        if feature["geometry"]["type"] == "LineString":
            assert len(feature["geometry"]["coordinates"]) >= 2


@pytest.mark.parametrize("suffix", FORMS)
def test_equal_records_give_readable_output_without_records(tmp_path: Path, suffix: str) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert write(empty, tmp_path / f"o{suffix}").exists()


def test_an_unknown_suffix_is_said() -> None:
    with pytest.raises(SinkError, match=r"o\.xls: the suffix must be one of \.csv, \.duckdb"):
        check(Path("o.xls"))
