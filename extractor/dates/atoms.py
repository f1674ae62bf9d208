"""Rules for the smallest temporal expressions: each is a regular expression over token codes.

`ATOMS` lists the rules in order of preference; at a token the longest match wins, then the first listed.
Codes are explained in `lexicon`. A builder may refuse a match by returning None.
"""

import re
from functools import cache

import regex

from extractor.dates.rules.absolute import build_day_list, build_day_pair, build_month, build_month_day, build_numeric
from extractor.dates.rules.building import COUNT, IN_PART_OF_DAY, NUMBER, UNIT, Build
from extractor.dates.rules.clock import build_bare_clock, build_clock, build_half_past, build_military_clock
from extractor.dates.rules.foreign import build_foreign_date
from extractor.dates.rules.lengths import (
    build_duration,
    build_every,
    build_every_weekday,
    build_frequency,
    build_half_unit,
    build_quarter_century,
    build_times_per,
    build_weekday_parts,
    build_weekdays,
)
from extractor.dates.rules.named import build_holiday, build_plan_period
from extractor.dates.rules.quarters import (
    build_final_quarter,
    build_half,
    build_month_quarter,
    build_quarter,
    build_quarter_code,
    build_season_year,
    build_week_number,
    build_year_period,
)
from extractor.dates.rules.relative import (
    build_bare_units,
    build_definite,
    build_deictic,
    build_full_year,
    build_last_full_year,
    build_one_further,
    build_part_of_day,
    build_past_unit,
    build_relative,
    build_relative_span,
    build_season,
    build_vague,
    build_vague_units,
    build_weekday,
    build_year_modifier,
    build_year_to_date,
)
from extractor.dates.rules.within import build_bare_day, build_first_units, build_nth_weekday
from extractor.dates.rules.years import (
    build_century,
    build_decade,
    build_fiscal,
    build_short_fiscal,
    build_spoken_year,
    build_year,
    build_year_end,
    build_year_range,
)

