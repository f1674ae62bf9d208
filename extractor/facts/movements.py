"""Movements: which train left, arrived, passed or was launched, where, when, with what.

A movement is read from the sentence of its verb; the sentences after it that go on about "the train" add to it.
"""

import re

from extractor.facts.cargo import cargo_of
from extractor.facts.endpoints import TO, attach_places
from extractor.facts.movement import Movement, to_row
from extractor.facts.verbs import LAUNCH, PLANNED, find_verb
from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_CANCELLED = re.compile(r"\b(?:cancell?ed|called off|scrapped|suspended|postponed|stopped|halted)\b")
_NEGATED = re.compile(r"\b(?:no|not|never|without)\b(?! only)", re.IGNORECASE)
_SIMILE = re.compile(r"\blike (?:a|an|the) (?:\w+ )?(?:freight |runaway )?train\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:trains (?:leave|depart|run|arrive|reach)|usually|normally|every (?:day|week)|each (?:day|week))\b"
)
_FOLLOWING = re.compile(
    r"^(?:This was the|The (?:\w+ ){0,3}(?:company is marketing|train|service|shipment|convoy|journey|trip|run)\b"
    r"|It\b|Its\b|They\b|Loaded with|Loaded|Carrying|After )"
)


def movements(sentences: list[Sentence]) -> list[Row]:
    """The movements of a document, in text order."""
    made: list[Movement] = []
    current: Movement | None = None
    previous_service: Ref | None = None
    announced: Movement | None = None
    silent = 0
    for sentence in sentences:
        found = _read(sentence, previous_service)
        if (
            found is not None
            and found.kind == "launch"
            and announced is not None
            and not (found.origin or found.destination)
        ):
            _complete(found, announced)
        if found is None:
            announced = _announcement(sentence) or announced
            if current is not None and _FOLLOWING.match(sentence.text):
                _extend(current, sentence)
            silent += 1
            if silent > 5:
                current = None
        else:
            silent = 0
            if not _repeats(found, made):
                made.append(found)
                current = found
        for service in sentence.services:
            if service.row["kind"] in ("rail_service", "product", "line"):
                previous_service = service
    return [to_row(m) for m in made]


def _complete(launch: Movement, announced: Movement) -> None:
    """A launch that one sentence announces and the next one dates."""
    launch.origin, launch.destination = announced.origin, announced.destination
    launch.service = launch.service or announced.service
    known = {p.text for p in launch.via}
    launch.via = [*(p for p in announced.via if p.text not in known), *launch.via]


def _announcement(sentence: Sentence) -> Movement | None:
    """A launch without a date: "DB Cargo will launch a service that will connect A with B"."""
    match = next(
        (m for m in LAUNCH.finditer(sentence.text) if "launch" in m.group().lower() or "open" in m.group()), None
    )
    if match is None or not PLANNED.search(sentence.text) or len(sentence.places) < 2:
        return None
    position = sentence.start + match.start()
    movement = Movement(sentence, "launch", service=_service(sentence, position, "launch"), status="planned")
    attach_places(movement, sentence, position, "launch")
    return movement if movement.origin and movement.destination else None


def _repeats(found: Movement, made: list[Movement]) -> bool:
    """Whether a movement tells one again that the article told before, as a caption does."""
    for other in made:
        same_day = other.when and found.when and str(other.when.row["value"])[:10] == str(found.when.row["value"])[:10]
        same_place = found.origin is None or other.origin is None or other.origin.text == found.origin.text
        if (
            same_day
            and same_place
            and other.kind == found.kind
            and (
                found.destination is None
                or other.destination is None
                or other.destination.text == found.destination.text
            )
        ):
            return True
    return False


def _read(sentence: Sentence, previous_service: Ref | None) -> Movement | None:
    text = sentence.text
    if _SIMILE.search(text):
        return None
    chosen = find_verb(sentence)
    if chosen is None:
        return None
    kind, verb = chosen
    when = _when(sentence, verb)
    if when is None and not (
        kind != "launch"
        and _has_route(sentence)
        and re.search(r"\b(?:has|have|just)\s+$", text[max(0, verb.start() - 8) : verb.start()])
    ):
        return None
    before = text[: verb.start()]
    if _GENERAL.search(text[max(0, verb.start() - 24) : verb.end()]) or (
        _NEGATED.search(before[-30:]) and kind != "launch"
    ):
        return None
    position = sentence.start + verb.start()
    service = _service(sentence, position, kind)
    if (
        service is None
        and kind == "launch"
        and previous_service is not None
        and re.search(r"\b(?:line|railway|route|service)\b,?\s|^It\s", before[-60:])
    ):
        service = previous_service
    if kind == "departure" and service is not None and re.search(r"\b(?:first|inaugural|maiden)\s+[\"“]", text):
        kind = "launch"
    movement = Movement(sentence, kind, when=when, service=service)
    attach_places(movement, sentence, position, kind)
    if kind == "launch" and movement.service is None and not (movement.origin and movement.destination):
        return None
    if kind != "launch" and not (movement.origin or movement.destination or movement.via):
        return None
    movement.cargo = cargo_of(sentence)
    around = text[max(0, verb.start() - 50) : verb.end() + 12]
    if _CANCELLED.search(text):
        movement.status = "cancelled"
    elif PLANNED.search(around) and not re.search(r"\b(?:has|had|was) (?:been )?(?:launched|opened)", text):
        movement.status = "planned"
    return movement


