"""What stands in folders: all of it is read or named, and nothing makes a run wait."""

import os
import socket
import stat
from pathlib import Path

import pytest

from extractor.batch.reader import Reader
from extractor.sources import SourceError, load
from extractor.sources.inputs import find
from extractor.sources.kinds import KINDS, compression, stem_of, suffix_of
from tests.sources.reading import items


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.txt", ("a", ".txt", "")),
        ("a.b.TXT", ("a.b", ".txt", "")),
        ("x/CC-NEWS-1.warc.gz", ("CC-NEWS-1", ".warc", ".gz")),
        ("a.JSONL.xz", ("a", ".jsonl", ".xz")),
        ("x.y/feed", ("feed", "", "")),
        ("https://a.org/feed.rss?page=1.2", ("feed", ".rss", "")),
        ("https://a.org/feed", ("feed", "", "")),
        ("s3://bucket/2024/a.parquet", ("a", ".parquet", "")),
        ("zip://in/a.csv::https://b.org/c.zip", ("a", ".csv", "")),
        ("a.csv.zip", ("a.csv", ".zip", "")),
    ],
)
def test_the_kind_shows_in_the_name(name: str, parts: tuple[str, str, str]) -> None:
    assert (stem_of(name), suffix_of(name), compression(name)) == parts


def told(folder: Path) -> list[tuple[str, str | None]]:
    return [(Path(row.source).name, row.reason) for row in Reader([folder])]


def test_what_is_not_read_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A train left.")
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / "notes").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "q.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nul.txt").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        found = told(tmp_path)
    assert found == [
        ("a.txt", None),
        ("b.docx", "not a form that is read (.docx)"),
        ("loop", "a link to a folder, which is not followed; name it as an input"),
        ("notes", "not a form that is read (no suffix)"),
        ("nul.txt", "a device, not a file"),
        ("p.txt", "a pipe, not a file"),
        ("q.txt", "No such file or directory"),
        ("s.txt", "a socket, not a file"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"), [("p.txt", "a pipe, not a file"), ("none.txt", "No such file"), ("a.docx", "not a form")]
)
def test_what_the_user_names_is_refused_at_once(tmp_path: Path, name: str, reason: str) -> None:
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "a.docx").touch()
    for call in (lambda: Reader([tmp_path / name]), lambda: load(tmp_path / name)):
        with pytest.raises(SourceError, match=f"{name}: {reason}"):
            call()


def test_an_unreadable_subfolder_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a refusal as the system gives it, since a test that runs as root is refused nothing."""
    closed = tmp_path / "b"
    closed.mkdir()
    (tmp_path / "a.txt").write_text("A train left.")
    (tmp_path / "c.txt").write_text("A train left.")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(tmp_path) == [("a.txt", None), ("b", "Permission denied"), ("c.txt", None)]


def test_a_file_that_vanishes_or_becomes_a_pipe_is_a_row(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("A train left.")
    rows = iter(Reader([tmp_path]))
    assert next(rows).reason is None
    (tmp_path / "b.txt").unlink()
    (tmp_path / "c.txt").unlink()
    os.mkfifo(tmp_path / "c.txt")
    assert [row.reason for row in rows] == ["No such file or directory", "not a file", None]


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_folder_of_tables_that_batch_wrote_is_refused(tmp_path: Path, suffix: str) -> None:
    for name in ("articles", "movements", "evidence"):
        (tmp_path / f"{name}{suffix}").touch()
    with pytest.raises(SourceError, match="a folder of tables that batch wrote, not articles"):
        find([str(tmp_path)])
    (tmp_path / f"evidence{suffix}").unlink()
    assert len(find([str(tmp_path)])) == 2


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no files in this folder"):
        find([str(tmp_path)])


def test_the_output_of_the_run_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A train left.")
    for name in ("o.jsonl", "o.jsonl.rejects.jsonl", "o.jsonl.part"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "o.jsonl.part").unlink()
    (tmp_path / "o.jsonl.part").mkdir()
    (tmp_path / "o.jsonl.part" / "records.jsonl").write_text("{}")
    (tmp_path / "other.jsonl").write_text('{"text": "A train left."}')
    found = [Path(source.name).name for source in find([str(tmp_path)], tmp_path / "o.jsonl")]
    assert found == ["a.txt", "other.jsonl"]


def test_one_article_is_loaded_and_several_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,A train left.\n")
    assert load(tmp_path / "a.csv").id == "1"
    (tmp_path / "a.csv").write_text("id,text\n1,A train left.\n2,Another left.\n")
    with pytest.raises(SourceError, match=r"a\.csv: holds several articles; use facts"):
        load(tmp_path / "a.csv")
    (tmp_path / "a.jsonl").touch()
    with pytest.raises(SourceError, match="holds no article"):
        load(tmp_path / "a.jsonl")


@pytest.mark.parametrize("suffix", KINDS)
def test_every_kind_survives_any_bytes(tmp_path: Path, suffix: str) -> None:
    for number, content in enumerate(
        (b"\0" * 50, bytes(range(256)), b"PK\x03\x04" * 9, b"\x1f\x8b\x08", b'"' * 99, b"<" * 99)
    ):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(content)
        assert stat.S_ISREG(path.stat().st_mode)
        for item in items(path):
            assert (item.story is None) + (item.packed is None) + (item.reason is None) == 2
