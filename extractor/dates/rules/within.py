"""Builders of days and weeks that a month numbers: "the 23rd", "Mon 11th", "the second Thursday", "the first week"."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import UNITS, WEEKDAYS
from extractor.dates.rules.building import day_of, expression_of, number_of, ordinal_of
from extractor.dates.tokens import Tokens

_ENDS = ("", "!", ",", ")", "i", "L", "T", "U", "&", "-", "c")
_CLAUSES = frozenset("it he she they we the a an and that when with ;".split())
"""What a clause opens with behind "on the 3rd", where a noun would be numbered: "on the 3rd floor"."""
_LAST = -1
_OF_YEAR = re.compile(r"f[tr]?K?[yY]")
"""The codes of "of 2024", "of the year", "of last year": what makes a first month a January."""


def _month_follows(tokens: Tokens, index: int) -> bool:
    """Whether "of" or "in" and a month follow: "[of] October", "[of] next month", "[in] May"."""
    if tokens.codes[index : index + 1] not in ("f", "i") or tokens.word(index) not in ("of", "in"):
        return False
    at = index + 1 + (tokens.codes[index + 1 : index + 2] == "t")
    while tokens.codes[at : at + 1] == "r":
        at += 1
    code = tokens.codes[at : at + 1]
    return code == "m" or (code == "u" and at > index + 1 and tokens.word(at) == "month")


def build_bare_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "on the 30th", "the 23rd of this month", "Mon 11th", "Thursday 15 and Friday 16 November"."""
    place = m.start("d") if m["d"] else m.start("n")
    day = day_of(tokens, place)
    if day is None:
        return None
    before = tokens.word(m.start() - 1) if m.start() else ""
    following = tokens.codes[m.end() : m.end() + 1]
    word = tokens.word(m.end()) if following else ""
    named = m["w"] or m["wn"]
    if named:
        weekday = WEEKDAYS[tokens.word(m.start())]
        alone = following in _ENDS or word == ";"
        return expression_of("date", "bare_day", m, day=day, weekday=weekday) if alone else None
    if not _month_follows(tokens, m.end()) and (
        before not in ("on", "by", "until", "from", "since") or (following not in _ENDS and word not in _CLAUSES)
    ):
        return None
    return expression_of("date", "bare_day", m, day=day)


def _ordinal(tokens: Tokens, m: re.Match[str]) -> int | None:
    """The number of "first" or "3rd"; -1 of "last"."""
    if m["o"] == "r":
        return _LAST if tokens.word(m.start("o")) == "last" else None
    return ordinal_of(tokens, m.start("o"))


def build_nth_weekday(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the second Thursday of October", "last Friday in May", "the first Monday of next month"."""
    number = _ordinal(tokens, m)
    if number is None or number > 5 or not _month_follows(tokens, m.end()):
        return None
    return expression_of("date", "nth_weekday", m, ordinal=number, weekday=WEEKDAYS[tokens.word(m.start("w"))])


def build_first_units(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the first eleven months", "the first month of 2024", "the third week of February"; not "its first month"."""
    unit = UNITS[tokens.word(m.end() - 1)]
    count = number_of(tokens, *m.span("n")) if m["n"] else 1
    ordinal = _ordinal(tokens, m)
    if count is None or ordinal is None or count != int(count):
        return None
    if unit in "DW" and _month_follows(tokens, m.end()) and count * (7 if unit == "W" else 1) <= 31:
        return _part_of_month(m, unit, int(count), ordinal)
    if ordinal != 1:
        return None
    if unit == "W" and m["n"]:
        return expression_of("interval", "first_weeks", m, span_weeks=(1, int(count))) if count <= 53 else None
    months = int(count) * {"M": 1, "Q": 3}.get(unit, 99)
    if months > 12:
        return None
    if not m["n"]:
        of_year = unit == "M" and _OF_YEAR.match(tokens.codes, m.end())
        return expression_of("date", "first_month", m, month=1) if of_year else None
    return expression_of("interval", "first_months", m, span_months=(1, months))


def _part_of_month(m: re.Match[str], unit: str, count: int, ordinal: int) -> Expression | None:
    """The days that "the first ten days" or "the third week" are; below zero they count from the month's end."""
    length = 7 if unit == "W" else 1
    if ordinal == _LAST:
        days = (-length * count, -1)
    elif count > 1 and ordinal > 1:
        return None  # "the second two weeks"
    else:
        days = (length * (ordinal - 1) + 1, length * (ordinal - 1 + count))
    if days[0] > 29 or (unit == "D" and count == 1):
        return None
    return expression_of("interval", "part_of_month", m, span_days=days)
