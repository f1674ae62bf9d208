"""What a run says: a bar on a terminal, a line now and then in a log, nothing with --quiet."""

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.batch import progress
from extractor.cli import app
from tests.batch.rows import articles, write_rows


def test_lines_tell_counts_rate_and_time_left(tmp_path: Path, stubbed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    source = write_rows(tmp_path / "in.jsonl", [*articles(5), "broken"])
    result = CliRunner().invoke(app, ["batch", str(source), "--output", str(tmp_path / "o.jsonl")])
    *told, counts, reason, rejected = result.stderr.splitlines()
    assert all(re.fullmatch(r"\d+ records, \d rejected, \d+ articles/s, \d+ min left", line) for line in told)
    assert [line.split(" records")[0] for line in told] == ["1", "2", "3", "4", "5", "5"]
    assert counts == f"6 rows: 5 records in {tmp_path / 'o.jsonl'}, 1 rejected"
    assert reason.startswith(f"{source}:6: not JSON")
    assert rejected.endswith("o.jsonl.rejects.jsonl")


def test_quiet_says_nothing(tmp_path: Path, stubbed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    source = write_rows(tmp_path / "in.jsonl", [*articles(5), "broken"])
    result = CliRunner().invoke(app, ["batch", str(source), "--output", str(tmp_path / "o.jsonl"), "--quiet"])
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", "")


def test_a_terminal_gets_a_bar(tmp_path: Path) -> None:
    source = write_rows(tmp_path / "in.jsonl", articles(30))
    script = Path(sys.executable).with_name("freight-news")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [script, "batch", str(source), "--output", str(tmp_path / "o.jsonl")],
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # the end of a terminal
        while piece := os.read(ours, 4096):
            shown += piece
    assert process.wait() == 0
    text = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown.decode())
    assert re.search(r"━+ 30 records, 0 rejected, \d+/s 0:00:\d\d 0:00:00", text)
    assert "30 rows: 30 records" in text
