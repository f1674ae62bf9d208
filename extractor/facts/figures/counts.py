"""Periods of networks, counts to a date, ordinals and rates."""

import re

from extractor.facts.figures.case import Case, is_anothers, is_past, is_present
from extractor.facts.figures.dated import CALENDAR, DAY, PER, YEAR, Dated, _span, from_date, usable
from extractor.facts.figures.figure import Found, is_network


def rate(c: Case) -> Found | None:
    """ "five trains a week" of now: the week; of the past or of a target: the date."""
    f = c.f
    per = PER.get(f.row["per"] or "")
    setd = None
    if per is None and f.row["kind"] in ("count", "mass", "volume", "money", "other"):
        for d in c.used("set"):
            if (
                abs(d.at - f.at) <= 9
                and f.clause.low <= d.at < f.clause.high
                and re.fullmatch(r"P(?:T?\d+)[DWMYH]", d.value)
            ) and not any(p.kind == "quantity" for p in _span(f, d)):
                per, setd = d.value, d
                break
    if per is None:
        return None
    for d in c.between(f.clause.low, f.clause.high):
        if usable(d) and d.use != "since" and not is_anothers(c, d):
            ahead = c.register.published is not None and d.value[:10] > c.register.published
            if DAY.fullmatch(d.value) and d.use == "plain" and not f.clause.future and not ahead:
                continue
            words = " ".join(p.low for p in _span(f, d))
            if re.search(r";|, (?:and|but|yet)\b|\bwhen\b|\bdue\b|\bagreed\b", words):
                continue
            return from_date(d, "period.dated_rate")
    v = c.register.passage
    if (
        f.clause.future
        and v is not None
        and c.register.published is not None
        and v.value > c.register.published[: len(v.value)]
        and "/" not in v.value
    ):
        return Found(v.value, "period.planned_rate", v.start, v.end, v.list, v.index)
    if (
        f.clause.verb >= 0
        and f.role != "change"
        and is_past(f)
        and c.register.passage is not None
        and c.register.passage.rule != "weak"
        and f.of is None
    ):
        v = c.register.passage
        if not v.value.startswith("P") and not v.value.endswith("/.."):
            return Found(v.value, "period.past_rate", v.start, v.end, v.list, v.index)
    if f.clause.verb < 0 and c.others.index(f) and f.role == "level":
        g = c.others[c.others.index(f) - 1]
        v = g.slots.get("period")
        if v is not None and re.fullmatch(r"\d{4}[\w/-]*", v.value) and g.clause.verb >= 0 and is_past(g):
            return Found(v.value, "period.rate_of", v.start, v.end, v.list, v.index)
    if setd is not None:
        return from_date(setd, "period.rate")
    return Found(per, "period.rate", *f.piece.span, "quantities", f.piece.index)


_RUN = 1_000_000
"""Kilometres that no line has: trains have run them."""


def network(c: Case) -> Found | None:
    """Routes and cities are there; they happen in no period, unless counted to a date."""
    f = c.f
    if not is_network(f) or (f.row["kind"] == "length" and (f.row["value"] or 0) >= _RUN):
        return None
    if f.row["kind"] != "length":
        for d in c.used("as_of"):
            if not f.clause.future and not DAY.fullmatch(d.value + "x"):
                return from_date(d, "period.network_as_of", f"../{d.value}")
    return Found("", "period.network", *f.piece.span)


