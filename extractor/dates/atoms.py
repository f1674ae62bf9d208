"""Rules for the smallest temporal expressions: each is a regular expression over token codes.

`ATOMS` lists the rules in order of preference; at a token the longest match wins, then the first listed.
Codes are explained in `lexicon`. A builder may refuse a match by returning None.
"""

import re
from collections.abc import Callable

from extractor.dates.expression import Expression
from extractor.dates.holidays import LONGEST, NAMES
from extractor.dates.lexicon import (
    DECADES,
    DEICTIC,
    FREQUENCY,
    MONTHS,
    MULTIPLIERS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    RELATIVE,
    SEASONS,
    STOP,
    UNITS,
    VAGUE,
    VAGUE_NUMBERS,
    WEEKDAYS,
)
from extractor.dates.tokens import Tokens

Build = Callable[[Tokens, re.Match[str]], Expression | None]

NUMBER = r"(?:[nNFy]|v(?:-?v)*)"
COUNT = rf"(?:{NUMBER}|avf?|a)"
UNIT = r"[uYQ]"


def number_of(tokens: Tokens, start: int, end: int) -> float | None:
    """The number that the tokens write; None for "several" and its like."""
    total, current = 0.0, 0.0
    for i in range(start, end):
        code = tokens.codes[i]
        if code in "nNFy":
            current += _figure(tokens.raw(i))
        elif code == "a":
            current = 1
        elif code in "v":
            word = tokens.word(i)
            if word == "some" and end - start > 1:
                continue  # "some three weeks": a hedge, not an amount
            if word in VAGUE_NUMBERS:
                return None
            if word == "couple":
                current = 2
            elif word in MULTIPLIERS:
                total, current = total + (current or 1) * MULTIPLIERS[word], 0
            else:
                current = current * NUMBERS[word] if word == "dozen" and current else current + NUMBERS[word]
    return total + current


def _figure(raw: str) -> float:
    """The number of a figure: 1,289, 7.2, 13½, 2 1/2."""
    whole = raw.removesuffix("½").removesuffix("1/2").replace(",", "").strip()
    return float(whole or 0) + 0.5 * (raw[-1] in "½" or raw.endswith("1/2"))


def ordinal_of(tokens: Tokens, index: int) -> int:
    """The number of an ordinal token."""
    word = tokens.word(index)
    return ORDINALS[word] if word in ORDINALS else int(re.match(r"\d+", word)[0])  # type: ignore[index]


def _expression(kind: str, rule: str, m: re.Match[str], **parts: object) -> Expression:
    return Expression(kind, f"dates.{rule}", m.start(), m.end(), **parts)  # type: ignore[arg-type]


def _day_of(tokens: Tokens, index: int) -> int | None:
    code = tokens.codes[index]
    day = int(tokens.raw(index)) if code == "n" else ordinal_of(tokens, index)
    return day if 1 <= day <= 31 else None


def _numeric(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    raw = tokens.raw(m.start())
    if "T" in raw:
        return _expression("time", "iso", m, value=raw.rstrip("Z")[:16])
    a, b, c = (int(x) for x in re.split(r"[-/.]", raw))
    if a > 31:
        year, month, day = a, b, c
    else:
        year = c if c > 99 else 2000 + c if c < 70 else 1900 + c
        american = ("/" in raw and b > 12) or ("/" in raw and a <= 12 and c > 99 and b <= 12)
        month, day = (a, b) if american else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year <= 2200):
        return None
    return _expression("date", "numeric", m, year=year, month=month, day=day)


def _month_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    month = MONTHS[tokens.word(m.start("m"))]
    day = _day_of(tokens, m.start("d"))
    if day is None:
        return None
    year = int(tokens.raw(m.start("y"))) if m["y"] else None
    weekday = WEEKDAYS[tokens.word(m.start("w"))] if m["w"] else None
    return _expression("date", "month_day", m, month=month, day=day, year=year, weekday=weekday)


