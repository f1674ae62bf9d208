"""``freight-news rules coverage``: what each rule of facts is worth on a folder of articles."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import Extractor
from extractor.cli import app
from extractor.silence import silence

TRAIN = "On May 5, 2025 a freight train carrying coal left Wuhan for Duisburg by way of Malaszewicze."
TONNES = "Latvia moved 5.2 million tonnes of grain by rail in 2024."
runner = CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "train.txt").write_text(TRAIN)
    (tmp_path / "tonnes.txt").write_text(TONNES)
    (tmp_path / "tonnes.gold.json").write_text("{}")
    return tmp_path


def test_a_rule_is_told_with_the_articles_that_need_it(folder: Path) -> None:
    result = runner.invoke(app, ["rules", "coverage", str(folder)])
    assert result.exit_code == 0, result.output
    lines = {line.partition(":")[0]: line for line in result.stdout.splitlines()}
    assert lines["statistics.measure.of_goods"].endswith("changes 1 facts in 1 articles (tonnes)")
    assert lines["movements.origin.object_origin"].endswith("changes 1 facts in 1 articles (train)")
    assert "itself" not in result.stdout
    assert "change nothing" in result.stderr


def test_a_folder_without_articles_is_one_clear_line(tmp_path: Path) -> None:
    result = runner.invoke(app, ["rules", "coverage", str(tmp_path)])
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
