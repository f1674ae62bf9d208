"""A temporal expression as found: what it says, before it is resolved against a reference date."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["date", "time", "duration", "set", "interval", "offset", "vague"]


@dataclass(slots=True)
class Expression:
    """The parts that the words of one expression name; what they leave open is None.

    ``start`` and ``end`` count tokens; ``from_char`` and ``to_char`` characters.
    """

    kind: Kind
    rule: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    weekday: int | None = None
    week: int | None = None
    holiday: str | None = None
    span_months: tuple[int, int] | None = None  # "the first nine months": 1 to 9
    span_days: tuple[int, int] | None = None  # "the first half of March": 1 to 15
    span_weeks: tuple[int, int] | None = None
    fiscal: bool = False
    last_year: int | None = None  # second year of "fiscal 2023/24"
    year_offset: int | None = None  # "this year" 0, "last year" -1
    unit: str | None = None  # of "last week" and of durations
    offset: int | None = None  # "last week" -1
    ordinal: int | None = None
    time: str | None = None  # "12:30" or a part of day, "EV"
    amount: float | None = None
    amount_high: float | None = None
    direction: str | None = None  # ago, later, earlier
    sign: int = -1  # of "the past year" -1, "the next year" 1
    value: str | None = None  # where the words alone fix it
    mod: str | None = None
    repeats: str | None = None
    ambiguous: bool = False  # "7/8/07", of which day and month could change places
    the_year: bool = False  # "the end of the year": the one that is spoken of
    definite: bool = False  # "the quarter": refers back
    ends: "tuple[Expression, Expression] | None" = None
    open_end: str | None = None  # "since" or "until", for intervals with one end
    from_char: int = 0
    to_char: int = 0
    core_char: int | None = None  # where the date itself begins, in characters, behind "since its launch in"
    hedge_start: int | None = None  # where a hedge such as "more than" begins, in characters
    lead_char: int | None = None  # where "the" before a length of time begins
    own_end: int | None = None  # where "the first nine months" ends before "of 2018", in tokens
    own_char: int | None = None  # and in characters
    trail_char: int | None = None  # where "or so" behind it ends
    unit_of_value: str | None = None  # "seven years ago today" is a day, not a year
    bound: str | None = None  # what the hedge says, finer than mod: at_least, at_most
    parts: "list[Expression]" = field(default_factory=list)

    @property
    def lacks_year(self) -> bool:
        """Whether a following "of 2018" or "this year" could complete it."""
        named = (
            self.month,
            self.quarter,
            self.half,
            self.season,
            self.span_months,
            self.span_weeks,
            self.week,
            self.holiday,
        )
        return (
            self.kind in ("date", "interval")
            and self.year is None
            and self.year_offset is None
            and self.offset is None
            and self.value is None
            and any(part is not None for part in named)
        )
