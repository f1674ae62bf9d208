"""What the resolution of one document knows and remembers."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from extractor.dates.calendar import quarter_value
from extractor.dates.expression import Expression
from extractor.dates.lexicon import FISCAL_CUSTOM, FISCAL_YEARS
from extractor.dates.tense import Telling, Tense, telling_at

_CLOCK_REACH = 4
"""Sentences behind a day in which a clock time can be of that day."""
_STORY_REACH = 4
"""Sentences behind a past year, or behind the last day told of it, in which its story goes on."""
_HAD = re.compile(r"(?: [a-z]+){0,3} had [a-z]+\b")
_EVENING, _NOON = "18:00", "12:00"
_OPEN_DAY = re.compile(r"XXXX-\d\d-\d\d")


@dataclass
class Context:
    """What the resolution of one document knows."""

    text: str
    reference: date | None
    sentences: list[tuple[int, int]]
    last_day: date | None = None  # the latest day or month spoken of
    last_value: str | None = None
    spoken_day: tuple[date, int] | None = None  # the latest day spoken of, and its sentence
    years_in_sentence: dict[int, int] = field(default_factory=dict)
    financial_year: str | None = None  # the months of the one last spoken of
    told_quarter: tuple[str, int] | None = None  # the quarter last told, and its sentence
    sentence: int = 0
    spoken_open: tuple[str, int] | None = None  # the latest day spoken of whose year is open, and its sentence
    spoken_clock: str | None = None  # the clock time told of the latest day spoken of
    year_ahead: tuple[int, int] | None = None  # the latest year told that is to come, and its sentence
    year_opening: tuple[int, int] | None = None  # the latest year that opens a sentence, and that sentence
    opening: int | None = None  # the year of a date that heads the text, where the day of publication is not known
    story: tuple[int, int] | None = None  # the past year that is told of, and the latest sentence that does
    story_begun: bool = False  # whether a day has gone on with it
    recurring: int = -1  # the latest sentence that tells days that recur
    quarter: str | None = None  # the quarter that it reports on
    period: str | None = None  # the month, quarter or year that the text reports on, which comparisons refer to

    @cached_property
    def fiscal(self) -> tuple[int, bool] | None:
        """The custom of the financial year, read off the country that the text is about."""
        return fiscal_custom(self.text)

    @property
    def fiscal_start(self) -> int | None:
        """Month in which the financial year begins, where custom is known."""
        return self.fiscal[0] if self.fiscal else None

    def sentence_of(self, position: int) -> tuple[int, int]:
        """Bounds of the sentence at ``position``; positions come in order."""
        while self.sentence + 1 < len(self.sentences) and self.sentences[self.sentence][1] <= position:
            self.sentence += 1
        return self.sentences[self.sentence] if self.sentences else (0, len(self.text))

    def day_of_clock(self, expression: Expression) -> str | None:
        """The day of a clock time that names none: the one just spoken of, where a past verb reports one event.

        The morning told behind an evening is that of the next day: "left at 10.55 pm on Tuesday … at 6 am it passed".
        A timetable has no day: "on Mondays and Thursdays at 8:30 p.m.".
        """
        if self.recurring == self.sentence or not self.tense_of(expression).startswith("past"):
            return None
        if self.spoken_day is None or self.sentence - self.spoken_day[1] > _CLOCK_REACH:
            near = self.spoken_open is not None and self.sentence - self.spoken_open[1] <= _CLOCK_REACH
            return self.spoken_open[0] if near and self.spoken_open else None
        clock, told = expression.time or "", self.spoken_clock or ""
        over = told >= _EVENING and ":" in clock and clock < _NOON
        return (self.spoken_day[0] + timedelta(days=over)).isoformat()

    def year_told(self, expression: Expression) -> int | None:
        """The past year that the sentence tells of, or that the sentence before it in the paragraph opens with."""
        if self.reference is None or expression.fiscal or self.tense_of(expression) == "future":
            return None
        told = self.years_in_sentence.get(self.sentence)
        if told is None and self.year_opening is not None and self.year_opening[1] == self.sentence - 1:
            start = self.sentences[self.sentence - 1][0]
            told = None if "\n" in self.text[start : expression.from_char] else self.year_opening[0]
        return told if told is not None and told < self.reference.year else None

    def year_to_come(self, expression: Expression) -> int | None:
        """The coming year that this sentence tells of, or, for a quarter, the one before it in the paragraph."""
        reach = 0 if expression.the_year else 1
        if self.year_ahead is None or self.sentence - self.year_ahead[1] > reach:
            return None
        if self.tense_of(expression).startswith("past"):
            return None
        start = self.sentences[self.year_ahead[1]][0] if self.sentences else 0
        return None if "\n" in self.text[start : expression.from_char] else self.year_ahead[0]

    def year_of_story(self, expression: Expression) -> int | None:
        """The past year whose story a day without a year goes on with.

        "That was in the spring of 2011. The earthquake of March 11 had cut the line. A train left on March 18":
        the pluperfect looks back on the time just told, and the days behind go on from there.
        """
        if self.story is None or self.sentence - self.story[1] > _STORY_REACH or expression.open_end:
            return None
        if not self.story_begun and not _HAD.match(self.text, expression.to_char):
            return None
        if self.tense_of(expression) == "future":
            return None
        self.story, self.story_begun = (self.story[0], self.sentence), True
        return self.story[0]

    def tense_of(self, expression: Expression) -> Tense:
        """Whether the words around the expression speak of the past or the future; "since" is never of the future."""
        return self.telling_of(expression).tense

    def telling_of(self, expression: Expression) -> Telling:
        """The tense of the words around the expression, and the word that tells it."""
        if expression.open_end == "since":
            return Telling("past", "since", 1)
        return telling_at(self.text, expression.from_char, expression.to_char, self.sentence_of(expression.from_char))


def fiscal_custom(text: str) -> tuple[int, bool] | None:
    """The custom of the financial year of the country most named in ``text``: its first month, named by its end."""
    counts: dict[str, int] = {}
    for match in FISCAL_CUSTOM.finditer(text):
        country = str(match.lastgroup)
        counts[country] = counts.get(country, 0) + 1
    return FISCAL_YEARS[max(counts, key=lambda country: counts[country])] if counts else None


_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
_DAY_OR_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


_AGAINST = re.compile(r"\b(?:than|compared (?:with|to)|against|versus|over|level of)(?: in| the)?\s\Z")
_AGAINST_REACH = 24


def _before(expression: Expression) -> tuple[int, int]:
    return max(0, expression.from_char - _AGAINST_REACH), expression.from_char


_SENTENCE_OPENING = 12


def note(value: str, expression: Expression, context: Context) -> None:
    """Remember what later expressions refer to: the day, the period reported on, the year of the sentence."""
    against = expression.rule == "dates.relative_year" and expression.definite and expression.year_offset
    compared = expression.direction is not None or expression.unit == "match" or bool(against)
    if open_day := _OPEN_DAY.match(value):
        context.spoken_open = open_day.group(), context.sentence
    if not value[:4].isdigit():
        return
    if not compared and not (expression.rule == "dates.year" and _AGAINST.search(context.text, *_before(expression))):
        context.last_value = value
    fiscal = expression.fiscal and expression.rule in ("dates.year_range", "dates.fiscal_year")
    if fiscal and not expression.open_end and _MONTHS.fullmatch(value):
        context.financial_year = max(value, context.financial_year or "")  # others are what it is compared with
    if expression.quarter is not None and "-Q" in value:
        context.told_quarter = value, context.sentence
    if expression.kind in ("date", "time", "offset") and (match := _DAY_OR_MONTH.match(value)):
        context.last_day = date(int(match[1]), int(match[2]), int(match[3] or 1))
        if match[3]:
            context.spoken_day = context.last_day, context.sentence
            context.spoken_clock = expression.time if expression.time and ":" in expression.time else None
    if not compared and expression.kind in ("date", "interval") and _is_period(expression):
        context.period = value
        ahead = expression.unit == "Q" or (
            context.reference is not None and value > quarter_value(context.reference, -1)
        )
        if "-Q" in value and not (ahead and context.quarter):
            context.quarter = value
    opening = expression.from_char - context.sentences[context.sentence][0] if context.sentences else 0
    if expression.rule == "dates.relative_year" and expression.definite and expression.year_offset == 0:
        context.years_in_sentence[context.sentence] = int(value[:4])  # "In that year, on Sept. 21"
    if context.reference is None and expression.to_char <= _HEADING and _HEADS.match(context.text, expression.to_char):
        context.opening = int(value[:4]) if _dated(expression) else context.opening
    if context.reference is not None and value.isdigit() and len(value) == 4 and int(value) > context.reference.year:
        context.year_ahead = int(value), context.sentence
    if context.reference is not None and expression.year is not None:
        past = expression.year < context.reference.year and (expression.month or expression.season)
        context.story = (expression.year, context.sentence) if past and not expression.open_end else None
        context.story_begun = False
    if expression.year is not None and opening <= _SENTENCE_OPENING and not expression.open_end:
        context.year_opening = int(value[:4]), context.sentence
    if expression.year is not None and (expression.month or expression.quarter or opening <= _SENTENCE_OPENING):
        context.years_in_sentence[context.sentence] = int(value[:4])


_HEADING = 80
_HEADS = re.compile(r"\)|\s?[–—:]|\s-\s")
"""Behind a date that heads a text: "Grain week 8 (September 17 to 23, 2017) – Canadian Pacific moved"."""


def _dated(expression: Expression) -> bool:
    """Whether a day or month is told with its year: "September 17 to 23, 2017"; not "since March 2010"."""
    told = expression.ends[1] if expression.ends else expression
    return told.year is not None and told.month is not None and not expression.open_end


def _is_period(expression: Expression) -> bool:
    """Whether it is a time that figures are reported for, rather than a day or a comparison."""
    if expression.day is not None or expression.weekday is not None or expression.unit == "D" or expression.open_end:
        return False
    return expression.year_offset is None or expression.year_offset == 0 or expression.quarter is not None
