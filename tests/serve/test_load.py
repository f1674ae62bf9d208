"""The service under load, and its own description turned against it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.serve.load import measure
from tests.serve.running import REAL, running

pytestmark = pytest.mark.heavy


def test_no_answer_is_wrong_under_load(capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure(600)
    with capsys.disabled():
        print("\n" + "\n".join(figures.lines()))
    assert figures.wrong == 0
    assert figures.cpu_batch < 1.5, "what goes over HTTP costs little beside the extraction"


@pytest.mark.parametrize("token", [None, "sesame"])
def test_the_service_keeps_to_its_description(token: str | None, tmp_path: Path) -> None:
    with running("--workers", "1", program=REAL, token=token) as service:
        schemathesis = str(Path(sys.executable).with_name("schemathesis"))
        command = [schemathesis, "run", f"{service.url}/openapi.json", "--max-examples", "25", "--seed", "1"]
        if token:
            command += ["--header", f"Authorization: Bearer {token}"]
        env = os.environ | {"SCHEMATHESIS_HOOKS": "tests.serve.hooks", "PYTHONPATH": str(ROOT)}
        done = subprocess.run([*command, "--no-color"], cwd=tmp_path, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr
