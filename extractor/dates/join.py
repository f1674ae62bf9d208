"""Joins neighbouring expressions where the words between them say so.

"12:30 pm on November 17" is a clock time and a date; "January to August this year" two months and a year. The joins
are tried bond by bond, from the tightest to the loosest, each from left to right.
"""

from itertools import pairwise

from extractor.dates.bonds.building import between
from extractor.dates.bonds.edges import with_edge, with_modifier
from extractor.dates.bonds.lengths import compound_lengths, ending, with_direction
from extractor.dates.bonds.months import part_of_month
from extractor.dates.bonds.ranges import open_ends, ranges
from extractor.dates.bonds.times import with_time
from extractor.dates.bonds.weeks import day_of_week
from extractor.dates.bonds.years import shared_year, with_year
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens


def join(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """Join neighbours, in passes from the tightest bond to the loosest."""
    for bond in (
        compound_lengths,
        _recurring_days,
        with_modifier,
        with_year,
        part_of_month,
        day_of_week,
        shared_year,
        with_time,
        with_edge,
        ending,
        with_direction,
        ranges,
        open_ends,
    ):
        atoms = bond(tokens, atoms)
    return atoms


def _recurring_days(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "every Wednesday and Saturday": the days behind the first recur with it."""
    for a, b in pairwise(atoms):
        listed = between(tokens, a, b) in ("&", ",", ",&") and tokens.word(b.start - 1) in ("and", "or", "&", ",")
        if a.rule == "dates.every_weekday" and b.rule == "dates.weekday" and listed:
            b.kind, b.rule, b.unit, b.amount = "set", a.rule, "W", 1
            b.repeats = tokens.word(b.start)
    return atoms
