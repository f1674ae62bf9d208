"""The table: a sentence in, its quantities out. See table/README.md for the form of a row."""

from pathlib import Path

import pytest

from extractor import Extractor, spans

TABLE = Path(__file__).parent / "table"
NLP = Extractor().nlp


def rows() -> list[object]:
    return [
        pytest.param(*line.rpartition(" => ")[::2], id=f"{path.stem}-{number}")
        for path in sorted(TABLE.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def shown(quantity: spans.Row) -> str:
    high = "" if quantity["high"] is None else f"..{quantity['high']}"
    fields = [
        f"{name}={quantity[name]}"
        for name in ("unit", "counted", "bound", "change", "per")
        if quantity[name] and quantity[name] != "exact"
    ]
    return " | ".join([quantity["text"], quantity["kind"], f"{quantity['value']}{high}", *fields])


CASES = rows()


def test_the_table_is_large() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_quantities_of(sentence: str, expected: str) -> None:
    found = spans.records(NLP(sentence), "quantities")
    assert [shown(quantity) for quantity in found] == ([] if expected == "-" else expected.split(" ;; "))
    for quantity in found:
        assert sentence[quantity["start_char"] : quantity["end_char"]] == quantity["text"]


@pytest.mark.parametrize("line_before", ["New service launched", "Rail freight:", "• Growth of 5", "Cost (US$)"])
def test_a_number_that_opens_a_line_touches_nothing_before_it(line_before: str) -> None:
    found = spans.records(NLP(f"{line_before}\n1,200 containers were moved."), "quantities")
    assert shown(found[-1]) == "1,200 containers | count | 1200 | counted=containers"
