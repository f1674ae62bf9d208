"""The load of one train, which says nothing of the traffic: "a train with 55 containers", "it carried 36 TEU"."""

import re

from extractor.facts.clauses import Figure
from extractor.facts.phrases import Phrase
from extractor.facts.view import Sentence

_ONE_TRAIN = Phrase(
    r"\b(?:a|an|the(?: first| last| new| \d+\w\w)?|another|each|one|every|this"
    r"|its first)\s+(?:[\w'’\"“”+-]+,?\s+){0,6}?"
    r"(?:train|convoy|rake|block train|freighter)\b(?! (?:services?|operat|trips?|route|line"
    r"|network|traffic|volume))"
    r"|\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:[\w-]+ ){0,3}?express\b",
    re.IGNORECASE,
)
_MOVING = Phrase(
    r"\b(?:departed|left|pulled out|set off|rolled|arrived|reached|passed through|took off|headed|bound for|leaves"
    r"|sets off"
    r"|departs|carrying|carried|loaded|laden|hauled|hauling|brought|transported|made its)\b"
)
_LOADED = re.compile(
    r"\b(?:[Oo]n board|[Aa]board|with|loaded|laden|carr(?:ying|ied|ies)|haul(?:ing|ed|s)|transport(?:ing"
    r"|ed)|of|consist\w*|takes|took"
    r"|brought"
    r"|brings|pull(?:ing|s|ed)|hold(?:s|ing)|room for|weigh\w*|comprising|including|and|has|had|or)\b"
)
_PER_TRAIN = Phrase(
    r"\b(?:gross weight|per train|a train|each train|per wagon|in each wagon|per axle|axle load|at a time|each with"
    r"|each carr\w+|each haul\w+|room for|each,)\b|\bweigh(?:s|ed|ing)?\b|\blocomotives? (?:\w+ ){0,2}(?:pulls?"
    r"|hauls?)\b|\| each\b|\| per (?:train|wagon)"
)
_CAN_HAUL = Phrase(
    r"\btrains?\s+(?:\w+\s+){0,2}?(?:carry\w*|haul\w*|with|of|pull\w*|take)\s+(?:up to|at least"
    r"|a minimum of|a maximum of)"
    r"(?:[^,.;]*\band\b[^,.;]*)?$"
)
_NO_CARGO = re.compile(r"\b(?:times|trains?|trips?|routes?|cities|countries|lines|destinations|services)\b")
_TURN = re.compile(r"; |, (?:when|where|whereas|while) ")
_IT = re.compile(
    r"(?:[^,]{0,40}, )?(?:It|On board|Aboard|The (?:\w+ )?(?:train|service|convoy|rake|shipment|cargo)"
    r"|Carrying|Loaded|Laden)\b"
)


def is_load(figure: Figure, before: Sentence | None) -> bool:
    """Whether the number, or the worth of it, is the load of one train.

    ``before``: the sentence before, which may speak of the train: "It carried 36 TEU".
    """
    quantity, sentence = figure.quantity, figure.sentence
    row = quantity.row
    if (
        row["kind"] not in ("count", "mass", "volume", "money")
        or row["change"]
        or row["per"] in ("year", "day", "week", "month")
    ):
        return False
    if row["kind"] == "count" and row["unit"] is None and _NO_CARGO.search(row["counted"] or ""):
        return False
    words = sentence.words
    if not _PER_TRAIN.absent_from(words) and _PER_TRAIN.search(
        sentence.before(quantity.start, 40) + " |" + sentence.after(quantity.end, 20), words
    ):
        return True
    told_of = None if before is None or _ONE_TRAIN.absent_from(before.words) else before
    if told_of is None and _CAN_HAUL.absent_from(words) and _ONE_TRAIN.absent_from(words):
        return False
    head = _TURN.split(sentence.before(quantity.start, 400))[-1]  # a train further back carries something else
    if _CAN_HAUL.search(head + quantity.text, words):
        return True
    one = list(_ONE_TRAIN.finditer(head, words))
    if not one:
        if told_of is None or not (_IT.match(sentence.text) and _LOADED.search(head[-60:])):
            return False
        return _speaks_of_one_train(told_of)
    between = head[one[-1].end() :]
    return bool(_LOADED.search(between)) and (len(between) < 50 or bool(_MOVING.search(sentence.text, words)))


def _speaks_of_one_train(sentence: Sentence) -> bool:
    """Whether a sentence reports the run of a single train."""
    return bool(_ONE_TRAIN.search(sentence.text, sentence.words)) and bool(
        _MOVING.search(sentence.text, sentence.words)
    )
