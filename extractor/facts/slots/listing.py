"""The items of a list of goods, token by token: "1,000 tonnes of [toys], [electric cars] and [wine]".

A list runs over commas and "and", loses amounts and determiners, and ends at a verb, a preposition or any other
mark. Every token is looked at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.facts.article import Mention, Sentence
from extractor.facts.lexicon import phrases_of

_TOKEN = re.compile(r"[^\W\d_][\w’'&/-]*|\d[\d.,]*\w*|[^\w\s]")
_ADJECTIVE = re.compile(r"[a-z]+(?:al|ic|ive|ary)$")
_JOINS = frozenset((",", "and", "or", "plus"))
_ALL_THAT = "as well as"
_OPENS_AGAIN = frozenset(("like", "including"))
_ASIDE = re.compile(
    r"(?:for|made by|made in|produced by) (?:(?!and\b)[\w’'-]+ ){0,4}(?!and\b)[\w’'-]+(?=, (?:and )?[a-z\d])"
)
"""What tells more of an item in the middle of a list: "systems [for a substation], cables and pumps"."""
_QUOTES = "\"“”'"
_IN_NAMES = "\"“”'’&"
_STOPS = phrases_of("nouns.ends_goods")
_FILLERS = phrases_of("nouns.before_goods")
_VESSELS = phrases_of("goods.vessel")

Bounds = tuple[int, int]


@dataclass(slots=True)
class Listing:
    """A list from ``position`` to ``end`` of the text."""

    text: str
    sentence: Sentence
    position: int
    end: int
    words: list[Bounds] = field(default_factory=list)  # of the item so far

    def items(self) -> Iterator[Bounds | Mention]:
        """Where each item begins and ends, or the amount that stands for one, up to the word that ends the list."""
        amounts = {quantity.start: quantity for quantity in self.sentence.quantities}
        verbs = _verbs(self.sentence)
        while self.position < self.end:
            amount = amounts.get(self.position)
            if amount is not None:
                if self.words:
                    break
                yield amount
                self.position = amount.end
                continue
            token = _TOKEN.match(self.text, self.position)
            if token is None:
                self.position += 1
                continue
            word = token.group().lower()
            if word in _JOINS or self.text.startswith(_ALL_THAT, self.position):
                yield from self._join(word, token)
            elif not (self._takes(word, token, verbs) or self._passes_aside(verbs)):
                break
        yield from self._item()

    def _item(self) -> Iterator[Bounds]:
        """The item so far, which is over."""
        if self.words:
            yield self.words[0][0], self.words[-1][1]
        self.words = []

    def _join(self, word: str, token: re.Match[str]) -> Iterator[Bounds]:
        """A comma or "and" ends an item, but for "industrial and medical goods"."""
        if word == "and" and len(self.words) == 1 and self._is_adjective(self.words[0]):
            self.words.append(token.span())
            self.position = token.end()
            return
        yield from self._item()
        self.position = token.end() if word in _JOINS else self.position + len(_ALL_THAT)

    def _takes(self, word: str, token: re.Match[str], verbs: set[int]) -> bool:
        """Take a word into the item; False where it ends the list."""
        if not word[0].isalnum() and word not in _IN_NAMES:
            return False
        if word in _STOPS or token.start() in verbs:
            return False
        self.position = token.end()
        if word in ("of", "with"):
            return self._passes_vessel(word, token)
        if word == "such" and self.text.startswith("such as", token.start()):
            self.words, self.position = [], token.start() + len("such as")
        elif word in _OPENS_AGAIN:
            self.words = []
        elif (self.words or word not in _FILLERS) and word not in _QUOTES:
            self.words.append(token.span())
        return True

    def _passes_aside(self, verbs: set[int]) -> bool:
        """Pass over what tells more of the item so far, where the list goes on behind it."""
        aside = _ASIDE.match(self.text, self.position, self.end) if self.words else None
        if aside is None or any(aside.start() <= verb < aside.end() for verb in verbs):
            return False
        self.position = aside.end()
        return True

    def _passes_vessel(self, word: str, token: re.Match[str]) -> bool:
        """ "containers of toys": what holds the goods is none; "blocks of iron" goes on; "with" else ends the list."""
        held = self.text[self.words[0][0] : self.words[-1][1]].lower() if self.words else ""
        if held in _VESSELS or (word == "with" and held.rpartition(" ")[2] in _VESSELS):
            self.words = []
        elif word == "with" and held:
            return False
        elif held:
            self.words.append(token.span())
        return True

    def _is_adjective(self, bounds: Bounds) -> bool:
        start, end = bounds
        known = any(w.start == start and "goods.goods" in w.classes for w in self.sentence.words)
        return not known and _ADJECTIVE.match(self.text[start:end]) is not None


def _verbs(sentence: Sentence) -> set[int]:
    """Where the verbs of a sentence begin that end a list; worked out once."""
    known: set[int] | None = sentence.memo.get("verbs that end a list")
    if known is None:
        found = {word.start for word in sentence.words if _is_verb(word.form, word.classes) and word.inside is None}
        known = sentence.memo["verbs that end a list"] = found
    return known


def _is_verb(form: str, classes: frozenset[str]) -> bool:
    return form in ("past", "s") and "goods.goods" not in classes
