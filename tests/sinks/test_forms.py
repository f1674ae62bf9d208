"""Each output form, opened by the tool it is for, holds what the records hold."""

import csv
import json
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from extractor import Extractor, sources
from extractor.models import (
    Article,
    Date,
    Movement,
    Organisation,
    Place,
    Quantity,
    Record,
    Service,
    Statistic,
)
from extractor.models.rows import ListName
from extractor.sinks import FORMS, SinkError, check, write
from extractor.sinks.sql import VIEWS
from extractor.sinks.tables import TABLES, rows_of
from tests.conftest import CORPUS

RECORDS: dict[str, type[Record]] = {
    "dates": Date,
    "quantities": Quantity,
    "places": Place,
    "services": Service,
    "organisations": Organisation,
    "movements": Movement,
    "statistics": Statistic,
}
LISTS: tuple[ListName, ...] = ("dates", "quantities", "places", "services", "organisations", "movements", "statistics")
CREATED = "A train with 41 containers left Xi'an for Duisburg via Almaty on November 17, 2024, carrying toys and tea."


@pytest.fixture(scope="module")
def articles(extractor: Extractor) -> list[Article]:
    henan = sources.load(CORPUS / "henan-2024-11-18.txt")
    made = [
        extractor.extract(henan.text, henan.published, id="henan", title="=HYPERLINK(1)"),
        extractor.extract("", id="empty"),
        extractor.extract(CREATED, "2024-11-18", id="henan"),
    ]
    assert all(getattr(made[0], name) for name in LISTS if name != "organisations")
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


def test_tables_hold_every_field_of_the_records() -> None:
    for name, record in RECORDS.items():
        fields = set(record.model_fields) - {"evidence", "quantity" if name == "statistics" else ""}
        assert fields <= set(TABLES[name].names), name


def test_wide_tables_hold_every_column_of_the_rows(articles: list[Article]) -> None:
    for name in LISTS:
        for article in articles:
            for row in article.rows(name):
                assert row.keys() - {"article_id"} <= set(TABLES[name].names), name


