"""The answers of ``docs/five_questions.py`` are the same in SQL and in pandas, and are those of the records."""

import importlib.util
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from extractor import Extractor, sources
from extractor.sinks import write
from tests.conftest import CORPUS, ROOT


@pytest.fixture(scope="module")
def questions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("five_questions", ROOT / "docs" / "five_questions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> list[str]:
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    return [extractor.extract(s.text, s.published, id=s.id, title=s.title).model_dump_json() for s in stories]


@pytest.fixture(scope="module")
def base(records: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    lines = tmp_path_factory.mktemp("records") / "records.jsonl"
    lines.write_text("\n".join(records) + "\n", encoding="utf-8")
    with closing(sqlite3.connect(write(lines, Path(lines.with_name("tables.sqlite"))))) as opened:
        yield opened


def test_sql_and_pandas_agree(questions: ModuleType, base: sqlite3.Connection) -> None:
    in_sql, in_pandas = questions.in_sql(base), questions.in_pandas(base)
    for name, rows in in_sql.items():
        assert {_plain(row) for row in rows} == {_plain(row) for row in in_pandas[name]}, name


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(None if cell is None or cell != cell else cell for cell in row)


def test_answers_are_those_of_the_records(questions: ModuleType, base: sqlite3.Connection, records: list[str]) -> None:
    articles = [json.loads(record) for record in records]
    answers = questions.in_sql(base, "Duisburg")
    named = sorted({a["id"] for a in articles if any("Duisburg" in p["name"] for p in a["places"])})
    assert [row[0] for row in answers["mentions"]] == named
    planned = [m for a in articles for m in a["movements"] if (m["kind"], m["status"]) == ("launch", "planned")]
    assert sum(row[1] for row in answers["launches"]) == len(planned) > 0
    assert ("CR Intermodal Zhengzhou Terminal", "Liège", 1) in answers["routes"]
    assert len(answers["changes"]) > 10


def test_no_answer_takes_more_than_six_lines() -> None:
    source = (ROOT / "docs" / "five_questions.py").read_text(encoding="utf-8")
    for body in source.split("    # ")[1:]:
        answer = body.partition("\n")[2].partition("    return")[0].strip("\n").split("\n\n")[0]
        assert len([line for line in answer.splitlines() if line.strip()]) <= 6, answer
