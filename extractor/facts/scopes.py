"""The place or service a number is said of."""

import re
from collections.abc import Callable

from extractor.facts.clauses import Figure
from extractor.facts.state import Scope, State
from extractor.facts.subjects import is_of_company, speaks_as_company
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


_DIRECTED = re.compile(
    r"(?:^|[,;:]\s*|\b(?:while|and|but|although|whereas)\s+)(?:[\w-]+\s){0,3}?(?:traffic|services?|trains?"
    r"|exports?|imports|shipments?|volumes?|deliveries|transit|trade|transport|departures|train volume|lifts)\s+"
    r"(?:(?:bound|destined|headed|heading|running|operating|dispatched|going|passing|transiting)\s+)?(?:to|from|for|with|through|via|at|near|between|in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween (?:the )?$")
_OPENS_CLAUSE = re.compile(r"\W*(?:while |but |and |[Tt]he |[Ii]ts |[Oo]ur |[Nn]ow )*[\"“'‘]?$")
_FRONT = re.compile(r"\W*(?:and |but |while |meanwhile,? )?(?:in|at|on|through) (?:the )?", re.IGNORECASE)
_IT = re.compile(r"(?:[^,]{0,40}, )?[Ii]t\b")
_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_ON_TO = re.compile(r"[^,.;]{0,30} (?:in)?to (?:the )?[A-Z]")
_COMPANY_NAME = re.compile(r" (?:Railways?|Railroads?|Rail|Ports? Authority|Cargo|Group|Logistics|Freight|Customs)\b")
_OPENING = 8  # room for an article before the subject of a sentence
_NEAR = 9
_AT_THE = re.compile(r"\b(?:by|at|in|of|from|through|via|that) (?:the|this) ")
_SUBORDINATE = re.compile(r"[^,]*\b(?:[Aa]fter|[Bb]efore|[Ww]hen|[Oo]nce|[Bb]ecause|[Ss]ince|[Ff]ollowing)\b [^,]*,")
_ASIDE = re.compile(r"\b(?:that|which|who|where|because|after|when|due to|as)\b")
_DECIDES = re.compile(
    r"(?:,? and [A-Z]\w+)?(?: has| have| had)? (?:agreed|spent|signed|invested|pledged|ordered|bought"
    r"|approved|wants?)\b"
)
_TOUCHES = re.compile(r" (?:in|at) (?:the )?")
_OFFICER = re.compile(
    r"\b(?:director|manager|head|chief|official|officer|master|deputy)\b[^,.;]{0,20} (?:at|of|for) (?:the )?$"
)
_BESIDE = re.compile(
    r"\b(?:from|in|at|through|via|of|handled by|on|lea(?:ves?|ving)|left|cross(?:ed|es|ing)?|pass(?:ed|es"
    r"|ing)?)\s+(?:the\s+)?$"
)
_TOLD = re.compile(r"\b(?:told|said|says|according to|reporters|spokes\w+|speaking|headquarter\w*)\b")
_GOAL = re.compile(
    r"\b(?:to|towards?|for|across|into|between|after setting out from|after leaving|said|joins|connecting|linking"
    r"|reaching|and|including|than)\s+(?:the\s+)?(?:[A-Z][\w'’]+(?:,| and)\s+)*$"
)


# Answers "of no place or service": the figures are a company's, here or from here on, and no later preference is asked.
NOBODY = Scope("", "", -1)
NOBODY_HERE = Scope("", "", -1, lasting=False)


def scope_of(figure: Figure, state: State) -> Scope | None:
    """What the number is said of, by preference; each step answers only if the ones before are silent."""
    return next((found for prefer in _PREFERENCES if (found := prefer(figure, state)) is not None), None)


def _length_of_line(figure: Figure, state: State) -> Scope | None:
    """The country that a part of the way lies in ("1,990 km in Pakistan"), else the line."""
    if figure.quantity.row["kind"] != "length":
        return None
    tail = figure.after(12)
    for place in figure.sentence.places:
        if 0 < place.start - figure.quantity.end < _NEAR and _TOUCHES.match(tail):
            return _place(place, lasting=False)
    return _line(figure.sentence, state) or NOBODY_HERE


