"""The days of an article that a movement could run on, as its dates tell them and as they could be read."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from extractor.dates.calendar import shift_months
from extractor.facts.article import Mention
from extractor.facts.settle.joined import DAY, joined
from extractor.facts.settle.option import Options, add, by_rule, with_others
from extractor.facts.settle.view import View
from extractor.facts.slots.candidate import of_mention
from extractor.facts.slots.when import composed


def days(view: View) -> Options:
    """The dates that a movement could run on, by value: as they stand, and as `days_of` takes them."""
    made: Options = {}
    ranks = {c.mention.index: (n, c) for n, c in reversed([*enumerate(view.one.slots["when"])]) if c.mention}
    dates = list(view.mentions("dates"))
    holds = _held(dates, view)
    for date in dates:
        ranked = ranks.get(date.index)
        seen = ranked or view.is_dated_by(date.sentence) or date is holds
        if date.row["type"] not in ("date", "time", "interval") or not seen:
            continue
        value = ranked[1].value if ranked else composed(date, view.article.sentences[date.sentence])
        if value.startswith(("T", "P")) and ranked is None:
            continue
        said = [*by_rule(ranked, "when"), *_of_day(value, view.article.published)]
        add(made, value, ranked[1] if ranked else of_mention(date, value, "movements.when.weighed"), said)
        for other, why in (*days_of(date), *_alone(date, value)):
            if "/" in value and why in _ENDS and view.one.kind == "suspension":  # it lasts as long as it is said to
                made[value].features.append(f"read by its {why}")
                continue
            add(made, other, of_mention(date, other, f"movements.when.{why}"), [*said, f"read by its {why}"])
    made |= joined(made, dates, view)
    return with_others(made, view, "when")


def _alone(date: Mention, value: str) -> Iterator[tuple[str, str]]:
    """The day of a date that a rule read with a clock time told elsewhere: the time may be another's."""
    raw = str(date.row["value"])
    if raw != value and DAY.fullmatch(raw):
        yield raw, "day"


_ENDS = ("start", "end")


def _held(dates: list[Mention], view: View) -> Mention | None:
    """The last day told before the sentences that are looked at for days: it may hold on."""
    first = min(view.own)
    before = dates[: bisect_left(dates, first, key=lambda date: date.sentence)]
    return next((date for date in reversed(before) if DAY.match(str(date.row["value"]))), None)


def days_of(date: Mention) -> Iterator[tuple[str, str]]:
    """What else a date can mean for a train: an end of an interval, the day of a time, another week."""
    raw = str(date.row["value"])
    low, _, high = raw.partition("/")
    if high:
        if low != "..":
            yield low, "start"
        if high != "..":
            yield high, "end"
        return
    if "T" in raw and DAY.match(raw):
        yield raw.partition("T")[0], "day"
    yield from _elsewhen(date.text, raw)


def _elsewhen(text: str, raw: str) -> Iterator[tuple[str, str]]:
    """The day of a weekday a week on or back, that of a day without a month a month on or back."""
    is_weekday, is_ordinal = _WEEKDAY.search(text), _ORDINAL.fullmatch(text)
    if not DAY.match(raw) or not (is_weekday or is_ordinal):
        return
    day, clock = datetime.date.fromisoformat(raw[:10]), raw[10:]
    for way, rule in ((1, "later"), (-1, "earlier")):
        try:
            other = day + datetime.timedelta(days=7 * way) if is_weekday else shift_months(day, way)
        except OverflowError:  # beyond the first day or the last that can be told
            continue
        if is_weekday or day.day <= _SHORTEST:
            yield f"{other}{clock}", rule


_WEEKDAY = re.compile(r"(?<!\w)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!s)(?! \d)", re.IGNORECASE)
_ORDINAL = re.compile(r"the \d{1,2}(?:st|nd|rd|th)")
_SHORTEST = 28
"""Days that every month has."""


def _of_day(value: str, published: str | None) -> Iterator[str]:
    """How exact a day is, and how long before or after the article it lies."""
    yield "an interval" if "/" in value else f"a day of {len(value.partition('T')[0])} characters"
    if "T" in value:
        yield "a clock time"
    try:
        apart = (datetime.date.fromisoformat(value[:10]) - datetime.date.fromisoformat(published or "")).days
    except ValueError:
        yield "past" if value[:10] <= (published or "") else "ahead"
        return
    far = sum(abs(apart) > most for most in _DAYS)
    yield f"{'ahead' if apart > 0 else 'past'} by {far}"


_DAYS = (0, 1, 3, 7, 31, 366)
"""Days from the article that are told apart."""
