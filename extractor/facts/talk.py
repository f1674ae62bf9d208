"""What a clause says of one train: the reference, its verbs, its stretch of the sentence."""

import re
from dataclasses import dataclass, field

from extractor.facts.article import Sentence, Word
from extractor.facts.placed import PlaceRole
from extractor.facts.references import CARS, LOAD, TRAFFIC, Reference

MOVES = frozenset(
    f"verbs.{name}"
    for name in (
        "depart",
        "send",
        "arrive",
        "receive",
        "pass",
        "call",
        "run",
        "launch",
        "resume",
        "suspend",
        "cease",
        "cancel",
    )
)
"""Classes of verbs that can make an event."""
_HAVE = re.compile(r"\b(?:have|has)(?: been)? (?:\w+ly )?$")


_MOVES_ON = frozenset(f"verbs.{name}" for name in ("run", "send", "pass", "depart", "receive", "resume"))
_AGAIN_BEFORE = re.compile(r"\b(?:again|once more|once again) $")
_AGAIN_BEHIND = re.compile(r" (?:again|once more|once again)\b")


_THERE_IS = re.compile(r"\b[Tt]here (?:has|have|had) been $")


@dataclass(slots=True, eq=False)
class Talk:
    """One reference with what its clause says: ``start`` to ``end`` is its stretch of the sentence."""

    reference: Reference
    sentence: Sentence
    start: int
    end: int
    verbs: list[Word] = field(default_factory=list)
    roles: list[PlaceRole] = field(default_factory=list)
    governed: str = ""  # the preposition that the reference depends on
    part: bool = False  # whether it is one of several relations told of together

    @property
    def moves(self) -> list[Word]:
        """The verbs of movement or opening."""
        return [verb for verb in self.verbs if not MOVES.isdisjoint(verb.classes)]

    @property
    def stands_still(self) -> bool:
        """Whether traffic is said to rest: "no trains will run between X and Y", "there has been no traffic"."""
        reference = self.reference
        if not reference.words.startswith("no ") or not (reference.plural or reference.noun in (LOAD, TRAFFIC)):
            return False
        runs = any("verbs.run" in verb.classes and verb.start > reference.end for verb in self.verbs)
        return runs or _THERE_IS.search(self.sentence.before(reference.start, 24)) is not None

    def again(self, verb: Word) -> bool:
        """Whether traffic is said to move once more: "trains are [again crossing]", "wagons have been moving again"."""
        reference = self.reference
        if not (reference.plural or reference.noun in (LOAD, CARS, TRAFFIC)) or _MOVES_ON.isdisjoint(verb.classes):
            return False
        before, after = self.sentence.before(verb.start, 20), self.sentence.after(verb.end, 12)
        return "verbs.resume" in verb.classes or bool(_AGAIN_BEFORE.search(before) or _AGAIN_BEHIND.match(after))

    @property
    def opens_something(self) -> bool:
        """Whether a run is said to open what this speaks of: "left Riga, [opening] the link", "[to open] it"."""
        for verb in self.verbs:
            before = self.sentence.before(verb.start, 8)
            purpose = before.endswith(" to ") if verb.form == "base" else before.endswith((", ", "thus "))
            if "verbs.launch" in verb.classes and verb.form in ("base", "ing") and purpose:
                return True
        return False

    @property
    def runs_since(self) -> bool:
        """Whether something is said to run from a day on: "trains [have been running weekly since March]"."""
        runs = [verb for verb in self.verbs if "verbs.run" in verb.classes and verb.start > self.reference.end]
        goes_on = any(_HAVE.search(self.sentence.before(verb.start, 24)) for verb in runs)
        return goes_on and any(str(date.row["value"]).endswith("/..") for date in self.sentence.dates)

    def moves_near(self, position: int, reach: int = 40) -> bool:
        """Whether a verb of movement stands within ``reach`` characters before ``position``."""
        return any(0 <= position - verb.end <= reach for verb in self.moves)

    @property
    def text(self) -> str:
        """The words of its stretch."""
        return self.sentence.between(self.start, self.end)
