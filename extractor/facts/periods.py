"""The period a number is said of, by ordered preferences: its own date, its clause, its sentence, the text before."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractor.facts.clauses import Figure
from extractor.facts.measures import PER, is_network, is_traffic
from extractor.facts.named_periods import AGAIN, last_named
from extractor.facts.period_dates import DAY, MONTH, months_of
from extractor.facts.phrases import Phrase
from extractor.facts.state import State
from extractor.facts.view import Ref, Sentence

_AS_OF = Phrase(
    r"\b(?:as of|as at|(?<!followed )by|until|till|up to|(?<!pass )through|to date,? by)\s+(?:the\s+)?$", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+[^,;.]{0,80}$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:plan(?:s|ned)?|commit(?:s|ted)|scheduled|due|targets?|aims?|expects?|expected|will|"
    r"forecast|hopes?|goal|wants?"
    r"|set to|is to"
    r"|are to|intend\w*|could|would|should|may|project(?:s|ed)"
    r"|to (?:lift|raise|reach|increase|double|boost|expand|carry|handle))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:[^\d,;:.()]{0,40}\b(?:in|for|during|over|on|by|from|since|as of|until|at)\s+(?:the\s+)?(?:whole of\s+)?|\s)$"
)
# "compared with 4.8 million TEU in the corresponding period of 2014": the same months of another year.
_SAMES = frozenset({"same", "corresponding", "matching", "comparable"})
_SAME_MONTHS = re.compile(
    rf"[^\d,;:.()]{{0,30}}\b(?:in|during|for|over) the (?:{'|'.join(sorted(_SAMES))})"
    r" (?:period|months?|quarter|week|time|days)(?: (?:of|in|a))?(?: the)? $"
)
_SAME = re.compile(rf"\b(?:{'|'.join(sorted(_SAMES))}) \w+ (?:(?:of|in) )?(?:the )?$")
_WHICH = re.compile(r", which (?:was|were|stood at|came to|amounted to|totalled|totaled) (?:only |just )?")
_LISTED = re.compile(r", | and |, and ")
# A date that opens its own figure: "and June had 336,219".
_GIVES = re.compile(r" (?:had|has|recorded|records|saw|was|were|reached|registered|brought)(?: only| just)? | \(")
_CONTRAST = re.compile(r"\b(?:against|versus|compared|than|from|became|while|but|rather)\b|;")
# "from 53 million tonnes to 27 million in 2024", but not "rose 14 percent to 1,900 in May".
_TO_ANOTHER = re.compile(r"\bto\b")
_PERFECT = (
    r"(?:also |already |now )?(?:\w+ed|been|grown|risen|fallen|seen|made|taken|run|sent|brought|become"
    r"|had|hit|gone|set"
    r"|sold|won)\b"
)
# The present and the future: "handles", "will carry", "has" but not "has carried".
_NOW = re.compile(
    r"\b(?:is|are|holds?|makes? up|accounts? for|stands? at|takes?|(?<=s )run|runs|operates?|links?|connects?"
    r"|serves?|covers?|carry"
    r"|carries|handles?|brings?|now|currently|today|at present|can|could|will|would|plans?|aims?|hopes?"
    r"|targets?|expects?"
    rf"|ha(?:s|ve)(?! {_PERFECT}))\b(?!['’])"
)
_NEXT_CLAUSE = re.compile(r", (?:and|yet|but|while|so|nearly|almost)\b|;")
_YEAR_BEFORE = re.compile(
    r"(?: [a-z-]+){0,3} (?:(?:a|one|the) year (?:ago|earlier|before)|in the (?:previous"
    r"|prior) (?:financial |fiscal )?(?:year|fiscal))\b"
)
_EVERY = Phrase(r"\b(?:every|each) (?P<unit>day|week|month)\b")
# "components of this growth": of what the paragraph before told.
_OF_THIS = re.compile(
    r"\b(?:(?:[Tt]his|[Tt]hese|[Tt]hat) (?:total )?(?:growth|figures?|volumes?|total|increase|number|tonnage|traffic)"
    r"|[Oo]f (?:this|these|the total))\b"
)
_ASIDE = re.compile(r", (?:which|who|where|known|as) [^,]*,|\([^)]*\)")
_LAST = re.compile(r"the (?:last|past|previous)\b")
_BEHIND_NOW = re.compile(r" (?:at present|now|today|currently)\b")
_CALENDAR = re.compile(r"\d{4}(?:-\w{2,3})?(?:/\d{4}(?:-\w{2})?)?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_YEARS = re.compile(r"(?<![\d-])\d{4}(?!\d)")
_YEAR = re.compile(r"\d{4}")
_BEHIND_ANOTHER = 60


class Period(NamedTuple):
    """A date value and the index of the date it comes from; -1 for the period of a rate."""

    value: str
    date: int


# The answer "of no period": what is now, planned, or built has none, and no later preference is asked.
NEVER = Period("", -2)


def period_of(figure: Figure, usable: list[Ref], state: State) -> Period | None:
    """The period, by preference; each step answers only if the ones before are silent."""
    alone = len(figure.sentence.quantities) == 1
    dates = usable if alone else [d for d in usable if not _is_anothers(d, figure)]
    for prefer in _PREFERENCES if figure.sentence.dates else _WITHOUT_DATES:
        found = prefer(figure, dates, state)
        if found is not None:
            return None if found is NEVER else found
    return None


def _rate(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "five trains a week": the week itself, unless the clause dates the rate."""
    per = figure.quantity.row["per"]
    if not per and figure.quantity.row["kind"] == "count" and not _EVERY.absent_from(figure.sentence.words):
        every = _EVERY.search(figure.after(60), figure.sentence.words)
        per = every["unit"] if every else None
    if per not in PER:
        return None
    near = [d for d in dates if figure.holds(d) and not _is_in_next_clause(d, figure)]
    dated = [d for d in near if _CALENDAR.fullmatch(str(d.row["value"])) or _BY.search(_before(d, figure.sentence))]
    return _value(_nearest(dated, figure), figure) if dated else Period(PER[per], -1)


