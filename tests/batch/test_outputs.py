"""An output is refused before the work if it is impossible, another's, or would cost the user anything."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.batch import Options, run
from extractor.batch.ledger import Ledger, LedgerError
from extractor.cli import app
from extractor.sinks import FORMS, SinkError
from tests.batch.kills import ENGINE, InProcess
from tests.batch.rows import articles, lines, write_rows

QUIET = Options(quiet=True)
OVER = Options(quiet=True, overwrite=True)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ENGINE, "Pool", InProcess)
    return write_rows(tmp_path / "in.jsonl", [*articles(3), "broken"])


def snapshot(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


def folder_of_theirs(out: Path) -> None:
    out.mkdir()
    (out / "articles.csv").write_text("mine")
    (out / "notes.txt").write_text("mine")


def folder_within(out: Path) -> None:
    out.mkdir()
    (out / "articles.csv").mkdir()


def foreign_work(out: Path) -> None:
    Path(f"{out}.part").mkdir()
    Path(f"{out}.part", "thesis.doc").write_text("mine")


REFUSED: list[tuple[str, Callable[[Path], object], str]] = [
    ("o.csv", folder_of_theirs, "o.csv: holds 'notes.txt', which no run wrote"),
    ("o.csv", folder_within, "o.csv: holds 'articles.csv', which no run wrote"),
    ("o.csv", lambda out: out.write_text("a,b"), "o.csv: is no folder"),
    ("o.parquet", lambda out: out.write_bytes(b"PAR1"), "o.parquet: is no folder"),
    ("o.jsonl", Path.mkdir, "o.jsonl: is no regular file"),
    ("o.sqlite", Path.mkdir, "o.sqlite: is no regular file"),
    ("o.jsonl", os.mkfifo, "o.jsonl: is no regular file"),
    ("o.jsonl", lambda out: Path(f"{out}.rejects.jsonl").mkdir(), "rejects.jsonl: is no regular file"),
    ("o.jsonl", lambda out: Path(f"{out}.part").write_text("mine"), "o.jsonl.part: is in the way"),
    ("o.jsonl", foreign_work, "o.jsonl.part: holds 'thesis.doc', which no run wrote"),
]


@pytest.mark.parametrize(("name", "make", "message"), REFUSED, ids=range(len(REFUSED)))
@pytest.mark.parametrize("options", [QUIET, OVER, Options(quiet=True, resume=True)], ids=["plain", "over", "resume"])
def test_what_no_run_wrote_is_never_replaced(
    tmp_path: Path, source: Path, name: str, make: Callable[[Path], object], message: str, options: Options
) -> None:
    make(tmp_path / name)
    before = snapshot(tmp_path)
    with pytest.raises((SinkError, LedgerError)) as raised:
        run([source], tmp_path / name, options)
    assert message in str(raised.value)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("form", [".jsonl", ".csv", ".sqlite", ".geojson"])
def test_an_earlier_output_is_replaced_only_when_told(tmp_path: Path, source: Path, form: str) -> None:
    out = tmp_path / f"o{form}"
    run([source], out, QUIET)
    before = snapshot(tmp_path)
    with pytest.raises(SinkError, match=f"o{form}: exists; add --overwrite to replace it"):
        run([source], out, QUIET)
    assert snapshot(tmp_path) == before
    (tmp_path / "one.jsonl").write_text('{"text": "A train left."}\n')
    assert run([tmp_path / "one.jsonl"], out, OVER).records == 1
    assert not Path(f"{out}.rejects.jsonl").exists()
    assert run([source], out, Options(quiet=True, resume=True)).records == 3
    (tmp_path / "one.jsonl").unlink()
    assert snapshot(tmp_path) == before


def test_rejects_of_an_earlier_run_are_not_dropped_unasked(tmp_path: Path, source: Path) -> None:
    (tmp_path / "o.jsonl.rejects.jsonl").write_text("mine")
    with pytest.raises(SinkError, match=r"rejects\.jsonl: exists; add --overwrite"):
        run([source], tmp_path / "o.jsonl", QUIET)


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path, source: Path) -> None:
    (tmp_path / "o.csv").mkdir()
    assert run([source], tmp_path / "o.csv", QUIET).records == 3


@pytest.mark.parametrize("options", [OVER, Options(quiet=True, resume=True)], ids=["overwrite", "resume"])
@pytest.mark.parametrize(
    ("given", "output"),
    [
        ("in.jsonl", "in.jsonl"),
        ("in.jsonl", "linked.jsonl"),
        ("in.jsonl", "folder/../in.jsonl"),
        ("linked.jsonl", "in.jsonl"),
        ("o.jsonl.rejects.jsonl", "o.jsonl"),
        ("o.jsonl.part/records.jsonl", "o.jsonl"),
    ],
)
def test_an_input_is_never_written_over(
    tmp_path: Path, source: Path, given: str, output: str, options: Options
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "linked.jsonl").hardlink_to(source)
    (tmp_path / "o.jsonl.part").mkdir()
    shutil.copy(source, tmp_path / "o.jsonl.rejects.jsonl")
    shutil.copy(source, tmp_path / "o.jsonl.part" / "records.jsonl")
    before = snapshot(tmp_path)
    with pytest.raises(SinkError, match="is an input, and the run would write over it"):
        run([tmp_path / given], tmp_path / output, options)
    assert snapshot(tmp_path) == before


def test_the_second_of_two_runs_onto_one_output_is_refused_in_one_line(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "o.jsonl"
    first = Ledger(out, {})
    first.claim()
    first.begin(overwrite=False)
    before = snapshot(tmp_path)
    for more in ([], ["--resume"], ["--overwrite"]):
        result = CliRunner().invoke(app, ["batch", str(source), "--output", str(out), *more])
        assert result.exit_code == 1
        assert result.stderr == f"freight-news: {out}: another run is writing it; wait, or choose another output\n"
    assert snapshot(tmp_path) == before
    first.close()
    assert run([source], out, QUIET).records == 3


def test_of_many_runs_started_at_once_one_wins_and_the_others_say_so(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("freight-news")
    out = tmp_path / "o.jsonl"
    runs = []
    for number in range(3):
        given = write_rows(tmp_path / f"{number}.jsonl", [{"id": f"{number}", "text": "A train left."}] * 50)
        command = [str(script), "batch", str(given), "--output", str(out), "--quiet"]
        runs.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    told = [process.communicate()[1] for process in runs]
    codes = [process.returncode for process in runs]
    assert sorted(codes) == [0, 1, 1], told
    assert {row["id"] for row in lines(out)} == {str(codes.index(0))}
    assert all("another run is writing it" in text or "exists" in text for text in told if text)


def test_an_output_that_appears_during_the_run_is_not_replaced(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "o.jsonl"
    made = Ledger.make
    monkeypatch.setattr(Ledger, "make", lambda self: (out.write_text("theirs"), made(self))[1])
    with pytest.raises(SinkError, match=r"o\.jsonl: exists"):
        run([source], out, QUIET)
    assert out.read_text() == "theirs"
    monkeypatch.undo()
    assert run([source], out, Options(quiet=True, resume=True)).resumed == 4


@pytest.mark.parametrize(("name", "message"), [("o.jsonl", "no permission to write into"), ("o.csv", "o.csv")])
def test_a_place_without_permission_is_refused_before_the_work(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    """By the answer that the system gives a user, since a test that runs as root is refused nothing."""
    (tmp_path / "o.csv").mkdir()
    barred = tmp_path / "o.csv" if name == "o.csv" else tmp_path
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != barred)
    before = snapshot(tmp_path)
    with pytest.raises(SinkError, match=message):
        run([source], tmp_path / name, QUIET)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(("name", "fits"), [("o.jsonl", True), ("o.sqlite", False)])
def test_no_room_for_the_form_is_said_before_the_work(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, name: str, fits: bool
) -> None:
    room = source.stat().st_size * 3 // 4
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=room))
    if fits:
        assert run([source], tmp_path / name, QUIET).records == 3
    else:
        with pytest.raises(SinkError, match=r"o\.sqlite: needs at least 0\.0 MB, and 0\.0 MB are free"):
            run([source], tmp_path / name, QUIET)
        assert not list(tmp_path.glob("o.*"))


def test_a_form_that_fails_gives_its_room_back_and_stays_resumable(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(records: Path, made: Path) -> Path:
        FORMS[".csv"](records, made)
        raise OSError(28, "No space left on device", str(made))

    out = tmp_path / "o.sqlite"
    monkeypatch.setitem(FORMS, ".sqlite", half)
    with pytest.raises(OSError, match="No space left"):
        run([source], out, QUIET)
    left = {path.name for path in (tmp_path / "o.sqlite.part").iterdir()}
    assert left == {"ledger", "records.jsonl", "rejects.jsonl"}
    monkeypatch.undo()
    assert run([source], out, Options(quiet=True, resume=True)).resumed == 4
    assert out.exists()
