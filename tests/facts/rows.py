"""Reads the tables of sentences: a row is ``text => what is expected``; lines with # are headings."""

from pathlib import Path

TABLES = Path(__file__).parent / "table"


def rows(name: str) -> list[tuple[str, str]]:
    """(text, expected) of every row of the table."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [(text, expected) for text, _, expected in (line.partition(" => ") for line in lines if _is_row(line))]


def _is_row(line: str) -> bool:
    return bool(line) and not line.startswith("#")
