"""Readings of a change from the words before the number, each asked for a direction in its turn."""

import re

from extractor.quantities.change_words import (
    FALLS,
    NOUN_OF_CHANGE,
    RISES,
    VERB_OF_CHANGE,
    Told,
    by_noun,
    by_verb,
    causes,
)
from extractor.quantities.lexicon import DECREASE, INCREASE

_LONGEST_WAS = 80
_LINKING = frozenset("was is be been to totalled totaled reached at only just".split())
_NOUNS = tuple(RISES | FALLS)
_CHANGE_WAS = re.compile(
    rf"\b(?P<noun>{'|'.join(sorted((RISES | FALLS) - {'growth'}))})\s+"  # "growth reached 4 percent": a rate
    r"(?:(?:in|of|on|over)\s+[^.,;:]{1,30}?\s+)?(?:will\s+|would\s+)?"
    r"(?:was|is|be|have\s+been|amounte?d?\s+to|totall?ed|c[oa]mes?\s+to|reached|stood\s+at)\s+"
    r"(?:only\s+|just\s+|one\s+of\s+|between\s+|an?\s+(?:more\s+|less\s+)?[a-z]+\s+)?\Z",
    re.IGNORECASE,
)


def change_was(told: Told) -> str | None:
    """ "the drop was 49%", "the increase in 2018 and 2019 will come to 5 million"; not a money "loss of"."""
    if told.last not in _LINKING and _LINKING.isdisjoint(token.lower() for token in told.tokens[-5:]):
        return None
    low = max(0, len(told.before) - _LONGEST_WAS)
    window = told.before[low:].lower()
    was = _CHANGE_WAS.search(told.before, low) if any(noun in window for noun in _NOUNS) else None
    if was is None or (told.kind == "money" and was["noun"].lower() in ("loss", "gain", "saving")):
        return None
    return by_noun(was["noun"])


_CHANGE_IN_OF = re.compile(
    rf"\b(?P<noun>{NOUN_OF_CHANGE})\s(?:in|on|for)\s(?:[A-Za-z'’-]+\s){{1,5}}?of\s"
    r"(?:(?:an?|extra|another|some|about|around|nearly|almost|over|more than|up to)\s)*\Z"
)
_OF_SOME = frozenset("of an a extra another some about around nearly almost over than to".split())
"""The last words of what the pattern finds, which are far sooner looked up."""


def change_in_of(told: Told) -> str | None:
    """ "a rise in volume of 20%", "an overall fall in activity of some 43.7 percent"; not "a rise in 2020 to 5%"."""
    could = told.unit is not None and told.last in _OF_SOME
    noun = _CHANGE_IN_OF.search(told.before) if could else None
    return by_noun(noun["noun"]) if noun else None


