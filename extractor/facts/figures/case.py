"""A figure among the dates of its sentence, and the register of the periods that the text has named."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from extractor.facts.article import Sentence
from extractor.facts.figures.dated import DAY, Dated, from_date, months_in, unit_of, usable
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.pieces import Piece


@dataclass(slots=True)
class Periods:
    """The periods that the text has named: that of the passage, the first of the article, the last of each kind."""

    published: str | None = None
    passage: Found | None = None
    first: Found | None = None
    last: Found | None = None  # of the figure that was read last, if it has one
    by_unit: dict[str | None, Piece] = field(default_factory=dict)  # the last date named of each unit
    by_months: dict[int, Piece] = field(default_factory=dict)  # and of each length in months
    day: Piece | None = None
    plain: tuple[int, Dated] | None = None  # the last that was named, no day, with the number of its sentence

    def name(self, piece: Piece) -> None:
        """Take up a date that the text has named."""
        if piece.row is not None:
            value = str(piece.row["value"])
            self.by_unit[unit_of(value)] = self.by_months[months_in(value)] = piece
            if DAY.fullmatch(value):
                self.day = piece

    def note(self, number: int, dates: list[Dated]) -> None:
        """Take up the dates of a sentence."""
        for d in dates:
            if d.use in ("plain", "as_of"):
                self.name(d.piece)
            if d.use == "plain" and usable(d) and not DAY.fullmatch(d.value):
                self.plain = number, d

    def lead(self, sentence: Sentence, dates: list[Dated]) -> None:
        """Take the period that a sentence without figures leads in: "In May it moved:", "The best month was May"."""
        named = [d for d in dates if usable(d)]
        if named and sentence.text.endswith(":"):
            self.passage = from_date(named[0], "period.lead_in")


class Case:
    """A figure, the dates of its sentence in order, the register, the other figures of the sentence."""

    __slots__ = ("_used", "dates", "f", "others", "register")

    def __init__(
        self, f: Figure, dates: list[Dated], register: Periods, others: list[Figure], used: dict[str, list[Dated]]
    ) -> None:
        self.f, self.dates, self.register, self.others, self._used = f, dates, register, others, used

    def used(self, use: str) -> list[Dated]:
        """The dates that are there for ``use``."""
        return self._used.get(use, [])

    def between(self, low: int, high: int) -> list[Dated]:
        """The dates among the pieces ``low:high``."""
        return self.dates[bisect_left(self.dates, low, key=_AT) : bisect_left(self.dates, high, key=_AT)]


def is_past(f: Figure) -> bool:
    """Whether the clause speaks of the past."""
    v, m = f.pieces[f.clause.verb], f.pieces[f.clause.main]
    return v.low in ("was", "were", "had") or (v is m and v.low.endswith("ed"))


_OWN = re.compile(r"(?:in|for|during|over|of|\(|from)(?: the)?(?: whole of)?")
_OWN_REACH = 5  # pieces from a figure to its own date, at most
_AND = re.compile(r"\b(?:and|but)\b")
_AGAINST = re.compile(r"\b(?:compared|against|from|versus|than|while|but|whereas)\b|;")


def _joins(p: Piece) -> bool:
    return _AND.search(p.low) is not None


def _speaks(p: Piece) -> bool:
    return "verb.modal" in p.cls or (p.verb and p.low in ("is", "are", "was", "were", "has", "have", "had"))


def _sets_against(p: Piece) -> bool:
    return _AGAINST.search(p.low) is not None


def _turns(p: Piece) -> bool:
    return p.low in (";", "against", "compared", "from", "versus", "than", "to", "as", "but")


def is_anothers(c: Case, d: Dated) -> bool:
    """Whether a date stands right behind another figure, and is its own."""
    f, r = c.f, c.f.reading
    if d.at < f.at:
        # own date of an earlier figure: "from 1,000 in 2019 to 2,000"
        for g in _between(c, d.at - _OWN_REACH, d.at):
            words = r.said(g.at + 1, d.at)
            if words == "" or _OWN.fullmatch(words):
                if g.role == "earlier" or r.places(_turns, d.at + 1, f.at):
                    return True
                if f.clause is not g.clause and f.clause.verb > d.at:
                    return False
        return False
    others = _between(c, f.at + 1, d.at)
    if not others:
        return False
    last = others[-1].at
    if any(g.role == "earlier" for g in others) or r.places(_sets_against, f.at + 1, last):
        return True
    if r.places(_joins, f.at + 1, last) and r.places(_speaks, f.at + 1, last):
        return True
    return f.role == "level" and any(
        g.role == "level"
        and f.row["unit"] == g.row["unit"]
        and _OWN.fullmatch(r.said(g.at + 1, d.at))
        and r.said(f.at + 1, g.at) not in ("and", ", and", ",")
        for g in _between(c, max(f.at + 1, d.at - _OWN_REACH), d.at)
    )


def _between(c: Case, low: int, high: int) -> list[Figure]:
    """The figures of the sentence in ``low:high``."""
    return c.others[bisect_left(c.others, low, key=_AT) : bisect_left(c.others, high, key=_AT)]


_AT = attrgetter("at")


def told_by(c: Case, d: Dated, rule: str) -> Found:
    """The period that a date tells: itself, or all up to it."""
    if d.use == "as_of":
        ahead = c.register.published and d.value[:10] > c.register.published[: len(d.value[:10])]
        return (
            from_date(d, rule + "_to", f"../{d.value[:10]}")
            if not c.f.clause.future and not ahead
            else from_date(d, rule)
        )
    pair = month_pair(c, d)
    if pair:
        return from_date(d, rule, pair)
    return from_date(d, rule)


def month_pair(c: Case, d: Dated) -> str | None:
    """ "January and February": both months."""
    line = c.f.pieces
    for e in c.between(d.at - 2, d.at + 3):
        for a, b in ((d, e), (e, d)):
            if (
                a is not b
                and b.at - a.at == 2
                and line[a.at + 1].low == "and"
                and re.fullmatch(r"\d{4}-\d\d", b.value)
                and re.fullmatch(r"\d{4}-\d\d", a.value)
            ) and (b.value[:4], int(b.value[5:])) == (a.value[:4], int(a.value[5:]) + 1):
                return f"{a.value}/{b.value}"
    return None


def is_present(f: Figure) -> bool:
    """Whether the clause speaks of now or of what is to come."""
    if f.clause.verb < 0:
        return False
    v, m = f.pieces[f.clause.verb], f.pieces[f.clause.main]
    if "verb.modal" in v.cls and v.low not in ("could", "would"):
        return True
    if v.low in ("is", "are", "has", "have") and (v is m):
        return True
    if (
        v is m
        and v.verb
        and (v.low.endswith("s") or v.low in ("run", "go", "come", "handle", "carry", "take", "stand", "leave", "make"))
        and v.low not in ("was", "has")
    ):
        return True
    return bool(v.low in ("is", "are") and not f.clause.passive and m.low not in ("up", "down"))
