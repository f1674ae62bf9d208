"""Builders of calendar dates: days, months, years, quarters, halves, seasons, decades and clock times."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import DECADES, MONTHS, MULTIPLIERS, NUMBERS, RELATIVE, SEASONS, STOP, WEEKDAYS
from extractor.dates.rules.building import day_of, expression_of, is_fiscal, ordinal_of
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
    return expression_of("date", "numeric", m, year=year, month=month, day=day)


def build_month_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "17 November 2024", "Sunday, Nov. 17", "last September 4"."""
    month = MONTHS[tokens.word(m.start("m"))]
    day = day_of(tokens, m.start("d"))
    if day is None:
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


def build_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "2024", where nothing beside it is counted."""
    index = m.start("y")
    year = int(tokens.raw(index))
    if not 1500 <= year <= 2199 or not _is_year(tokens, index):
        return None
    return expression_of("date", "year", m, year=year)


_MEASURED = re.compile(
    r"[\s-]*(?:(?:route|track|running|net|gross|metric)[\s-])?(?:km|kilomet|met(?:re|er)s?\b|miles?\b|tons?\b|tonnes?\b|TEU|FEU|containers?\b|wagons?\b|trains?\b|trips?\b"
    r"|people|workers|employees|jobs|cars?\b|vehicles|units?\b|yuan|dollars|euros|rubles|per ?cent|percent|%|kg|mm\b"
    r"|m\b|t\b|hp\b|kW|MW|GW|points?\b|times\b|pieces|boxes|companies|square|cubic|acres|hectares|feet|ft\b|hours|days"
    r"|degrees|sq\b|sq\.|horses|troops|passengers|carloads|trailers|locomotives|species|homes|houses|shares|students|families|barrels)",
    re.IGNORECASE,
)


_COUNTING = re.compile(
    r"(?:[$€£¥#]|\b(?:than|over|nearly|almost|about|some|to|least|most|No\.|number|total|exceed\w*|reach\w*|under|up|train|"
    r"flight|room|highway|route|RMB|USD|CNY|Rs\.?|EUR|US\$|model|Boeing|Airbus|page|line|bus|suite|apartment|unit"
    r"|wagon|locomotive|engine|loco|railcar))\s*$",
    re.IGNORECASE,
)


_COMPARED = re.compile(
    r"(?:\b(?:compared (?:to|with)|in comparison (?:to|with)|relative to|prior to|back to|versus|vs\.?)"
    r"|(?:%|per ?cent|percent)(?: (?:higher|lower|more|less|up|down|increase|decrease|growth|rise))?"
    r" (?:over|than|on|above|below))\s\Z"
)
_STREET = re.compile(  # "2068 Lineside Way", not "the 2023 Silk Road Forum"
    r"(?: [A-Z][\w.'’]*){1,4}? (?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Dr|Way|Court|Terrace|Parkway"
    r"|Highway|Square|Plaza)\b(?! [A-Z])"
)
_SERIAL = re.compile(r"-\d{3}-?\d")  # of a telephone number
_YEAR_BEFORE = re.compile(r"\b(?:1[5-9]|20)\d\d(?:\s+(?:to|and|or|until|through)|,)\s\Z")


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether the token is a capitalised word that does not begin its sentence."""
    return tokens.raw(index)[0].isupper() and tokens.codes[index - 1] not in ("!", "_", ")")


def _is_year(tokens: Tokens, index: int) -> bool:
    start, end = tokens.starts[index], tokens.ends[index]
    text = tokens.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "$€£¥#."):
        return False
    if text[end : end + 1] in ("%", "°", "\u00b7", "\u2219", "\u22c5") or (
        text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit()
    ):
        return False
    before = text[max(0, start - 14) : start]
    if _YEAR_BEFORE.search(before):
        return True
    if _SERIAL.match(text, end) or _STREET.match(text, end):
        return False
    if index > 1 and tokens.codes[index - 1] == "." and _is_name(tokens, index - 1):
        return False  # "Vision 2030"
    if _COMPARED.search(text, max(0, start - 30), start):
        return not _MEASURED.match(text, end)
    if re.search(r"\b(?:in|since|by|of|during|from|until|for|fiscal|year)\s$", before):
        return not _MEASURED.match(text, end) or before.endswith("in ")
    return not (_MEASURED.match(text, end) or _COUNTING.search(before))


