"""Periods that a date of the sentence tells."""

import re

from extractor.facts.figures.case import Case, is_anothers, is_present, month_pair, told_by
from extractor.facts.figures.dated import CALENDAR, PER, YEAR, Dated, _span, from_date, in_year, usable, year_before
from extractor.facts.figures.figure import Found
from extractor.facts.figures.reading import Reading


def before_bracket(c: Case) -> Found | None:
    """ "followed by the third quarter (+8.0%)": the date that the bracket stands behind."""
    line, i = c.f.pieces, c.f.at
    if i < 2 or line[i - 1].low != "(":
        return None
    d = next((d for d in c.between(i - 2, i - 1) if CALENDAR.fullmatch(d.value)), None)
    return from_date(d, "period.bracketed") if d else None


_PART = re.compile(r"of (?:it|which|them|whom|(?:that|this|these|those)(?= (?:[,.;:]|is|are|was|were)))(?: |$)")


def part(c: Case) -> Found | None:
    """ "Ferromex had 54% of it", "of which 1,260 went to Poland": that of the figure before."""
    f = c.f
    if not (_PART.match(f.right(3)) or _PART.match(f.left(3)) or _PART.match(f.left(2))):
        return None
    n = c.others.index(f)
    v = c.others[n - 1].slots.get("period") if n else c.register.last
    return Found(v.value, "period.part", v.start, v.end, v.list, v.index) if v is not None else None


def that_is(c: Case) -> Found | None:
    """ "that is 69 percent of the total", "or 17 percent": that of the figure before."""
    f = c.f
    n = c.others.index(f)
    if n == 0:
        return None
    lead = f.reading.said(f.clause.low, min(f.clause.low + 3, f.at))
    if re.match(r"(?:that|which) (?:is|was|makes|made|equals|represents|accounts|corresponds)\b", lead) or f.pieces[
        f.at - 1
    ].low in ("or", "("):
        g = c.others[n - 1].slots.get("period")
        return Found(g.value, "period.that_is", g.start, g.end, g.list, g.index) if g else None
    return None


def when_it(c: Case) -> Found | None:
    """ "up 47 percent from the same months of last year, when it stood at 526,000 tons"."""
    f = c.f
    if f.pieces[f.clause.low].low not in ("when", "where", "which") and f.clause.kind != "relative":
        return None
    before = c.between(f.clause.low - 3, f.clause.low)
    if not before or before[-1].use not in ("compared",):
        return None
    d = before[-1]
    left = f.reading.said(max(0, d.at - 6), d.at)
    base = next((g.value("period") for g in c.others if g.value("period")), None)
    if (
        re.search(r"\b(?:same|corresponding|matching|comparable)\b", left)
        and base
        and YEAR.fullmatch(d.value)
        and in_year(base, int(d.value))
    ):
        return from_date(d, "period.when_it", in_year(base, int(d.value)))
    return from_date(d, "period.when_it")


def own(c: Case) -> Found | None:
    """ "26.9 million tonnes in 2024", "20.1 (2012)": the date right behind the number."""
    f = c.f
    for d in c.between(f.at + 1, len(f.pieces)):
        if not usable(d) or d.use == "since":
            continue
        between = list(_span(f, d))
        if any(p.kind == "quantity" for p in between) or len(between) > 9:
            break
        if (
            any(
                p.verb
                and not p.low.endswith(("ing",))
                and p.low
                not in (
                    "loaded",
                    "carried",
                    "moved",
                    "handled",
                    "transported",
                    "were",
                    "was",
                    "sent",
                    "export",
                    "import",
                    "exports",
                    "imports",
                    "trade",
                    "transit",
                )
                for p in between
                if p.kind == "word" and "noun.volume" not in p.cls
            )
            and f.role == "earlier"
        ):
            break
        words = " ".join(p.low for p in between)
        if (
            re.fullmatch(
                r"(?:of [^,;]*?)?(?:[^,;:]{0,60}? )?(?:in|for|during|over|between|from|on|by|within"
                r"|across|throughout|of|, in|\()(?: the)?(?: whole of| course of| first)?",
                words,
            )
            or words in ("", ",")
            or (words == "(")
        ):
            if d.use == "as_of":
                return None
            if f.role == "earlier" or not re.search(r"[;]", words):
                return from_date(d, "period.own", month_pair(c, d))
    return None


def respectively(c: Case) -> Found | None:
    """ "In May and June there were 172 and 184 trains, respectively": the dates of a list share the figures out."""
    f = c.f
    if "respectively" not in f.reading.lows:
        return None
    run = f.run
    if run is None or _names_listed(f.reading, f.clause.low, f.clause.high, run.size):
        return None
    listed: list[list[Dated]] = []
    for d in c.dates:
        near = listed[-1][-1] if listed else None
        if near is not None and all(p.low in (",", "and", "in", "the") for p in f.pieces[near.at + 1 : d.at]):
            listed[-1].append(d)
        else:
            listed.append([d])
    for dates in listed:
        if len(dates) == run.size > 1:
            return from_date(dates[run.place], "period.respectively")
    return None


