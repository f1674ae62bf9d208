"""Whether the words around a date speak of the past or of the future.

The verb that stands nearest before the date decides; in its absence the first one after it, within the sentence.
"""

import re
from typing import Literal, NamedTuple

Tense = Literal["past", "past_afar", "future", "none"]
"""past_afar: a past verb decides, but words stand between it and the date that may have a tense of their own."""

_WINDOW_BEFORE, _WINDOW_AFTER = 160, 100
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_FUTURE = frozenset(
    """
    will shall should might must won't won’t would upcoming forthcoming
    anticipated anticipates anticipate hoping
    expected expects expect scheduled due planned slated hopes hope intends intend projected forecast poised planning
    expecting aiming supposed payable effective expire expires mature matures begins starts targeted destined
    resumes reopens
    """.split()
)
# These speak of the future before "to", "for" or "by": "plans to open", "set to resume".
_FUTURE_BEFORE_TO = frozenset(
    "plan plans set aim aims target targets agreed agreement proposal decided decision promised pledged ready likely"
    " going deadline bound hoped expected aimed intended wanted vowed undertook due booked reserved".split()
)
_WISHES = frozenset(
    "program programme plan plans want wants targeting targets seek seeks promises foresees aims pledges".split()
)
_BY = frozenset({"by"})
_FOR = frozenset({"for", "until", "till"})
_RESERVED = frozenset("booked reserved prepared".split())
_BY_REACH = 4  # "by the end of"
_BEFORE_REACH = 5  # "before the third week of"
_SHIFTED = frozenset(
    "blocked barred stays stay remains remain lasts last valid extended postponed delayed deferred moved adjourned"
    " rescheduled closed suspended".split()
)
_BE = frozenset("is are was were be been".split())
_PAST = frozenset(
    """
    was were had did has have said saw came went left ran rose fell grew began sent made took brought held met won lost
    told gave got hit led paid bought sold built put cut kept became spent broke wrote spoke flew drove dropped set
    since stood drew shut felt knew threw heard meant chose rode sought sank fought shot slid struck thought caught
    """.split()
)
_NOT_PAST = frozenset("indeed need feed speed exceed proceed succeed embed hundred shed red bed combined".split())
_DEADLINE = re.compile(r" (?:[a-z]+ )?(?:deadline|date)\b")  # "a Jan. 14 return date"
_WAS_TO = re.compile(r"\b(?:was|were) (?:due |scheduled |supposed |meant |planned )?to\b")
_CALLED_OFF = re.compile(r" (?:was|were|had been|had to be) (?:cancelled|canceled|called off|scrapped|abandoned)\b")
_ASIDES = (["exact"], ["precise"], ["sure"], ["fair"], ["honest"])  # "to be exact" promises nothing
_SCHEDULED = (["scheduled"], ["planned"], ["set"])  # "a June 3 hearing has been scheduled"
_NO_WORD = ""
_ADJACENT = 3  # the verb, a preposition and one more word: "was opened in early"
_HAD_WINDOW = 6  # "had been due to expire"


def tense_at(text: str, start: int, end: int, sentence: tuple[int, int]) -> Tense:
    """The tense of the words around ``start:end`` in its sentence; none if no verb tells."""
    return telling_at(text, start, end, sentence).tense


class Telling(NamedTuple):
    """The tense of the words around a date, the word that tells it, and how many words before the date it stands."""

    tense: Tense
    word: str = ""
    apart: int = 0  # below 0 behind the date


def telling_at(text: str, start: int, end: int, sentence: tuple[int, int]) -> Telling:
    """The tense of the words around ``start:end`` in its sentence, and the word that tells it."""
    low = max(sentence[0], start - _WINDOW_BEFORE)
    low = max(low, text.rfind(";", low, start) + 1)  # what another main clause says is of another time
    before = _WORD.findall(text[low:start].lower())
    if not _BY.isdisjoint(before[-_BY_REACH:]) and not _WISHES.isdisjoint(before):
        return Telling("future", "by")  # "buyers want three a week by June"
    if before[-1:] and before[-1] in _FOR and not _RESERVED.isdisjoint(before):
        return Telling("future", "booked")  # "has booked two containers for September"
    if _CALLED_OFF.match(text, end) and _WAS_TO.search(text, low, start):
        return Telling("past", "called off")  # "a train that was to leave on Tuesday was cancelled"
    until = bool(before) and before[-1] in ("to", "until", "till", "through")
    for index in range(len(before) - 1, -1, -1):
        tense = _tense_of(before, index, until=until)
        word, apart = before[index], len(before) - index
        if tense == "present":
            return Telling("none", word, apart)
        if tense != "none":
            return Telling("past_afar" if tense == "past" and apart > _ADJACENT else tense, word, apart)
    if until and before[-1] in ("until", "till"):
        return Telling("future", before[-1], 1)
    if text.startswith(" at the latest", end):
        return Telling("future", "latest", -1)
    if _DEADLINE.match(text, end):
        return Telling("future", "deadline", -1)
    if before[-2:] == ["as", "of"]:
        return Telling("none")  # "70 per cent complete as of June, the line should carry"
    after = _WORD.findall(text[end : min(sentence[1], end + _WINDOW_AFTER)].lower())
    for index in range(len(after)):
        tense = _tense_of(after, index, until=False)
        if tense == "present":
            return Telling("none", after[index], -index - 1)
        if tense != "none":
            return Telling(tense, after[index], -index - 1)
    if "before" in before[-_BEFORE_REACH:]:
        return Telling("future", "before", 1)  # "the works end before the third week of"
    return Telling("none")


def _tense_of(words: list[str], index: int, *, until: bool) -> Tense | Literal["present"]:
    """What one word says; ``until`` if the date stands behind "to" or "until"."""
    word = words[index]
    before = words[index - 1] if index else _NO_WORD
    following = words[index + 1] if index + 1 < len(words) else _NO_WORD
    if word in _FUTURE or word.endswith(("'ll", "’ll")):
        if before in ("previously", "originally", "as"):
            return "none"
        return "past_afar" if "had" in words[max(0, index - _HAD_WINDOW) : index] else "future"
    if word == "to" and (before in _BE or following == "be"):
        return "none" if words[index + 2 : index + 3] in _ASIDES else "future"
    if word in _FUTURE_BEFORE_TO and following in ("to", "for", "by"):
        return "past_afar" if "had" in words[max(0, index - _HAD_WINDOW) : index] else "future"
    if word == "record" and before == "of":
        return "future"  # a dividend payable to holders of record Nov. 21
    if until and (word in _SHIFTED or (word == "off" and before == "put")):
        return "future"
    if before == "have" and index > 1 and words[index - 2] == "to":
        return "future"  # "was to have ended on"
    if word in ("has", "have") and following == "been" and words[index + 2 : index + 3] in _SCHEDULED:
        return "future"
    if word in _PAST or (word.endswith("ed") and word not in _NOT_PAST):
        if before in ("is", "are"):
            return "present"  # "when the case is heard in May"
        return "none" if before == "be" else "past"  # "will be named": the verb is earlier
    return "none"
