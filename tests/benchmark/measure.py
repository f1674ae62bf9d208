"""Clocks and tables that the benchmarks share."""

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SCRIPT = str(Path(sys.executable).with_name("freight-news"))
Rows = list[tuple[str, str]]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for ``work``."""
    before = time.process_time()
    work()
    return time.process_time() - before


def child_cpu(*command: str) -> float:
    """CPU seconds of a child process, which may keep compiled modules as an installed program does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def settle() -> None:
    """Take what is loaded by now out of the garbage collector's rounds, which would else be charged to what follows."""
    gc.collect()
    gc.freeze()


def table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    """A Markdown table of two columns."""
    lines = [f"| {head[0]} | {head[1]} |", "|---|---:|", *(f"| {name} | {value} |" for name, value in rows)]
    return "\n".join(lines)