def _month(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    month = MONTHS[tokens.word(m.start("m"))]
    if m["y"]:
        return _expression("date", "month_year", m, month=month, year=int(tokens.raw(m.start("y"))))
    if month == 5 and not _may_is_month(tokens, m.start("m")):
        return None
    if month == 3 and tokens.codes[m.start() + 1 : m.start() + 2] == "T" and tokens.word(m.start() + 1) == "through":
        return None  # "March through the streets"; "March through May" is a range, found as such
    return _expression("date", "month", m, month=month)


def _may_is_month(tokens: Tokens, index: int) -> bool:
    """At the start of a sentence "May" is a verb unless a preposition or year stands beside it."""
    before = tokens.codes[index - 1] if index else STOP
    return before != STOP and tokens.raw(index - 1) not in ('"', "“")


def _year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    index = m.start("y")
    year = int(tokens.raw(index))
    if not 1500 <= year <= 2199 or not _is_year(tokens, index):
        return None
    return _expression("date", "year", m, year=year)


_MEASURED = re.compile(
    r"[\s-]*(?:km|kilomet|met(?:re|er)s?\b|miles?\b|tons?\b|tonnes?\b|TEU|FEU|containers?\b|wagons?\b|trains?\b|trips?\b"
    r"|people|workers|employees|jobs|cars?\b|vehicles|units?\b|yuan|dollars|euros|rubles|per ?cent|percent|%|kg|mm\b"
    r"|m\b|t\b|hp\b|kW|MW|GW|points?\b|times\b|pieces|boxes|companies|square|cubic|acres|hectares|feet|ft\b|hours|days"
    r"|degrees|sq\b|sq\.|kW|horses|troops|passengers|carloads|trailers|locomotives|species|homes|houses|shares|students|families|barrels)",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"(?:[$€£¥#]|\b(?:than|over|nearly|almost|about|some|to|least|most|No\.|number|total|exceed\w*|reach\w*|under|up|train|"
    r"flight|room|highway|route|RMB|USD|CNY|Rs\.?|EUR|US\$|model|Boeing|Airbus|page|line|bus))\s*$",
    re.IGNORECASE,
)


def _is_year(tokens: Tokens, index: int) -> bool:
    start, end = tokens.starts[index], tokens.ends[index]
    text = tokens.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "$€£¥#."):
        return False
    if text[end : end + 1] in ("%", "°") or (text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit()):
        return False
    before = text[max(0, start - 14) : start]
    if re.search(r"\b(?:in|since|by|of|during|from|until|for|fiscal|year)\s$", before):
        return not _MEASURED.match(text, end) or before.endswith("in ")
    return not (_MEASURED.match(text, end) or _COUNTING.search(before))


