"""Cuts text into tokens and gives each the one-character code of its class (see `lexicon`)."""

import re
from dataclasses import dataclass

from extractor.dates.lexicon import CODES, MONTHS, OTHER, STOP, WEEKDAYS

_TOKEN = re.compile(
    r"""
      (?P<I>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-])   # 2024-11-17, 2024-11-17T12:30
         | (?<![\d/.])\d{1,4}([/.])\d{1,2}\2\d{2,4}(?![\d/]|\.\d)     # 17.11.2024, 11/17/2024, 2024/11/17
         | (?<![\w/.-])\d{1,2}-\d{1,2}-(?:19|20)\d\d(?![\w-]))             # 17-11-2024
    | (?P<c>(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))  # 12:30
    | (?P<k>[ap]\.\s?m\b\.?|[AP]M\b|(?<=\d)[ap]m\b|(?<=\d\s)[ap]m\b)   # p.m., PM, 9am, 9 am
    | (?P<o>\d{1,4}(?:st|nd|rd|th)\b)                                   # 17th
    | (?P<d>(?:['’]\d0|\b\d{3}0)['’]?s\b)                               # 1990s, '90s
    | (?P<q>\b[QH][1-4]\b|\b[1-4][QH](?=(?:20)?\d\d\b|\b))                # Q3, H1, 1H, 3Q24
    | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?(?:½|\ ?1/2\b)?)
    | (?P<fiscal>\bFY(?=[\s-]?\d))
    | (?P<abbreviation>\b(?:e\.s\.t|g\.m\.t)\.)
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
    | (?P<mark>[^\w\s]|\n)
    """,
    re.VERBOSE,
)
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
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: parallel lists of offsets, and their codes as one string."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: str

    def word(self, index: int) -> str:
        """The token in lower case, without a possessive ending."""
        word = self.text[self.starts[index] : self.ends[index]].lower()
        return word[:-2] if word.endswith(_POSSESSIVE) else word

    def raw(self, index: int) -> str:
        """The token as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def touches(self, index: int) -> bool:
        """Whether no white space stands between this token and the next."""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


def lex(text: str) -> Tokens:
    """The tokens of ``text``; linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    known = CODES.get
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        if group == "word":
            word = match.group()
            code = known(word)
            if code is None:
                code = _code_of_word(word)
            elif word in _NEED_CAPITAL:
                code = OTHER
            codes.append(code)
        elif group == "mark":
            code = _MARKS.get(text[start], OTHER)
            if code is STOP and len(codes) and codes[-1] in "mw" and ends[-2] == start and text[start] == ".":
                before = text[starts[-2] : start].lower()
                code = ";" if before in _ABBREVIATED else STOP
            codes.append(code)
        elif group == "number":
            codes.append(_code_of_number(match.group()))
        elif group == "fiscal":
            codes.append("K")
        elif group == "abbreviation":
            codes.append("z")
        else:
            codes.append(str(group))
    return Tokens(text, starts, ends, "".join(codes))


def _code_of_word(word: str) -> str:
    lower = word.lower()
    if lower == word:
        if "'" not in word and "’" not in word:
            return OTHER
    elif not (word[0].isupper()):
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
