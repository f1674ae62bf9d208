"""Standard output that takes nothing more ends a command with one line on standard error and exit code 1."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CORPUS

SCRIPT = Path(sys.executable).with_name("freight-news")
HENAN = CORPUS / "henan-2024-11-18.txt"
PLACES = {
    "> /dev/full": "standard output: No space left on device",
    ">&-": "standard output: Bad file descriptor",
    "| true": "standard output: Broken pipe",
}
ROWS = 'yes \'{"text": "It left today."}\' | head -2000 | '
CASES = [
    *(("", "schema", place) for place in PLACES),
    *((ROWS, "timex -", place) for place in PLACES),
    ("", f"extract {HENAN}", "> /dev/full"),
    ("", f"facts {HENAN}", "| true"),
]


@pytest.mark.parametrize(("given", "command", "place"), CASES, ids=range(len(CASES)))
def test_output_that_cannot_be_written_is_one_line(given: str, command: str, place: str) -> None:
    if "/dev/full" in place and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    line = f"set -o pipefail; {given}{SCRIPT} {command} {place}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"freight-news: {PLACES[place]}\n"


def test_one_thread_is_asked_for_before_numpy_is_loaded() -> None:
    """numpy reads how many threads it may start when it is loaded, and never again."""
    code = "import os, sys, extractor.cli, extractor.batch.worker; from extractor.threads import one_thread; "
    code += "one_thread(); print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.split() == ["False", "1"]
