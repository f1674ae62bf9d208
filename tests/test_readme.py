"""What the README shows is run: its commands, its Python session, and the result it prints."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import evaluate
from tests.conftest import CORPUS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for language, block in BLOCKS if language == "sh" for line in block.splitlines() if "venv" not in line]
SESSIONS = [block for language, block in BLOCKS if language == "pycon"]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    (tmp_path / "corpus").symlink_to(CORPUS)
    for name in ("my_services.yaml",):
        example = ROOT / "docs" / name
        if example.exists():
            shutil.copy(example, tmp_path)
    return tmp_path


def test_commands_run_to_the_end(workplace: Path) -> None:
    bin_folder = str(Path(sys.executable).parent)
    env = os.environ | {"PATH": bin_folder + os.pathsep + os.environ["PATH"]}
    assert COMMANDS
    for command in COMMANDS:
        result = subprocess.run(
            ["bash", "-c", command], cwd=workplace, env=env, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, f"{command}\n{result.stderr}"


@pytest.mark.parametrize("session", SESSIONS, ids=range(len(SESSIONS)))
def test_python_sessions_print_what_they_show(session: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    test = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(test)
    assert runner.failures == 0


def test_setup_commands_stand_between_their_comments() -> None:
    for name in ("extract-command", "test-command"):
        match = re.search(rf"<!-- {name} -->\n```sh\n(.*)\n```\n<!-- /{name} -->", README)
        assert match, f"README.md holds no {name}"
        assert match[1].startswith("python3 -m venv .venv && ")


def test_the_table_of_accuracy_is_that_of_the_unseen_articles() -> None:
    shown = re.search(r"<!-- accuracy -->\n(.*?)\n<!-- /accuracy -->", README, re.DOTALL)
    assert shown is not None
    assert shown[1] == evaluate.run(CORPUS / "unseen").markdown().strip()
