"""A table of sentences and what single slots of their first movement hold, near misses beside them.

A row is ``text => slot: value ; slot: value``; the values of a list are parted by commas, "-" is none.
"""

import pytest

from extractor import Extractor
from extractor.models import Article, Movement
from tests.facts.rows import rows

PUBLISHED = "2024-05-20"
ROWS, UNMET = rows("slots.txt"), rows("slots_unmet.txt")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_slots(extractor: Extractor, text: str, expected: str) -> None:
    article = extractor.extract(text, PUBLISHED)
    told = [part.partition(": ")[::2] for part in expected.split(" ; ")]
    assert {slot: value_of(article, article.movements[0], slot) for slot, _ in told} == dict(told)


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize(("text", "expected"), UNMET, ids=[text[:50] for text, _ in UNMET])
def test_slots_not_read_yet(extractor: Extractor, text: str, expected: str) -> None:
    test_slots(extractor, text, expected)


def value_of(article: Article, movement: Movement, slot: str) -> str:
    """The value of a slot in words."""
    if slot == "load":
        found = [article.quantities[index].text for index in movement.load]
    elif slot == "cargo":
        found = [good.text for good in movement.cargo]
    elif slot == "via":
        found = list(movement.via)
    elif slot == "frequency":
        found = [movement.frequency.text] if movement.frequency else []
    else:
        found = [value] if (value := getattr(movement, slot)) else []
    return ", ".join(found) or "-"
