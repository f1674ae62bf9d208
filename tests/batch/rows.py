"""Articles for the tests of batch runs, and ways to write and read rows."""

import json
from pathlib import Path
from typing import Any

SENTENCE = "A train with {n} containers left Xi'an for Duisburg on November {d}, and it will arrive in 12 days."


def articles(count: int) -> list[dict[str, Any]]:
    return [
        {"id": f"a{n}", "published": "2024-11-30", "text": SENTENCE.format(n=n + 2, d=n % 28 + 1)} for n in range(count)
    ]


def write_rows(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]
