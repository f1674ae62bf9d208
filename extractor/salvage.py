"""What to do with rows that cannot stand in a record: they cost their mention or fact, not the article."""

import logging

from pydantic import ValidationError

from extractor.models import Article
from extractor.spans import Row

MENTIONS = ("dates", "quantities", "places", "services", "organisations")
FACTS = ("movements", "statistics")

log = logging.getLogger(__name__)
_Moved = dict[str, dict[int, int]]


def usable(text: str, lists: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows that can stand in a record of ``text``; the others are told to the log.

    The words of a mention that is left out stay as evidence of the facts, without their index; a statistic whose
    quantity is left out goes with it.
    """
    kept: dict[str, list[Row]] = {}
    moved: _Moved = {}
    for name in MENTIONS:
        kept[name], moved[name] = [], {}
        for index, row in enumerate(lists[name]):
            if _stands(text, {name: [row]}):
                moved[name][index] = len(kept[name])
                kept[name].append(row)
    mentions = dict(kept)
    for name in FACTS:
        facts = [fact for row in lists[name] if (fact := _pointing(row, moved)) is not None]
        kept[name] = [fact for fact in facts if _stands(text, {**mentions, name: [fact]})]
    return kept


def _stands(text: str, lists: dict[str, list[Row]]) -> bool:
    try:
        Article.model_validate({"text": text, **lists})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        log.warning("left out, please report it: %s %s: %r", where, first["msg"], first["input"])
        return False
    return True


def _pointing(fact: Row, moved: _Moved) -> Row | None:
    """The fact with its indices as they are among the kept mentions; None if it measures none of them."""
    quantities = moved["quantities"]
    fact = {**fact, "evidence": [_candidate(evidence, moved) for evidence in fact.get("evidence", ())]}
    if "load" in fact:
        fact["load"] = [quantities[index] for index in fact["load"] if index in quantities]
    if fact.get("of") is not None:
        fact["of"] = quantities.get(fact["of"])
    if "quantity" in fact:
        if fact["quantity"] not in quantities:
            return None
        fact["quantity"] = quantities[fact["quantity"]]
    return fact


def _candidate(given: Row, moved: _Moved) -> Row:
    made = dict(given)
    if made.get("list") is not None:
        index = moved.get(made["list"], {}).get(made["index"])
        made |= {"index": index, "list": made["list"] if index is not None else None}
    if made.get("runner_up"):
        made["runner_up"] = _candidate(made["runner_up"], moved)
    return made
