"""A run that is killed at any moment and resumed ends in the bytes of a run that was not."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractor.batch import Options, run
from extractor.batch.ledger import LedgerError
from extractor.batch.worker import Answer, Settings, Task
from extractor.sinks import FORMS
from extractor.sinks.tables import TABLES
from tests.batch.kills import ENGINE, InProcess, killed_at
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
        return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as base:
            return {table: base.execute(f'SELECT * FROM "{table}"').fetchall() for table in TABLES}
    return path.read_bytes()


KILLS = [("record-half", 8), ("checkpoint-half", 5), ("_append", 2), ("finish", 1), ("replace", 1)]
OTHER_FORMS = sorted(FORMS.keys() - {".jsonl"})
KILLS_WHILE_MAKING = [
    *((form, "write-half", 1) for form in OTHER_FORMS),
    *((form, "index_sql", 1) for form in (".sqlite", ".duckdb")),
]


def rows(*, rejects: bool) -> list[Any]:
    made: list[Any] = articles(38)
    if rejects:
        made[5:5] = ["broken"]
        made[20:20] = [{"text": None}]
    return made


@pytest.fixture(params=[True, False], ids=["rejects", "no rejects"])
def source(request: pytest.FixtureRequest, tmp_path: Path, stubbed: None) -> Path:
    return write_rows(tmp_path / "in.jsonl", rows(rejects=request.param))


Content = dict[str, Any]


def outputs(out: Path) -> Content:
    """The contents of what a run leaves, by name."""
    return {path.name.replace(out.name, "OUT"): content(path) for path in out.parent.glob(f"{out.name}*")}


@pytest.fixture
def whole(tmp_path: Path, source: Path) -> Content:
    """What a run leaves that nothing disturbs."""
    (tmp_path / "whole").mkdir()
    run([source], tmp_path / "whole" / "out.jsonl", QUIET)
    return outputs(tmp_path / "whole" / "out.jsonl")


@pytest.mark.parametrize("rejects", [True, False], ids=["rejects", "no rejects"])
@pytest.mark.parametrize(
    ("form", "earlier"),
    [(".jsonl", True), (".jsonl", False), (".csv", True), (".csv", False), (".sqlite", True)],
)
def test_a_run_killed_at_any_step_resumes_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, earlier: bool, rejects: bool
) -> None:
    """New, or over an ``earlier`` output, which stands until the new one takes its place."""
    monkeypatch.setattr(ENGINE, "Pool", InProcess)
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # a kill takes nothing from the system's own memory
    source = write_rows(tmp_path / "in.jsonl", rows(rejects=rejects)[:9])
    once = write_rows(tmp_path / "once.jsonl", rows(rejects=True)[:7])
    whole, out = tmp_path / f"whole{form}", tmp_path / f"out{form}"
    run([source], whole, QUIET)
    step = 1
    while True:
        if earlier:
            run([once], out, Options(quiet=True, overwrite=True))
            before = outputs(out)
        if not killed_at(step, lambda: run([source], out, Options(quiet=True, checkpoint=4, overwrite=True))):
            break
        if earlier and out.exists():
            assert content(out) in (before["OUT"], content(whole)), f"a mixture after step {step}"
        run([source], out, Options(resume=True, quiet=True, checkpoint=4))
        assert outputs(out) == outputs(whole), f"killed at step {step}"
        remove(out)
        step += 1
    assert step > 30


def test_a_kill_loses_no_more_than_some_seconds_of_slow_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class KilledAfterFour(InProcess):
        def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
            yield from islice(super().map(tasks), 4)
            raise KeyboardInterrupt

    source = write_rows(tmp_path / "in.jsonl", rows(rejects=False)[:9])
    out = tmp_path / "out.jsonl"
    monkeypatch.setattr(ENGINE, "Pool", KilledAfterFour)
    monkeypatch.setattr(ENGINE, "SECONDS", -1.0)
    with pytest.raises(KeyboardInterrupt):
        run([source], out, QUIET)
    monkeypatch.setattr(ENGINE, "Pool", InProcess)
    assert run([source], out, Options(resume=True, quiet=True)).resumed == 4


def remove(out: Path) -> None:
    for path in out.parent.glob(f"{out.name}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize(("kind", "at"), KILLS, ids=[f"{kind}-{at}" for kind, at in KILLS])
def test_a_killed_run_resumes_to_the_same_bytes(
    tmp_path: Path, source: Path, whole: Content, kind: str, at: int
) -> None:
    out = tmp_path / "out.jsonl"
    assert killed(tmp_path, source, out, at, kind) == -signal.SIGKILL
    run([source], out, Options(resume=True, quiet=True, checkpoint=7))
    assert outputs(out) == whole


@pytest.mark.parametrize(("form", "kind", "at"), KILLS_WHILE_MAKING)
def test_every_form_survives_a_kill_while_it_is_made(
    tmp_path: Path, source: Path, form: str, kind: str, at: int
) -> None:
    run([source], tmp_path / f"whole{form}", QUIET)
    out = tmp_path / f"out{form}"
    assert killed(tmp_path, source, out, at, kind) == -signal.SIGKILL
    run([source], out, Options(resume=True, quiet=True))
    assert outputs(out) == outputs(tmp_path / f"whole{form}")


def test_resuming_does_not_do_again_what_is_done(tmp_path: Path, source: Path, whole: Content) -> None:
    out = tmp_path / "out.jsonl"
    killed(tmp_path, source, out, 1, "finish")
    assert run([source], out, Options(resume=True, quiet=True)).resumed in (38, 40)
    assert outputs(out) == whole


def test_a_changed_input_or_other_options_are_not_resumed(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out.jsonl"
    killed(tmp_path, source, out, 30, "record")
    before = content(tmp_path / "out.jsonl.part")
    with pytest.raises(LedgerError, match="other options"):
        run([source], out, Options(Settings(max_chars=9), resume=True, quiet=True))
    changed = write_rows(tmp_path / "in2.jsonl", articles(40)[::-1])
    with pytest.raises(LedgerError, match="input has changed"):
        run([changed], out, Options(resume=True, quiet=True))
    assert content(tmp_path / "out.jsonl.part") == before


@pytest.mark.parametrize("form", [".jsonl", ".csv"])
def test_resuming_with_a_changed_input_moves_nothing(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Killed at the moment when the new output was in place and the folder of the run was not yet removed."""
    monkeypatch.setattr(ENGINE, "Pool", InProcess)
    out = tmp_path / f"out{form}"
    work = lambda: run([source], out, Options(quiet=True, overwrite=True))  # noqa: E731
    step = 1
    while killed_at(step, work) and not out.exists():
        step += 1
    before = outputs(out)
    assert {"OUT", "OUT.part"} <= before.keys()
    for changed in (rows(rejects=True)[::-1], [*map(json.loads, lines_of(source)), *articles(1)]):
        other = write_rows(tmp_path / "other.jsonl", changed)
        with pytest.raises(LedgerError, match="input has changed"):
            run([other], out, Options(resume=True, quiet=True))
        assert outputs(out) == before
    run([source], out, Options(resume=True, quiet=True))
    assert outputs(out)["OUT"] == before["OUT"]


