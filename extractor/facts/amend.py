"""What several places of a sentence, and what stands behind them, change of their roles."""

import re

from extractor.facts.article import Mention, Sentence, Word
from extractor.facts.placed import BETWEEN, DESTINATION, ELSEWHERE, LOCATION, ORIGIN, PARENT, SUBJECT, VIA, PlaceRole

_OTHER_MEANS = frozenset(("refusals.sea", "refusals.road", "refusals.air"))
_MEANS_BEFORE, _MEANS_AFTER = 45, 22
"""How far before and behind a place, in characters, words of ships and lorries are looked for."""
_REACHED = re.compile(
    r"(?:,[^,;]{0,40},)? (?:was|were|is|had been|has been) (?:also )?(?:reached|passed|crossed|left behind)\b"
)
_NEXT = re.compile(
    r" (?:came|comes?|are|is|were|was|will be|lie|follow)\s?(?:the )?(?:next|follow|last|on the way|"
    r"the stops|its stops)"
)


_LINKED = re.compile(r"\b(?:linked|connected|joined) (?:with|to) ")


def pair(made: list[PlaceRole], sentence: Sentence) -> None:
    """Ends that two places make together: "between A and B", "A–B", "A – C – B"."""
    for number, role in enumerate(made):
        if role.rule == "role.dash":
            first = made[number - 1]
            if first.role == VIA and first.rule != "role.dash" and first.cue != "along":
                continue
            if first.rule == "role.dash":
                first.role = VIA
            else:
                first.role, first.rule = ORIGIN, "role.dash_first"
        elif role.role == BETWEEN:
            following = [r for r in made[number + 1 :] if r.role == BETWEEN]
            role.role, role.rule = ORIGIN, "role.between"
            if following:
                for other in following[:-1]:
                    other.role, other.rule = VIA, "role.between"
                following[-1].role, following[-1].rule = DESTINATION, "role.between"
            else:
                rest = next((r for r in made[number + 1 :] if r.role != PARENT), None)
                if rest is not None and re.search(
                    r"\b(?:and|with|to)\b", sentence.between(role.place.end, rest.place.start)
                ):
                    rest.role, rest.rule = DESTINATION, "role.between"
                elif rest is None and number and made[number - 1].role in (SUBJECT, LOCATION):
                    first = made[number - 1]
                    if _LINKED.search(sentence.between(first.place.end, role.place.start)):
                        role.role, first.role, first.rule = DESTINATION, ORIGIN, "role.between"


def read_subjects(made: list[PlaceRole], sentence: Sentence) -> None:
    """Places that are told of as reached or as next: "[Altynkol] was reached on 4 January", "[Georgia] came next"."""
    chain: list[PlaceRole] = []
    for role in made:
        if role.role != SUBJECT:
            chain = []
            continue
        chain.append(role)
        after = sentence.after(role.place.end, 90)
        if _REACHED.match(after):
            role.role, role.rule = DESTINATION, "role.reached"
        elif _NEXT.match(after):
            for one in chain:
                one.role, one.rule = VIA, "role.next"


def leave_out_other_means(made: list[PlaceRole], sentence: Sentence) -> None:
    """Where ships and lorries go is no way of the train: "put on a ship to [Ethiopia]", "to [Egypt] by sea"."""
    for role in made:
        if role.role not in (ORIGIN, DESTINATION) or role.rule in ("role.between", "role.dash", "role.dash_first"):
            continue
        low = max(
            role.place.start - _MEANS_BEFORE,
            role.verb.start - 20 if role.verb else 0,
            sentence.clause_bounds(sentence.clause_of(role.start))[0],
        )
        if any(_is_other_means(sentence, word, low, role.place) for word in sentence.words):
            role.role, role.rule = ELSEWHERE, "role.other_means"


def _is_other_means(sentence: Sentence, word: Word, low: int, place: Mention) -> bool:
    """Whether a word of ships or lorries stands near a place, with no mark between."""
    if word.inside is not None or word.classes.isdisjoint(_OTHER_MEANS):
        return False
    if not low <= word.start <= place.end + _MEANS_AFTER:
        return False
    return word.start < place.end or not re.search(r"[,;.]", sentence.between(place.end, word.start))
