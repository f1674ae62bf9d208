"""An organisation as found in the text, before it becomes a record, and the runs of capitals it is found in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_JOINED = r"(?:['’‘ʼ.&/+-](?=\w)\w+)*"
WORD = rf"[{UPPER}]\w*{_JOINED}"
_LINK = r"(?<!['’]s)[ \u00a0](?:&[ \u00a0])?(?:(?:del|de|della|do|dos|da|das|du|des|di|y|e|et|la|el|und)[ ]){0,2}"
_RUN = re.compile(rf"(?<![\w'’]){WORD}(?:{_LINK}{WORD}){{0,11}}")
_PIECE = re.compile(WORD)


@dataclass(slots=True)
class Word:
    """A capitalised word and where it stands; a possessive ending is no part of it."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Found:
    """An organisation: where it stands, what it is, and what joins it with other mentions.

    ``key`` is shared by all mentions of one organisation: the name in the lexicon, or the name itself.
    """

    start: int
    end: int
    kind: str
    rule: str
    key: str
    country: str | None = None
    sure: bool = field(default=True)
    """Whether the words themselves say the kind; else what the text says of the bearer may change it."""
    short: bool = field(default=False)
    """Whether it is an abbreviation or short form."""
    doubtful: bool = field(default=False)
    """Whether it counts only if the text shows elsewhere that it speaks of this organisation."""


def runs(text: str) -> Iterator[list[Word]]:
    """The runs of capitalised words, in text order, each cut where a possessor ends."""
    for match in _RUN.finditer(text):
        yield [_word(piece) for piece in _PIECE.finditer(text, *match.span())]


def _word(piece: re.Match[str]) -> Word:
    text = piece.group()
    bare = text[:-2] if text.endswith(("'s", "’s")) else text
    return Word(bare, piece.start(), piece.start() + len(bare))
