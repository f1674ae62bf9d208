"""``python -m tests.serve.load``: the service under load, its answers compared with those of the engine of `batch`.

Sixteen clients over loopback ask for the articles of ``corpus/``. Time is told as a ratio to what the engine takes for
the same articles with as many workers, in the same run; the clients share the processors with the service.
"""

import argparse
import asyncio
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from extractor import sources
from extractor.batch.worker import Settings, Task
from extractor.batch.workers import Pool
from tests.conftest import CORPUS
from tests.serve.running import REAL, running

WORKERS = 2
CLIENTS = 16


@dataclass(frozen=True)
class Figures:
    """What a run of the load gives."""

    articles: int
    engine: float
    """Articles a second of the engine; so the two below."""
    requests: float
    batch: float
    p50: float
    """Seconds from sending an article to its record, at the median."""
    p99: float
    cpu_requests: float
    """CPU seconds of the service and its workers, as a multiple of the engine's; so the next."""
    cpu_batch: float
    wrong: int
    """Answers that are not the engine's record, byte for byte."""

    def lines(self) -> Iterator[str]:
        """The figures as a table in Markdown."""
        yield f"| {self.articles} articles, {WORKERS} workers, {os.cpu_count()} processors |  |"
        yield "|---|---:|"
        yield f"| `batch`'s engine, articles a second | {self.engine:.0f} |"
        yield f"| POST /batch, as a multiple of that | {self.batch / self.engine:.2f} × |"
        yield f"| POST /extract by {CLIENTS} clients, as a multiple of that | {self.requests / self.engine:.2f} × |"
        yield f"| CPU time of the service for /batch, as a multiple of the engine's | {self.cpu_batch:.2f} × |"
        yield f"| CPU time of the service for /extract, as a multiple of the engine's | {self.cpu_requests:.2f} × |"
        yield f"| p50 of /extract, ms | {self.p50 * 1000:.0f} |"
        yield f"| p99 of /extract, ms | {self.p99 * 1000:.0f} |"
        yield f"| wrong answers | {self.wrong} |"


def stories(count: int) -> list[sources.Story]:
    """So many articles of the corpus, from the first again where it has fewer."""
    read = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    return [read[number % len(read)] for number in range(count)]


def cpu_seconds(pid: int) -> float:
    """CPU time of a process and of those it started, from Linux' /proc."""
    total = 0.0
    for stat in (Path(f"/proc/{one}/stat") for one in (pid, *_children(pid))):
        fields = stat.read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def engine(given: list[sources.Story]) -> tuple[list[bytes], float, float]:
    """(records, articles a second, CPU seconds of the parent and its workers), the loading of the pipeline left out."""
    warm = given[: 32 * WORKERS]
    tasks = (Task(number, story) for number, story in enumerate((*warm, *given), 1))
    pool = Pool(WORKERS, Settings(), 60)
    try:
        answers = pool.map(tasks)
        for _ in warm:
            next(answers)
        own, cpu, began = time.process_time(), sum(map(cpu_seconds, pool.pids)), time.perf_counter()
        records = [(answer.record or b"").strip() for answer in answers]
        seconds = time.perf_counter() - began
        spent = sum(map(cpu_seconds, pool.pids)) - cpu + time.process_time() - own
    finally:
        pool.close()
    return records, len(given) / seconds, spent


def _sent(story: sources.Story) -> dict[str, str | None]:
    return {name: getattr(story, name) for name in ("text", "published", "title", "url", "id")}


async def _ask_all(url: str, bodies: list[bytes]) -> list[tuple[bytes, float]]:
    """(answer, seconds) of each body, sent by several clients, each with one connection."""
    answers: list[tuple[bytes, float]] = [(b"", 0.0)] * len(bodies)
    waiting = iter(enumerate(bodies))

    async def client() -> None:
        async with httpx.AsyncClient(base_url=url, timeout=60) as own:
            for number, body in waiting:
                began = time.perf_counter()
                answer = await own.post("/extract", content=body)
                answers[number] = answer.content.strip(), time.perf_counter() - began

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return answers


def measure(count: int) -> Figures:
    """Ask for ``count`` articles, one by one and as a batch."""
    given = stories(count)
    expected, speed, engine_cpu = engine(given)
    bodies = [json.dumps(_sent(story)).encode() for story in given]
    with running("--workers", str(WORKERS), program=REAL) as service:
        pid = service.process.pid
        asyncio.run(_ask_all(service.url, bodies[: 32 * WORKERS]))
        cpu, began = cpu_seconds(pid), time.perf_counter()
        single = asyncio.run(_ask_all(service.url, bodies))
        single_seconds, single_cpu = time.perf_counter() - began, cpu_seconds(pid) - cpu
        cpu, began = cpu_seconds(pid), time.perf_counter()
        with service.client() as client:
            lines = client.post("/batch", content=b"\n".join(bodies)).content.splitlines()
        batch_seconds, batch_cpu = time.perf_counter() - began, cpu_seconds(pid) - cpu
        code, said = service.stop()
    assert (code, f"{count + 32 * WORKERS + 1} answered" in said) == (0, True), said
    wrong = sum(answer != record for (answer, _), record in zip(single, expected, strict=True))
    wrong += sum(line != record for line, record in zip(lines, expected, strict=False)) + abs(len(lines) - count)
    times = sorted(seconds for _, seconds in single)
    return Figures(
        count,
        speed,
        count / single_seconds,
        count / batch_seconds,
        times[len(times) // 2],
        times[len(times) * 99 // 100],
        single_cpu / engine_cpu,
        batch_cpu / engine_cpu,
        wrong,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    print("\n".join(measure(parser.parse_args().articles).lines()))
