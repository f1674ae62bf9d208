"""Words that build temporal expressions, each with the code that the grammar knows it by.

A token's code is one character; a rule is a regular expression over the codes of neighbouring tokens. The codes:

====  ==========================================  ====  ==========================================
m     month                                       w     weekday
W     recurring weekday (Mondays)                 y     four-digit year
n     integer from 1 to 31 in digits              N     other integer in digits
F     decimal number                              v     number word
o     ordinal in digits (17th)                    O     ordinal word (first)
Y     year                                        u     other unit of time
Q     quarter                                     H     half
q     Q1 … Q4, H1, H2                             M     period, term, season words for a stretch
r     last, next, this, past …                    e     early, late, mid, earlier, later
E     end, beginning, middle …                    t     the
a     a, an                                       f     of
;     the stop of an abbreviation (Nov.)          !     any other stop, a line break
i     in, on, at, during                          T     to, through, till
U     until                                       S     since
F     decimal number                              B     between
R     from                                        &     and, or
p     part of day                                 s     season
h     first word of a holiday                     D     today, yesterday …
c     clock time with a colon                     k     a.m., p.m.
z     time zone                                   g     ago
L     later, earlier, before, after               X     every, each, per
A     daily, weekly …                             b     once, twice
x     times                                       K     fiscal, calendar (year)
d     decade in digits (1990s)                    V     vague reference (now, recently)
I     numeric date                                j     old
P     plan (in Five-Year Plan)
====  ==========================================  ====  ==========================================
"""

import re

from extractor.dates.holidays import HOLIDAY_STARTS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat"), 1
    )
    for name in names.split()
} | {"sunday": 7, "sun": 7}

UNITS = {
    "second": "S", "seconds": "S", "minute": "m", "minutes": "m", "min": "m", "mins": "m",
    "hour": "H", "hours": "H", "hr": "H", "hrs": "H", "h": "H", "day": "D", "days": "D", "night": "D", "nights": "D",
    "week": "W", "weeks": "W", "weekend": "WE", "weekends": "WE", "fortnight": "2W", "fortnights": "2W",
    "month": "M", "months": "M", "quarter": "Q", "quarters": "Q", "year": "Y", "years": "Y", "yr": "Y", "yrs": "Y",
    "decade": "E", "decades": "E", "century": "C", "centuries": "C", "millennium": "L", "millennia": "L",
}  # fmt: skip
"""ISO 8601 designators; m is minutes (PT…M), E decades, C centuries, L millennia, as TimeML writes them."""

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"dozen": 12}
)
MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE_NUMBERS = frozenset("several few some many multiple numerous countless".split())

_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
ORDINALS = (
    {word: number for number, word in enumerate(_ORDINALS, 1)}
    | {f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], 1)}
    | {"thirtieth": 30, "thirty-first": 31}
)

PARTS_OF_DAY = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "forenoon": "MO", "afternoon": "AF",
    "afternoons": "AF", "evening": "EV", "evenings": "EV", "night": "NI", "nights": "NI", "overnight": "NI",
    "midday": "12:00", "noon": "12:00", "midnight": "24:00", "lunchtime": "MI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DECADES = {
    word: digit
    for digit, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}

RELATIVE = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": 0, "this": 0, "current": 0,
    "same": 0, "present": 0, "corresponding": 0, "comparable": 0, "that": 0, "next": 1, "coming": 1, "following": 1,
    "upcoming": 1,
}  # fmt: skip

DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

FREQUENCY = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
}  # fmt: skip

# Month in which the financial year begins, and whether it bears the name of the year in which it ends
# (CIA World Factbook, field "Fiscal year", public domain; the naming follows each country's budget papers).
FISCAL_YEARS = {
    "britain": (4, True),
    "japan": (4, False),
    "india": (4, True),
    "australia": (7, True),
    "crop": (8, False),
    "october": (10, True),
}
FISCAL_CUSTOM = re.compile(
    r"\b(?:(?P<britain>Office of Rail(?: and Road| Regulation)|ORR|Network Rail|Great Britain)"
    r"|(?P<japan>Japan(?:ese)?|JR\b|Singapore|Hong Kong)"
    r"|(?P<india>India(?:n|n Railways)?|Rs\.?|crore|lakh|South Africa|Transnet"
    r"|New Delhi|Mumbai|Kolkata|Chennai|Hyderabad|Bengaluru"
    r"|(?:South|North|East|West) (?:Central|Eastern|Western) Railway)"
    r"|(?P<australia>Australia(?:n)?|Queensland|New South Wales|Victoria|Aurizon|Pakistan|Bangladesh|Egypt|Kenyan?"
    r"|Ugandan?|Tanzanian?|Ethiopian?|New Zealand)|(?P<crop>crop year)|(?P<october>Thailand|federal fiscal))\b"
)

ZONES = frozenset(
    """gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist jst msk et pt ct mt wib wita aest aedt awst nzst nzdt
    sast hkt sgt""".split()
)

VAGUE = {
    "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF", "past": "PAST_REF", "now": "PRESENT_REF",
    "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF", "current": "PRESENT_REF",
    "these": "PRESENT_REF", "soon": "FUTURE_REF", "shortly": "FUTURE_REF", "future": "FUTURE_REF",
    "coming": "FUTURE_REF",
}  # fmt: skip
"""Words that point at no stated time, with TimeML's value for them."""

_CLASSES: dict[str, str] = {
    "r": " ".join(RELATIVE),
    "e": "early late mid earlier later mid-",
    "E": "end beginning start middle close turn outset",
    "t": "the",
    "a": "a an",
    "f": "of",
    "i": "in on at during by around",
    "T": "to through thru till",
    "U": "until",
    "S": "since",
    "B": "between",
    "R": "from",
    "&": "and or",
    "p": " ".join(PARTS_OF_DAY),
    "s": " ".join(SEASONS),
    "D": " ".join(DEICTIC),
    "g": "ago",
    "L": "later earlier before after hence on",
    "X": "every each per",
    "A": " ".join(FREQUENCY),
    "b": "once twice thrice",
    "x": "times",
    "K": "fiscal financial crop marketing calendar",
    "M": "period",
    "H": "half",
    "O": " ".join(ORDINALS),
    "v": " ".join((*NUMBERS, *MULTIPLIERS, *VAGUE_NUMBERS, "couple")),
    "u": " ".join(UNITS),
    "z": " ".join(ZONES),
    "V": " ".join(VAGUE),
    "j": "old",
    "m": " ".join(MONTHS),
    "w": " ".join(WEEKDAYS),
    "W": " ".join((*(f"{day}s" for day in WEEKDAYS if len(day) > 5), "weekdays")),
    "h": " ".join(HOLIDAY_STARTS),
    "d": " ".join(DECADES),
    "P": "plan",
    "Q": "quarter quarters",
    "Y": "year",
    "G": "yearend",
}
CODES: dict[str, str] = {}
for _code, _words in _CLASSES.items():
    for _word in _words.split():
        CODES[_word] = _code
# Words of two classes: the class that the grammar can act on.
CODES |= {
    "earlier": "e",
    "later": "e",
    "past": "r",
    "current": "r",
    "coming": "r",
    "half": "H",
    "semester": "H",
    "second": "O",
    "night": "p",
    "nights": "p",
    "o'clock": "k",
    "o’clock": "k",
}
OTHER = "."
STOP = "!"
"""The end of a sentence or line: a full stop that is not part of an abbreviation."""
