"""A table of sentences and the movements expected of the whole pipeline, grouped by phenomenon, near misses last.

A row is ``text => movement ;; movement``, a movement as `tests.facts.movement_table` writes it, "-" for none.
"""

import pytest

from extractor import Extractor
from tests.facts.movement_table import told
from tests.facts.rows import rows

PUBLISHED = "2024-05-20"
ROWS = rows("movements.txt")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_movements(extractor: Extractor, text: str, expected: str) -> None:
    assert (" ;; ".join(told(extractor.extract(text, PUBLISHED))) or "-") == expected


UNMET = rows("movements_unmet.txt")


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize(("text", "expected"), UNMET, ids=[text[:50] for text, _ in UNMET])
def test_movements_not_read_yet(extractor: Extractor, text: str, expected: str) -> None:
    assert (" ;; ".join(told(extractor.extract(text, PUBLISHED))) or "-") == expected
