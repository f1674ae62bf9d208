"""Label Studio's export as gold: what annotators decided, in the tool's own form."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor, evaluate
from extractor.evaluate import GoldError, load

TEXT = "🚂 On May 5 two trains left Halle."
HALLE = TEXT.index("Halle")
Row = dict[str, Any]


def region(label: str, start: int, end: int, *, text: str | None = None, key: str = "r", **fields: str) -> list[Row]:
    """A region with controls of its own, as Label Studio exports them."""
    where = {"start": start, "end": end}
    made = [_result(key, "mention", "labels", {**where, "labels": [label], "text": text or TEXT[start:end]})]
    for name, value in fields.items():
        kind, content = ("choices", {"choices": [value]}) if name in CHOICES else ("textarea", {"text": [value]})
        made.append(_result(key, name if name == "optional" else f"{label}_{name}", kind, {**where, **content}))
    return made


CHOICES = ("kind", "type", "optional")


def _result(key: str, control: str, kind: str, value: Row) -> Row:
    return {"id": key, "from_name": control, "to_name": "text", "type": kind, "value": value, "origin": "manual"}


def task(*annotations: Row, text: str = TEXT) -> Row:
    return {"id": 7, "data": {"text": text, "id": "a"}, "annotations": list(annotations), "predictions": []}


def export(tmp_path: Path, *tasks: Row) -> Path:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


PLACE = region("places", HALLE, HALLE + 5, kind="city", country="DE", latitude="51.48", longitude="11.97")
QUANTITY = region("quantities", 11, 21, key="q", kind="count", value="2", counted="trains")


def test_regions_become_mentions(tmp_path: Path) -> None:
    (gold,) = load(export(tmp_path, task({"result": [*PLACE, *QUANTITY]})))
    assert (gold.id, gold.story.text) == ("a", TEXT)
    where = {"text": "Halle", "start_char": HALLE, "end_char": HALLE + 5}
    assert gold.lists["places"] == [{**where, "kind": "city", "country": "DE", "lat": 51.48, "lon": 11.97}]
    assert gold.lists["quantities"][0]["value"] == 2
    assert gold.lists.keys() == {"places", "quantities"}, "what nobody annotated is not scored"


def test_scores(tmp_path: Path, extractor: Extractor) -> None:
    other = region("places", 3, 8, key="x", kind="city")
    report = evaluate.run(export(tmp_path, task({"result": [*PLACE, *other]})), extractor)
    assert report.tallies["places right"].recall == 0.5
    assert not any(name.startswith("dates") for name in report.tallies)


def test_an_emoji_counted_as_two_signs_moves_nothing(tmp_path: Path) -> None:
    (gold,) = load(
        export(tmp_path, task({"result": region("places", HALLE + 1, HALLE + 6, text="Halle", kind="city")}))
    )
    assert (gold.lists["places"][0]["start_char"], gold.lists["places"][0]["text"]) == (HALLE, "Halle")


def test_words_over_a_lines_end_are_known_again(tmp_path: Path) -> None:
    result = region("places", 0, 9, text="Halle\\nHbf", kind="facility")
    (gold,) = load(export(tmp_path, task({"result": result}, text="Halle\nHbf opened.")))
    assert gold.lists["places"][0]["text"] == "Halle\nHbf"


@pytest.mark.parametrize(
    ("annotations", "kinds"),
    [
        ([{"result": PLACE}, {"result": region("places", 3, 8, kind="water")}], ["water"]),
        ([{"result": PLACE, "ground_truth": True}, {"result": region("places", 3, 8, kind="water")}], ["city"]),
        (
            [
                {"result": region("places", 3, 8, kind="water"), "updated_at": "2024-05-02T00:00:00Z"},
                {"result": PLACE, "updated_at": "2024-05-01T00:00:00Z"},
            ],
            ["water"],
        ),
        ([{"result": PLACE}, {"result": [], "was_cancelled": True}], ["city"]),
    ],
    ids=["last", "ground truth", "by time", "not skipped"],
)
def test_of_several_annotations_one_counts(annotations: list[Row], kinds: list[str], tmp_path: Path) -> None:
    (gold,) = load(export(tmp_path, task(*annotations)))
    assert [row["kind"] for row in gold.lists["places"]] == kinds


def test_a_skipped_task_is_left_out_and_one_without_mentions_counts(tmp_path: Path) -> None:
    skipped = task({"result": [], "was_cancelled": True})
    golds = load(export(tmp_path, task({"result": PLACE}), skipped, task({"result": []})))
    assert [len(gold.lists["places"]) for gold in golds] == [1, 0]


def test_optional_mentions_cost_nothing(tmp_path: Path, extractor: Extractor) -> None:
    missing = region("places", 3, 8, key="x", kind="city", optional="optional")
    report = evaluate.run(export(tmp_path, task({"result": [*PLACE, *missing]})), extractor)
    assert report.tallies["places right"].recall == 1


def test_words_alone_are_scored_as_found(tmp_path: Path, extractor: Extractor) -> None:
    report = evaluate.run(export(tmp_path, task({"result": region("places", HALLE, HALLE + 5)})), extractor)
    assert [name for name in report.tallies if name.startswith("places")] == ["places found"]
    assert report.tallies["places found"].f1 == 1


@pytest.mark.parametrize(
    ("tasks", "message"),
    [
        ([task()], r"task 7: holds no annotation; export annotated tasks alone"),
        ([task({"result": region("persons", 3, 8)})], "no annotated region has a label of dates, quantities"),
        ([task({"result": region("places", 3, 8, text="Herne")})], r"task 7: 'Herne' does not stand at 3:8"),
        ([task({"result": [*PLACE, *region("places", 3, 8, key="x")]})], r"task 7: 'n Ma.*\(places\) has no kind"),
        (
            [task({"result": region("quantities", 11, 21, value="two")})],
            r"task 7: quantities: value is 'two', which is no number",
        ),
        ([{"data": {"text": 5}, "annotations": [{"result": []}]}], r"task 1: field text must be a string"),
        ([task({"result": [{"type": "labels"}]})], r"task 7: not in Label Studio's form: KeyError 'value'"),
        ([{"id": 1, "text": "A", "mention": []}], "expected an object, or Label Studio's export in the form JSON"),
    ],
)
def test_an_export_that_cannot_be_used_says_why(tasks: list[Row], message: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=message) as told:
        load(export(tmp_path, *tasks))
    assert "\n" not in str(told.value)