def _names_listed(r: Reading, low: int, high: int, count: int) -> bool:
    """Whether a list of ``count`` names shares the figures out: "In May and June, Riga and Lodz sent 172 and 184"."""
    for kind in ("place", "service", "organisation"):
        listed = 0
        names = r.mentions(kind, low, high)
        for before, at in zip([-1, *names], names, strict=False):
            joined = before >= 0 and at - before < _JOINED and all(p.low in _JOINING for p in r.pieces[before + 1 : at])
            listed = listed + 1 if joined else 1
            if listed == count > 1:
                return True
    return False


_JOINING = (",", "and", "the")
_JOINED = 5  # pieces from a name of a list to the next, at most


def earlier(c: Case) -> Found | None:
    """ "against 47,900 tonnes a year ago", "in the same period of 2023": that of the figure before, a year earlier."""
    f = c.f
    if f.role != "earlier":
        return None
    base = next((g.value("period") for g in reversed(c.others[: c.others.index(f)]) if g.value("period")), None) or (
        c.register.passage.value if c.register.passage else None
    )
    for d in c.between(f.at + 1, f.at + 11):
        if any(p.kind == "quantity" for p in _span(f, d)) or len(_span(f, d)) > 9:
            continue
        words = " ".join(p.low for p in _span(f, d))
        if d.use == "compared" or usable(d):
            low = d.piece.low
            if re.search(r"\b(?:same|corresponding|matching|comparable)\b", words) and YEAR.fullmatch(d.value) and base:
                value = in_year(base, int(d.value))
                if value:
                    return from_date(d, "period.same_months", value)
            if "year" in low and re.search(r"\b(?:ago|earlier|before)\b", low) and base and year_before(base):
                return from_date(d, "period.year_earlier", year_before(base))
            if CALENDAR.fullmatch(d.value):
                return from_date(d, "period.earlier_date")
    right = f.right(8)
    if base and re.match(r"(?:[\w-]+ ){0,4}?(?:a|one|the) year (?:ago|earlier|before)\b", right) and year_before(base):
        return Found(str(year_before(base)), "period.year_earlier", *f.piece.span)
    if (
        base
        and re.match(r"(?:[\w-]+ ){0,3}?(?:in|of) the (?:same|corresponding) \w+ (?:of )?last year", right)
        and year_before(base)
    ):
        return Found(str(year_before(base)), "period.year_earlier", *f.piece.span)
    per = PER.get(f.row["per"] or "") or next((PER[g.row["per"]] for g in c.others if g.row["per"] in PER), None)
    if per and (f.row["per"] or re.match(r"(?:[\w-]+ ){0,2}(?:at present|now|today|currently)\b", right)):
        return Found(per, "period.earlier_rate", *f.piece.span)
    return Found("", "period.earlier_none", *f.piece.span)


def clause(c: Case) -> Found | None:
    """The nearest date of the clause that tells no comparison, report or opening."""
    f = c.f
    near = [
        d
        for d in c.between(f.clause.low, f.clause.high)
        if usable(d) and not (d.use == "since" and f.role == "change" and d.at > f.at)
    ]
    near.sort(key=lambda d: (d.use == "since", abs(d.at - f.at) + (4 if d.at > f.at else 0)))
    best = next((d for d in near if not is_anothers(c, d)), None)
    return told_by(c, best, "period.clause") if best is not None else None


def sentence(c: Case) -> Found | None:
    """A date of another clause of the sentence, before the figure first."""
    f = c.f

    def is_free(d: Dated) -> bool:
        return usable(d) and not is_anothers(c, d) and f.reading.clause_of(d.at).kind != "said"

    before = next(filter(is_free, reversed(c.between(0, f.at))), None)
    if before is not None:
        if (
            f.clause.kind == "main"
            and f.clause.low > before.at
            and f.clause.verb >= 0
            and is_present(f)
            and f.role != "change"
        ):
            return None
        return told_by(c, before, "period.sentence")
    if c.register.passage is not None or is_present(f):
        return None
    behind = next((d for d in c.between(f.at + 1, len(f.pieces)) if d.use != "since" and is_free(d)), None)
    return told_by(c, behind, "period.sentence_behind") if behind is not None else None


def last_years(c: Case) -> Found | None:
    """ "over the past three years"."""
    f = c.f
    for d in c.used("duration"):
        if f.clause.low <= d.at < f.clause.high and re.match(r"(?:the )?(?:last|past|previous)\b", d.piece.low):
            return from_date(d, "period.last_years")
    return None
