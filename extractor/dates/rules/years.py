"""Builders of years, spans of years, decades and centuries, told from numbers that count something."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import DECADES, MULTIPLIERS, NUMBERS
from extractor.dates.rules.building import expression_of, is_fiscal, ordinal_of
from extractor.dates.tokens import Tokens


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
    before = text[max(0, start - 14) : start].lower()
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
