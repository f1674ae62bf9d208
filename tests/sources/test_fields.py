"""What archives call their fields, as keys of JSON, front matter and columns, with the names that look alike."""

import json
from pathlib import Path

import pytest

from extractor.sources import Reading, Story
from extractor.sources.fields import Columns, Unknown, assign
from tests.sources.reading import items, read

TEXT = "A train left Xi'an."
NAMES = [
    ("text", "text body content Content article articleBody full_text fulltext maintext plain_text content_text Story"),
    ("published", "published date Date pubDate pub_date published_at publishedAt publication_date date_published "),
    ("published", "datePublished date_publish publish_date published_date created_at dc:date issued"),
    ("title", "title Title headline Headline heading"),
    ("url", "url URL link href permalink uri source_url canonical_url web-url"),
    ("id", "id ID _id guid GUID article_id doc_id docid identifier uuid"),
]
KNOWN = [(name, field) for field, names in NAMES for name in names.split()]
NEAR_MISSES = (
    "modified date_modified updated updatedAt date_download crawled lastmod subtitle image_url text_length textual "
    "contents_list headline_image update dateline id_source linked datum Veröffentlicht mytext"
).split()


@pytest.mark.parametrize(("name", "field"), KNOWN)
def test_usual_names_are_understood(name: str, field: str) -> None:
    assert assign((name,)).names[field] == (name,)


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_names_that_look_alike_are_not(name: str) -> None:
    assert not any(assign((name,)).names.values())


@pytest.mark.parametrize("name", ["datum", "Veröffentlicht", "update", "x"])
def test_unknown_names_are_told(name: str) -> None:
    assert assign((name, "author", "text")).unknown == (name,)


def row(names: tuple[str, str, str, str]) -> dict[str, str]:
    return dict(zip(names, (TEXT, "2024-11-18", "Train leaves", "https://a.org/1"), strict=True))


EXPECTED = Story(TEXT, "1", "Train leaves", "2024-11-18", "https://a.org/1")
SPELLINGS = [
    ("text", "published", "title", "url"),
    ("body", "date", "headline", "link"),
    ("Content", "pubDate", "Title", "URL"),
    ("maintext", "date_publish", "heading", "source_url"),
]


@pytest.mark.parametrize("names", SPELLINGS)
def test_keys_of_json_columns_and_front_matter_mean_the_same(tmp_path: Path, names: tuple[str, str, str, str]) -> None:
    values = {"id": "1", **row(names)}
    (tmp_path / "a.jsonl").write_text(json.dumps(values))
    (tmp_path / "a.json").write_text(json.dumps(values))
    (tmp_path / "a.csv").write_text(",".join(values) + "\n" + ",".join(values.values()) + "\n")
    (tmp_path / "a.tsv").write_text("\t".join(values) + "\n" + "\t".join(values.values()) + "\n")
    front = "".join(f"{name}: {value}\n" for name, value in values.items() if value != TEXT)
    (tmp_path / "a.txt").write_text(f"---\n{front}---\n{TEXT}\n")
    assert read(tmp_path) == [EXPECTED] * 5


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "", "body": TEXT}, TEXT),
        ({"text": None, "content": TEXT}, TEXT),
        ({"content": "Short.", "text": TEXT}, TEXT),
        ({"description": TEXT}, "no field text, body or content; there are: description"),
        ({"text": " "}, "holds no text"),
        ({"body": 5}, "field body must be a string, got int"),
        ({"text": TEXT, "date": "16/04/2025"}, "is ambiguous"),
        ({"text": TEXT, "date": "nan", "url": ""}, TEXT),
        ({"text": TEXT, "title": float("nan"), "date": float("nan")}, TEXT),
        ({"text": TEXT, "date": "", "pubDate": "2024-11-18"}, TEXT),
    ],
)
def test_the_first_name_that_holds_something_wins(tmp_path: Path, value: dict[str, object], expected: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(value))
    (found,) = read(tmp_path / "a.jsonl")
    assert expected in (found.text if isinstance(found, Story) else found)


@pytest.mark.parametrize("name", ["articles", "items", "results", "hits"])
def test_a_list_inside_an_object_is_a_row_each(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", name: [{"content": TEXT}, {"content": None}]}))
    assert read(tmp_path / "a.json") == [Story(TEXT), "holds no text"]


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"nr;Artikel;Datum;text\n7;{TEXT};2024-11-18;not this\n")
    reading = Reading(Columns(text="Artikel", published="Datum", id="nr"))
    assert read(tmp_path / "a.csv", reading) == [Story(TEXT, "7", published="2024-11-18")]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (Columns(text="Artikkel"), "no column 'Artikkel'; there are: nr, Artikel"),
        (Columns(published="Tag"), "no column 'Tag'; there are: nr, Artikel"),
        (Columns(), "no column text, body or content; there are: nr, Artikel; name the one with batch --text-column"),
    ],
)
def test_a_wrong_column_lists_those_there_are(tmp_path: Path, columns: Columns, reason: str) -> None:
    (tmp_path / "a.csv").write_text(f"nr,Artikel\n7,{TEXT}\n")
    (item,) = items(tmp_path / "a.csv", Reading(columns))
    assert item.reason == reason


def test_unknown_names_are_counted_and_told_once() -> None:
    unknown = Unknown()
    for names in (["datum", "x"], ["datum"], [f"n{n}" for n in range(5000)]):
        unknown.note(names)
    (line,) = unknown.lines()
    assert line.startswith("fields of unknown meaning, not used: datum (in 2), x (in 1), n0 (in 1)")
    assert line.endswith(", …")
    assert not list(Unknown().lines())
