"""Tables: what people's programs write, and what is wrong in single rows of it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from extractor.sources import Reading, Story
from tests.sources import made
from tests.sources.reading import items, read, reasons

HEAD = "id,date,text\n"
GOOD = "1,2024-11-18,A train left.\n"
LEFT = Story("A train left.", "1", published="2024-11-18")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEAD + GOOD, [LEFT]),
        (HEAD.replace(",", ";") + GOOD.replace(",", ";"), [LEFT]),
        (HEAD.replace(",", "\t") + GOOD.replace(",", "\t"), [LEFT]),
        ("\ufeff" + HEAD + GOOD, [LEFT]),
        ((HEAD + GOOD).replace("\n", "\r\n"), [LEFT]),
        (HEAD + "\n" + GOOD + ",,\n", [LEFT]),
        (
            HEAD + '1,2024-11-18,"A train\nleft, ""loaded""."\n',
            [Story('A train\nleft, "loaded".', "1", None, "2024-11-18")],
        ),
        (HEAD + '1,2024-11-18,A 5" rail.\n', [Story('A 5" rail.', "1", None, "2024-11-18")]),
        (HEAD + '1,2024-11-18,"A" train.\n', [Story("A train.", "1", None, "2024-11-18")]),
        (HEAD + "2,2024-11-18\n" + GOOD, ["holds no text", LEFT]),
        (HEAD + "2,2024-11-18,A train, late.\n" + GOOD, ["4 cells, but the header has 3", LEFT]),
        (
            HEAD + "2,someday,A train.\n" + GOOD,
            ["publication date 'someday' is not an ISO date such as 2024-11-18", LEFT],
        ),
        (HEAD + '2,2024-11-18,"never closed\n' + GOOD, ["not a row of a table: unexpected end of data", LEFT]),
        (HEAD + '2,2024-11-18,"open\n3,2024-11-18,"too\n' + GOOD, ["not a row", "not a row", LEFT]),
    ],
)
def test_rows_of_csv(tmp_path: Path, content: str, expected: list[Story | str]) -> None:
    (tmp_path / "a.csv").write_bytes(content.encode())
    found = read(tmp_path / "a.csv")
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one == other or (isinstance(one, str) and isinstance(other, str) and other in one)


def test_a_cell_that_is_not_utf8_costs_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(HEAD.encode() + b"2,2024-11-18,caf\xe9\n" + GOOD.encode())
    assert reasons(tmp_path / "a.csv") == ["not UTF-8 at character 16; convert it first", None]


def test_unicode_text_as_spreadsheets_save_it(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes((HEAD + GOOD).replace(",", "\t").encode("utf-16"))
    assert read(tmp_path / "a.tsv") == [LEFT]


@pytest.mark.parametrize(
    "name", ["a.csv", "a.tsv", "a.jsonl", "a.txt", "a.xlsx", "a.parquet", "a.warc", "a.rss", "a.json"]
)
def test_empty_files_are_told_or_hold_no_rows(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    found = reasons(tmp_path / name)
    assert found == [] if name in ("a.jsonl", "a.warc") else found[0]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + '1,,"A\nB\nC"\n' + '2,,"never\n' + GOOD)
    assert [(item.line, item.reason is None) for item in items(tmp_path / "a.csv")] == [
        (2, True),
        (5, False),
        (6, True),
    ]


def test_a_row_that_is_too_long_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + '2,,"' + ("a train " * 5000 + "\n") * 30 + '"\n' + GOOD)
    found = reasons(tmp_path / "a.csv", Reading(max_mb=1))
    assert "a row of over 1 MB; --max-mb raises the limit" in (found[0] or "")
    assert found[-1] is None


def test_spreadsheets(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Nr", "Date", "Headline", "Body"],
        [7.0, "2024-11-18", "Train", "A train left."],
        [8, "", "", 5.5],
    ]
    (tmp_path / "a.xlsx").write_bytes(made.xlsx_file(rows))
    assert read(tmp_path / "a.xlsx") == [Story("A train left.", None, "Train", "2024-11-18"), Story("5.5")]
    (tmp_path / "b.xlsx").write_bytes(made.xlsx_file([["Nr", "Datum"], [1, 2]]))
    assert reasons(tmp_path / "b.xlsx") == [
        "sheet News: no column text, body or content; there are: Nr, Datum; name the one with batch --text-column"
    ]


def test_parquet_with_dates_as_dates(tmp_path: Path) -> None:
    made.parquet_file(
        tmp_path / "a.parquet",
        [
            {"id": 1, "date": date(2024, 11, 18), "text": "A train left."},
            {"id": 2, "date": None, "text": None},
            {"id": 3, "date": date(2024, 11, 18), "text": "A train left."},
        ],
        group=1,
    )
    assert read(tmp_path / "a.parquet") == [LEFT, "holds no text", Story("A train left.", "3", None, "2024-11-18")]
    made.parquet_file(tmp_path / "b.parquet", [{"published_at": datetime(2024, 11, 18, 9), "text": "A train left."}])
    assert read(tmp_path / "b.parquet") == [Story("A train left.", published="2024-11-18")]


def test_a_damaged_group_of_parquet_costs_its_rows(tmp_path: Path) -> None:
    made.parquet_file(tmp_path / "a.parquet", [{"text": f"Train {n} left."} for n in range(3)], group=1)
    raw = bytearray((tmp_path / "a.parquet").read_bytes())
    at = raw.index(b"Train 1")
    raw[at - 12 : at + 7] = b"\xff" * 19
    (tmp_path / "a.parquet").write_bytes(raw)
    found = read(tmp_path / "a.parquet")
    assert [story.text for story in found if isinstance(story, Story)] == ["Train 0 left.", "Train 2 left."]
    assert [reason.startswith("rows 2 to 2 cannot be read") for reason in found if isinstance(reason, str)] == [True]
