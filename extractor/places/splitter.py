"""Splits a capitalised sequence into its words: hyphens, streets and grammar taken off."""

import re
from collections.abc import Callable

from extractor.places.entries import Name
from extractor.places.hits import Word, word_at
from extractor.places.lexicon import (
    CALENDAR_WORDS,
    DEMONYMS,
    FUNCTION_WORDS,
    MODIFIERS,
)

_PIECE = re.compile(r"[^ \u00a0/]+")
_PART = re.compile(r"[^-]+")
_PARTY = re.compile(r"[DRI]-(?=[A-Z])")  # "R-Ariz.", "D-Portland": the party of a member of Congress
_SUFFIX = re.compile(r"-(?:based|bound|born|led|owned|built|made|area|style|registered|wide|backed|side|to)$")


class Splitter:
    """Splits sequences; ``find`` looks a name up in the gazetteer."""

    def __init__(self, find: Callable[[str], Name | None]) -> None:
        self.find = find

    def words(self, sequence: str) -> list[Word]:
        """The words of a sequence, from the first that can be of a name."""
        words: list[Word] = []
        pieces = list(_PIECE.finditer(sequence))
        for index, match in enumerate(pieces):
            text = match.group()
            if "-" in text:
                behind = pieces[index + 1].group() if index + 1 < len(pieces) else ""
                words += self._hyphenated(text, match.start(), [w.text for w in words[-2:]], behind)
            elif text == "St." and self._is_street(words, pieces, index):
                words.clear()  # "1125 Bonham St. Paris"
            else:
                words.append(word_at(match.start(), text))
        while words and (not words[0].upper or self._is_function(words)):
            words = words[1:]
        while len(words) > 1 and words[0].folded in CALENDAR_WORDS:
            words = words[1:]  # "In January Latvia moved"
        return words

    def _is_street(self, words: list[Word], pieces: list[re.Match[str]], index: int) -> bool:
        """Whether "St." is a street here: behind a name that does not go on in a saint's, as "Port St. Lucie" does."""
        if not words or not words[-1].upper or words[-1].end + 1 != pieces[index].start() or index + 1 == len(pieces):
            return False
        before = words[-1].text
        if before in MODIFIERS or words[-1].folded in FUNCTION_WORDS:
            return False
        return self.find(f"{before} St. {pieces[index + 1].group()}") is None

    def _is_function(self, words: list[Word]) -> bool:
        """Whether the first word is grammar: "In Beijing", not "The Hague"."""
        if words[0].folded.rstrip(".") not in FUNCTION_WORDS or (len(words[0].text) == 2 and words[0].text.isupper()):
            return False
        return len(words) < 2 or not words[1].upper or self.find(f"{words[0].text} {words[1].text}") is None

    def _hyphenated(self, text: str, start: int, before: list[str], behind: str) -> list[Word]:
        """The words of a piece with a hyphen, between the words ``before`` and the piece ``behind``."""
        if _PARTY.match(text):
            start, text = start + 2, text[2:]
        suffix = _SUFFIX.search(text)
        ending = []
        if suffix and suffix.start():
            ending = [word_at(start + suffix.start() + 1, suffix.group()[1:])]  # "Chongqing-based Changan Automobile"
            text = text[: suffix.start()]
        word = word_at(start, text)
        return [*(self._split(word, before, behind) if "-" in text else [word]), *ending]

    def _split(self, word: Word, before: list[str], behind: str) -> list[Word]:
        """The parts of "China-Russia", "Adelaide-to-Darwin" and the middle word of "Addis Ababa-Port Sudan"; a name of
        its own stays whole.
        """
        if self.find(word.text):
            return [word]
        parts = [word_at(word.start + m.start(), m.group(), joined=m.start() > 0) for m in _PART.finditer(word.text)]
        parts = [part for part in parts if part.text not in ("to", "and")]
        if len(parts) < 2:
            return [word]
        known = all(
            (part.upper and self.find(part.text) is not None)
            or part.folded in DEMONYMS
            or (part is parts[0] and any(self.find(" ".join([*before[i:], part.text])) for i in range(len(before))))
            or (part is parts[-1] and behind and self.find(f"{part.text} {behind}") is not None)
            for part in parts
        )
        return parts if known else [word]
