"""What stands before the head word of a name, read backwards."""

import re
from dataclasses import dataclass

from extractor.services.words import CONNECTORS, DASHES, FREIGHT_WORDS, LEADING, MODIFIERS, OFFICES, QUOTES

_WORD = re.compile(r"[^\s\u00a0]+")
_CAPITAL = re.compile(r"[\"“‘'(]?[A-ZÀ-ÖØ-Þ][\w'’&]*(?:[‐‑–—/-][\w'’]+)*[‐‑–-]?\Z|(?:St|Mt|U\.S)\.\Z|\d{1,4}\Z")
_SPACED = frozenset("‐‑–-")
"""Dashes that join two names though blanks stand around them: "the Hanoi - Lao Cai line"."""
_PAIR = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’]+(?:[{DASHES}](?:[A-ZÀ-ÖØ-Þ][\w'’]+))+\Z")
_WINDOW = 90


@dataclass(slots=True)
class Before:
    """What stands before a head: the capitalised words of the name, then generic words in small letters."""

    start: int
    words: list[str]
    modifiers: list[tuple[str, int]]
    article: bool

    @property
    def pair(self) -> bool:
        """Whether the name is of the form City-City."""
        paired = any(_PAIR.match(word) or word in _SPACED for word in self.words)
        return paired and not self.words[0].startswith(_BRANDS_WITH_HYPHEN)

    @property
    def about_freight(self) -> bool:
        """Whether a word before the head speaks of freight."""
        return any(word.lower() in FREIGHT_WORDS for word in (*self.words, *(word for word, _ in self.modifiers)))


_BRANDS_WITH_HYPHEN = ("Rolls-", "Coca-", "Wi-", "Mercedes-", "Harley-", "COVID-", "Covid-", "Asia-Pacific")


def may_be_name(text: str, head: int) -> bool:
    """Whether the word before ``head`` can belong to a name or an offer: a quick look that spares most heads."""
    if head < 2:
        return False
    at = head - 1
    while at and not text[at - 1].isspace() and head - at < _WINDOW:
        at -= 1
    word = text[at : head - 1]
    return word[:1].isupper() or word[:1] in QUOTES or word in MODIFIERS or word[:1].isdigit() or word[-1:].isdigit()


def before_head(text: str, head: int) -> Before:
    """The words before ``head``, read backwards: first those in small letters, then those of the name."""
    base = max(0, head - _WINDOW, text.rfind("\n", max(0, head - _WINDOW), head) + 1)
    spans = [(m.group(), m.start()) for m in _WORD.finditer(text, base, head)]
    if base and spans and not text[base - 1].isspace():
        spans.pop(0)  # cut in the middle of a word
    modifiers: list[tuple[str, int]] = []
    while spans and spans[-1][0] in MODIFIERS:
        modifiers.insert(0, spans.pop())
    words: list[tuple[str, int]] = []
    while spans and len(words) < _MOST_WORDS:
        word, at = spans[-1]
        joins = bool(words) and len(spans) > 1 and _CAPITAL.match(spans[-2][0]) is not None
        if joins and word in _SPACED and (words[0][0] in LEADING or _heads_line(text, spans)):
            break  # "HANOI - China Railway"
        joins = joins and (word in CONNECTORS or word in _SPACED)
        if word.endswith(_CLOSED) or not (_CAPITAL.match(word) or joins):
            break
        spans.pop()
        if word[0] in QUOTES:
            words.insert(0, (word[1:], at + 1))
            break
        words.insert(0, (word, at))
    if not OFFICES.isdisjoint(word for word, _ in words):
        words.clear()
    measured = bool(spans) and LENGTH.search(text, max(0, spans[-1][1] - 12), words[0][1] if words else head)
    while len(spans) > 1 and (spans[-1][0] in _BETWEEN or _COMPOUND.match(spans[-1][0])):
        spans.pop()  # "the new Pajares line", "the little-used Leiston branch"
    article = bool(measured) or (bool(spans) and _determines(spans[-1][0]))
    while words and (words[0][0] in _NEVER_FIRST or words[0][0].isdigit()):  # "16 April 2024 – Saudi Arabia Railways"
        article = article or words[0][0].lower() in _ARTICLES
        words.pop(0)
    return Before(words[0][1] if words else head, [word for word, _ in words], modifiers, article)


_NEVER_FIRST = LEADING | CONNECTORS | _SPACED
_BETWEEN = frozenset("new old existing former onetime planned busy whole entire historic future parallel once".split())


_COMPOUND = re.compile(r"[a-z]{3,}(?:-[a-z]+)+\Z")


def _heads_line(text: str, spans: list[tuple[str, int]]) -> bool:
    """Whether the capitalised words before a dash begin a line: a dateline, or a title."""
    first = next((at for word, at in reversed(spans[:-1]) if not _CAPITAL.match(word)), None)
    return first is None and (spans[0][1] == 0 or text[spans[0][1] - 1] == "\n")


def _determines(word: str) -> bool:
    return word.lower() in _ARTICLES or word.endswith(_POSSESSIVE)


LENGTH = re.compile(r"\d[ \u00a0-]?(?:km|kilomet\w+|miles?)[ \u00a0]\Z")
"""Only a line has a length: "the 2,200km Central Australia Railway"."""
_POSSESSIVE = ("'s", "’s")
_CLOSED = (*_POSSESSIVE, '"', "”", "’", "'")
"""What ends before the name: a possessor, or a quotation."""
_MOST_WORDS = 8
_ARTICLES = frozenset("the a an its their our new".split())
