"""A table of sentences and the movements expected of the whole pipeline, grouped by phenomenon, near misses last.

A row is ``text => movement ;; movement``, a movement as `tests.facts.movement_table` writes it, "-" for none.
"""

from pathlib import Path

import pytest

from extractor import Extractor
from tests.facts.movement_table import told

TABLE = Path(__file__).parent / "table" / "movements.txt"
PUBLISHED = "2024-05-20"
ROWS = [
    tuple(line.split(" => "))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_movements(extractor: Extractor, text: str, expected: str) -> None:
    assert (" ;; ".join(told(extractor.extract(text, PUBLISHED))) or "-") == expected
