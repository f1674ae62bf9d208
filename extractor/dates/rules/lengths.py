"""Builders of lengths of time and of recurring times."""

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import FREQUENCY, MONTHS, NUMBERS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS
from extractor.dates.rules.building import expression_of, is_inside_name, number_of, ordinal_of
from extractor.dates.tokens import Tokens

_KINDS_OF_UNIT = frozenset(
    """consecutive straight successive full whole entire working business trading operating calendar previous further
    additional more solid last past next""".split()
)
_WHOLE = ("whole", "full", "entire", "further", "second")
"""What may stand between a number and its unit: "ten consecutive months", "five working days"."""


def _is_kind_of_unit(tokens: Tokens, index: int, unit_word: str) -> bool:
    """Whether a word says what kind of days they are: "five working days", but not "$3 million last year"."""
    kind = tokens.word(index)
    if kind in _WHOLE and tokens.codes[index - 1] == "a":
        return not unit_word.endswith("s")  # "a whole day"
    return unit_word.endswith("s") and kind in _KINDS_OF_UNIT


def build_duration(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "14 days", "12 to 14 days", "a 30-year concession", "a week"; a rate behind a count is a set."""
    unit_word = tokens.word(m.start("unit"))
    unit = UNITS[unit_word]
    count = m["n"]
    if count == "a" and m.start() and tokens.word(m.start() - 1) == "what":
        return None  # "What a day it picked to come"
    if m["kind"] and not _is_kind_of_unit(tokens, m.start("kind"), unit_word):
        return None
    if unit_word in ("second", "min", "hr", "yr", "h") and count == "a":
        return None
    if count == "a" and tokens.codes[m.end() : m.end() + 1] == "-" and tokens.word(m.end() + 1) in ("on", "over", "to"):
        return None  # "a year-on-year increase"
    hyphen = m["hyphen"]
    if not hyphen and not unit_word.endswith("s") and count != "a":
        amount = number_of(tokens, *m.span("n"))
        if amount not in (1, 0.5) and unit_word not in ("min", "hr", "yr", "h"):
            return None if tokens.codes[m.start("n")] in "y" else _short_unit(tokens, m, amount, unit)
    amount = number_of(tokens, *m.span("n"))
    high = number_of(tokens, *m.span("high")) if m["high"] else None
    if high is not None and amount is not None and high <= amount:
        found = expression_of("duration", "duration", m, amount=high, unit=unit)
        found.start = m.start("high")  # "from five to three days": the second is the length
        return found
    half = 0.5 if m["half"] or m["half_after"] else 0.0
    if amount is not None:
        amount += half
    if unit == "Q" and (hyphen or count == "a"):
        return None  # "a quarter", "three-quarters of its wheat"
    if tokens.codes[m.end() : m.end() + 1] == "j" and unit == "Y":
        return None  # an age
    if tokens.codes[m.end() : m.end() + 1] == "f" and tokens.word(m.end() + 1) == "age":
        return None  # "12 years of age"
    if count == "a" and not m["high"] and not m["half"] and _is_rate(tokens, m.start()):
        if tokens.word(m.start() - 1) in _SPEEDS and unit == "H":
            return None  # "120 km an hour"
        return expression_of("set", "rate", m, unit=unit, amount=1)
    found = expression_of("duration", "duration", m, amount=amount, amount_high=high, unit=unit)
    if tokens.word(m.start()) == "some" and amount is not None:
        found.start += 1  # a hedge, outside the text
    elif _article_of_noun(tokens, m.start(), m.end("n")):
        found.start += 1  # "a five-year low"
        found.amount = (number_of(tokens, m.start() + 1, m.end("n")) or 0) + half
    return found


# Words behind which "a week" is a length of time.
_BEFORE_LENGTH = frozenset(
    """
    in for than about of within over after under nearly almost around roughly approximately barely only just even least
    most less more take takes took taken taking last lasts lasted wait waits waited spend spent spends lose lost losing
    save saves saved saving need needs needed cost costs by until is was be and or to from every half once with up as
    into through during before since not such per that it him them us at on
    """.split()
)


def _is_rate(tokens: Tokens, index: int) -> bool:
    """Whether "a week" says how often: "five trains a week", but not "in a week" or "took a week"."""
    following = tokens.codes[index + 2 : index + 3]
    if index == 0 or following in ("g", "L", "e", "j") or tokens.codes[index - 1] in "!(":
        return False
    before = tokens.word(index - 1)
    return before not in _BEFORE_LENGTH and (tokens.raw(index - 1)[0].isalnum() or tokens.raw(index - 1) in ")%")


def _article_of_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the article before a number belongs to what follows: "a five-year low", not "a hundred years"."""
    return tokens.codes[start] == "a" and end - start > 1 and _plain_number(tokens.word(start + 1))


def _plain_number(word: str) -> bool:
    return word in NUMBERS and word != "dozen"


def _short_unit(tokens: Tokens, m: re.Match[str], amount: float | None, unit: str) -> Expression | None:
    """ "a five year low": a singular unit after a number is attributive; the number must be whole."""
    if amount is None or amount != int(amount) or unit in ("S",):
        return None
    found = expression_of("duration", "duration", m, amount=amount, unit=unit)
    if _article_of_noun(tokens, m.start(), m.end("n")):
        found.start += 1
        found.amount = number_of(tokens, m.start() + 1, m.end("n"))
    return found


def build_half_unit(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "half an hour", "half a year"."""
    return expression_of("duration", "half_unit", m, amount=0.5, unit=UNITS[tokens.word(m.end() - 1)])


def build_quarter_century(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "a quarter-century": 25 years; not "a quarter-hour"."""
    if tokens.word(m.end() - 1) != "century":
        return None
    return expression_of("duration", "duration", m, amount=25.0, unit="Y")


def build_every(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "every day", "every second week", "each Monday", "per month"."""
    code = m["unit"]
    word = tokens.word(m.start("unit"))
    count = number_of(tokens, *m.span("n")) if m["n"] else 1
    if m["o"]:
        count = ordinal_of(tokens, m.start("o"))
    if tokens.word(m.start()) == "per" and (count != 1 or code not in "uYQ" or UNITS[word] in "HmS"):
        return None
    if code == "w":
        return expression_of("set", "every_weekday", m, unit="W", amount=1, weekday=WEEKDAYS[word], repeats=word)
    if code == "m":
        return expression_of("set", "every_month", m, unit="Y", amount=1, month=MONTHS[word], repeats=word)
    if code == "s":
        return expression_of("set", "every_season", m, unit="Y", amount=1, season=SEASONS[word], repeats=word)
    if code == "p":
        return expression_of("set", "every_part", m, unit="D", amount=1, time=PARTS_OF_DAY[word], repeats=word)
    if m["other"]:
        if tokens.word(m.start("other")) != "other":
            return None
        count = 2
    if count is None:
        return None
    unit = "W" if UNITS[word] == "WE" else UNITS[word]
    return expression_of("set", "every_unit", m, unit=unit, amount=count)


def build_every_weekday(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "every weekday", "each working day"; not "every other day"."""
    words = " ".join(tokens.word(i) for i in range(m.start() + 1, m.end()))
    if words not in ("weekday", "workday", "working day", "business day"):
        return None
    return expression_of("set", "weekdays", m, unit="D", amount=1, repeats="weekdays")


_SPEEDS = frozenset("km kilometres kilometers miles mile knots kmph".split())
_PERIODICALS = frozenset("newspaper newspapers paper papers tabloid broadsheet magazine journal gazette".split())


_HALVED = {"PT1H": "PT30M", "P1D": "PT12H", "P1Y": "P6M"}


def build_frequency(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "daily", "weekly", "bi-weekly", "twice weekly", "four times daily"."""
    index = m.end() - 1
    if tokens.raw(index)[0].isupper() and is_inside_name(tokens, index):
        return None  # "Henan Daily"
    if index + 1 < len(tokens.surfaces) and tokens.word(index + 1) in _PERIODICALS:
        return None  # "the daily newspaper"
    if index > 1 and tokens.word(index - 2) == "inter" and tokens.codes[index - 1] == "-":
        return None  # "the inter-annual rate"
    value = FREQUENCY[tokens.word(index)]
    if m["b"]:
        times: float | None = {"once": 1.0, "twice": 2.0}.get(tokens.word(m.start("b")), 3.0)
    else:
        times = number_of(tokens, *m.span("n")) if m["n"] else None
    found = expression_of("set", "frequency", m, value=value, repeats=f"{times:g}" if times is not None else None)
    if m.start() == index > 1 and tokens.word(index - 1) == "-" and tokens.word(index - 2) == "half":
        found.start, found.value = index - 2, _HALVED.get(value, value)
    if m.start() == index > 1 and tokens.word(index - 1) == "-" and tokens.word(index - 2) == "bi":
        found.start, found.value = index - 2, FREQUENCY.get(f"bi{tokens.word(index)}", value)
    return found


def build_times_per(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "three times a week", "twice a month", "five days a week"."""
    if m["of"] == "u" and UNITS[tokens.word(m.end() - 3)] != "D":
        return None
    unit = UNITS[tokens.word(m.end() - 1)]
    if m["b"]:
        times: float | None = {"once": 1.0, "twice": 2.0}.get(tokens.word(m.start("b")), 3.0)
    else:
        times = number_of(tokens, *m.span("n"))
    repeats = f"{times:g}" if times is not None else None
    return expression_of("set", "times_per", m, unit=unit, amount=1, repeats=repeats)


def build_weekdays(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Mondays", "weekdays"."""
    if tokens.word(m.start()) == "weekdays":
        return expression_of("set", "weekdays", m, unit="D", amount=1, repeats="weekdays")
    day = tokens.word(m.start())[:-1]
    return expression_of("set", "weekdays", m, unit="W", amount=1, weekday=WEEKDAYS[day], repeats=day)


def build_weekday_parts(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Tuesday nights"."""
    noun, day = tokens.word(m.end() - 1), tokens.word(m.start())
    if not noun.endswith("s"):
        return None
    parts = {"weekday": WEEKDAYS[day], "time": PARTS_OF_DAY[noun]}
    return expression_of("set", "weekday_parts", m, unit="W", amount=1, repeats=f"{day} {noun[:-1]}", **parts)
