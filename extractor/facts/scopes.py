"""The place or service a number is said of."""

import re

from extractor.facts.state import Scope, State
from extractor.facts.view import Ref, Sentence

_COREF = {
    "place": re.compile(
        r"\b(?:[Tt]he|[Tt]his|[Ii]ts) (?:(?:whole|entire|border|coastal|landlocked) )?(?P<noun>city|province"
        r"|region|country|state|municipality|county|area|district)\b"
    ),
    "facility": re.compile(
        r"\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?P<noun>port|station|terminal|yard|hub|crossing|depot|facility|land port"
        r"|checkpoint|pass)\b"
    ),
    "service": re.compile(
        r"\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?P<noun>line|railway|corridor|route|service|shuttle|express"
        r"|tunnel|link)\b(?! (?:authorities|operator))"
    ),
}


# A company as subject: what it moves is said of no place.
_UNKNOWN_SUBJECT = re.compile(
    r"(?:(?:In|From|For|By|On|Between|During|Over|At|As of|About|Last|This)\b[^,]{3,60}, )?(?P<who>"
    r"(?:[A-Z][\w&’'.-]*|[A-Z]{2,})(?: (?:[A-Z&][\w&’'.-]*|and|of|de))*)"
    r"(?: [a-z]+){0,2}? (?:moved|carried|handled|transported|hauled|shipped|operates?|runs?|ran|loaded|reported"
    r"|posted|expects?|plans?|aims?|said|has|had|will|moves|carries|trucked|sent)\b"
)
_PRONOUNS = frozenset(
    "The It They He She We Its Their This That These Those There Officials Trains Each Most Some All Both Customs "
    "Freight Container".split()
)
_DIRECTED = re.compile(
    r"(?:^|[,;:]\s*|\b(?:while|and|but|although|whereas)\s+)(?:[\w-]+\s){0,3}?(?:traffic|services?|trains?"
    r"|exports?|imports|shipments?|volumes?|deliveries|transit|trade|transport|departures|train volume|lifts)\s+"
    r"(?:to|from|for|with|through|via|at|near|between|in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:to|towards?|for|across|into|between|after setting out from|after leaving|said|joins|connecting|linking"
    r"|reaching|and|including|than)\s+(?:the\s+)?(?:[A-Z][\w'’]+(?:,| and)\s+)*$"
)


def scope_of(quantity: Ref, sentence: Sentence, clause: tuple[int, int], state: State) -> Scope | None:
    """What the number is said of, by preference; each step answers only if the one before is silent."""
    if quantity.row["kind"] == "length":
        return _line(sentence, state)
    directed = _directed(sentence, clause, quantity)
    if directed:
        return directed
    found = _subject(sentence, clause[0], quantity.start, before=True)
    if found and not _is_rail_service(found, sentence):
        return found
    coreferent = _coreferent(sentence, quantity, state)
    if coreferent:
        return coreferent
    beside = _subject(sentence, quantity.end, clause[1], before=False)
    if beside and beside.list == "places":
        return beside
    if clause[0] > sentence.start:
        wider = _subject(sentence, sentence.start, quantity.start, before=True)
        if wider and not _is_rail_service(wider, sentence):
            return wider
    if has_unknown_subject(sentence):
        return None
    if found and (state.scope is None or state.scope.list == "services" or not _continues(sentence)):
        return found
    return state.scope or found or beside


def has_unknown_subject(sentence: Sentence) -> bool:
    """Whether the sentence is about a name that is no place or service: a company."""
    return bool(_UNKNOWN_SUBJECT.match(sentence.text)) and not _names(sentence, _UNKNOWN_SUBJECT)


def _names(sentence: Sentence, pattern: re.Pattern[str]) -> bool:
    """Whether the subject is one of the mentions or no name at all."""
    match = pattern.match(sentence.text)
    if match is None or match["who"].split()[0] in _PRONOUNS:
        return True
    start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
    return any(
        m.start < end and start < m.end
        for m in (*sentence.places, *sentence.services, *sentence.dates, *sentence.quantities)
    )


def _continues(sentence: Sentence) -> bool:
    """Whether the sentence goes on about the trains spoken of: "The trains carried"."""
    return bool(re.match(r"(?:[^,]{0,60}, )?(?:The|These|Its|Their)\b", sentence.text))


