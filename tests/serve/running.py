"""A real service in a process of its own, on a free port."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from tests.conftest import ROOT

REAL = ("-m", "extractor")
STUBBED = ("-m", "tests.serve.stubbed")
START_SECONDS = 120


@dataclass
class Running:
    """A service that answers."""

    process: "subprocess.Popen[str]"
    url: str
    said: str
    """What it said on standard error when it began."""

    def client(self, **options: object) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=60, **options)  # type: ignore[arg-type]

    def stop(self, kind: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """(exit code, what else it said)."""
        if self.process.poll() is None:
            self.process.send_signal(kind)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def running(*options: str, program: tuple[str, ...] = STUBBED, token: str | None = None) -> Iterator[Running]:
    env = {key: value for key, value in os.environ.items() if key != "FREIGHT_NEWS_TOKEN"}
    if token is not None:
        env["FREIGHT_NEWS_TOKEN"] = token
    command = [sys.executable, *program, "serve", "--port", "0", *options]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)
    try:
        yield _answering(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _answering(process: "subprocess.Popen[str]") -> Running:
    assert process.stderr is not None
    said = ""
    while (found := re.search(r"serving on (http\S+),", said)) is None:
        line = process.stderr.readline()
        assert line, f"it ended: {said}"
        said += line
    url = found[1].replace("0.0.0.0", "127.0.0.1")
    wait_until_ready(url)
    return Running(process, url, said)


def wait_until_ready(url: str) -> None:
    ends = time.monotonic() + START_SECONDS
    while True:
        try:
            if httpx.get(f"{url}/health").status_code == 200:
                return
        except httpx.TransportError:
            pass  # it listens, and does not yet answer
        assert time.monotonic() < ends, "no worker was ready in time"
        time.sleep(0.05)
