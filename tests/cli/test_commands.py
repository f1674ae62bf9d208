"""The command line as a user meets it: output, one-line errors, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.models import Article
from tests.conftest import CORPUS

HENAN = CORPUS / "henan-2024-11-18.txt"
runner = CliRunner()


def test_extract_prints_a_record() -> None:
    result = runner.invoke(app, ["extract", str(HENAN)])
    assert result.exit_code == 0
    article = Article.model_validate_json(result.stdout)
    assert article.id == "henan-2024-11-18"
    assert article.published == "2024-11-18"


def test_extract_reads_standard_input_and_takes_a_date() -> None:
    args = ["extract", "-", "--published", "2024-11-18"]
    result = runner.invoke(app, args, input="A train left Xi'an on November 17.")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["dates"][0]["value"] == "2024-11-17"


@pytest.mark.parametrize("command", ["extract", "facts", "explain"])
@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("XI'AN, April 16, 2025 (Xinhua) -- A train left Xi'an on Tuesday.", "count from the date that the text gives"),
        ("A train left Xi'an on Tuesday.", "stay open"),
    ],
)
def test_a_missing_publication_date_is_told(command: str, text: str, instead: str) -> None:
    result = runner.invoke(app, [command, "-"], input=text)
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "no publication date" in result.stderr
    assert instead in result.stderr
    told = runner.invoke(app, [command, "-", "--published", "2025-04-16"], input=text)
    assert told.stderr == ""


def test_standard_input_may_be_a_json_object_or_begin_like_one() -> None:
    given = json.dumps({"text": "A train left Xi'an on November 17.", "published": "2024-11-18"})
    result = runner.invoke(app, ["extract", "-"], input=given)
    assert json.loads(result.stdout)["dates"][0]["value"] == "2024-11-17"
    result = runner.invoke(app, ["extract", "-"], input="{Photo} A train left on November 17, 2024.")
    assert json.loads(result.stdout)["text"].startswith("{Photo}")


def test_table_has_a_heading_for_each_list() -> None:
    result = runner.invoke(app, ["extract", str(HENAN), "--format", "table"])
    assert result.exit_code == 0
    for heading in ("dates", "quantities", "places", "services", "movements", "statistics"):
        assert heading in result.stdout


def test_facts_stand_in_whole_lines_where_no_screen_limits_them() -> None:
    result = runner.invoke(app, ["facts", str(HENAN)])
    assert result.exit_code == 0
    departure = next(line for line in result.stdout.splitlines() if line.strip().startswith("departure"))
    assert "machinery; automotive parts; electronics; clothing" in departure
    assert "CR Intermodal Zhengzhou Terminal" in departure
    assert "article_id" not in result.stdout
    assert "  frequency" not in result.stdout  # no movement of the article has one


def test_facts_of_the_other_files_survive_one_that_cannot_be_read() -> None:
    result = runner.invoke(app, ["facts", "no-such-file.txt", str(HENAN)])
    assert result.exit_code == 3
    assert "departure" in result.stdout
    assert result.stderr == "freight-news: no-such-file.txt: No such file or directory\n"
    assert runner.invoke(app, ["facts", "no-such-file.txt"]).exit_code == 1


def test_schema_is_that_of_the_record() -> None:
    result = runner.invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "Article"


def test_evaluate_prints_all_figures() -> None:
    result = runner.invoke(app, ["evaluate", str(CORPUS / "henan-2024-11-18.gold.json"), "--json"])
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert figures["articles"] == 1
    assert {"all", "dates right", "places full", "movements slots", "statistics slots"} <= figures.keys()


@pytest.mark.parametrize(
    ("args", "given", "message"),
    [
        (["extract", "no-such-file.txt"], "", "no-such-file.txt: No such file or directory"),
        (["extract", "-"], "  \n ", "standard input: holds no text"),
        (["extract", "-"], b"caf\xe9 train", "standard input: not UTF-8 at byte 3"),
        (["extract", "-", "--published", "18/11/2024x"], "A train.", "18/11/2024x"),
        (["evaluate", "no-such-folder"], "", "no-such-folder: no such file or folder"),
    ],
    ids=["missing file", "empty text", "not UTF-8", "bad date", "missing gold"],
)
def test_errors_are_one_line_and_exit_1(args: list[str], given: str | bytes, message: str) -> None:
    result = runner.invoke(app, args, input=given)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("freight-news: ")
    assert message in result.stderr


def test_wrong_usage_exits_2() -> None:
    assert runner.invoke(app, ["extract"]).exit_code == 2


def test_console_script_is_installed(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("freight-news")
    result = subprocess.run([script, "extract", HENAN], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert result.returncode == 0
    assert result.stderr == ""
    assert Article.model_validate_json(result.stdout).text.startswith("At around 12:30 pm")


def test_explain_gives_words_and_rule_of_every_slot() -> None:
    result = runner.invoke(app, ["explain", str(HENAN)])
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.lstrip().startswith("destination"))
    assert "Liège" in line
    assert "heading towards »Liège«, Belgium" in line
    assert "destination" in line.split("«", 1)[1], "the rule's id"
    assert "statistic 1: " in result.stdout


def test_explain_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    result = runner.invoke(app, ["explain", str(tmp_path / "none.txt"), str(HENAN)])
    assert result.exit_code == 3
    assert "movement 1: " in result.stdout
