"""What surrounds a measured number: its sign, bound, direction of change and rate."""

import re

from extractor.quantities import bounds, change_words, changes_after
from extractor.quantities.changes import change_of
from extractor.quantities.inherit import BARE
from extractor.quantities.lexicon import PER_UNITS
from extractor.quantities.mention import Quantity
from extractor.quantities.rates import rate_after
from extractor.silence import heard

_SPACED_SIGN = re.compile(r"\((?P<sign>[+−–-]) \Z")  # "(+ 13.9%)"
_MINUS = re.compile(r"(?:\bminus[\s-]+|(?<![\d)] )(?<!\w)[-−])\Z")
_MORE = re.compile(r"\s+(?:more|higher|greater|increase|growth|rise|jump)\b")
_JOINED = re.compile(r",?\s*(?:and|or)?\s*(?:by\s+)?")
_RESTATED = re.compile(r"(?:\s+[a-z]+){0,3},?\s+or\s+|\s*\((?:or\s+)?")  # "190 points, or 0.6%", "3,000 tons (4%)"
_AMOUNT = re.compile(r"^\s*\([^()]{1,40}\)(?=,)")
_IN_BRACKETS = re.compile(r"\A \([\d.,]+ ?[A-Za-z ]{0,20}\)(?= and )")
_GAPPED = (
    re.compile(  # "up 3% last year and pulpwood [8%]", "falls of 6% in May and [1%]", "8% for May and one of [14%]"
        r"(?: (?:in|on|for|last|this) [^,.;()%]{1,30})? and "
        r"(?:one of |(?!(?:is|was|were|has|had|have|account\w*|ma[dk]e\w*|held|holds?|now)\b)[a-z]+ "
        r"(?!(?:for|of|up|at|to|was|were|is|has|had|by|with|a|an)\b)(?:[a-z]+ )?)?"
    )
)
_IN_PERIODS = re.compile(
    r" in the (?:[a-z]+ ){1,3}?(?:quarters?|half|months?|years?)(?:,| and|, and) (?:(?:a|an|by) )?"
)  # "2.9% in the first quarter, [5.62%] in the first half and [6.19%]"
_BY_ALONE = re.compile(r",(?:\s+(?:and\s+)?[\w’']+){1,6}\s+(?:[-–—]\s+)?by\s+")
_TO_LEVEL = re.compile(r"[^,;.\d]{0,40}(?:\d{4})? to [\d.,]+ (?:million |billion )?[a-zA-Z]+(?=,)")
_ENDS = re.compile(r"[.,;)]|\s+(?:year|compared|on|over|from|than)\b|\Z")
_PLUS = re.compile(r"(?:,|\bwith)(?: a)? plus \Z|\ba plus (?P<of>of )\Z")
_FURTHER = (" a further ", "A further ", " an additional ", " another ")
_JOINED_BY_AND = re.compile(r"\s+(?:and|or)\s+")
_GAUGE = re.compile(r"[ -]gauge\b")
_RATE_NOUN = re.compile(r"(?:[\w-]+ ){0,2}?(daily|weekly|monthly)\b")
_CALENDAR = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
# "from" ends the clause of a rate before a date, not before a place: "10 trains from Xi'an every day".
_RATE_BREAK = re.compile(
    rf"[,.;:()\d]|\b(?:and|while|but|since|until|of)\b|\bfrom\b(?! (?:the )?(?!(?:{_CALENDAR})[a-z]*\b)[A-Z])"
)
_ADJECTIVE_OF = re.compile(  # "a weekly throughput of 290 000 t", "the annual volume of freight is 150,000 t"
    r"\b(?P<period>daily|weekly|monthly|annual|yearly|hourly)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?:[a-z-]*[a-rt-z]\s+of|(?:throughput|volume|capacity|output|traffic|turnover|tonnage|average)"
    r"(?:\s+of\s+[a-z]+(?:\s+[a-z]+)?)?\s+(?:is|was|hits|hit|reaches|reached|totals|totalled))\s+\Z",
    re.IGNORECASE,
)
_SAYS_HOW_MUCH = (" of ", " is ", " was ", " hits ", " hit ", " reaches ", " reached ", " totals ", " totalled ")
_RATED = frozenset("count mass volume energy other".split())
_PERIOD = r"(?:day|week|month|year|hour)\b"
_OF_GOODS = re.compile(  # "1.5 million tons by rail a year", "tonnes of wheat, barley and maize abroad every year"
    rf"(?:\s+of\s+(?:[a-z][a-z-]*\s+){{1,5}}?|\s+(?:of\s+[a-z]+(?:,\s[a-z]+){{1,4}}\sand\s[a-z]+\s+)?"
    rf"(?:by\s(?:rail|road|sea|train|truck|ship)|abroad|to\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s+)(?=(?:per|a|each|every)\s+{_PERIOD})"
)
_OF_EACH = re.compile(
    r"\b(?P<one>train|convoy|ship|vessel|barge|truck|lorry|wagon|container)s,?\s(?:of|with|carrying|hauling)\s\Z"
)
_LEAD_WINDOW = 70
_LEAD_BREAK = re.compile(r"[;:(\d]|\b(?:while|but|from|since|until|because|which|that|if|when)\b|, and\b")
_OFTEN = 5
_COMPARED = re.compile(
    r"\s+(?:\w+er\b(?<!after)|more|less|as|the|that|its|their|his|her|our|what|those|over|than|compared|increase|growth|last)\b"
)
_ONE_SIDED = ("more_than", "at_least", "less_than", "at_most")
_CONVERTED = frozenset("money length mass area volume speed temperature power energy".split())
_SIGNED_UNITS = ("%", "°C", "°F")


