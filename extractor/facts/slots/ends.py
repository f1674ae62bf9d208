"""Where a train starts and ends: the roles of the places in its stretches, the most exact first."""

import re
from collections.abc import Iterator

from extractor.facts.placed import DESTINATION, GRAINS, ORIGIN, SUBJECT, PlaceRole
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention, ranked
from extractor.facts.talk import Talk

_RULES = {
    "object": 6.0,
    "cue": 5.0,
    "at": 5.0,
    "between": 5.0,
    "dash": 4.5,
    "dash_first": 4.5,
    "list": 2.0,
    "possessive": 4.5,
    "subject": 2.0,
    "before": 4.0,
}
_FROM_GOODS = 2.2
_OF_EVENT = 3.0  # what the clause that tells of the event says of an end goes before what others say
_FINAL = re.compile(r"bound for|(?:final )?destination|due|terminus|en route|headed|heading|on (?:its|the) way")
_SECTION = re.compile(r" (?:section|line|stretch|railway|corridor|link|works|axis)\b")
"""What makes two places with a dash a part of the network: "works on the Mannheim-Basle section"."""
_BEHIND = 20
_SENDER = frozenset(("verbs.send", "verbs.launch"))
_LEAVES = frozenset(("verbs.depart", "verbs.send"))
_RECEIVER = frozenset(("verbs.receive",))


def origins(train: Train, event: Talk) -> list[Candidate]:
    """ "left [Ankara Station]", "a train from [Kunming]", "[Kazakhstan] sent a train"."""
    return _refined(ranked(_of_role(train, event, ORIGIN)))


def destinations(train: Train, event: Talk) -> list[Candidate]:
    """ "bound for [Oruro]", "came to a halt at [Weihai Railway Station]", "[Nairobi] received its first train"."""
    return _refined(ranked(_of_role(train, event, DESTINATION)))


def _of_role(train: Train, event: Talk, role: str) -> Iterator[Candidate]:
    for order, talk in enumerate(train.talks):
        lead = _OF_EVENT if talk is event else -0.3 * min(order, 6)
        for place in talk.roles:
            score = _score(place, talk, role)
            if score:
                yield of_mention(place.place, place.place.text, f"movements.{role}.{place.rule[5:]}", score + lead)


def _score(place: PlaceRole, talk: Talk, role: str) -> float:
    """How strongly a place is the end of this role; 0 for not at all."""
    if place.role == role:
        score = _RULES.get(place.rule[5:].split("_")[0], 5.0)
        if _of_goods(place, talk):
            score = _FROM_GOODS
        if place.rule.startswith("role.dash") and _SECTION.match(talk.sentence.after(place.place.end, _BEHIND)):
            score = _FROM_GOODS
        score += 1.5 if role == DESTINATION and _FINAL.match(place.cue) else 0.0
        return score + (1.0 if talk.moves else 0.0) - (1.0 if talk.governed else 0.0)
    if place.role == SUBJECT and role == ORIGIN and _has_train(place, talk):
        return _RULES["subject"]
    if place.role == SUBJECT:
        sends = _SENDER if role == ORIGIN else _RECEIVER
        if any(verb.start > place.place.end and not verb.classes.isdisjoint(sends) for verb in talk.verbs):
            return _RULES["subject"]
    return 0.0


def _has_train(place: PlaceRole, talk: Talk) -> bool:
    """ "[Xi'an]'s first train set off": a town's own train leaves from there."""
    reference = talk.reference
    owns = reference.start <= place.place.start and place.place.end < reference.end
    return owns and any(not verb.classes.isdisjoint(_LEAVES) for verb in talk.verbs)


def _of_goods(place: PlaceRole, talk: Talk) -> bool:
    """Whether it is the goods that are from there or go there: "wood from Russia", "containers bound for China"."""
    before = [w for w in talk.sentence.words if w.end < place.start and w.inside is None]
    if not before or place.start - before[-1].end > 1:
        return False
    word = before[-1]
    is_subject = talk.reference.start <= word.start < talk.reference.end
    return "goods.goods" in word.classes or ("carriers.boxes" in word.classes and not is_subject)


def _refined(candidates: list[Candidate]) -> list[Candidate]:
    """The best candidate gives way to a more exact place in the same country that is told as the same end."""
    if len(candidates) < 2:
        return candidates
    best = candidates[0]
    finer = [c for c in candidates[1:] if _is_within(c, best) and c.score > 2.0]
    if not finer:
        return candidates
    chosen = min(finer, key=lambda c: (_grain(c), -c.score))
    return [chosen, *(c for c in candidates if c is not chosen)]


def _grain(candidate: Candidate) -> int:
    assert candidate.mention is not None
    return GRAINS[candidate.mention.row["kind"]]


def _is_within(fine: Candidate, coarse: Candidate) -> bool:
    """Whether a place is more exact than another and may lie in it."""
    assert fine.mention is not None
    assert coarse.mention is not None
    if _grain(fine) >= _grain(coarse):
        return False
    return coarse.mention.row["kind"] == "area" or fine.mention.row.get("country") == coarse.mention.row.get("country")
