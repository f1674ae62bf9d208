"""Partitions are cut, extracted, stored once and whole, and put together as one machine would have written them."""

import json
from pathlib import Path
from typing import Any

import fsspec
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from extractor import batch, cluster
from extractor.batch import Options
from extractor.cli import app
from extractor.cluster import ClusterError
from extractor.sinks.tables import TABLES
from tests.batch.conftest import stubbed  # noqa: F401  # a fixture
from tests.batch.rows import articles
from tests.cluster import here

QUIET = Options(quiet=True)
RESUME = Options(quiet=True, resume=True)
runner = CliRunner()
pytestmark = pytest.mark.usefixtures("stubbed")


@pytest.fixture(autouse=True)
def on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    here.use(monkeypatch)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows: list[Any] = [{**row, "colour": "red"} for row in articles(23)]
    rows[5:5] = [{"text": None}]
    path = tmp_path / "in.jsonl"
    lines = [json.dumps(row) for row in rows]
    lines[12:12] = ["broken"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def on_one_machine(source: Path, name: str) -> tuple[Path, batch.Summary]:
    out = source.with_name(f"local-{name}")
    return out, batch.run([source], out, QUIET)


def test_parts_in_order_are_what_one_machine_writes(source: Path) -> None:
    out, told = on_one_machine(source, "o.jsonl")
    made = source.with_name("o.jsonl")
    summary = cluster.run([source], str(made), QUIET, rows=7)
    assert [path.name for path in sorted(made.iterdir())] == [f"part-00000-0000{n}.jsonl" for n in range(4)]
    assert content(made) == out.read_bytes()
    assert Path(f"{made}.rejects.jsonl").read_bytes() == Path(f"{out}.rejects.jsonl").read_bytes()
    assert (summary.rows, summary.records, summary.rejects) == (25, 23, 2) == (told.rows, told.records, told.rejects)
    assert summary.unknown == told.unknown == ["fields of unknown meaning, not used: colour (in 23)"]
    assert summary.first_rejects == told.first_rejects
    assert not Path(f"{made}.part").exists()


def test_tables_have_the_rows_of_one_machine(source: Path) -> None:
    out, _ = on_one_machine(source, "o.parquet")
    made = source.with_name("o.parquet")
    cluster.run([source], str(made), QUIET, rows=7)
    for name in TABLES:
        whole, parts = pq.read_table(out / f"{name}.parquet"), pq.read_table(made / name)
        assert parts.equals(whole), name
    assert b"geo" in pq.read_metadata(next((made / "places").iterdir())).metadata


def test_many_small_files_are_read_together(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"Train {number}", encoding="utf-8")
    (folder / "5.xyz").write_text("?", encoding="utf-8")
    cluster.run([folder], str(tmp_path / "o.jsonl"), QUIET, rows=4)
    assert len(list((tmp_path / "o.jsonl").iterdir())) == 3
    batch.run([folder], tmp_path / "l.jsonl", QUIET)
    assert content(tmp_path / "o.jsonl") == (tmp_path / "l.jsonl").read_bytes()
    assert (tmp_path / "o.jsonl.rejects.jsonl").read_bytes() == (tmp_path / "l.jsonl.rejects.jsonl").read_bytes()


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_killed_run_resumes_by_partition(source: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made, whole = source.with_name(f"o.{form}"), source.with_name(f"whole.{form}")
    cluster.run([source], str(whole), QUIET, rows=7)
    here.use(monkeypatch, killed_after=2)
    with pytest.raises(ClusterError, match="the machine is gone; what was finished is kept for --resume"):
        cluster.run([source], str(made), QUIET, rows=7)
    work = Path(f"{made}.part")
    assert {path.name for path in work.glob("part-*[0-9].json")} == {"part-00000-00000.json", "part-00000-00001.json"}
    (work / "part-00000-00002.jsonl").write_text("half")
    (work / "part-00000-00002.jsonl.0f").write_text("half of half")
    here.use(monkeypatch)
    with pytest.raises(ClusterError, match="holds an unfinished run; go on with --resume, or start"):
        cluster.run([source], str(made), QUIET, rows=7)
    with pytest.raises(ClusterError, match="was left by a run with other options"):
        cluster.run([source], str(made), RESUME, rows=8)
    summary = cluster.run([source], str(made), RESUME, rows=7)
    assert (summary.resumed, summary.rows) == (14, 25)
    for path in whole.rglob("*"):
        if path.is_file():
            assert (made / path.relative_to(whole)).read_bytes() == path.read_bytes()
    assert Path(f"{made}.rejects.jsonl").read_bytes() == Path(f"{whole}.rejects.jsonl").read_bytes()


def test_a_changed_input_is_noticed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = source.with_name("o.jsonl")
    here.use(monkeypatch, killed_after=2)
    with pytest.raises(ClusterError):
        cluster.run([source], str(made), QUIET, rows=7)
    source.write_text("{}\n" + source.read_text(encoding="utf-8"), encoding="utf-8")
    here.use(monkeypatch)
    with pytest.raises(ClusterError, match="the input of part-00000-00000 has changed since"):
        cluster.run([source], str(made), RESUME, rows=7)
    assert cluster.run([source], str(made), Options(quiet=True, overwrite=True), rows=7).rows == 26


def test_an_article_that_kills_its_worker_costs_itself_alone(tmp_path: Path) -> None:
    rows = [{"text": text} for text in ("a", "die", "b", "hang", "c")]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    summary = cluster.run([source], str(tmp_path / "o.jsonl"), Options(quiet=True, timeout=1.0), rows=2)
    assert (summary.records, summary.rejects) == (3, 2)
    reasons = [json.loads(line)["reason"] for line in (tmp_path / "o.jsonl.rejects.jsonl").read_text().splitlines()]
    assert reasons == ["the worker process died, twice", "took over 1 s, twice"]


def test_an_output_at_an_address(source: Path) -> None:
    system = fsspec.filesystem("memory")
    cluster.run([source], "memory://out/o.jsonl", QUIET, rows=7)
    out, _ = on_one_machine(source, "o.jsonl")
    paths = sorted(system.ls("/out/o.jsonl", detail=False))
    assert b"".join(system.cat_file(path) for path in paths) == out.read_bytes()
    assert system.exists("/out/o.jsonl.rejects.jsonl")
    assert not system.exists("/out/o.jsonl.part")


def test_an_empty_input_makes_an_empty_output(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").touch()
    assert cluster.run([tmp_path / "in.jsonl"], str(tmp_path / "o.jsonl"), QUIET).rows == 0
    assert list((tmp_path / "o.jsonl").iterdir()) == []


def test_what_stands_in_the_way_is_left_alone(source: Path) -> None:
    folder = source.with_name("o.jsonl")
    folder.mkdir()
    (folder / "thesis.txt").touch()
    with pytest.raises(ClusterError, match=r"holds 'thesis\.txt', which no run wrote"):
        cluster.run([source], str(folder), Options(quiet=True, overwrite=True))
    work = source.with_name("p.jsonl.part")
    work.mkdir()
    (work / "ledger").touch()
    with pytest.raises(ClusterError, match=r"p\.jsonl\.part: is in the way of the run's own folder"):
        cluster.run([source], str(source.with_name("p.jsonl")), Options(quiet=True, overwrite=True))
    cluster.run([source], str(source.with_name("q.jsonl")), QUIET)
    with pytest.raises(ClusterError, match="exists; add --overwrite"):
        cluster.run([source], str(source.with_name("q.jsonl")), QUIET)
    part = source.with_name("q.jsonl") / "part-00000-00000.jsonl"
    with pytest.raises(ClusterError, match="is an input, and the run would write over it"):
        cluster.run([part], str(source.with_name("q.jsonl")), Options(quiet=True, overwrite=True))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output", "o.sqlite", "--engine", "ray"], "o.sqlite: --engine ray writes .jsonl and .parquet"),
        (["--output", "o.jsonl", "--address", "h:1"], "--address names a cluster: add --engine ray"),
        (["-", "--output", "o.jsonl", "--engine", "ray"], "--engine ray reads files and addresses, not standard input"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    arguments: list[str], message: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    result = runner.invoke(app, ["batch", str(source), *arguments])
    assert (result.exit_code, result.stderr) == (1, f"freight-news: {message}\n")


def test_the_command_runs_on_the_cluster(source: Path) -> None:
    made = source.with_name("o.jsonl")
    arguments = ["batch", str(source), "--output", str(made), "--engine", "ray", "--part-rows", "7"]
    result = runner.invoke(app, arguments)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == f"25 rows: 23 records in {made}, 2 rejected"
