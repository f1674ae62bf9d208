"""`batch --events`: the events as tables beside those of the records, in every form that holds tables."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from extractor import Extractor, sinks
from extractor.cli import app
from extractor.events.beside import with_events
from extractor.sinks.events import BESIDE

runner = CliRunner()
ARTICLES = [
    {"id": "none", "published": "2025-05-18", "text": "Nothing moved."},
    {"id": "one", "published": "2025-05-19", "text": "A train with 41 containers left Wuhan for Duisburg on May 18."},
    {"id": "two", "published": "2025-05-20", "text": "On Sunday 41 containers left Wuhan for Duisburg by train."},
    {"id": "twin", "published": "2025-05-20", "text": "A freight train left Xi'an for Hamburg on May 19."},
    {"id": "twin", "published": "2025-05-20", "text": "A freight train left Almaty for Moscow on May 19."},
    {"published": "2025-05-20", "text": "A freight train left Madrid for Yiwu on May 19."},
]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "in.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


def batch(source: Path, output: Path, *options: str) -> Any:
    return runner.invoke(app, ["batch", str(source), "--output", str(output), "--events", "--quiet", *options])


def rows(output: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, whatever its form."""
    query = f'SELECT * FROM "{table}"'
    if output.suffix == ".csv":
        with (output / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    elif output.suffix == ".parquet":
        yield from pyarrow.parquet.read_table(output / f"{table}.parquet").to_pylist()
    elif output.suffix == ".sqlite":
        with closing(sqlite3.connect(output)) as base:
            base.row_factory = sqlite3.Row
            yield from map(dict, base.execute(query))
    else:
        with closing(duckdb.connect(str(output))) as base:
            yield from base.sql(query).to_arrow_table().to_pylist()


@pytest.fixture(scope="module")
def records(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run keeps of `ARTICLES` until it makes its tables."""
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    made = (extractor.extract(a["text"], a["published"], id=a.get("id")) for a in ARTICLES)
    path.write_text("".join(article.model_dump_json() + "\n" for article in made), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".sqlite", ".duckdb", ".csv", ".parquet"])
def test_events_stand_beside_the_records(tmp_path: Path, records: Path, suffix: str) -> None:
    output = sinks.write(records, tmp_path / f"tables{suffix}", with_events)
    (told,) = (event for event in rows(output, "events") if int(event["articles"]) > 1)
    assert (told["origin"], told["destination"]) == ("Wuhan", "Duisburg")
    tellings = [row for row in rows(output, "event_tellings") if row["event"] == told["event"]]
    assert [(row["article"], int(row["record"])) for row in tellings] == [("one", 2), ("two", 3)]
    movements = {(int(row["article"]), int(row["position"])): row for row in rows(output, "movements")}
    for row in tellings:
        assert movements[int(row["record"]), int(row["fact"])]["sentence"] == row["sentence"]


def test_a_telling_points_at_no_wrong_article(tmp_path: Path, records: Path) -> None:
    output = sinks.write(records, tmp_path / "tables.sqlite", with_events)
    told = {row["article"]: row["record"] for row in rows(output, "event_tellings")}
    assert told.pop("one") == 2
    assert told.pop("twin") is None, "two articles bear this id"
    assert 6 in told.values(), "one without an id is found too"
    with closing(sqlite3.connect(output)) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_command_makes_them_and_replaces_its_own_tables(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "tables.csv"
    for options in ((), ("--overwrite",)):
        assert batch(source, folder, *options).exit_code == 0
        assert {path.stem for path in folder.iterdir()} > set(BESIDE)
        assert any(int(event["articles"]) == 2 for event in rows(folder, "events"))


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.geojson"])
def test_a_form_without_tables_is_refused_before_the_work(tmp_path: Path, source: Path, name: str) -> None:
    result = batch(source, tmp_path / name)
    assert result.exit_code == 1
    assert "--events makes tables, so the suffix must be one of .csv, .duckdb, .parquet, .sqlite" in result.stderr
    assert list(tmp_path.iterdir()) == []
