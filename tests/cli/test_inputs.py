"""Options and notes about input, as a user meets them."""

import json
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import __version__
from extractor.cli import app
from extractor.command.options import OUTPUTS
from extractor.sinks.write import FORMS
from extractor.sources import extras
from extractor.sources.kinds import COMPRESSED, KINDS
from tests.conftest import ROOT
from tests.sources import made
from tests.sources.test_every_kind import fill

runner = CliRunner()
OTHER = {"id": "o", "published": "2024-11-30", "text": "The council met on Monday and spoke of schools."}


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_one_command_reads_fifty_files_of_every_kind(tmp_path: Path) -> None:
    folder, out = tmp_path / "news", tmp_path / "out.jsonl"
    folder.mkdir()
    expected = fill(folder)
    (folder / "other.jsonl").write_text(json.dumps(OTHER))
    arguments = ["batch", str(folder), "--output", str(out), "--workers", "2", "--only-freight", "--list-passed"]
    result = runner.invoke(app, arguments)
    assert result.exit_code == 3
    good, bad = (sum(counts[side] for counts in expected.values()) for side in (0, 1))
    rejects = lines(Path(f"{out}.rejects.jsonl"))
    passed = [reject for reject in rejects if reject["reason"] == "not about freight on rails"]
    records = lines(out)
    # The two spreadsheets and one of the rows of tables speak of "A train left." alone.
    assert {str(row["source"]).rpartition(".")[2] for row in passed} <= {"jsonl", "xlsx", "gz", "xz"}
    assert len(records) + len(rejects) == good + bad + 1
    assert len(rejects) - len(passed) == bad
    counts = f"{good + bad + 1} rows: {len(records)} records in {out}, {bad} rejected, {len(passed)} passed over"
    assert counts in result.stderr
    assert all(record["about_freight"] for record in records)


def test_what_is_passed_over_is_listed_only_on_request(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in (made.row(1), OTHER)))
    result = runner.invoke(app, ["batch", str(source), "--output", str(out), "--only-freight"])
    assert (result.exit_code, len(lines(out))) == (0, 1)
    assert "2 rows: 1 records in" in result.stderr
    assert "0 rejected, 1 passed over" in result.stderr
    assert not Path(f"{out}.rejects.jsonl").exists()


def test_undated_articles_and_unknown_fields_are_told_once(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    rows = [{"text": made.text(n), "datum": "2024-11-30", "author": "x"} for n in range(3)]
    source.write_text("".join(json.dumps(row) + "\n" for row in [*rows, made.row(1)]))
    result = runner.invoke(app, ["batch", str(source), "--output", str(tmp_path / "out.jsonl")])
    assert "3 articles tell no day of publication; their relative dates stay open" in result.stderr
    assert "fields of unknown meaning, not used: datum (in 3)\n" in result.stderr
    assert "author" not in result.stderr


def test_columns_by_name(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_text(f"nr;Artikel;Datum\n7;{made.text(1)};2024-11-30\n")
    arguments = ["batch", str(source), "--output", str(out)]
    result = runner.invoke(app, arguments)
    assert result.exit_code == 3
    assert "in.csv:1: no column text, body or content; there are: nr, Artikel, Datum" in result.stderr
    named = ["--text-column", "Artikel", "--published-column", "Datum", "--id-column", "nr", "--overwrite"]
    assert runner.invoke(app, [*arguments, *named]).exit_code == 0
    assert [(row["id"], row["published"]) for row in lines(out)] == [("7", "2024-11-30")]


@pytest.mark.parametrize("command", ["extract", "facts"])
@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("中欧班列开行增长5%,从西安出发。", True),
        ("Der erste Güterzug nach Duisburg fuhr am Montag aus Xi'an ab und wird in 15 Tagen dort erwartet.", True),
        ("A freight train left Xi'an for Duisburg on Monday, and it will arrive in 15 days.", False),
        ("Freight train, Xi'an", False),
    ],
)
def test_another_language_is_noted(command: str, text: str, noted: bool) -> None:
    result = runner.invoke(app, [command, "-", "--published", "2024-11-18"], input=text)
    assert result.exit_code == 0
    note = "freight-news: standard input: does not seem to be in English, the only language that is read"
    assert result.stderr.startswith(note) == noted
    assert noted or result.stderr == ""


def test_several_articles_of_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(made.csv_file([made.row(1), made.row(2)]))
    result = runner.invoke(app, ["extract", str(tmp_path / "a.csv")])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "holds several articles; use facts to look at them, batch to extract them" in result.stderr
    result = runner.invoke(app, ["facts", str(tmp_path / "a.csv")])
    assert result.exit_code == 0
    assert "Duisburg" in result.stdout


def test_version_and_the_module_as_a_command() -> None:
    assert runner.invoke(app, ["--version"]).stdout == f"freight-news-extractor {__version__}\n"
    done = subprocess.run([sys.executable, "-m", "extractor", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"freight-news-extractor {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered(shell: str) -> None:
    script = Path(sys.executable).with_name("freight-news")
    environment = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1", "PATH": "/usr/bin:/bin", "HOME": "/tmp"}
    done = subprocess.run(
        [script, "--show-completion", shell], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0
    assert "_FREIGHT_NEWS_COMPLETE" in done.stdout.upper()


def test_help_lists_every_form_and_gives_examples() -> None:
    assert OUTPUTS.split() == list(FORMS)
    shown = runner.invoke(app, ["batch", "--help"], env={"COLUMNS": "200"}).stdout
    for form in (*KINDS, *COMPRESSED, *FORMS):
        assert form in shown or form == ".text"
    for command in ("extract", "facts", "batch", "watch"):
        assert f"freight-news {command} " in runner.invoke(app, [command, "--help"]).stdout
    assert "TEU" in runner.invoke(app, ["--help"]).stdout


@pytest.mark.parametrize("extra", ["html", "feeds", "warc", "pdf", "sheets", "tables", "remote"])
def test_a_missing_extra_says_what_to_install(extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = extras.NEEDS[extra][0]
    monkeypatch.setitem(sys.modules, module, None)
    for name in [name for name in sys.modules if name.startswith(module + ".")]:
        monkeypatch.setitem(sys.modules, name, None)
    advice = f"needs {module}: pip install 'freight-news-extractor[{extra}]', or pip install '.[{extra}]' in a clone"
    with pytest.raises(ValueError, match="needs") as told:
        extras.load(module, extra)
    assert str(told.value).startswith(advice)
    assert "\n" not in str(told.value)
    suffix = next((suffix for suffix, kind in KINDS.items() if kind.extra == extra), None)
    if suffix is None:
        return
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == module else import_module("importlib.util"))
    (tmp_path / f"a{suffix}").touch()
    result = runner.invoke(app, ["batch", str(tmp_path / f"a{suffix}"), "--output", str(tmp_path / "o.jsonl")])
    assert (result.exit_code, result.stderr) == (1, f"freight-news: {tmp_path / f'a{suffix}'}: {advice}\n")


def test_pages_can_be_read_after_an_installation_by_old_pip() -> None:
    """The pip that comes with Python 3.11 takes ``lxml[html_clean]`` for a plain ``lxml``, so its package is named."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = {requirement.partition(">")[0] for requirement in project["optional-dependencies"]["html"]}
    assert named == {"trafilatura", "lxml_html_clean"}
    assert import_module("lxml_html_clean")
    assert {*extras.NEEDS} <= {*project["optional-dependencies"]}
