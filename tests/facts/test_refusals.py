"""Each refusal keeps its example from being a movement, and lets its near miss be one."""

import pytest

from extractor import Extractor
from extractor.facts.refusals import REFUSALS, Refusal

PUBLISHED = "2024-05-20"


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.id)
def test_refusal(extractor: Extractor, refusal: Refusal) -> None:
    assert extractor.extract(refusal.example, PUBLISHED).movements == ()
    assert extractor.extract(refusal.near_miss, PUBLISHED).movements != ()


def test_refusals_have_names_of_their_own() -> None:
    assert len({refusal.id for refusal in REFUSALS}) == len(REFUSALS)
