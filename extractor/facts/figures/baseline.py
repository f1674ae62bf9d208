"""What a change is compared with, where its sentence says so."""

import re
from collections.abc import Callable

from extractor.facts.figures.choice import chosen
from extractor.facts.figures.dated import Dated
from extractor.facts.figures.figure import Figure, Found

_YEAR_ON_YEAR = re.compile(
    r"\byear[- ](?:on|over)[- ]year\b|\b(?:a|one) year (?:ago|earlier|before)\b|\bon(?: the| a)? "
    r"year\b(?! \d)|\by[-/ ]?o[-/ ]?y\b|\by/y\b|\by / y\b"
    r"|\bannually\b|\binterannual\b|\b(?:on|in) (?:an )?annual (?:terms|basis|rate)\b|\bin annual "
    r"comparison\b|\b12 months (?:ago|earlier|before)\b"
)
_LAST_YEAR = re.compile(
    r"\b(?:same|corresponding|comparable|similar|matching) (?:period|month|week|quarter|time|point"
    r"|half|days|months|span|timeframe)s?(?: (?:of|in|a))?(?: the)? (?:last|previous|prior|preceding"
    r"|past) year\b"
    r"|\bthe same time last year\b|\blast year\b"
)
_PREVIOUS_YEAR = re.compile(r"\bthe (?:previous|prior|preceding) year\b")
_MONTH = re.compile(
    r"\bmonth[- ](?:on|over)[- ]month\b|\bm/m\b|\bmom\b|\b(?:a month (?:ago|earlier|before)|the "
    r"(?:previous|preceding|prior) month)\b"
)
_QUARTER = re.compile(
    r"\bquarter[- ](?:on|over)[- ]quarter\b|\bq/q\b|\b(?:a quarter (?:ago|earlier)|the (?:previous"
    r"|preceding|prior) quarter)\b"
)
_LEAD = re.compile(
    r"\b(?:than|compar\w+(?: (?:to|with))?|from|against|versus|vs|below|above|over|on|of|exceeding"
    r"|relative to)(?: (?:in|over|during|for|that|those|the|of|a|same|corresponding|matching"
    r"|comparable|period|months?|quarter|week|time|figure|level|levels|result|whole|all|average))*$"
)


class Case:
    """A change with the words that may tell its baseline: behind it, and between it and the change before."""

    __slots__ = ("dates", "f", "head", "others", "tail")

    def __init__(self, f: Figure, dates: list[Dated], others: list[Figure]) -> None:
        self.f, self.dates, self.others = f, dates, others
        line = f.pieces
        n = others.index(f)
        high = len(line)
        for g in others[n + 1 :]:
            if g.role == "change" and f.reading.said(f.at + 1, g.at) not in (
                "and",
                "or",
                ", and",
                ", or",
            ):
                high = g.at
                break
        for k in range(f.at + 1, high):
            if line[k].low == ";" or (line[k].low in ("while", "whereas")):
                high = k
                break
        low = 0
        for g in others[:n]:
            if g.role == "change":
                low = g.at + 1
        for k in range(f.at - 1, low, -1):
            if line[k].low == ";":
                low = k
                break
        self.tail, self.head = (f.at + 1, high), (low, f.at)


def _words(c: Case, zone: tuple[int, int]) -> str:
    return c.f.reading.said(*zone)


def _span(c: Case, zone: tuple[int, int]) -> tuple[int, int]:
    return c.f.reading.span(*zone) if zone[0] < zone[1] else c.f.piece.span


def _in_words(c: Case, zone: tuple[int, int], rule: str) -> Found | None:
    words = _words(c, zone)
    found: list[tuple[int, str]] = []
    m = _YEAR_ON_YEAR.search(words)
    if m:
        found.append((m.start(), "year-on-year"))
    m = _LAST_YEAR.search(words)
    if m and (m.group() != "last year" or _LEAD.search(words[: m.start()].rstrip())):
        found.append((m.start(), "last year"))
    own = c.f.value("period")
    for pattern, unit in ((_MONTH, "m"), (_QUARTER, "q")):
        m = pattern.search(words)
        if m and own:
            value = _before(own, unit)
            if value:
                found.append((m.start(), value))
    if not found:
        return None
    _at, value = min(found)
    low, high = _span(c, zone)
    return Found(value, rule, low, high)


