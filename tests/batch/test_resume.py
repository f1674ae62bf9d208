"""A run that is killed at any moment and resumed ends in the bytes of a run that was not."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractor.batch import Options, run
from extractor.batch.ledger import LedgerError
from extractor.batch.worker import Settings
from extractor.sinks import FORMS
from extractor.sinks.tables import TABLES
from tests.batch.rows import articles, write_rows
from tests.conftest import ROOT

QUIET = Options(quiet=True)
# Runs with stubbed workers and kills itself at the n-th call of a function: before it, or ("-half") with what was
# written until then cut off in the middle.
COMMAND = """
import os, sys
from pathlib import Path
from extractor import sinks
from extractor.batch import ledger, workers
from extractor.sinks import forms
from tests.batch import stub
workers.serve = stub.serve
at, kind = int(sys.argv[3]), sys.argv[4]
name, half = kind.removesuffix("-half"), kind.endswith("-half")
owners = {"open": Path, "replace": Path, "unlink": Path, "write": sinks, "index_sql": forms, "_sync": ledger}
owner = owners.get(name, ledger.Ledger)
method, count = getattr(owner, name), 0
def armed(*args, **kwargs):
    global count
    count += 1
    if count == at:
        if half and name == "write":
            made = method(*args, **kwargs)
            file = max(made.iterdir()) if made.is_dir() else made
            os.truncate(file, file.stat().st_size // 2)
        elif half:
            args[0]._files[0].flush()
        os.kill(os.getpid(), 9)
    return method(*args, **kwargs)
setattr(owner, name, armed)
if __name__ == "__main__":
    from extractor.batch import Options, run
    run([sys.argv[1]], Path(sys.argv[2]), Options(workers=2, quiet=True, checkpoint=7))
"""


def killed(folder: Path, source: Path, out: Path, at: int, kind: str) -> int:
    """Run in a process of its own that is killed at the ``at``-th call of a function; its exit code."""
    script = folder / "killed.py"
    script.write_text(COMMAND)
    command = [sys.executable, str(script), str(source), str(out), str(at), kind]
    return subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode


def content(path: Path) -> Any:
    """The bytes of an output, file or folder; of a DuckDB database, which is stamped anew each time, its rows."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as base:
            return {table: base.execute(f'SELECT * FROM "{table}"').fetchall() for table in TABLES}
    return path.read_bytes()


KILLS = [
    ("record", 1),
    ("record-half", 3),
    ("record", 7),
    ("record-half", 8),
    ("record-half", 20),
    ("record", 38),
    ("reject", 1),
    ("reject", 2),
    ("checkpoint", 1),
    ("checkpoint", 3),
    ("checkpoint-half", 5),
    ("_append", 1),
    ("_append", 2),
    ("finish", 1),
    ("_sync", 1),
    ("_sync", 2),
    ("replace", 1),
    ("replace", 2),
    ("unlink", 1),
    ("unlink", 2),
]
OTHER_FORMS = sorted(FORMS.keys() - {".jsonl"})
KILLS_WHILE_MAKING = [
    *((form, "write-half", 1) for form in OTHER_FORMS),
    *((form, "index_sql", 1) for form in (".sqlite", ".duckdb")),
    (".csv", "replace", 2),
    (".csv", "unlink", 2),
]


@pytest.fixture
def source(tmp_path: Path, stubbed: None) -> Path:
    rows: list[Any] = articles(38)
    rows[5:5] = ["broken"]
    rows[20:20] = [{"text": None}]
    return write_rows(tmp_path / "in.jsonl", rows)


@pytest.fixture
def whole(tmp_path: Path, source: Path) -> tuple[bytes, bytes]:
    """Records and rejected rows of a run that nothing disturbs."""
    out = tmp_path / "whole.jsonl"
    run([source], out, QUIET)
    return out.read_bytes(), Path(f"{out}.rejects.jsonl").read_bytes()


@pytest.mark.parametrize(("kind", "at"), KILLS, ids=[f"{kind}-{at}" for kind, at in KILLS])
def test_a_killed_run_resumes_to_the_same_bytes(
    tmp_path: Path, source: Path, whole: tuple[bytes, bytes], kind: str, at: int
) -> None:
    records, rejects = whole
    out = tmp_path / "out.jsonl"
    assert killed(tmp_path, source, out, at, kind) == -signal.SIGKILL
    assert not out.exists() or out.read_bytes() == records
    run([source], out, Options(resume=True, quiet=True, checkpoint=7))
    assert out.read_bytes() == records
    assert Path(f"{out}.rejects.jsonl").read_bytes() == rejects


@pytest.mark.parametrize(("form", "kind", "at"), KILLS_WHILE_MAKING)
def test_every_form_survives_a_kill_while_it_is_made(
    tmp_path: Path, source: Path, form: str, kind: str, at: int
) -> None:
    run([source], tmp_path / f"whole{form}", QUIET)
    out = tmp_path / f"out{form}"
    run([write_rows(tmp_path / "earlier.jsonl", articles(3))], out, QUIET)  # an earlier output stands in the way
    assert killed(tmp_path, source, out, at, kind) == -signal.SIGKILL
    run([source], out, Options(resume=True, quiet=True))
    assert content(out) == content(tmp_path / f"whole{form}")
    left = {path.name for path in tmp_path.glob("out*")}
    assert left == {out.name, f"{out.name}.rejects.jsonl"}


def test_resuming_does_not_do_again_what_is_done(tmp_path: Path, source: Path, whole: tuple[bytes, bytes]) -> None:
    out = tmp_path / "out.jsonl"
    killed(tmp_path, source, out, 1, "finish")
    assert run([source], out, Options(resume=True, quiet=True)).resumed == 40
    assert out.read_bytes() == whole[0]


def test_a_changed_input_or_other_options_are_not_resumed(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out.jsonl"
    killed(tmp_path, source, out, 30, "record")
    with pytest.raises(LedgerError, match="other options"):
        run([source], out, Options(Settings(max_chars=9), resume=True, quiet=True))
    changed = write_rows(tmp_path / "in2.jsonl", articles(40))
    with pytest.raises(LedgerError, match="input has changed"):
        run([changed], out, Options(resume=True, quiet=True))


@pytest.mark.parametrize("left", [b"left over", b"left over\n", b"5\n", b"{}\n"])
def test_a_damaged_ledger_is_said_and_a_run_without_resume_starts_over(
    tmp_path: Path, source: Path, whole: tuple[bytes, bytes], left: bytes
) -> None:
    (tmp_path / "out.jsonl.ledger").write_bytes(left)
    out = tmp_path / "out.jsonl"
    if left.endswith(b"\n"):  # a line without its end is what a kill leaves
        with pytest.raises(LedgerError, match=r"out\.jsonl\.ledger: is damaged"):
            run([source], out, Options(resume=True, quiet=True))
    run([source], out, QUIET)
    assert out.read_bytes() == whole[0]


def test_a_run_that_is_killed_as_it_begins_leaves_nothing_of_an_earlier_one(
    tmp_path: Path, source: Path, whole: tuple[bytes, bytes]
) -> None:
    out = tmp_path / "out.jsonl"
    killed(tmp_path, write_rows(tmp_path / "other.jsonl", articles(30)), out, 25, "record")
    killed(tmp_path, source, out, 3, "open")  # when the files are emptied, but not yet the ledger
    run([source], out, Options(resume=True, quiet=True))
    assert out.read_bytes() == whole[0]


def test_counts_include_what_was_done_before_the_kill(tmp_path: Path, stubbed: None) -> None:
    source = write_rows(tmp_path / "in.jsonl", articles(20) + articles(2))
    out = tmp_path / "out.jsonl"
    killed(tmp_path, source, out, 21, "record")
    summary = run([source], out, Options(resume=True, quiet=True))
    assert (summary.resumed, summary.rows, summary.records) == (14, 22, 22)
    assert (summary.duplicates, summary.duplicate_ids) == (2, ["a0", "a1"])


def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    source = write_rows(tmp_path / "in.jsonl", articles(2000))
    script = "import sys; from extractor.cli import main; main()"
    command = [sys.executable, "-c", script, "batch", str(source), "--output", str(tmp_path / "o.jsonl"), "--quiet"]
    process = subprocess.Popen(command, start_new_session=True)
    part = tmp_path / "o.jsonl.part"
    while not part.exists() or not part.stat().st_size:
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.wait()
    for _ in range(200):
        if not _in_session(process.pid):
            return
        time.sleep(0.05)
    pytest.fail("workers outlive the run")


def _in_session(session: int) -> list[str]:
    found = subprocess.run(["ps", "-s", str(session), "-o", "stat="], capture_output=True, text=True, check=False)
    return [state for state in found.stdout.split() if not state.startswith("Z")]
