"""Builders of expressions that lean on the reference date or on what was said before, and of vague ones."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import DEICTIC, MONTHS, PARTS_OF_DAY, RELATIVE, SEASONS, UNITS, VAGUE, WEEKDAYS
from extractor.dates.rules.building import expression_of, is_fiscal, is_inside_name, number_of
from extractor.dates.tokens import Tokens

_REFERS_BACK = frozenset("following previous preceding same that latest corresponding comparable".split())


def build_relative(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "last week", "this year", "next Monday", "the previous quarter", "this past spring"."""
    word = tokens.word(m.start("r"))
    if word == "that" and m["unit"] not in ("Y", "Q", "m"):
        return None
    if word == "last" and m["unit"] == "Q" and tokens.codes[m.end() : m.end() + 2] == "fy":
        return expression_of("date", "quarter", m, quarter=4)  # "the last quarter of 2009"
    if word == "last" and tokens.codes[m.end() : m.end() + 2] in ("fm", "fy"):
        return None  # "the last week of February" is not last week
    offset = RELATIVE[word]
    noun = tokens.word(m.start("unit"))
    code = m["unit"]
    if code in "uY" and tokens.raw(m.start("unit"))[0].isupper() and _opens_quote(tokens, m.start()):
        return None  # the programme "This Week"
    common = {
        "offset": offset,
        "definite": word in _REFERS_BACK,
    }
    if code == "w":
        return expression_of("date", "relative_weekday", m, weekday=WEEKDAYS[noun], **common)
    if code == "m":
        return expression_of("date", "relative_month", m, month=MONTHS[noun], **common)
    if code == "s":
        return expression_of("date", "relative_season", m, season=SEASONS[noun], **common)
    if code == "p":
        part = PARTS_OF_DAY[noun]
        if word not in ("last", "this"):
            return None
        return expression_of("time", "relative_part", m, offset=-1 if word == "last" else 0, unit="D", time=part)
    if code == "M":
        return expression_of("date", "the_unit", m, unit="P", **common) if noun == "period" else None
    unit = UNITS[noun]
    if unit == "D" and m[0].startswith("t") and word == "next":
        common["definite"] = True  # "the next day" is the one after the day spoken of
    if noun.endswith("s") or unit in ("S", "m", "H") or (unit in "EC" and offset):
        return None
    if word == "past":
        return None
    if code == "Y":
        return expression_of(
            "date", "relative_year", m, year_offset=offset, fiscal=is_fiscal(tokens, m), definite=common["definite"]
        )
    if word in ("same", "corresponding", "comparable"):
        return expression_of("date", "same_day" if unit == "D" else "the_unit", m, unit=unit, **common)
    return expression_of("date", "relative_unit", m, unit=unit, **common)


def _opens_quote(tokens: Tokens, index: int) -> bool:
    return index > 0 and tokens.raw(index - 1) in ('"', "“", "‘")


