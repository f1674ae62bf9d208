"""Many articles through ``freight-news batch``: CPU time against extraction in a loop, wall time with two workers
against one, and a worker's memory.

``python -m tests.benchmark.engine`` prints in two minutes the table of CPU time, which other programs on the machine
disturb least, with the wall time of the same runs.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.benchmark.articles import varied
from tests.benchmark.measure import SCRIPT, Rows, child_cpu, table

ARTICLES = 14_000
WARM = 4_000
"""Articles after which caches are full, and growth counts."""
LOOPED, ROUNDS = 800, 2
"""Articles whose CPU time is compared, and how often; the least counts."""
LOOP = """
import json, sys
from extractor import Extractor
extractor = Extractor()
for line in open(sys.argv[1]):
    story = json.loads(line)
    extractor.extract(story.pop("text"), story.pop("published"), **story).model_dump_json()
"""


def engine() -> Rows:
    """Both figures from one run with each number of workers."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        with source.open("w") as file:
            file.writelines(json.dumps(asdict(story)) + "\n" for story in varied(ARTICLES))
        one, memory = _run(source, folder / "one.jsonl", 1)
        two, _ = _run(source, folder / "two.jsonl", 2)
        assert (folder / "one.jsonl").read_bytes() == (folder / "two.jsonl").read_bytes()
    # Medians of a thousand articles each: single samples jump by half a megabyte, and the last meet a dying worker.
    early, late = (
        statistics.median(size for done, size in memory if start <= done < start + 1000)
        for start in (WARM, ARTICLES - 1000)
    )
    growth = (late - early) * 10_000 / (ARTICLES - 1000 - WARM)
    beside = _beside(busy)
    return [
        (f"articles a second of wall time, one worker of {os.cpu_count()} processors{beside}", f"{ARTICLES / one:.0f}"),
        (f"two workers, as a multiple of one{beside}", f"{one / two:.2f} ×"),
        ("memory of a worker (RSS), at most", f"{max(size for _, size in memory):.0f} MB"),
        ("its growth in 10,000 articles", f"{growth:.1f} MB"),
    ]


def overhead() -> Rows:
    """CPU time of all processes of a run, against that of a loop over the same articles, start-up taken off each."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [json.dumps(asdict(story)) + "\n" for story in varied(LOOPED)]
        (folder / "all.jsonl").write_text("".join(lines))
        (folder / "one.jsonl").write_text(lines[0])
        batch = [SCRIPT, "batch", "--output", str(folder / "out.jsonl"), "--overwrite", "--quiet", "--workers"]
        commands = {"loop": [sys.executable, "-c", LOOP], "1": [*batch, "1"], "2": [*batch, "2"]}
        cpu: dict[tuple[str, str], float] = {}
        wall: dict[tuple[str, str], float] = {}
        for _ in range(ROUNDS):
            for count in ("all", "one"):
                for how, command in commands.items():
                    began = time.monotonic()
                    spent = child_cpu(*command, str(folder / f"{count}.jsonl"))
                    passed = time.monotonic() - began
                    cpu[how, count] = min(spent, cpu.get((how, count), spent))
                    wall[how, count] = min(passed, wall.get((how, count), passed))
    loop, one, two = (cpu[how, "all"] - cpu[how, "one"] for how in commands)
    faster = (wall["1", "all"] - wall["1", "one"]) / (wall["2", "all"] - wall["2", "one"])
    return [
        ("CPU time of an article in a loop", f"{loop / (LOOPED - 1) * 1000:.1f} ms"),
        ("CPU time of an article over extraction in a loop, one worker", f"{one / loop - 1:+.1%}"),
        ("CPU time of an article over extraction in a loop, two workers", f"{two / loop - 1:+.1%}"),
        ("start-up, as a multiple of that of the loop", f"{cpu['1', 'one'] / cpu['loop', 'one']:.2f} ×"),
        (f"wall time: two workers, as a multiple of one{_beside(busy)}", f"{faster:.2f} ×"),
    ]


def _beside(busy: float) -> str:
    return f", beside a load of {busy:.1f} from elsewhere" if busy > 0.3 else ""


def _run(source: Path, output: Path, workers: int) -> tuple[float, list[tuple[int, float]]]:
    """Wall seconds, and (articles done, megabytes of the largest worker) now and then."""
    command = [SCRIPT, "batch", str(source), "--output", str(output), "--workers", str(workers), "--quiet"]
    part = output.with_name(output.name + ".part") / "records.jsonl"
    began = time.monotonic()
    process = subprocess.Popen(command)
    memory: list[tuple[int, float]] = []
    done = at = 0
    while process.poll() is None:
        time.sleep(0.5)
        if part.exists():
            with part.open("rb") as file:
                file.seek(at)
                new = file.read()
            done, at = done + new.count(b"\n"), at + len(new)
        if sizes := [size for child in _children(process.pid) if (size := _megabytes(child))]:
            memory.append((done, max(sizes)))
    assert process.returncode == 0
    return time.monotonic() - began, memory


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(entry.parent.name))
    return found


def _megabytes(process: int) -> float | None:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(sizes[0]) / 1024 if sizes else None


if __name__ == "__main__":
    print(table(("`freight-news batch`, CPU time", ""), overhead()))
