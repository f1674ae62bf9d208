"""Builders of clock times: with a colon, with a.m. and p.m., with a point, in four figures, and in words."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import NUMBERS
from extractor.dates.rules.building import expression_of
from extractor.dates.tokens import Tokens


def build_clock(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "12:30", "9 a.m."."""
    raw = tokens.raw(m.start("c"))
    hour, _, minute = raw.replace(".", ":").partition(":")
    if not hour.isdigit() or (minute and not (minute[:2].isdigit() and len(minute) >= 2 and int(minute[:2]) < 60)):
        return None
    number = int(hour)
    half = tokens.raw(m.start("k"))[0].lower() if m["k"] else None
    if half == "o":
        half = None  # "9 o'clock"
    if half == "p" and number < 12:
        number += 12
    if half == "a" and number == 12:
        number = 0
    if number > 24 or (half and int(hour) > 12):
        return None
    return expression_of("time", "clock", m, time=f"{number:02d}:{(minute or '00')[:2]}")


_DOTTED = re.compile(r"[0-2]?\d\.[0-5]\d")
_MOVES = frozenset(
    """left leave leaves depart departs departed departing arrive arrives arrived arriving reached out off in away
    started began begins start sets set rolled pulled ran train trains station terminal yard open
    opens close closes""".split()
)
"""What stands before "at" and an hour: "left at 10.30", not "inflation was at 10.15"."""
_DAY_WORDS = frozenset(
    "yesterday today tonight tomorrow morning afternoon evening night"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
_BEFORE_HOUR = frozenset("at around about towards toward by until till before after from ~".split())
_BEHIND_CLOCK = frozenset("on in for from to today yesterday this last that with when by and it the , . ( ) ;".split())
_CLAUSE_STARTS = frozenset("; : - – —".split())


def build_bare_clock(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "at eight in the evening", "around 10 on Friday morning", "left at 10.30", not "closed at 11.15"."""
    index = m.start()
    before = tokens.word(index - 1) if index else ""
    if before not in _BEFORE_HOUR:
        return None
    raw = tokens.raw(index)
    if m["c"] and m["c"] != "F":
        hour = NUMBERS.get(raw.lower(), 0) if m["c"] == "v" else int(raw)
        return expression_of("time", "clock", m, time=f"{hour:02d}:00") if 1 <= hour <= 24 else None
    if not _DOTTED.fullmatch(raw):
        return None
    before_at = tokens.raw(index - 2) if index > 1 else ";"
    opens = before_at in _CLAUSE_STARTS or tokens.codes[index - 2] == "!"
    opens = opens or (before_at == "," and tokens.word(min(m.end(), len(tokens.starts) - 1)) == "from")
    told = (
        m["c"] or m[0].endswith("z") or opens or tokens.word(index - 2) in _MOVES or _follows_day_or_name(tokens, index)
    )
    if before != "at" or not told:
        return None
    if (
        not (m["c"] or m[0].endswith("z"))
        and m.end() < len(tokens.surfaces)
        and tokens.word(m.end()) not in _BEHIND_CLOCK
    ):
        return None
    hours, minutes = raw.split(".")
    return expression_of("time", "clock", m, time=f"{int(hours):02d}:{minutes}") if int(hours) <= 24 else None


def _follows_day_or_name(tokens: Tokens, index: int) -> bool:
    """ "yesterday at 21.40", "left Turin at 16.15 on Monday", not "the pound closed in London at 1.15"."""
    word = tokens.word(index - 2)
    if word in _DAY_WORDS:
        return True
    return tokens.raw(index - 2)[:1].isupper() and len(tokens.raw(index)) == len("16.15")


def build_half_past(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "half past six", "a quarter past ten", "a quarter to nine"; not "the second half, past six stations"."""
    at = m.end() - 1
    hour = NUMBERS.get(tokens.word(at), 0) if tokens.codes[at] == "v" else int(tokens.raw(at))
    to = tokens.word(at - 1) == "to"
    if tokens.word(at - 1) not in ("past", "to") or not 1 <= hour <= 12:
        return None
    minutes = 30 if m[0][0] == "H" else 45 if to else 15
    return expression_of("time", "clock", m, time=f"{(hour - to) or 12:02d}:{minutes}")


_YEARS = range(1900, 2060)
_RUNS = frozenset("departure arrival train service freight from to working".split())


def build_military_clock(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "1430 GMT", "at 1035 hours", "the 1639 departure", not "the 1998 train"."""
    at = m.start() + m[0].startswith("t")
    figure = tokens.raw(at)
    if m[0].startswith("t"):
        if tokens.word(m.end()) not in _RUNS or not figure.isdigit() or int(figure) in _YEARS:
            return None
    elif m[0].endswith("u"):
        before = tokens.word(m.start() - 1) if m.start() else ""
        if tokens.word(m.end() - 1) not in ("hours", "hrs") or before not in ("at", "around", "by", "about"):
            return None
    if len(figure) != 4 or not figure.isdigit() or int(figure[:2]) > 24 or int(figure[2:]) > 59:
        return None
    found = expression_of("time", "clock", m, time=f"{figure[:2]}:{figure[2:]}")
    found.start = at  # the article belongs to the train
    return found
