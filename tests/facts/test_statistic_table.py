"""A table of sentences and the statistics expected of the whole pipeline, grouped by phenomenon, near misses last.

A row is ``text => statistic ;; statistic``, a statistic as `tests.facts.statistic_table` writes it, "-" for none.
"""

import pytest

from extractor import Extractor
from tests.facts.rows import rows
from tests.facts.statistic_table import measured

PUBLISHED = "2025-05-20"
ROWS, UNMET = rows("statistics.txt"), rows("statistics_unmet.txt")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_statistics(extractor: Extractor, text: str, expected: str) -> None:
    article = extractor.extract(text.replace("\\n", "\n"), PUBLISHED)
    assert (" ;; ".join(measured(article)) or "-") == expected


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize(("text", "expected"), UNMET, ids=[text[:50] for text, _ in UNMET])
def test_statistics_not_read_yet(extractor: Extractor, text: str, expected: str) -> None:
    test_statistics(extractor, text, expected)


def test_weeks_of_no_known_year(extractor: Extractor) -> None:
    article = extractor.extract("From May 4 to May 10, Lodz handled 96 trains. For the week, 300 wagons passed.", None)
    assert measured(article)[0] == "96 trains | XXXX-05-04/XXXX-05-10 | Lodz | -"
