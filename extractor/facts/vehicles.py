"""What moves but is no freight train: ships, lorries, planes and passenger trains, by the words that name them."""

import re
from collections.abc import Sequence

from extractor.facts.article import Sentence, Word

_DETERMINERS = ("the", "a", "an", "its", "this", "that")
_OTHERS = frozenset(f"refusals.{name}" for name in ("passenger", "sea", "road", "air", "model", "works"))
_VEHICLES = "refusals.vehicles"
_ANY = _OTHERS | {_VEHICLES}
_OF_ANY_VEHICLES = ("convoy", "convoys", "string", "row", "procession")
_MADE_OF = re.compile(r" of (?:(?:about|some|around|over|nearly) )?(?:\d[\d,]*|[a-z-]+) (?:[a-z]+ )?")
_RELATIVE = re.compile(r"(?:which|that)\b", re.IGNORECASE)
_BEFORE_GOVERNED = re.compile(
    r"\b(?:of|with|by|on|in|at|for|to|from|onto|into|via|per|than|between|like|without|\w+ing)\s"
    r"(?:[\w,'’-]+\s){0,3}$",
    re.IGNORECASE,
)


def names_others(sentence: Sentence, start: int, end: int, words: str) -> bool:
    """Whether a phrase names what is no freight by rail: "the bus line", "ferry services", "a convoy of 22 lorries"."""
    inside = start if words.split(" ")[0] in _DETERMINERS else start - 1  # "by ferry the train went on"
    low, high = inside, end + len(" of ")
    if words.endswith(_OF_ANY_VEHICLES) and (made_of := _MADE_OF.match(sentence.after(end, 40))):
        high = end + made_of.end()
    return any(
        low <= word.end and word.start <= high and not word.classes.isdisjoint(_OTHERS) for word in _others(sentence)
    )


def speaks_of_others(sentence: Sentence) -> bool:
    """Whether a sentence has a word for what is no freight by rail."""
    return bool(_others(sentence))


def _others(sentence: Sentence) -> list[Word]:
    """The words of a sentence for what is no freight by rail; looked for once."""
    known: list[Word] | None = sentence.memo.get("others")
    if known is None:
        known = [word for word in sentence.words if not word.classes.isdisjoint(_ANY) and _is_free(word)]
        sentence.memo["others"] = known
    return known


def is_subject(sentence: Sentence, verb: Word, low: int, trains: Sequence[int], rails: bool) -> bool:
    """Whether a ship, lorry or plane is the subject of a verb: "on 50 trucks, which left", "the ship left".

    ``low`` is where the verb's clause begins, ``trains`` where phrases that speak of trains end, in order; ``rails``
    tells whether one of them names a train before the verb, which "which" may take up.
    """
    vehicles = [w for w in sentence.of(_VEHICLES) if w.end <= verb.start and _is_free(w)]
    if not vehicles:
        return False
    if _RELATIVE.match(sentence.between(low, verb.start)):
        return not rails and any(low - len(", ") <= w.end < low for w in vehicles)
    if any(low < end <= verb.start for end in trains):
        return False
    own = [w for w in vehicles if w.start >= low]
    return bool(own) and not _BEFORE_GOVERNED.search(sentence.before(own[-1].start, 40))


def _is_free(word: Word) -> bool:
    """Whether a word is no part of a name or a date; it may be counted: "22 [lorries]"."""
    return word.inside is None or word.inside.list == "quantities"
