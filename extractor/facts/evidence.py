"""Runs and launches told in words that no list of verbs holds, read from what stands around the verb.

A train that is said to go from one place to another on a day has moved, whatever the verb: "edged its way from Riga to
Daugavpils on Friday". A service with two ends and a first day is launched: "a weekly link between Riga and Lodz,
effective 3 June".
"""

import re

from extractor.facts.carriers import OTHER_LINE, PEOPLE, names_passengers
from extractor.facts.movement import Movement
from extractor.facts.phrases import Phrase
from extractor.facts.verbs import Trigger
from extractor.facts.view import Ref, Sentence

_MODIFIERS = r"(?:(?!(?:of|the|and|or|from|to|for|by|in|on|at|with|is|was)\b)[\w’'\"“”.,-]+ ){0,6}?"
_NO_RUN = (
    r"(?! (?:services?|stations?|drivers?|operators?|lines?|crews?|connections?|routes?|links?|network|traffic|path"
    r"|ferry|terminals?|company|wagons?|set|sets|stops?|tracks?)\b)"
)
_TRAIN = Phrase(
    r"\b(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]h(?:e|is|at)|[Ii]ts|[Tt]heir|[Ff]irst|[\d,]+(?:st|nd|rd|th)) [\"“‘]?"
    rf"{_MODIFIERS}(?:train|trainload|convoy|rake|consist)\b[\"”’]?{_NO_RUN}"
    r"|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Aa]nother|[Nn]ext|[Ii]naugural|[Mm]aiden|[Tt]rial|[Tt]est|[Pp]roving"
    r"|[Dd]emonstration) (?:[a-z-]+ ){0,2}?(?:working|run|test|trial|consignment|shipment|one)\b)"
)
"""One train, as the subject or the object of whatever moves it."""
_RAILED = Phrase(r"\b(?:railed|by (?:rail|train))\b")
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|I|[Ww]e|who)\b")
_WAY = re.compile(r"\b(?:on|en) (?:(?:its|the|their) )?(?:way|route) (?:from|to|for)\b")
_THROUGH = re.compile(r"\b(?:through|past|clear(?:ed)?|cross(?:ed)?|entered)\b")
AWAY = "away"
_AWAY = re.compile(
    r"\b(?:\w{2,}ed|got|went|drew|rolled|came|ran|crept|swung|slid|let go)(?: (?:out of|away from"
    r"|off from|forth from)|(?<=let go) from) "
    r"(?=(?:the |[A-Z][\w-]+['’]s )?(?:port of )?[A-Z])"
)
"""Whatever moves away from a place has left it: "nosed out of Lodz"."""
_GOES = re.compile(r"\bfrom\b.{2,90}?\b(?:to|for|towards|into)\b|\b(?:to|for|towards|into)\b.{2,70}?\bfrom\b")
_STILL = frozenset(
    "derailed derailing derailment collided collision crashed fire stuck stranded robbed killed injured dead died"
    " attack attacked blocked inspected searched seized photographed filmed spotted strike strikes protest protests"
    " ticket tickets agree agreed agreement signed contract study studies tender talks built construction driver"
    " police delayed accident damaged would could might should hopes wants if".split()
)
"""A sentence with one of these may name a train, its ends and a day without telling of a run."""
_ANOTHER_MODE = frozenset(
    "vessel vessels ship ships steamer ferry ferries flight flights plane planes aircraft lorry lorries truck trucks"
    " bus buses barge barges camel postal toy model".split()
)
_KIND = (
    r"(?:new|first|second|third|additional|direct|regular|weekly|daily|fortnightly|monthly|another|inaugural|maiden|block"
    r"|shuttle|intermodal|container|freight|cargo|round-trip)"
)
_LINE = re.compile(
    rf"\b{_KIND}\s[\"“]?(?:[\w’'\"/½-]+\s){{0,5}}?"
    r"(?:service|connection|link|shuttle|route|train|line|express|departure|corridor|land bridge"
    r"|(?:freight|container|intermodal|shuttle) services)\b"
    r"(?! (?:station|operator|network|provider|company|driver|terminal))",
    re.IGNORECASE,
)
_GOODS_GO = re.compile(
    r"\b(?:trailers|containers|goods|freight|cargo|boxes) (?:will|can) (?:be able to |now |also )?"
    r"(?:travel|run|move|go|roll|be (?:carried|moved|sent))\b"
)
_OPENS = re.compile(
    r"\b(?:effective|with effect|beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|commenc(?:e[sd]?|ing)|debut(?:s|ed)?"
    r"|launch(?:es|ed|ing)?|introduc(?:e[sd]?|ing)|inaugurat(?:e[sd]?|ion)|open(?:s|ed|ing)?|operational"
    r"|operat(?:e|es|ing|ions?)|in service|go(?:es)? live|kicks? off|kicked off|run(?:s|ning)?|add(?:s"
    r"|ed)?|offered|offers"
    r"|offering|available|gain(?:s|ed)|will (?:see|get|gain|receive|have|connect|link|join)|connects"
    r"|links|able to travel|will travel"
    r"|resum(?:e[sd]?|ing)|restart(?:s|ed|ing)?|return(?:s|ed)?|set up|put on|lays? on|laid on)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:effective|from|as of|starting|beginning|commencing)\s+(?:early |mid-?|late )?$", re.IGNORECASE
)
_FRONT = re.compile(r"\W*(?:[Ff]rom|[Aa]s (?:of|from)|[Ss]tarting|[Bb]eginning|[Oo]n|[Ii]n|[Ee]ffective)?\s?$")
_CLAUSE = re.compile(r"[;:]|, (?:which|while|but|and|after|when|where|who)\b|\b(?:until|till|since|before|after)\b")
_IS_CHANGED = re.compile(
    r"\b(?:increas|expand|extend|doubl|rais|suspend|cancel|clos|halt|ceas|ended|withdr|discontinu|adjust|reduc|cut"
    r"|grow|rose|instead|up from|stop)\w*"
)
_TALKED_OF = re.compile(
    r"\b(?:sign|discuss|propos|approv|agree|visit|inspect|prais|criticis|plan|announc|met|said)\w*\b"
)
_DAY = 10  # the length of YYYY-MM-DD
_MONTH = 7  # of YYYY-MM
_FAR = 130
_PART_OF_DAY = re.compile(r"\d{4}-\d\d-\d\dT[A-Z]{2}")
_SAYS_DAY = re.compile(r"\d|[A-Z]|\b(?:to|yester|this|last|that)")


