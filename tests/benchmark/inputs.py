"""Web archives and tables through ``freight-news batch`` with two workers: articles a second, and memory while it runs.

``python -m tests.benchmark.inputs`` prints the table.
"""

import csv
import html
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmark.articles import varied
from tests.benchmark.engine import _children, _megabytes
from tests.benchmark.measure import SCRIPT, Rows, table
from tests.sources import made

PAGES, ROWS = 2_000, 10_000


def inputs() -> Rows:
    """Both kinds, one after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "pages.warc.gz"
        with archive.open("wb") as file:
            for number, story in enumerate(varied(PAGES)):
                body = "".join(f"<p>{html.escape(line)}</p>" for line in story.text.split("\n"))
                page = f"<html><head><title>{story.title}</title></head><body><article>{body}</article></body></html>"
                file.write(made.warc_record(number, page.encode()))
        sheet = folder / "rows.csv"
        with sheet.open("w", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(["id", "published", "title", "text"])
            writer.writerows((story.id, story.published, story.title, story.text) for story in varied(ROWS))
        found = []
        for what, source, count in (
            (f"a WARC of {PAGES:,} pages", archive, PAGES),
            (f"{ROWS:,} rows of CSV", sheet, ROWS),
        ):
            seconds, reader, workers = _run(source, folder / f"{source.name}.jsonl")
            found += [
                (f"{what}: articles a second, two workers", f"{count / seconds:.0f}"),
                (f"{what}: memory of the reader, at a quarter and at the end", _told(reader)),
                (f"{what}: memory of the larger worker, at a quarter and at the end", _told(workers)),
            ]
    return found


def _told(samples: list[float]) -> str:
    return f"{samples[len(samples) // 4]:.0f} MB, {samples[-1]:.0f} MB" if samples else "not measured"


def _run(source: Path, output: Path) -> tuple[float, list[float], list[float]]:
    """Wall seconds, and megabytes of the reader and of the largest worker now and then."""
    command = [SCRIPT, "batch", str(source), "--output", str(output), "--workers", "2", "--quiet"]
    began = time.monotonic()
    process = subprocess.Popen(command)
    reader: list[float] = []
    workers: list[float] = []
    while process.poll() is None:
        time.sleep(0.5)
        sizes = [size for child in _children(process.pid) if (size := _megabytes(child))]
        own = _megabytes(process.pid)
        if sizes and own:
            reader.append(own)
            workers.append(max(sizes))
    assert process.returncode in (0, 3)  # 3: pages without a main text
    return time.monotonic() - began, reader[:-1], workers[:-1]


if __name__ == "__main__":
    print(table(("reading, two workers", ""), inputs()))
