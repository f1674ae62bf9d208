"""Cuts text into tokens and gives each the one-character code of its class (see `lexicon`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from extractor.dates.lexicon import CODES, MONTHS, OTHER, STOP, WEEKDAYS

_OF_DIGITS = (
    (
        "I",
        r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])",
    ),  # 2024-11-17, with T12:30
    ("I", r"(?<![\d/.])\d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.)\d{2,4}(?![\d/]|\.\d)"),  # 17.11.2024, 11/17/2024, 2024/11/17
    ("I", r"(?<![\w/.-])\d{1,2}-\d{1,2}-(?:19|20)\d\d(?![\w-])"),  # 17-11-2024
    ("c", r"(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"),  # 12:30
    ("o", r"\d{1,4}(?:st|nd|rd|th)\b"),  # 17th
    ("d", r"\b\d{3}0['’]?s\b"),  # 1990s
    ("q", r"\b[1-4][QH](?=(?:20)?\d\d\b|\b)"),  # 1H, 3Q24
)
_OF_LETTERS = (
    (".", r"(?:https?://|www\.)\S*[\w/]"),  # what looks like a date in an address on the web is none
    ("z", r"(?<![^\dTC])[+−]\d{1,2}(?::?[0-5]\d)?\b"),  # 12:30+08:00, GMT+8
    ("k", r"[ap]\.\s?m\b\.?|[AP]M\b"),  # p.m., PM
    ("q", r"(?<![^\W\d])[QH][1-4]\b"),  # Q3, H1, 2024Q3
    ("z", r"\b(?:e\.s\.t|g\.m\.t)\."),
    ("d", r"['’]\d0['’]?s\b"),  # '90s
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?(?:½| ?1/2\b)?"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_MARK = r"[^\w\s]|\n"


def _any_of(classes: tuple[tuple[str, str], ...]) -> str:
    return "|".join(pattern for _, pattern in classes)


_TOKEN = re.compile(rf"((?=\d)(?:{_any_of(_OF_DIGITS)}|{_NUMBER})|{_any_of(_OF_LETTERS)}|{_WORD}|{_MARK})")
_CLASSES = [(code, re.compile(pattern)) for code, pattern in _OF_DIGITS + _OF_LETTERS]
_MARKS = {
    ",": ",",
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "\n": STOP,
    "-": "-",
    "–": "-",
    "—": "_",
    "/": "/",
    "(": "(",
    ")": ")",
    "'": "'",
    "’": "'",
}
# These are months, weekdays or units only with a capital, or only without.
_NEED_CAPITAL = frozenset("may march mar sat sun mon jan dec wed est et pt ct mt".split())
# Words whose full stop is their own: "Nov. 17".
_ABBREVIATED = frozenset(
    word for word in (*MONTHS, *WEEKDAYS) if len(word) <= 5 and word not in ("march", "april", "may", "june", "july")
)
# Of a class only as they are written here, three of them only beside digits: 9am, 9 am, FY24.
_CASED = {"AM": "k", "PM": "k", "am": "k", "pm": "k", "FY": "K"}
_CASED_HERE = re.compile(r"[AP]M\b|(?:(?<=\d)|(?<=\d\s))[ap]m\b|\bFY(?=[\s-]?\d)")
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: parallel lists of surfaces and offsets, and their codes as one string."""

    text: str
    surfaces: list[str]
    starts: list[int]
    ends: list[int]
    codes: str

    def word(self, index: int) -> str:
        """The token in lower case, without a possessive ending; behind the last one there is none, an empty word."""
        word = self.surfaces[index].lower() if index < len(self.surfaces) else ""
        return word[:-2] if word.endswith(_POSSESSIVE) else word

    def raw(self, index: int) -> str:
        """The token as it stands; behind the last one there is none, an empty word."""
        return self.surfaces[index] if index < len(self.surfaces) else ""

    def touches(self, index: int) -> bool:
        """Whether no white space stands between this token and the next."""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


def lex(text: str, sentences: Sequence[tuple[int, int]] = ()) -> Tokens:
    """The tokens of ``text``; linear in its length. A line break inside a sentence is white space."""
    pieces = _TOKEN.split(text)  # gap, token, gap, token, … gap
    offsets = list(accumulate(map(len, pieces)))
    surfaces, starts, ends = pieces[1::2], offsets[:-1:2], offsets[1::2]
    wraps = {at for first, last in sentences for at in _breaks(text, first, last)}
    if wraps:
        kept = [i for i, start in enumerate(starts) if start not in wraps]
        surfaces, starts, ends = [surfaces[i] for i in kept], [starts[i] for i in kept], [ends[i] for i in kept]
    codes = "".join(map(_code_of, surfaces))

    def settled(match: re.Match[str]) -> str:
        """The code of a token that its neighbours have a say in."""
        index, code = match.start(), match.group()
        if surfaces[index] in _CASED:
            return code if _CASED_HERE.match(text, starts[index]) else OTHER
        abbreviates = surfaces[index] == "." and surfaces[index - 1].lower() in _ABBREVIATED
        return ";" if abbreviates and ends[index - 1] == starts[index] else code

    return Tokens(text, surfaces, starts, ends, _UNSETTLED.sub(settled, codes))


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where lines break in ``start:end``."""
    at = text.find("\n", start, end)
    while at >= 0:
        yield at
        at = text.find("\n", at + 1, end)


_UNSETTLED = re.compile(r"[kK]|(?<=[mw])!")
_DISTINCT = 1 << 13
"""Tokens whose code is remembered: an archive repeats most of its words."""


@lru_cache(maxsize=_DISTINCT)
def _code_of(token: str) -> str:
    """The code of a token by itself."""
    if token.isalpha():
        return _code_of_word(token)
    if token in _MARKS:
        return _MARKS[token]
    for code, pattern in _CLASSES:
        if pattern.fullmatch(token):
            return code
    return _code_of_number(token) if token[0].isdecimal() else _code_of_word(token)


def _code_of_word(word: str) -> str:
    code = _CASED.get(word) or CODES.get(word)
    if code is not None:
        return OTHER if word in _NEED_CAPITAL else code
    lower = word.lower()
    if lower == word:
        if "'" not in word and "’" not in word:
            return OTHER
    elif not word[0].isupper():
        return OTHER
    code = CODES.get(lower)
    if code is None and lower.endswith(_POSSESSIVE):
        code = CODES.get(lower[:-2])
    return code or OTHER


def _code_of_number(number: str) -> str:
    if "." in number or "½" in number or "/" in number:
        return "F"
    if len(number) == 4 and "," not in number and "1000" <= number <= "2999":
        return "y"
    if len(number) <= 2 and 1 <= int(number) <= 31:
        return "n"
    return "N"
