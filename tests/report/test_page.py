"""The report holds every article once, quotes it whole, is safe to open, and says what it left out."""

import base64
import json
import re
import zlib
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor import Extractor
from extractor.cli import app
from extractor.models import Article
from extractor.report import Report, fragment, page, render
from tests.conftest import CORPUS

HENAN = CORPUS / "henan-2024-11-18.txt"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\" 'too'"
runner = CliRunner()


@pytest.fixture(scope="module")
def article(extractor: Extractor) -> Article:
    text = f"On May 5, two trains left Xi'an for Duisburg with tea. {HOSTILE}"
    return extractor.extract(text, "2024-05-06", id=HOSTILE, title=HOSTILE, url=HOSTILE)


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'id="data">([^<]*)<', html)
    assert found is not None
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found[1])))
    return data


def test_the_page_holds_text_marks_and_facts_in_plain_words(article: Article) -> None:
    (row,) = data_of(render([article]))["articles"]
    assert row["text"] == article.text
    assert any(mark[3].startswith("5 May 2024") for mark in row["marks"])
    (run,) = [fact for fact in row["facts"] if fact["type"] == "movement"]
    assert (run["origin"][0], run["destination"][1]) == ("Xi'an", "Germany")
    slots = {slot: article.text[start:end] for slot, start, end, *_ in run["evidence"]}
    assert (slots["origin"], slots["destination"]) == ("Xi'an", "Duisburg")


def test_nothing_of_an_article_is_markup(article: Article) -> None:
    html = render([article])
    assert "<script>alert" not in html
    assert "onerror=alert(2)>" not in html
    assert "onerror=alert(2)>" not in fragment(article)


def test_the_page_asks_nothing_of_the_network(article: Article) -> None:
    html = render([article])
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:link|iframe|object|embed)\b|(?:src|href)=[\"']?(?:https?:|//)|@import|url\((?!#)", html)


def test_a_notebook_shows_the_text_whole_and_the_facts(article: Article) -> None:
    html = article._repr_html_()
    body = html.split('<div class="text">')[1].split("</div>")[0]
    shown = re.sub(r"<span>.*?</span>", "", body, flags=re.DOTALL)
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == article.text
    assert "<td>departure</td>" in html


def test_what_a_page_has_no_room_for_is_said(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "TEXTS_BYTES", 3000)
    monkeypatch.setattr(page, "FACTS_BYTES", 3000)
    report = Report()
    for _ in range(12):
        report.add(article.model_dump(mode="json"))
    data = data_of(report.render())
    texts = [row["text"] is not None for row in data["articles"]]
    assert texts == sorted(texts, reverse=True)
    assert data["about"] == {"textless": texts.count(False), "leftOut": 12 - len(texts)}
    assert 0 < texts.count(False) < len(texts) < 12
    assert all(row["facts"] for row in data["articles"])


def test_command_reads_articles_and_records(tmp_path: Path, article: Article) -> None:
    stored = tmp_path / "records.jsonl"
    stored.write_text(article.model_dump_json() + "\n" + '{"schema_version": "1.0"}\n', encoding="utf-8")
    output = tmp_path / "report.html"
    result = runner.invoke(app, ["report", str(stored), str(HENAN), "--output", str(output)])
    assert result.exit_code == 3
    assert "records.jsonl:2: a record of schema 1.0; this version reads 2" in result.stderr
    assert "2 articles, 0.2 MB; 1 rejected" in result.stderr
    ids = [row["id"] for row in data_of(output.read_text(encoding="utf-8"))["articles"]]
    assert ids == [HOSTILE, "henan-2024-11-18"]


def test_command_replaces_nothing_unasked(tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    output.write_text("mine", encoding="utf-8")
    result = runner.invoke(app, ["report", str(HENAN), "--output", str(output)])
    assert (result.exit_code, output.read_text(encoding="utf-8")) == (1, "mine")
    assert "--overwrite" in result.stderr
    assert runner.invoke(app, ["report", str(HENAN), "--output", str(output), "--overwrite"]).exit_code == 0
