"""Joins a clock time or part of the day with its day: "12:30 pm on November 17", "9:28 this morning"."""

from extractor.dates.bonds.building import absorb, between
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard


def with_time(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """Join in the order of `_READINGS`."""
    return absorb(tokens, atoms, _time_joins)


_RULE = "dates.time_of_day"
_DAYS = tuple(
    f"dates.{name}" for name in ("month_day", "weekday", "day_of_week", "deictic", "relative_weekday", "numeric")
)
_HEDGES = frozenset(("around", "about", "approximately"))


def _time_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    words = [tokens.word(i) for i in range(a.end, b.start)]
    if ")" in words and "(" not in words:
        return None
    return next(filter(None, (reading(tokens, words, a, b) for reading in _READINGS)), None)


def _clock_this_morning(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "9:28 this morning"; not "9:28, this morning's train"."""
    if a.rule != "dates.clock" or b.rule != "dates.relative_part" or words or not heard(_RULE):
        return None
    b.time, b.start, b.rule = _in_part_of_day(a.time or "", b.time), a.start, _RULE
    return b


def _clock_in_the_evening(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "eight in the evening", "two at night"; not "eight; in the evening"."""
    if a.rule != "dates.clock" or b.rule != "dates.part_of_day" or words not in ([], ["in"], ["at"]):
        return None
    a.time, a.end = _in_part_of_day(a.time or "", b.time), b.end
    return a


def _evening_at_clock(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "Friday evening at 4:30 PM"; not "Friday evening, and at 4:30 PM"."""
    said = a.rule == _RULE and (a.time or "").isalpha()
    if not (said and b.rule == "dates.clock" and words and {*words} <= {"at", ",", *_HEDGES}):
        return None
    a.time, a.end = _in_part_of_day(b.time or "", a.time), b.end
    return a


def _clock_the_next_day(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "at 5 am the next day"; not "at 5 am. The next day"."""
    if b.rule != "dates.relative_unit" or b.unit != "D" or a.rule != "dates.clock" or words or not heard(_RULE):
        return None
    b.kind, b.time, b.start, b.rule = "time", a.time, a.start, _RULE
    return b


_ZONES = frozenset("on , of at in time local beijing eastern ( ) the hrs hours".split())
_MOST_ZONE = 6


def _clock_on_day(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "12:30 pm (Beijing time) on November 17", "midnight on Friday"; not "at 12:30 a train of Friday"."""
    open_time = a.kind == "time" and a.offset is None and a.value is None
    if not open_time or b.rule not in _DAYS or len(words) > _MOST_ZONE or not _ZONES.issuperset(words):
        return None
    if not heard(_RULE):
        return None
    b.kind, b.time, b.start, b.rule = "time", a.time, a.start, _RULE
    b.end += int("(" in words and ")" not in words and tokens.codes[b.end : b.end + 1] == ")")
    return b


def _day_at_clock(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "on Tuesday, around 5:45 p.m.", "Monday in the evening"; not "on Tuesday, the evening"."""
    if a.rule not in _DAYS or b.kind != "time" or b.offset is not None or a.time is not None or len(words) > 3:
        return None
    if not set(words) <= {"at", ",", "in", "the", "@", *_HEDGES} or (b.definite and "in" not in words):
        return None
    if not heard(_RULE):
        return None
    if not _HEDGES.isdisjoint(words):
        a.mod = "approx"
    a.kind, a.time, a.end, a.rule = "time", b.time, b.end, _RULE
    return a


def _day_at_clock_in_the_evening(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "on Monday at 8 in the evening"; not "on Monday at 8. The evening"."""
    part = a.rule == _RULE and b.rule == "dates.part_of_day"
    if not part or words != (["in"] if b.definite else []):
        return None
    a.time, a.end = _in_part_of_day(a.time or "", b.time), b.end
    return a


def _weekday_of_date(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "Sunday, 17.11.2024"; not "Sunday and 17 November"."""
    if a.rule != "dates.weekday" or b.rule not in ("dates.month_day", "dates.numeric"):
        return None
    if between(tokens, a, b) not in (",", ""):
        return None
    b.weekday, b.start = a.weekday, a.start
    return b


def _date_a_weekday(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "July 28, a Friday"; not "July 28, Friday's train"."""
    if a.rule != "dates.month_day" or b.rule != "dates.weekday" or words != [",", "a"]:
        return None
    a.weekday = b.weekday
    return a


_NIGHT_OF = (["from"], ["of"], ["between"])


def _night_of_two_days(tokens: Tokens, words: list[str], a: Expression, b: Expression) -> Expression | None:
    """ "the night from 7 to 8 December": that of the 7th; not "the night. From 7 to 9 December"."""
    night = a.rule == "dates.part_of_day" and a.time == "NI" and b.rule == "dates.range" and b.ends is not None
    if not night or b.ends is None or words not in _NIGHT_OF or (b.ends[0].day or 0) + 1 != b.ends[1].day:
        return None
    first = b.ends[0]
    first.kind, first.rule, first.time, first.start, first.end = "time", "dates.time_of_day", "NI", a.start, b.end
    return first


_READINGS = (
    _date_a_weekday,
    _night_of_two_days,
    _clock_this_morning,
    _clock_in_the_evening,
    _evening_at_clock,
    _clock_the_next_day,
    _clock_on_day,
    _day_at_clock,
    _day_at_clock_in_the_evening,
    _weekday_of_date,
)


_SMALL_HOURS = 5
"""Until five the hours of the night belong to the morning: "two at night", "ten at night"."""


def _in_part_of_day(clock: str, part: str | None) -> str:
    """The time of "9:40 on Wednesday evening": the part of the day chooses the half of the clock."""
    hour, colon, minutes = clock.partition(":")
    if colon and (part in ("AF", "EV") or (part == "NI" and int(hour) > _SMALL_HOURS)) and int(hour) < 12:
        return f"{int(hour) + 12:02}:{minutes}"
    return clock
