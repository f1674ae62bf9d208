"""Whose figures a clause gives: a company's, which are said of no place, or those of what the text spoke of."""

import re

from extractor.facts.clauses import Figure
from extractor.facts.phrases import Phrase, one_of
from extractor.facts.view import Ref, Sentence

_VERBS = (
    "moved carried handled transported hauled shipped operate operates operated run runs ran loaded posted expect"
    " expects expected plan plans planned aim aims has had have will moves carries trucked sent sends received"
    " receives originated want wants hope hopes dispatched despatched delivered earned achieved projects projected"
    " booked recorded registered saw increased cut lifted lost gained would keep keeps kept added adds supplied offer"
    " offers provide provides target targets forecast forecasts"
    " logged intends intend aiming targeting counted counts railed took takes reckons hauls lifts loads".split()
)
_DOES = one_of(_VERBS)
_REPORTS = r"(?:reported|reports|said|says|announced|disclosed|published)"
_NAME = r"(?P<who>[A-Z][\w&’'.-]*(?:,? (?:[A-Z&(][\w&’'.)-]*|and|of|de|for)(?=[ ,]))*)"
_APPOSITION = r"(?:,[^,]{3,60},)?"
_WORD = r" (?!said|says|that|which|reports?|announced)[a-z][\w-]*"
_OF_TRAFFIC = r"(?:volumes?|traffic|trains?|share|totals?|shipments?|business|tonnages?|network|exports|imports)"
# "DB Cargo moved", "Aurizon, an operator, moved", "Canadian railroads reported 9,000".
_NAMED = Phrase(rf"{_NAME}{_APPOSITION}(?:['’]s?)?(?:{_WORD}){{0,3}}? (?:{_DOES}|{_REPORTS}(?= (?:[a-z]+ )?$))\b")
# "Aurizon's coal volumes".
_OWNED = Phrase(rf"{_NAME}(?<=[\w)])['’]s? (?:[a-z][\w-]* ){{0,3}}?{_OF_TRAFFIC}\b")
# "Canadian railroads", "North American rail traffic": a place only by adjective is no scope.
_ADJECTIVE = Phrase(
    rf"\b(?P<who>[A-Z][a-z]+(?:an|ese|ish|ench|utch|zech|wiss|reek|hai|eli|aqi)) (?:[a-z][\w-]* ){{0,3}}?"
    rf"(?:{_OF_TRAFFIC}|railroads|railways|operators|carriers|companies)\b"
)
# "Kenya Railways said that it moved": who "it" is.
_SPOKESMAN = Phrase(rf"{_NAME}{_APPOSITION}(?: [a-z]+)? {_REPORTS}\b")
_UNOWNED = (_NAMED, _ADJECTIVE)
_DOES_NEXT = re.compile(rf" (?:\w+ly |also |has |had |have )?(?:{_DOES}|{_REPORTS})\b")
_COMPANY = Phrase(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his|[Aa]|[Tt]heir) (?:[\w-]+ ){0,2}?"
    r"(?:company|group|operator|firm|carrier|corporation|undertaking|alliance|pair|railroad|partners)"
    r"(?:['’]s?)?(?= [a-z])(?! (?:of|in|for|with|at)\b)"
)
_CAPITALISED = re.compile(r"[A-Z][\w&’'.-]*")
_CAPITAL_NEXT = re.compile(r" [A-Z(]")
_WE = Phrase(r"\b(?:[Ww]e|[Oo]ur)\b")
_IT = Phrase(r"\b(?:it|they|its|their|which)\b")
_NO_SUBJECT = 12  # a clause of fewer letters before its number ("; and 340 wagons") goes on with the one before
_COMMON = frozenset(
    "The It They He She We Its Their This That These Those There Officials Trains Each Most Some All Both Customs"
    " Freight Container Containers Coal Grain Cargo Exports Imports Volumes Volume Traffic Total Overall Transit"
    " Goods Shipments Throughput Intermodal Carload Carloads Deliveries Services Export Import Rail Iron Steel Oil"
    " Timber Wheat Of Among By In On At From Since Between During Over As After With For If When While But And Now"
    " Meanwhile Together Another Last More Only Nearly About Some Up To Altogether Currently Today Annual Monthly"
    " Weekly Daily Cumulative Return Inbound Outbound Eastbound Westbound Northbound Southbound Loaded Empty"
    " Transport Market Capacity Trade First Railroads Railways Operators Carriers Ports Terminals Shippers Stations"
    " Petroleum Chemicals Fertilisers Fertilizers Ores Metals Minerals Vehicles Commodities".split()
)
# A place whose name goes on is part of another name, except where it goes on with what the place is.
_LONGER_NAME = re.compile(
    r" (?!(?:Port|Station|Terminal|Province|City|Region|Railway|Line|Corridor|Express|Pass|Hub|Yard|District|County"
    r"|Route)\b)[A-Z]\w"
)
_COMPANY_WORD = re.compile(
    r"\b(?:Railways?|Railroads?|Rail|Group|Corp\w*|Company|Co|Ltd|Limited|Authority|Customs|Holdings?|Logistics|Cargo"
    r"|Lines|Administration|Ministry|Bureau|Operator|Alliance|Association|AG|SE|GmbH|SA|Plc|Inc|Terminals|Freight)\b"
)


