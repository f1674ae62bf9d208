"""The records refuse what cannot be true and write plain JSON."""

import json
import subprocess
import sys
from typing import Any

import pytest
from pydantic import ValidationError

from extractor.models import Article, Date, Quantity

DATE = {"text": "2024", "start_char": 3, "end_char": 7, "rule": "dates.year", "type": "date", "value": "2024"}
TONS = {"text": "9.8 million tons", "start_char": 0, "end_char": 16, "rule": "quantities.unit", "kind": "mass"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start_char": -1}, "greater than or equal to 0"),
        ({"end_char": 9}, "not as long as its text"),
        ({"text": ""}, "at least 1 character"),
        ({"type": "day"}, "'date', 'time', 'duration', 'interval' or 'set'"),
        ({"rule": "Some Rule"}, "should match pattern"),
        ({"earliest": "2024-12-31", "latest": "2024-01-01"}, "is after latest"),
        ({"surprise": 1}, "Extra inputs are not permitted"),
    ],
)
def test_date_refuses(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Date.model_validate(DATE | change)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": 9, "high": 3}, "not in order"),
        ({"value": float("nan")}, "finite"),
        ({"value": 1, "unit": "t", "bound": "roughly"}, "'exact'"),
    ],
)
def test_quantity_refuses(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Quantity.model_validate(TONS | change)


def test_records_are_frozen() -> None:
    date = Date.model_validate(DATE)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(date, "value", "2025")  # noqa: B010 - mypy would refuse the assignment


def test_article_refuses_a_mention_that_does_not_quote_it() -> None:
    with pytest.raises(ValidationError, match="does not stand at 3"):
        Article.model_validate({"text": "In 2025 it ran.", "dates": [DATE]})


RUN = {"sentence": "It ran.", "start_char": 0, "end_char": 7, "rule": "movements.departure", "kind": "departure"}
WORDS = {"slot": "when", "text": "ran", "start_char": 3, "end_char": 6, "rule": "movements.when.own"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"load": [0]}, "index 0 points to no mention"),
        ({"evidence": [WORDS | {"list": "dates", "index": 0}]}, "index 0 points to no mention"),
        ({"evidence": [WORDS | {"list": "dates"}]}, "list and index stand together"),
        ({"evidence": [WORDS | {"text": "run"}]}, "'run' does not stand at 3"),
        ({"cargo": [{"text": "tea", "start_char": 0, "end_char": 3}]}, "'tea' does not stand at 0"),
        ({"scope": "Henan"}, "Extra inputs are not permitted"),
    ],
)
def test_article_refuses_a_fact_without_ground(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Article.model_validate({"text": "It ran.", "movements": [RUN | change]})


def test_evidence_of_a_mention_has_its_span() -> None:
    evidence = WORDS | {"text": "In", "start_char": 0, "end_char": 2, "list": "dates", "index": 0}
    movement = {**RUN, "sentence": "In 2024 it ran.", "end_char": 15, "evidence": [evidence]}
    with pytest.raises(ValidationError, match=r"'In' is not dates\[0\]"):
        Article.model_validate({"text": "In 2024 it ran.", "dates": [DATE], "movements": [movement]})


def test_the_schema_has_an_id_of_its_version() -> None:
    schema = Article.model_json_schema()
    assert schema["$id"] == "urn:freight-news-extractor:article:2"
    assert schema["properties"]["schema_version"]["default"] == "2"


def test_numbers_are_plain_in_json() -> None:
    whole = Quantity.model_validate(TONS | {"value": 9_800_000, "unit": "t"})
    broken = Quantity.model_validate(TONS | {"value": 0.05, "unit": "t"})
    assert '"value":9800000,' in whole.model_dump_json()
    assert '"value":0.05,' in broken.model_dump_json()


def test_schema_describes_every_field() -> None:
    definitions = Article.model_json_schema()["$defs"]
    for name, definition in definitions.items():
        for field, content in definition["properties"].items():
            assert content.get("description"), f"{name}.{field} has no description"


def test_models_load_without_spacy() -> None:
    code = "import sys, extractor.models; print('spacy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_a_record_comes_back_from_json() -> None:
    article = Article.model_validate({"text": "In 2024 it ran.", "dates": [DATE]})
    assert Article.model_validate(json.loads(article.model_dump_json())) == article
