"""What a text says beside a name that shows an organisation, and of which kind."""

import re

from extractor.organisations.words import words

_VERB = (
    "said|says|say|announced|announces|reported|reports|told|noted|added|confirmed|stated|expects|expected|plans|planned"
    r"|operates|operated|carried|moved|hauled|transported|handled|handles|launched|launches|signed|ordered|bought|owns"
    "|provides|provided|sent|dispatched|received|wants|aims|hopes|has|had|will|would|takes|took|put|puts|organised"
    "|organized|estimates|estimated|published|issued|approved|decided|agreed|won|acquired|invested|warned|counts|sees"
    "|delivered|loaded|introduced|offers|offered|began|started|intends|recorded|posted|forecasts|is planning|is preparing"
    "|is to|is also|was founded|was established|supervised|cleared|processed|helped|organizes|works with|ships|shipped|brought|brings|gave|gives|keeps|kept|makes|made|pays|paid|serves|uses|used"
    r"|joined|became|is the|is an?|was the|was an?|runs|ran|leases|employs|supplies|supplied|buys|bought|sells|sold|joins|leads"
)
_ACTS = re.compile(
    rf"(?:['’]s?)?(?:[ ]\([^()\n]{{1,20}}\))?(?:,[^,\n]{{3,60}},)?[ ](?:also |now |already |itself |has |have |had )?(?:{_VERB})\b"
)
_SAYS = re.compile(
    r"(?:[ ]\([^()\n]{1,20}\))?(?:,[^,\n]{3,60},)?[ ](?:also |has |have )?"
    r"(?:said|says|say|announced|announces|reported|reports|told|noted|added|confirmed|stated|expects|plans|estimates)\b"
)
_ROLE = (
    r"(?:president|chairman|chairwoman|chairperson|chair|head|director|directors|manager|managers|CEO|chief|officials?|spokes\w+"
    r"|officer|officers|representatives?|vice-president|executive|engineer|dispatcher|employees?|founder|economist|analyst|deputy"
    r"|boss|secretary|commissioner|governor|subsidiary|unit|arm|division|workers|staff|staffer|expert|technician|driver)"
)
_OF_A_ROLE = re.compile(rf"\b{_ROLE} (?:of|at|from|with|for)(?: the| its| state-owned| private| operator| company)? ?\Z")
_SPEAKER_OF = re.compile(r"\b(?:said|says|added|noted|explained) [A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+){1,2} of (?:the )?\Z")
_OWN_ROLE = re.compile(
    rf"(?:['’]s?)? (?:(?:general|managing|deputy|chief|executive|commercial|press|vice|first|country|operations|sales|freight"
    rf"|logistics|rail|regional|acting|board|senior|marketing|technical|finance|financial) ){{0,3}}{_ROLE}\b(?! in\b)"
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|said by|said|data from|figures from|statistics from)(?: the)? \Z")
_AGENT = re.compile(
    r"\b(?P<verb>operated|run|organi[sz]ed|owned|managed|provided|developed|marketed|booked|chartered|commissioned|launched"
    r"|handled|arranged|serviced|staffed|leased|supplied|made|produced|manufactured|built|mined|ordered|carried|transported"
    r"|dispatched|sponsored|funded|issued|published|released|compiled) (?:jointly )?by (?:the )?\Z"
)
_MADE = frozenset("made produced manufactured built mined ordered supplied".split())
_SUBSIDIARY = re.compile(r"[ -](?:subsidiary|owned\b|operated\b|affiliate)")
_BEFORE = 60
_APPOSITION = re.compile(
    r",[ ](?:which is |itself |now )?(?P<phrase>(?:an?|the|both|one of (?:the|its)|part of(?: the)?|[A-Z][\w]+['’]s?)(?: [\w'’&-]+){1,7})"
)
_PERSONAL = re.compile(
    r"\b(?:manager|director|president|chair\w*|head|chief|spokes\w+|officials?|analyst|engineer|founder|executive|driver"
    r"|minister|professor|expert|economist|worker|veteran|resident|city|town|village|country|province|port of|capital|station"
    r"|border|river|region|line|route|corridor|train|ship|vessel|journalist|lawyer)\b"
)
_STOP = re.compile(r" (?:of|at|in|for|from|near|with|that|which|who|whose|on|to|by|based|operating|running|owned)\b")


def acts(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name is said of organisations: "X has launched", "according to X", "X's director"."""
    if _ACTS.match(text, end) or _OWN_ROLE.match(text, end) or text.startswith(("'s ", "’s "), end):
        return True
    before = text[max(0, start - _BEFORE) : start]
    if _ACCORDING.search(before) or _OF_A_ROLE.search(before) or _SPEAKER_OF.search(before) or _AGENT.search(before):
        return True
    return noun_before(text, start) is not None or apposition(text, end) is not None


def speaks(text: str, start: int, end: int) -> bool:
    """Whether the bearer of a name says something or has officers: no line does."""
    before = text[max(0, start - _BEFORE) : start]
    if _SAYS.match(text, end) or _OWN_ROLE.match(text, end) or noun_before(text, start) is not None:
        return True
    return bool(_ACCORDING.search(before) or _OF_A_ROLE.search(before) or _SPEAKER_OF.search(before))


def noun_before(text: str, start: int) -> str | None:
    """The kind of a name that a noun introduces right before it: "forwarder X", "the private railway company X"."""
    if start < 4 or text[start - 1] not in " \u00a0":
        return None
    lists = words()
    at = max(text.rfind(" ", max(0, start - 22), start - 1), text.rfind("\n", max(0, start - 22), start - 1)) + 1
    noun = text[at : start - 1]
    if noun.lower() not in lists.introducing:
        return None
    return _kind_of_noun(text[max(0, at - 24) : start - 1].lower())


def _kind_of_noun(phrase: str) -> str | None:
    """The kind that the longest known noun at the end of a phrase gives."""
    parts = phrase.split()
    nouns = words().nouns
    for first in range(max(0, len(parts) - 3), len(parts)):
        kind = nouns.get(" ".join(parts[first:]))
        if kind:
            return kind
    return None


def apposition(text: str, end: int) -> str | None:
    """The kind that a phrase set off behind a name gives: "X, Europe's largest private rail freight company"."""
    match = _APPOSITION.match(text, end) if text.startswith(", ", end) else None
    if match is None:
        return None
    phrase = match["phrase"]
    one_of = phrase.startswith(("one of", "part of"))
    body = phrase.split(" ", 2)[2] if one_of else phrase
    stop = _STOP.search(body)
    body = body[: stop.start()] if stop else body
    if _PERSONAL.search(body):
        return None
    return _kind_of_noun(body.lower().removesuffix("'s"))


def role(text: str, start: int, end: int) -> bool:
    """Whether somebody is said to hold an office of the bearer: "head of X", "X's general director"."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_OF_A_ROLE.search(before) or _SPEAKER_OF.search(before) or _OWN_ROLE.match(text, end))


def agent(text: str, start: int) -> str | None:
    """The kind of who does what freight traffic needs: "run by X" is an operator's, "made by X" a shipper's."""
    if not text.startswith("by ", start - 3) and not text.startswith("by the ", start - 7):
        return None
    match = _AGENT.search(text[max(0, start - _BEFORE) : start])
    if match is None:
        return None
    return "shipper" if match["verb"] in _MADE else "operator"
