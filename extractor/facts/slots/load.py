"""The sizes of a train and its cargo: wagons, containers, tonnes, length, value of the goods."""

import re
from collections.abc import Iterator

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.register import SERVES, Train
from extractor.facts.slots.candidate import Candidate, of_mention
from extractor.spans import Row

_VESSELS = re.compile(
    r"\b(?:wagons?|carriages?|hoppers?|cars?|platforms?|flatcars?|tankers?|containers?|boxes|"
    r"trailers?|semi-trailers?|reefers?|units?|swap bodies|pallets?|tippers|railcars|boxcars|"
    r"carloads|wagonloads|tank cars|vehicles|loads|appliances|rolls|coils|bags)\b"
)
_LENGTH = re.compile(r"\blong\b|\bmet(?:re|er)s? (?:train|convoy)|-met(?:re|er)\b|\blength\b|measur")
_MOST = {"count": 5000, "TEU": 500, "FEU": 250, "t": 45_000, "kg": 45_000_000, "m": 4000, "ft": 13_000}
"""More than any one train carries or measures: such a number is of the traffic."""
_OTHERS = re.compile(r"\btrains?$|\b(?:new|newly|acquired|ordered|bought|leased)\b")
_SIZED = re.compile(
    r"\b(?:each|per train|trains? (?:can|will|may|is|are|consists?|carr\w+|takes?)|up to|capacity|"
    r"room for|long|lengths?|loading units?)\b"
)
_MONEY = 500_000_000
_UNITS = frozenset(("TEU", "FEU"))


def sizes(train: Train, article: Article) -> list[Candidate]:
    """ "55 wagons", "1,150t", "32 containers", "around 600 metres": in text order, each once."""
    kept: dict[int, Candidate] = {}
    sizes_seen: set[tuple[object, object, object]] = set()
    for sentence, start, end in _stretches(train):
        for quantity in sentence.quantities:
            if start <= quantity.start < end and quantity.index not in kept:
                rule = _rule(quantity, sentence)
                size = (quantity.row["value"], quantity.row.get("unit"), _noun(quantity))
                if rule and size not in sizes_seen:
                    sizes_seen.add(size)
                    kept[quantity.index] = of_mention(quantity, str(quantity.index), rule)
    return [kept[index] for index in sorted(kept)]


def fits_a_train(row: Row) -> bool:
    """Whether one train can carry or measure as much."""
    return float(row["value"]) <= _MOST.get(str(row.get("unit") or row["kind"]), float("inf"))


def _noun(quantity: Mention) -> str:
    return str(quantity.row.get("counted") or "").rpartition(" ")[2]


def _stretches(train: Train) -> Iterator[tuple[Sentence, int, int]]:
    for talk in train.talks:
        yield talk.sentence, talk.start, talk.end
    for sentence in train.near:
        if train.kind != SERVES or _SIZED.search(sentence.text):
            yield sentence, sentence.start, sentence.end


def _rule(quantity: Mention, sentence: Sentence) -> str | None:
    row = quantity.row
    if not fits_a_train(row):
        return None
    if row.get("change") or row.get("per") or row["kind"] in ("ordinal", "percent", "ratio"):
        return None
    if row["kind"] == "count":
        if _OTHERS.search(str(row.get("counted") or "").lower()):
            return None
        if row.get("unit") in _UNITS or _VESSELS.search(str(row.get("counted") or row["text"]).lower()):
            return "movements.load.vessels"
        return None
    if row["kind"] == "mass":
        return "movements.load.mass"
    if row["kind"] == "length":
        around = sentence.before(quantity.start, 25) + quantity.text + sentence.after(quantity.end, 25)
        return "movements.load.length" if _LENGTH.search(around) and row.get("unit") in ("m", "ft") else None
    if (
        row["kind"] == "money"
        and row["value"] <= _MONEY
        and re.search(r"\bworth\b|\bvalued?\b", sentence.before(quantity.start, 25) + sentence.after(quantity.end, 25))
    ):
        return "movements.load.value"
    return None
