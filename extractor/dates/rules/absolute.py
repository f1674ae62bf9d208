"""Builders of days and months of the calendar: "2024-11-17", "17 November", "June 3, 5 and 7", "March"."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import MONTHS, RELATIVE, STOP, WEEKDAYS
from extractor.dates.rules.building import day_of, expression_of
from extractor.dates.tokens import Tokens


def _year_of(figure: str) -> int:
    """The year of "2014", or of "14" behind a day and month."""
    year = int(figure)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def build_numeric(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "2024-11-17", "17.11.2024", "11/17/2024": the day comes first unless a slash and the numbers say otherwise."""
    raw = tokens.raw(m.start())
    if "T" in raw:
        return expression_of("time", "iso", m, value=raw[:16])
    a, b, c = (int(x) for x in re.split(r"[-/.]", raw))
    if a > 31:
        year, month, day = a, b, c
    else:
        year = _year_of(str(c))
        american = b > 12 or ("/" in raw and a <= 12 and c > 99)
        month, day = (a, b) if american else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year <= 2200):
        return None
    either = "/" in raw and a <= 12 and b <= 12
    return expression_of("date", "numeric", m, year=year, month=month, day=day, ambiguous=either)


def build_month_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "17 November 2024", "Sunday, Nov. 17", "last September 4"."""
    month = MONTHS[tokens.word(m.start("m"))]
    day = day_of(tokens, m.start("d"))
    if day is None or (m.start("m") < m.start("d") and _leaves_day(tokens, m)):
        return None
    year = _year_of(tokens.raw(m.start("y"))) if m["y"] else None
    if year and m["y"] in "nN" and len(tokens.raw(m.start("y"))) != len("14"):
        return None
    weekday = WEEKDAYS[tokens.word(m.start("w"))] if m["w"] else None
    side = tokens.word(m.start("r")) if m.groupdict().get("r") else None
    if side not in (None, "last", "this", "next"):
        return None
    offset = None if side is None else RELATIVE[side]
    return expression_of("date", "month_day", m, month=month, day=day, year=year, weekday=weekday, offset=offset)


_IN = re.compile(r"\b[Ii]n \Z")
_PART_OF_MONTH = re.compile(r"\b(?:[Mm]id[- ]|[Ii]n (?:early|late) )\Z")
_PERCENT = re.compile(r" ?%| per ?cent\b| percentage")


def _leaves_day(tokens: Tokens, m: re.Match[str]) -> bool:
    """ "in mid-March 20 wagons", "for April 25% more", "in March the first train": the number is no day."""
    before = tokens.text[max(0, tokens.starts[m.start()] - 14) : tokens.starts[m.start()]]
    the_first = tokens.codes[m.start("m") + 1 : m.start("d")] == "t" and _IN.search(before)
    return bool(the_first or _PART_OF_MONTH.search(before) or _PERCENT.match(tokens.text, tokens.ends[m.start("d")]))


def build_month(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "November 2024", "March"."""
    month = MONTHS[tokens.word(m.start("m"))]
    if m["y"]:
        return expression_of("date", "month_year", m, month=month, year=int(tokens.raw(m.start("y"))))
    if month == 5 and not _may_is_month(tokens, m.start("m")):
        return None
    if _is_someone(tokens, m.start("m"), m.end()):
        return None
    if month == 3 and tokens.codes[m.start() + 1 : m.start() + 2] == "T" and tokens.word(m.start() + 1) == "through":
        return None  # "March through the streets"; "March through May" is a range, found as such
    return expression_of("date", "month", m, month=month)


def _may_is_month(tokens: Tokens, index: int) -> bool:
    """At the start of a sentence "May" is a verb unless a preposition or year stands beside it."""
    before = tokens.codes[index - 1] if index else STOP
    return before != STOP and tokens.raw(index - 1) not in ('"', "“")


_FIRST_NAMES = frozenset("april may june august jan mar dec".split())


def _is_someone(tokens: Tokens, index: int, end: int) -> bool:
    """ "April Jones", "the river Mar": a name, unless a preposition, a stop or a hyphen stands beside it."""
    word = tokens.word(index)
    before = tokens.codes[index - 1] if index else ""
    following = tokens.raw(end) if end < len(tokens.starts) else "."
    if before == "&" and following[0].isupper() and tokens.codes[end] == ".":
        before = ""  # "Orban and Jan Kavan"
    if word not in _FIRST_NAMES or before in tuple("iTUSBRfr&-,e") or tokens.codes[end - 1] == ";":
        return False
    short = len(word) == 3 and word != "may"
    return (short and following not in "-–") or (following[0].isupper() and tokens.codes[end] == ".")


def build_day_pair(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "12 and 18 August", "March 3 and 7, 2026", "August 14 to 27": two days that share a month."""
    first, last = day_of(tokens, m.start("d")), day_of(tokens, m.start("e"))
    if first is None or last is None or last <= first:
        return None
    if m.end() == m.end("e") and _counts_something(tokens, m.end("e")):
        return None
    month = MONTHS[tokens.word(m.start("m"))]
    year = int(tokens.raw(m.start("y"))) if m["y"] else None
    month_first = m.start("m") < m.start("d")
    a_span = (m.start(), m.end("d")) if month_first else (m.start("d"), m.end("d"))
    b_span = (m.start("e"), m.end())
    a = Expression("date", "dates.month_day", *a_span, month=month, day=first, year=year)
    b = Expression("date", "dates.month_day", *b_span, month=month, day=last, year=year)
    both = tokens.codes[m.start("link")] in "&,"
    return expression_of("interval", "day_pair" if both else "range", m, ends=(a, b))


def build_day_list(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "June 3, 5 and 7", "3, 5 and 7 June 2026": three days or more that share a month."""
    places = [i for i in range(m.start(), m.end()) if tokens.codes[i] in "no"]
    named = [day_of(tokens, i) for i in places]
    days = [day for day in named if day is not None]
    if len(days) < len(named) or days != sorted(set(days)):
        return None
    if m.end() == places[-1] + 1 and _counts_something(tokens, m.end()):
        return None
    month = MONTHS[tokens.word(m.start("m"))]
    year = int(tokens.raw(m.start("y"))) if m["y"] else None
    edges = [(i, i + 1) for i in places]
    edges[0], edges[-1] = (m.start(), edges[0][1]), (edges[-1][0], m.end())
    parts = [
        Expression("date", "dates.month_day", *edge, month=month, day=day, year=year)
        for edge, day in zip(edges, days, strict=True)
    ]
    return expression_of("date", "day_list", m, parts=parts)


def _counts_something(tokens: Tokens, index: int) -> bool:
    """Whether a noun or unit follows that a number before it would count: "March 3 and 7 trains"."""
    if index >= len(tokens.starts):
        return False
    raw = tokens.raw(index)
    return (
        tokens.codes[index] in "uYQm%"
        or (raw.islower() and raw.endswith("s") and len(raw) > 4)
        or raw in ("%", "percent", "per")
    )
