"""What is published is whole: the wheel and the source archive work without the repository."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from extractor import Extractor

ROOT = Path(__file__).parents[1]
TEXT = "On May 5, 2024, a train with 41 containers left Xi'an for Duisburg."


def build(kind: str, folder: Path) -> Path:
    """Build one kind of distribution of the clone into ``folder``, without the network."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder], cwd=ROOT, check=True)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_extracts_without_the_repository(wheel: Path, tmp_path: Path, extractor: Extractor) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = f"import extractor; print(extractor.__file__); print(extractor.extract({TEXT!r}).model_dump_json())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )
    where, record = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert json.loads(record) == json.loads(extractor.extract(TEXT).model_dump_json())


def test_the_wheel_holds_the_package_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"extractor", "freight_news_extractor"}
    assert "extractor/py.typed" in names


@pytest.mark.heavy  # pip fetches what the wheel depends on
def test_the_wheel_installs_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "fresh"], check=True)
    programs = tmp_path / "fresh" / "bin"
    subprocess.run([programs / "pip", "install", "-q", wheel], check=True)
    done = subprocess.run(
        [programs / "freight-news", "extract", "-"],
        cwd=tmp_path,
        input=TEXT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["movements"][0]["destination"] == "Duisburg"


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    [source] = (path for path in tmp_path.iterdir() if path.name != "sdist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")]
    subprocess.run(command, cwd=source, check=True)
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(next((tmp_path / "again").iterdir())) as theirs:
        assert sorted(ours.namelist()) == sorted(theirs.namelist())