def _has_route(sentence: Sentence) -> bool:
    return len(sentence.places) >= 2


def _when(sentence: Sentence, verb: re.Match[str]) -> Ref | None:
    """The date or time nearest to the verb; a dateline and the day of the report count only without another."""
    position = sentence.start + verb.start()
    dates = [d for d in sentence.dates if d.row["type"] in ("date", "time")]
    best = [
        d
        for d in dates
        if not _is_dateline(d, sentence)
        and not re.search(
            r"\b(?:said|told|reported|announced|statement|added)\b[^,;]{0,30}$", sentence.before(d.start, 44)
        )
    ]
    best = [
        d
        for d in best
        if not re.search(r"\b(?:than in|since|in the history|of)\s+$", sentence.before(d.start, 16))
        or d.row["type"] == "time"
    ]
    best = [d for d in best if d.row["value"][:1].isdigit()]
    if not best:
        since = [
            d
            for d in sentence.dates
            if d.row["type"] == "interval" and str(d.row["value"]).endswith("/..") and verb.group() == "launch"
        ]
        return since[0] if since else None
    precise = [d for d in best if len(str(d.row["value"])) > 7] or best
    return min(precise, key=lambda d: abs(d.start - position))


def _is_dateline(date: Ref, sentence: Sentence) -> bool:
    after = sentence.after(date.end, 14)
    return (
        date.start - sentence.start < 34
        and bool(re.match(r"\s*(?:\([^)]*\)\s*)?(?:—|–|--|-\s|:|\.\s)", after))
        and bool(re.match(r"[A-Z]", sentence.text))
    )


def _service(sentence: Sentence, position: int, kind: str) -> Ref | None:
    order = {"rail_service": 0, "product": 0, "line": 1, "corridor": 2}
    usable = [s for s in sentence.services if s.row["kind"] in order]
    if not usable:
        return None
    if kind == "launch":
        return min(usable, key=lambda s: (order[s.row["kind"]] > 1, abs(s.start - position)))
    before = [s for s in usable if s.start < position]
    chosen = before or usable
    return min(chosen, key=lambda s: (order[s.row["kind"]], abs(s.start - position)))


def _extend(movement: Movement, sentence: Sentence) -> None:
    """Add what a following sentence says of the same train."""
    later = Movement(sentence, movement.kind)
    verb = TO.search(sentence.text)
    attach_places(later, sentence, verb.start() if verb else 0, movement.kind)
    if (
        re.match(r"(?:Its|The) (?:final )?destination (?:is|was)\b", sentence.text)
        and later.destination is None
        and sentence.places
    ):
        later.destination = sentence.places[0]
    movement.origin = movement.origin or later.origin
    movement.destination = movement.destination or later.destination
    _sharpen(movement, sentence)
    known = {p.text for p in (movement.origin, movement.destination, *movement.via) if p}
    movement.via.extend(p for p in later.via if p.text not in known)
    if not movement.cargo:
        movement.cargo = cargo_of(sentence, strong=True)


def _sharpen(movement: Movement, sentence: Sentence) -> None:
    """A following sentence may give the hour of the day, or the name the train runs under."""
    if movement.when is not None:
        day = str(movement.when.row["value"])
        later = next(
            (
                d
                for d in sentence.dates
                if d.row["type"] == "time" and str(d.row["value"]).startswith(day) and len(day) == 10
            ),
            None,
        )
        movement.when = later or movement.when
    if movement.service is None and re.search(
        r"\b(?:market\w*|named|called|dubbed|known as|brand\w*)\b|^This was the|^It was the", sentence.text
    ):
        movement.service = next((s for s in sentence.services if s.row["kind"] in ("rail_service", "product")), None)
