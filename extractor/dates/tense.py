"""Whether the words around a date speak of the past or of the future.

The verb that stands nearest before the date decides; in its absence the first one after it, within the sentence.
"""

import re
from typing import Literal

Tense = Literal["past", "future", "none"]

_WINDOW_BEFORE, _WINDOW_AFTER = 160, 100
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_FUTURE = frozenset(
    """
    will shall won't won’t would upcoming forthcoming going
    expected expects expect scheduled due planned plans plan slated aims aim hopes hope hoping intends intend
    projected forecast target targets targeted deadline poised planning expecting aiming
    payable effective expire expires mature matures begins starts record
    """.split()
)
_SHIFTED = frozenset("extended postponed delayed deferred moved adjourned rescheduled".split())
_BE = frozenset("is are was were be been 's ’s".split())
_PAST = frozenset(
    """
    was were had did has have said saw came went left ran rose fell grew began sent made took brought held met won lost
    told gave got hit led paid bought sold built put cut kept became spent broke wrote spoke flew drove dropped set
    since
    """.split()
)
_NOT_PAST = frozenset("indeed need feed speed exceed proceed succeed embed hundred shed red bed combined".split())


def tense_at(text: str, start: int, end: int, sentence: tuple[int, int]) -> Tense:
    """The tense of the words around ``start:end`` in its sentence; none if no verb tells."""
    before = _WORD.findall(text[max(sentence[0], start - _WINDOW_BEFORE) : start].lower())
    until = bool(before) and before[-1] in ("to", "until", "till")
    for index in range(len(before) - 1, -1, -1):
        tense = _tense_of(before[index], before[index - 1] if index else "", until=until)
        if tense != "none":
            return tense
    after = _WORD.findall(text[end : min(sentence[1], end + _WINDOW_AFTER)].lower())
    for index, word in enumerate(after):
        tense = _tense_of(word, after[index - 1] if index else "", until=False)
        if tense != "none":
            return tense
    return "none"


def _tense_of(word: str, before: str, *, until: bool) -> Tense:
    """What one word says; ``until`` if the date stands behind "to" or "until"."""
    if word in _FUTURE or word.endswith(("'ll", "’ll")) or (word == "to" and before in _BE):
        return "future"
    if until and word in _SHIFTED:
        return "future"
    if word in _PAST or (word.endswith("ed") and word not in _NOT_PAST):
        return "past"
    return "none"
