"""Builders of named days and periods: holidays and plan periods."""

import re

from extractor.dates.expression import Expression
from extractor.dates.holidays import LONGEST, NAMES
from extractor.dates.lexicon import RELATIVE
from extractor.dates.rules.building import expression_of, ordinal_of
from extractor.dates.tokens import Tokens


def build_holiday(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Christmas Eve", "the Spring Festival": the longest name that begins here, with capitals."""
    start = m.start("h")
    for length in range(LONGEST, 0, -1):
        end = min(start + length, len(tokens.starts))
        name = " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split())
        if name.lower() in NAMES and name[0].isupper() and (length == 1 or name.split()[-1][0].isupper()):
            if not name.endswith((" Day", " Eve")) and _names_more(tokens, end):
                return None  # "Christmas Island", "Christmas decorations"
            side = RELATIVE[tokens.word(m.start())] if m["r"] else None
            if m["r"] and tokens.word(m.start()) not in ("last", "this", "next"):
                return None
            begin = m.start() if m["r"] else start
            return Expression("date", "dates.holiday", begin, end, holiday=name.lower(), offset=side)
    return None


_AFTER_HOLIDAY = frozenset(
    "and or in at on as when the a an with for which that to from but is was were this last next by".split()
)


def _names_more(tokens: Tokens, index: int) -> bool:
    """Whether the word after a holiday makes it part of a longer name or a modifier."""
    if index >= len(tokens.starts) or tokens.codes[index] not in ".auY":
        return False
    word = tokens.raw(index)
    return word[0].isalpha() and (word[0].isupper() or word not in _AFTER_HOLIDAY)


_FOURTEENTH_PLAN = 2021


def build_plan_period(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 14th Five-Year Plan period": China's plans run for the five years to 2020, 2025 and so on."""
    number = ordinal_of(tokens, m.start("o"))
    if tokens.word(m.start("five")) != "five" or not 7 <= number <= 20:
        return None
    first = _FOURTEENTH_PLAN + 5 * (number - 14)
    return expression_of("interval", "plan_period", m, year=first, last_year=first + 4)
