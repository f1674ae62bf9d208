"""Which dates of a sentence may tell when traffic ran, and not what it is compared with or when a report came out."""

import re

from extractor.facts.phrases import Phrase
from extractor.facts.view import Ref, Sentence

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(r"\d{4}-\d\d")
# All these look at what stands before the date, in lower case.
_THE = r"\s+(?:the\s+)?"
_SAME = r"(?:same|corresponding|matching)\s+\w+\s+(?:(?:of|in|a)\s+)?(?:the\s+)?"
_COMPARED = re.compile(
    rf"\b(?:than|compar\w+ (?:to|with)|levels? of|against|versus|vs\.?|as in|below|above|like)\s+"
    rf"(?:(?:in|over|during|that of|those of|the|that in|\d+ days (?:of|in))\s+)*(?:{_SAME})?$"
    rf"|\b{_SAME}$"
    rf"|\b(?:in line with|similar to)\b[^,;.]*$"
    rf"|\bcomparing\b[^,;.]*\b(?:to|with){_THE}$|\bin comparison (?:to|with){_THE}$"
)
_CHANGED_FROM = re.compile(
    r"(?:percent|per cent|%|pc|percentage points?|times|higher|lower|more|less|fewer|up|down|increase"
    r"|decrease|rise|drop"
    rf"|growth)\s+(?:from|on|over){_THE}$"
)
_LEVEL_FROM = re.compile(rf"(?:\d|trains|tonnes|tons|teus?)\s+(?:from|on|over){_THE}$")
_REPORTED = Phrase(
    r"\b(?:said|says|reported|announced|told|issued|released|published|showed|according to|stated|unveiled|statement"
    r"|bulletin|report|noted|added)\b[^.;]{0,45}$"
)
_REPORTED_ON = re.compile(r",? (?:quot|report|said|announc|told|publish|issu|releas)")  # stands behind the date
_OPENED = Phrase(
    r"\b(?:opened|launched|signed|founded|rebuilt|built|completed|started operations|approved|inaugurated"
    r"|established)\b"
    r"[^,;]{0,16}$"
)
_OPENED_ON = Phrase(r"\b(?:opened|launched|since it|started|began|resumed|operational)\b[^,;]{0,20}$")
_EVENT = Phrase(r"\b(?:after|before|following|ahead of|despite|because of|owing to)\b[^,;]{0,40}$")
# One of these words stands in whatever the patterns above match; most dates have none before them, and need no search.
_HINTS = frozenset(
    "than compared comparing comparison against versus vs vs. as below above like same corresponding matching line"
    " similar level levels from on over said says reported announced told issued released published showed according"
    " stated unveiled statement bulletin report noted added opened launched signed founded rebuilt built completed"
    " operations approved inaugurated established since started began resumed operational after before"
    " following ahead"
    " despite because owing".split()
)
# One of these stands before the date wherever `_COMPARED` matches.
_COMPARISONS = frozenset(
    "than compare compared compares comparing comparable comparably comparative comparatively comparison comparisons"
    " against versus vs as below above like same corresponding matching line similar level levels".split()
)
_FROM = frozenset({"from", "on", "over", "the"})  # what a change or a level "from" a date ends with
_NO_DATES = frozenset({"duration", "set", "time"})
_RECKONED = frozenset({"dates.offset", "dates.ago"})
_RECORD = re.compile(
    r"\b(?:lowest|highest|largest|smallest|biggest|best|worst|strongest|weakest|fastest|slowest|most|record)\b"
    r"[^,;.]*$"
)
_DAY_LENGTH = len("2024-05-20")
_DATELINE = re.compile(r"[A-Z][\w'’ ]+,?\s+$")
_DATELINE_END = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:—|–|--|-|:|\.)")
_DATELINE_LENGTH = 30


def usable_dates(sentence: Sentence) -> list[Ref]:
    """The dates of a sentence that may be a period."""
    dates = [
        d
        for d in sentence.dates
        if d.row["type"] not in _NO_DATES and d.row["rule"] not in _RECKONED and not _is_of_report(d, sentence)
    ]
    if _HINTS.isdisjoint(sentence.words):
        return dates
    return [d for d in dates if _can_be_period(d, sentence) and not _is_of_record(d, sentence)]


def _is_of_record(date: Ref, sentence: Sentence) -> bool:
    """Whether a date says since when a figure is the best: "the lowest since the series began in 1998"."""
    opens = date.row["type"] == "interval" and str(date.row["value"]).endswith("/..")
    return opens and _RECORD.search(sentence.before(date.start, 70)) is not None


def _can_be_period(date: Ref, sentence: Sentence) -> bool:
    """Whether what stands before a date sets nothing against it, and tells of no opening."""
    before = sentence.before(date.start, 60).lower()
    near = before.replace(",", " ").split()
    if _HINTS.isdisjoint(near):
        return True
    if not _COMPARISONS.isdisjoint(near) and _COMPARED.search(before):
        return False
    of_date = date.row["type"] == "date"
    if near[-1] in _FROM and (_CHANGED_FROM.search(before) or (of_date and _LEVEL_FROM.search(before))):
        return False
    words = sentence.words
    if of_date and not _EVENT.absent_from(words) and _EVENT.search(before, words):
        return False
    opened = None if _OPENED.absent_from(words) else _OPENED.search(before, words)
    low = date.start - len(before) + opened.start() if opened else 0
    return opened is None or any(low <= q.start < date.start for q in sentence.quantities)


def _is_of_report(date: Ref, sentence: Sentence) -> bool:
    """Whether a date is the day of a report, a dateline ("ASTANA, May 12 --") or an opening."""
    value = date.row["value"]
    if len(value) != _DAY_LENGTH or date.row["type"] != "date" or DAY.fullmatch(value) is None:
        return False
    if _REPORTED_ON.match(sentence.after(date.end, 12)):
        return True
    words = sentence.words
    if not _REPORTED.absent_from(words) or not _OPENED_ON.absent_from(words):
        before = sentence.before(date.start, 60).lower()
        if _REPORTED.search(before, words) or _OPENED_ON.search(before, words):
            return True
    return (
        date.start - sentence.start < _DATELINE_LENGTH
        and bool(_DATELINE.match(sentence.before(date.start)))
        and bool(_DATELINE_END.match(sentence.after(date.end, 12)))
    )


def months_of(date: Ref, sentence: Sentence) -> str:
    """The month of a date, or "January and February": both where two that follow each other are joined."""
    dates = sentence.dates
    at = dates.index(date)
    for one, other in ((at, at + 1), (at - 1, at)):
        if one < 0 or other >= len(dates):
            continue
        first, last = str(dates[one].row["value"]), str(dates[other].row["value"])
        between = sentence.text[dates[one].end - sentence.start : dates[other].start - sentence.start]
        if between == " and " and MONTH.fullmatch(last) and last == _month_after(first):
            return f"{first}/{last}"
    return str(date.row["value"])


def _month_after(month: str) -> str | None:
    """The next month of the same year, if there is one."""
    found = MONTH.fullmatch(month)
    return f"{month[:5]}{int(month[5:]) + 1:02}" if found and month[5:] != "12" else None
