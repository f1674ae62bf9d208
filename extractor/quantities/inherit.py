"""What a bare number is measured in: the unit, noun, magnitude and rate that its surroundings lend it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extractor.quantities import bounds, sharing, units
from extractor.quantities.lexicon import SCALES
from extractor.quantities.mention import Quantity
from extractor.quantities.nouns import counted_noun, is_plural
from extractor.quantities.number_words import Number
from extractor.quantities.scales import times
from extractor.silence import heard

NUMBER = "quantities.number"
"""The rule of a number that nothing measures."""
BARE = frozenset((NUMBER, *(f"quantities.{rule}" for rule in ("joined", "owned", "subject", "earlier", "ahead"))))
"""The rules of numbers without unit or noun of their own, by what lends them one."""
_JOINS = re.compile(r"\s*(?:to|or|and|[-–—])\s*")
_OF_THE = re.compile(r"\s+of\s+(?:the|its|their|our|these|those)(?=\s+[A-Za-z])")


@dataclass(eq=False, slots=True)
class Surroundings:
    """Where a bare number stands."""

    text: str
    sentence_start: int
    found: list[Quantity]
    """The quantities before it."""
    is_taken: Callable[[int, int], bool]
    """Whether a stretch of text belongs to a date."""
    is_size: Callable[[int], bool]
    """Whether a length that ends there is the size of a box."""
    home: Callable[[str], str]
    """The article's own currency of a shared name, from the code of the usual reading."""


def inherit(around: Surroundings, quantity: Quantity, number: Number) -> bool:
    """Give a bare ``quantity`` what it is joined to, compared with or part of.

    False when that shows it to be no quantity: a size, "20- and 40-foot containers", or a length of time.
    """
    loan = sharing.partner(around.text, quantity.number_end)
    if loan is not None and around.is_taken(loan.number.start, loan.number.end):
        # "from five to three days": lengths of time
        if _JOINS.fullmatch(around.text, quantity.number_end, loan.number.start):
            return False
    elif loan is not None:
        if loan.unit is not None and loan.unit.symbol == "ft" and around.is_size(loan.unit.end):
            return False
        if loan.unit is not None and loan.unit.symbol == "%" and quantity.value >= _LARGEST_PERCENT:
            _share(around, quantity, number)  # "up 16,300 or 10.8%": the same change twice
            return True
        measured = loan.unit is not None or loan.noun is not None
        if not measured or heard("quantities.joined"):
            _borrow(quantity, number, loan, around.home)
        if measured and quantity.rule == "quantities.joined":
            return True
    _share(around, quantity, number)
    return True


def _borrow(quantity: Quantity, number: Number, loan: sharing.Loan, home: Callable[[str], str]) -> None:
    """Take what the number after a link lends: "5 [and 7 percent]"."""
    if not loan.is_whole and sharing.lends_magnitude(number, loan.number):
        quantity.value, quantity.scale = times(quantity.value, loan.number.scale), loan.number.scale
    if loan.unit is not None:
        shared = loan.unit.kind == "money" and loan.unit.symbol != "USD"
        quantity.unit = home(loan.unit.symbol) if shared else loan.unit.symbol
        quantity.kind, quantity.rule = loan.unit.kind, "quantities.joined"
        quantity.value = round(quantity.value * loan.unit.factor, 6)
    elif loan.noun is not None:
        quantity.counted, quantity.rule = loan.noun.text, "quantities.joined"
    quantity.per = loan.per


def _share(around: Surroundings, quantity: Quantity, number: Number) -> None:
    """Take what the words before say, what an earlier quantity is measured in, or, failing both, the next one."""
    text = around.text
    heading = _heading(text, around.sentence_start, quantity.start) if number.scale == 1 else None
    unit = units.after(text, heading.start("unit") - 1) if heading else None
    if heading and unit and not text.startswith("%", quantity.number_end):
        scale = SCALES[heading["scale"].lower()]
        quantity.value, quantity.scale = times(quantity.value, scale), scale
        quantity.unit, quantity.kind = unit.symbol, unit.kind
        return
    earlier = _earlier(around, quantity, number)
    of_the = _OF_THE.match(text, quantity.number_end)
    owned = counted_noun(text, of_the.end(), plural=True) if of_the else None
    if owned is not None and is_plural(owned.text) and heard("quantities.owned"):
        quantity.counted, quantity.rule = owned.text, "quantities.owned"  # "35 million of its devices"
        return
    if of_the is not None and earlier is not None and earlier.unit is not None:
        return  # "3,700 of its commitment": not of the tonnes before
    subject = sharing.subject(text, quantity.start, around.sentence_start)
    nearer = subject is not None and (earlier is None or sharing.is_nearer(text, subject, earlier))
    if subject is not None and nearer and heard("quantities.subject"):
        quantity.counted, quantity.rule = subject.text, "quantities.subject"
    elif earlier is not None and heard("quantities.earlier"):
        quantity.unit, quantity.kind, quantity.rule = earlier.unit, earlier.kind, "quantities.earlier"
        quantity.counted = quantity.counted or earlier.counted
        if _both_bracketed(text, quantity, earlier):
            quantity.value, quantity.scale = times(quantity.value, earlier.scale), earlier.scale
        if _ALONE.search(text, max(0, quantity.start - 30), quantity.start):
            return  # "5,000 vehicles a week; in June alone, [five thousand] are forecast"
        if (
            earlier.start >= around.sentence_start
            or _continues(around, quantity, earlier)
            or _is_rate_now(around, quantity)
        ):
            quantity.per = quantity.per or earlier.per
    else:
        _look_ahead(text, quantity)


