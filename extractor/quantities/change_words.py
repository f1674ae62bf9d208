"""The words of change, and what is known of a number whose change is asked."""

import re
from dataclasses import dataclass, field

from extractor.quantities.lexicon import DECREASE, INCREASE

LEVEL = "level"
"""The answer that a number is no change at all, so that nobody else is asked."""
RISES = frozenset("increase rise jump surge gain growth climb leap boost uptick hike spike upswing expansion "
                  "improvement upturn plus".split())  # fmt: skip
FALLS = frozenset("decrease decline drop fall cut reduction slide dip slump contraction loss plunge shrinkage "
                  "slowdown downturn saving fall-off collapse minus".split())  # fmt: skip
NOUN_OF_CHANGE = "|".join(sorted(RISES | FALLS))
VERB_OF_CHANGE = "|".join(sorted(INCREASE | DECREASE))
_CAUSAL = INCREASE | DECREASE
COMPARED = frozenset(
    "more less higher lower fewer greater bigger smaller larger faster longer shorter cheaper above below better"
    " stronger weaker heavier lighter".split()
)
_LESS = frozenset("less lower fewer smaller shorter cheaper below weaker lighter".split())
_ANY_WORD = re.compile(r"\w+")


@dataclass(eq=False, slots=True)
class Told:
    """A number with its unit, and the words of its clause before it."""

    text: str
    start: int
    end: int
    window: int
    """Where the text that is looked at before the number begins."""
    before: str
    tokens: list[str]
    unit: str | None
    kind: str
    is_share: bool = field(init=False)
    """Whether it is a percentage."""
    last: str = field(init=False)
    """The word right before it, in lower case."""

    def __post_init__(self) -> None:
        self.is_share = self.unit == "%"
        self.last = self.tokens[-1].lower() if self.tokens else ""


def by_noun(noun: str) -> str:
    """The direction of a noun of change."""
    return "increase" if noun.lower() in RISES else "decrease"


def by_verb(verb: str) -> str:
    """The direction of a verb of change."""
    return "increase" if verb in INCREASE else "decrease"


def by_comparison(word: str) -> str | None:
    """The direction of a comparing word, None of any other."""
    return None if word not in COMPARED else "decrease" if word in _LESS else "increase"


def causes(text: str) -> list[str]:
    """The words of change in ``text``."""
    return [word for word in _ANY_WORD.findall(text.lower()) if word in _CAUSAL]


_MOVES_FROM = re.compile(r"\b(?:up|down|went|moved|revised|slow\w*|brought|taking|improved)\s+from\s*$")


def has_change(text: str) -> bool:
    """Whether a verb or noun of change stands in ``text``, as in "rose from"."""
    told = any(word not in ("up", "down", "more", "less", "extra") for word in causes(text))
    return told or _MOVES_FROM.search(text) is not None
