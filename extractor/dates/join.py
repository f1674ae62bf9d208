"""Joins neighbouring expressions where the words between them say so.

"12:30 pm on November 17" is a clock time and a date; "January to August this year" two months and a year. The joins
are tried bond by bond, from the tightest to the loosest, each from left to right.
"""

import re
from dataclasses import replace
from itertools import pairwise

from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens


def join(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """Join neighbours, in passes from the tightest bond to the loosest."""
    for bond in (
        _compound_lengths,
        _recurring_days,
        _with_modifier,
        _with_year,
        _part_of_month,
        _shared_year,
        _with_time,
        _with_edge,
        _ending,
        _with_direction,
        _ranges,
        _open_ends,
    ):
        atoms = bond(tokens, atoms)
    return atoms


def _between(tokens: Tokens, a: Expression, b: Expression) -> str:
    return tokens.codes[a.end : b.start]


_UNIT_ORDER = "YMWDHmS"


def _compound_lengths(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "12 days and 21 hours", "2 days 23 hours 47 minutes": one length."""
    return _absorb(tokens, atoms, _length_joins)


def _length_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    plain = all(e.rule == "dates.duration" and _is_whole(e.amount) and e.amount_high is None for e in (a, b))
    if not plain or _between(tokens, a, b) not in ("", "&", ",", ",&"):
        return None
    last = a.parts[-1].unit if a.parts else a.unit
    if last is None or b.unit is None or tokens.word(b.start - 1) == "or":
        return None
    if not 0 <= _UNIT_ORDER.find(last) < _UNIT_ORDER.find(b.unit):
        return None
    a.parts.append(b)
    a.end = b.end
    return a


def _recurring_days(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "every Wednesday and Saturday": the days behind the first recur with it."""
    for a, b in pairwise(atoms):
        listed = _between(tokens, a, b) in ("&", ",", ",&") and tokens.word(b.start - 1) in ("and", "or", "&", ",")
        if a.rule == "dates.every_weekday" and b.rule == "dates.weekday" and listed:
            b.kind, b.rule, b.unit, b.amount = "set", a.rule, "W", 1
            b.repeats = tokens.word(b.start)
    return atoms


_MODIFIERS = {"end": "end", "early": "start", "late": "end", "mid": "mid"}
_TAKES_EARLIER = ("dates.weekday", "dates.deictic", "dates.relative_part", "dates.part_of_day")


def _with_modifier(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "early March", "mid-November", "the late 1990s", "earlier this month", "earlier in the year"."""
    for atom in atoms:
        i = atom.start - 1
        if i >= 1 and tokens.codes[i] == "-" and tokens.word(i - 1) in ("mid", "early", "late", "end"):
            i -= 1
        in_the = i >= 1 and tokens.word(i) == "in" and tokens.codes[i - 1] == "e" and tokens.codes[atom.start] == "t"
        if in_the:
            i -= 1
        if i < 0 or atom.kind not in ("date", "interval", "time"):
            continue
        word = tokens.word(i)
        if tokens.codes[i] != "e" and not (word == "end" and i + 1 < atom.start):  # "end-February"
            continue
        if tokens.codes[atom.start] == "t" and not (in_the and word in ("earlier", "later", "early", "late")):
            continue
        relative = atom.offset is not None or atom.year_offset is not None or atom.rule in _TAKES_EARLIER
        if word in ("earlier", "later") and not relative:
            continue
        atom.mod = _MODIFIERS.get(word)  # "earlier this year" is not early in it
        atom.start = i - 1 if i and tokens.codes[i - 1] == "t" else i
    return atoms


_LONGEST_LINK = 8
"""Tokens between two expressions beyond which no words join them."""


def _absorb(tokens: Tokens, atoms: list[Expression], joins) -> list[Expression]:  # type: ignore[no-untyped-def]
    joined: list[Expression] = []
    for atom in atoms:
        if joined and atom.start - joined[-1].end <= _LONGEST_LINK:
            united = joins(tokens, joined[-1], atom)
            if united is not None:
                joined[-1] = united
                continue
        joined.append(atom)
    return joined


def _with_year(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    return _absorb(tokens, atoms, _year_joins)


_YEAR_LINK = re.compile(r"[,/]?(?:f|i)?,?")
_IS_YEAR = ("dates.year", "dates.relative_year", "dates.the_year", "dates.fiscal_year")


def _year_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    link = _between(tokens, a, b)
    if a.lacks_year and b.rule in _IS_YEAR and b.mod is None and _YEAR_LINK.fullmatch(link):
        if b.rule == "dates.the_year" and "f" not in link:
            return None
        if link and link[-1] == "i" and (a.day is not None or tokens.word(b.start - 1) != "in"):
            return None
        if a.span_months is not None and "f" in link:
            a.own_end, a.parts = a.end, [b]
        a.year, a.year_offset, a.end = b.year, b.year_offset, b.end
        a.definite = a.definite or (b.rule == "dates.relative_year" and b.definite)
        a.fiscal = a.fiscal or b.fiscal
        a.last_year = b.last_year if b.fiscal else None
        return a
    if link == "f" and a.half and b.rule == "dates.decade" and b.value:
        half = ("0", "4") if a.half == 1 else ("5", "9")
        a.value, a.end = f"{b.value}{half[0]}/{b.value}{half[1]}", b.end
        return a
    if link == "f" and a.rule == "dates.duration" and _is_part_of_year(a) and b.rule in ("dates.year", *_FISCAL):
        return replace(
            b, kind="interval", rule="dates.first_months", start=a.start, span_months=(1, int(a.amount or 1))
        )
    if link == "f" and b.rule in _IS_YEAR and _is_last_months(tokens, a):
        months = int(a.amount or 1)
        return replace(b, kind="interval", rule="dates.last_months", start=a.start, span_months=(13 - months, 12))
    possessive = _owns(tokens, a, link) and (b.quarter or b.half or b.span_months or b.season) and a.rule in _IS_YEAR
    if possessive and b.year is None and b.year_offset is None:
        b.year, b.year_offset, b.start, b.fiscal = a.year, a.year_offset, a.start, a.fiscal
        b.rule = "dates.year_part"
        return b
    if a.rule == "dates.year_earlier" and b.quarter and link == "":
        b.year_offset, b.start, b.definite = -1, a.start, True
        return b
    return None


_FISCAL = ("dates.fiscal_year", "dates.relative_year")


def _is_part_of_year(atom: Expression) -> bool:
    """ "ten months", of a year: its first ten."""
    whole = atom.amount is not None and atom.amount == int(atom.amount) and atom.amount_high is None
    return atom.unit == "M" and whole and 2 <= (atom.amount or 0) <= 11


def _owns(tokens: Tokens, year: Expression, link: str) -> bool:
    """Whether a year owns what follows: "last year's" is one token, "2012's" is three."""
    return link == "" or (link == "'." and tokens.word(year.end + 1) == "s" and tokens.touches(year.end - 1))


_MONTHS = ("dates.month", "dates.month_year", "dates.relative_unit", "dates.relative_month")


def _part_of_month(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "the first half of March", "the third week of February", "the 23rd of this month", "the last Friday in May"."""
    return _absorb(tokens, atoms, _month_joins)


def _month_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    is_month = b.rule in _MONTHS and (b.month is not None or b.unit == "M") and b.mod is None
    if not is_month or _between(tokens, a, b) not in ("f", "i"):
        return None
    if a.rule in ("dates.bare_day", "dates.nth_weekday", "dates.part_of_month"):
        a.parts, a.end = [b], b.end
        return a
    if a.half is None or not a.lacks_year or tokens.word(a.end) != "of":
        return None
    days = (1, 15) if a.half == 1 else (16, -1)
    return Expression("interval", "dates.part_of_month", a.start, b.end, span_days=days, parts=[b])


def _is_last_months(tokens: Tokens, atom: Expression) -> bool:
    """ "the last three months", of a year."""
    whole = atom.unit == "M" and atom.amount is not None and 1 <= atom.amount <= 12 and atom.amount_high is None
    return (
        atom.rule == "dates.relative_span"
        and whole
        and "last" in (tokens.word(atom.start), tokens.word(atom.start + 1))
    )


def _shared_year(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "May and June last year", "Q1 and Q2 2024": the year of the last one is that of all."""
    for a, b in reversed(list(pairwise(atoms))):
        if a.rule == "dates.bare_day" and b.rule == "dates.month_day" and (a.day or 0) < (b.day or 0):
            if _between(tokens, a, b) in ("&", ",", ",&", "T", "-"):
                a.month, a.year, a.year_offset, a.rule = b.month, b.year, b.year_offset, b.rule
            continue  # "Thursday 15 and Friday 16 November"
        stated = b.year is not None or b.year_offset is not None
        if not (a.lacks_year and stated and a.kind == b.kind and b.rule not in _IS_YEAR):
            continue
        same = (a.month is None) == (b.month is None) and (a.quarter is None) == (b.quarter is None)
        earlier = (a.month or a.quarter or 0) <= (b.month or b.quarter or 0)
        if (
            same
            and earlier
            and _between(tokens, a, b) in ("&", ",", ",&")
            and tokens.word(b.start - 1) in ("and", ",", "or")
        ):
            a.year, a.year_offset = b.year, b.year_offset
    return atoms


def _with_time(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    return _absorb(tokens, atoms, _time_joins)


_HEDGES = frozenset(("around", "about", "approximately"))


def _time_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    link = _between(tokens, a, b)
    words = [tokens.word(i) for i in range(a.end, b.start)]
    day = ("dates.month_day", "dates.weekday", "dates.deictic", "dates.relative_weekday", "dates.numeric")
    if ")" in words and "(" not in words:
        return None
    closes = int("(" in words and ")" not in words and tokens.codes[b.end : b.end + 1] == ")")
    if a.rule == "dates.clock" and b.rule == "dates.relative_part" and not words:
        b.time, b.start, b.rule = _in_part_of_day(a.time or "", b.time), a.start, "dates.time_of_day"
        return b  # "9:28 this morning"
    if a.rule == "dates.clock" and b.rule == "dates.part_of_day" and words in ([], ["in"], ["at"]):
        a.time, a.end = _in_part_of_day(a.time or "", b.time), b.end
        return a  # "eight in the evening"
    said = a.rule == "dates.time_of_day" and (a.time or "").isalpha()
    if said and b.rule == "dates.clock" and words and {*words} <= {"at", ",", *_HEDGES}:
        a.time, a.end = _in_part_of_day(b.time or "", a.time), b.end
        return a  # "Friday evening at 4:30 PM"
    zone = [
        w
        for w in words
        if w
        not in ("on", ",", "of", "at", "in", "time", "local", "beijing", "eastern", "(", ")", "the", "hrs", "hours")
    ]
    next_day = b.rule == "dates.relative_unit" and b.unit == "D" and a.rule == "dates.clock" and not words
    if next_day:
        b.kind, b.time, b.start, b.rule = "time", a.time, a.start, "dates.time_of_day"
        return b  # "at 5 am the next day"
    if a.kind == "time" and b.rule in day and a.offset is None and a.value is None and len(words) <= 6 and not zone:
        b.kind, b.time, b.start, b.rule = "time", a.time, a.start, "dates.time_of_day"
        b.end += closes
        return b
    if a.rule in day and b.kind == "time" and b.offset is None and a.time is None and len(words) <= 3:
        if not set(words) <= {"at", ",", "in", "the", "@", *_HEDGES} or (b.definite and "in" not in words):
            return None
        if not _HEDGES.isdisjoint(words):
            a.mod = "approx"  # "on Tuesday, around 5:45 p.m."
        a.kind, a.time, a.end, a.rule = "time", b.time, b.end, "dates.time_of_day"
        return a
    if a.rule == "dates.time_of_day" and b.rule == "dates.part_of_day" and words == (["in"] if b.definite else []):
        a.time, a.end = _in_part_of_day(a.time or "", b.time), b.end
        return a
    if a.rule == "dates.weekday" and b.rule in ("dates.month_day", "dates.numeric") and link in (",", ""):
        b.weekday, b.start = a.weekday, a.start
        return b
    if a.rule == "dates.month_day" and b.rule == "dates.weekday" and link in (",", "", "("):
        return None
    return None


_SMALL_HOURS = 5
"""Until five the hours of the night belong to the morning: "two at night", "ten at night"."""


def _in_part_of_day(clock: str, part: str | None) -> str:
    """The time of "9:40 on Wednesday evening": the part of the day chooses the half of the clock."""
    hour, colon, minutes = clock.partition(":")
    if colon and (part in ("AF", "EV") or (part == "NI" and int(hour) > _SMALL_HOURS)) and int(hour) < 12:
        return f"{int(hour) + 12:02}:{minutes}"
    return clock


_EDGES = {"end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "turn": "start"}


def _with_edge(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "the end of August", "the beginning of this year", "the week of September 30"."""
    kept: list[Expression] = []
    for atom in atoms:
        i = atom.start - 1
        if i >= 1 and tokens.codes[i] == "f" and atom.kind in ("date", "interval") and not atom.mod:
            word = tokens.word(i - 1)
            week = word == "week" and atom.rule == "dates.month_day"
            if week or tokens.codes[i - 1] == "E":
                atom.mod, atom.rule = (None, "dates.week_of") if week else (_EDGES.get(word, "mid"), "dates.edge")
                atom.start = i - 2 if i > 1 and tokens.codes[i - 2] == "t" else i - 1
        while kept and kept[-1].start >= atom.start:
            kept.pop()  # "the week", taken in
        kept.append(atom)
    return kept


def _ending(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "the week ending March 8", "the twelve months to June 30": a length of time and its last day."""
    return _absorb(tokens, atoms, _ending_joins)


def _ending_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    words = [tokens.word(i) for i in range(a.end, b.start)]
    if b.kind != "date" or not (b.day or b.weekday or b.month) or not words or b.open_end:
        return None
    if words[0] == "that":
        words = words[1:]
    ended = words[:1] in (["ending"], ["ended"], ["ends"]) and set(words[1:]) <= {"on", "the", "in"}
    definite = (
        tokens.codes[max(0, a.start - 1)] == "t" or tokens.codes[a.start] == "t" or a.rule == "dates.relative_span"
    )
    if a.kind == "duration" and a.amount and (ended or (definite and words in (["to"], ["through"], ["until"]))):
        amount, unit = a.amount, a.unit
    elif a.rule in ("dates.the_unit", "dates.the_year", "dates.relative_year") and (ended or words == ["to"]):
        amount, unit = 1.0, a.unit or "Y"
    else:
        return None
    start = a.start - (tokens.codes[a.start] != "t" and tokens.codes[max(0, a.start - 1)] == "t")
    return Expression(
        "interval", "dates.ending", start, b.end, amount=amount, unit=unit, ends=(b, b), direction="to", parts=[a]
    )


def _with_direction(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "13 months ago", "three days later", "a year earlier", "seven years ago today"."""
    kept: list[Expression] = []
    for index, atom in enumerate(atoms):
        if kept and kept[-1].direction == "ago" and atom.rule == "dates.deictic" and kept[-1].end == atom.start:
            kept[-1].unit_of_value, kept[-1].end = "D", atom.end
            continue
        if index + 1 == len(atoms) or atoms[index + 1].start > atom.end:
            _take_direction(tokens, atom)
        kept.append(atom)
    return kept


def _take_direction(tokens: Tokens, atom: Expression) -> None:
    following = tokens.codes[atom.end : atom.end + 1]
    if atom.kind != "duration" or atom.rule == "dates.relative_span" or not following:
        return
    word = tokens.word(atom.end)
    if following == "g":
        atom.kind, atom.direction, atom.end, atom.rule = "offset", "ago", atom.end + 1, "dates.ago"
        if atom.amount is None:
            atom.kind, atom.value, atom.direction = "vague", "PAST_REF", None
    elif word in ("earlier", "later") and atom.unit not in ("H", "m", "S") and _is_whole(atom.amount):
        than = atom.end + 1 < len(tokens.starts) and tokens.word(atom.end + 1) == "than"
        if not than:
            atom.kind, atom.direction, atom.end, atom.rule = "offset", word, atom.end + 1, "dates.offset"


def _is_whole(amount: float | None) -> bool:
    return amount is not None and (amount == int(amount) or amount == 0.5)


def _ranges(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    return _absorb(tokens, atoms, _range_joins)


_POINTS = ("date", "time")


def _range_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    link = _between(tokens, a, b)
    if a.kind not in _POINTS or b.kind not in _POINTS or a.direction or b.direction:
        return None
    before = tokens.codes[a.start - 1 : a.start]
    words = [tokens.word(i) for i in range(a.end, b.start)]
    if link.strip(",") in ("T", "U", "-", "_"):
        dashed = link.strip(",") in ("-", "_")
        if dashed and not (_comparable(a, b)):
            return None
        if not set(words) & {"to", "-", "–", "—", "through", "thru"} and before != "R":
            return None
        if before != "R" and not _comparable(a, b):
            return None
    elif not (link == "&" and before == "B" and "and" in words):
        return None
    start = a.start
    return Expression("interval", "dates.range", start, b.end, ends=(a, b))


def _comparable(a: Expression, b: Expression) -> bool:
    def level(e: Expression) -> str:
        if e.time:
            return "time"
        if e.day or e.weekday or e.unit == "D":
            return "day"
        return "month" if e.month else "quarter" if e.quarter else "year"

    return level(a) == level(b) or {level(a), level(b)} == {"month", "day"}


_SINCE_NEAR, _SINCE_REACH = 7, 13
_BEGINNINGS = tuple(
    "launch open reopen start beg commenc incept creat found establish inaugurat introduc commission complet operation "
    "service enter first put".split()
)
"""What makes a long clause behind "since" the beginning of a period: "since it was put into operation in 2021"."""


def _open_ends(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "since 2013", "since its launch in 2013"."""
    taken = 0  # where the expression before ends
    for atom in atoms:
        first, taken = taken, atom.end
        spans = atom.rule in ("dates.year_range", "dates.fiscal_year")
        if (atom.kind not in ("date", "time", "offset") and not spans) or atom.start == 0:
            continue
        for back in range(1, _SINCE_REACH):
            i = atom.start - back
            if i < first or tokens.codes[i] in "!,()":
                break
            if tokens.codes[i] == "S":
                behind = tokens.word(atom.start - 1)
                near = back < _SINCE_NEAR or any(tokens.word(at).startswith(_BEGINNINGS) for at in range(i, atom.start))
                if back == 1 or (near and (atom.direction == "ago" or behind in ("in", "on", "of", "the", "at"))):
                    atom.open_end, atom.core_char, atom.start = "since", tokens.starts[atom.start], i
                    atom.rule = "dates.since"
                break
    return atoms
