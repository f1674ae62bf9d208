"""When a train moved: the date of its verb."""

import re

from extractor.facts.verbs import Trigger
from extractor.facts.view import Ref, Sentence

_REPORT = re.compile(
    r"\b(?:said|told|informed|revealed|conveyed|reported"
    r"|announced(?! (?:for|to)\b)|statement|added|noted|disclosed)\b[^,;]{0,30}$"
)
_OF_WHAT_IS_SAID = re.compile(r" (?:an?|the|two|its|another|trains?)\b")
"""What goes on behind a date that is no day of report: "it said last May a train left"."""
_ELSEWHEN = re.compile(r"\b(?:than in|since|in the history|of|than|against)\s+(?:the\s+)?$")
_SINCE = re.compile(r"\bsince\b[^,;]*$")
_GROWS = re.compile(r"\b(?:grow\w*|increas\w+|ris(?:e|es|ing)|rose|expand\w*|extend\w*|doubl\w+)\b")
_NEXT_CLAUSE = re.compile(r", (?:and|but|while|which)\b(?! [A-Z])")
_BREAK = re.compile(r"[;()]|\b(?:when|while|after|before|although|because|since)\b")
_AND_ARRIVED = re.compile(r"\band (?:later |then )?(?:arrived|reached|pulled into|was (?:received|unloaded))\b")
_LATER_THAN = re.compile(r"\b(?:days?|weeks?|months?|years?|soon|shortly|long) (?:after|before)\b")
_DATELINE_END = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:—|–|--|-\s|:|\.\s)")
_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
DATABLE = frozenset({"date", "time", "interval"})
"""The types of dates that can be the day of a movement."""
_AFTER_ANOTHER = re.compile(
    r"\b(?:after|before|when)\b[^,;]*\b(?:began|started|opened|launched|left|departed|signed|halted|stopped|closed)\b"
)
"""Another event that the date is of: "arrived after the cement train began running on 4 July"."""
_FAR = 60
_SOME_YEAR = "XXXX"
"""The year of a date whose year, or week, nothing tells."""
_FOLLOWING = re.compile(r"\b(?:following|after|under|thanks to|in line with|according to)\b[^,;]*$")
TIMETABLE = frozenset("departs leaves arrives reaches leave depart arrive reach".split()) | {"sets off", "pulls out"}
_ONE = re.compile(
    r"\b(?:an?|another|one|this|its|[Tt]he (?:first|second|third|last|next|inaugural|maiden)|first|inaugural|maiden)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:first|inaugural|maiden|last(?! (?:year|month|week|quarter|decade)))\b", re.IGNORECASE)


def when_of(part: Sentence, trigger: Trigger) -> Ref | None:
    """The date nearest to the verb; a dateline and the day of the report do not count."""
    usable = [d for d in part.dates if _usable(d, part, trigger)]
    if not usable:
        since = [d for d in part.dates if d.row["type"] == "interval" and str(d.row["value"]).endswith("/..")]
        return since[0] if since and trigger.word == "launch" else None
    position = part.start + trigger.start
    precise = [d for d in usable if len(str(d.row["value"])) > 7] or usable
    if trigger.kind == "launch":
        precise = usable
    nearest = min(precise, key=lambda d: abs(d.start - position) + (60 if _between(part, d, position) else 0))
    month = f"{nearest.row['value']}-"
    return next((d for d in usable if str(d.row["value"]).startswith(month)), nearest)  # "a month later on April 24"


def is_one_run(part: Sentence, trigger: Trigger, when: Ref) -> bool:
    """Whether so coarse a date can be that of one run: a day always, a month of one train, a year of the first."""
    if is_a_day(when):
        return True
    value = str(when.row["value"])
    head = part.text[: trigger.end]
    if (value.startswith("T") or len(value) >= 7) and "/" not in value:
        return bool(_ONE.search(head))
    return bool(_FIRST.search(head))


def is_a_day(when: Ref | None) -> bool:
    """Whether a date names a day, or an hour of one."""
    value = str(when.row["value"]) if when else ""
    return len(value) >= 10 and "/" not in value


def is_dateline(date: Ref, part: Sentence) -> bool:
    """Whether a date only heads the report: "URUMQI, Dec. 9 --"."""
    return (
        date.start - part.start < 34
        and "A" <= part.text[:1] <= "Z"
        and _DATELINE_END.match(part.after(date.end, 14)) is not None
    )


def _usable(date: Ref, part: Sentence, trigger: Trigger) -> bool:
    kind, value = date.row["type"], str(date.row["value"])
    if kind == "interval" and trigger.kind == "launch" and _MONTHS.fullmatch(value):
        return True  # "in the second half of 2026"
    of_some_day = value.startswith("T") and trigger.kind != "launch" and trigger.word not in TIMETABLE
    if kind not in ("date", "time") or not (value[:1].isdigit() or value[:4] == _SOME_YEAR or of_some_day):
        return False
    if date.start < part.start + trigger.start and is_dateline(date, part):
        return False
    before = part.before(date.start, 44)
    if (_REPORT.search(before) and not _OF_WHAT_IS_SAID.match(part.text, date.end - part.start)) or (
        kind == "date" and _ELSEWHEN.search(before)
    ):
        return False
    if trigger.kind == "launch" and _is_other_news(part, date, trigger):
        return False
    if trigger.start > date.start - part.start:
        return True
    between = part.text[trigger.end : date.start - part.start]
    return not (_SINCE.search(between) or (trigger.kind != "launch" and _AFTER_ANOTHER.search(between)))


def _is_other_news(part: Sentence, date: Ref, trigger: Trigger) -> bool:
    """Whether a date dates something else than the opening: "and is to grow to five from 1 July", "passed on 11 March,
    two days after the line reopened".
    """
    if _LATER_THAN.search(part.text, max(0, date.end - part.start), trigger.start):
        return True
    between = part.text[trigger.end : max(trigger.end, date.start - part.start)]
    return bool(_GROWS.search(between) or _FOLLOWING.search(between)) or (
        len(between) > _FAR and bool(_NEXT_CLAUSE.search(between))
    )


def _between(part: Sentence, date: Ref, position: int) -> bool:
    """Whether another clause begins between the verb and the date."""
    low, high = sorted((date.start, position))
    return bool(
        _BREAK.search(part.text, low - part.start, high - part.start)
        or (position < date.start and _AND_ARRIVED.search(part.text, low - part.start, high - part.start))
    )
