"""A figure in its surroundings: the quantity, the sentence it stands in, and the clause of it that it belongs to."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractor.facts.view import Ref, Sentence

# A comma alone lists goods and months; only with a conjunction, or before "with" and a name, does it end a clause.
# Every cut begins with one of four characters, and what may follow is looked at first, which keeps the search fast.
_CUT = re.compile(
    r"[;:]\s|,? (?=[-–—wasnr])(?:-- |[–—]\s|(?:while|whereas|although)\b|(?:said|says|announced|reported|reports"
    r"|noted|added|showed?|stated)(?: \w+)? that\b"
    r"|(?:said|says) (?=the |its |it |they ))|, (?=[btaw])(?:(?:but|though|because)\b|and (?=(?:the|it|its|they"
    r"|this|in|from)\b)|with (?=[A-Z]))"
)


@dataclass(slots=True)
class Figure:
    """A quantity with the words around it; ``start`` and ``end`` bound its clause in the article."""

    quantity: Ref
    sentence: Sentence
    start: int
    end: int

    def before(self, size: int = 400) -> str:
        """The words of the clause before the quantity, the last ``size`` characters of them."""
        low, high = self.start, self.quantity.start
        return self.sentence.text[max(low, high - size) - self.sentence.start : high - self.sentence.start]

    def after(self, size: int = 400) -> str:
        """The words of the clause behind the quantity, the first ``size`` characters of them."""
        low, high = self.quantity.end, self.end
        return self.sentence.text[low - self.sentence.start : max(low, min(high, low + size)) - self.sentence.start]

    def holds(self, mention: Ref) -> bool:
        """Whether a mention stands in the clause."""
        return self.start <= mention.start < self.end


def figures(sentence: Sentence) -> list[Figure]:
    """The quantities of a sentence, each with its clause."""
    if not sentence.quantities:
        return []
    spans = [(q.start - sentence.start, q.end - sentence.start) for q in sentence.quantities]
    cuts = [m.start() for m in _CUT.finditer(sentence.text)]
    if cuts:
        cuts = [cut for cut in cuts if not any(low <= cut < high for low, high in spans)]
    cuts = [0, *cuts, len(sentence.text)]
    made = []
    for quantity, (low, _) in zip(sentence.quantities, spans, strict=True):
        at = bisect_right(cuts, low) - 1
        start = cuts[at]
        end = cuts[at + 1] if at + 1 < len(cuts) else len(sentence.text)
        made.append(Figure(quantity, sentence, sentence.start + start, sentence.start + end))
    return made
