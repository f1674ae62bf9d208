"""What is counted: the head noun after a number with its modifiers, and not beyond."""

import re
from dataclasses import dataclass

from extractor.quantities.lexicon import HEAD_NOUNS, NOT_PLURAL, PLURALS, STOP_WORDS

_TOKEN = re.compile(r"(?P<gap>[ \u00a0]+|(?<=\w)-)(?P<word>[^\W\d_](?:[\w'’./-]*\w)?(?:['’](?=\s))?)")
_AND = re.compile(
    r"[ \u00a0]+and[ \u00a0]+(?:[a-z][\w-]*[ \u00a0]+){0,2}?(?P<noun>[a-z][\w-]*s)\b(?![ \u00a0]+(?:to|were|was)\b)"
)
_VERBS = STOP_WORDS | frozenset(
    "owns runs says makes takes operates employs carries plans expects works serves covers needs gets gives uses "
    "comes goes "
    "brings provides offers includes handles moves helps keeps allows connects links remains continues adds "
    "wants".split()
)
_MAX_WORDS = 7
_LEADING = frozenset("more additional extra new such other further different separate major key main leading".split())


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: its words and offsets."""

    text: str
    start: int
    end: int


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    last = word.rsplit("-", 1)[-1]
    return last in PLURALS or (len(last) > 2 and last.endswith("s") and not NOT_PLURAL.search(last))


def counted_noun(text: str, position: int, *, plural: bool) -> Noun | None:
    """The noun phrase at ``position``, after a number.

    For ``plural`` numbers it ends at the first plural noun ("25 foreign direct destinations"), with a
    coordinated plural ("containers and trailers"); otherwise at the last noun before the phrase breaks off.
    """
    words = _words(text, position)
    if not words:
        return None
    if plural:
        for index, (word, _, end) in enumerate(words):
            if is_plural(word) and not (index == 0 and word.lower() in _LEADING):
                if index + 1 < len(words) and _is_modifier(words, index):
                    continue
                joined = _AND.match(text, end)
                stop = joined.end() if joined and is_plural(joined["noun"]) and joined["noun"] not in _VERBS else end
                return Noun(text[words[0][1] : stop], words[0][1], stop)
        return _across_and(text, words)
    end_index = len(words)
    for index, (word, _, _) in enumerate(words):
        if word.lower() in HEAD_NOUNS and not (index + 1 < len(words) and words[index + 1][0].lower() in HEAD_NOUNS):
            end_index = index + 1
            break
    end = words[end_index - 1][2]
    return Noun(text[words[0][1] : end], words[0][1], end)


def _is_modifier(words: list[tuple[str, int, int]], index: int) -> bool:
    """Whether a plural modifies a plural right after it ("goods trains", "overseas stations")."""
    return is_plural(words[index + 1][0]) and words[index + 1][0].islower()


def _across_and(text: str, words: list[tuple[str, int, int]]) -> Noun | None:
    """ "8 entry and exit ports": a plural head after "and"."""
    end = words[-1][2]
    match = re.compile(r"[ \u00a0]+(?:and|or)[ \u00a0]+").match(text, end)
    if match is None or len(words) > 3:
        return None
    rest = _words(text, match.end() - 1)
    for word, _, stop in rest[:4]:
        if is_plural(word):
            return Noun(text[words[0][1] : stop], words[0][1], stop)
    return None


def _words(text: str, position: int) -> list[tuple[str, int, int]]:
    """Words from ``position`` to where a noun phrase must end, with offsets."""
    words: list[tuple[str, int, int]] = []
    while len(words) < _MAX_WORDS:
        match = _TOKEN.match(text, position)
        if match is None:
            break
        word = match["word"]
        lower = word.lower()
        if lower in STOP_WORDS and not (not words and lower in ("more", "other", "such", "same", "next", "less")):
            break
        if words and _breaks(word, words[-1][0]):
            break
        words.append((word, match.start("word"), match.end("word")))
        position = match.end()
    while words and words[0][0].lower() in ("more", "such", "other", "additional", "of", "same") and len(words) > 1:
        words = words[1:]
    return words if words and words[0][0].lower() not in ("more", "other", "such") else []


_VERB_LIKE = re.compile(r"^(?:\w+ed|\w+ing)$")


def _breaks(word: str, before: str) -> bool:
    """Whether ``word`` is a verb after the head noun rather than part of the phrase."""
    return bool(_VERB_LIKE.match(word)) and (is_plural(before) or before.lower() in HEAD_NOUNS)
