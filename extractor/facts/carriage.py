"""Services told of without a noun for them: "from 1 April [the railway] will move cars from Riga to Lodz"."""

import re

from extractor.facts.article import Sentence, Word
from extractor.facts.placed import DESTINATION, ORIGIN
from extractor.facts.references import LOAD, SERVICE, Reference
from extractor.facts.roles import roles

_RUNNERS = ("railway", "operator")
_CARRIES = frozenset(("verbs.carry", "verbs.send"))
_FROM_A_DAY = re.compile(r"\b(?:from|as of|as from|starting|beginning|with effect from)(?: on)? $", re.IGNORECASE)
_BY_RAIL = re.compile(r"\bby (?:rail|train)\b|\bon rails\b")
_GOING = re.compile(r"\b(?:will|is to|are to|has been|have been) (?:\w+ly |also )?$")
_OTHER_MEANS = ("refusals.sea", "refusals.road", "refusals.air", "refusals.passenger")
_REACH = 40
"""How far behind its verb the goods of a service are named, in characters."""


def carriage(sentence: Sentence, found: list[Reference]) -> Reference | None:
    """What is carried between two towns from a day on, by rail or by a railway; none where a service is spoken of.

    "From 1 April, DB Cargo will move [new vehicles] between Emden and Barcelona"; not "will move its depot".
    """
    if not (_starts(sentence) and _is_railed(sentence)) or any(not _is_carried(other) for other in found):
        return None
    for verb in sentence.words:
        if verb.classes.isdisjoint(_CARRIES) and verb.phrase not in ("move", "moving"):
            continue
        if verb.form not in ("base", "ing") or _GOING.search(sentence.before(verb.start, 24)) is None:
            continue
        goods = next((w for w in sentence.words if "goods.goods" in w.classes and verb.end < w.start), None)
        if goods is not None and goods.start - verb.end <= _REACH and _has_both_ends(sentence, verb):
            words = sentence.between(verb.end + 1, goods.end).lower()
            return Reference(sentence, verb.end + 1, goods.end, SERVICE, words, new=True)
    return None


def _is_carried(reference: Reference) -> bool:
    """Whether a reference is to goods, or only counts the trains: "with two trains a week"."""
    return reference.noun == LOAD or reference.rate


def _starts(sentence: Sentence) -> bool:
    """Whether the sentence tells from which day on."""
    return any(
        str(date.row["value"]).endswith("/..") or _FROM_A_DAY.search(sentence.before(date.start, 20))
        for date in sentence.dates
    )


def _is_railed(sentence: Sentence) -> bool:
    """Whether a railway is named or rails are, and neither ships nor lorries."""
    if any(sentence.of(name) for name in _OTHER_MEANS):
        return False
    return _BY_RAIL.search(sentence.text) is not None or any(
        organisation.row["kind"] in _RUNNERS for organisation in sentence.organisations
    )


def _has_both_ends(sentence: Sentence, verb: Word) -> bool:
    told = {role.role for role in roles(sentence) if role.place.start > verb.end}
    return {ORIGIN, DESTINATION} <= told
