"""What other sentences say of a movement: the train told of before, a launch announced, a caption that repeats."""

import re

from extractor.facts.cargo import cargo_of
from extractor.facts.carriers import names_passengers
from extractor.facts.endpoints import attach_places
from extractor.facts.movement import Movement
from extractor.facts.phrases import Phrase
from extractor.facts.verb_forms import PLANNED
from extractor.facts.view import Ref, Sentence

_GOES_ON = Phrase(
    r"^(?:This was the|The (?:[\w-]+ ){0,3}?(?:train|convoy|shipment|company is marketing|service|journey|trip|run"
    r"|route|connection|link|shuttle|load|cargo|freight|cars|containers|wagons|goods|bogies)\b"
    r"|[Ii]t\b|Its\b|They\b|[Oo]n board\b|To run\b|\W{0,3}\bRoute\b|Aboard\b|Having\b|Loaded\b"
    r"|Carrying\b|Running\b|(?:Marketed|Called|Sold|Named|Dubbed|Baptized|Christened|Branded)\b"
    r"|(?:Cargo|Goods) (?:carried|on|aboard|transported)\b|After |At [A-Z][\w ]+ the (?:load|cargo))"
)
_SAME_TRAIN = Phrase(r"\b(?:the train|the load|its load|the bogies|launch customer)\b")
_TELLS = re.compile(r"(?:It|The train|The convoy) (?:had|was|crossed|went|passed|travelled|traveled|then|also|ran)\b")
_SAME = Phrase(
    r"^(?:[^,]{0,40}(?:said|added|told)[^,]{0,40} that |According to [^,]{2,60}, )?"
    r"(?:The|the|This) (?:(?!second|third|next|other|last|new|return)[a-z][\w-]+ ){0,2}?"
    r"(?:train|convoy|shipment)\b|^It had\b|^It\b"
    r"|^(?:With|After|Carrying|Loaded) [^,]{3,60}, (?:it|the train)\b"
    r"|\bthat the train had\b|\b(?:departure|arrival) of the train\b"
)
_A_NEW_TRAIN = re.compile(r"\b(?:when|as|after) (?:an?|another) (?:[\w-]+ ){0,3}?train\b")
_NAMED = re.compile(
    r"\b(?:market\w*|named|called|sold as|baptized|christened|dubbed|known as|brand\w*|part of)\b"
    r"|^This (?:was|is) the|^It (?:was|is) the",
    re.IGNORECASE,
)
_DESTINATION_IS = re.compile(r"(?:Its|The) (?:final |terminal |end )?(?:destination|terminus|point|stop) (?:is|was)\b")
_ALONG = re.compile(r"\b(?:over|along|via|using|runs? on|running on|under)\s+(?:the\s+)?$")
_OPENS = Phrase(
    r"\b(?:re-?)?(?:launch(?:ed|es|ing)?|open(?:ed|s|ing)?|introduc(?:e[ds]?|ing)|resum(?:e[ds]?|ing)|restart(?:s|ed|ing)?|reinstat(?:e[ds]?|ing))\b|\b(?:Launched|Opened|Opening)\b"
)
_IN_TOWN = re.compile(r"(?: [a-z]+)?(?: in| at| near| of|,) ")
_NEAR = 40
_HAS = re.compile(r"\b(?:has|have)(?: also| now| officially)? \Z")
_LINE_NEWS = Phrase(
    r"\b(?:direct|new|regular|weekly|daily|intermodal|first)\b[\w -]{0,30}\b"
    r"(?:train|service|connection|shuttle|route)s?\b|\b(?:railway|line)\b[^,;]{0,20}, which will\b"
)


_ONE_TRAIN = Phrase(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Ff]irst|[Ii]naugural|[Mm]aiden)\s+(?:[\w-]+,?\s+){0,5}?"
    r"(?:train|convoy|rake|shipment|consignment)\b(?! (?:service|line|driver|route|connection|station|operator)s?\b)"
)
_THE_TRAIN = Phrase(
    r"^(?:[^,]{3,40}, )?(?:[Tt]he|[Tt]his) (?:[\w-]+ ){0,2}?(?:train|convoy|shipment|rake)\b(?!s)|^It\b"
    r"|\b(?:where|when|since|after|before) the train\b"
)


