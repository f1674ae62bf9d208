"""In ``corpus/told`` and ``corpus/held_out`` what movements and statistics hold stands in the text or the title."""

from collections import Counter
from pathlib import Path

import pytest

from extractor.evaluate import load
from extractor.facts.net.pairs import KINDS
from tests.conftest import CORPUS

FILES = sorted(file for folder in ("told", "held_out") for file in (CORPUS / folder).glob("*.jsonl"))


def test_every_article_has_an_id_of_its_own() -> None:
    ids = Counter(one.id for file in FILES for one in load(file))
    assert len(ids) > 2000
    assert max(ids.values()) == 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_values_stand_in_the_text(file: Path) -> None:
    for one in load(file):
        text = f"{one.story.title or ''}\n{one.story.text}".lower()
        for row in one.lists["movements"]:
            assert row["kind"] in KINDS, one.id
            ends = [row.get(slot) for slot in ("origin", "destination", "frequency")]
            listed = [value for slot in ("via", "cargo", "load") for value in row.get(slot) or ()]
            assert not [value for value in (*ends, *listed) if value and value.lower() not in text], one.id
        for row in one.lists.get("statistics", ()):
            values = [row.get(slot) for slot in ("quantity", "measure", "place", "of")]
            assert not [value for value in values if value and value.lower() not in text], one.id