def counted_to(c: Case) -> Found | None:
    """ "As of April 10 … since 2013", "by the end of August", "this year as of Monday"."""
    f = c.f
    if f.role == "change" and f.of is not None:
        return None
    until = next((d for d in c.used("as_of") if f.clause.low <= d.at < f.clause.high or d.at < f.at), None)
    since = next(iter(c.used("since")), None)
    if until is None:
        return None
    if c.register.published and until.value[:10] > c.register.published[: len(until.value[:10])]:
        return from_date(until, "period.target")
    v = f.pieces[f.clause.main] if f.clause.main >= 0 else None
    if f.clause.future or f.row["per"] or re.search(r"\bto [a-z]+ (?:by |to )?$", f.left(3) + " "):
        return from_date(until, "period.target")
    if since is not None:
        return from_date(until, "period.since_to", f"{since.value.removesuffix('/..')}/{until.value[:10]}")
    year = next(
        (d for d in c.used("plain") if YEAR.fullmatch(d.value) and until.value.startswith(d.value)),
        None,
    )
    if year is not None and DAY.fullmatch(until.value):
        return from_date(until, "period.year_to", f"{year.value}-01-01/{until.value[:10]}")
    up_to = until.at > 1 and f.pieces[until.at - 2].low == "up"  # "up to May of this year"
    if year is not None or (up_to and until.piece.low.endswith("this year")):
        return from_date(until, "period.year_to", f"{until.value[:4]}-01/{until.value[:10]}")
    if v is not None and v.low in (
        "wants",
        "wanted",
        "aims",
        "aimed",
        "plans",
        "planned",
        "hopes",
        "hoped",
        "intends",
        "expects",
        "expected",
        "targets",
    ):
        return from_date(until, "period.target")
    return from_date(until, "period.to", f"../{until.value[:10]}")


def ordinal(c: Case) -> Found | None:
    """ "the 15,000th train" on a day: all up to it; "the 1,500th train this year", "of the year": the year."""
    f = c.f
    if f.row["kind"] != "ordinal":
        return None
    year = next(
        (
            d
            for d in c.used("plain")
            if not DAY.fullmatch(d.value) and CALENDAR.fullmatch(d.value) and not d.value.endswith("/..")
        ),
        None,
    )
    since = next(iter(c.used("since")), None) or _opened(c)
    day = next((d for d in c.dates if DAY.fullmatch(d.value) and d.use not in ("report",)), None)
    if day is None and c.register.day is not None:
        day = Dated(c.register.day, -1, "plain")
    of = _OF_THE.match(f.right(4))
    told = day.value if day is not None else c.register.published
    if of is not None and told:
        return Found(told[: _CUT[of["unit"]]], "period.ordinal_of_the", *f.piece.span)
    if since is not None and day is not None:
        return from_date(day, "period.ordinal_since", f"{since.value.removesuffix('/..')}/{day.value[:10]}")
    if year is not None and (since is None or year is not since):
        return from_date(year, "period.ordinal_in")
    if since is not None:
        return from_date(since, "period.ordinal_since", since.value if "/" in since.value else f"{since.value}/..")
    if day is not None:
        return from_date(day, "period.ordinal", f"../{day.value[:10]}")
    return None


_OF_THE = re.compile(r"(?:[\w -]+ )?of the (?P<unit>year|month)\b(?! (?:before|of))")
_CUT = {"year": len("2024"), "month": len("2024-05")}
"""How much of a day names its year and its month."""
_OPENS = re.compile(
    r"\b(?:since|dates? (?:back )?(?:from|to)|launched|opened|started|began|opening|inception|launch)\b"
)


def _opened(c: Case) -> Dated | None:
    """The last date of the sentence on which something was opened; looked for once."""
    known = c.f.reading.sentence.memo
    if "opened" not in known:
        told = (d for d in reversed(c.dates) if d.use in ("event", "plain") and not DAY.fullmatch(d.value))
        known["opened"] = next((d for d in told if _OPENS.search(c.f.reading.said(max(0, d.at - 6), d.at))), None)
    opened: Dated | None = known["opened"]
    return opened


def rate_beside(c: Case) -> Found | None:
    """ "with three round trips more, departures go up to 40 a week": trains counted beside a rate are of it."""
    f = c.f
    if (
        f.row["kind"] != "count"
        or f.row["unit"]
        or (c.register.passage is not None and not f.clause.future and not is_present(f))
    ):
        return None
    n = c.others.index(f)
    for g in c.others[n + 1 : n + 3]:
        if g.row["per"] in PER and g.row["kind"] == "count" and not g.row["unit"]:
            return Found(PER[g.row["per"]], "period.rate_beside", *g.piece.span)
    return None
