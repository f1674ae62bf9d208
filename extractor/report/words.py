"""Values in plain words, for people: "up to 15 November 2024", "every day", "41.3 billion yuan"."""

import re
from typing import Any

_MONTHS = "January February March April May June July August September October November December".split()
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "MIN": "minute", "S": "second"}
_MODS = {
    "approx": "about {}",
    "before": "before {}",
    "after": "after {}",
    "start": "early {}",
    "mid": "the middle of {}",
    "end": "the end of {}",
    "less_than": "less than {}",
    "more_than": "more than {}",
}
_BOUNDS = {
    "approx": "about {}",
    "more_than": "more than {}",
    "at_least": "at least {}",
    "less_than": "less than {}",
    "at_most": "up to {}",
}
_MONEY = {
    "CNY": "yuan", "USD": "US dollars", "EUR": "euros", "GBP": "pounds sterling", "JPY": "yen", "INR": "rupees",
    "RUB": "roubles", "KZT": "tenge", "AUD": "Australian dollars", "CAD": "Canadian dollars", "CHF": "Swiss francs",
}  # fmt: skip
_SCALE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_CLOCK = re.compile(r"(?P<day>.*)T(?P<hour>\d\d):?(?P<minute>\d\d)?")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")


def date_in_words(value: str, mod: str | None = None, repeats: str | None = None) -> str:
    """A TIMEX3 value in words; a shape that is not known is given back as it is.

    >>> date_in_words("../2024-11-15"), date_in_words("P1D"), date_in_words("2024-Q1")
    ('up to 15 November 2024', 'one day', 'first quarter of 2024')
    """
    words = _interval(value) if "/" in value else _point(value)
    if repeats:
        words = f"{words} ({repeats})"
    return _MODS.get(mod or "", "{}").format(words)


def set_in_words(value: str, repeats: str | None = None) -> str:
    """A recurring time: "P1W" is every week, "P2D" every 2 days; with ``repeats`` "3", 3 times a week."""
    if value.startswith("T"):
        return f"every day at {value[1:]}"
    every = _lengths(value)
    if every is None:
        return value
    number, _, unit = every.partition(" ")
    if repeats and repeats.isdigit():
        return f"{repeats} times {'a' if number == 'one' else f'every {number}'} {unit}"
    if repeats:
        return f"every {repeats.capitalize()}"
    return f"every {unit}" if number == "one" else f"every {every}"


def _interval(value: str) -> str:
    first, _, last = value.partition("/")
    if value.startswith("P"):
        low, high = _lengths(first), _lengths(last)
        return f"{low} to {high}" if low and high else value
    if first == "..":
        return f"up to {_point(last)}"
    if last == "..":
        return f"since {_point(first)}"
    return f"{_point(first)} to {_point(last)}"


def _point(value: str) -> str:
    if value.startswith("P"):
        return _lengths(value) or value
    clock = _CLOCK.fullmatch(value)
    if clock:
        hour = f"{clock['hour']}:{clock['minute'] or '00'}"
        return f"{_point(clock['day'])}, {hour}" if clock["day"] else hour
    day, _, part = value.partition("T")
    words = _day(day)
    return f"{words}, {_PARTS[part]}" if part in _PARTS else words if not part else value


def _day(value: str) -> str:
    year, *rest = value.split("-")
    of = "of an unknown year" if year == "XXXX" else year
    if not rest:
        return of if len(year) != 3 else f"the {year}0s"
    head = rest[0]
    if head.startswith("Q") and head[1:].isdigit():
        return f"{('first', 'second', 'third', 'fourth')[int(head[1:]) - 1]} quarter of {of}"
    if head.startswith("W"):
        week = f"week {head[1:].lstrip('0')} of {of}" if head[1:].isdigit() else "that week"
        return f"{_DAYS[int(rest[1]) - 1]} of {week}" if len(rest) > 1 and rest[1].isdigit() else week
    if head in _SEASONS:
        return f"{_SEASONS[head]} {of}"
    if not head.isdigit() or not 1 <= int(head) <= 12:
        return value
    month = f"{_MONTHS[int(head) - 1]} {of}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 and rest[1].isdigit() else month


def _lengths(value: str) -> str | None:
    """ "P14D" as 14 days, "PT36H" as 36 hours, "P1Y6M" as one year 6 months; None for another shape."""
    date, _, time = value.removeprefix("P").partition("T")
    parts = [(n, u) for n, u in _LENGTH.findall(date)] + [
        (n, "MIN" if u == "M" else u) for n, u in _LENGTH.findall(time)
    ]
    if not parts:
        return None
    return " ".join(f"one {_UNITS[u]}" if float(n) == 1 else f"{n} {_UNITS[u]}s" for n, u in parts)


def number_in_words(value: float) -> str:
    """A number as people read it: 41300000000 is 41.3 billion, 230000 is 230,000."""
    for size, name in _SCALE:
        if abs(value) >= size:
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{round(value, 3):,.3f}".rstrip("0").rstrip(".")


def quantity_in_words(q: dict[str, Any]) -> str:
    """A quantity as decoded JSON: "more than 41.3 billion yuan", "up 5 %", "13 to 15 trains a week"."""
    words = number_in_words(q["value"])
    if q["high"] is not None:
        words = f"{words} to {number_in_words(q['high'])}"
    if q["kind"] == "ordinal":
        words = f"number {words}"
    unit = _MONEY.get(q["unit"] or "", q["unit"]) or ""
    noun = unit or q["counted"] or ""
    if noun and q["unit"] in ("TEU", "FEU", "t") and q["counted"] and q["counted"] != unit:
        noun = f"{unit} ({q['counted']})"
    words = _BOUNDS.get(q["bound"], "{}").format(f"{words} {noun}".strip())
    if q["change"]:
        words = f"{'up' if q['change'] == 'increase' else 'down'} {words}"
    return f"{words} a {q['per']}" if q["per"] else words
