"""Whose figures a clause gives: a company's, which are said of no place, or those of what the text spoke of."""

import re

from extractor.facts.clauses import Figure
from extractor.facts.view import Ref, Sentence

_VERB = (
    r"(?:moved|carried|handled|transported|hauled|shipped|operates?|operated|runs?|ran|loaded|posted"
    r"|expects?|expected"
    r"|plans?|planned|aims?|has|had|have|will|moves|carries|trucked|sent|sends|received|receives"
    r"|originated|wants?|hopes?"
    r"|dispatched|delivered|earned|achieved|projects|projected|booked|recorded|registered|saw|increased|cut|lifted"
    r"|lost|gained|would|keeps?|kept|added|adds|supplied|despatched|offers?|provides?|targets?|forecasts?|logged)"
)
_REPORT = r"(?:reported|reports|said|says|announced|disclosed|published)"
_NAME = r"(?P<who>(?:[A-Z][\w&’'.-]*|[A-Z]{2,})(?:,? (?:[A-Z&(][\w&’'.)-]*|and|of|de|for)(?=[ ,]))*)"
# "DB Cargo moved", "Aurizon's coal trains moved", "Canadian railroads reported 9,000".
_NAMED = re.compile(
    rf"{_NAME}(?:,[^,]{{3,60}},)?(?:['’]s?)?(?: (?!said|says|that|which|reports?"
    rf"|announced)[a-z][\w-]*){{0,3}}? (?:{_VERB}|{_REPORT}(?= (?:[a-z]+ )?$))\b"
)
_TRAFFIC = r"(?:volumes?|traffic|trains?|share|shipments?|business|tonnages?|network|exports|imports)"
_OWNED = re.compile(rf"{_NAME}(?<=[\w)])['’]s? (?:[a-z][\w-]* ){{0,3}}?{_TRAFFIC}\b")
# "Canadian railroads", "North American rail traffic": a place only by adjective is no scope.
_ADJECTIVE = re.compile(
    rf"\b(?P<who>[A-Z][a-z]+(?:an|ese|ish|ench|utch|zech|wiss|reek|hai|eli|aqi)) (?:[a-z][\w-]* ){{0,3}}?"
    rf"(?:{_TRAFFIC}|railroads|railways|operators|carriers|companies)\b"
)
_DOES = re.compile(rf" (?:\w+ly |also |has |had |have )?(?:{_VERB}|{_REPORT})\b")
_SPOKESMAN = re.compile(rf"{_NAME}(?:,[^,]{{3,60}},)?(?: [a-z]+)? {_REPORT}\b")
_COMPANY = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his|[Aa]|[Tt]heir) (?:[\w-]+ ){0,2}?(?:company|group|operator|firm|carrier"
    r"|corporation|undertaking"
    r"|alliance|railway company|pair|railroad|partners)(?:['’]s?)?(?= [a-z])(?! (?:of|in|for|with|at)\b)"
)
_CAPITALISED = re.compile(r"[A-Z][\w&’'.-]*")
_CAPITAL_NEXT = re.compile(r" [A-Z(]")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_IT = re.compile(r"\b(?:it|they|its|their|which)\b")
_NO_SUBJECT = 12  # a clause of fewer letters before its number ("; and 340 wagons") goes on with the one before
_COMMON = frozenset(
    "The It They He She We Its Their This That These Those There Officials Trains Each Most Some All"
    " Both Customs Freight"
    " Container Containers Coal Grain Cargo Exports Imports Volumes Volume Traffic Total Overall Transit"
    " Goods Shipments"
    " Throughput Intermodal Carload Carloads Deliveries Services Export Import Rail Iron Steel Oil"
    " Timber Wheat Of Among By"
    " In On At From Since Between During Over As After With For If When While But And Now Meanwhile Together Another"
    " Last More Only Nearly About Some Up To Altogether Currently Today Annual Monthly Weekly Daily Cumulative Return"
    " Inbound Outbound Eastbound Westbound Northbound Southbound Loaded Empty Transport Market Capacity"
    " Trade First".split()
)
_LONGER_NAME = re.compile(
    r" (?!(?:Port|Station|Terminal|Province|City|Region|Railway|Line|Corridor|Express|Pass|Hub|Yard"
    r"|District|County|Route)\b)"
    r"[A-Z]\w"
)
_COMPANY_WORD = re.compile(
    r"\b(?:Railways?|Railroads?|Rail|Group|Corp\w*|Company|Co|Ltd|Limited|Authority|Customs|Holdings?"
    r"|Logistics|Cargo|Lines"
    r"|Administration|Ministry|Bureau|Operator|Alliance|Association|AG|SE|GmbH|SA|Plc|Inc|Terminals|Freight)\b"
)


def is_of_company(figure: Figure) -> bool:
    """Whether the clause, or the sentence before it where the clause names no subject, is about a company."""
    head = figure.before()
    if len(head) < _NO_SUBJECT:
        head = figure.sentence.before(figure.quantity.start, 400)
    if _COMPANY.search(head):
        return True
    at = figure.quantity.start - len(head)
    if _has_name(head, figure.sentence, at):
        for pattern in (_ADJECTIVE, _NAMED, _OWNED):
            if _last_company(pattern, head, figure.sentence, at):
                return True
    if not _IT.search(head):
        return False
    whole = figure.sentence.before(figure.quantity.start, 400)
    low = figure.quantity.start - len(whole)
    return any(_last_company(pattern, whole, figure.sentence, low) for pattern in (_SPOKESMAN, _NAMED))


def _has_name(text: str, sentence: Sentence, low: int) -> bool:
    """Whether a capital stands in ``text`` outside the mentions and the words that any sentence may open with."""
    for match in _CAPITALISED.finditer(text):
        if match[0] in _COMMON:
            continue
        at = low + match.start()
        if not any(
            p.start <= at < p.end and p.end >= low + match.end() for p in (*sentence.places, *sentence.services)
        ):
            return True
        if _CAPITAL_NEXT.match(text, match.end()):
            return True
    return False


def speaks_as_company(figure: Figure) -> bool:
    """Whether the clause says "we"."""
    return bool(_WE.search(figure.before()))


def _last_company(pattern: re.Pattern[str], text: str, sentence: Sentence, low: int) -> bool:
    """Whether the last subject of ``text`` (at ``low`` in the article) is a name of no place or service."""
    last = None
    for last in pattern.finditer(text):  # noqa: B007
        pass
    if last is None:
        return False
    words = last["who"].split()
    initial = not text[: last.start("who")].strip() and len(words) == 1
    if (
        initial
        and pattern is _NAMED
        and re.match(r" [a-z]", text[last.end("who") :])
        and not _DOES.match(text, last.end("who"))
    ):
        return False  # "Commodity groups that saw": any word may open a sentence
    if len(words) == 1 and words[0] in _COMMON:
        return False
    if words[0] in _COMMON and words[0] != "The" and len(words) < 3 and not words[-1][0].isupper():
        return False
    start, end = low + last.start("who"), low + last.end("who")
    mentions: list[Ref] = [*sentence.places, *sentence.services, *sentence.dates, *sentence.quantities]
    covered = [m for m in mentions if m.start < end and start < m.end]
    if not covered:
        return True
    rest = last["who"][max(0, covered[-1].end - start) :]
    return bool(_COMPANY_WORD.search(rest)) or bool(_LONGER_NAME.match(rest))
