"""The command: forms open with their tools, adding gives what linking from scratch gives, nothing is lost unasked."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from extractor import Extractor, sources
from extractor.cli import app
from extractor.events.write import FORMS
from extractor.models.events import Event
from tests.conftest import CORPUS

runner = CliRunner()
RETOLD = "A train with 41 containers left Wuhan for Duisburg on May 18, 2025."


@pytest.fixture(scope="module")
def records(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("records")
    story = sources.load(CORPUS / "henan-2024-11-18.txt")
    made = [
        extractor.extract(story.text, story.published, id="henan"),
        extractor.extract(RETOLD, "2025-05-19", id="one"),
        extractor.extract(f"WUHAN -- {RETOLD}", "2025-05-20", id="two"),
    ]
    paths = []
    for number, article in enumerate(made):
        paths.append(folder / f"{number}.jsonl")
        paths[-1].write_text(article.model_dump_json() + "\n", encoding="utf-8")
    return paths


def run(*arguments: object) -> str:
    result = runner.invoke(app, ["events", *map(str, arguments)])
    assert result.exit_code == 0, result.stderr
    return result.stderr


def test_evidence_quotes_its_article(tmp_path: Path, records: list[Path]) -> None:
    output = tmp_path / "events.jsonl"
    said = run(*records, "--output", output)
    assert "3 articles" in said
    texts = {}
    for path in records:
        record = json.loads(path.read_text(encoding="utf-8"))
        texts[record["id"]] = record["text"]
    events = [Event.model_validate_json(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert any(event.articles == 2 for event in events)
    for event in events:
        for telling in event.tellings:
            assert texts[telling.article][telling.start_char : telling.end_char] == telling.sentence


def test_adding_gives_what_linking_from_scratch_gives(tmp_path: Path, records: list[Path]) -> None:
    whole, grown = tmp_path / "whole.jsonl", tmp_path / "grown.jsonl"
    run(*records, "--output", whole)
    run(records[2], "--output", grown)
    run(records[0], "--output", grown, "--add")
    run(records[1], records[0], "--output", grown, "--add")
    assert grown.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("suffix", FORMS)
def test_forms_open(tmp_path: Path, records: list[Path], suffix: str) -> None:
    output = tmp_path / f"events{suffix}"
    run(*records, "--output", output)
    if suffix == ".sqlite":
        with closing(sqlite3.connect(output)) as base:
            ran = base.execute("SELECT origin, destination, articles FROM events WHERE articles > 1").fetchall()
        assert ("Wuhan", "Duisburg", 2) in ran
    elif suffix == ".duckdb":
        with closing(duckdb.connect(str(output))) as base:
            found = base.execute("SELECT count(*) FROM event_tellings").fetchone()
        assert found is not None
        assert found[0] > 2
    elif suffix == ".geojson":
        features = json.loads(output.read_text(encoding="utf-8"))["features"]
        assert any(feature["properties"]["destination"] == "Duisburg" for feature in features)
    else:
        assert output.exists()


def test_an_output_is_replaced_only_when_told(tmp_path: Path, records: list[Path]) -> None:
    output = tmp_path / "events.jsonl"
    output.write_text("mine", encoding="utf-8")
    result = runner.invoke(app, ["events", str(records[0]), "--output", str(output)])
    assert (result.exit_code, output.read_text(encoding="utf-8")) == (1, "mine")
    assert "--overwrite" in result.stderr
    result = runner.invoke(app, ["events", str(records[0]), "--output", str(output), "--add"])
    assert (result.exit_code, output.read_text(encoding="utf-8")) == (1, "mine")


def test_a_line_that_is_no_record_is_told(tmp_path: Path, records: list[Path]) -> None:
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text(records[1].read_text(encoding="utf-8") + '{"text": "An article."}\n', encoding="utf-8")
    result = runner.invoke(app, ["events", str(mixed), "--output", str(tmp_path / "e.jsonl")])
    assert result.exit_code == 3
    assert "mixed.jsonl:2: not a record" in result.stderr