def lines_of(path: Path) -> list[str]:
    return [line if line.startswith("{") else json.dumps(line) for line in path.read_text().split("\n")[:-1]]


def test_an_unfinished_run_is_dropped_only_when_told(tmp_path: Path, source: Path, whole: Content) -> None:
    out = tmp_path / "out.jsonl"
    killed(tmp_path, source, out, 30, "record")
    with pytest.raises(LedgerError, match="holds an unfinished run of 28 rows; go on with --resume, or start over"):
        run([source], out, QUIET)
    run([source], out, Options(overwrite=True, quiet=True))
    assert outputs(out) == whole


@pytest.mark.parametrize("damage", ["text", "number", "field", "order", "list", "cut", "bits"])
def test_a_damaged_ledger_is_told_and_can_be_started_over(
    tmp_path: Path, source: Path, whole: Content, damage: str
) -> None:
    out, ledger = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part" / "ledger"
    killed(tmp_path, source, out, 30, "record")
    lines = ledger.read_bytes().splitlines(keepends=True)
    lines[-1] = {
        "text": b"left over\n",
        "number": b"5\n",
        "field": b"{}\n",
        "order": lines[0],
        "list": b"[" * 100_000 + b"\n",
        "cut": lines[-1][:20] + b"\n",
        "bits": lines[-1].replace(b"28", b"29", 1),
    }[damage]
    ledger.write_bytes(b"".join(lines))
    for options in (Options(resume=True, quiet=True), QUIET):
        with pytest.raises(LedgerError, match=r"ledger: is damaged in line 5; start over with --overwrite"):
            run([source], out, options)
    run([source], out, Options(overwrite=True, quiet=True))
    assert outputs(out) == whole


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
    part = tmp_path / "o.jsonl.part" / "records.jsonl"
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
