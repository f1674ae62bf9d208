"""What a batch run promises: every row ends once, in order, whatever is killed or broken on the way."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor import Extractor
from extractor.batch import Options, run
from extractor.batch.worker import Answer, Settings, Task
from extractor.batch.workers import Pool
from extractor.cli import app
from extractor.models import Article
from extractor.sources import SourceError
from tests.batch.rows import articles, lines, write_rows
from tests.conftest import ROOT

QUIET = Options(quiet=True)


def test_the_output_is_the_same_for_any_number_of_workers(tmp_path: Path, extractor: Extractor) -> None:
    rows: list[Any] = articles(150)
    rows[7:7] = ["{", '{"text": ""}']
    source = write_rows(tmp_path / "in.jsonl", rows)
    outputs = []
    for count in (1, 2, 3):
        out = tmp_path / f"{count}.jsonl"
        run([source], out, Options(workers=count, quiet=True))
        outputs.append((out.read_bytes(), Path(f"{out}.rejects.jsonl").read_bytes()))
    assert outputs[0] == outputs[1] == outputs[2]
    first = rows[0]
    record = extractor.extract(first["text"], first["published"], id=first["id"])
    assert outputs[0][0].splitlines()[0].decode() == record.model_dump_json()


def test_every_row_ends_once_with_line_id_reason_and_head(tmp_path: Path) -> None:
    source = write_rows(
        tmp_path / "in.jsonl",
        [*articles(1), "not json", "", {"id": "x", "text": 5}, {"id": "long", "text": "ab " * 400}, *articles(1)],
    )
    out = tmp_path / "out.jsonl"
    summary = run([source], out, Options(Settings(max_chars=1000), quiet=True))
    assert (summary.rows, summary.records, summary.rejects) == (5, 2, 3)
    assert summary.duplicate_ids == ["a0"]
    assert [row["id"] for row in lines(out)] == ["a0", "a0"]
    rejects = lines(Path(f"{out}.rejects.jsonl"))
    assert [(row["line"], row["id"]) for row in rejects] == [(2, None), (4, "x"), (5, "long")]
    assert "not JSON" in rejects[0]["reason"]
    assert rejects[0]["head"] == "not json"
    assert "text must be a string" in rejects[1]["reason"]
    assert "over the limit of 1000" in rejects[2]["reason"]
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob("*.ledger"))


@pytest.mark.parametrize(("rows", "code"), [(["x"], 3), ([{"text": "A train left."}], 0)])
def test_exit_codes(tmp_path: Path, rows: list[Any], code: int) -> None:
    source = write_rows(tmp_path / "in.jsonl", rows)
    result = CliRunner().invoke(app, ["batch", str(source), "--output", str(tmp_path / "o.jsonl"), "--quiet"])
    assert result.exit_code == code
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("name", "output", "message"),
    [
        ("none.jsonl", "o.jsonl", "none.jsonl: No such file"),
        ("in.jsonl", "o.docx", "the suffix must be one of"),
        ("in.jsonl", "no/o.jsonl", "no folder"),
        ("in.docx", "o.jsonl", "not a form that is read (.docx)"),
    ],
)
def test_a_failed_run_says_why_in_one_line(tmp_path: Path, name: str, output: str, message: str) -> None:
    write_rows(tmp_path / "in.jsonl", articles(1))
    (tmp_path / "in.docx").touch()
    result = CliRunner().invoke(app, ["batch", str(tmp_path / name), "--output", str(tmp_path / output)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert message in result.stderr


def test_the_counts_are_printed(tmp_path: Path) -> None:
    source = write_rows(tmp_path / "in.jsonl", [*articles(2), "x"])
    result = CliRunner().invoke(app, ["batch", str(source), "--output", str(tmp_path / "o.jsonl")])
    assert "3 rows: 2 records in" in result.stderr
    assert "1 rejected" in result.stderr


def test_english_only_rejects_what_is_not_and_else_it_is_noted(tmp_path: Path) -> None:
    german = "Der erste Güterzug nach Duisburg fuhr am Montag aus Xi'an ab und wird in 15 Tagen dort erwartet."
    source = write_rows(tmp_path / "in.jsonl", [{"text": german}, *articles(1)])
    assert run([source], tmp_path / "a.jsonl", QUIET).not_english == 1
    summary = run([source], tmp_path / "b.jsonl", Options(Settings(english_only=True), quiet=True))
    assert summary.rejects == 1
    assert lines(tmp_path / "b.jsonl.rejects.jsonl")[0]["reason"] == "not in English"


def test_compressed_in_and_out_and_folders(tmp_path: Path) -> None:
    packed = tmp_path / "in.jsonl.gz"
    packed.write_bytes(gzip.compress(b"".join(json.dumps(row).encode() + b"\n" for row in articles(3))))
    run([packed], tmp_path / "o.jsonl.gz", QUIET)
    assert len(gzip.decompress((tmp_path / "o.jsonl.gz").read_bytes()).splitlines()) == 3
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("---\npublished: 2024-11-18\n---\nA train left.")
    (folder / "b.json").write_text(json.dumps(articles(2)))
    run([folder], tmp_path / "f.jsonl", QUIET)
    assert [row["id"] for row in lines(tmp_path / "f.jsonl")] == ["a", "a0", "a1"]


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(2, Settings(), timeout=30)
    yield made
    made.close()


def tasks(count: int) -> list[Task]:
    from extractor.sources import Story

    return [
        Task(n, Story(row["text"], row["id"], published=row["published"])) for n, row in enumerate(articles(count), 1)
    ]


def test_a_killed_worker_costs_nothing(pool: Pool) -> None:
    answers: list[Answer] = []
    for answer in pool.map(tasks(200)):
        answers.append(answer)
        if len(answers) in (5, 60):
            os.kill(pool.pids[0], signal.SIGKILL)
    assert [answer.number for answer in answers] == list(range(1, 201))
    assert all(answer.record is not None for answer in answers)


def test_an_article_that_kills_its_worker_or_hangs_is_rejected_alone(tmp_path: Path, stubbed: None) -> None:
    source = write_rows(tmp_path / "in.jsonl", [{"text": text} for text in "a b die c hang d e f g h".split()])
    out = tmp_path / "out.jsonl"
    summary = run([source], out, Options(workers=2, timeout=0.5, quiet=True))
    assert [row["text"] for row in lines(out)] == "a b c d e f g h".split()
    assert (summary.rows, summary.records, summary.rejects) == (10, 8, 2)
    reasons = {row["line"]: row["reason"] for row in lines(Path(f"{out}.rejects.jsonl"))}
    assert reasons == {3: "the worker process died, twice", 5: "took over 0.5 s, twice"}


def test_stream_gives_articles_in_order_and_says_what_it_cannot(extractor: Extractor) -> None:
    rows = articles(30)
    rows[4] = {"text": None}
    rejected: list[tuple[int, str]] = []
    found = list(extractor.stream(rows, workers=2, rejected=lambda row, why: rejected.append((row, why))))
    assert [article.id for article in found] == [f"a{n}" for n in range(30) if n != 4]
    assert isinstance(found[0], Article)
    assert rejected == [(5, "holds no text")]
    with pytest.raises(ValueError, match="article 1: no field text"):
        next(extractor.stream([{}]))


def test_a_missing_input_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        run([tmp_path / "none.jsonl"], tmp_path / "o.jsonl", QUIET)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_holds_the_interpreter_is_given_up_though_large_articles_wait(
    tmp_path: Path, stubbed: None
) -> None:
    """It takes nothing from its pipe meanwhile, so whoever writes to it would wait."""
    large = ["x" * 1_000_000] * 6
    source = write_rows(tmp_path / "in.jsonl", [{"text": text} for text in ("a", "hold", *large, "b")])
    out = tmp_path / "out.jsonl"
    summary = run([source], out, Options(workers=1, timeout=0.5, quiet=True))
    assert [row["text"] for row in lines(out)] == ["a", *large, "b"]
    assert (summary.records, summary.rejects) == (8, 1)
    assert lines(Path(f"{out}.rejects.jsonl"))[0]["reason"] == "took over 0.5 s, twice"


def test_no_sign_within_a_record_is_taken_for_the_end_of_a_line(tmp_path: Path) -> None:
    text = "A train left Xi'an.\u2028It carried\u2029tea\x85and toys.\x0b\x0c\x1c"
    source = write_rows(tmp_path / "in.jsonl", [{"text": text, "title": "a\u2028b"}])
    run([source], tmp_path / "o.jsonl", QUIET)
    (line,) = (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["text"], json.loads(line)["title"]) == (text, "a\u2028b")


HELD = """
from pathlib import Path
import sys
from extractor.batch import workers
from tests.batch import stub
workers.serve = stub.serve
if __name__ == "__main__":
    from extractor.batch import Options, run
    run([sys.argv[1]], Path(sys.argv[2]), Options(workers=2, quiet=True, checkpoint=1))
"""


def test_a_worker_that_holds_the_interpreter_ends_with_its_parent(tmp_path: Path) -> None:
    source = write_rows(tmp_path / "in.jsonl", [{"text": text} for text in ("a", "hold", "hold 2")])
    script = tmp_path / "held.py"
    script.write_text(HELD)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(source), str(tmp_path / "o.jsonl")]
    process = subprocess.Popen(command, start_new_session=True, env=environment)
    part = tmp_path / "o.jsonl.part" / "records.jsonl"
    while not (part.exists() and part.stat().st_size):
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.wait()
    ended = time.monotonic() + 10  # far below what they would go on for
    while alive(process.pid):
        assert time.monotonic() < ended, "workers outlive the run"
        time.sleep(0.05)


def alive(session: int) -> list[str]:
    found = subprocess.run(["ps", "-s", str(session), "-o", "stat="], capture_output=True, text=True, check=False)
    return [state for state in found.stdout.split() if not state.startswith("Z")]


def test_the_parent_of_the_workers_loads_no_spacy() -> None:
    """It only reads, sends and writes; loading what its workers need would cost it seconds and memory."""
    script = "import sys, extractor.batch; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