def second_look(part: Sentence) -> Trigger | None:
    """Where a run or a launch is told that no verb gave away, or None."""
    if not part.places or not part.dates or names_passengers(part.text, part.words):
        return None
    if not _ANOTHER_MODE.isdisjoint(part.words):
        return None
    return _run(part) or _launch(part)


def _run(part: Sentence) -> Trigger | None:
    """The train of a sentence that says from where to where, and on which day, it went."""
    if _TRAIN.absent_from(part.words) and _RAILED.absent_from(part.words):
        return None
    if not _STILL.isdisjoint(part.words) or not any(_is_day(d) for d in part.dates):
        return None
    text = part.text
    if any(_AT_ONCE.search(part.before(d.start, 24)) for d in part.dates):
        return None  # what runs from a day on is a service
    found = _TRAIN.search(text, part.words) or _RAILED.search(text, part.words)
    if found is None or PEOPLE.search(text, 0, found.start()) or _SOMEBODY.search(text, 0, found.start()):
        return None
    way = _WAY.search(text, found.end())
    if way is not None:
        kind = "passage" if _THROUGH.search(text, found.start(), way.start()) else "departure"
        return Trigger(kind, found.end(), found.end(), found.group())
    away = _AWAY.search(text, found.end())
    if away is not None:
        return Trigger("departure", away.start(), away.end(), AWAY)
    return Trigger("departure", found.end(), found.end(), found.group()) if _GOES.search(text, found.start()) else None


def _launch(part: Sentence) -> Trigger | None:
    """The opening of a line with two ends, told by its first day."""
    text = part.text
    line = _line(part)
    if line is None or _IS_CHANGED.search(text) or OTHER_LINE.search(text, 0, line[1]):
        return None
    for date in part.dates:
        if date.row["type"] not in ("date", "time") or len(str(date.row["value"])) < _MONTH:
            continue
        at = date.start - part.start
        opening = _opening(text, at, date.end - part.start)
        if opening is not None:
            return Trigger("launch", *opening, "launch")
    return None


def _line(part: Sentence) -> tuple[int, int] | None:
    """Where a line that can be opened is named."""
    found = _LINE.search(part.text)
    if found is not None:
        return found.span()
    goods = _GOODS_GO.search(part.text)
    if goods is not None:
        return goods.span()
    named = (s for s in part.services if s.row["kind"] in ("rail_service", "product"))
    return next(((s.start - part.start, s.end - part.start) for s in named), None)


def _opening(text: str, date: int, behind: int) -> tuple[int, int] | None:
    """The word of opening that a date at ``date:behind`` belongs to: the last before it, or the first behind it."""
    if _AT_ONCE.search(text, max(0, date - 24), date):
        return date, date + 1
    words = list(_OPENS.finditer(text, max(0, date - _FAR), date))
    if words:
        last = words[-1]
        other = _CLAUSE.search(text, last.end(), date) or _TALKED_OF.search(text, last.end(), date)
        return last.span() if other is None else None
    if _FRONT.fullmatch(text, 0, date):
        first = _OPENS.search(text, behind, behind + _FAR)
        if first is not None and not _CLAUSE.search(text, behind, first.start()):
            return first.span()
    return None


def goes_somewhere(movement: Movement, trigger: Trigger) -> bool:
    """Whether the ends are known that must be where no known verb says that anything moved."""
    if trigger.word == AWAY:
        return movement.origin is not None
    return movement.origin is not None and movement.destination is not None


def _is_day(date: Ref) -> bool:
    """Whether a date is a day, or an hour of one that the text names: not "at night"."""
    value = str(date.row["value"])
    if date.row["type"] not in ("date", "time") or len(value) < _DAY or "/" in value:
        return False
    return not _PART_OF_DAY.fullmatch(value) or _SAYS_DAY.search(date.text) is not None