def complete(
    text: str,
    quantity: Quantity,
    sentence_start: int,
    found: list[Quantity],
    rates: list[tuple[int, str]],
) -> Quantity:
    """Give ``quantity`` what its surroundings say.

    Args:
        text: The text.
        quantity: A number with its unit or noun; changed in place.
        sentence_start: Where its sentence starts.
        found: The quantities before it.
        rates: Start and period ("day") of the sets that dates found.
    """
    _sign(text, quantity)
    _bound(text, quantity)
    if found and quantity.bound == "exact" and _is_conversion(text, quantity, found[-1]):
        quantity.bound = found[-1].bound  # "more than 100 km (60 miles)"
    if quantity.kind != "ordinal" and quantity.change is None:
        quantity.change = change_of(text, quantity.start, quantity.end, sentence_start, quantity.unit, quantity.kind)
        if quantity.change is None and quantity.unit == "times" and _MORE.match(text, quantity.end):
            quantity.change = "increase"
    plus = quantity.unit == "%" and _PLUS.search(text, max(0, quantity.start - 16), quantity.start)
    if plus and quantity.change is None and (plus["of"] or _ENDS.match(text, quantity.end)):
        quantity.change = "increase"  # "5.3 million tons, plus 9 percent"
    if quantity.change is None and quantity.unit in ("%", "times"):
        changes = (_shared_change(text, quantity, earlier) for earlier in reversed(found[-2:]))
        quantity.change = next(filter(None, changes), None) or _further(text, quantity, found, sentence_start)
    if quantity.change is None and quantity.kind in ("count", "mass"):
        quantity.change = _by_then_to(text, quantity, found, sentence_start)
    if quantity.change is not None and quantity.unit == "%" and found and found[-1].unit == "%":
        shared = found[-1].change is None and _JOINED_BY_AND.fullmatch(text, found[-1].end, quantity.start)
        if shared and changes_after.is_nominal(text, quantity.end):
            found[-1].change = quantity.change  # "0.1 and two percent growth"
    if quantity.unit == "times" and _is_frequency(text, quantity) and heard("quantities.count"):
        quantity.kind, quantity.unit, quantity.counted, quantity.rule = "count", None, "times", "quantities.count"
    if quantity.per is None:
        quantity.per = _rate(text, quantity, rates, sentence_start)
    return quantity


