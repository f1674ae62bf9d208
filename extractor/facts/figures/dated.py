"""The dates of a sentence with what each is there for, and how their values are moved and measured."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading

PER = {
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "year": "P1Y",
    "hour": "PT1H",
    "quarter": "P3M",
    "d": "P1D",
    "h": "PT1H",
}


DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")


YEAR = re.compile(r"\d{4}")


CALENDAR = re.compile(r"[\dX]{4}(?:-[\w-]+)?(?:T[\w:]+)?(?:/(?:[\dX]{4}(?:-[\w-]+)?|\.\.))?|\.\./\d{4}[\w-]*")


_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|compared|against|versus|vs|below|above|like|over|on|from|same "
    r"\w+(?: of| in)?|corresponding \w+(?: of| in)?)(?: (?:in|for|during|that|those|of|the|same"
    r"|corresponding|period|month|quarter|week|time|months|levels?|whole|all|figure|a|over))*$"
)


_SAID = re.compile(
    r"\b(?:said|says|announced|reported|told|released|published|issued|report|statement"
    r"|bulletin)(?: [\w,]+){0,3} (?:on|in|for)?$"
)
_OVER = re.compile(r"\b(?:on|over|from)( the)?$")
_AFTER = re.compile(r"\b(?:after|before|following|ahead of)(?: the)?$")


_AS_OF = re.compile(
    r"\b(?:as of|as at|(?<!followed )by|until|till|up to|to date|<date> through|by the end of|to)(?: "
    r"(?:the|end of|end))*$"
)


_EVENT_VERB = re.compile(
    r"\b(?:opened|launched|founded|established|built|signed|introduced|inaugurated|began|begun|started"
    r"|set up|commissioned|resumed|dates from|since it \w+)(?: (?:in|on|back|operations?|service))*$"
)


_ANY_OTHER = re.compile(r"\bthan (?:in|for|during) any (?:other )?(?:day|week|month|quarter|year)(?: of)?$")


_BEST = re.compile(
    r"\b(?:most|least|best|worst|first|largest|biggest|smallest|highest|lowest|busiest|strongest|weakest|steepest|peak)\b"
    r"(?: [\w-]+){0,4}$"
)
"""What is the most since a day is told of no time since then."""


@dataclass(slots=True, eq=False)
class Dated:
    """A date of the sentence and what it is there for."""

    piece: Piece
    at: int
    use: str  # plain, compared, as_of, since, set, event, report, duration
    usable: bool = field(init=False)  # as a period

    def __post_init__(self) -> None:
        self.usable = self.use in ("plain", "as_of", "since") and bool(CALENDAR.fullmatch(self.value))

    @property
    def value(self) -> str:
        """The value of the date."""
        return str(self.piece.row["value"]) if self.piece.row else ""


def uses(r: Reading) -> list[Dated]:
    """The dates of a sentence with what each is there for."""
    made = []
    for at, p in enumerate(r.pieces):
        if p.kind == "date":
            made.append(Dated(p, at, _use(r, p, at)))
    return made


def _use(r: Reading, p: Piece, at: int) -> str:
    row = p.row
    assert row is not None
    value, kind = str(row["value"]), row["type"]
    line = r.pieces
    left = " ".join("<date>" if q.kind == "date" else q.low for q in line[max(0, at - 7) : at])
    right = r.said(at + 1, at + 3)
    if kind == "set":
        return "set"
    if kind == "duration":
        return "duration"
    clause = r.clause_of(at)
    if kind in ("date", "time") and DAY.fullmatch(value):
        if clause.kind == "said" or (
            clause.verb >= 0
            and "verb.say" in line[clause.main].cls
            and not line[clause.main].cls & {"verb.act", "verb.level"}
        ):
            return "report"
        if at < 8 and re.match(r"(?:--|–|—|-|:|\.|\()", right) and r.sentence.number < 2 and left.count(" ") < 5:
            return "report"
    if DAY.fullmatch(value) and _SAID.search(left):
        return "report"
    if p.low in (
        "a year earlier",
        "a year ago",
        "a year before",
        "the year before",
        "one year earlier",
        "the previous year",
        "the year earlier",
    ):
        return "compared"
    if _ANY_OTHER.search(left):
        return "compared"
    over = _OVER.search(left)
    if (over is None or over[1]) and _COMPARED.search(left):
        return "compared"
    if over is not None:
        if (
            kind in ("date", "interval")
            and not DAY.fullmatch(value)
            and re.search(
                r"(?:%|percent|per cent|pct|pc|increase|decrease|rise|drop|fall|growth|more|less|up"
                r"|down|higher|lower)(?: \w+)? (?:on|over|from)(?: the)?$",
                left,
            )
        ):
            return "compared"
        if p.low.startswith(("2024", "20", "19")) and left.endswith((" on", " over")) and YEAR.fullmatch(value):
            return "compared"
    if value.endswith("/.."):
        return "event" if _BEST.search(left) else "since"
    if _AS_OF.search(left) and not left.endswith(("from", "due to")) and not value.count("/"):
        if left.endswith(" to") and not re.search(r"\b(?:up to|prior to)$", left):
            return "plain"
        return "as_of"
    if _EVENT_VERB.search(left):
        return "event"
    if _AFTER.search(left):
        return "event"
    return "plain"


_SHIFT = re.compile(r"(?<![\d-])(\d{4})(?=-|/|$)")


def year_before(value: str, years: int = 1) -> str | None:
    """A period moved back by a year: "2024-03" gives "2023-03"."""
    if not CALENDAR.fullmatch(value) or "X" in value:
        return None
    return _SHIFT.sub(lambda m: f"{int(m[1]) - years:04d}", value)


def in_year(value: str, year: int) -> str | None:
    """A period moved to another year."""
    m = _SHIFT.match(value)
    return year_before(value, int(m[1]) - year) if m else None


def from_date(d: Dated, rule: str, value: str | None = None) -> Found:
    """A period that a date gives."""
    return Found(value or d.value, rule, *d.piece.span, "dates", d.piece.index)


def _span(f: Figure, d: Dated) -> list[Piece]:
    low, high = (f.at + 1, d.at) if d.at > f.at else (d.at + 1, f.at)
    return f.pieces[low:high]


def usable(d: Dated) -> bool:
    """Whether a date can be a period."""
    return d.usable


_VALUES = 1_024
"""Calendar values that are kept with their unit and months."""
MONTHS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))


@lru_cache(maxsize=_VALUES)
def months_in(value: str) -> int:
    """Months from first to last."""
    m = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?/(\d{4})-(\d\d)(-\d\d)?", value)
    if not m:
        return 0
    months = (int(m[3]) - int(m[1])) * 12 + int(m[4]) - int(m[2])
    return months + (0 if m[5] else 1)


@lru_cache(maxsize=_VALUES)
def unit_of(value: str) -> str | None:
    """The unit of a calendar value: month, quarter, week or year."""
    if re.fullmatch(r"\d{4}-\d\d", value):
        return "month"
    if re.fullmatch(r"\d{4}-Q\d", value):
        return "quarter"
    if re.fullmatch(r"\d{4}-W\d\d", value) or re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", value):
        return "week"
    if YEAR.fullmatch(value):
        return "year"
    return None
