"""A figure in its surroundings: the quantity, the sentence it stands in, and the clause of it that it belongs to."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractor.facts.view import Ref, Sentence

# A comma alone lists goods and months; only with a conjunction, or before "with" and a name, does it end a clause.
# Every cut begins with one of four characters and goes on with one of a dozen, told by the pattern's first part, which
# keeps the search fast.
_CUT = re.compile(
    r"[;:, ](?=[\s–—wasnr-])(?:(?<=[;:])\s|(?:(?<=,) |(?<= ))(?=[-–—wasnr])(?:-- |[–—]\s|(?:while|whereas|although)\b"
    r"|(?:said|says|announced|reported|reports|noted|added|showed?|stated)(?: \w+)? that\b"
    r"|(?:said|says) (?=the |its |it |they ))"
    r"|(?<=,) (?=[btaw])(?:(?:but|though|because)\b|and (?=(?:the|it|its|they|this|in|from)\b)|with (?=[A-Z])))"
)
# "While the port handled 40,000 boxes, the terminal loaded 9,000": the opening clause ends at its comma.
_CONCEDED = re.compile(
    r"\W*(?:While|Whereas|Although|Though)\b[^,;]*(?:,\d{3}[^,;]*)*,(?= (?:the|its|it|those|that|[A-Z]))"
)
_CONCESSIONS = tuple(mark + word for mark in ("", *"\"“'‘") for word in ("While ", "Whereas ", "Although ", "Though "))
_CUTTING = frozenset("while whereas although but though because".split())
_SAYING = frozenset("said says announced reported reports noted added show showed stated".split())
_SAID = frozenset("that the its it they".split())
"""One of these follows the verb of saying that ends a clause."""
_JOINED = (", and the", ", and it", ", and this", ", and in", ", and from", ", with ")
_FAR = 400
"""How many characters of a clause are looked at."""


@dataclass(slots=True)
class Figure:
    """A quantity with the words around it; ``start`` and ``end`` bound its clause in the article.

    ``head`` and ``tail`` are the words of the clause before and behind it, at most `_FAR` characters.
    """

    quantity: Ref
    sentence: Sentence
    start: int
    end: int
    head: str
    tail: str

    def before(self, size: int = _FAR) -> str:
        """The words of the clause before the quantity, the last ``size`` characters of them."""
        return self.head[-size:]

    def after(self, size: int = _FAR) -> str:
        """The words of the clause behind the quantity, the first ``size`` characters of them."""
        return self.tail[:size]

    def holds(self, mention: Ref) -> bool:
        """Whether a mention stands in the clause."""
        return self.start <= mention.start < self.end


def figures(sentence: Sentence) -> list[Figure]:
    """The quantities of a sentence, each with its clause."""
    text, offset = sentence.text, sentence.start
    cuts = _cuts(sentence)
    made = []
    for quantity in sentence.quantities:
        low, high = quantity.start - offset, quantity.end - offset
        at = bisect_right(cuts, low)
        start = cuts[at - 1]
        end = cuts[at] if at < len(cuts) else len(text)
        head = text[start if low - start < _FAR else low - _FAR : low]
        tail = text[high : end if end - high < _FAR else high + _FAR]
        made.append(Figure(quantity, sentence, offset + start, offset + end, head, tail))
    return made


def _cuts(sentence: Sentence) -> list[int]:
    """Where the clauses of a sentence begin, and where the last ends; none begins within a quantity."""
    text = sentence.text
    if not _can_be_cut(text, sentence.words):
        return [0, len(text)]
    found = [m.start() for m in _CUT.finditer(text)]
    opening = _CONCEDED.match(text) if text.startswith(_CONCESSIONS) else None
    if opening:
        found = sorted({*found, opening.end()})
    if found:
        spans = [(q.start - sentence.start, q.end - sentence.start) for q in sentence.quantities]
        found = [cut for cut in found if not any(low <= cut < high for low, high in spans)]
    return [0, *found, len(text)]


def _can_be_cut(text: str, words: frozenset[str]) -> bool:
    """Whether a sentence has any of what a clause can begin with; most have none."""
    if not _CUTTING.isdisjoint(words) or not (_SAYING.isdisjoint(words) or _SAID.isdisjoint(words)):
        return True
    if ";" in text or ":" in text or "–" in text or "—" in text or "--" in text:
        return True
    return ", " in text and bool([1 for join in _JOINED if join in text])
