"""Finds quantities: each number with its bound, unit or counted noun, direction of change and rate."""

import re

from extractor.quantities import bounds, currencies, labels, measures, moves, ranges, shared_rates, units
from extractor.quantities.columns import Columns, cell
from extractor.quantities.complete import complete
from extractor.quantities.counts import STREET, count
from extractor.quantities.lexicon import SCALES
from extractor.quantities.mention import Quantity, Unit
from extractor.quantities.nouns import counted_noun
from extractor.quantities.number_words import Number
from extractor.quantities.numbers import read, read_article, starts
from extractor.quantities.scene import Scene
from extractor.silence import heard

_ORDINAL = re.compile(
    r"(?P<n>\d(?<![\w$€£.,-].)(?:\d{0,2}(?:,\d{3})+|\d*))"
    r"(?:(?:st|nd|rd|th)|[ -](?P<scale>hundred|thousand|million|billion)th)\b"
)
_SHARED_SIGNS = frozenset({"$", "Rs", "Rs.", "₹", "Sh", "Sh.", "Dh", "Dhs"})
_AMERICAN = re.compile(r"[ \u00a0](?:US\b|U\.S\.)(?![ \u00a0][a-z]*[A-Z])")  # "$75 U.S. per barrel"
_VAGUE_BEFORE = re.compile(r"\b(?:few|several|many|numerous|couple(?: of)?)[ \u00a0\n-]\Z", re.IGNORECASE)
"""What makes a number vague, which is none: "a few [hundred] wagons"."""
_LONGEST_VAGUE = len("numerous ") + 1


def find(
    text: str, sentences: list[tuple[int, int]], taken: list[tuple[int, int]], rates: list[tuple[int, str]]
) -> list[Quantity]:
    """All quantities of a text in order.

    Args:
        text: The text.
        sentences: Where its sentences start and end.
        taken: Spans that belong to dates.
        rates: Start and period ("day") of the sets that dates found.
    """
    scene = Scene(text, sentences, taken, rates)
    columns = Columns(text)
    position = 0
    ordinals = {m.start(): m for m in _ORDINAL.finditer(text)}
    for start in sorted(starts(text) | ordinals.keys()):
        if start < position:
            continue
        quantity = _ordinal(scene, ordinals[start]) if start in ordinals else _at(scene, columns, start)
        if quantity is not None:
            scene.found.append(quantity)
            position = quantity.size_at or max(quantity.end, quantity.number_end)
    shared_rates.share(text, scene.found)
    return moves.join(text, scene.found)


def _at(scene: Scene, columns: Columns, start: int) -> Quantity | None:
    """The quantity whose number begins at ``start``."""
    text = scene.text
    if scene.is_taken(start, start + 1):
        return None
    money = _currency(scene, start)
    number = read_article(text, start) if text[start] in "aA" else read(text, start, after_currency=money is not None)
    if number is None or scene.is_taken(start, number.end):
        return None
    if number.in_words and _VAGUE_BEFORE.search(text, max(0, start - _LONGEST_VAGUE), start):
        return None
    sentence_start = scene.sentence_start(start)
    if columns.hold(number, sentence_start):
        return cell(text, number)
    if money is None and labels.is_label(text, number, sentence_start):
        return None
    begin = money[1] if money else start
    quantity = Quantity(begin, number.end, number.value, scale=number.scale, in_words=number.in_words)
    unit = units.after(text, number.end) if money is None else None
    high = ranges.extend(
        text, number, quantity, sentence_start, scene.is_taken, unit=unit, after_currency=money is not None
    )
    quantity.end = quantity.number_end = high.end if high else number.end
    if money:
        _take_sum(text, quantity, money[0])
    elif not _take_measure(scene, quantity, number, units.after(text, high.end) if high else unit):
        return None
    return complete(text, quantity, sentence_start, scene.found, scene.rates)


def _take_sum(text: str, quantity: Quantity, currency: str) -> None:
    """Give a number behind a currency's sign its unit, with the name behind it: "$75 [U.S.]", "RMB 3 bn [yuan]"."""
    quantity.kind, quantity.unit, quantity.rule = "money", currency, "quantities.money"
    named = units.after(text, quantity.number_end)
    if named and named.kind == "money":
        quantity.end = named.end
    elif american := _AMERICAN.match(text, quantity.number_end):
        quantity.end = american.end()


def _take_measure(scene: Scene, quantity: Quantity, number: Number, unit: Unit | None) -> bool:
    """Give a number its unit, whole or noun; False if it is no quantity."""
    trailing = bounds.bound_after(scene.text, quantity.number_end) if unit is None else None
    if trailing and (unit := units.after(scene.text, trailing[1])):
        quantity.bound = trailing[0]  # "459,000+ tonnes", "20 or more tonnes"
    if unit and heard(measures.rule_of(unit)):
        if measures.is_refused(scene, quantity, number, unit):
            return False
        measures.measure(scene, quantity, unit)
        return True
    if number.is_fraction:
        return measures.fraction(scene, quantity)
    return count(scene, quantity, number)


def _currency(scene: Scene, start: int) -> tuple[str, int] | None:
    """The currency written before a number, a sign that countries share read as the article's own."""
    text = scene.text
    money = currencies.before(text, start)
    if money is not None and not heard("quantities.money"):
        return None
    sign = text[money[1] : start].strip() if money else ""
    if money is None or sign not in _SHARED_SIGNS or (sign == "$" and text[money[1] - 1 : money[1]] == "("):
        return money  # "($3 million)": a conversion, into the dollar of the United States
    return scene.home(money[0]), money[1]


def _ordinal(scene: Scene, match: re.Match[str]) -> Quantity | None:
    """ "the 600th train"; not "the 600th-anniversary train", "42nd Street"."""
    if scene.is_taken(match.start(), match.end()):
        return None
    noun = counted_noun(scene.text, match.end(), plural=False)
    if noun is None or scene.text.startswith("-", match.end()) or STREET.match(noun.text):
        return None
    if not heard("quantities.ordinal"):
        return None
    value = float(match["n"].replace(",", "")) * SCALES.get(match["scale"] or "", 1.0)
    return Quantity(
        match.start(), noun.end, value, "ordinal", "quantities.ordinal", counted=noun.text, number_end=match.end()
    )
