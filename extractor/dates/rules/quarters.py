"""Builders of parts of a year: quarters, halves, seasons, weeks by number."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import MONTHS, RELATIVE, SEASONS
from extractor.dates.rules.building import expression_of, ordinal_of
from extractor.dates.tokens import Tokens


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


def build_final_quarter(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the final quarter of 2020"; not "the final quarter of the match"."""
    if tokens.word(m.end() - 2) not in ("final", "closing"):
        return None
    if tokens.codes[m.end() + 1] == "t" and tokens.codes[m.end() + 2 : m.end() + 3] not in ("Y", "y", "r", "K"):
        return None
    return expression_of("date", "quarter", m, quarter=4)


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


def build_week_number(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "week 46"."""
    figure = tokens.raw(m.end() - 1)
    number = int(figure) if figure.isdigit() else 0
    if tokens.word(m.start()) != "week" or not 1 <= number <= 53:
        return None
    return expression_of("date", "week_number", m, week=number)