def build_year_range(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "2009-2010", "2017-18"."""
    first = int(tokens.raw(m.start()))
    second = tokens.raw(m.end() - 1)
    if len(second) not in (2, 4) or tokens.codes[m.end() : m.end() + 1] == "-":
        return None  # part of a telephone or serial number
    if not (1800 <= first <= 2199 and tokens.touches(m.start()) and tokens.touches(m.start() + 1)):
        return None
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        return None
    fiscal = len(second) == 2 and last == first + 1
    return expression_of("interval", "year_range", m, year=first, last_year=last, fiscal=fiscal)


def build_decade(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 1990s", "'80s", "the nineties"."""
    word = tokens.word(m.end() - 1)
    if word in DECADES:
        return expression_of("date", "decade", m, value=f"19{DECADES[word]}") if m[0].startswith("t") else None
    digits = re.search(r"\d+", tokens.raw(m.end() - 1))[0]  # type: ignore[index]
    value = digits[:3] if len(digits) == 4 else "19" + digits[0]
    return expression_of("date", "decade", m, value=value)


def build_quarter(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the first quarter", "third-quarter"."""
    number = ordinal_of(tokens, m.start("o"))
    plural = tokens.word(m.end() - 1) == "quarters"
    if not 1 <= number <= 4 or plural:
        return None
    found = expression_of("date", "quarter", m, quarter=number)
    if m[0].startswith("t") and m[0].endswith("-Q"):
        found.start += 1  # the article belongs to a noun: "the third-quarter loss"
    return found


def build_month_quarter(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the September quarter", "the March 2019 quarter", named by its last month."""
    month = MONTHS[tokens.word(m.start("m"))]
    if month % 3 or tokens.word(m.end() - 1) != "quarter":
        return None
    year = int(tokens.raw(m.start("y"))) if m["y"] else None
    return expression_of("date", "month_quarter", m, quarter=month // 3, year=year)


def build_year_period(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 1988 period", "last year's quarter": the period spoken of, in another year."""
    if tokens.word(m.end() - 1) not in ("period", "quarter"):
        return None
    if m["y"]:
        year = int(tokens.raw(m.start("y")))
        return expression_of("date", "year_period", m, year=year, unit="match", definite=True)
    offset = RELATIVE[tokens.word(m.start("r"))]
    return expression_of("date", "year_period", m, year_offset=offset, unit="match", definite=True)


def build_spoken_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "nineteen ninety-six", "two thousand" behind a preposition or "the year"."""
    words = [tokens.word(i) for i in range(m.start("v"), m.end()) if tokens.codes[i] == "v"]
    if any(word not in NUMBERS and word not in MULTIPLIERS for word in words) or "dozen" in words:
        return None
    numbers = [NUMBERS.get(word, 0) for word in words]
    if numbers[0] in (17, 18, 19, 20) and 10 <= numbers[1] < 100 and words[1] in NUMBERS:
        year = numbers[0] * 100 + sum(numbers[1:])
    elif words[:2] == ["two", "thousand"] and (
        m[0].startswith("t") or tokens.codes[m.start() - 1 : m.start()] in ("i", "m")
    ):
        year = 2000 + sum(numbers[2:])
    else:
        return None
    return expression_of("date", "year", m, year=year) if year < 2100 else None


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


def build_quarter_code(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Q3", "H1", "Quarter 1 2018", and with the year in one word: "3Q24", "1H2025", "2024Q3", "Q3/2023"."""
    at, figure = m.start("q"), m["y"] and tokens.raw(m.start("y"))
    raw = tokens.raw(at)
    after = bool(m["y"]) and m.start("y") > at
    year = m.groupdict().get("year") and int(tokens.raw(m.start("year")))
    if m["q"] == "Q":
        if figure not in ("1", "2", "3", "4") or not (year or raw == "Quarter"):
            return None
        return expression_of("date", "quarter", m, quarter=int(figure), year=year or None)
    number = int(re.search(r"\d", raw)[0])  # type: ignore[index]
    if "Q" not in raw and number > 2:
        return None
    if "Q" in raw:
        found = expression_of("date", "quarter", m, quarter=number)
    else:
        found = expression_of("interval", "half", m, half=number)
    written = figure if not after or m.end("q") < m.start("y") or tokens.touches(at) else None
    if written and len(written) in (2, 4):
        found.start, found.end = min(at, m.start("y")), max(m.end("q"), m.end("y"))
        found.year = int(written) + (2000 if len(written) == 2 else 0)
    else:
        found.start, found.end = at, m.end("q")  # without the article of "the Q4 figure"
    return found


def build_half(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the second half"."""
    word = tokens.word(m.start("o"))
    number = -1 if word == "latter" else ordinal_of(tokens, m.start("o"))
    if number > 2:
        return None
    return expression_of("interval", "half", m, half=number)


def build_season_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "autumn 2024", "the spring of 2023"."""
    year = int(tokens.raw(m.start("y")))
    return expression_of("date", "season_year", m, season=SEASONS[tokens.word(m.start("s"))], year=year)


def build_fiscal(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "fiscal 2023/24", "FY2023", "the 2018-19 financial year", "calendar 2018"."""
    behind = "2" if m["y2"] else ""
    first = int(tokens.raw(m.start(f"y{behind}")))
    fiscal = is_fiscal(tokens, m)
    if not m[f"z{behind}"]:
        return expression_of("date", "fiscal_year" if fiscal else "year", m, year=first, fiscal=fiscal)
    second = tokens.raw(m.start(f"z{behind}"))
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first or not fiscal:
        return None
    return expression_of("interval", "fiscal_year", m, year=first, last_year=last, fiscal=True)


def build_short_fiscal(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "FY24", "FY24/25"."""
    figures = [tokens.raw(i) for i in range(m.start() + 1, m.end()) if tokens.raw(i).isdigit()]
    if tokens.raw(m.start()) != "FY" or any(len(figure) != 2 for figure in figures):
        return None
    first, last = 2000 + int(figures[0]), 2000 + int(figures[-1])
    if last == first:
        return expression_of("date", "fiscal_year", m, year=first, fiscal=True)
    return (
        expression_of("interval", "fiscal_year", m, year=first, last_year=last, fiscal=True) if last > first else None
    )


def build_week_number(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "week 46"."""
    figure = tokens.raw(m.end() - 1)
    number = int(figure) if figure.isdigit() else 0
    if tokens.word(m.start()) != "week" or not 1 <= number <= 53:
        return None
    return expression_of("date", "week_number", m, week=number)


def build_century(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 20th century"."""
    if tokens.word(m.end() - 1) != "century":
        return None
    return expression_of("date", "century", m, value=f"{ordinal_of(tokens, m.start('o')) - 1:02d}")


def build_year_end(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "year-end", "yearend", "the year's end"."""
    if tokens.word(m.end() - 1) not in ("end", "yearend"):
        return None
    return expression_of("date", "year_end", m, year_offset=0, mod="end")