_UNDER_WAY = Phrase(
    r"\b(?:on (?:its|the) way|arrived|arriving|arrives|left|leaving|departed|departing|reached|set (?:off"
    r"|out)|bound for"
    r"|headed|heading|travelling|traveling|carrying|loaded|en route|dispatched|sent)\b"
)


def undated(part: Sentence) -> Movement | None:
    """A train told of without its day: "A train is on its way from A to B", for the sentence that dates it."""
    if not part.places or _ONE_TRAIN.absent_from(part.words) or not _ONE_TRAIN.search(part.text, part.words):
        return None
    if not _UNDER_WAY.search(part.text, part.words) or names_passengers(part.text, part.words):
        return None
    movement = Movement(part, "departure")
    attach_places(movement, part, None)
    movement.cargo = cargo_of(part)
    return movement if movement.origin or movement.destination else None


def recall(found: Movement, told: Movement, part: Sentence) -> None:
    """Give a run of "the train" what was told of it without its day."""
    if found.kind == "launch" or not _THE_TRAIN.search(part.text, part.words):
        return
    if any(a and b and not _same_town(a, b) for a, b in _ends_of(found, told)):
        return
    found.origin, found.destination = found.origin or told.origin, found.destination or told.destination
    found.add_via(told.via, first=True)
    found.cargo = found.cargo or told.cargo


def _ends_of(one: Movement, other: Movement) -> tuple[tuple[Ref | None, Ref | None], ...]:
    return (one.origin, other.origin), (one.destination, other.destination)


def goes_on(part: Sentence) -> bool:
    """Whether a sentence goes on about the train told of before."""
    text, words = part.text, part.words
    if _GOES_ON.match(text, words):
        return True
    return not _SAME_TRAIN.absent_from(words) and _SAME_TRAIN.search(text, words) is not None


def extend(movement: Movement, part: Sentence) -> None:
    """Add what a following sentence says of the same train."""
    later = Movement(part, movement.kind)
    attach_places(later, part, None)
    if _DESTINATION_IS.match(part.text) and later.destination is None and part.places:
        later.destination = part.places[0]
    whole = movement.origin is not None and movement.destination is not None
    if movement.origin is None or _is_site(later.origin, movement.origin, part):
        movement.origin = later.origin
    if movement.kind != "arrival":
        finer = movement.destination is None or _is_finer(later.destination, movement.destination, part)
        movement.destination = later.destination if finer else movement.destination
    _sharpen(movement, part)
    between = (
        [p for p in (later.origin, later.destination, *later.spare) if p] if whole and _TELLS.match(part.text) else []
    )
    passed = sorted([*later.via, *between], key=lambda p: p.start)
    movement.add_via([p for p in passed if not (movement.destination and _lies_in(movement.destination, p))])
    if not movement.cargo:
        movement.cargo = cargo_of(part, strong=True)


def merge(movement: Movement, found: Movement, part: Sentence) -> bool:
    """Fold ``found`` into ``movement`` if its sentence goes on about that train; whether it did."""
    if _A_NEW_TRAIN.search(part.text) and found.origin and found.destination:
        return False
    if not _SAME.search(part.text, part.words) or found.kind == "launch" or movement.kind == "launch":
        return False
    if found.service and movement.service and found.service.row["name"] != movement.service.row["name"]:
        return False
    if found.status != movement.status and movement.status == "cancelled":
        return False
    _take_origin(movement, found, part)
    if movement.destination is None or _is_finer(found.destination, movement.destination, part):
        movement.destination = found.destination
    elif found.kind == "arrival" and found.destination and not _is_same(found.destination, movement.destination):
        movement.add_via([found.destination])
    movement.add_via(found.via)
    movement.cargo = movement.cargo or found.cargo
    movement.service = movement.service or found.service
    movement.when = movement.when or found.when
    if movement.when is not None and found.when is not None:
        movement.when = _finer(movement.when, found.when) if found.kind == movement.kind else movement.when
    return True


def _take_origin(movement: Movement, found: Movement, part: Sentence) -> None:
    """The place a train left, rather than the country its load is from; the station rather than its town."""
    if found.origin is None:
        return
    if movement.origin is None or "origin" not in movement.firm or _is_site(found.origin, movement.origin, part):
        movement.origin = found.origin


def _is_finer(place: Ref | None, known: Ref, part: Sentence) -> bool:
    """Whether a place is a town of the country known, or a site that the sentence puts in the town known."""
    return place is not None and (_lies_in(place, known) or _is_site(place, known, part))


