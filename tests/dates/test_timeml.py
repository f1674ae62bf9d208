"""The TimeML output: lines, files, and what happens to rows that are not right."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from unicodedata import normalize

import pytest
from typer.testing import CliRunner

from extractor import timeml
from extractor.cli import app

ROW = {"id": "a", "published": "2024-11-18", "text": "Trains < 40 wagons ran from May 5 to May 9 & again last week."}


def texts(row: dict[str, object]) -> list[str]:
    return [x["text"] for x in row["timexes"]]  # type: ignore[attr-defined]


def test_one_line_a_document(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(ROW) + "\n\n" + json.dumps({"id": 2, "text": "No time."}) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["timex", str(source)])
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["id"] == "a"
    assert texts(first) == ["May 5", "May 9", "last week"]
    assert first["timexes"][0] == {
        "start_char": 28,
        "end_char": 33,
        "text": "May 5",
        "type": "DATE",
        "value": "2024-05-05",
        "mod": None,
    }
    assert second == {"id": 2, "timexes": []}


def test_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(app, ["timex", "-", "--output", str(out)], input=json.dumps(ROW))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert texts(json.loads(out.read_text(encoding="utf-8"))) == ["May 5", "May 9", "last week"]


def test_tml_files_hold_the_text_unchanged(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    rows = [ROW, {**ROW, "text": "A \x00 and 😀\r\nNov. 3"}, {**ROW, "id": "x/../y"}, {**ROW, "id": None}]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = CliRunner().invoke(app, ["timex", str(source), "--tml", str(tmp_path / "tml")])
    assert result.exit_code == 0
    files = sorted(path.name for path in (tmp_path / "tml").iterdir())
    assert files == ["a-2.tml", "a.tml", "document-4.tml", "x_.._y.tml"]
    root = ET.parse(tmp_path / "tml" / "a.tml").getroot()
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == ROW["text"]
    assert [x.get("value") for x in text.iter("TIMEX3")] == ["2024-05-05", "2024-05-09", "2024-W46"]
    stamp = root.find("DCT/TIMEX3")
    assert stamp is not None
    assert stamp.get("value") == "2024-11-18"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: not an object"),
        ('{"text": 3}', "line 1: not an object"),
        ('{"text": "x", "published": "soon"}', "line 1: publication date 'soon'"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line, encoding="utf-8")
    result = CliRunner().invoke(app, ["timex", str(source)])
    assert result.exit_code == 1
    assert complaint in result.stderr


def test_python_interface() -> None:
    (found,) = timeml.annotate("It left yesterday.", "2024-11-18")
    assert (found.text, found.value, found.type) == ("yesterday", "2024-11-17", "DATE")


def test_names_of_tml_files_neither_collide_nor_grow_too_long(tmp_path: Path) -> None:
    ids = [
        "a",
        "a",
        "a-2",
        "A",
        "a-2",
        "\u00e9",
        "e\u0301",
        "\u4e2d" * 300,
        "\u4e2d" * 301,
        "../../b",
        "x" * 300,
        None,
        "\ud800",
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": identity, "text": "No time."}) + "\n" for identity in ids))
    result = CliRunner().invoke(app, ["timex", str(source), "--tml", str(tmp_path / "tml")])
    assert result.exit_code == 0, result.output
    names = [path.name for path in (tmp_path / "tml").iterdir()]
    assert len({normalize("NFC", name.casefold()) for name in names}) == len(ids)
    assert max(len(name.encode()) for name in names) < 200


def test_the_input_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(ROW) + "\n")
    before = source.read_bytes()
    result = CliRunner().invoke(app, ["timex", str(source), "--output", str(source)])
    assert result.exit_code == 1
    assert result.stderr.endswith("in.jsonl: is the input, and would be written over; choose another output\n")
    assert source.read_bytes() == before
