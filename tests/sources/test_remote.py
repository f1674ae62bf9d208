"""Addresses instead of paths: fsspec's memory stands for any store, a local server for the web."""

import gzip
import json
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.sources import SourceError, Story, load
from extractor.sources.inputs import find
from tests.sources import made
from tests.sources.reading import read, reasons

LINES = b"".join(json.dumps(made.row(n)).encode() + b"\n" for n in range(2))
STORIES = [Story(made.text(n), f"a{n}", f"Train {n}", "2024-11-30") for n in range(2)]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address under which it is served."""
    folder = tmp_path / "web"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    store = fsspec.filesystem("memory")
    yield store
    for path in store.find("/"):
        store.rm(path)


def test_files_on_the_web(web: tuple[Path, str]) -> None:
    folder, address = web
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(LINES))
    (folder / "a.csv").write_bytes(made.csv_file([made.row(n) for n in range(2)]))
    made.parquet_file(folder / "a.parquet", [made.row(n) for n in range(2)])
    for name in ("a.jsonl.gz", "a.csv", "a.parquet"):
        assert read(f"{address}/{name}") == STORIES
    assert read(f"{address}/a.csv?session=1") == STORIES


def test_what_an_address_without_a_suffix_holds_shows(web: tuple[Path, str]) -> None:
    folder, address = web
    (folder / "feed").write_bytes(made.rss([made.rss_entry(1)]))
    (folder / "article").write_bytes(made.page(1))
    (folder / "list").write_bytes(made.json_file([made.row(1)]))
    (folder / "text").write_bytes(b"A train left.")
    found = [read(f"{address}/{name}")[0] for name in ("feed", "article", "list", "text")]
    assert [isinstance(story, Story) and story.title for story in found] == ["Train 1", "Train 1", "Train 1", None]


def test_what_is_not_there_is_one_row(web: tuple[Path, str]) -> None:
    assert reasons(f"{web[1]}/none.jsonl") == ["No such file or directory"]
    (reason,) = reasons("http://127.0.0.1:9/a.jsonl")
    assert "Cannot connect" in (reason or "")


def test_folders_and_patterns_of_a_store(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe("/news/2024/a.jsonl", LINES)
    memory.pipe("/news/2025/b.jsonl", LINES)
    memory.pipe("/news/2025/c.txt", b"A train left.")
    assert [source.name for source in find(["memory://news"])] == [
        "memory:///news/2024/a.jsonl",
        "memory:///news/2025/b.jsonl",
        "memory:///news/2025/c.txt",
    ]
    assert read("memory://news/*/*.jsonl") == STORIES * 2
    assert load("memory://news/2025/c.txt").id == "c"
    with pytest.raises(SourceError, match="no files there"):
        find(["memory://news/*.csv"])
    with pytest.raises(SourceError, match="nonsense"):
        find(["nonsense://a.csv"])


def test_files_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/a.jsonl", LINES)
        archive.writestr("in/b.txt", "A train left.")
    assert read(f"zip://in/a.jsonl::{tmp_path / 'a.zip'}") == STORIES
    assert len(read(f"zip://in/*::{tmp_path / 'a.zip'}")) == 3


@pytest.mark.parametrize("form", [".jsonl", ".csv"])
def test_output_to_a_store(
    tmp_path: Path, memory: fsspec.AbstractFileSystem, stubbed: None, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    memory.pipe("/in.jsonl", LINES + b"broken\n")
    output = f"memory://out/records{form}"
    arguments = ["batch", "memory://in.jsonl", "--output", output, "--quiet"]
    for more in ([], ["--overwrite"]):
        result = CliRunner().invoke(app, [*arguments, *more])
        assert (result.exit_code, result.stderr) == (3, "")
        left = sorted(memory.find("/out"))
        assert f"/out/records{form}.rejects.jsonl" in left
        records = "/out/records.csv/articles.csv" if form == ".csv" else "/out/records.jsonl"
        assert made.text(1).encode() in memory.cat(records)
    assert not list((tmp_path / "cache").rglob("*.jsonl"))
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.stderr) == (
        1,
        f"freight-news: {output}: exists; add --overwrite to replace it, or choose another output\n",
    )
