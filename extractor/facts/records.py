"""Turns what the rules found into records: values, with the evidence of every slot."""

from typing import Any

from extractor.dates.calendar import bounds
from extractor.spans import Row

Lists = dict[str, list[Row]]
_TYPES = frozenset(("count", "ordinal"))


def statistic_record(row: Row, lists: Lists) -> Row:
    """The record of a statistic that names its mentions by index; what a count counts is its measure."""
    quantity = lists["quantities"][row["quantity"]]
    measure = quantity["counted"] if quantity["kind"] in _TYPES else None
    counted = _counted(measure, quantity) if measure else None
    evidence = [counted, _mention("period", "dates", row["period_index"], lists)]
    said_of: dict[str, str | None] = {"place": None, "service": None}
    if row["scope_list"]:
        slot = str(row["scope_list"]).removesuffix("s")
        said_of[slot] = row["scope"]
        evidence.append(_mention(slot, row["scope_list"], row["scope_index"], lists))
    evidence.append(_mention("baseline", "dates", row["baseline_index"], lists))
    return {
        **_fact(row, "statistics.change" if quantity["change"] else "statistics.level", row["period"], evidence),
        "quantity": row["quantity"],
        "measure": measure if counted else None,
        "period": row["period"],
        **said_of,
        "organisation": None,
        "baseline": row["baseline"],
        "of": None,
    }


def _fact(row: Row, rule: str, value: str | None, evidence: list[Row | None]) -> Row:
    earliest, latest = bounds(value) if value else (None, None)
    return {
        **{key: row[key] for key in ("sentence", "start_char", "end_char")},
        "rule": rule,
        "earliest": earliest,
        "latest": latest,
        "evidence": [e for e in evidence if e],
    }


def _mention(slot: str, name: str, index: int | None, lists: Lists) -> Row | None:
    if index is None:
        return None
    return {**_words(slot, lists[name][index]), "list": name, "index": index}


def _words(slot: str, row: Row) -> dict[str, Any]:
    words = {key: row[key] for key in ("text", "start_char", "end_char")}
    return {"slot": slot, **words, "rule": f"facts.{slot}"}


def _counted(measure: str, quantity: Row) -> Row | None:
    """The counted noun, as it stands in the words of its quantity."""
    at = str(quantity["text"]).rfind(measure)
    start = quantity["start_char"] + at
    return (
        None if at < 0 else _words("measure", {"text": measure, "start_char": start, "end_char": start + len(measure)})
    )