def _is_in_next_clause(date: Ref, figure: Figure) -> bool:
    """Whether another clause, dates something else: "38 trains a day, and last year moved"."""
    if date.start < figure.quantity.end:
        return False
    return _NEXT_CLAUSE.search(_between(figure.quantity, date, figure.sentence)) is not None


def _network(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """Routes and cities are there; they happen in no period."""
    return NEVER if is_network(figure.quantity) else None


def _own_date(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "26.9 million tonnes in 2024": the date that stands right behind the number."""
    own = next((d for d in dates if _is_own(d, figure.quantity, figure.sentence)), None)
    if own is None or own.row["value"].endswith("/..") or _is_as_of(own, figure.sentence):
        return None
    year = str(own.row["value"])
    if _YEAR.fullmatch(year) and any(_dated_to(d, figure.sentence, year) for d in dates):
        return None  # "this year as of Monday"
    return _value(own, figure)


def _in_turn(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "In May, June and July there were 172, 184 and 203 trains, respectively": the dates share the numbers out."""
    sentence = figure.sentence
    if "respectively" not in sentence.words:
        return None
    figures = _run(figure.quantity, sentence.quantities, sentence)
    for date in sentence.dates:
        listed = _run(date, sentence.dates, sentence)
        if len(listed) == len(figures) > 1:
            return _value(listed[figures.index(figure.quantity)], figure)
    return None


def _run(member: Ref, mentions: Sequence[Ref], sentence: Sentence) -> list[Ref]:
    """The list that a mention stands in: those joined by commas and "and"."""
    at = mentions.index(member)
    low, high = at, at + 1
    while low and _LISTED.fullmatch(_between(mentions[low - 1], mentions[low], sentence)):
        low -= 1
    while high < len(mentions) and _LISTED.fullmatch(_between(mentions[high - 1], mentions[high], sentence)):
        high += 1
    return list(mentions[low:high])


def _between(one: Ref, other: Ref, sentence: Sentence) -> str:
    return sentence.text[one.end - sentence.start : max(0, other.start - sentence.start)]


def _year_before(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "against 47,900 tonnes a year ago": the period of the figure before, a year earlier."""
    row = figure.quantity.row
    if row["change"] or row["kind"] in ("percent", "ratio") or "year" not in figure.sentence.words | {"fiscal"}:
        return None
    if not _YEAR_BEFORE.match(figure.after(60)) or figure.quantity is figure.sentence.quantities[0]:
        return None
    base = next((str(d.row["value"]) for d in dates if _CALENDAR.fullmatch(str(d.row["value"]))), None)
    base = base or (state.period[0] if state.period else None)
    first = _YEARS.match(base) if base else None
    return Period(_in_year(base, int(first[0]) - 1), -1) if base and first else None


def _which_was(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "14 percent more than in the same period of 2025, which was 1.2 million tonnes": the date that "which" is."""
    quantity, sentence = figure.quantity, figure.sentence
    if "which" not in sentence.words:
        return None
    date = next((d for d in reversed(sentence.dates) if d.end <= quantity.start), None)
    if date is None or not _WHICH.fullmatch(_between(date, quantity, sentence)):
        return None
    base = str(dates[0].row["value"]) if dates else state.period and state.period[0]
    if base and _YEAR.fullmatch(str(date.row["value"])) and _SAME.search(sentence.before(date.start, 40)):
        return Period(_in_year(base, int(date.row["value"])), date.index)
    return Period(str(date.row["value"]), date.index)


def _same_months(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "against 906.9 MT in the same period last year": the period of the figure before, in that year."""
    quantity, sentence = figure.quantity, figure.sentence
    if quantity.row["change"] or _SAMES.isdisjoint(sentence.words):
        return None
    for date in sentence.dates:
        between = _between(quantity, date, sentence)
        if date.start <= quantity.end or not _SAME_MONTHS.fullmatch(between):
            continue
        if _CALENDAR.fullmatch(str(date.row["value"])) and "/" in date.row["value"]:
            return Period(str(date.row["value"]), date.index)
        if _YEAR.fullmatch(str(date.row["value"])):
            base = str(dates[0].row["value"]) if dates else state.period and state.period[0]
            return Period(_in_year(base, int(date.row["value"])), date.index) if base else None
    return None


def _in_year(period: str, year: int) -> str:
    """A period moved to another year; one that spans the turn of a year keeps its length."""
    first = _YEARS.match(period)
    shift = year - int(first[0]) if first else 0
    return _YEARS.sub(lambda found: f"{int(found[0]) + shift:04}", period)


def _from_start_to_date(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "As of April 10 … since 2013", "this year as of Monday": both ends of a count."""
    sentence = figure.sentence
    until = next((d for d in dates if _is_as_of(d, sentence) and not _is_target(d, sentence)), None)
    whole = until is None
    if until is None and figure.quantity.row["kind"] == "ordinal":
        until = next((d for d in dates if DAY.fullmatch(str(d.row["value"]))), None)
    if until is None:
        return None
    end = str(until.row["value"])
    for date in sentence.dates:
        value = str(date.row["value"])
        if value.endswith("/.."):
            return Period(f"{value.removesuffix('/..')}/{end}", until.index)
        if date is not until and _YEAR.fullmatch(value):
            if _SINCE.search(sentence.before(date.start, 90)):
                return Period(f"{value}/{end}", until.index)
            if DAY.fullmatch(end) and end.startswith(value) and date in dates:
                if whole:  # "the 200th train this year"
                    return Period(value, date.index)
                return Period(f"{value}-01-01/{end}", until.index)
    return None


def _clause(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    near = [d for d in dates if figure.holds(d)]
    return _value(_nearest(near, figure), figure) if near else None


def _sentence_before(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    before = [d for d in dates if d.start < figure.start]
    return _value(_nearest(before, figure), figure) if before else None


def _last_years(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "over the last three years": a length of time that ends now."""
    for date in figure.sentence.dates:
        if date.row["type"] == "duration" and figure.holds(date) and _LAST.match(date.text):
            return Period(str(date.row["value"]), date.index)
    return None


def _sentence_behind(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """A date in a clause that follows, where nothing else tells the period."""
    return _value(_nearest(dates, figure), figure) if dates and state.period is None else None


def _named_again(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """ "for the week", "in the same period": the one of that length that the text named last."""
    words = figure.sentence.words
    if AGAIN.absent_from(words):
        return None
    found = AGAIN.search(figure.before(), words) or AGAIN.search(figure.after(60), words)
    again = (found["unit"] == "period" and state.period) or last_named(found["unit"], state) if found else None
    return Period(*again) if again else None


def _of_now(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    """What is said in the present or of the future belongs to no period that has passed."""
    if figure.quantity.row["change"]:
        return None  # "are down 5.6 percent" compares a period that has ended
    if _BEHIND_NOW.match(figure.after(12)) or _NOW.search(_ASIDE.sub("", figure.before(90))):
        return NEVER
    return None


def _ordinal(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    return NEVER if figure.quantity.row["kind"] == "ordinal" and state.period is None else None


def _paragraph(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    return Period(*state.period) if state.period else None


def _article(figure: Figure, dates: list[Ref], state: State) -> Period | None:
    row = figure.quantity.row
    if state.last_period and _OF_THIS.search(figure.sentence.text, 0, figure.quantity.start - figure.sentence.start):
        return Period(*state.last_period)
    of_traffic = row["change"] or row["kind"] != "count" or is_traffic(figure.quantity)
    return Period(*state.first_period) if state.first_period and of_traffic else None


_PREFERENCES: tuple[Callable[[Figure, list[Ref], State], Period | None], ...] = (
    _rate,
    _network,
    _in_turn,
    _year_before,
    _which_was,
    _own_date,
    _same_months,
    _from_start_to_date,
    _clause,
    _sentence_before,
    _last_years,
    _named_again,
    _sentence_behind,
    _of_now,
    _ordinal,
    _paragraph,
    _article,
)
_OF_DATES = (
    _in_turn,
    _which_was,
    _own_date,
    _same_months,
    _from_start_to_date,
    _clause,
    _sentence_before,
    _last_years,
    _sentence_behind,
)
"""Those that answer with a date of the sentence, and are silent where it has none."""
_WITHOUT_DATES = tuple(prefer for prefer in _PREFERENCES if prefer not in _OF_DATES)


def _is_own(date: Ref, quantity: Ref, sentence: Sentence) -> bool:
    return date.start > quantity.end and _OWN.fullmatch(_between(quantity, date, sentence)) is not None


def _is_anothers(date: Ref, figure: Figure) -> bool:
    """Whether a date belongs to a later number that is set against this one: "four a day, against six in 2019"."""
    quantity, sentence = figure.quantity, figure.sentence
    if date.start < quantity.end:
        return False
    for other in sentence.quantities:
        if other.start >= date.end and not _is_own(date, quantity, sentence):
            return _GIVES.fullmatch(_between(date, other, sentence)) is not None
        if quantity.end <= other.start < date.start and _is_own(date, other, sentence):
            between = _between(quantity, other, sentence)
            return bool(_CONTRAST.search(between) or (not quantity.row["change"] and _TO_ANOTHER.search(between)))
    return False


def _nearest(dates: list[Ref], figure: Figure) -> Ref:
    """The date nearest to the quantity; a date that stands behind another quantity belongs rather to that one."""
    if len(dates) == 1:
        return dates[0]
    return min(dates, key=lambda d: _distance(d, figure.quantity, figure.sentence))


def _distance(date: Ref, quantity: Ref, sentence: Sentence) -> int:
    if date.start < quantity.start:
        return quantity.start - date.end
    between = any(quantity.end <= q.start < date.start for q in sentence.quantities)
    return date.start - quantity.end + (_BEHIND_ANOTHER if between else 0)


def _dated_to(date: Ref, sentence: Sentence, year: str) -> bool:
    return str(date.row["value"]).startswith(f"{year}-") and _is_as_of(date, sentence)


def _is_as_of(date: Ref, sentence: Sentence) -> bool:
    """Whether a date ends a count: "as of May 12"."""
    words = sentence.words
    return not _AS_OF.absent_from(words) and _AS_OF.search(_before(date, sentence), words) is not None


def _before(date: Ref, sentence: Sentence) -> str:
    return sentence.before(date.start, 16)


def _value(date: Ref, figure: Figure) -> Period:
    value, sentence = str(date.row["value"]), figure.sentence
    cumulative = figure.quantity.row["kind"] == "ordinal" and not figure.quantity.row["per"]
    if cumulative and DAY.fullmatch(value):
        return Period(f"../{value}", date.index)
    if value.endswith("-01-01/.."):
        month = next((m for m in sentence.dates if MONTH.fullmatch(str(m.row["value"])) and m.start < date.start), None)
        if month and str(month.row["value"])[:4] == value[:4]:  # "in August, and since the start of the year"
            return Period(f"{value[:4]}-01/{month.row['value']}", month.index)
    if date.row["type"] == "date" and _is_as_of(date, sentence) and not _is_target(date, sentence):
        return Period(f"../{value}", date.index)
    if MONTH.fullmatch(value) and "respectively" not in sentence.words:
        return Period(months_of(date, sentence), date.index)
    return Period(value, date.index)


def _is_target(date: Ref, sentence: Sentence) -> bool:
    by = _BY.search(_before(date, sentence))
    return bool(by) and bool(_TARGET.search(sentence.before(date.start, 140) + sentence.after(date.end, 80)))
