"""The image's steps: what they say, and what comes of them in a fresh environment."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from typer.main import get_command

from extractor.cli import app
from tests.conftest import CORPUS, ROOT
from tests.image.steps import Build, Step, steps, words

DOCKERFILE = steps((ROOT / "Dockerfile").read_text(encoding="utf-8"))
LAST = [step for step in DOCKERFILE if step.stage == DOCKERFILE[-1].stage]
KNOWN = {"FROM", "ENV", "RUN", "COPY", "LABEL", "WORKDIR", "USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"}


def _only(name: str) -> str:
    [step] = [step for step in LAST if step.name == name]
    return step.value


def test_every_step_is_one_that_engines_know() -> None:
    assert {step.name for step in DOCKERFILE} <= KNOWN
    assert [step.stage for step in DOCKERFILE if step.name == "FROM"] == [0, 1]
    for step in DOCKERFILE:
        if step.name == "RUN":
            subprocess.run(["sh", "-n", "-c", step.value], check=True)
        if step.name in ("ENTRYPOINT", "CMD", "HEALTHCHECK"):
            assert words(step.value)


def test_the_base_is_slim_and_of_a_version_that_the_package_takes() -> None:
    bases = {step.value.partition(" AS ")[0] for step in DOCKERFILE if step.name == "FROM"}
    assert bases == {"python:3.11-slim"}


def test_what_is_copied_is_there() -> None:
    for step in DOCKERFILE:
        if step.name == "COPY" and "--from=" not in step.value:
            *files, _ = step.value.split()
            ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
            for name in files:
                assert (ROOT / name).exists()
                assert name not in ignored


def test_the_image_runs_without_rights_and_installs_nothing_when_it_runs() -> None:
    assert int(_only("USER")) > 0
    assert f"--uid {_only('USER')} " in _only("RUN")
    assert not [step for step in LAST if step.name == "RUN" and re.search(r"pip|apt|curl|wget", step.value)]
    assert all("--require-hashes" in s.value or "--no-deps" in s.value for s in DOCKERFILE if "pip install" in s.value)


def test_what_it_runs_is_a_command_with_its_options() -> None:
    assert words(_only("ENTRYPOINT")) == ["freight-news"]
    name, *options = words(_only("CMD"))
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    command.make_context(name, options)
    assert _only("EXPOSE") == "8000"
    assert "http://127.0.0.1:8000/health" in words(_only("HEALTHCHECK"))[-1]


def test_the_image_has_the_versions_that_are_tested() -> None:
    def versions(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    image, tested = versions("requirements.lock"), versions("requirements-dev.lock")
    assert {"spacy", "fastapi", "mcp", "hatchling"} <= set(image)
    assert {name: version for name, version in image.items() if tested.get(name) != version} == {}
    assert not {"pytest", "schemathesis", "pandas"} & set(image)


@pytest.mark.heavy
def test_the_steps_make_a_command_that_serves_without_a_network(tmp_path: Path) -> None:
    build = Build(ROOT, tmp_path, ("/opt/freight-news", "/src"))
    build.env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for step in DOCKERFILE:
        if step.stage == 0:
            build.run(step)
    run = _env_of(LAST, tmp_path)
    extracted = subprocess.run(
        ["freight-news", "extract", CORPUS / "henan-2024-11-18.txt"], cwd="/", env=run, capture_output=True, check=True
    )
    assert b'"CR Intermodal Zhengzhou Terminal"' in extracted.stdout
    command = ["freight-news", *words(_only("CMD")), "--port", "0"]
    with subprocess.Popen(command, cwd="/", env=run, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr is not None
        said = service.stderr.readline() + service.stderr.readline()
        port = re.search(r":(\d+),", said)
        assert port, said
        _wait(f"http://127.0.0.1:{port[1]}/health")
        check = words(_only("HEALTHCHECK"))
        check[-1] = check[-1].replace(":8000/", f":{port[1]}/")
        subprocess.run(check, env=run, check=True)
        service.send_signal(signal.SIGTERM)
        assert service.wait(60) == 0


def _env_of(last: list[Step], root: Path) -> dict[str, str]:
    """The environment that the image gives, in which every address outside the machine is refused."""
    given = dict(pair.split("=", 1) for step in last if step.name == "ENV" for pair in step.value.split())
    path = given.pop("PATH").replace("/opt/freight-news", f"{root}/opt/freight-news").replace("$PATH", "/usr/bin:/bin")
    return {**given, "PATH": path, "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
            "no_proxy": "127.0.0.1"}  # fmt: skip


def _wait(url: str) -> None:
    ends = time.monotonic() + 120
    while httpx.get(url).status_code != 200:
        assert time.monotonic() < ends
        time.sleep(0.2)
