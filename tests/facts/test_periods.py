"""A table of sentences and the period of each of their statistics, near misses beside them.

A row is ``text => quantity: period ; …``, "-" for none.
"""

import pytest

from extractor import Extractor
from tests.facts.rows import rows

PUBLISHED = "2025-05-20"
ROWS = rows("periods.txt")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_periods(extractor: Extractor, text: str, expected: str) -> None:
    article = extractor.extract(text, PUBLISHED)
    told = [f"{article.quantities[s.quantity].text}: {s.period or '-'}" for s in article.statistics]
    assert " ; ".join(told) == expected
