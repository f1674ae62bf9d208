"""The commands and programs of the pages on the service, on agents and on the container are run."""

import json
import os
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from extractor.cli import app
from tests.conftest import CORPUS, ROOT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
BIN = Path(sys.executable).parent


def _blocks(page: str, *languages: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [code for language, code in BLOCK.findall(text) if language in languages]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    (tmp_path / "corpus").symlink_to(CORPUS)
    return tmp_path


def _run(script: str, folder: Path) -> str:
    env = {key: value for key, value in os.environ.items() if key != "FREIGHT_NEWS_TOKEN"}
    env["PATH"] = f"{BIN}{os.pathsep}{env['PATH']}"
    log = folder / "log"
    with log.open("w") as out:  # not a pipe, which a service in the background would hold open
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=env, stdout=out, stderr=out)
    said = log.read_text()
    assert done.returncode == 0, said
    return said


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.heavy
def test_the_page_on_the_service_does_what_it_says(workplace: Path) -> None:
    (program,) = _blocks("serve.md", "python")
    (workplace / "ask.py").write_text(program)
    first, *others = _blocks("serve.md", "sh")
    script = "\n".join(("trap 'kill $(jobs -p)' EXIT", first, "python ask.py", *others))
    for port in ("8000", "8001"):
        script = script.replace(port, (own := str(_free_port())))
        (workplace / "ask.py").write_text((workplace / "ask.py").read_text().replace(port, own))
    said = _run(script, workplace)
    assert '"Łódź"' in said
    assert "'Duisburg']" in said
    records = [json.loads(line) for line in (workplace / "records.jsonl").read_text().splitlines()]
    assert records[0]["id"] == "a"
    assert records[1]["line"] == 2
    assert json.loads((workplace / "record.schema.json").read_text())["title"] == "Article"


@pytest.mark.heavy
def test_the_page_on_agents_does_what_it_says(workplace: Path) -> None:
    (program,) = _blocks("mcp.md", "python")
    (workplace / "ask.py").write_text(program)
    said = _run("\n".join((*_blocks("mcp.md", "sh"), "python ask.py")), workplace)
    assert int(said.splitlines()[-1]) >= 1


def test_what_clients_of_agents_are_told_is_a_command() -> None:
    (told,) = (json.loads(code) for code in _blocks("mcp.md", "json"))
    (server,) = told["mcpServers"].values()
    name, *options = server["args"]
    assert server["command"] == "freight-news"
    get_command(app).commands[name].make_context(name, options)  # type: ignore[attr-defined]


def _containers() -> list[list[str]]:
    """The arguments of every container of the page, behind the image's name."""
    lines = [shlex.split(line) for code in _blocks("docker.md", "bash") for line in code.splitlines()]
    runs = [line for line in lines if line[:2] == ["docker", "run"]]
    assert len(runs) == len(lines) - 1, "all but the build run a container"
    return [line[line.index("freight-news") + 1 :] for line in runs]


def test_what_containers_are_told_is_a_command() -> None:
    for arguments in filter(None, _containers()):
        name, *options = arguments
        get_command(app).commands[name].make_context(name, options)  # type: ignore[attr-defined]


@pytest.mark.heavy
def test_what_containers_do_can_be_done_without_one(workplace: Path) -> None:
    for arguments in filter(None, _containers()):
        _run(shlex.join(["freight-news", *arguments]) + " < /dev/null", workplace)
    assert (workplace / "records.jsonl").stat().st_size > 1000
