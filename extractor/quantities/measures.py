"""Numbers with a unit, "4 ft 8½ in", "a quarter of a mile", and shares, "two thirds of the trains"."""

import re

from extractor.quantities import currencies, short_units, units
from extractor.quantities.fractions import is_odds
from extractor.quantities.grouping import ungroup
from extractor.quantities.mention import Quantity, Unit
from extractor.quantities.nouns import goods
from extractor.quantities.number_words import Number
from extractor.quantities.scene import Scene
from extractor.silence import heard

_OF_A = re.compile(r"\s+of\s+an?\s+(?:US\s+)?")


def fraction(scene: Scene, quantity: Quantity) -> bool:
    """A share ("two thirds of the trains"), or a part of a unit ("a quarter of a mile")."""
    text, end = scene.text, quantity.number_end
    part = _OF_A.match(text, end)
    unit = units.after(text, part.end() - 1) if part else None
    if unit is not None and unit.kind not in ("percent", "ratio") and heard(rule_of(unit)):
        measure(scene, quantity, unit)
        return True
    if not heard("quantities.fraction"):
        return False
    quantity.kind, quantity.rule = "ratio", "quantities.fraction"
    return is_odds(text[quantity.start : end]) or text.startswith(" of ", end)


_BOX_SIZE = re.compile(
    r"[\s-]+(?:\w+[\s-]+){0,2}(?:containers?|equivalent|box(?:es)?|reefers?|high[- ]cubes?|units?|trailers?)\b", re.I
)


def is_box_size(text: str, end: int) -> bool:
    """Whether a length that ends there is the size of a box: "53-foot [containers]"."""
    return _BOX_SIZE.match(text, end) is not None


def is_refused(scene: Scene, quantity: Quantity, number: Number, unit: Unit) -> bool:
    """Whether a number with a unit is no quantity: a date's, a size, odds.

    "two and a half times" is no figure; "one in 20 tonnes" are odds; "53-foot containers", "$2,600 per 40ft" are sizes.
    The hour of "60 miles an hour" is the unit's, though dates take it.
    """
    text = scene.text
    if unit.kind != "speed" and scene.is_taken(unit.end - 1, unit.end):
        return True
    if (unit.symbol == "times" and number.in_words) or is_odds(text[number.start : number.end]):
        return True
    return unit.symbol == "ft" and (is_box_size(text, unit.end) or text.endswith("per ", 0, quantity.start))


def rule_of(unit: Unit) -> str:
    """The id of the rule that reads a number with this unit."""
    return f"quantities.{unit.kind}" if unit.kind != "count" else "quantities.container"


def measure(scene: Scene, quantity: Quantity, unit: Unit) -> None:
    """Give ``quantity`` its unit, with the inches, cents, goods and period that follow."""
    text = scene.text
    quantity.kind, quantity.unit, quantity.end = unit.kind, unit.symbol, unit.end
    quantity.rule = rule_of(unit)
    if (
        unit.symbol == "t"
        and short_units.is_million_tonnes(text, unit.end, quantity.value)
        and scene.counts_in_millions()
    ):
        unit = Unit("t", "mass", unit.end, 1e6)
        quantity.scale = 1e6
    if unit.factor == 1e6 and short_units.are_metric_tons(text, unit.end, quantity.value):
        unit = Unit("t", "mass", unit.end)
    _take_smaller_unit(text, quantity, unit)
    quantity.per = quantity.per or unit.per
    ungroup(text, quantity)
    if unit.factor != 1:
        quantity.value = round(quantity.value * unit.factor, 6)
        quantity.high = round(quantity.high * unit.factor, 6) if quantity.high is not None else None
    if unit.kind in ("mass", "other", "volume") or unit.symbol in ("TEU", "FEU"):
        quantity.counted = goods(text, quantity.end)
    if unit.symbol == "FEU" or (unit.symbol == "TEU" and "container" in text[quantity.number_end : unit.end]):
        surface = text[quantity.number_end : unit.end].strip(" -")
        quantity.counted = None if surface.upper() in ("FEU", "FEUS") else surface
    if unit.kind == "money" and text[unit.end - 1].islower() and unit.symbol != "USD":
        quantity.unit = scene.home(unit.symbol)


def _take_smaller_unit(text: str, quantity: Quantity, unit: Unit) -> None:
    """Take in the inches of "4 ft 8½ in" and the cents of "3 dollars 50 cents"."""
    if quantity.high is not None:
        return
    inches = units.inches_after(text, unit.end) if unit.symbol == "ft" else None
    if inches:
        quantity.value, quantity.end = round(quantity.value + inches[0] / 12, 6), inches[1]
    cents = currencies.cents_after(text, unit.end) if unit.kind == "money" else None
    if cents:
        quantity.value, quantity.end = round(quantity.value + cents[0] / 100, 2), cents[1]
