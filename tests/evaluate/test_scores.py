"""The figures of ``evaluate`` on made-up gold and records with known differences."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import GoldError, Report, load
from extractor.evaluate.report import score

TEXT = "On May 5 two trains left Halle for Herne. In June 900 tons came, up 5 percent."
GOLD: dict[str, Any] = {
    "id": "a",
    "text": TEXT,
    "published": "2024-07-01",
    "dates": [
        {"text": "May 5", "type": "date", "value": "2024-05-05"},
        {"text": "June", "type": "date", "value": "2024-06"},
    ],
    "quantities": [
        {"text": "two trains", "value": 2, "kind": "count", "optional": True},
        {"text": "900 tons", "value": 900, "kind": "mass", "unit": "t"},
        {"text": "5 percent", "value": 5, "kind": "percent", "unit": "%", "change": "increase"},
    ],
    "places": [
        {"text": "Halle", "kind": "city", "country": "DE", "lat": 51.48, "lon": 11.97},
        {"text": "Herne", "kind": "city", "country": "DE", "lat": 51.54, "lon": 7.22},
    ],
    "services": [],
    "movements": [
        {"kind": "departure", "when": "2024-05-05", "origin": "Halle", "destination": "Herne", "via": [], "cargo": []}
    ],
    "statistics": [
        {"quantity": "900 tons", "period": "2024-06", "place": "Herne", "baseline": None},
        {"quantity": "5 percent", "period": "2024-06", "place": "Herne", "baseline": None},
    ],
}


def mention(text: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start_char": start, "end_char": start + len(text), **fields}


RECORD: dict[str, Any] = {
    "dates": [mention("On May 5", type="date", value="2024-05-05"), mention("June", type="date", value="2023-06")],
    "quantities": [
        mention("two", value=2, unit=None),
        mention("900 tons", value=900, unit="t", bound="exact"),
        mention("5 percent", value=5, unit="%", bound="exact"),
    ],
    "places": [
        mention("Halle", kind="city", country="DE", latitude=51.5, longitude=12.0),
        mention("Herne", kind="city", country="DE", latitude=40.0, longitude=7.0),
        mention("In", kind="city", country="US", latitude=40.0, longitude=-80.0),
    ],
    "services": [],
    "movements": [{"kind": "departure", "when": "2024-05-05", "origin": "Halle", "destination": None}],
    "statistics": [{"quantity": 1, "period": "2024-06", "place": None, "baseline": None}],
}
EXPECTED = {
    "dates found": (1.0, 1.0),
    "dates right": (0.5, 0.5),
    "quantities right": (1.0, 1.0),
    "quantities full": (0.5, 0.5),  # the change is missing
    "places right": (2 / 3, 1.0),
    "places full": (1 / 3, 0.5),  # one lies elsewhere
    "services right": (1.0, 1.0),
    "movements slots": (1.0, 3 / 4),
    "statistics slots": (1.0, 2 / 6),
}


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", EXPECTED)
def test_precision_and_recall(name: str, gold_file: Path) -> None:
    report = Report()
    score(load(gold_file)[0], RECORD, report)
    tally = report.tallies[name]
    assert (tally.precision, tally.recall) == pytest.approx(EXPECTED[name])


def test_statistics_are_scored_where_no_quantities_were_annotated(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({key: value for key, value in GOLD.items() if key != "quantities"}), encoding="utf-8")
    report = Report()
    score(load(path)[0], RECORD, report)
    tally = report.tallies["statistics slots"]
    assert (tally.precision, tally.recall) == pytest.approx(EXPECTED["statistics slots"])
    assert not [name for name in report.tallies if name.startswith("quantities")]


def test_differences_are_named(gold_file: Path) -> None:
    report = Report()
    score(load(gold_file)[0], RECORD, report)
    named = [(d.list, d.what) for d in report.differences]
    assert named == [
        ("dates", "wrong"),
        ("quantities", "partly"),
        ("places", "extra"),
        ("places", "partly"),
        ("movements", "differs"),
        ("statistics '900 tons'", "differs"),
        ("statistics", "missed"),
    ]


def test_article_may_stand_beside_its_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npublished: 2024-07-01\n---\n\n" + TEXT + "\n", encoding="utf-8")
    lists = {key: value for key, value in GOLD.items() if key not in ("text", "published")}
    (tmp_path / "a.gold.json").write_text(json.dumps(lists), encoding="utf-8")
    (gold,) = load(tmp_path)
    assert (gold.story.text, gold.story.published) == (TEXT, "2024-07-01")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "expected an object"),
        ("{", "not a gold file"),
        ('{"dates": []}', "holds no text"),
        ('{"text": "On May 5", "dates": [{"text": "May 6"}]}', "'May 6' does not occur"),
    ],
)
def test_bad_gold_says_why(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load(path)


def test_a_file_of_lines_holds_an_article_a_line(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": TEXT, "movements": GOLD["movements"]}) for name in "ab"]
    (tmp_path / "two.jsonl").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    golds = load(tmp_path)
    assert [(one.id, list(one.lists)) for one in golds] == [("a", ["movements"]), ("b", ["movements"])]


def test_a_line_that_is_no_gold_is_named(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text(json.dumps({"text": TEXT}) + "\n{no\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"two\.jsonl:2: not a gold file"):
        load(file)
