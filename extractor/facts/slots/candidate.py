"""What could fill a slot: the words, the rule that speaks for them, and how strongly."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.facts.article import Article, Mention
from extractor.spans import Row


@dataclass(slots=True, eq=False)
class Candidate:
    """Words that could fill a slot; ``value`` is what the slot would hold."""

    start: int
    end: int
    text: str
    value: str
    rule: str
    score: float = 0.0
    mention: Mention | None = None
    because: tuple[str, ...] = ()  # what weighed most for it, where weights chose

    def row(self) -> Row:
        """As evidence names it."""
        return {
            "text": self.text,
            "start_char": self.start,
            "end_char": self.end,
            "list": self.mention.list if self.mention else None,
            "index": self.mention.index if self.mention else None,
            "rule": self.rule,
        }


def of_mention(mention: Mention, value: str, rule: str, score: float = 0.0) -> Candidate:
    """The candidate that a mention is."""
    return Candidate(mention.start, mention.end, mention.text, value, rule, score, mention)


def of_words(article: Article, start: int, end: int, rule: str, score: float = 0.0) -> Candidate:
    """The candidate that a stretch of the text is."""
    text = article.text[start:end]
    return Candidate(start, end, text, text, rule, score)


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates, the strongest first, of equals the first in the text; each value once."""
    best: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.start)):
        best.setdefault(candidate.value, candidate)
    return list(best.values())