_BRACKETED = 1000


def _both_bracketed(text: str, quantity: Quantity, earlier: Quantity) -> bool:
    """Whether a number shares the magnitude of a list: "in Germany (19.8 billion tkm), Poland ([8.6]) and France"."""
    small = quantity.scale == 1 and quantity.value < _BRACKETED <= earlier.scale
    return small and text[quantity.start - 1] == "(" and text[earlier.start - 1] == "("


_HEADING = re.compile(
    r"\bin (?P<scale>thousand|million|billion)s? (?:of )?"
    r"(?P<unit>(?:metric )?(?:tons|tonnes|teus?|euros|dollars|tkm)\b)",
    re.IGNORECASE,
)
"""What the figures behind it are counted in: "In millions of tons the series reads [20.1]"."""


@lru_cache(maxsize=2)
def _headings(text: str) -> list[re.Match[str]]:
    """All of a text, which hardly any has."""
    return list(_HEADING.finditer(text))


def _heading(text: str, low: int, high: int) -> re.Match[str] | None:
    """The first that stands in ``low:high``."""
    return next((one for one in _headings(text) if low <= one.start() and one.end() <= high), None)


_ALONE = re.compile(r"\bin [A-Z][a-z]+ alone,? \Z")
_LARGEST_PERCENT = 2000
_SINCE_THEN = re.compile(r"(?:Now|Today|This year|Currently|At present|Since then|Previously|Last year)\b")


def _continues(around: Surroundings, quantity: Quantity, earlier: Quantity) -> bool:
    """Whether a sentence gives the same rate at another time: "five trains a week last year. This year, [14]"."""
    opens = _SINCE_THEN.match(around.text, around.sentence_start)
    return opens is not None and earlier.kind == "count" and earlier.value / 10 < quantity.value < earlier.value * 10


_HAVE = re.compile(r"\b(?:(?:they|we|it|there) (?:have|has|had|are|is|were|was)|became|becomes?)\s+(?:now\s+)?\Z")
_CLAUSE_ENDS = re.compile(r"(?=[.,;)]|\s+(?:and|but|in|from|on|at|by|since|as)\b)")
_RATE_NEAR = 100
_RATED = ("count", "mass", "volume")


def _is_rate_now(around: Surroundings, quantity: Quantity) -> bool:
    """Whether a bare number tells the rate just told at another time: "one train a week. Now there are [two]."."""
    last = around.found[-1] if around.found else None
    if last is None or last.per is None or last.kind not in _RATED or quantity.start - last.end > _RATE_NEAR:
        return False
    text = around.text
    told = _HAVE.search(text, max(0, quantity.start - 16), quantity.start) is not None
    near = "\n" not in text[last.end : quantity.start] and last.value / 10 < quantity.value < last.value * 10
    return told and near and _CLAUSE_ENDS.match(text, quantity.number_end) is not None


def _earlier(around: Surroundings, quantity: Quantity, number: Number) -> Quantity | None:
    """The quantity before that a bare one repeats, is part of, or is measured like."""
    found = around.found
    if quantity.value >= 1000 and bounds.is_mark(around.text, quantity.start, quantity.number_end):
        same = (q for q in reversed(found[-12:]) if q.value == quantity.value and (q.counted or q.unit))
        repeated = next(same, None)
        if repeated is not None:
            return repeated
    if found and (sharing.is_of_these(around.text, quantity.start, found[-1]) or _is_rate_now(around, quantity)):
        return found[-1]
    return sharing.continued(
        around.text, quantity, around.sentence_start, found, small_words=number.in_words and number.scale == 1
    )


def _look_ahead(text: str, quantity: Quantity) -> None:
    """Take the measure of the next clause: "Poland handled 1,200, while Hungary handled [900 wagons]"."""
    ahead = sharing.ahead(text, quantity.value, quantity.number_end)
    if ahead is None or (ahead.unit is None and ahead.noun is None) or not heard("quantities.ahead"):
        return
    quantity.rule = "quantities.ahead"
    if ahead.unit is not None:
        quantity.unit, quantity.kind = ahead.unit.symbol, ahead.unit.kind
    elif ahead.noun is not None:
        quantity.counted = ahead.noun.text