def _is_rail_service(scope: Scope, sentence: Sentence) -> bool:
    return scope.list == "services" and any(
        s.index == scope.index and s.row["kind"] in ("rail_service", "product") for s in sentence.services
    )


def _line(sentence: Sentence, state: State) -> Scope | None:
    """The line or service whose length is given."""
    for service in sentence.services:
        if service.row["kind"] in ("line", "corridor", "rail_service"):
            return Scope(service.row["name"], "services", service.index)
    return Scope(state.service.row["name"], "services", state.service.index) if state.service else None


def _directed(sentence: Sentence, clause: tuple[int, int], quantity: Ref) -> Scope | None:
    """ "services to Central Asia tripled": the place that the traffic goes to or through."""
    for place in sentence.places:
        if clause[0] <= place.start < quantity.start and _DIRECTED.search(
            sentence.text[: place.start - sentence.start]
        ):
            return Scope(place.text, "places", place.index)
    return None


def _subject(sentence: Sentence, low: int, high: int, *, before: bool) -> Scope | None:
    """The place or service that a clause is about: its first, unless that is only a goal or an agent."""
    places = [p for p in sentence.places if low <= p.start < high and _can_be_scope(p, sentence)]
    services = [
        s
        for s in sentence.services
        if low <= s.start < high and s.row["kind"] in ("line", "corridor", "rail_service", "product")
    ]
    if not before:
        places = [
            p
            for p in places
            if re.search(r"\b(?:from|in|at|through|via|of|handled by|on)\s+(?:the\s+)?$", sentence.before(p.start, 24))
        ]
        services = [
            s
            for s in services
            if re.search(r"\b(?:on|along|via|through|by|of|under)\s+(?:the\s+)?[\"“']?$", sentence.before(s.start, 24))
        ]
    subjects = [p for p in places if not _GOAL.search(sentence.before(p.start, 60))]
    lines = [s for s in services if s.row["kind"] in ("line", "corridor") or not before]
    first_place = subjects[0] if subjects else None
    first_line = lines[0] if lines else None
    if first_place and (first_line is None or first_place.start < first_line.start):
        return Scope(first_place.text, "places", first_place.index)
    if first_line:
        return Scope(first_line.row["name"], "services", first_line.index)
    rail = [s for s in services if s.row["kind"] in ("rail_service", "product")]
    if rail and before:
        return Scope(rail[0].row["name"], "services", rail[0].index)
    return None


def _can_be_scope(place: Ref, sentence: Sentence) -> bool:
    kind = place.row["kind"]
    if kind in ("water", "area"):
        return False
    offset = place.start - sentence.start
    if place.text.isupper() and offset < 4 and len(place.text) > 3:
        return False  # a dateline
    after = sentence.after(place.end, 24)
    if re.match(r", capital|-based", after):
        return False
    if re.match(r"['’]s\s", after) and any(0 < p.start - place.end < 4 for p in sentence.places):
        return False  # "China's Shaanxi Province"
    if kind in ("country", "region") and any(
        0 < place.start - p.end < 5 and p.row["kind"] != "country" for p in sentence.places
    ):
        lead = sentence.text[:offset]
        if re.search(r"[\w)](?:, | \()$", lead):
            return False  # "Liège, Belgium"
    return not re.match(r"(?: [A-Z][\w.]+)* (?:said|says|told|Customs)\b", after)


def _coreferent(sentence: Sentence, quantity: Ref, state: State) -> Scope | None:
    """ "the city", "the port", "the line": what was named of that sort, the main one of the article first."""
    text = sentence.text[: quantity.start - sentence.start]
    place = _COREF["place"].search(sentence.text)
    if place:
        noun = place["noun"]
        kinds = {"city": ("city",), "municipality": ("city",), "country": ("country",)}.get(noun, ("region",))
        chosen = state.main(kinds)
        if chosen:
            return chosen
    facility = _COREF["facility"].search(text)
    if facility:
        chosen = state.main(("facility",))
        if chosen:
            return chosen
    if _COREF["service"].search(text) and state.service:
        return Scope(state.service.row["name"], "services", state.service.index)
    return state.scope if re.match(r"(?:In [^,]+, )?(?:It|it)\b", sentence.text) else None
