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
_LENGTH = re.compile(r"\blong\b|\bend to end\b|\bmet(?:re|er)s? (?:train|convoy)|-met(?:re|er)\b|\blength\b|measur")
_MOST = {"count": 5000, "TEU": 500, "FEU": 250, "t": 45_000, "kg": 45_000_000, "m": 4000, "ft": 13_000}
"""More than any one train carries or measures: such a number is of the traffic."""
_OTHERS = re.compile(r"\btrains?$|\b(?:new|newly|acquired|ordered|bought|leased)\b")
_BOUGHT = re.compile(r" (?:\w+ )?(?:ordered|bought|acquired|built|leased|delivered by)\b")
_SPARED = re.compile(r"\b(?:carbon|CO2|co2|emissions|greenhouse|sav(?:e|es|ed|ing)|spar(?:e|es|ed|ing))\b")
_OF_PLACE = re.compile(
    r"\b(?:yard|siding|track|terminal|bridge|tunnel|ramp|quay|depot|warehouse)s? (?:is|are|was|were|has|have|had|can|"
    r"holds?|of|with|measures?|will)\b(?:(?!trains?\b)[^,;])*$"
)
_WORTH = re.compile(r"\bworth\b|\bvalued?\b")
_EACH = re.compile(r"\b(?:[Ee]ach|[Ee]very|[Tt]he|[Aa]) train\b|^Trains\b|\bthe trains\b|\bper train\b")
_BEHIND = 3
"""How many sentences behind those of a new service tell how long and heavy its trains are."""
_NEXT = 25
"""How far from a quantity words tell of what it is, in characters."""
_SIZES = ("count", "mass", "length", "money")
_RUN_SIZE = (None, "train", "convoy", "trip", "run")
"""What a size can be told of each of, and still be that of one train."""
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
    for sentence, start, end in _stretches(train, article):
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


def _stretches(train: Train, article: Article) -> Iterator[tuple[Sentence, int, int]]:
    for talk in train.talks:
        yield talk.sentence, talk.start, talk.end
    for sentence in train.near:
        if train.kind != SERVES or _SIZED.search(sentence.text):
            yield sentence, sentence.start, sentence.end
    if train.kind == SERVES:
        last = train.talks[-1].sentence.number
        for sentence in article.sentences[last + 1 : last + 1 + _BEHIND]:
            if sentence.quantities and _EACH.search(sentence.text):
                yield sentence, sentence.start, sentence.end


def _rule(quantity: Mention, sentence: Sentence) -> str | None:
    """The rule by which a quantity is a size of a train; None where it is of something else."""
    row, kind = quantity.row, quantity.row["kind"]
    if kind not in _SIZES or not fits_a_train(row) or row.get("change") or row.get("per") not in _RUN_SIZE:
        return None
    if _OF_PLACE.search(sentence.before(quantity.start, 60)):
        return None
    around = sentence.before(quantity.start, _NEXT) + quantity.text + sentence.after(quantity.end, _NEXT)
    if kind == "count":
        return "movements.load.vessels" if _is_of_vessels(quantity, sentence) else None
    if kind == "mass":
        return None if _SPARED.search(around) else "movements.load.mass"
    if kind == "length":
        return "movements.load.length" if _LENGTH.search(around) and row.get("unit") in ("m", "ft") else None
    if kind == "money" and row["value"] <= _MONEY and _WORTH.search(around):
        return "movements.load.value"
    return None


def _is_of_vessels(quantity: Mention, sentence: Sentence) -> bool:
    """Whether a count is of wagons, containers or the like that are loaded, not bought or built."""
    counted = str(quantity.row.get("counted") or "").lower()
    if _OTHERS.search(counted) or _BOUGHT.match(sentence.after(quantity.end, _NEXT)):
        return False
    if quantity.text.isdigit() and _BOUGHT.search(sentence.before(quantity.start, 60)):
        return False
    return quantity.row.get("unit") in _UNITS or _VESSELS.search(counted or quantity.text.lower()) is not None
