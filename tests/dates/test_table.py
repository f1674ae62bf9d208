"""The tables: text and publication date in, mentions out. See table/README.md for the form of a row."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.dates.mentions import mentions
from extractor.sentences import split
from extractor.timeml import annotate

HERE = Path(__file__).parent


class Case(NamedTuple):
    """One row of a table."""

    text: str
    published: str | None
    expected: list[str]


def read(folder: str) -> list[object]:
    cases: list[object] = []
    for path in sorted((HERE / folder).glob("*.txt")):
        published: str | None = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# published "):
                given = line.removeprefix("# published ")
                published = None if given == "-" else given
            elif line.strip():
                line = line.replace("\\n", "\n")
                text, _, wanted = line.rpartition(" => ")
                expected = [] if wanted == "-" else wanted.split(" ;; ")
                cases.append(pytest.param(Case(text, published, expected), id=f"{path.stem}-{number}"))
    return cases


def cell(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


ARTICLE = read("table")
TIMEML = read("timeml_table")


def test_the_table_is_large() -> None:
    assert len(ARTICLE) >= 300


@pytest.mark.parametrize("case", ARTICLE)
def test_article_view(case: Case) -> None:
    reference = date.fromisoformat(case.published) if case.published else None
    rows = mentions(case.text, reference, split(case.text))
    assert [cell(r["text"], r["type"], r["value"], r["mod"]) for r in rows] == case.expected


@pytest.mark.parametrize("case", TIMEML)
def test_timeml_view(case: Case) -> None:
    found = annotate(case.text, case.published)
    assert [cell(x.text, x.type, x.value, x.mod) for x in found] == case.expected
