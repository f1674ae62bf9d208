"""Drops what a record's own checks refuse, so that a fault in one mention never loses an article."""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from extractor.models import Article
from extractor.spans import MENTIONS, Row

_LOG = logging.getLogger("extractor")
FACTS = ("movements", "statistics")
_INDICES = {"quantity": "quantities", "of": "quantities", "load": "quantities"}


def checked(record: Mapping[str, Any]) -> Article:
    """The record as an article; what is faulty in its lists is left out and told to the log ``extractor``.

    Raises ValidationError if something other than a mention or a fact is faulty.
    """
    try:
        return Article.model_validate(record)
    except ValidationError as error:
        faulty = _faulty(record, error)
    return Article.model_validate(_without(record, faulty))


def _faulty(record: Mapping[str, Any], error: ValidationError) -> dict[str, set[int]]:
    """Positions of the faulty rows by list; where only the whole fails, those that quote it wrongly, and the facts."""
    faulty: dict[str, set[int]] = defaultdict(set)
    for fault in error.errors():
        where = fault["loc"]
        if len(where) > 1 and where[0] in (*MENTIONS, *FACTS) and isinstance(where[1], int):
            _LOG.warning("left out: %s %d: %s: %s", where[0], where[1] + 1, fault["msg"], fault["input"])
            faulty[str(where[0])].add(where[1])
        elif not where:
            _LOG.warning("left out: facts of an article: %s", fault["msg"])
            for name in MENTIONS:
                faulty[name] |= {i for i, row in enumerate(record[name]) if not _quotes(record["text"], row)}
            for name in FACTS:
                faulty[name] |= set(range(len(record[name])))
    return faulty


def _quotes(text: str, row: Row) -> bool:
    return bool(text[row["start_char"] : row["end_char"]] == row["text"])


def _without(record: Mapping[str, Any], faulty: Mapping[str, set[int]]) -> dict[str, Any]:
    """The record without the faulty rows and without the facts that rest on them; indices moved on."""
    kept = {
        name: [i for i in range(len(record[name])) if i not in faulty.get(name, ())] for name in (*MENTIONS, *FACTS)
    }
    moved = {name: {old: new for new, old in enumerate(kept[name])} for name in MENTIONS}
    lists: dict[str, Any] = {name: [record[name][i] for i in kept[name]] for name in MENTIONS}
    for name in FACTS:
        rows = [_moved(record[name][i], moved) for i in kept[name]]
        lists[name] = [row for row in rows if row is not None]
    return {**record, **lists}


def _moved(fact: Row, moved: Mapping[str, Mapping[int, int]]) -> Row | None:
    """A fact with its indices moved on; None if it rests on a mention that is gone."""
    row = dict(fact)
    for slot, name in _INDICES.items():
        given = row.get(slot)
        if given is None:
            continue
        indices: Sequence[int] = given if isinstance(given, list | tuple) else (given,)
        if any(index not in moved[name] for index in indices):
            return None
        row[slot] = [moved[name][i] for i in indices] if isinstance(given, list | tuple) else moved[name][given]
    evidence = [_moved_candidate(item, moved) for item in row.get("evidence") or ()]
    if any(item is None for item in evidence):
        return None
    return {**row, "evidence": evidence}


def _moved_candidate(candidate: Row, moved: Mapping[str, Mapping[int, int]]) -> Row | None:
    row = dict(candidate)
    if row.get("list") in moved and row.get("index") is not None:
        if row["index"] not in moved[row["list"]]:
            return None
        row["index"] = moved[row["list"]][row["index"]]
    runner_up = row.get("runner_up")
    return {**row, "runner_up": _moved_candidate(runner_up, moved)} if runner_up else row
