"""Rates said once for several amounts: of two neighbours, one is given the other's."""

import re
from collections.abc import Callable
from itertools import pairwise

from extractor.quantities.mention import Quantity

_OF_TIME = frozenset("day week month year hour".split())
_CARRIED = frozenset("count mass volume".split())
_REACH = 160
"""Characters between two amounts that can share a rate."""


def share(text: str, found: list[Quantity]) -> None:
    """Give amounts without a rate the one that their neighbour states for both."""
    shared: set[int] = set()  # those that were given a rate, by index
    for index, (one, two) in enumerate(pairwise(found)):
        if two.start - one.end > _REACH or one.kind in ("percent", "ordinal", "ratio"):
            continue
        between = text[one.end : two.start]
        if one.per is None and two.per in _OF_TIME and _is_conjunct(between, one, two):
            one.per = two.per
        elif two.per is None and two.change is None:
            listed = index in shared and _ITEM.fullmatch(between) is not None and two.kind in _CARRIED
            if one.per is not None and (listed or any(reading(text, between, one, two) for reading in _READINGS)):
                two.per = one.per
                shared.add(index + 1)
            elif index and two.unit is not None and found[index - 1].unit == two.unit:
                before = found[index - 1]  # "800 tonnes a week; with 11 new wagons it now does 1,470 tonnes"
                if before.per is not None and _now(text, text[before.end : two.start], before, two):
                    two.per = before.per


_GOODS_AND = re.compile(r" of [a-z][a-z-]*(?: [a-z-]+)?,? and ")
_ITEM = re.compile(r"(?: of [a-z][a-z-]*(?: [a-z-]+)?)?(?:,| and|, and) ")


def _is_conjunct(between: str, one: Quantity, two: Quantity) -> bool:
    """ "1.7 million tons of coal and 1.4 million tons of ore a week"; not "3 tons of coal and 20 trains a week"."""
    return one.unit is not None and one.unit == two.unit and _GOODS_AND.fullmatch(between) is not None


_BESIDES = re.compile(r"[^.;:]{0,12}, (?:besides|as well as|along with|in addition to|plus) ")


def _besides(text: str, between: str, one: Quantity, two: Quantity) -> bool:
    """ "1.35 million TEUs a year, besides 250,000 cars"; not "20 trains a day, besides which 3 stand idle"."""
    carried = one.kind in _CARRIED and two.kind in _CARRIED and one.per in _OF_TIME
    return carried and _BESIDES.fullmatch(between) is not None


_TO = re.compile(r"(?: (?:per|a|an|each) [\w-]+)?(?: in (?:19|20)\d\d)? to ")


def _from_to(text: str, between: str, one: Quantity, two: Quantity) -> bool:
    """ "from $5,500 per container in 2022 to less than $4,000"; not "from $5,500 per container to 20 boxes"."""
    said = text.endswith("from ", 0, one.start) and one.unit is not None and one.unit == two.unit
    return said and _TO.fullmatch(between) is not None


_FIGURE_THAT = re.compile(
    r"[^.;:]{0,20}, an? (?:figure|number|volume|level|amount|total|rate|capacity) (?:that|which) [a-z ]{2,40} to "
)


def _figure_that(text: str, between: str, one: Quantity, two: Quantity) -> bool:
    """ "39 million tonnes a year, a figure that may climb to 150 million tonnes"; not "… that gives work to 20"."""
    return one.unit == two.unit and one.unit is not None and _FIGURE_THAT.fullmatch(between) is not None


_NOW = re.compile(r"[^.]*\b(?:now|today) [a-z]+s ")


def _now(text: str, between: str, one: Quantity, two: Quantity) -> bool:
    """ "800 tonnes a week …; it now does 1,470 tonnes"; not "800 tonnes a week; it now weighs 20 tonnes of it"."""
    same = one.unit == two.unit and one.unit is not None and 0.1 < two.value / max(one.value, 1e-9) < 10
    return same and one.per in _OF_TIME and _NOW.fullmatch(between) is not None and " weighs " not in between


_READINGS: tuple[Callable[[str, str, Quantity, Quantity], bool], ...] = (_besides, _from_to, _figure_that, _now)