def _is_conversion(text: str, quantity: Quantity, earlier: Quantity) -> bool:
    """Whether a number in brackets states the amount before it in another unit, so that its bound holds for both."""
    if text[quantity.start - 1 : quantity.start] != "(" or earlier.bound not in _ONE_SIDED:
        return False
    same = quantity.kind == earlier.kind and quantity.kind in _CONVERTED and quantity.unit != earlier.unit
    return same and text[earlier.end : quantity.start].strip() == "(" and text.startswith(")", quantity.end)


def _is_frequency(text: str, quantity: Quantity) -> bool:
    """Whether "times" counts how often: "has run 400 times", not "400 times the level", "5 times more"."""
    often = quantity.value >= _OFTEN and quantity.value == int(quantity.value) and quantity.change is None
    return often and text[quantity.end - 5 : quantity.end] == "times" and _COMPARED.match(text, quantity.end) is None


def _sign(text: str, quantity: Quantity) -> None:
    """Take in a sign: "+3%", "-8°C", "minus 40"."""
    spaced = _SPACED_SIGN.match(text, max(0, quantity.start - 3), quantity.start) if quantity.unit == "%" else None
    if spaced:
        quantity.change = "increase" if spaced["sign"] == "+" else "decrease"
        quantity.start = spaced.start("sign")
        return
    sign = text[quantity.start - 1 : quantity.start]
    if (
        sign
        and sign in "+-−–"
        and quantity.unit in _SIGNED_UNITS
        and not text[quantity.start - 2 : quantity.start - 1].isalnum()
    ):
        quantity.start -= 1
        if quantity.kind == "temperature" and sign != "+":
            quantity.value = -quantity.value
    ahead = text[max(0, quantity.start - 2) : quantity.start]
    listed = text.endswith((": +", "– +", "- +"), 0, quantity.start) and quantity.unit is not None
    if quantity.change is None and (ahead == "(+" or listed):
        quantity.start -= 1  # "(+6,000 units)"
        quantity.change = "increase"
    low = max(0, quantity.start - 8)
    signed = text.endswith(("-", "−"), 0, quantity.start) or text.find("minus", low, quantity.start) >= 0
    minus = _MINUS.search(text, low, quantity.start) if signed else None
    if minus is None:
        return
    if quantity.rule in BARE and quantity.unit is None and "minus" in minus.group():
        quantity.kind, quantity.unit, quantity.rule = "temperature", "°C", "quantities.temperature"
    if quantity.kind not in ("ordinal", "money") and quantity.unit is not None and quantity.value > 0:
        quantity.start = minus.start()
        if quantity.unit == "%":
            quantity.change = "decrease"
        else:
            quantity.value = -quantity.value


def _bound(text: str, quantity: Quantity) -> None:
    """Take in "more than", "exceeded", "or so"."""
    bounded = bounds.bound_before(text, quantity.start)
    if bounded and not (quantity.kind == "length" and _GAUGE.match(text, quantity.end)):  # "runs over 1 668 mm gauge"
        quantity.bound, quantity.start = bounded
    else:
        quantity.bound = bounds.bound_verb(text, quantity.start) or quantity.bound
    trailing = bounds.bound_after(text, quantity.end)
    if trailing and quantity.bound == "exact":
        quantity.bound, quantity.end = trailing


def _shared_change(text: str, quantity: Quantity, earlier: Quantity) -> str | None:
    """The direction shared with the figure before: "up 15 percent and 18 percent", "Ross fell 2.3%, Gap by 2.6%"."""
    if earlier.change is None:
        return None
    between = text[earlier.end : quantity.start]
    if quantity.start - earlier.end < 120:
        between = _AMOUNT.sub("", between)  # "oil by 9.5% (2.3 million tons), metals by 5%"
    told = _TO_LEVEL.match(between)  # "by 77.3% compared to May to 3.3 million tons, and in transit by 88%"
    rest = between[told.end() :] if told else between
    elided = len(rest) < 60 and bool(_BY_ALONE.fullmatch(rest)) and not change_words.has_change(between)
    between = _IN_BRACKETS.sub("", between)  # "by 25% (0.64 MT) and 44%"
    joined = earlier.unit == "%" and bool(_JOINED.fullmatch(between))
    gapped = earlier.unit == quantity.unit == "%" and _GAPPED.fullmatch(between)
    gapped = gapped or (earlier.unit == quantity.unit == "%" and _IN_PERIODS.fullmatch(between))
    return earlier.change if joined or elided or gapped or _RESTATED.fullmatch(between) else None


