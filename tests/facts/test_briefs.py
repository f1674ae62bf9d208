"""Briefs of a sentence or two, as news agencies write them, and the movements and statistics expected of them.

A row is ``published text => fact ;; fact``: movements as `tests.facts.movement_table` writes them, then statistics as
`tests.facts.statistic_table` does, "-" for neither: other traffic, talk of trains that did not run, trains in pictures.
"""

import pytest

from extractor import Extractor
from tests.facts.movement_table import told
from tests.facts.rows import rows
from tests.facts.statistic_table import measured

ROWS = rows("briefs.txt") + rows("ordinary.txt")
UNMET = rows("briefs_unmet.txt") + rows("ordinary_unmet.txt")


def facts(extractor: Extractor, row: str) -> str:
    published, _, text = row.partition(" ")
    article = extractor.extract(text, published)
    return " ;; ".join([*told(article), *measured(article)]) or "-"


@pytest.mark.parametrize(("row", "expected"), ROWS, ids=[row[:50] for row, _ in ROWS])
def test_a_brief(extractor: Extractor, row: str, expected: str) -> None:
    assert facts(extractor, row) == expected


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize(("row", "expected"), UNMET, ids=[row[:50] for row, _ in UNMET])
def test_a_brief_not_read_yet(extractor: Extractor, row: str, expected: str) -> None:
    assert facts(extractor, row) == expected
