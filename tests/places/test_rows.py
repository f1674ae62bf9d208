"""The example rows of the place suites have the form that the tests reading them rely on."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def test_ambiguity_rows() -> None:
    """One mention a row; no coordinates where a country or a region is meant."""
    found = rows("ambiguity.jsonl")
    assert len(found) >= 170
    assert len({row["text"] for row in found}) == len(found)
    for row in found:
        assert set(row) == {"text", "mention", "country", "latitude", "longitude", "note"}, row
        assert row["mention"] in row["text"], row
        assert len(row["country"]) == 2, row
        assert (row["latitude"] is None) == (row["longitude"] is None), row


def test_negative_rows() -> None:
    """Strings that are no places in their text."""
    found = rows("negatives.jsonl")
    assert len(found) >= 120
    assert len({row["text"] for row in found}) == len(found)
    for row in found:
        assert set(row) == {"text", "not_places", "note"}, row
        assert row["not_places"], row
        assert all(name in row["text"] for name in row["not_places"]), row
