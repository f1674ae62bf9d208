"""What annotation tools are given: read as they read it, every mention stands where it stood."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
import spacy
from hypothesis import example, given, settings
from spacy.tokens import DocBin

from extractor import Article, Extractor
from extractor.evaluate import load
from extractor.evaluate.report import Report, score
from extractor.models.annotated import FIELDS, choices, decided
from extractor.sinks import brat, labelstudio
from tests.sinks.made import BROKEN, TEXTS, written

EXTRACTOR = Extractor()
VOCAB = spacy.blank("en").vocab
Mentions = set[tuple[str, int, int]]


def article_of(text: str) -> Article:
    return EXTRACTOR.extract(text, "2024-11-18", id="a1", title="T", url="https://example.org/1")


def mentions(article: Article) -> Mentions:
    return {(name, m.start_char, m.end_char) for name in FIELDS for m in getattr(article, name)}


def accepted(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The tasks as Label Studio exports them when an annotator has accepted all predictions."""
    return [
        {"id": n, "data": task["data"], "annotations": [{"id": n, "result": task["predictions"][0]["result"]}]}
        for n, task in enumerate(tasks, 1)
    ]


@settings(max_examples=25, deadline=None)
@given(TEXTS)
@example(BROKEN)
def test_label_studio_and_back(text: str) -> None:
    article = article_of(text)
    with TemporaryDirectory() as folder:
        tasks = json.loads(written([article], Path(folder, "o.labelstudio.json")).read_bytes())
        assert [task["data"]["text"] for task in tasks] == [text]
        if not mentions(article):
            return
        export = Path(folder, "export.json")
        export.write_text(json.dumps(accepted(tasks)), encoding="utf-8")
        (gold,) = load(export)
    assert gold.story.text == text
    assert (gold.story.id, gold.story.title, gold.story.published) == ("a1", "T", "2024-11-18")
    assert {
        (name, row["start_char"], row["end_char"]) for name, rows in gold.lists.items() for row in rows
    } == mentions(article)
    report = Report()
    score(gold, article.model_dump(), report)
    assert not report.differences
    for name, tally in report.tallies.items():
        assert (tally.correct, tally.found) == (tally.gold, tally.gold), name


@settings(max_examples=25, deadline=None)
@given(TEXTS)
@example(BROKEN)
def test_prodigy(text: str) -> None:
    article = article_of(text)
    with TemporaryDirectory() as folder:
        (task,) = map(json.loads, written([article], Path(folder, "o.prodigy.jsonl")).read_text("utf-8").splitlines())
    assert task["text"] == text
    tokens = task["tokens"]
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert all(text[token["start"] : token["end"]] == token["text"] for token in tokens)
    assert {(span["label"], span["start"], span["end"]) for span in task["spans"]} == mentions(article)
    for span in task["spans"]:
        first, last = tokens[span["token_start"]], tokens[span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])


@settings(max_examples=25, deadline=None)
@given(TEXTS)
@example(BROKEN)
def test_brat(text: str) -> None:
    article = article_of(text)
    with TemporaryDirectory() as folder:
        out = written([article], Path(folder, "o.brat"))
        document = (out / "000001.txt").read_bytes().decode()
        lines = (out / "000001.ann").read_bytes().decode().splitlines()
        (listed,) = map(json.loads, (out / "articles.jsonl").read_text("utf-8").splitlines())
        names = {path.name for path in out.iterdir()}
    assert document == text
    assert listed == {"document": "000001", "id": "a1", "title": "T", "published": "2024-11-18", "url": article.url}
    assert all(brat.NAMES.fullmatch(name) for name in names)
    found: Mentions = set()
    for line in lines:
        key, content, *words = line.split("\t")
        if key[0] != "T":
            continue
        name, _, where = content.partition(" ")
        parts = [tuple(map(int, part.split())) for part in where.split(";")]
        assert [" ".join(document[start:end] for start, end in parts)] == words
        assert not any("\n" in document[start:end] for start, end in parts)
        found.add((name, parts[0][0], parts[-1][1]))
    assert found == mentions(article)


def test_brat_tells_values(tmp_path: Path) -> None:
    lines = (written([article_of("Trains came to Herne on Nov. 17.")], tmp_path / "o.brat") / "000001.ann").read_text()
    assert "T1\tdates 24 31\tNov. 17\nA1\tdates_type T1 date\n#1\tAnnotatorNotes T1\tvalue=2024-11-17\n" in lines
    assert re.search(
        r"T2\tplaces 15 20\tHerne\nA2\tplaces_kind T2 city\n#2\tAnnotatorNotes T2\tname=Herne; country=DE;", lines
    )


@settings(max_examples=25, deadline=None)
@given(TEXTS)
@example(BROKEN)
def test_docbin(text: str) -> None:
    article = article_of(text)
    with TemporaryDirectory() as folder:
        held = DocBin().from_disk(written([article], Path(folder, "o.spacy")))
    (doc,) = held.get_docs(VOCAB)
    assert doc.text == text
    assert doc._.article == article
    for name in FIELDS:
        for span, mention in zip(doc.spans[name], getattr(article, name), strict=True):
            assert span.start_char <= mention.start_char < mention.end_char <= span.end_char
            assert (span.label_, span.id_) == (getattr(mention, FIELDS[name][0]), mention.rule)


def test_several_articles_stand_in_their_order(tmp_path: Path) -> None:
    articles = [article_of("Two trains left Xi'an."), article_of(""), article_of("They reached Duisburg.")]
    texts = [article.text for article in articles]
    tasks = json.loads(written(articles, tmp_path / "o.labelstudio.json").read_text("utf-8"))
    assert [task["data"]["text"] for task in tasks] == texts
    docs = DocBin().from_disk(written(articles, tmp_path / "o.spacy")).get_docs(VOCAB)
    assert [doc.text for doc in docs] == texts


def test_the_labelling_configuration_has_a_control_for_every_field() -> None:
    view = ElementTree.fromstring(labelstudio.configuration())
    assert [label.get("value") for label in view.findall("Labels/Label")] == list(FIELDS)
    controls = {tag.get("name"): tag for tag in view.iter() if tag.get("perRegion")}
    for name, fields in FIELDS.items():
        for field in fields:
            offered = tuple(choice.get("value") for choice in controls[f"{name}_{field}"].findall("Choice"))
            assert offered == choices(name, field)
    assert {tag.get("toName") for tag in view.iter() if tag.get("toName")} == {"text"}


def test_brats_configuration_knows_every_attribute(tmp_path: Path) -> None:
    out = written([article_of(BROKEN)], tmp_path / "o.brat")
    configuration = (out / "annotation.conf").read_text()
    for line in (out / "000001.ann").read_text("utf-8").splitlines():
        if line.startswith("A"):
            name, _, value = line.split("\t")[1].split()
            assert re.search(rf"^{name} Arg:\w+, Value:(?:.*\|)?{value}(?:\||$)", configuration, re.MULTILINE)


@pytest.mark.parametrize("name", FIELDS)
def test_what_an_annotator_decides_leaves_out_what_is_not_set(name: str) -> None:
    for mention in getattr(article_of(BROKEN), name):
        assert None not in decided(name, mention.model_dump(mode="json")).values()
