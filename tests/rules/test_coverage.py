"""``freight-news rules coverage``: what each rule is worth on a folder of articles."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor import Extractor
from extractor.cli import app
from extractor.rules.coverage import coverage
from extractor.silence import silence

TRAIN = "On May 5, 2025 a freight train carrying coal left Wuhan for Duisburg by way of Malaszewicze."
TONNES = "Latvia moved 5.2 million tonnes of grain by rail in 2024."
THIRD = f"About a third of the line is new. {TONNES}"
runner = CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "train.txt").write_text(TRAIN)
    (tmp_path / "tonnes.txt").write_text(TONNES)
    (tmp_path / "tonnes.gold.json").write_text("{}")
    return tmp_path


def _run(folder: Path, *options: str) -> Result:
    return runner.invoke(app, ["rules", "coverage", str(folder), *options])


def _lines(folder: Path, *options: str) -> dict[str, str]:
    result = _run(folder, *options)
    assert result.exit_code == 0, result.output
    parts = (line.partition(": ") for line in result.stdout.splitlines())
    return {rule: told for rule, _, told in parts}


def test_a_rule_is_told_with_the_articles_that_need_it(folder: Path) -> None:
    lines = _lines(folder)
    assert lines["statistics.place.clause"] == "speaks in 1, changes 1 statistics in 1 (tonnes)"
    assert lines["movements.cargo.listed"] == "speaks in 2, changes 1 movements in 1 (train)"
    assert not any("itself" in rule for rule in lines)


def test_records_that_change_are_counted_by_list(folder: Path) -> None:
    lines = _lines(folder)
    assert lines["dates.month_day"] == "speaks in 1, changes 3 dates, 1 movements in 1 (train)"
    assert lines["places.gazetteer"].startswith("speaks in 2, changes 4 places")
    assert lines["places.gazetteer"].endswith("in 2 (tonnes, train)")


def test_few_articles_are_named_where_few_are_asked_for(folder: Path) -> None:
    assert _lines(folder, "--articles", "1")["places.gazetteer"].endswith("in 2 (tonnes, …)")


def test_a_rule_whose_words_another_takes_changes_nothing_and_is_marked(folder: Path) -> None:
    (folder / "line.txt").write_text("DB Cargo runs the train.")
    result = _run(folder, "--component", "organisations")
    assert "organisations.head: speaks in 1, changes nothing\n" in result.stdout
    assert result.stderr == "2 rules, 1 of them change nothing: organisations.head\n"


def test_only_rules_of_the_components_asked_for_are_silenced(folder: Path) -> None:
    assert {rule.partition(".")[0] for rule in _lines(folder)} == {
        "dates", "quantities", "places", "movements", "statistics"
    }  # fmt: skip
    some = _lines(folder, "--component", "dates", "--component", "movements")
    assert {rule.partition(".")[0] for rule in some} == {"dates", "movements"}


def test_a_component_that_is_none_is_one_clear_line(folder: Path) -> None:
    result = _run(folder, "--component", "facts")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "facts" in result.stderr


def test_folders_inside_the_folder_are_left_out(folder: Path) -> None:
    before = _run(folder).output
    (folder / "unseen").mkdir()
    (folder / "unseen" / "other.txt").write_text(TONNES)
    (folder / ".hidden.txt").write_text(TONNES)
    assert _run(folder).output == before


def test_facts_do_not_change_because_the_quantities_before_theirs_are_fewer(tmp_path: Path) -> None:
    (tmp_path / "third.txt").write_text(THIRD)
    worth = {rule.rule: rule.lists for rule in coverage(tmp_path)}
    assert dict(worth["quantities.fraction"]) == {"quantities": 1}
    assert dict(worth["quantities.mass"]) == {"quantities": 1, "statistics": 1}


def test_one_article_is_read_too(folder: Path) -> None:
    assert "dates.year" in _lines(folder / "tonnes.txt")
    assert "dates.month_day" not in _lines(folder / "tonnes.txt")


def test_a_folder_without_articles_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "unseen").mkdir()
    (tmp_path / "unseen" / "other.txt").write_text(TONNES)
    result = _run(tmp_path)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert str(tmp_path) in result.stderr


@pytest.mark.parametrize(
    ("text", "facts", "slot"),
    [(TRAIN, "movements", "destination"), (TONNES, "statistics", "measure"), (TONNES, "statistics", "period")],
)
def test_a_silenced_rule_fills_no_slot(extractor: Extractor, text: str, facts: str, slot: str) -> None:
    (fact,) = getattr(extractor.extract(text), facts)
    (found,) = fact.because_of(slot)
    with silence(found.rule):
        (other,) = getattr(extractor.extract(text), facts)
    assert all(evidence.rule != found.rule for evidence in other.because_of(slot))
    (again,) = getattr(extractor.extract(text), facts)
    assert again == fact
