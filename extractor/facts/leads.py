"""How far a noun phrase reaches to the left of its noun: "[the first two freight] trains"."""

import re
from functools import cache

from extractor.facts.article import Mention, Sentence
from extractor.facts.lexicon import phrases_of

_TOKEN = re.compile(r"(?:\d[\d,]*)?[\w’'./%-]+|[^\w\s]")
_DETERMINERS = phrases_of("nouns.determiner")
DEFINITE = phrases_of("nouns.definite")
_CLOSED = phrases_of("nouns.closed")
_QUOTES = frozenset("\"“”'")
_REACH = 8
"""The longest noun phrase, in words before its noun."""


def lead_of(sentence: Sentence, start: int) -> tuple[str, str]:
    """The words of a phrase before its noun at ``start``, up to the determiner, and this; "" where none is."""
    return _lead(_open_text(sentence, start))


_EVENTS = frozenset(
    f"verbs.{name}"
    for name in ("depart", "send", "arrive", "receive", "pass", "run", "launch", "resume", "suspend", "carry")
)


@cache
def _is_event(classes: frozenset[str]) -> bool:
    return not classes.isdisjoint(_EVENTS)


def _open_text(sentence: Sentence, start: int) -> str:
    """The text before a noun that its phrase can reach into: behind the last date and the last verb of movement."""
    low = max(
        sentence.start, start - _LONGEST_LEAD, *(d.end for d in sentence.dates if d.end <= start and not _qualifies(d))
    )
    for word in reversed(sentence.words):
        if word.end <= low:
            break
        if word.end < start and word.form and _is_event(word.classes) and (word.form != "ing" or word.end < start - 1):
            low = word.end
            break
    return sentence.between(low, start)


def _qualifies(date: Mention) -> bool:
    """Whether a date is an adjective of the phrase: "a [weekly] train"."""
    return date.row["type"] == "set" and " " not in date.text


_LONGEST_LEAD = 70
"""Characters before its noun that a phrase can reach into."""


def _lead(before: str) -> tuple[str, str]:
    """The words of the phrase before its noun, up to the determiner, and the determiner ("" if there is none)."""
    tokens = list(_TOKEN.finditer(before))
    start, det = len(before), ""
    for token in reversed(tokens[-_REACH:]):
        word = token.group().lower()
        if word in _CLOSED and word != "that":
            break
        if not (word[0].isalnum() or word in _QUOTES):
            break
        is_determiner = word in _DETERMINERS or word[0].isdigit() or word.endswith(("'s", "’s"))
        if det and not is_determiner:
            break
        start = token.start()
        if is_determiner:
            det = word
            if word in DEFINITE or word in ("a", "an"):
                break
    if not det:
        return "", ""
    return before[start:], det
