"""``python -m tests.soak``: many articles through `batch` with a kill now and then; the same bytes, and flat memory.

The run that is killed and resumed until it ends must leave what a run that nothing disturbs leaves.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extractor import Extractor
from tests.benchmark.articles import corpus, varied
from tests.benchmark.engine import _children, _megabytes
from tests.benchmark.measure import SCRIPT


def rows(small: int, large: int) -> Iterator[str]:
    """Lines of JSON: short news that all differ, between them long ones, and a broken line now and then."""
    joined = "\n\n".join(story.text for story in corpus())
    every = max(1, small // max(1, large))
    chance = random.Random(1)
    for number, story in enumerate(varied(small)):
        yield json.dumps({"id": f"s{number}", "text": story.text[:400], "published": story.published})
        if large and number % every == every - 1:
            at = chance.randrange(len(joined) // 2)
            yield json.dumps({"id": f"l{number}", "text": joined[at : at + 60_000], "published": story.published})
        if number % 997 == 996:
            yield "{"


SHARE = 100
"""Small articles to a large one."""


TELLING = 2_000
"""Articles of a worker between the first and the last measure from which growth can be told."""


def fitting(minutes: float, workers: int) -> tuple[int, int]:
    """How many small and large articles the two runs get through in about so many minutes, judged by a few."""
    extractor = Extractor()
    some = [json.loads(line) for line in rows(SHARE, 1)]
    for story in some[: SHARE // 4]:  # until caches are warm
        extractor.extract(story["text"], story["published"])
    began = time.monotonic()
    for story in some[SHARE // 4 :]:
        extractor.extract(story["text"], story["published"]).model_dump_json()
    spent = time.monotonic() - began
    groups = max(1, int(minutes * 60 / 2 * min(workers, os.cpu_count() or 1) / spent))
    return groups * SHARE, groups


def run(source: Path, output: Path, workers: int, kill_every: float | None) -> tuple[int, list[tuple[float, float]]]:
    """Run to the end; how often it was killed, and (seconds, megabytes of the largest worker) now and then."""
    command = [SCRIPT, "batch", str(source), "--output", str(output), "--workers", str(workers), "--quiet"]
    part = output.with_name(output.name + ".part") / "records.jsonl"
    kills, memory, began = 0, [], time.monotonic()
    while True:
        process = subprocess.Popen([*command, *(["--resume"] if kills else [])])
        until, done = float("inf"), _size(part)
        while process.poll() is None and time.monotonic() < until:
            time.sleep(1)
            if kill_every and until == float("inf") and _size(part) > done:
                until = time.monotonic() + kill_every  # from when the workers have loaded, or it would never end
            if sizes := [size for child in _children(process.pid) if (size := _megabytes(child))]:
                memory.append((time.monotonic() - began, max(sizes)))
        if process.poll() is not None:
            assert process.returncode in (0, 3), process.returncode
            return kills, memory
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        kills += 1


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def main() -> int:
    """Soak; 1 if the bytes differ."""
    options = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    options.add_argument(
        "--minutes", type=float, help="As many articles as take about so long, in place of the numbers."
    )
    options.add_argument("--small", type=int, default=200_000, help="Articles of a few hundred characters.")
    options.add_argument("--large", type=int, default=2_000, help="Articles of 60,000 characters.")
    options.add_argument("--kill-every", type=float, default=60, help="Seconds between two kills.")
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    if given.minutes:
        given.small, given.large = fitting(given.minutes, given.workers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        with source.open("w") as file:
            file.writelines(f"{line}\n" for line in rows(given.small, given.large))
        print(
            f"{given.small} small and {given.large} large articles: a run that nothing disturbs, then one with kills",
            flush=True,
        )
        _, memory = run(source, folder / "whole.jsonl", given.workers, None)
        kills, _ = run(source, folder / "killed.jsonl", given.workers, given.kill_every)
        same = all(
            (folder / f"whole{tail}").read_bytes() == (folder / f"killed{tail}").read_bytes()
            for tail in (".jsonl", ".jsonl.rejects.jsonl")
        )
    settled = [size for _, size in memory[len(memory) // 3 :]]
    third = max(1, len(settled) // 3)
    articles = (given.small + given.large) / given.workers * 2 / 3 * 2 / 3
    growth = (sum(settled[-third:]) - sum(settled[:third])) / third * 10_000 / max(1, articles)
    print(f"{kills} kills: {'the same' if same else 'OTHER'} bytes")
    grown = f"{growth:+.2f} MB in 10,000 articles" if articles >= TELLING else "too few articles to tell its growth"
    print(f"memory of a worker: {max(size for _, size in memory):.0f} MB at most, {grown}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