def _in_brackets(figure: Figure, state: State) -> Scope | None:
    """ "Chengdu (28,800 TEU)": the place that the number stands behind."""
    if figure.before(2) != " (":
        return None
    return next((_place(p, lasting=False) for p in figure.sentence.places if p.end + 2 == figure.quantity.start), None)


def _fronted(figure: Figure, state: State) -> Scope | None:
    """ "In the Hunter Valley, volumes for Newcastle rose": the place that opens the clause."""
    opening = _FRONT.match(figure.before())
    if opening is None:
        return None
    at = figure.start + opening.end()
    return next(
        (_place(p) for p in figure.sentence.places if p.start == at and figure.sentence.after(p.end, 1) == ","), None
    )


def _traffic_to(figure: Figure, state: State) -> Scope | None:
    """ "services to Central Asia tripled": the place that the traffic goes to or through."""
    return _directed(figure)


def _subject_of_clause(figure: Figure, state: State) -> Scope | None:
    found = _subject(figure.sentence, figure.start, figure.quantity.start, before=True)
    return found if found and not _is_rail_service(found, figure.sentence) else None


def _company(figure: Figure, state: State) -> Scope | None:
    return NOBODY if is_of_company(figure) else None


def _spoken_of(figure: Figure, state: State) -> Scope | None:
    return _coreferent(figure, state)


def _behind(figure: Figure, state: State) -> Scope | None:
    found = _subject(figure.sentence, figure.quantity.end, figure.end, before=False)
    return found if found and not _is_rail_service(found, figure.sentence) else None


def _between(figure: Figure, state: State) -> Scope | None:
    """ "traffic between Russia and Latvia": the first of the two."""
    for place in figure.sentence.places:
        if figure.holds(place) and _BETWEEN.search(figure.sentence.before(place.start, 14)):
            return _place(place)
    return None


def _named_train(figure: Figure, state: State) -> Scope | None:
    """ "The Saale Express runs": one train by name, not the kind ("China-Europe freight trains")."""
    for service in figure.sentence.services:
        if not figure.start <= service.start < figure.quantity.start or _is_plural(service.text):
            continue
        lead = figure.sentence.text[figure.start - figure.sentence.start : service.start - figure.sentence.start]
        if service.row["kind"] in ("rail_service", "product") and _OPENS_CLAUSE.match(lead):
            return Scope(service.row["name"], "services", service.index)
    return None


def _is_plural(text: str) -> bool:
    return text.endswith("s") and not text.endswith("ss")


def _speakers_place(figure: Figure, state: State) -> Scope | None:
    """ "we see ten trains a day," said the director at the port: the place that the speaker speaks for."""
    if not speaks_as_company(figure):
        return None
    for place in figure.sentence.places:
        if place.row["kind"] == "facility" and _OFFICER.search(figure.sentence.before(place.start, 60)):
            return _place(place)
    return None


def _subject_of_clause_before(figure: Figure, state: State) -> Scope | None:
    if figure.start == figure.sentence.start:
        return None
    found = _subject(figure.sentence, figure.sentence.start, figure.quantity.start, before=True)
    return found if found and not _is_rail_service(found, figure.sentence) else None


def _topic(figure: Figure, state: State) -> Scope | None:
    """What the text spoke of last; a service named in the clause itself if that was no place."""
    if speaks_as_company(figure):
        return NOBODY_HERE
    found = _subject(figure.sentence, figure.start, figure.quantity.start, before=True)
    if found and (state.scope is None or state.scope.list == "services" or not _continues(figure.sentence)):
        return found
    return state.scope or found or _subject(figure.sentence, figure.quantity.end, figure.end, before=False)


_PREFERENCES: tuple[Callable[[Figure, State], Scope | None], ...] = (
    _length_of_line,
    _in_brackets,
    _company,
    _fronted,
    _traffic_to,
    _subject_of_clause,
    _named_train,
    _speakers_place,
    _spoken_of,
    _behind,
    _between,
    _subject_of_clause_before,
    _topic,
)


def _place(place: Ref, *, lasting: bool = True) -> Scope:
    return Scope(place.text, "places", place.index, lasting)


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


