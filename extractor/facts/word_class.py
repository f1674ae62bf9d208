"""Whether a word that can be a verb is one where it stands."""

import re
from functools import cache

from extractor.facts.article import Sentence, Word

_NO_VERBS = frozenset(("refusals.sea", "refusals.road", "refusals.air"))
"""Words that are verbs by their form only: "ships", "ferries"."""

HALTS = frozenset(f"{verb}{ending}" for verb in ("stopp", "halt", "block") for ending in ("ed", "ing")) | frozenset(
    "stop stops halt halts block blocks".split()
)
"""Verbs of halting something; with "at" or "in" a train halts itself."""


@cache
def may_tell(classes: frozenset[str]) -> bool:
    """Whether a word of these classes can be a verb that tells of trains."""
    return classes.isdisjoint(_NO_VERBS) and any(name.startswith("verbs.") for name in classes)


def is_measure(sentence: Sentence, word: Word) -> bool:
    """Whether a verb of arriving tells an amount: "it [came to] 1,100 tonnes"."""
    return word.phrase.endswith(" to") and any(q.start == word.end + 1 for q in sentence.quantities)


_BEFORE_BASE = re.compile(
    r"(?:\b(?:to|will|would|can|could|may|might|must|should|shall|not|n't|they|we|you|who|which|that|"
    r"and|or|both|also|do|does|did|let|all|ll|now|then|here|still|either|regularly|\w+ly)|"
    r"[a-z]s)[\s,]*$",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|an?|its|their|his|of|two|three|four|five|six|seven|eight|nine|ten|more|other|new|"
    r"no|with|for|from|by|in|on|at|between|per|round|each|several|some|return|test|trial|daily|"
    r"weekly|first|second|third|last)|\d)\s$",
    re.IGNORECASE,
)


_BEFORE_PREDICATE = re.compile(r"\b(?:is|are|was|were) $")
"""What stands before a noun that looks like a verb: "what it moves are [blocks] of iron"."""


def is_noun(sentence: Sentence, word: Word) -> bool:
    """Whether a word that can be a verb is a noun where it stands: "the southern end", "two runs a week"."""
    if " " in word.phrase or word.form not in ("base", "s"):
        return False
    before = sentence.before(word.start, 16)
    if word.form == "base":
        return not _BEFORE_BASE.search(before)
    if _BEFORE_PREDICATE.search(before):
        return True
    return _BEFORE_NOUN.search(before) is not None
