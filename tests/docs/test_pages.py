"""The documentation is true: its tables, commands and Python sessions are run, and no link of its site is broken."""

import doctest
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from extractor import Extractor
from extractor.cli import app
from tests.conftest import CORPUS, ROOT
from tests.docs.tables import PUBLISHED, said

DOCS = ROOT / "docs"
PAGES = (
    "start.md",
    "commands.md",
    "rules.md",
    "annotation-tools.md",
    "spacy.md",
    "mcp.md",
    "scale.md",
    *(f"components/{path.name}" for path in (DOCS / "components").iterdir()),
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| (?!in the text|---)(.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = [
    pytest.param(page.stem, *row.groups(), id=row[1])
    for page in sorted((DOCS / "components").iterdir())
    for row in ROW.finditer(page.read_text(encoding="utf-8"))
]


def blocks(language: str) -> list[tuple[str, str]]:
    """The blocks of one language in the pages that are run, each with its page."""
    texts = [(page, (DOCS / page).read_text(encoding="utf-8")) for page in PAGES]
    return [(page, code) for page, text in texts for name, code in BLOCK.findall(text) if name == language]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").symlink_to(CORPUS)
    for name in ("my_rules.yaml", "labelstudio-export.json"):
        shutil.copy(DOCS / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(DOCS)  # for what is imported from a page
    return tmp_path


@pytest.mark.parametrize(("mentions", "text", "expected"), ROWS)
def test_tables_of_components_tell_what_is_found(mentions: str, text: str, expected: str, extractor: Extractor) -> None:
    assert said(extractor.extract(text, PUBLISHED), mentions) == expected


@pytest.mark.parametrize("page", dict.fromkeys(page for page, _ in blocks("pycon")))
def test_the_python_session_of_a_page_prints_what_it_shows(page: str, workplace: Path) -> None:
    code = "".join(code for of, code in blocks("pycon") if of == page)
    test = doctest.DocTestParser().get_doctest(code, {}, page, page, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(test)
    assert runner.failures == 0


@pytest.mark.parametrize(("page", "code"), blocks("sh"))
def test_commands_run_to_the_end(page: str, code: str, workplace: Path) -> None:
    path = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code], env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{page}\n{code}\n{done.stderr}"


def test_every_command_has_its_section() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert f"## {name}" in text, f"docs/commands.md tells nothing of {name}"


def test_the_site_builds_and_no_link_is_broken(tmp_path: Path) -> None:
    assert importlib.util.find_spec("material"), "needs the extra docs: pip install -e .[docs]"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "fonts.googleapis" not in page