def is_of_company(figure: Figure) -> bool:
    """Whether the clause, or the sentence before it where the clause names no subject, is about a company."""
    head, words = figure.head, figure.sentence.words
    if len(head) < _NO_SUBJECT:
        head = figure.sentence.before(figure.quantity.start, 400)
    if not _COMPANY.absent_from(words) and _COMPANY.search(head, words):
        return True
    if _names_company(head, figure, (_NAMED, _ADJECTIVE, _OWNED) if "’" in head or "'" in head else _UNOWNED):
        return True
    if _IT.absent_from(words) or not _IT.search(head, words):
        return False
    return _names_company(figure.sentence.before(figure.quantity.start, 400), figure, (_SPOKESMAN, _NAMED))


def can_refer_back(sentence: Sentence) -> bool:
    """Whether a sentence says "it" or "which", of whom depends on where."""
    return not _IT.absent_from(sentence.words)


def _names_company(text: str, figure: Figure, phrases: tuple[Phrase, ...]) -> bool:
    """Whether the last subject of ``text``, which ends at the number, is a name of no place or service."""
    sentence, low = figure.sentence, figure.quantity.start - len(text)
    possible = [phrase for phrase in phrases if not phrase.absent_from(sentence.words)]
    if not possible or not _has_name(text, sentence, low):
        return False
    return bool([1 for phrase in possible if _last_company(phrase, text, sentence, low)])


def _has_name(text: str, sentence: Sentence, low: int) -> bool:
    """Whether a capital stands in ``text`` outside the mentions and the words that any sentence may open with."""
    named: list[tuple[int, int]] | None = None
    for match in _CAPITALISED.finditer(text):
        if match[0] in _COMMON:
            continue
        if named is None:
            named = [(m.start - low, m.end - low) for m in (*sentence.places, *sentence.services)]
        start, end = match.span()
        if not [1 for first, last in named if first <= start < last and end <= last] or _CAPITAL_NEXT.match(text, end):
            return True
    return False


def speaks_as_company(figure: Figure) -> bool:
    """Whether the clause says "we"."""
    words = figure.sentence.words
    return not _WE.absent_from(words) and _WE.search(figure.head, words) is not None


def _last_company(phrase: Phrase, text: str, sentence: Sentence, low: int) -> bool:
    """Whether the last subject of ``text`` (at ``low`` in the article) is a name of no place or service."""
    found = list(phrase.finditer(text, sentence.words))
    if not found:
        return False
    start, end = found[-1].span("who")
    name = text[start:end]
    if _opens_like_any_word(name, text, start, end, named=phrase is _NAMED):
        return False
    low, high = low + start, low + end
    mentions: tuple[Ref, ...] = (*sentence.places, *sentence.services, *sentence.dates, *sentence.quantities)
    covered = [m for m in mentions if m.start < high and low < m.end]
    if not covered:
        return True
    rest = name[max(0, covered[-1].end - low) :]
    return bool(_COMPANY_WORD.search(rest)) or bool(_LONGER_NAME.match(rest))


def _opens_like_any_word(name: str, text: str, start: int, end: int, *, named: bool) -> bool:
    """Whether a capital is only that of a sentence's first word: "Coal moved", "Commodity groups that saw"."""
    words = name.split()
    if words[0] in _COMMON and (len(words) == 1 or (len(words) == 2 and words[0] != "The" and words[1].islower())):
        return True
    alone = named and len(words) == 1 and not text[:start].strip() and text[end : end + 2].strip().islower()
    return alone and not _DOES_NEXT.match(text, end)