def _is_site(place: Ref | None, known: Ref, part: Sentence) -> bool:
    """Whether a place is a site that the sentence puts in the town known: "Tuanjie Station in Chongqing"."""
    if place is None or place.row["kind"] != "facility" or known.row["kind"] not in ("city", "region"):
        return False
    behind = part.text[place.end - part.start : place.end - part.start + _NEAR]
    return bool(_IN_TOWN.match(behind)) and known.text in behind


def _finer(when: Ref, other: Ref) -> Ref:
    """The hour of the day, where one sentence gives the day and another its hour."""
    day, hour = str(when.row["value"]), str(other.row["value"])
    coarse = len(day) == len("2024-05-20") or day[10:] in ("TMO", "TAF", "TEV", "TNI")
    return other if coarse and hour.startswith(day[:10]) and len(hour) > len(day) else when


def _sharpen(movement: Movement, part: Sentence) -> None:
    """A following sentence may give the hour of the day, or the name the train runs under."""
    if movement.when is not None:
        for date in part.dates:
            if date.row["type"] == "time":
                movement.when = _finer(movement.when, date)
    if movement.service is None and _NAMED.search(part.text):
        movement.service = next((s for s in part.services if s.row["kind"] in ("rail_service", "product")), None)
    if movement.service is None and movement.kind != "launch":
        movement.service = next((s for s in part.services if _ALONG.search(part.before(s.start, 20))), None)


def may_announce(part: Sentence) -> bool:
    """Whether a sentence has the words and places of an `announcement`."""
    return len(part.places) > 1 and not (_OPENS.absent_from(part.words) and _LINE_NEWS.absent_from(part.words))


def announcement(part: Sentence) -> Movement | None:
    """A launch without a date: "DB Cargo will launch a service that will connect A with B"."""
    verb = _OPENS.search(part.text, part.words)
    if verb is not None and not (PLANNED.search(part.text) or _HAS.search(part.text, 0, verb.start())):
        verb = None
    news = verb or _LINE_NEWS.search(part.text, part.words)
    if news is None:
        return None
    usable = [s for s in part.services if s.row["kind"] in ("rail_service", "product", "line")]
    movement = Movement(part, "launch", service=usable[0] if usable else None, status="planned")
    attach_places(movement, part, part.start + news.start())
    return movement if movement.origin and movement.destination else None


def complete(launch: Movement, announced: Movement) -> None:
    """A launch that one sentence announces and another dates."""
    launch.origin, launch.destination = announced.origin, announced.destination
    launch.service = launch.service or announced.service
    launch.add_via(announced.via, first=True)


def repeats(found: Movement, made: list[Movement]) -> Movement | None:
    """The movement that ``found`` tells again, as a caption does; what is new in it is added there."""
    for other in made:
        if other.kind != found.kind or not _may_be_one(other, found):
            continue
        if _agree(other.origin, found.origin) and _agree(other.destination, found.destination):
            other.origin, other.destination = other.origin or found.origin, other.destination or found.destination
            other.when = _finer(other.when, found.when) if other.when and found.when else other.when or found.when
            other.cargo = other.cargo or found.cargo
            other.service = other.service or found.service
            return other
    return None


def _is_same(place: Ref, known: Ref) -> bool:
    """Whether a place is the one known, or only the country of it."""
    return _same_town(place, known) or _lies_in(known, place)


def _lies_in(finer: Ref | None, place: Ref) -> bool:
    """Whether a place is a town or station of the country that was named for it before."""
    fine = finer is not None and finer.row["kind"] in ("city", "facility") and place.row["kind"] == "country"
    return fine and finer is not None and finer.row["country"] == place.row["country"]


def _may_be_one(other: Movement, found: Movement) -> bool:
    """Whether two tellings are of one day; one without a day must tell where the train came to."""
    if other.when is None or found.when is None:
        return other.destination is not None and found.destination is not None
    return str(other.when.row["value"])[:10] == str(found.when.row["value"])[:10]


def _same_town(one: Ref, other: Ref) -> bool:
    """Whether one name holds the other: "Yiwu West" and "Yiwu"."""
    return one.text in other.text or other.text in one.text


def _agree(one: Ref | None, other: Ref | None) -> bool:
    if one is None or other is None or one.text == other.text:
        return True
    return _lies_in(one, other) or _lies_in(other, one)
