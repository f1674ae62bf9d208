"""What a change is compared with, where its sentence says so, by ordered preferences."""

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.facts.clauses import Figure
from extractor.facts.phrases import Phrase
from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_YEAR_ON_YEAR = re.compile(
    r"\byear[- ](?:on|over)[- ]year\b|\b(?:from|than|over|on|below|above|compared (?:with|to)) (?:a|one|the) year "
    r"(?:ago|earlier|before)\b|\ba year (?:ago|earlier|before)\b|\bon(?: the)? year\b(?![- ](?:\d|end|round))"
)
_ANNUALLY = Phrase(
    r"\binter-?annual\b|^ at (?:an )?annual rate\b|\by[-/]?o?[-/]y\b|\byoy\b|\bannually\b(?= up)"
    r"|^ annually\b|^ (?:on|in) annual terms\b"
)
_LAST_YEAR = re.compile(
    r"\b(?:same|corresponding|comparable) (?:period|month|week|quarter|time|point|half|days)(?: (?:of|in"
    r"|a))? (?:the )?"
    r"(?:last|previous|prior) year\b|\bthe same time last year\b"
    r"|\b(?:compared (?:to|with)|over|from|than|against|that of|on|below|above"
    r"|beating)\s+(?:that of\s+)?(?:in\s+)?(?:the\s+)?last year\b|\blast year['’]s\b|\b(?:on|over|from|than|to"
    r"|with) (?:that of )?the (?:previous|prior|preceding) year\b"
)
_MONTH_ON_MONTH = re.compile(
    r"\bmonth[- ](?:on|over)[- ]month\b|\bm/m\b|\bmom\b|\b(?:than|from|over|on) (?:a month (?:ago|earlier|before)"
    r"|the (?:previous|preceding|prior) month)\b"
)
_QUARTER_ON_QUARTER = re.compile(
    r"\bquarter[- ](?:on|over)[- ]quarter\b|\bq/q\b|\b(?:than|from|over|on) (?:a quarter (?:ago|earlier)"
    r"|the (?:previous|preceding|prior) quarter)\b"
)
_MONTH_OR_QUARTER = re.compile(r"(?P<year>\d{4})-(?P<of_quarter>Q)?(?P<number>(?(of_quarter)\d|\d\d))")
_AGAINST = re.compile(
    r"\b(?:than|compar\w+|from|against|versus|vs|below|above|over|same|on)\b[^.;]*$|\bof\b[^.;]*\bsame\b[^.;]*$"
)
_AGAINST_NEXT = re.compile(r"\b(?:than|compar\w+|from|against|on|over)\b")
_LEADING = re.compile(
    r"\b(?:[Cc]ompar\w+ (?:to|with)|[Aa]gainst)\s+(?:the\s+)?(?:same\s+\w+\s+(?:of|in)\s+)?(?:the\s+)?$"
)
_THAN_THE = re.compile(r"\b(?:than|over|on|from) the $")
_TIMES_AS_MUCH = re.compile(r" (?:the|that of) (?:number|figure|level|volume|total|tonnage|amount|count)\b")
"""What goes on behind "1.6 times": a ratio to what was before."""
_TURN = re.compile(r";|\b(?:while|but|whereas|although|though)\b")
_JOINED = re.compile(r"\b(?:and|respectively)\b")
_REACH = 250  # characters in which a list of changes ends
_SAME_CHANGE = re.compile(r",?\s*(?:and|or)\s*(?:up |down |by )?")


class Baseline(NamedTuple):
    """What a change is compared with, and the index of the date that says so."""

    value: str
    date: int | None


Earlier = list[tuple[Ref, Row]]


def baseline_of(figure: Figure, period: str | None, earlier: Earlier) -> Baseline | None:
    """The baseline of a change; ``period`` is the change's own, ``earlier`` the statistics of the sentence so far."""
    if not figure.quantity.row["change"] and not _TIMES_AS_MUCH.match(figure.after(40)):
        return None
    text, at = figure.sentence.text, figure.sentence.start
    tail = text[figure.quantity.end - at : _next_stop(figure)]
    changes = [q.end - at for q, _ in earlier if q.row["change"]]
    head = text[changes[-1] if changes else 0 : figure.quantity.start - at]
    for prefer in _PREFERENCES:
        found = prefer(_Case(figure, head, tail, period, earlier))
        if found is not None:
            return found
    return None


class _Case(NamedTuple):
    """A change, the words from the change before it, the words up to the next, its period, the statistics before."""

    figure: Figure
    head: str
    tail: str
    period: str | None
    earlier: Earlier


