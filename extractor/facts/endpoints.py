"""Origin, destination and via: the places of a sentence by the words that lead to each."""

import re
from itertools import pairwise

from extractor.facts.movement import Movement
from extractor.facts.view import Ref, Sentence

_FROM = re.compile(
    r"\b(?:from|left|leaves|leave|leaving|departed|departs|depart|departing|out of|pulled out of|between|after "
    r"leaving|starting (?:from|in)|originating in|setting out from|of departure from|linking|connecting|connect"
    r"|link|connects|links|to link|joins|joining)\s+"
    r"(?:(?!(?:for|to|via|towards?|through|and|with|on|in|at|bound|by|over)\b)[\w’']+\s+){0,3}?(?:the\s+)?(?:port "
    r"of\s+|city of\s+|[a-z]+ (?:city|port|town) of\s+)?$",
    re.IGNORECASE,
)
TO = re.compile(
    r"\b(?:to|for|towards?|bound for|headed for|heading for|heading to|destined for|arrived (?:in|at)|arrive (?:in"
    r"|at)|arrives (?:in|at)|arriving (?:in|at)|arrival (?:in|at)|reached|reach|reaching|rolled into|pulled into"
    r"|pulled in at|into|entered|and|with|destination is|destination,)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+){0,2}?(?:port of\s+|city of\s+|[a-z]+ (?:city|port|town|capital) of\s+|capital,?\s+)?$",
    re.IGNORECASE,
)
_VIA = re.compile(
    r"\b(?:stop(?:s|ped|ping)? at|call(?:s|ed|ing)? at|via|through|by way of|passing through|passing|passed "
    r"through|crossing|crossed|cross|over|across|transiting|enter\w*|transit via|and)\s+(?:the\s+)?"
    r"(?:[a-z]+\s+){0,2}?(?:port of\s+)?$",
    re.IGNORECASE,
)
_VIA_WORD = re.compile(
    r"\b(?:stop(?:s|ped|ping)? at|call(?:s|ed|ing)? at|via|through|by way of|passing(?: through)?|passed through"
    r"|crossing|crossed|cross|transiting|over)\b",
    re.IGNORECASE,
)
_IN_LIST = re.compile(r"^(?:\s*,\s*|\s*,?\s+and\s+(?:the\s+)?|\s*,\s*the\s+|\s+or\s+)$")


def attach_places(movement: Movement, sentence: Sentence, verb: int, kind: str) -> None:
    """Attach the places of the sentence by the words that lead to each."""
    places = [p for p in sentence.places if not _is_container(p, sentence) and not _heads_dateline(p, sentence)]
    _pair(movement, sentence, places)
    previous: Ref | None = None
    role = ""
    for place in places:
        lead = sentence.text[
            (previous.end if previous else sentence.start) - sentence.start : place.start - sentence.start
        ]
        if previous is not None and role == "via" and _IN_LIST.match(lead):
            movement.via.append(place)
            previous = place
            continue
        role = _role(lead, sentence.before(place.start, 46), kind, movement, previous)
        if role == "origin" and movement.origin is None:
            movement.origin = place
        elif role == "destination" and movement.destination is None:
            movement.destination = place
        elif role == "via":
            movement.via.append(place)
        previous = place
    if movement.origin is None and kind in ("departure", "launch"):
        movement.origin = _sender(sentence, places, verb)
    ends = {p.start for p in (movement.origin, movement.destination) if p}
    movement.via = [p for p in movement.via if p.start not in ends]


def _pair(movement: Movement, sentence: Sentence, places: list[Ref]) -> None:
    """ "a container train Xi'an (PRC) - Baku (Azerbaijan)": the ends of the run, joined by a dash."""
    for a, b in pairwise(places):
        between = sentence.text[a.end - sentence.start : b.start - sentence.start]
        if re.fullmatch(r"(?:\s\([^)]*\))?\s?[-–—]\s?", between) and re.search(
            r"\b(?:train|service|shuttle|route)\s+$", sentence.before(a.start, 20)
        ):
            movement.origin, movement.destination = a, b
            return


def _sender(sentence: Sentence, places: list[Ref], verb: int) -> Ref | None:
    """The place that sends the train: "Wuhan's first train set off", "Shandong launched the service"."""
    for place in places:
        if place.end <= verb and place.row["kind"] in ("city", "region", "facility"):
            after = sentence.text[place.end - sentence.start : verb - sentence.start]
            if re.match(r"['’]s\b", after) or (
                len(after) < 24
                and re.fullmatch(r"[ \w]*", after)
                and not re.search(r"[-–]$|\b(?:to|for|in|via)\s+(?:the\s+)?$", sentence.before(place.start, 12))
            ):
                return place
    return None


def _role(lead: str, before: str, kind: str, movement: Movement, previous: Ref | None) -> str:
    if _VIA_WORD.search(lead[-30:]) and _VIA.search(before) and not re.search(r"\band\s+(?:the\s+)?$", before):
        return "via"
    half_known = movement.origin is not None and movement.destination is None and previous is not None
    if half_known and re.search(r"\b(?:to|and|with)\s+(?:the\s+)?$", before):
        paired = re.search(r"\b(?:between|link\w*|connect\w*|join\w*|from)\b", before)
        if paired or re.search(r"\bto\s+", before[-14:]):
            return "destination"
    if _FROM.search(lead if previous else before):
        return "origin"
    if TO.search(before) and not re.search(r"\b(?:and|with)\s+(?:the\s+)?$", before):
        return "destination"
    if (
        kind == "arrival"
        and movement.destination is None
        and re.search(r"\b(?:at|in)\s+(?:the\s+)?(?:\w+\s+)?$", before)
    ):
        return "destination"
    if (
        kind in ("departure", "launch")
        and movement.origin is None
        and re.search(r"\b(?:in|at)\s+(?:the\s+)?$", before)
        and re.search(r"\b(?:ceremony|departure|off)\b", before)
    ):
        return "origin"
    if re.search(r"[-–—]\s*$", lead) and movement.origin is not None and movement.destination is None:
        return "destination"
    return ""


def _is_container(place: Ref, sentence: Sentence) -> bool:
    """A country or province that only says where the place before it lies: "Liège, Belgium"."""
    before = sentence.before(place.start, 60)
    if place.row["kind"] in ("country", "region", "area") and re.search(
        r"[\w’')]+(?:, |\s\(|,? (?:in|(?<!way )of) (?:the\s+)?|, (?:the )?capital of (?:\w+ )?|['’]s )(?:[a-z]+"
        r"(?:ern)?\s)?$",
        before,
    ):
        anchor = [p for p in sentence.places if p.end <= place.start and place.start - p.end < 30]
        return bool(anchor) and anchor[-1].row["kind"] in ("city", "facility", "region") and "from" not in before[-8:]
    if not re.match(r"['’]s\s", sentence.after(place.end, 3)):
        return False
    return place.row["kind"] == "country" or any(0 < p.start - place.end < 4 for p in sentence.places)


def _heads_dateline(place: Ref, sentence: Sentence) -> bool:
    return place.start - sentence.start < 3 and place.text.isupper() and len(place.text) > 2
