"""Moves of a level, "from 13.5 to 14.0 mm", "from $36,040 to $34,935": one quantity or two.

In news of rail and freight they stay two quantities, because the statistics of a traffic need each level with its own
period. In other text the two are one quantity, ``value`` being the level left and ``high`` the level reached, lower or
higher, as CQE and its benchmark NewsQuant have it (Almasian et al., EMNLP 2023).
"""

import re

from extractor.quantities import change_words
from extractor.quantities.lexicon import FREIGHT_WORDS
from extractor.quantities.mention import Quantity
from extractor.silence import heard

_FREIGHT = re.compile(rf"\b(?:{FREIGHT_WORDS})\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z")
_TO = re.compile(r"(?:\s(?:[^\s.;:()]|[.](?=\S)|(?<=\.[A-Z])[.])+){0,6}\s(?:up\s|down\s)?to\s\Z")
_LONGEST_GAP = 48
_CLAUSE = 160


def speaks_of_freight(text: str) -> bool:
    """Whether a text is of rail or freight: it says train, railway, cargo, container or the like."""
    return _FREIGHT.search(text) is not None


def join(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a text with each move of a level as one quantity, unless the text speaks of freight."""
    if len(found) < 2 or " to " not in text or speaks_of_freight(text):
        return found
    joined: list[Quantity] = []
    for quantity in found:
        if joined and _is_move(text, joined[-1], quantity) and heard("quantities.move"):
            _extend(joined[-1], quantity)
        else:
            joined.append(quantity)
    return joined


def _is_move(text: str, left: Quantity, reached: Quantity) -> bool:
    """Whether "from ``left`` to ``reached``" stands there, said of one thing that changed."""
    if left.high is not None or reached.high is not None or reached.start - left.end > _LONGEST_GAP:
        return False
    if not _TO.fullmatch(text, left.end, reached.start) or not _FROM.search(text, max(0, left.start - 8), left.start):
        return False
    if any(a and b and a != b for a, b in ((left.unit, reached.unit), (left.counted, reached.counted))):
        return False
    clause = text[max(0, left.start - _CLAUSE) : left.start]
    return reached.value < left.value or change_words.has_change(re.split(r"[.!?]\s", clause)[-1])


def _extend(left: Quantity, reached: Quantity) -> None:
    """Let ``left`` reach to the level that was ``reached``."""
    left.end, left.number_end, left.high = reached.end, reached.number_end, reached.value
    left.unit, left.counted, left.per = (
        left.unit or reached.unit,
        left.counted or reached.counted,
        left.per or reached.per,
    )
    left.rule = "quantities.move"
    if left.kind == "count":
        left.kind = reached.kind
