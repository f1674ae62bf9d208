"""Joins a month, quarter or span with its year: "November 17, 2024", "last year's first half", "ten months of 2018"."""

import re
from dataclasses import replace
from itertools import pairwise

from extractor.dates.bonds.building import absorb, between
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard


def with_year(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "November 17, 2024", "last year's first half", "the first nine months of 2018"."""
    return absorb(tokens, atoms, _year_joins)


_YEAR_LINK = re.compile(r"[,/]?(?:f|i)?,?")
_IS_YEAR = ("dates.year", "dates.relative_year", "dates.the_year", "dates.fiscal_year")


def _year_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    link = between(tokens, a, b)
    if a.lacks_year and b.rule in _IS_YEAR and b.mod is None and _YEAR_LINK.fullmatch(link):
        if b.rule == "dates.the_year" and "f" not in link:
            return None
        if link and link[-1] == "i" and (a.day is not None or tokens.word(b.start - 1) != "in"):
            return None
        if a.span_months is not None and "f" in link:
            a.own_end, a.parts = a.end, [b]
        a.year, a.year_offset, a.end = b.year, b.year_offset, b.end
        a.definite = a.definite or (b.rule == "dates.relative_year" and b.definite)
        a.the_year = b.the_year
        a.fiscal = a.fiscal or b.fiscal
        a.last_year = b.last_year if b.fiscal else None
        return a
    if link == "f" and a.half and b.rule == "dates.decade" and b.value:
        half = ("0", "4") if a.half == 1 else ("5", "9")
        a.value, a.end = f"{b.value}{half[0]}/{b.value}{half[1]}", b.end
        return a
    if link == "f" and a.rule == "dates.duration" and _is_part_of_year(a) and b.rule in ("dates.year", *_FISCAL):
        if not heard("dates.first_months"):
            return None
        return replace(
            b, kind="interval", rule="dates.first_months", start=a.start, span_months=(1, int(a.amount or 1))
        )
    if link == "f" and b.rule in _IS_YEAR and _is_last_months(tokens, a) and heard("dates.last_months"):
        months = int(a.amount or 1)
        return replace(b, kind="interval", rule="dates.last_months", start=a.start, span_months=(13 - months, 12))
    possessive = _owns(tokens, a, link) and (b.quarter or b.half or b.span_months or b.season) and a.rule in _IS_YEAR
    if possessive and b.year is None and b.year_offset is None and heard("dates.year_part"):
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


def _is_last_months(tokens: Tokens, atom: Expression) -> bool:
    """ "the last three months", of a year."""
    whole = atom.unit == "M" and atom.amount is not None and 1 <= atom.amount <= 12 and atom.amount_high is None
    return (
        atom.rule == "dates.relative_span"
        and whole
        and "last" in (tokens.word(atom.start), tokens.word(atom.start + 1))
    )


def shared_year(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "May and June last year", "Q1 and Q2 2024": the year of the last one is that of all."""
    for a, b in reversed(list(pairwise(atoms))):
        if a.rule == "dates.bare_day" and b.rule == "dates.month_day" and (a.day or 0) < (b.day or 0):
            if between(tokens, a, b) in ("&", ",", ",&", "T", "-"):
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
            and between(tokens, a, b) in ("&", ",", ",&")
            and tokens.word(b.start - 1) in ("and", ",", "or")
        ):
            a.year, a.year_offset = b.year, b.year_offset
    return atoms
