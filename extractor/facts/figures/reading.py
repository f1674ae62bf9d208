"""A sentence as figures are read in it: pieces and clauses."""

from dataclasses import dataclass

from extractor.facts.article import Sentence
from extractor.facts.figures.clauses import clauses_of
from extractor.facts.figures.pieces import Piece, pieces_of, topics_of
from extractor.facts.figures.subjects import Clause


@dataclass(slots=True, eq=False)
class Reading:
    """A sentence in pieces."""

    sentence: Sentence
    pieces: list[Piece]
    clauses: list[Clause]
    kinds: set[str]  # of its pieces
    topics: list[str]  # that its words speak of

    def clause_of(self, at: int) -> Clause:
        """The clause that the piece ``at`` stands in."""
        for clause in self.clauses:
            if clause.low <= at < clause.high:
                return clause
        return self.clauses[-1]

    def words(self, low: int, high: int) -> str:
        """The text of the pieces ``low:high``."""
        high = min(high, len(self.pieces))
        if low >= high:
            return ""
        return self.sentence.between(self.pieces[low].start, self.pieces[high - 1].end)


def read(sentence: Sentence) -> Reading:
    """A sentence in pieces and clauses."""
    pieces = pieces_of(sentence)
    return Reading(sentence, pieces, clauses_of(pieces), {p.kind for p in pieces}, topics_of(pieces))
