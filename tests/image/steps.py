"""A Dockerfile's steps as data, and a build of them in a folder where no container engine runs."""

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from dockerfile_parse import DockerfileParser


@dataclass(frozen=True)
class Step:
    """One instruction."""

    stage: int
    name: str
    value: str


def steps(dockerfile: str) -> list[Step]:
    """The instructions in order, with the number of the stage that each belongs to, from 0."""
    parser = DockerfileParser(fileobj=BytesIO(dockerfile.encode()), env_replace=False)
    found, stage = [], -1
    for part in parser.structure:
        if part["instruction"] == "COMMENT":
            continue
        stage += part["instruction"] == "FROM"
        found.append(Step(stage, part["instruction"], part["value"]))
    return found


@dataclass
class Build:
    """Runs the steps of the first stage with ``root`` in the place of ``/``."""

    source: Path
    root: Path
    folders: tuple[str, ...]
    """The absolute folders that the steps name."""
    env: dict[str, str] = field(default_factory=dict)

    def run(self, step: Step) -> None:
        """Do what an instruction says; what only an engine can do is passed over."""
        if step.name == "ENV":
            pairs = (pair.partition("=") for pair in shlex.split(step.value))
            self.env |= {key: value for key, _, value in pairs}
        elif step.name == "COPY":
            *files, target = shlex.split(step.value)
            self._copy(files, self._inside(target), folder=target.endswith("/"))
        elif step.name == "RUN":
            command = self._inside(step.value)
            subprocess.run(["sh", "-e", "-c", command], env=os.environ | self.env, check=True)

    def _inside(self, words: str) -> str:
        """Words with the folders of the image put under the root."""
        return re.sub(rf"(?<![\w/.])({'|'.join(self.folders)})(?![\w-])", rf"{self.root}\1", words)

    def _copy(self, files: list[str], target: str, *, folder: bool) -> None:
        for name in files:
            source, goal = self.source / name, Path(target) / name if folder else Path(target)
            goal.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, goal, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, goal)


def words(value: str) -> list[str]:
    """The words of ENTRYPOINT, CMD and HEALTHCHECK in their JSON form. Raises ValueError for the shell's form."""
    given = json.loads(value[value.index("[") :])
    if not all(isinstance(word, str) for word in given):
        raise ValueError(value)
    return list(given)