_RECORDED = re.compile(
    rf"\b(?P<noun>{NOUN_OF_CHANGE})\s(?:(?:in|of|for)\s[a-z-]+\s(?:[a-z-]+\s){{0,2}})?(?:was|were"
    rf"|has been)\s(?:recorded|registered|observed|seen"
    rf"|noted)\b[^.;]*\s[-–—]\s\Z",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")


def change_recorded(told: Told) -> str | None:
    """ "growth was recorded at the crossings with China - 26%, Russia - 19%"; not "growth was recorded in 26%"."""
    could = told.is_share and told.before[-2:-1] in _DASHES
    noun = _RECORDED.search(told.before) if could else None
    return by_noun(noun["noun"]) if noun else None


_ONE_OF = re.compile(
    rf"\b(?P<noun>{NOUN_OF_CHANGE})\s(?:in|on|of|for)\s[^.;:]{{1,70}}?\s(?:and|but)\s(?:[a-z]+\s){{0,2}}?one\sof\s"
    r"(?:(?:about|around|some|nearly|almost|over|more than|up to)\s)?\Z"
)


def one_of(told: Told) -> str | None:
    """ "a slight rise on the harbour line and one of about 10 %"; not "a rise on one of 10 lines"."""
    noun = _ONE_OF.search(told.before) if told.is_share else None
    return by_noun(noun["noun"]) if noun else None


_PACE = re.compile(
    r"\b(?P<noun>growth|decline|decrease|increase)\s(?:has|had|picked|slowed|was|is)\b[^.;:]{0,60}: \Z", re.I
)


def pace_told(told: Told) -> str | None:
    """ "Growth has picked up from quarter to quarter: 2.9%"; not "Growth has four causes: 2.9% of it is …"."""
    text = told.text[max(told.window, told.start - 90) : told.start]
    pace = _PACE.search(text) if told.is_share and not told.text.startswith(" of ", told.end) else None
    return by_noun(pace["noun"]) if pace else None


_FILL = frozenset("by of a an another some further the about around nearly almost over than more additional extra "
                  "just only "
                  "roughly approximately sharply slightly steadily significantly year-on-year respectively an "
                  "estimated "
                  "impressive whopping modest strong upwards solid robust healthy mere massive hefty staggering slight "
                  "sharp steep combined full remarkable".split())  # fmt: skip
_MULTIPLIES = re.compile(r"(?:doubl|tripl|quadrupl|halv)")
_SAVES = frozenset("save saves saved saving".split())
_SENDS_OFF = frozenset("lay lays laid laying set kick kicked pay paid".split())
_COMPARES_LEVELS = frozenset("higher lower extra raise add save".split())
_PHRASAL = frozenset(
    "made make makes making set take taken taking opened end ended pick picked build sum adds adding give gives gave "
    "giving takes put puts putting eat eats eaten eating hold holds holding held".split()
)


def right_before(tokens: list[str]) -> str | None:
    """ "fell 3 percent", "up by some 5%": a word of change with "by", "of" or a bound between.

    Not "made up 60 percent" and "laid off 20 workers", nor what is multiplied or saved: "double the 120 tonnes",
    "saves 190 tonnes of carbon dioxide".
    """
    near = [token.lower() for token in tokens[-5:]]
    back = next((i for i, word in enumerate(reversed(near)) if word not in _FILL and not word.endswith("ly")), None)
    if back is None:
        return None
    word = near[-back - 1]
    preceding = near[-back - 2] if len(near) > back + 1 else ""
    if back == 0 and (word in _COMPARES_LEVELS or word in _SAVES):
        return None
    if (word == "up" and preceding in _PHRASAL) or (word == "off" and preceding in _SENDS_OFF):
        return None
    if _MULTIPLIES.match(word):
        return None
    if word in INCREASE:
        return "increase"
    return "decrease" if word in DECREASE or (word == "off" and back <= 1) else None


_MOST = re.compile(rf"\b(?P<verb>{VERB_OF_CHANGE})\s(?:the\s)?(?:most|least|fastest|more|less|further),\s(?:by\s)?\Z")


def moved_most(told: Told) -> str | None:
    """ "the group gained most, 12.6%"; not "the group that gained most had 12.6%"."""
    most = _MOST.search(told.before) if told.is_share and told.last in (",", "by") else None
    return by_verb(most["verb"]) if most else None


_LAID_OFF = re.compile(r"\b(?:lay|lays|laid|laying|pay|paid|set|kick|kicked)\s+off\s*(?:[\w-]+\s+){0,3}$")


def off(told: Told) -> str | None:
    """ "shares were off 2 percent"; not "laid off 200 workers"."""
    return "decrease" if told.last == "off" and not _LAID_OFF.search(told.before) else None


_AT_RATE = re.compile(
    rf"\b(?P<verb>{VERB_OF_CHANGE})\s(?:up\s|down\s)?at\san?\s(?:[a-z-]+\s){{0,3}}(?:rate|pace)\sof\s$"
)


def at_a_rate(told: Told) -> str | None:
    """ "increased at an annual rate of 7.6%"; not "lent at a rate of 7.6%"."""
    rate = _AT_RATE.search(told.before) if told.is_share and told.last == "of" else None
    return by_verb(rate["verb"]) if rate else None


_TRANSITIVE = re.compile(
    r"\b(?:(?P<up>lift|rais|boost|push|increas)|cut|reduc|lower|trim|slash)(?:e|es|ed|ing|s|ting|ming)?"
    r"(?:\s(?!to\b|from\b|in\b|of\b|by\b|for\b|with\b|at\b)[A-Za-z'’-]+){1,4}"
    r"(?:\s(?:at|in|on|of)\s(?:the\s)?[A-Za-z'’-]+(?=\sby\s))?\s(?:(?:by|about|nearly|another|a|further|some)\s)*$"
)
_LIFTING = ("lift", "rais", "boost", "push", "increas", "cut", "reduc", "lower", "trim", "slash")


def changed_something(told: Told) -> str | None:
    """ "lifting freight revenue 8.2 percent"; not "lifting freight revenue to 8.2 percent of the total"."""
    could = told.is_share and any(verb in told.before for verb in _LIFTING)
    lifted = _TRANSITIVE.search(told.before) if could else None
    return None if lifted is None else "increase" if lifted["up"] else "decrease"


_WEAK = frozenset("up down more less extra add".split())
_AMID = ("a", "an", "another", "further", "about", "some", "nearly", "additional")
_BEATS = re.compile(
    r"\b(?:beat(?:s|ing|en)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)|topp(?:ed|ing))\b[^.;]*"
    r"\b(?:record|previous|last\s+(?:year|month)|a\s+year)\b"
)


def changed_by(told: Told) -> str | None:
    """ "fell, sources say, by 3 percent", "beat last year's record by a further 4%"; not "owned by 3 companies"."""
    last = len(told.tokens)
    while last and told.tokens[last - 1].lower() in _AMID:
        last -= 1
    if "by" not in (token.lower() for token in told.tokens[max(0, last - 2) : last]):
        return None
    said = causes(told.before) or causes(told.text[told.window : told.start])
    verbs = [verb for verb in said if verb not in _WEAK]
    if verbs:
        return by_verb(verbs[-1])
    return "increase" if _BEATS.search(told.before) else None
