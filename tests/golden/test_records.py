"""The whole record of the Henan article, compared field by field with the one in this folder."""

import difflib
import json
from pathlib import Path

import pytest

from extractor import Extractor, sources
from tests.conftest import CORPUS

ARTICLES = ["henan-2024-11-18"]


def record_as_lines(extractor: Extractor, article_id: str) -> list[str]:
    story = sources.load(CORPUS / f"{article_id}.txt")
    article = extractor.extract(story.text, story.published, id=story.id, title=story.title, url=story.url)
    record = article.model_dump(mode="json")
    del record["extractor_version"]  # a release does not change what is extracted
    return json.dumps(record, indent=1, ensure_ascii=False).splitlines(keepends=True)


@pytest.mark.parametrize("article_id", ARTICLES)
def test_record_is_the_golden_one(article_id: str, extractor: Extractor, pytestconfig: pytest.Config) -> None:
    golden = Path(__file__).with_name(f"{article_id}.json")
    found = record_as_lines(extractor, article_id)
    if pytestconfig.getoption("--update-golden"):
        golden.write_text("".join(found) + "\n", encoding="utf-8")
    expected = golden.read_text(encoding="utf-8").rstrip("\n").splitlines(keepends=True)
    difference = "".join(difflib.unified_diff(expected, found, str(golden), "extracted now", n=4))
    if difference:
        pytest.fail(f"{difference}\n\nIf this is right: pytest tests/golden --update-golden", pytrace=False)
