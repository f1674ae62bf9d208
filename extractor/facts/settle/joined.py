"""Days that a movement could run on which the text tells in two places: a day and a clock time, a day and the next."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from extractor.facts.article import Mention
from extractor.facts.settle.option import Option, Options
from extractor.facts.settle.view import View
from extractor.facts.slots.candidate import of_mention

DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"T(?:\d\d:\d\d|MO|AF|EV|NI)$")
_TIMES = 4
"""How many days and times are put together, the nearest to where the movement is told of."""
Joined = Iterator[tuple[str, Option]]
_Told = TypeVar("_Told")


def joined(known: Options, dates: list[Mention], view: View) -> Options:
    """Further options by value, of those ``known`` and all dates that are looked at."""
    made = dict(_on_other_days(dates, view))
    days = {name: option for name, option in {**known, **made}.items() if DAY.fullmatch(name)}
    made |= dict(_with_clock(days, dates, view))
    if view.one.kind == "suspension":
        made |= dict(_from_to(days, view))
    return {name: option for name, option in made.items() if name not in known}


def _with_clock(days: Options, dates: list[Mention], view: View) -> Joined:
    """Days with the clock times told apart from them: "It left on Monday. [...] The start was at 16:45".

    A clock time without its half of the day can be after noon: "on Friday [...] at 3:15".
    """
    times = [
        (time, match[0])
        for time in dates
        if time.row["type"] == "time" and view.is_near(time.sentence) and (match := _CLOCK.search(time.row["value"]))
    ]
    near = _nearest(((pair[0].start, pair) for pair in times), view)
    near_days = _nearest(((option.candidate.start, name) for name, option in days.items()), view)
    for time, clock in near:
        for day in near_days:
            said = ["a time told apart", *days[day].features]
            yield _option(time, day + clock, "clock", said)
            later = _after_noon(clock, time.text)
            if later:
                yield _option(time, day + later, "clock", ["a time after noon", *said])
    for time, clock in near:
        later, day = _after_noon(clock, time.text), str(time.row["value"])[: -len(clock)]
        if later and DAY.fullmatch(day):
            yield _option(time, day + later, "clock", ["a time after noon"])


def _after_noon(clock: str, text: str) -> str | None:
    """A clock time twelve hours on, where its words leave open which half of the day is meant."""
    match = _HALF.match(clock)
    if match is None or _SAYS_HALF.search(text):
        return None
    return f"T{int(match[1]) + 12}:{match[2]}"


_HALF = re.compile(r"T(0[1-9]|1[01]):(\d\d)")
_SAYS_HALF = re.compile(r"[ap]\.?m\b|morning|night|(?<!\d)0\d|\d\d\d\d", re.IGNORECASE)


def _on_other_days(dates: list[Mention], view: View) -> Joined:
    """The day after, or before, the last one told: "It was loaded on 3 May and left [the next day]"."""
    last: datetime.date | None = None
    for date in dates:
        value = str(date.row["value"])
        match = _OTHER.match(date.text)
        if match and last is not None and view.is_near(date.sentence):
            try:
                other = last + datetime.timedelta(days=-1 if match["before"] else 1)
            except OverflowError:  # beyond the first day or the last that can be told
                continue
            clock = _CLOCK.search(value)
            name = f"{other}{clock[0] if clock else ''}"
            yield _option(date, name, "day_by_another", ["a day by another"])
        elif DAY.match(value) and "/" not in value:
            last = datetime.date.fromisoformat(value[:10])


_OTHER = re.compile(
    r"(?:early |late )?(?:the )?(?:next|following|day after|(?P<before>day before|previous))(?! (?:week|month|year))",
    re.IGNORECASE,
)


def _from_to(days: Options, view: View) -> Joined:
    """From a day to a later one told apart: "Traffic stopped on 3 May. [...] It was resumed on the 7th"."""
    near = _nearest(((option.candidate.start, name) for name, option in days.items()), view)
    for start, end in combinations(sorted(near), 2):
        first, last = days[start].candidate, days[end].candidate
        said = ["from a day to another", *(f"begins: {feature}" for feature in days[start].features[:2])]
        value = f"{start}/{end}"
        found = replace(last, value=value, rule="movements.when.from_to")
        yield value, Option(found, [(last.start, last.end), (first.start, first.end)], said)


def _option(date: Mention, value: str, rule: str, said: list[str]) -> tuple[str, Option]:
    return value, Option(of_mention(date, value, f"movements.when.{rule}"), [(date.start, date.end)], said)


def _nearest(each: Iterable[tuple[int, _Told]], view: View) -> list[_Told]:
    """Of what stands at characters of the text the nearest to where the movement is told of."""
    event = view.one.event
    at = max(event.reference.start, event.start)
    return [told for _, told in sorted(each, key=lambda pair: abs(pair[0] - at))[:_TIMES]]
