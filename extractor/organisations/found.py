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


OPENING = frozenset(
    """
    The A An It Its They Their This That These Those There In On At By For From To With Of And But Or As If When While
    Since Until After Before During Under Over Between Among Through About According Besides Beyond Both Each Every
    Some Most Many All Any No Not Now Then Today Yesterday Tomorrow Meanwhile However Moreover Also Earlier Later Last
    Next Currently Recently Previously Formerly Together Thanks Because Although Though Whereas Whether What Who Which
    Where Why How He She We You I Our Your His Her Here Only Even Just Still Yet So Such Other Another Following
    Despite Including Without Within Along Against Behind Below Above Across Around Near Like Unlike Once Never Nor
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Photo Source Note Read Click
    More Less Nearly Almost Further Farther Elsewhere Instead Indeed Perhaps Asked Speaking Citing Using Based Founded
    Loaded Built Launched Operated Run Owned Led Backed Headquartered Local Former Foreign Private State-owned Rival
    One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Twenty Half Neither Either Several Few Whereby
    Trains Officials Operators Operator Company Companies Carrier Carriers Shippers
    Forwarder Shipper Customer Customers Partner Partners Meantime Additionally Furthermore Finally Lastly
    """.split()
)
"""Words that open a sentence and have their capital from there; none of them begins a name that a form gives."""


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
    """The runs of capitalised words, in text order, each cut where a possessor ends.

    Words that only open a sentence are no run.
    """
    for match in _RUN.finditer(text):
        surface = match.group()
        if surface in OPENING:
            continue
        if " " in surface or "\u00a0" in surface:
            yield [_word(piece.group(), piece.start()) for piece in _PIECE.finditer(text, *match.span())]
        else:
            yield [_word(surface, match.start())]


def _word(text: str, start: int) -> Word:
    bare = text[:-2] if text.endswith(("'s", "’s")) else text
    return Word(bare, start, start + len(bare))