def _directed(figure: Figure) -> Scope | None:
    sentence = figure.sentence
    for place in sentence.places:
        if figure.start <= place.start < figure.quantity.start and _DIRECTED.search(
            sentence.text[: place.start - sentence.start]
        ):
            return _place(place, lasting=False)
    return None


def _subject(sentence: Sentence, low: int, high: int, *, before: bool) -> Scope | None:
    """The place or service that a clause is about: its first, unless that is only a goal or an agent."""
    if not sentence.places and not sentence.services:
        return None
    places = [p for p in sentence.places if low <= p.start < high and _can_be_scope(p, sentence)]
    services = [
        s
        for s in sentence.services
        if low <= s.start < high and s.row["kind"] in ("line", "corridor", "rail_service", "product")
    ]
    if not before:
        for stop in (_TOLD, _ASIDE):
            told = stop.search(sentence.text, low - sentence.start, high - sentence.start)
            high = sentence.start + told.start() if told else high
        places = [p for p in places if p.start < high and _BESIDE.search(sentence.before(p.start, 24))]
        services = [
            s
            for s in services
            if re.search(r"\b(?:on|along|via|through|by|of|under)\s+(?:the\s+)?[\"“']?$", sentence.before(s.start, 24))
        ]
    subjects = [
        p for p in places if not _GOAL.search(sentence.before(p.start, 60)) and not _is_start_of_way(p, sentence)
    ]
    opening = _SUBORDINATE.match(sentence.text, low - sentence.start, high - sentence.start) if before else None
    if opening:
        main = [m for m in (*subjects, *services) if m.start >= sentence.start + opening.end()]
        subjects = [p for p in subjects if not main or p in main]
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


def _is_start_of_way(place: Ref, sentence: Sentence) -> bool:
    """ "from Lagos to Kano": where goods come from on one way, not whose traffic it is."""
    return bool(_FROM.search(sentence.before(place.start, 12))) and bool(_ON_TO.match(sentence.after(place.end, 40)))


def _can_be_scope(place: Ref, sentence: Sentence) -> bool:
    kind = place.row["kind"]
    if kind in ("water", "area"):
        return False
    offset = place.start - sentence.start
    if place.text.isupper() and offset < 4 and len(place.text) > 3:
        return False  # a dateline
    after = sentence.after(place.end, 24)
    if re.match(r", capital|-based", after) or _COMPANY_NAME.match(after):
        return False
    if re.match(r"['’]s\s", after) and any(0 < p.start - place.end < 4 for p in sentence.places):
        return False  # "China's Shaanxi Province"
    if kind in ("country", "region") and any(
        0 < place.start - p.end < 5 and p.row["kind"] != "country" for p in sentence.places
    ):
        lead = sentence.text[:offset]
        if re.search(r"[\w)](?:, | \()$", lead):
            return False  # "Liège, Belgium"
    if _DECIDES.match(after):
        return False
    return not re.match(r"(?: [A-Z][\w.]+)* (?:said|says|told|Customs)\b", after)


def _coreferent(figure: Figure, state: State) -> Scope | None:
    """ "the city", "the port", "the line": what was named of that sort, the main one of the article first."""
    text, behind = figure.before(), figure.after(60)
    place = _COREF["place"].search(text) or _COREF["place"].search(behind, _at_the(behind))
    if place:
        noun = place["noun"]
        kinds = {"city": ("city",), "municipality": ("city",), "country": ("country",)}.get(noun, ("region",))
        chosen = state.main(kinds)
        if chosen:
            return chosen
    if _COREF["facility"].search(text) or _COREF["facility"].search(behind, _at_the(behind)):
        chosen = state.main(("facility",)) or state.main(("city",))
        if chosen:
            return chosen
    if _COREF["service"].search(text) and state.service:
        return Scope(state.service.row["name"], "services", state.service.index)
    if not _IT.match(figure.sentence.text):
        return None
    if state.scope or state.before is None or figure.quantity.row["kind"] == "ordinal":  # "It was the 500th train"
        return state.scope
    return _subject(state.before, state.before.start, state.before.start + _OPENING, before=True)


def _at_the(text: str) -> int:
    """Where "handled by the city" stands; the end of the text if it does not."""
    found = _AT_THE.search(text)
    return found.end() - 4 if found and not _ASIDE.search(text[: found.start()]) else len(text)