def _before(period: str, unit: str) -> str | None:
    m = re.fullmatch(r"(\d{4})-(Q?)(\d+)", period)
    if not m or bool(m[2]) != (unit == "q"):
        return None
    count = 4 if m[2] else 12
    year, number = divmod(int(m[1]) * count + int(m[3]) - 2, count)
    return f"{year}-Q{number + 1}" if m[2] else f"{year}-{number + 1:02}"


def behind(c: Case) -> Found | None:
    """ "up 15 percent year on year"."""
    for d in c.dates:
        if c.tail[0] <= d.at < c.tail[1] and re.fullmatch(
            r"the (?:previous year|year (?:before|earlier)|preceding year|prior year)", d.piece.low
        ):
            if re.fullmatch(r"\d{4}", d.value) and not re.search(r"before|earlier", d.piece.low):
                return Found(d.value, "baseline.year_before", *d.piece.span, "dates", d.piece.index)
            return Found("year-on-year", "baseline.year_before", *d.piece.span)
    words = _in_words(c, c.tail, "baseline.words")
    date = _date(c, c.tail, "baseline.date")
    if words and date:
        # the nearer
        if words.value == "last year":
            return words
        return date if date.start < c.f.reading.span(*c.tail)[0] + 60 and "year" not in date.rule else words
    return words or date


def _date(c: Case, zone: tuple[int, int], rule: str) -> Found | None:
    for d in c.dates:
        if not zone[0] <= d.at < zone[1] or d.use in ("report", "set", "duration"):
            continue
        left = c.f.reading.said(max(zone[0], d.at - 8), d.at)
        if d.piece.low == "last year" or re.search(r"\b(?:a|one) year (?:ago|earlier|before)\b", d.piece.low):
            continue
        if not _LEAD.search(left):
            continue
        if re.search(r"\bof(?: the)?$", left) and not re.search(
            r"\b(?:same|corresponding|matching|comparable|level|levels|than|that|those|from|figure)\b", left
        ):
            continue
        if (
            re.search(r"^(?:[^,]* )?(?:on|from|over)$", left)
            and d.use == "plain"
            and d.piece.row
            and re.fullmatch(r"\d{4}-\d\d-\d\d.*", d.value)
        ):
            continue
        # the date of a level that stands between
        if any(g.role != "change" and c.f.at < g.at < d.at and d.at - g.at <= 3 for g in c.others) and not re.search(
            r"than the$", c.f.reading.said(max(0, d.at - 8), d.at - 2)
        ):
            continue
        return Found(d.value, rule, *d.piece.span, "dates", d.piece.index)
    return None


def since(c: Case) -> Found | None:
    """ "has shrunk by 93% since 2014": since when."""
    for d in c.dates:
        if c.tail[0] <= d.at < c.tail[1] and d.use == "since" and d.at - c.f.at <= 3:
            return Found(d.value.removesuffix("/.."), "baseline.since", *d.piece.span, "dates", d.piece.index)
    return None


def before(c: Case) -> Found | None:
    """ "Compared to 2014, volume fell by 4 percent"."""
    got = _in_words(c, c.head, "baseline.words_before")
    if got:
        return got
    for d in c.dates:
        if c.head[0] <= d.at < c.head[1]:
            left = c.f.reading.said(max(0, d.at - 8), d.at)
            if re.search(
                r"\b(?:compar\w+ (?:to|with)|against|from|over|relative to)(?: (?:the|same|period|of|in|months?))*$",
                left,
            ) and (left.split()[0:1] and not re.search(r"\bfrom$", left)):
                return Found(d.value, "baseline.date_before", *d.piece.span, "dates", d.piece.index)
    return None


def shared(c: Case) -> Found | None:
    """The changes of a sentence share it."""
    n = c.others.index(c.f)
    for g in [*reversed(c.others[:n]), *c.others[n + 1 :]]:
        if g.role == "change" and "baseline" in g.slots:
            b = g.slots["baseline"]
            return Found(b.value, "baseline.shared", b.start, b.end, b.list, b.index)
    return None


PREFERENCES: tuple[Callable[[Case], Found | None], ...] = (behind, since, before)


def baselines(figures: list[Figure], dates: list[Dated]) -> None:
    """Set the baselines of the changes of a sentence."""
    changes = [f for f in figures if f.role == "change"]
    for f in changes:
        said = chosen(PREFERENCES, Case(f, dates, figures))
        if said is not None:
            f.put("baseline", said)
    for f in changes:
        if "baseline" not in f.slots:
            got = shared(Case(f, dates, figures))
            if got is not None:
                f.put("baseline", got)
