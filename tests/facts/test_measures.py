"""What statistics measure and the level that a change belongs to, near misses beside them."""

import pytest

from extractor import Extractor
from tests.facts.rows import rows

ROWS = rows("measures.txt")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_measures(extractor: Extractor, text: str, expected: str) -> None:
    article = extractor.extract(text.replace("\\n", "\n"), "2025-05-20")
    words = [quantity.text for quantity in article.quantities]
    told = [
        f"{words[s.quantity]}: {s.measure or '-'} < {words[s.of] if s.of is not None else '-'}"
        for s in article.statistics
    ]
    assert (" ; ".join(told) or "-") == expected
