"""What numbers lend each other: a unit, noun, magnitude or rate said once serves its conjuncts and comparisons.

"5 and 7 percent" · "fell from 3.1 to 2.2 million cars" · "1,190 wagons, Mostyska 870" · "550 metres,
though it wants 750"
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.quantities import bounds, rates, units
from extractor.quantities.mention import Quantity, Unit
from extractor.quantities.nouns import Noun, counted_noun, is_plural
from extractor.quantities.number_words import Number
from extractor.quantities.numbers import START, read

_LINK = re.compile(
    r"(?:\s+in\s+(?:19|20)\d\d(?:[-/]\d\d)?(?=\s+to\s))?(?:-\s+(?:to|and|or)\s+|\s*[-–—]\s*|,?\s+(?:to|and|or|from|versus|than)\s+"
    r"|\s+(?P<of>(?:out\s+)?of)\s+(?:(?:the(?:\s+[a-z]+['’]s)?|its|their|a\s+total(?:\s+of)?)\s+)?)"
    r"(?:(?:about|around|nearly|almost|some|over|just|only|more than|up to|less than|under)\s+){0,2}"
    r"(?:[$€£¥]\s?)?(?=[\w.])"
)
_LIST_LINK = re.compile(
    r"(?P<of>(?!))?(?:,\s\d[\d.]*){1,6},?\s(?:and|or)\s(?=\d[\d.]*\s(?:million|billion|thousand|trillion|bn|mln)\b)"
)
"""The rest of a list with one magnitude: "17.2[, 16.9 and] 17.4 billion"."""
_THROUGH = re.compile(r"\s?[-–]\s?|\s+to\s+")
_COMPARES = re.compile(
    r"\b(?:to|from|than|against|or|and|versus|compared|but|while|with|up|down|of|just|though|although|whereas|whilst|now|had"
    r"|was|were)\b|[,;]|:\s|\s[-–—]\s$|\($"
)


@dataclass(frozen=True, slots=True)
class Loan:
    """What the number after a link gives to the one before it."""

    number: Number
    unit: Unit | None
    noun: Noun | None
    per: str | None
    is_whole: bool = False  # "two of the seven tracks"


def partner(text: str, end: int) -> Loan | None:
    """The measured number after a bare one ending at ``end``: "5 [and 7 percent]", "3.1 [to 2.2 million cars]"."""
    link = _LINK.match(text, end) or _LIST_LINK.match(text, end)
    if link is None or not (text[link.end()].isdigit() or text[link.end()].islower()):
        return _of_another_kind(text, end)
    number = read(text, link.end()) if START.match(text, link.end()) else None
    if number is None:
        return None
    through = _THROUGH.match(text, number.end)
    if through and START.match(text, through.end()):
        number = read(text, through.end()) or number  # "24.2 [to 33-35 billion euros]"
    unit = units.after(text, number.end)
    noun = None if unit else counted_noun(text, number.end, plural=number.value != 1)
    stop = unit.end if unit else noun.end if noun else number.end
    rate = rates.rate_after(text, stop)
    if unit is None and noun is None and number.scale == 1 and rate is None:
        return None
    return Loan(number, unit, noun, rate[0] if rate else None, link["of"] is not None)


_KIND = re.compile(r"\s(?P<kind>[a-z]+(?:-[a-z]+)?)\s+(?:and|or)\s+(?=[\w])")


def _of_another_kind(text: str, end: int) -> Loan | None:
    """The noun that two kinds share: "22 inbound [and 21 outbound trains per day]"."""
    link = _KIND.match(text, end)
    number = read(text, link.end()) if link and START.match(text, link.end()) else None
    noun = counted_noun(text, number.end, plural=True) if number else None
    if link is None or number is None or noun is None or not is_plural(noun.text) or is_plural(link["kind"]):
        return None
    rate = rates.rate_after(text, noun.end)
    shared = Noun(f"{link['kind']} {noun.text.rsplit(None, 1)[-1]}", noun.start, noun.end)
    return Loan(number, None, shared, rate[0] if rate else None)


_AHEAD = re.compile(
    r"(?:\s+in\s+(?:19|20)\d\d)?,?\s+(?:while|whereas|whilst|compared|against|versus|and)\b[^.;:\d(]{1,60}?\s(?=\d)"
)


def ahead(text: str, value: float, end: int) -> Loan | None:
    """The measured number of the next clause: "Poland handled 1,200, while Hungary handled [900 wagons]"."""
    link = _AHEAD.match(text, end)
    number = read(text, link.end()) if link else None
    if number is None or not 0.05 < number.value / max(value, 1e-9) < 20:
        return None
    unit = units.after(text, number.end)
    noun = None if unit else counted_noun(text, number.end, plural=True)
    if unit is not None and unit.kind in _OWN_MEASURE:
        return None
    return Loan(number, unit, noun if noun is not None and is_plural(noun.text) else None, None)


def lends_magnitude(low: Number, high: Number) -> bool:
    """Whether the scale word of the second number serves the first: "3.1 to 2.2 million"."""
    return low.scale == 1 and high.scale >= 1000 and low.value < 1000 and low.value < high.bare * 20


_AGAINST = re.compile(
    r"(?:was|were|instead of|against|compared (?:to|with)|from|than|versus|to)\s+(?:(?:about|around|some|only)\s+)?\Z"
)
_OF_A_SIZE = frozenset("length area speed power energy volume".split())
_TRAFFIC = frozenset({"t", "TEU", "FEU", "tkm", "ton-mile", "short ton", "long ton"})
_PEOPLE = re.compile(r"\b(?:passengers?|people|employ\w+|staff|jobs?|workers?)\b", re.IGNORECASE)
_BILLION = 1e9
_OF_THOSE = re.compile(r"\s+of\s+(?:those|them|these)\b")
_OWN_MEASURE = frozenset("percent ratio ordinal money temperature".split())


def continued(
    text: str, bare: Quantity, sentence_start: int, found: Sequence[Quantity], *, small_words: bool
) -> Quantity | None:
    """The quantity among ``found`` that a ``bare`` number is measured like, if any.

    Within the sentence it is the one nearest in magnitude, across sentences of a paragraph the last large one.
    """
    value, start, scale = bare.value, bare.start, bare.scale
    size = math.log10(max(value, 1e-9))
    best: tuple[int, Quantity] | None = None
    for quantity in reversed(found[-6:]):
        gap = text[quantity.end : start]
        if quantity.unit == "mm" or (
            quantity.unit is not None and scale == 1 and _OF_THOSE.match(text, bare.number_end)
        ):
            continue  # a gauge lends nothing; "some 60 of those": not of the gallons before
        if len(gap) > 300 or "\n" in gap:
            break
        same_money = quantity.kind == "money" and quantity.start >= sentence_start and quantity.scale == scale > 1
        if same_money and _AGAINST.search(gap):
            return quantity  # "8.1 mln GEL, instead of 28.3 mln"
        if quantity.kind in _OWN_MEASURE or (small_words and quantity.unit not in (None, "TEU", "FEU")):
            continue
        if quantity.start < sentence_start:
            if best is not None or value < 1000 or _PEOPLE.search(text, max(sentence_start, start - 200), start):
                break
            if quantity.unit in _TRAFFIC and quantity.value >= 1000:
                return quantity
        elif _COMPARES.search(gap):
            if quantity.kind in _OF_A_SIZE and not 0.05 < value / max(quantity.value, 1e-9) < 20:
                continue  # 395,000 load units are not square metres
            distance = round(abs(size - math.log10(max(quantity.value, 1e-9))))
            if distance == 0 and scale == 1:
                return quantity  # none before is nearer
            if best is None or distance < best[0]:
                best = distance, quantity
    if best is None and scale >= _BILLION:  # only the article's own measure goes into billions
        return next((q for q in reversed(found[-8:]) if q.scale == scale and q.unit in _TRAFFIC), None)
    return best[1] if best else None


_NUMBER_OF = re.compile(r"\b(?:[Nn]umber|[Tt]otal|[Cc]ount)\s+of(?:\s+(?:the|its|their|all))?(?=\s)")
_TELLS = "of numbered totalled totaled reached exceeded surpassed topped hit were are".split()
_HEDGES = ("about", "around", "nearly", "some", "over", "more than")
_COUNTS = re.compile(
    r"\b(?P<noun>(?:(?!(?:the|of|in|for|and|on|at|by|with|when|while|but|as|that|total|its|their)\b)[a-z-]+\s+)?"
    r"[a-z]*(?:train|trip|wagon|carload|wagonload|loading|container|truck|lorrie|job|service|departure|shipment|unit|vehicle|passenger"
    rf"|locomotive)s)(?:,|\s+(?:{'|'.join(_TELLS)}|stood at|stand at"
    r"|(?:rose|grew|climbed|jumped|increased|fell|dropped|declined) to"
    r"|(?:were|rose|grew|climbed|jumped|increased|fell|dropped|declined)\s(?:by\s)?[\d.]+(?:%|\sper\s?cent)"
    r"(?:\s(?:lower|higher))?,?\s(?:at|to)))\s+"
    rf"(?:(?:{'|'.join(_HEDGES)})\s+)?\Z",
    re.IGNORECASE,
)
_COUNTS_END = (*_TELLS, *_HEDGES, ",", "at", "to")
# "increased its shipping routes from 9 to 12"
_MOVED = re.compile(r"\b(?:its|their|the)\s+(?P<noun>(?:[a-z-]+\s+){0,2}?[a-z-]+[a-rt-z]s)\s+from\s+\Z")
_PLURAL = re.compile(r"[sS][,\s]")  # both patterns need it, and it is far sooner looked for
_SUBJECT_WINDOW = 220
_SUBJECT_ENDS = re.compile(r"[;:]|\.\s|\b(?:while|with|and(?! [A-Z])|but|which|who)\b")


def is_nearer(text: str, noun: Noun, earlier: Quantity) -> bool:
    """Whether a bare number counts its subject, not the measure before; not in "9 tonnes; trucks, 11 million"."""
    return noun.start > earlier.end and (earlier.unit is None or text[noun.end] != ",")


_OF_THESE = re.compile(
    r"\b[Oo]f\s+(?:these|those|them|which|that)(?:,|\s+total,)?\s+(?:(?:about|around|some|over)\s+)?\Z"
)


def is_of_these(text: str, start: int, earlier: Quantity) -> bool:
    """Whether a bare number takes part of the count before: "55 wagons … Of these, [35] are owned"."""
    near = start - earlier.end < 300 and "\n" not in text[earlier.end : start]
    return near and earlier.kind == "count" and _OF_THESE.search(text, max(0, start - 30), start) is not None


def subject(text: str, start: int, sentence_start: int) -> Noun | None:
    """What the subject of the clause counts: "the number of [freight trains] rose to 19", "[carloads] totalled 702"."""
    low = max(sentence_start, start - _SUBJECT_WINDOW)
    for pattern, endings in ((_COUNTS, _COUNTS_END), (_MOVED, ("from",))):
        could = bounds.ends_in(text, start, endings) and _PLURAL.search(text, low, start)
        named = pattern.search(text, low, start) if could else None
        if named:
            return Noun(named["noun"], *named.span("noun"))
    has_of = text.find("of", low, start) >= 0
    links = [match.end() for match in _NUMBER_OF.finditer(text, low, start)] if has_of else None
    noun = counted_noun(text, links[-1], plural=True) if links else None
    if noun is None or noun.end > start or _SUBJECT_ENDS.search(text, noun.end, start):
        return None
    return noun