def _year_range(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    first = int(tokens.raw(m.start()))
    second = tokens.raw(m.end() - 1)
    if not (1800 <= first <= 2199 and tokens.touches(m.start()) and tokens.touches(m.start() + 1)):
        return None
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        return None
    fiscal = len(second) == 2 and last == first + 1
    return _expression("interval", "year_range", m, year=first, last_year=last, fiscal=fiscal)


def _decade(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    word = tokens.word(m.end() - 1)
    if word in DECADES:
        return _expression("date", "decade", m, value=f"19{DECADES[word]}") if m[0].startswith("t") else None
    digits = re.search(r"\d+", tokens.raw(m.end() - 1))[0]  # type: ignore[index]
    value = digits[:3] if len(digits) == 4 else "19" + digits[0]
    return _expression("date", "decade", m, value=value)


def _quarter(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    number = ordinal_of(tokens, m.start("o"))
    plural = tokens.word(m.end() - 1) == "quarters"
    if not 1 <= number <= 4 or plural:
        return None
    found = _expression("date", "quarter", m, quarter=number)
    if m[0].startswith("t") and m[0].endswith("-Q"):
        found.start += 1  # the article belongs to a noun: "the third-quarter loss"
    return found


def _month_quarter(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the September quarter", named by its last month."""
    month = MONTHS[tokens.word(m.start("m"))]
    if month % 3 or tokens.word(m.end() - 1) != "quarter":
        return None
    return _expression("date", "month_quarter", m, quarter=month // 3)


def _year_period(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 1988 period", "last year's quarter": the period spoken of, in another year."""
    if tokens.word(m.end() - 1) not in ("period", "quarter"):
        return None
    if m["y"]:
        year = int(tokens.raw(m.start("y")))
        return _expression("date", "year_period", m, year=year, unit="match", definite=True)
    offset = RELATIVE[tokens.word(m.start("r"))]
    return _expression("date", "year_period", m, year_offset=offset, unit="match", definite=True)


def _spoken_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "nineteen ninety-six", "two thousand" behind a preposition or "the year"."""
    words = [tokens.word(i) for i in range(m.start("v"), m.end()) if tokens.codes[i] == "v"]
    if any(word not in NUMBERS and word not in MULTIPLIERS for word in words) or "dozen" in words:
        return None
    numbers = [NUMBERS.get(word, 0) for word in words]
    if numbers[0] in (17, 18, 19, 20) and 10 <= numbers[1] < 100 and words[1] in NUMBERS:
        year = numbers[0] * 100 + sum(numbers[1:])
    elif words[:2] == ["two", "thousand"] and (m[0].startswith("t") or tokens.codes[m.start() - 1 : m.start()] in "im"):
        year = 2000 + sum(numbers[2:])
    else:
        return None
    return _expression("date", "year", m, year=year) if year < 2100 else None


def _day_pair(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "12 and 18 August", "March 3 and 7, 2026", "August 14 to 27": two days that share a month."""
    first, last = _day_of(tokens, m.start("d")), _day_of(tokens, m.start("e"))
    if first is None or last is None or last <= first:
        return None
    if m.end() == m.end("e") and _counts_something(tokens, m.end("e")):
        return None
    month = MONTHS[tokens.word(m.start("m"))]
    year = int(tokens.raw(m.start("y"))) if m["y"] else None
    month_first = m.start("m") < m.start("d")
    a_span = (m.start(), m.end("d")) if month_first else (m.start("d"), m.end("d"))
    b_span = (m.start("e"), m.end())
    a = Expression("date", "dates.month_day", *a_span, month=month, day=first, year=year)
    b = Expression("date", "dates.month_day", *b_span, month=month, day=last, year=year)
    both = tokens.codes[m.start("link")] in "&,"
    return _expression("interval", "day_pair" if both else "range", m, ends=(a, b))


def _counts_something(tokens: Tokens, index: int) -> bool:
    """Whether a noun or unit follows that a number before it would count: "March 3 and 7 trains"."""
    if index >= len(tokens.starts):
        return False
    raw = tokens.raw(index)
    return (
        tokens.codes[index] in "uYQm%"
        or (raw.islower() and raw.endswith("s") and len(raw) > 4)
        or raw in ("%", "percent", "per")
    )


def _bare_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "on the 30th": a day of the month spoken of."""
    before = tokens.word(m.start() - 1) if m.start() else ""
    following = tokens.codes[m.end() : m.end() + 1]
    if before not in ("on", "by", "until", "from", "since") or following not in ("", "!", ",", ")", "i", "T", "U", "&"):
        return None
    day = ordinal_of(tokens, m.start("d"))
    return _expression("date", "bare_day", m, day=day) if day <= 31 else None


def _quarter_code(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    raw = tokens.raw(m.start("q"))
    number = int(re.search(r"\d", raw)[0])  # type: ignore[index]
    if "Q" in raw:
        return _expression("date", "quarter", m, quarter=number)
    return _expression("interval", "half", m, half=number) if number <= 2 else None


def _half(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    word = tokens.word(m.start("o"))
    number = -1 if word == "latter" else ordinal_of(tokens, m.start("o"))
    if number > 2:
        return None
    return _expression("interval", "half", m, half=number)


def _first_units(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the first eleven months", "the first month", "the first two years"."""
    unit = UNITS[tokens.word(m.end() - 1)]
    count = number_of(tokens, *m.span("n")) if m["n"] else 1
    ordinal = ordinal_of(tokens, m.start("o"))
    if count is None or ordinal != 1 or count != int(count):
        return None
    if unit == "W" and m["n"]:
        return _expression("interval", "first_weeks", m, span_weeks=(1, int(count))) if count <= 53 else None
    months = int(count) * {"M": 1, "Q": 3}.get(unit, 99)
    if months > 12:
        return _expression("duration", "first_units", m, amount=count, unit=unit) if m["n"] else None
    if not m["n"]:
        return _expression("date", "first_month", m, month=1) if unit == "M" else None
    return _expression("interval", "first_months", m, span_months=(1, months))


def _relative(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    word = tokens.word(m.start("r"))
    if word == "that" and m["unit"] not in ("Y", "Q", "m"):
        return None
    offset = RELATIVE[word]
    noun = tokens.word(m.start("unit"))
    code = m["unit"]
    common = {
        "offset": offset,
        "definite": word
        in ("following", "previous", "preceding", "same", "that", "latest", "corresponding", "comparable"),
    }
    if code == "w":
        return _expression("date", "relative_weekday", m, weekday=WEEKDAYS[noun], **common)
    if code == "m":
        return _expression("date", "relative_month", m, month=MONTHS[noun], **common)
    if code == "s":
        return _expression("date", "relative_season", m, season=SEASONS[noun], **common)
    if code == "p":
        part = PARTS_OF_DAY[noun]
        if word not in ("last", "this"):
            return None
        return _expression("time", "relative_part", m, offset=-1 if word == "last" else 0, unit="D", time=part)
    if code == "M":
        return _expression("date", "the_unit", m, unit="P", **common) if noun == "period" else None
    unit = UNITS[noun]
    if noun.endswith("s") or unit in ("S", "m", "H") or (unit in "EC" and offset):
        return None
    if word == "past":
        return None
    if code == "Y":
        return _expression(
            "date", "relative_year", m, year_offset=offset, fiscal="K" in m[0], definite=common["definite"]
        )
    if word in ("same", "corresponding", "comparable"):
        return _expression("date", "the_unit", m, unit=unit, **common)
    return _expression("date", "relative_unit", m, unit=unit, **common)


def _opens_quote(tokens: Tokens, index: int) -> bool:
    return index > 0 and tokens.raw(index - 1) in ('"', "“", "‘")


def _relative_span(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the past three years", "the last twenty-four hours": lengths of time."""
    amount = number_of(tokens, *m.span("n"))
    unit = UNITS[tokens.word(m.end() - 1)]
    high = number_of(tokens, *m.span("high")) if m["high"] else None
    return _expression("duration", "relative_span", m, amount=amount, amount_high=high, unit=unit)


def _past_unit(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the past decade", "the past year": a length of time that ends now."""
    word = tokens.word(m.start("r"))
    unit = UNITS[tokens.word(m.end() - 1)]
    if word != "past" and not (unit in "EC" and word in ("last", "next", "coming")):
        return None
    return _expression("duration", "relative_span", m, amount=1.0, unit=unit)


def _duration(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    unit_word = tokens.word(m.start("unit"))
    unit = UNITS[unit_word]
    count = m["n"]
    if unit_word in ("second", "min", "hr", "yr") and count == "a":
        return None
    hyphen = m["hyphen"]
    if not hyphen and not unit_word.endswith("s") and count != "a":
        amount = number_of(tokens, *m.span("n"))
        if amount not in (1, 0.5) and unit_word not in ("min", "hr", "yr"):
            return None if tokens.codes[m.start("n")] in "y" else _short_unit(tokens, m, amount, unit)
    amount = number_of(tokens, *m.span("n"))
    high = number_of(tokens, *m.span("high")) if m["high"] else None
    if (m["half"] or m["half_after"]) and amount is not None:
        amount += 0.5
    if unit == "Q" and hyphen:
        return None  # "three-quarters of its wheat"
    if unit == "Y" and tokens.codes[m.end() : m.end() + 1] == "j":
        return None  # an age
    if count == "a" and not m["high"] and not m["half"] and _is_rate(tokens, m.start()):
        return _expression("set", "rate", m, unit=unit, amount=1)
    found = _expression("duration", "duration", m, amount=amount, amount_high=high, unit=unit)
    if tokens.word(m.start()) == "some" and amount is not None:
        found.start += 1  # a hedge, outside the text
    elif _article_of_noun(tokens, m.start(), m.end("n")):
        found.start += 1  # "a five-year low"
        found.amount = number_of(tokens, m.start() + 1, m.end("n"))
    return found


_BEFORE_LENGTH = frozenset(
    """
    in for than about of within over after under nearly almost around roughly take takes took taken taking last lasts lasted
    wait waits waited least most only just spend spent spends by until is was and or be to from every half once with
    every up as into through during before since less more not such per that it him them us at on within approximately
    lose lost losing save saves saved saving need needs needed cost costs barely even
    """.split()
)


def _is_rate(tokens: Tokens, index: int) -> bool:
    """Whether "a week" says how often: behind the thing counted ("five trains a week"), not behind a preposition or verb."""
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
    found = _expression("duration", "duration", m, amount=amount, unit=unit)
    if _article_of_noun(tokens, m.start(), m.end("n")):
        found.start += 1
        found.amount = number_of(tokens, m.start() + 1, m.end("n"))
    return found


def _half_unit(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "half an hour", "half a year"."""
    return _expression("duration", "half_unit", m, amount=0.5, unit=UNITS[tokens.word(m.end() - 1)])


def _every(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    code = m["unit"]
    word = tokens.word(m.start("unit"))
    count = number_of(tokens, *m.span("n")) if m["n"] else 1
    if m["o"]:
        count = ordinal_of(tokens, m.start("o"))
    if tokens.word(m.start()) == "per" and (count != 1 or code not in "uYQ" or UNITS[word] in "HmS"):
        return None
    if code == "w":
        return _expression("set", "every_weekday", m, unit="W", amount=1, weekday=WEEKDAYS[word], repeats=word)
    if code == "m":
        return _expression("set", "every_month", m, unit="Y", amount=1, month=MONTHS[word], repeats=word)
    if code == "s":
        return _expression("set", "every_season", m, unit="Y", amount=1, season=SEASONS[word], repeats=word)
    if code == "p":
        return _expression("set", "every_part", m, unit="D", amount=1, time=PARTS_OF_DAY[word], repeats=word)
    if count is None:
        return None
    return _expression("set", "every_unit", m, unit=UNITS[word], amount=count)


def _frequency(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    index = m.start()
    if tokens.raw(index)[0].isupper() and _inside_name(tokens, index):
        return None  # "Henan Daily"
    return _expression("set", "frequency", m, value=FREQUENCY[tokens.word(index)])


def _inside_name(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word stands beside this one on the same line."""
    before = tokens.text[max(0, tokens.starts[index] - 40) : tokens.starts[index]]
    after = tokens.text[tokens.ends[index] : tokens.ends[index] + 2]
    return bool(re.search(r"[A-Z][\w'’&.-]*[ \t]+$", before) or re.match(r" [A-Z]", after))


def _times_per(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    unit = UNITS[tokens.word(m.end() - 1)]
    if m["b"]:
        times: float | None = {"once": 1.0, "twice": 2.0}.get(tokens.word(m.start("b")), 3.0)
    else:
        times = number_of(tokens, *m.span("n"))
    repeats = f"{times:g}" if times is not None else None
    return _expression("set", "times_per", m, unit=unit, amount=1, repeats=repeats)


def _days_per(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "five days a week"."""
    return _times_per(tokens, m) if UNITS[tokens.word(m.end() - 3)] == "D" else None


def _weekdays(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    day = tokens.word(m.start())[:-1]
    return _expression("set", "weekdays", m, unit="W", amount=1, weekday=WEEKDAYS[day], repeats=day)


def _weekday_parts(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Tuesday nights"."""
    noun, day = tokens.word(m.end() - 1), tokens.word(m.start())
    if not noun.endswith("s"):
        return None
    parts = {"weekday": WEEKDAYS[day], "time": PARTS_OF_DAY[noun]}
    return _expression("set", "weekday_parts", m, unit="W", amount=1, repeats=f"{day} {noun[:-1]}", **parts)


def _clock(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    raw = tokens.raw(m.start("c"))
    hour, _, minute = raw.partition(":")
    number = int(hour)
    half = tokens.raw(m.start("k"))[0].lower() if m["k"] else None
    if not m["k"] and m["c"] != "c":
        return None
    if half == "p" and number < 12:
        number += 12
    if half == "a" and number == 12:
        number = 0
    if number > 24 or (half and int(hour) > 12):
        return None
    return _expression("time", "clock", m, time=f"{number:02d}:{(minute or '00')[:2]}")


def _part_of_day(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    word = tokens.word(m.end() - 1)
    before = tokens.word(m.start() - 1) if m.start() else ""
    if word.endswith("s") or before in ("good", "a", "an", "per", "one"):
        return None
    return _expression("time", "part_of_day", m, time=PARTS_OF_DAY[word], definite=m[0].startswith("t"))


def _weekday(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    index = m.start()
    if len(tokens.word(index)) <= 3 and not _abbreviates_weekday(tokens, index):
        return None  # "Sun" and "Sat" are names and verbs more often than days
    return _expression("date", "weekday", m, weekday=WEEKDAYS[tokens.word(index)])


def _abbreviates_weekday(tokens: Tokens, index: int) -> bool:
    before = tokens.codes[index - 1] if index else ""
    return (before in ("i", "R", "T") and tokens.word(index) not in ("sun", "sat")) or tokens.codes[
        index + 1 : index + 2
    ] == ";"


def _deictic(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    word = tokens.word(m.end() - 1)
    offset = DEICTIC[word]
    if tokens.raw(m.start())[0].isupper() and _inside_name(tokens, m.start()):
        return None  # "USA Today"
    if word == "tonight":
        return _expression("time", "deictic", m, unit="D", offset=0, time="NI")
    return _expression("date", "deictic", m, unit="D", offset=offset)


def _definite(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the year", "the quarter": what was spoken of, or the one now."""
    word = tokens.word(m.end() - 1)
    if word.endswith("s"):
        return None
    if tokens.codes[m.end() : m.end() + 1] == "-":
        return None  # "quarter-to-quarter"
    unit = "P" if word == "period" else UNITS[word]
    if unit not in ("Y", "Q", "M", "W", "D", "P", "WE"):
        return None
    if unit == "Y":
        return _expression("date", "the_year", m, year_offset=0, definite=True, fiscal="K" in m[0])
    return _expression("date", "the_unit", m, unit=unit, offset=0, definite=True)


def _season(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the summer", "early summer"."""
    if m[0] == "s" and tokens.codes[m.start() - 1 : m.start()] != "e":
        return None
    return _expression("date", "season", m, season=SEASONS[tokens.word(m.end() - 1)], definite=True)


def _season_year(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "autumn 2024", "the spring of 2023"."""
    year = int(tokens.raw(m.start("y")))
    return _expression("date", "season_year", m, season=SEASONS[tokens.word(m.start("s"))], year=year)


def _fiscal(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    first = int(tokens.raw(m.start("y")))
    if not m["z"]:
        return _expression("date", "fiscal_year", m, year=first, fiscal=True)
    second = tokens.raw(m.start("z"))
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return _expression("interval", "fiscal_year", m, year=first, last_year=last, fiscal=True) if last >= first else None


def _fiscal_after(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 2018-19 financial year"."""
    return _fiscal(tokens, m)


def _week_number(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    number = int(tokens.raw(m.end() - 1))
    if tokens.word(m.start()) != "week" or number > 53:
        return None
    return _expression("date", "week_number", m, week=number)


def _century(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    if tokens.word(m.end() - 1) != "century":
        return None
    return _expression("date", "century", m, value=f"{ordinal_of(tokens, m.start('o')) - 1:02d}")


def _vague(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "recently", "now", "the future", "current": no stated time."""
    word = tokens.word(m.end() - 1)
    before = tokens.word(m.start() - 1) if m.start() else ""
    if word not in VAGUE or (word == "past" and not m[0].startswith("t")) or word in ("coming", "these"):
        return None
    if word == "future" and not m[0].startswith("t") and before not in ("near", "in"):
        return None
    after = tokens.word(m.end()) if m.end() < len(tokens.starts) else ""
    if word in ("soon", "shortly") and (before == "as" or after in ("after", "before")):
        return None
    found = _expression("vague", "vague", m, value=VAGUE[word])
    if m[0].startswith("t") and word not in ("past", "future"):
        found.start += 1  # the article belongs to a noun: "the current system"
    return found


def _bare_units(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "for months", "over the years": a length that nothing counts."""
    before = tokens.word(m.start() - 1) if m.start() else ""
    noun = tokens.word(m.end() - 1)
    if not noun.endswith("s") or before not in ("for", "within", "in", "over", "after", "through"):
        return None
    if m[0].startswith("t") and not (noun == "years" and before == "over"):
        return None
    return _expression("duration", "bare_units", m, unit=UNITS[noun])


def _vague_units(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "recent years", "coming months", "these days"."""
    noun = tokens.word(m.end() - 1)
    word = tokens.word(m.end() - 2)
    if not noun.endswith("s") or word not in ("recent", "coming", "future", "past", "these"):
        return None
    if word == "these" and noun != "days":
        return None
    return _expression("vague", "vague_units", m, value=VAGUE[word])


def _year_modifier(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "year-earlier", "the year-ago period": the matching period one year before."""
    found = _expression("date", "year_earlier", m, year_offset=-1, definite=True, unit="match")
    if m[0].startswith("t") and not m["unit"]:
        found.start += 1  # the article belongs to a noun: "the year-ago results"
    return found


def _year_end(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    if tokens.word(m.end() - 1) != "end":
        return None
    return _expression("date", "year_end", m, year_offset=0, mod="end")


def _holiday(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "Christmas Eve", "the Spring Festival": the longest name that begins here, with capitals."""
    start = m.start("h")
    for length in range(LONGEST, 0, -1):
        end = min(start + length, len(tokens.starts))
        name = " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split())
        if name.lower() in NAMES and name[0].isupper() and (length == 1 or name.split()[-1][0].isupper()):
            if _names_more(tokens, end):
                return None  # "Christmas Island", "Christmas decorations"
            return Expression("date", "dates.holiday", start, end, holiday=name.lower())
    return None


_AFTER_HOLIDAY = frozenset(
    "and or in at on as when the a an with for which that to from but is was were this last next by".split()
)


def _names_more(tokens: Tokens, index: int) -> bool:
    """Whether the word after a holiday makes it part of a longer name or a modifier."""
    if index >= len(tokens.starts) or tokens.codes[index] not in ".auY":
        return False
    word = tokens.raw(index)
    return word[0].isalpha() and (word[0].isupper() or word not in _AFTER_HOLIDAY)


_FOURTEENTH_PLAN = 2021


def _plan_period(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "the 14th Five-Year Plan period": China's plans run for the five years to 2020, 2025 and so on."""
    number = ordinal_of(tokens, m.start("o"))
    if tokens.word(m.start("five")) != "five" or not 7 <= number <= 20:
        return None
    first = _FOURTEENTH_PLAN + 5 * (number - 14)
    return _expression("interval", "plan_period", m, year=first, last_year=first + 4)


_TABLE: list[tuple[str, Build]] = [
    (r"t?(?P<o>[Oo])(?P<five>v)-?YPM", _plan_period),
    (r"t?(?P<h>[hms])", _holiday),
    (r"I", _numeric),
    (r"(?:(?P<w>w);?,?)?(?P<m>m);?t?(?P<d>[noO])(?![-/]?[uYQ])(?:,?(?P<y>y))?", _month_day),
    (r"(?:(?P<w>w);?,?)?t?(?P<d>[noO])-?f?(?P<m>m);?(?:,?f?(?P<y>y))?", _month_day),
    (r"(?P<m>m);?,?f?(?P<y>y)", _month),
    (r"(?P<m>m);?(?P<y>)", _month),
    (r"y[-/][nNy]", _year_range),
    (r"(?:tY)?(?P<y>y)", _year),
    (r"t?d", _decade),
    (r"t?(?:K-?)?(?P<o>[Oo])-?Q", _quarter),
    (r"t?(?P<q>q)", _quarter_code),
    (r"t(?P<m>m)Q", _month_quarter),
    (r"t?(?P<y>y)(?P<r>)[MQ]", _year_period),
    (r"(?P<y>)t?(?P<r>r)Y[MQ]", _year_period),
    (r"(?:tY)?(?P<v>vv(?:-?v){0,2})(?!-?[uYQ])", _spoken_year),
    (r"(?P<d>[no])(?P<link>[-T&,])(?P<e>[no])f?(?P<m>m);?(?:,?f?(?P<y>y))?", _day_pair),
    (r"(?P<m>m);?(?P<d>[no])(?P<link>[-T&])(?P<e>[no])(?!-?[uYQm])(?:,?(?P<y>y))?", _day_pair),
    (r"t(?P<d>o)", _bare_day),
    (r"t?(?P<o>[Oo])-?H", _half),
    (r"t?(?P<o>[Oo])(?P<n>[nNv])?[uYQ]", _first_units),
    (r"t?(?P<r>r)K?(?P<unit>[uYQwmspM])", _relative),
    (r"(?:this)?r(?P<r>r)K?(?P<unit>[uYQwmspM])", _relative),
    (rf"t?r(?P<n>{NUMBER}|av?)f?(?:(?:T|-)(?P<high>{NUMBER}))?-?[uYQ]", _relative_span),
    (r"t?(?P<r>r)[uY]", _past_unit),
    (
        rf"(?P<n>{COUNT})(?:(?:T|-|&)(?P<high>{NUMBER}))?(?P<half>&aH)?(?P<hyphen>-)?(?P<unit>{UNIT})(?!-[eg])(?P<half_after>&aH)?",
        _duration,
    ),
    (r"Ha-?[uY]", _half_unit),
    (rf"X(?:(?P<o>[Oo])|(?P<n>{NUMBER}))?-?(?P<unit>[uYQwmsp])", _every),
    (r"A", _frequency),
    (rf"(?:(?P<b>b)|(?P<n>{NUMBER})x)[aX][uY]", _times_per),
    (rf"(?P<b>)(?P<n>{NUMBER})u[aX][uY]", _days_per),
    (r"W", _weekdays),
    (r"wp", _weekday_parts),
    (r"(?P<c>c)(?P<k>k)?(?:[/]?z)?", _clock),
    (r"(?P<c>n)(?P<k>k)(?:z)?", _clock),
    (r"t?p", _part_of_day),
    (r"w", _weekday),
    (r"D", _deictic),
    (r"t[YQuM]", _definite),
    (r"t?s", _season),
    (r"t?(?P<s>s),?f?(?P<y>y)", _season_year),
    (r"t?KY?(?P<y>y)(?:[-/](?P<z>[nNy]))?", _fiscal),
    (r"t?(?P<y>y)(?:[-/](?P<z>[nNy]))?K(?=Y)Y", _fiscal_after),
    (r"un", _week_number),
    (r"t?(?P<o>[Oo])-?u", _century),
    (r"t?[Vr]", _vague),
    (r"t?[Vr][uYQ]", _vague_units),
    (r"t?u", _bare_units),
    (r"t?KY", _definite),
    (r"t?Y-[eg](?P<unit>-?[MQ])?", _year_modifier),
    (r"Y-?E", _year_end),
]
ATOMS: list[tuple[re.Pattern[str], Build]] = [(re.compile(pattern), build) for pattern, build in _TABLE]
STARTS = re.compile(r"[ImwWyvdoOqrnNFXAbcpDKVHYsh]|t(?=[OoKqdrYQuMsypwVm])|a(?=[uYv])|u(?=n)")
"""Tokens at which an atom can begin."""
