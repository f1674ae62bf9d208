"""What goes wrong around a run ends it with one clear line, and what was done until then is kept."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.batch import Options, run, workers
from extractor.batch.reader import Reader
from extractor.batch.worker import Settings, Task, answer
from extractor.batch.workers import Pool, WorkerError
from extractor.cli import app
from extractor.sources import Reading, Story
from tests.batch import stub
from tests.batch.rows import articles, lines, write_rows
from tests.conftest import ROOT

QUIET = Options(quiet=True)
# The command line with stubbed workers, in a process that may write no file larger than so many bytes.
LIMITED = """
import resource, sys
from extractor.batch import workers
from tests.batch import stub
workers.serve = stub.serve
if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
    from extractor.cli import main
    main()
"""


@pytest.mark.parametrize(
    ("form", "count", "limit"), [(".jsonl", 1200, 250_000), (".sqlite", 20, 50_000), (".duckdb", 20, 50_000)]
)
def test_a_full_disk_ends_with_one_line_and_keeps_what_was_done(
    tmp_path: Path, stubbed: None, form: str, count: int, limit: int
) -> None:
    script = tmp_path / "limited.py"
    script.write_text(LIMITED)
    source, out = write_rows(tmp_path / "in.jsonl", articles(count)), tmp_path / f"out{form}"
    done = subprocess.run(
        [sys.executable, str(script), str(limit), "batch", str(source), "--output", str(out), "--quiet"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"freight-news: {out}")
    assert done.stderr.count("\n") == 1
    assert "--resume" in done.stderr
    assert not out.exists()
    summary = run([source], out, Options(resume=True, quiet=True))
    assert summary.resumed >= min(count, 500)
    assert summary.records == count


def test_a_full_device_is_said(tmp_path: Path, stubbed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    source = write_rows(tmp_path / "in.jsonl", articles(20))
    monkeypatch.setattr(os, "fsync", full)
    result = CliRunner().invoke(app, ["batch", str(source), "--output", str(tmp_path / "o.jsonl"), "--quiet"])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "o.jsonl: No space left on device" in result.stderr


def test_one_file_that_cannot_be_read_is_one_rejected_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.TXT", "c.txt"):
        (tmp_path / name).write_text("A train left.")
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "b.TXT":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    found = [(Path(row.source).name, row.id, row.reason) for row in Reader([tmp_path])]
    assert found == [("a.txt", "a", None), ("b.TXT", "b", "Permission denied"), ("c.txt", "c", None)]


def test_a_file_whose_name_is_not_utf8_is_read(tmp_path: Path, stubbed: None) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("A train left.")
    except OSError:
        pytest.skip("the file system takes no such name")
    summary = run([tmp_path], tmp_path / "o.jsonl", QUIET)
    assert (summary.records, summary.rejects) == (1, 0)
    assert [row.id for row in Reader([tmp_path], output=tmp_path / "o.jsonl")] == ["caf\ufffd"]


def test_rejects_are_json_that_every_reader_takes(tmp_path: Path, stubbed: None) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(b"\xff")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert run([tmp_path], tmp_path / "o.jsonl", QUIET).rejects == 1
    (reject,) = lines(tmp_path / "o.jsonl.rejects.jsonl")
    assert reject["source"].endswith("caf\ufffd.txt")
    assert json.dumps(reject, ensure_ascii=False).encode()  # no half of a surrogate pair


@pytest.mark.parametrize("form", [".jsonl", ".csv", ".sqlite", ".duckdb", ".parquet"])
def test_an_output_whose_name_is_not_utf8_is_written_or_refused(tmp_path: Path, stubbed: None, form: str) -> None:
    source = write_rows(tmp_path / "in.jsonl", articles(2))
    out = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9" + form.encode()))
    result = CliRunner().invoke(app, ["batch", str(source), "--output", str(out)])
    if form in (".duckdb", ".parquet"):
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "takes no name that is not UTF-8" in result.stderr
    else:
        assert (result.exit_code, out.exists()) == (0, True)


def test_a_line_too_long_for_memory_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    source = write_rows(tmp_path / "in.jsonl", [{"text": "ab " * (1 << 20)}, *articles(1), "x" * (1 << 20)])
    rows = list(Reader([source], Reading(max_mb=1)))
    assert [row.reason for row in rows[:2]] == ["a line of over 1 MB; --max-mb raises the limit", None]
    assert (rows[2].line, rows[2].reason) == (3, "a line of over 1 MB; --max-mb raises the limit")
    assert len(rows[0].head) == 200


def test_a_damaged_archive_costs_what_cannot_be_read_of_it(tmp_path: Path, stubbed: None) -> None:
    packed = gzip.compress(b"".join(json.dumps(row).encode() + b"\n" for row in articles(2000)))
    broken, whole = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    broken.write_bytes(packed[:-1000])
    whole.write_bytes(packed)
    summary = run([broken, whole], tmp_path / "o.jsonl", QUIET)
    assert summary.records > 2500
    assert summary.rejects == 1
    (reject,) = lines(tmp_path / "o.jsonl.rejects.jsonl")
    assert reject["source"] == str(broken)
    assert reject["reason"].startswith("Compressed file ended")
    assert reject["reason"].endswith("the rest of the file is not read")


def test_workers_that_cannot_load_end_the_run(tmp_path: Path) -> None:
    pool = Pool(1, Settings(model="no_such_model"), timeout=30)
    try:
        with pytest.raises(WorkerError, match="cannot load the pipeline"):
            list(pool.map([Task(1, Story("A train left."))]))
    finally:
        pool.close()


def test_a_worker_out_of_memory_costs_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "serve", stub.serve)
    source = write_rows(tmp_path / "in.jsonl", [{"text": text} for text in ("a", "fill memory", "b")])
    out = tmp_path / "out.jsonl"
    summary = run([source], out, QUIET)
    assert [row["text"] for row in lines(out)] == ["a", "b"]
    assert summary.rejects == 1
    assert lines(Path(f"{out}.rejects.jsonl"))[0]["reason"] == "the worker process died, twice"


def test_an_article_that_does_not_fit_into_memory_is_answered_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def extract(self, *_: object, **__: object) -> None:
            raise MemoryError

    assert answer(Task(1, Story("A train left.")), Full(), Settings()).reason == "out of memory"  # type: ignore[arg-type]