def build_relative_span(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the past three years", "the last twenty-four hours": lengths of time."""
    amount = number_of(tokens, *m.span("n"))
    if tokens.word(m.start()) == "that" and tokens.codes[m.start("n")] == "a":
        return None  # "now that a five-year deal is signed"
    unit = UNITS[tokens.word(m.end() - 1)]
    high = number_of(tokens, *m.span("high")) if m["high"] else None
    return expression_of("duration", "relative_span", m, amount=amount, amount_high=high, unit=unit)


def build_last_full_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the last full year"; not "the last difficult year"."""
    if tokens.word(m.start() + 1) != "last" or tokens.word(m.start() + 2) not in ("full", "complete", "whole"):
        return None
    return expression_of("date", "relative_year", m, year_offset=-1)


_WHOLE = frozenset("full whole entire".split())


def build_full_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "for the full year", "over the whole year", "the year as a whole"; not "the full year 2024", "the new year"."""
    if m[0] == "t.Y" and tokens.word(m.start() + 1) not in _WHOLE:
        return None
    if m[0] == "tY" and not tokens.text.startswith(" as a whole", tokens.ends[m.end() - 1]):
        return None
    if tokens.word(m.end() - 1) != "year":
        return None
    found = expression_of("date", "full_year", m, year_offset=0, definite=True)
    found.the_year = True
    return found


def build_past_unit(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the past decade", "the past year": a length of time that ends now."""
    word = tokens.word(m.start("r"))
    unit = UNITS[tokens.word(m.end() - 1)]
    if tokens.word(m.end() - 1).endswith("s"):
        return None  # "over the past weeks"
    if word != "past" and not (unit in "EC" and word in ("last", "next", "coming")):
        return None
    return expression_of("duration", "relative_span", m, amount=1.0, unit=unit)


def build_part_of_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the morning", "midnight"."""
    word = tokens.word(m.end() - 1)
    before = tokens.word(m.start() - 1) if m.start() else ""
    if word.endswith("s") or before in ("good", "a", "an", "per", "one"):
        return None
    if word == "dawn" and tokens.raw(m.end() - 1)[0].isupper():
        return None  # a newspaper
    return expression_of("time", "part_of_day", m, time=PARTS_OF_DAY[word], definite=m[0].startswith("t"))


def build_weekday(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Tuesday", "Tues."; short forms only where they cannot be words or names."""
    index = m.start()
    indefinite = index > 0 and tokens.codes[index - 1] == "a" and tokens.codes[index + 1 : index + 2] in ("i", "f")
    if indefinite and tokens.word(index - 2) == "on" and tokens.word(index + 1) in ("in", "of"):
        return None  # "on a Wednesday in the autumn of 2012"
    if len(tokens.word(index)) <= 3 and not _abbreviates_weekday(tokens, index):
        return None  # "Sun" and "Sat" are names and verbs more often than days
    return expression_of("date", "weekday", m, weekday=WEEKDAYS[tokens.word(index)])


def _abbreviates_weekday(tokens: Tokens, index: int) -> bool:
    before = tokens.codes[index - 1] if index else ""
    return (before in ("i", "R", "T") and tokens.word(index) not in ("sun", "sat")) or tokens.codes[
        index + 1 : index + 2
    ] == ";"


def build_deictic(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "today", "yesterday", "tonight"."""
    word = tokens.word(m.end() - 1)
    offset = DEICTIC[word]
    if tokens.raw(m.start())[0].isupper() and is_inside_name(tokens, m.start()):
        return None  # "USA Today"
    if word == "tonight":
        return expression_of("time", "deictic", m, unit="D", offset=0, time="NI")
    return expression_of("date", "deictic", m, unit="D", offset=offset)


def build_year_to_date(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "year to date", "the year-to-date figures": the year so far."""
    if tokens.word(m.end() - 1) != "date":
        return None
    return expression_of("date", "year_to_date", m, year_offset=0)


_ONE_FURTHER = {
    "before yesterday": -2,
    "after tomorrow": 2,
    "before last": -2,
    "after next": 2,
    "before": -1,
    "after": 1,
}
_BEHIND_ADVERB = frozenset("had was were is and but on in with at from to".split())


def build_one_further(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the day before yesterday", "the week after next", "the year before last", "the evening before"."""
    noun = tokens.word(m.start() + 1)
    words = " ".join(tokens.word(i) for i in range(m.start() + 2, m.end()))
    offset = _ONE_FURTHER.get(words)
    if offset is None or noun.endswith("s") or (words.endswith(("yesterday", "tomorrow")) and noun != "day"):
        return None
    definite = abs(offset) == 1  # counted from the day spoken of
    if definite:
        following = tokens.codes[m.end() : m.end() + 1]
        if following not in ("", "!", ",", ")", "_") and tokens.word(m.end()) not in _BEHIND_ADVERB:
            return None  # "the day before the opening"
    if m[0][1] == "p":
        part = PARTS_OF_DAY[noun]
        return expression_of("time", "relative_part", m, unit="D", offset=offset, time=part, definite=definite)
    unit = UNITS[noun]
    if unit == "Y":
        return expression_of("date", "relative_year", m, year_offset=offset, definite=definite)
    if unit not in ("D", "W", "M", "WE"):
        return None
    return expression_of("date", "relative_unit", m, unit=unit, offset=offset, definite=definite)


def build_definite(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the year", "the quarter": what was spoken of, or the one now."""
    word = tokens.word(m.end() - 1)
    if word.endswith("s"):
        return None
    if tokens.codes[m.end() : m.end() + 1] == "-":
        return None  # "quarter-to-quarter"
    if m[0][0] == "K" and m.start() and tokens.codes[m.start() - 1] == "a":
        return None  # "from a fiscal year to a calendar year"
    unit = "P" if word == "period" else UNITS[word]
    if unit not in ("Y", "Q", "M", "W", "D", "P", "WE"):
        return None
    if unit == "Y":
        found = expression_of("date", "the_year", m, year_offset=0, definite=True, fiscal=is_fiscal(tokens, m))
        found.the_year = True
        return found
    return expression_of("date", "the_unit", m, unit=unit, offset=0, definite=True)


def build_season(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the summer", "early summer"."""
    if m[0] == "s" and tokens.codes[m.start() - 1 : m.start()] != "e":
        return None
    return expression_of("date", "season", m, season=SEASONS[tokens.word(m.end() - 1)], definite=True)


_COUNTS = "nNv"


def build_vague(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "recently", "now", "the future", "current": no stated time."""
    word = tokens.word(m.end() - 1)
    before = tokens.word(m.start() - 1) if m.start() else ""
    if word not in VAGUE or (word == "past" and not m[0].startswith("t")) or word in ("coming", "these"):
        return None
    if word == "future" and not m[0].startswith("t") and before not in ("near", "in"):
        return None
    after = tokens.word(m.end()) if m.end() < len(tokens.starts) else ""
    if word in ("soon", "shortly") and (before == "as" or after in ("after", "before")):
        return None
    if after == "-" and tokens.touches(m.end() - 1) and tokens.touches(m.end()):
        return None  # "the now-cancelled deal"
    if word == "past" and m.end() < len(tokens.codes) and tokens.codes[m.end()] in _COUNTS:
        return None  # "the past five trading days": a length, which the number begins
    found = expression_of("vague", "vague", m, value=VAGUE[word])
    if m[0].startswith("t") and word not in ("past", "future"):
        found.start += 1  # the article belongs to a noun: "the current system"
    return found


def build_bare_units(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "for months", "over the years": a length that nothing counts."""
    before = tokens.word(m.start() - 1) if m.start() else ""
    noun = tokens.word(m.end() - 1)
    if not noun.endswith("s") or before not in ("for", "within", "in", "over", "after", "through"):
        return None
    if m[0].startswith("t") and not (noun == "years" and before == "over"):
        return None
    return expression_of("duration", "bare_units", m, unit=UNITS[noun])


def build_vague_units(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "recent years", "coming months", "these days"."""
    noun = tokens.word(m.end() - 1)
    word = tokens.word(m.end() - 2)
    if not noun.endswith("s") or word not in ("recent", "coming", "future", "past", "these"):
        return None
    if word == "these" and noun != "days":
        return None
    return expression_of("vague", "vague_units", m, value=VAGUE[word], unit=UNITS[noun])


def build_year_modifier(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "year-earlier", "the year-ago period": the matching period one year before."""
    found = expression_of("date", "year_earlier", m, year_offset=-1, definite=True, unit="match")
    if m[0].startswith("t") and not m["unit"]:
        found.start += 1  # the article belongs to a noun: "the year-ago results"
    return found