_TABLE: list[tuple[str, Build]] = [
    (r"t?(?P<o>[Oo])(?P<five>v)-?YPM", build_plan_period),
    (r"(?:t|(?P<r>r))?(?P<h>[hms])", build_holiday),
    (r"I", build_numeric),
    (
        r"(?:(?P<w>w);?,?|(?P<r>r))?(?P<m>m)(?:;?|;,(?=n,y))t?(?P<d>[noO])(?![-/]?[uYQ])(?:,?(?P<y>y))?",
        build_month_day,
    ),
    (r"(?:(?P<w>w);?,?)?t?(?P<d>[noO])-?f?(?P<m>m);?(?:(?:,?f?|-)(?P<y>y|(?<=-)[nN]))?", build_month_day),
    (r"(?P<y>y)(?P<m>m);?(?P<d>[no])(?P<w>w)?(?!-?[uYQm&,])", build_month_day),
    (r"(?P<m>m);?(?:,?f?(?P<y>y))?", build_month),
    (r"y[-/][nNy]", build_year_range),
    (r"(?:tY)?(?P<y>y)", build_year),
    (r"t?d", build_decade),
    (r"t?(?:K-?)?(?P<o>[Oo])-?Q", build_quarter),
    (r"t?(?P<q>q|Q(?=n))[-/]?(?P<y>[nNy])?(?:,?f?(?P<year>y))?", build_quarter_code),
    (r"(?P<y>y)[-/]?(?P<q>q)", build_quarter_code),
    (r"t?\.Q(?=f[yrtK])", build_final_quarter),
    (r"t(?P<m>m)(?P<y>y)?Q", build_month_quarter),
    (r"t?(?:(?P<y>y)|(?P<r>r)Y)[MQ]", build_year_period),
    (r"(?:tY)?(?P<v>vv(?:-?v){0,2})(?!-?[uYQ])", build_spoken_year),
    (r"(?P<d>[no])(?P<link>[-T&,])(?P<e>[no])f?(?P<m>m);?(?:,?f?(?P<y>y))?", build_day_pair),
    (r"(?P<m>m);?(?P<d>[no])(?P<link>[-T&])(?P<e>[no])(?!-?[uYQm])(?:,?(?P<y>y))?", build_day_pair),
    (r"(?P<m>m);?[no](?:,[no]){1,6},?&[no](?!-?[uYQm])(?:,?(?P<y>y))?", build_day_list),
    (r"[no](?:,[no]){1,6},?&[no]f?(?P<m>m);?(?:,?f?(?P<y>y))?", build_day_list),
    (r"(?:t|(?P<w>w);?,?t?)(?P<d>o)|(?P<wn>w);?(?P<n>n)", build_bare_day),
    (r"t?(?P<o>[Oo]|r)(?P<w>w)(?=[fi])", build_nth_weekday),
    (r"t?(?P<o>[Oo])-?H", build_half),
    (r"t?(?P<o>[Oo]|r(?=[nNv]?uf))(?P<n>[nNv])?[uYQ]", build_first_units),
    (r"t?(?:r(?=r))?(?P<r>r)K?(?P<unit>[uYQwmspM])", build_relative),
    (rf"t?r(?P<n>{NUMBER}|av?)f?(?:(?:T|-)(?P<high>{NUMBER}))?(?:-?|K)[uYQ]", build_relative_span),
    (r"tr\.Y", build_last_full_year),
    (r"t\.Y(?!f?[yr]|-)|tY(?=\.a)", build_full_year),
    (r"t?(?P<r>r)[uY]", build_past_unit),
    (r"[ynN][zu]|t[yN](?=[.RT])", build_military_clock),
    (
        rf"(?P<n>{COUNT})(?:(?:T|-|&)(?P<high>{NUMBER}))?(?P<half>-?&-?a-?H)?(?P<hyphen>-)?(?P<kind>[.re])?(?P<unit>{UNIT})(?!-[eg])(?P<half_after>&aH)?",
        build_duration,
    ),
    (r"Hr[nv](?!-?[uYQ])|aQ[rT][nv](?!-?[uYQ])", build_half_past),
    (r"Ha-?[uY]", build_half_unit),
    (r"aQ-u", build_quarter_century),
    (rf"X(?:(?P<o>[Oo])|(?P<n>{NUMBER})|(?P<other>[.]))?-?(?P<unit>[uYQwmsp])", build_every),
    (r"X\.u?", build_every_weekday),
    (rf"(?:(?P<b>b)-?|(?P<n>{NUMBER})x)?A", build_frequency),
    (r"t?Y-?T-?\.", build_year_to_date),
    (r"t[uYp]L[Dr]?", build_one_further),
    (r"K-?[nN](?:[-/][nN])?", build_short_fiscal),
    (r"(?P<c>c|[Fn](?=k))(?P<k>k)?/?z{0,2}", build_clock),
    (rf"(?P<c>[Fnv])(?={IN_PART_OF_DAY})|(?P<at>F)z?", build_bare_clock),
    (rf"(?:(?P<b>b)|(?P<n>{NUMBER})(?P<of>[xu]))[aX][uY](?![gLe])", build_times_per),
    (r"W", build_weekdays),
    (r"wp", build_weekday_parts),
    (r"t?p", build_part_of_day),
    (r"w", build_weekday),
    (r"D", build_deictic),
    (r"tK?Y|t?KY|t[QuM]", build_definite),
    (r"t?s", build_season),
    (r"t?(?P<s>s),?f?(?P<y>y)", build_season_year),
    (r"t?KY?(?P<y>y)(?:[-/](?P<z>[nNy]))?|t?(?P<y2>y)(?:[-/](?P<z2>[nNy]))?K(?=Y)Y", build_fiscal),
    (r"u[nN]", build_week_number),
    (r"t?(?P<o>[Oo])-?u", build_century),
    (r"t?[Vr]", build_vague),
    (r"t?[Vr][uYQ]", build_vague_units),
    (r"t?u", build_bare_units),
    (r"t?Y-[eg](?P<unit>-?[MQ])?", build_year_modifier),
    (r"Y-?E|G", build_year_end),
    (r"n!?[.a]{1,3}y|n!m;?y|y\.n\.n\.", build_foreign_date),
]


ATOMS: list[tuple[re.Pattern[str], Build]] = [(re.compile(pattern), build) for pattern, build in _TABLE]
_BEGUN = [regex.compile(pattern) for pattern, _ in _TABLE]
"""The same patterns for an engine that tells whether a match can have begun with so much text."""


@cache
def rules_for(codes: str) -> list[tuple[re.Pattern[str], Build]]:
    """The rules whose matches can begin with ``codes``, those of two neighbouring tokens, in order."""
    return [rule for rule, begun in zip(ATOMS, _BEGUN, strict=True) if begun.match(codes, partial=True)]


STARTS = re.compile(
    r"[ImwWyvdoOqQrnNFXAbcpDKVHYGsh]|t(?=[OoKqdrYQuMsypwVmN]|\.[QY])|a(?=[uYv]|Q[rT-]|\.[uY])|\.(?=Qf)|u"
)
"""Tokens at which an atom can begin."""