_THEN_LEVEL = re.compile(r", to \d")


def _by_then_to(text: str, quantity: Quantity, found: list[Quantity], sentence_start: int) -> str | None:
    """The direction of the list in "coal rose by 3,791 carloads, to 25,665; ores by [2,619], to 21,738"."""
    if not text.endswith(" by ", 0, quantity.start) or not _THEN_LEVEL.match(text, quantity.end):
        return None
    before = (other.change for other in reversed(found[-4:]) if other.start >= sentence_start)
    return next(filter(None, before), None)


def _further(text: str, quantity: Quantity, found: list[Quantity], sentence_start: int) -> str | None:
    """The direction of "a further 5 percent": that of the change before it in the sentence, else up."""
    if not text.endswith(_FURTHER, 0, quantity.start) or text.startswith(" of ", quantity.end):
        return None
    before = (other.change for other in reversed(found[-4:]) if other.start >= sentence_start)
    return next(filter(None, before), "increase")


def _leads(text: str, start: int, sentence_start: int, quantity: Quantity) -> bool:
    """Whether the set at ``start`` opens the sentence of the number: "Every week, the terminal handles 35 trains"."""
    opens = start >= sentence_start and not text[sentence_start:start].strip('"“ ')
    return opens and quantity.start - start < _LEAD_WINDOW and not _LEAD_BREAK.search(text, start, quantity.start)


_IN_A = re.compile(r"\bin an? (?P<period>day|week|month|year) (?:may|can|could|will|would|should) [a-z ]{3,16} to \Z")


def _rate(text: str, quantity: Quantity, rates: list[tuple[int, str]], sentence_start: int) -> str | None:
    """The rate beside the number ("20 a day") or elsewhere in its clause ("10 trains departing every day")."""
    rate = rate_after(text, quantity.end)
    if rate is None and quantity.counted and quantity.unit and text.startswith(" of ", quantity.end):
        rate = rate_after(text, quantity.end + len(f" of {quantity.counted}"))
    if rate is None and (goods := _OF_GOODS.match(text, quantity.end)):
        rate = rate_after(text, goods.end() - 1)
    if rate is None and quantity.kind in ("count", "mass") and text.startswith(" each", quantity.end):
        whole = _OF_EACH.search(text, max(0, quantity.start - 40), quantity.start)
        return whole["one"] if whole else None  # "trains of 65 wagons each"
    if rate:
        return rate[0]
    if quantity.kind in _RATED and quantity.change is None and text.endswith(_SAYS_HOW_MUCH, 0, quantity.start):
        window = text[max(0, quantity.start - 60) : quantity.start].lower()
        could = "ly" in window or "annual" in window  # far sooner looked for than the pattern
        noun = _ADJECTIVE_OF.search(text, max(0, quantity.start - 60), quantity.start) if could else None
        if noun:
            return PER_UNITS[noun["period"].lower()]
    in_a = _IN_A.search(text, max(0, quantity.start - 50), quantity.start) if quantity.kind in _RATED else None
    if in_a:
        return PER_UNITS[in_a["period"]]  # "which in a year may come to 70 thousand tonnes"
    if quantity.kind != "count" or not quantity.counted:
        return None
    adjective = _RATE_NOUN.match(quantity.counted)
    if adjective:
        return PER_UNITS[adjective[1]]
    leads = [unit for start, unit in rates if start < quantity.start and _leads(text, start, sentence_start, quantity)]
    if leads:
        return leads[-1]
    for start, unit in rates:
        if 0 <= start - quantity.end <= 60 and not _RATE_BREAK.search(text, quantity.end, start):
            return unit
    return None