def _behind(case: _Case) -> Baseline | None:
    """ "up 15 percent year on year", "from last year"."""
    return _in_words(case.tail, case)


def _date_behind(case: _Case) -> Baseline | None:
    """ "62 percent more than in 2023", "12% below October"."""
    quantity, sentence = case.figure.quantity, case.figure.sentence
    for date in sentence.dates:
        offset = date.start - quantity.end
        if not 0 <= offset < len(case.tail) or date.row["type"] not in ("date", "interval"):
            continue
        if _AGAINST.search(case.tail[:offset]) and not _dates_a_level(date, case):
            return Baseline(str(date.row["value"]), date.index)
    return None


def _before(case: _Case) -> Baseline | None:
    """ "Compared to 2014, volume fell by 4 percent", "Year on year, shipments rose 11 percent"."""
    found = _in_words(case.head, case)
    if found:
        return found
    low = case.figure.quantity.start - len(case.head)
    for date in case.figure.sentence.dates:
        if low <= date.start < case.figure.quantity.start and _LEADING.search(case.head[: date.start - low]):
            return Baseline(str(date.row["value"]), date.index)
    return None


def _shared(case: _Case) -> Baseline | None:
    """ "up 15 percent year on year, and ore 18 percent": the changes of a sentence share it."""
    for other, row in reversed(case.earlier):
        if other.row["change"] and row["baseline"] and other.row["kind"] == case.figure.quantity.row["kind"]:
            return Baseline(row["baseline"], row["baseline_index"])
    return None


def _said_once(case: _Case) -> Baseline | None:
    """ "up 6 percent and 13 percent, respectively, year on year": said once, behind the last change of a list."""
    low = case.figure.quantity.end - case.figure.sentence.start
    rest = _TURN.split(case.figure.sentence.text[low : low + _REACH], maxsplit=1)[0]
    if not _JOINED.search(rest):
        return None
    found = _in_words(rest, case)
    if found:
        return found
    for date in case.figure.sentence.dates:
        offset = date.start - case.figure.quantity.end
        if 0 <= offset < len(rest) and _LEADING.search(rest[:offset]):
            return Baseline(str(date.row["value"]), date.index)
    return None


_PREFERENCES: tuple[Callable[[_Case], Baseline | None], ...] = (_behind, _date_behind, _before, _shared, _said_once)


def _in_words(zone: str, case: _Case) -> Baseline | None:
    """A baseline in set words; a month or a quarter before is reckoned from the period."""
    zone = zone.lower()
    of_years = "year" in zone
    if (of_years and _YEAR_ON_YEAR.search(zone)) or _ANNUALLY.search(zone, case.figure.sentence.words):
        return Baseline("year-on-year", None)
    if of_years and _LAST_YEAR.search(zone):
        return Baseline("last year", next((d.index for d in case.figure.sentence.dates if "last year" in d.text), None))
    own = _MONTH_OR_QUARTER.fullmatch(case.period) if case.period else None
    if own is None or not (_QUARTER_ON_QUARTER if own["of_quarter"] else _MONTH_ON_MONTH).search(zone):
        return None
    count = 4 if own["of_quarter"] else 12
    year, number = divmod(int(own["year"]) * count + int(own["number"]) - 2, count)
    return Baseline(f"{year}-Q{number + 1}" if own["of_quarter"] else f"{year}-{number + 1:02}", None)


def _dates_a_level(date: Ref, case: _Case) -> bool:
    """Whether the date belongs to a level between: "slipped 5% to 185Mt, against 213.9Mt in 2019"."""
    quantity, sentence = case.figure.quantity, case.figure.sentence
    levels = [q for q in sentence.quantities if quantity.end <= q.start < date.start and not q.row["change"]]
    if not levels:
        return False
    if _THAN_THE.search(sentence.before(levels[-1].start, 12)):
        return False  # "4.33% better than the 123 million tonnes of November 2022"
    between = sentence.text[levels[-1].end - sentence.start : date.start - sentence.start]
    return len(between) < 12 and not _AGAINST_NEXT.search(between)


def _next_stop(figure: Figure) -> int:
    """Where the words about a change end: at the next change or clause, else at the end of the sentence."""
    sentence: Sentence = figure.sentence
    low = figure.quantity.end - sentence.start
    semicolon = sentence.text.find(";", low)
    stop = semicolon if semicolon >= 0 else len(sentence.text)
    following = next((q for q in sentence.quantities if q.start > figure.quantity.end and q.row["change"]), None)
    if following and not _SAME_CHANGE.fullmatch(sentence.text[low : following.start - sentence.start]):
        return min(stop, following.start - sentence.start)
    return stop
