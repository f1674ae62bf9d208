"""Joins two dates as the ends of a range, and takes in "since": "January to August", "since its launch in 2013"."""

from extractor.dates.bonds.building import absorb, between
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard


def ranges(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "January to August", "between Monday and Friday"; not "Monday and Friday"."""
    return absorb(tokens, atoms, _range_joins)


_POINTS = ("date", "time")


def _range_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    link = between(tokens, a, b)
    if a.kind not in _POINTS or b.kind not in _POINTS or a.direction or b.direction:
        return None
    before = tokens.codes[a.start - 1 : a.start]
    words = [tokens.word(i) for i in range(a.end, b.start)]
    if link.strip(",") in ("T", "U", "-", "_"):
        dashed = link.strip(",") in ("-", "_")
        if dashed and not (_comparable(a, b)):
            return None
        if not set(words) & {"to", "-", "–", "—", "through", "thru"} and before != "R":
            return None
        if before != "R" and not _comparable(a, b):
            return None
    elif not (link == "&" and before == "B" and "and" in words):
        return None
    if not heard("dates.range"):
        return None
    start = a.start
    return Expression("interval", "dates.range", start, b.end, ends=(a, b))


def _comparable(a: Expression, b: Expression) -> bool:
    def level(e: Expression) -> str:
        if e.time:
            return "time"
        if e.day or e.weekday or e.unit == "D":
            return "day"
        return "month" if e.month else "quarter" if e.quarter else "year"

    return level(a) == level(b) or {level(a), level(b)} == {"month", "day"}


_SINCE_NEAR, _SINCE_REACH = 7, 13
_BEGINNINGS = tuple(
    "launch open reopen start beg commenc incept creat found establish inaugurat introduc commission complet operation "
    "service enter first put".split()
)
"""What makes a long clause behind "since" the beginning of a period: "since it was put into operation in 2021"."""


def open_ends(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "since 2013", "since its launch in 2013"."""
    taken = 0  # where the expression before ends
    for atom in atoms:
        first, taken = taken, atom.end
        spans = atom.rule in ("dates.year_range", "dates.fiscal_year")
        if (atom.kind not in ("date", "time", "offset") and not spans) or atom.start == 0:
            continue
        for back in range(1, _SINCE_REACH):
            i = atom.start - back
            if i < first or tokens.codes[i] in "!,()":
                break
            if tokens.codes[i] == "S":
                behind = tokens.word(atom.start - 1)
                near = back < _SINCE_NEAR or any(tokens.word(at).startswith(_BEGINNINGS) for at in range(i, atom.start))
                clause = near and (atom.direction == "ago" or behind in ("in", "on", "of", "the", "at"))
                if (back == 1 or clause) and heard("dates.since"):
                    atom.open_end, atom.core_char, atom.start = "since", tokens.starts[atom.start], i
                    atom.rule = "dates.since"
                break
    return atoms
