"""The period that a figure is true of, by ordered preferences."""

import re
from collections.abc import Callable

from extractor.facts.figures.case import Case, Periods, is_present
from extractor.facts.figures.choice import chosen
from extractor.facts.figures.counts import counted_to, network, ordinal, rate, rate_beside
from extractor.facts.figures.dated import MONTHS, Dated, from_date, months_in, unit_of
from extractor.facts.figures.figure import Figure, Found, is_network
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.told_dates import (
    before_bracket,
    clause,
    earlier,
    last_years,
    own,
    part,
    respectively,
    sentence,
    that_is,
    when_it,
)

_THIS = re.compile(
    r"\b(?:in|for|during|over|of|throughout|at) (?:the|that|this) (?:(?:same|whole|entire|reporting"
    r"|full) )?(week|month|quarter|year|period|half|time|\d+ months|(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|11|eleven) months)\b"
)


def named_again(c: Case) -> Found | None:
    """ "in the same period", "over the 11 months", "for the week": the one that the text named last."""
    f = c.f
    called = _called_back(f)
    if not called:
        return None
    if "months" in called:
        count = called.split()[0]
        n = MONTHS.get(count) or (int(count) if count.isdigit() else 0)
        v = c.register.first
        if v is not None and months_in(v.value) == n:
            return Found(v.value, "period.named_again", v.start, v.end, v.list, v.index)
        return _named_again(c.register.by_months.get(n))
    v = c.register.passage
    if v is not None and (called in ("period", "time", "half") or unit_of(v.value) == called):
        return Found(v.value, "period.named_again", v.start, v.end, v.list, v.index)
    return _named_again(c.register.by_unit.get(called))


def _called_back(f: Figure) -> str:
    """What the clause calls back, as "month"; looked for once in each."""
    known: dict[int, str] = f.reading.sentence.memo.setdefault("periods called back", {})
    if f.clause.low not in known:
        found = _THIS.search(f.reading.said(f.clause.low, f.clause.high))
        known[f.clause.low] = found[1] if found else ""
    return known[f.clause.low]


def _named_again(p: Piece | None) -> Found | None:
    if p is None or p.row is None:
        return None
    return Found(str(p.row["value"]), "period.named_again", *p.span, "dates", p.index)


def of_now(c: Case) -> Found | None:
    """What is said in the present or of the future belongs to no period that has passed."""
    f = c.f
    if f.role == "change":
        if f.clause.verb >= 0 and "verb.modal" in f.pieces[f.clause.verb].cls:
            return Found("", "period.now", *f.piece.span)
        return None
    if is_present(f) and (f.clause.verb < f.at or f.row["kind"] == "percent"):
        return Found("", "period.now", *f.piece.span)
    return None


def passage(c: Case) -> Found | None:
    """The period of the sentences before."""
    v = c.register.passage
    if v is None:
        return None
    return Found(v.value, "period.passage", v.start, v.end, v.list, v.index)


def named_before(c: Case) -> Found | None:
    """ "Fewer trains ran in the week to May 4. Coal fell by 8 percent": the month or year that was named last."""
    f, told = c.f, c.register.plain
    if told is None or f.role == "earlier" or f.clause.future or is_present(f):
        return None
    number, date = told
    return from_date(date, "period.named_before") if f.reading.sentence.number - number <= _REMEMBERED else None


_REMEMBERED = 3  # sentences in which a period that was named is still spoken of


PREFERENCES: tuple[Callable[[Case], Found | None], ...] = (
    network,
    ordinal,
    respectively,
    before_bracket,
    when_it,
    that_is,
    earlier,
    rate,
    own,
    counted_to,
    clause,
    part,
    last_years,
    named_again,
    sentence,
    rate_beside,
    of_now,
    passage,
    named_before,
)


def period(c: Case) -> Found | None:
    """The period of a figure; a change has that of its level."""
    f = c.f
    if f.role == "change" and f.of is not None and f.of.reading is f.reading and f.of.at < f.at:
        g = f.of.slots.get("period")
        return Found(g.value, "period.tied", g.start, g.end, g.list, g.index) if g else None
    return chosen(PREFERENCES, c)


def fill(figures: list[Figure], dates: list[Dated], register: Periods) -> None:
    """Set the periods of the figures of a sentence; the first that governs is what the next sentences go on about."""
    governed = False
    used: dict[str, list[Dated]] = {}
    for date in dates:
        used.setdefault(date.use, []).append(date)
    for f in figures:
        got = period(Case(f, dates, register, figures, used))
        if f.role != "earlier":
            register.last = got
        if got is None:
            continue
        f.put("period", got)
        if not governed and governs(f, got):
            governed = True
            register.passage = got
            register.first = register.first or got


def governs(f: Figure, got: Found) -> bool:
    """Whether the sentences behind go on about this period."""
    if got.value.startswith("P") or f.row["kind"] == "ordinal" or is_network(f) or f.role == "earlier":
        return False
    if got.rule in ("period.passage", "period.target"):
        return False
    if f.row["per"] or (is_present(f) and f.clause.verb < f.at):
        return False
    if f.clause.verb < 0 and f.clause.kind == "list" and f.role != "level":
        return False
    return not f.clause.future and not f.reading.matches(_ALONE)


_ALONE = re.compile(r"\balone\b")
