"""Without Ray the command says what to install."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.sources import extras


def test_a_missing_ray_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.jsonl").touch()
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "ray" else object())
    arguments = ["batch", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "o.jsonl"), "--engine", "ray"]
    result = CliRunner().invoke(app, arguments)
    advice = "needs ray: pip install 'freight-news-extractor[ray]', or pip install '.[ray]' in a clone"
    assert (result.exit_code, result.stderr) == (1, f"freight-news: --engine ray {advice}\n")