@pytest.mark.parametrize("table", TABLES)
def test_sqlite(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    with sqlite3.connect(write(records, tmp_path / "o.sqlite")) as base:
        assert base.execute(f'SELECT * FROM "{table}"').fetchall() == expected(articles, table)


@pytest.mark.parametrize("form", ["sqlite", "duckdb", "parquet", "csv"])
def test_numbers_of_more_than_64_bits_are_written(tmp_path: Path, extractor: Extractor, form: str) -> None:
    article = extractor.extract("The line took 40000000000000000000000 tonnes.")
    assert article.quantities[0].value > 2**64
    records = tmp_path / "r.jsonl"
    records.write_text(article.model_dump_json() + "\n", encoding="utf-8")
    assert write(records, tmp_path / f"o.{form}").exists()


@pytest.mark.parametrize("table", TABLES)
def test_duckdb(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    with duckdb.connect(str(write(records, tmp_path / "o.duckdb"))) as base:
        assert base.execute(f'SELECT * FROM "{table}"').fetchall() == expected(articles, table)


@pytest.mark.parametrize("table", TABLES)
def test_parquet(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    made = pq.read_table(write(records, tmp_path / "o.parquet") / f"{table}.parquet")
    if table == "places":
        made = made.drop_columns("geometry")
    assert made.column_names == TABLES[table].names
    assert [tuple(row.values()) for row in made.to_pylist()] == expected(articles, table)


def test_places_are_geoparquet(tmp_path: Path, records: Path) -> None:
    folder = write(records, tmp_path / "o.parquet")
    made = pq.read_table(folder / "places.parquet")
    # What the JSON Schema of GeoParquet 1.1.0 asks for; without "crs" coordinates are longitude, latitude (OGC:CRS84).
    told = json.loads(pq.read_metadata(folder / "places.parquet").metadata[b"geo"])
    assert (told["version"], told["primary_column"]) == ("1.1.0", "geometry")
    assert told["columns"] == {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}}
    assert str(made.schema.field("geometry").type) == "binary"
    located = 0
    for row in made.to_pylist():
        if row["latitude"] is None:
            assert row["geometry"] is None
            continue
        located += 1
        assert struct.unpack("<BIdd", row["geometry"]) == (1, 1, row["longitude"], row["latitude"])
    assert located > 10
    assert b"geo" not in (pq.read_metadata(folder / "movements.parquet").metadata or {})


@pytest.mark.parametrize("table", TABLES)
def test_csv(tmp_path: Path, records: Path, articles: list[Article], table: str) -> None:
    with (write(records, tmp_path / "o.csv") / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == TABLES[table].names
    wanted = [["" if cell is None else str(cell) for cell in row] for row in expected(articles, table)]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == wanted


def test_no_csv_cell_is_a_formula(tmp_path: Path, records: Path) -> None:
    with (write(records, tmp_path / "o.csv") / "articles.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles[0] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("title", ["=1", "'=1", "''", "'", "-5", "+5", "@a", "\t1", "＝1", "plain", "a'b"])
def test_what_stands_in_a_csv_cell_is_had_back_by_taking_one_quote_off(tmp_path: Path, title: str) -> None:
    record = tmp_path / "r.jsonl"
    record.write_text(Article(text="A train.", title=title).model_dump_json() + "\n", encoding="utf-8")
    with (write(record, tmp_path / "o.csv") / "articles.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"].removeprefix("'") == title
    assert row["title"][0] not in "=+-@\t＝"


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_views_answer(tmp_path: Path, records: Path, articles: list[Article], form: str) -> None:
    made = write(records, tmp_path / f"o.{form}")
    base: Any = sqlite3.connect(made) if form == "sqlite" else duckdb.connect(str(made))
    counts = {view: base.execute(f'SELECT count(*) FROM "{view}"').fetchone()[0] for view in VIEWS}
    assert counts["places_by_article"] > 0
    mentions = base.execute('SELECT sum("mentions") FROM "places_by_article"').fetchone()[0]
    assert mentions == sum(len(article.places) for article in articles)
    base.close()


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_keys_hold(tmp_path: Path, records: Path, form: str) -> None:
    made = write(records, tmp_path / f"o.{form}")
    wrong = """INSERT INTO "dates" ("article", "position") VALUES (99, 0)"""
    if form == "sqlite":
        with closing(sqlite3.connect(made)) as base:
            base.execute("PRAGMA foreign_keys = ON")
            assert base.execute("PRAGMA foreign_key_check").fetchall() == []
            with pytest.raises(sqlite3.IntegrityError):
                base.execute(wrong)
    else:
        with closing(duckdb.connect(str(made))) as base, pytest.raises(duckdb.ConstraintException):
            base.execute(wrong)


def test_sqlite_searches_the_articles(tmp_path: Path, records: Path) -> None:
    query = """SELECT a."id" FROM "article_search" s JOIN "articles" a ON a."article" = s.rowid
               WHERE "article_search" MATCH 'Almaty'"""
    with closing(sqlite3.connect(write(records, tmp_path / "o.sqlite"))) as base:
        assert base.execute(query).fetchall() == [("henan",)]


def test_geojson(tmp_path: Path, records: Path, articles: list[Article]) -> None:
    folder = write(records, tmp_path / "o.geojson")
    points, lines = (json.loads((folder / f"{name}.geojson").read_text("utf-8")) for name in ("places", "movements"))
    assert points["type"] == lines["type"] == "FeatureCollection"
    located = [place for article in articles for place in article.places if place.latitude is not None]
    assert sum(point["properties"]["mentions"] for point in points["features"]) == len(located)
    told = [tuple(map(str, (*p["geometry"]["coordinates"], *p["properties"].values()))) for p in points["features"]]
    assert len(told) == len(set(told))
    runs = [line["properties"] for line in lines["features"]]
    assert ("Xi'an", "Duisburg", "toys; tea") in [(run["origin"], run["destination"], run["cargo"]) for run in runs]
    assert all("operator" in run for run in runs)
    assert all(len(line["geometry"]["coordinates"]) >= 2 for line in lines["features"])


@pytest.mark.parametrize("suffix", FORMS)
def test_equal_records_give_readable_output_without_records(tmp_path: Path, suffix: str) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert write(empty, tmp_path / f"o{suffix}").exists()


def test_an_unknown_suffix_is_said() -> None:
    with pytest.raises(SinkError, match=r"o\.xls: the suffix must be one of \.brat, \.csv"):
        check(Path("o.xls"))
