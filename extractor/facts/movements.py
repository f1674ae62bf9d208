"""Movements: which train left, arrived, passed or was launched, where, when, with what.

A movement is read from the sentence of its verb; the sentences after it that go on about "the train" add to it.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_DEPART = re.compile(
    r"\b(?:departed|departs|depart|left|leaves|leave|leaving|set off|sets off|set out|setting off|setting out"
    r"|pulled out|pulls out|rolled out|was sent off|sent off|sent out|were sent|was sent"
    r"|sends? off|sends? out|dispatch(?:es)?|dispatched|was dispatched|headed off|headed out|kicked off|took off"
    r"|started (?:its|their|the) (?:journey|trip)|departure|flagged off|hit the tracks|began its journey|chugged "
    r"out|steamed out|roll out|rolls out|due out|to leave|to depart|to set off|sent (?:its|the|a|an|another) "
    r"(?:\w+ )?(?:train|freight)|carried "
    r"its first)\b"
)
_ARRIVE = re.compile(
    r"\b(?:to arrive|to reach|arrived|arrives|arrival|reached|rolled into|rolls into|pulled into|pulls into|pulled "
    r"in|came into"
    r"|steamed into|chugged into|entered|completed (?:its|the) (?:journey|trip)|were shipped into|was received"
    r"|received (?:its|the|a) (?:first|\d+\w*) (?:\w+ ){0,2}train|got to)\b"
)
_PASS = re.compile(
    r"\b(?:passed through|passes through|crossed|transited|exited|travelled along|was moved along|ran through)\b"
)
_LAUNCH = re.compile(
    r"\b(?:Launched|Opened|Inaugurated|Starting operations?|launched|launches|launch|opened|opens|open|inaugurated"
    r"|started operating|began operating|began operation|began operations|started operations|starts?|started"
    r"|introduced|introduces|debuted|put into (?:operation|service)"
    r"|commissioned|went into (?:operation|service)|unveiled|rolled out|kicked off|to open|will open|will (?:run"
    r"|operate|move|connect|link|launch|offer)|begin|begins|will begin|adds?|resumed)\b"
)
_PLANNED = re.compile(
    r"\b(?:will|is to|are to|was to|to be|scheduled|planned|plans?|expected|due|is set to|slated|would|announced "
    r"plans|going to|shall)\b|\bnext (?:week|month|year)\b"
)
_CANCELLED = re.compile(r"\b(?:cancell?ed|called off|scrapped|suspended|postponed|stopped|halted)\b")
_NEGATED = re.compile(r"\b(?:no|not|never|without)\b(?! only)", re.IGNORECASE)
_TRAIN = re.compile(r"\b(?:trains?|shuttle|service|express|convoy|shipment|rake|consist)\b", re.IGNORECASE)
_LOADED = re.compile(r"\b(?:wagons|containers|tonnes|tons|TEUs?|carriages)\b")
_LINE = re.compile(
    r"\b(?:service|line|railway|route|connection|link|corridor|shuttle|express|train|tunnel|terminal)\b", re.IGNORECASE
)
_SIMILE = re.compile(r"\blike (?:a|an|the) (?:\w+ )?(?:freight |runaway )?train\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:trains (?:leave|depart|run|arrive|reach)|usually|normally|every (?:day|week)|each (?:day|week))\b"
)
_FOLLOWING = re.compile(
    r"^(?:This was the|The (?:\w+ ){0,3}(?:company is marketing|train|service|shipment|convoy|journey|trip|run)\b"
    r"|It\b|Its\b|They\b|Loaded with|Loaded|Carrying|After )"
)

_CARGO = re.compile(
    r"\b(?:loaded with|laden with|carrying|carried|hauling|hauled|transporting|transported|filled with|packed with"
    r"|brings?|brought|with|including|of)\s+(?P<goods>[^.;()]+)"
)
_STRONG_CARGO = re.compile(
    r"\b(?:loaded with|laden with|carrying|hauling|transporting|filled with|packed with|consisting of|is to take"
    r"|are to take|brings?|with (?:a )?(?:cargo|load|consignment) of)\s+"
)
_GOODS_END = re.compile(
    r"\b(?:departed|left|set off|set out|pulled|rolled|arrived|reached|headed|heading|bound|from|worth|on board"
    r"|aboard|for|to|at|in|on|was|were|is|are|that|which|crossed|exited|started|entered|produced|grown|departs"
    r"|leaves|arrives|bound|passed|slowly|will|via|through|has|had|who|when"
    r"|after|between|among|weighing|valued|into|over|took|have|during|under|by)\b|[.;()—–]|\s-\s"
)
_AMOUNT = re.compile(
    r"^(?:(?:about|around|some|over|nearly|more than|up to|a total of|approximately|various|other|among others"
    r"|mainly|mostly|different|such as|goods such as|products such as|goods including)\s+)*"
)
_VESSELS = re.compile(
    r"^(?:[\w.,-]+\s+)?(?:standard\s+|forty-foot\s+|40-foot\s+|twenty-foot\s+|refrigerated\s+|cold-chain\s+"
    r"|reefer\s+|loaded\s+|full\s+)*(?:containers?|TEUs?|FEUs?|wagons?|carriages|cars|tonnes?|tons?|metric tons?|boxes|"
    r"twenty-foot equivalent units|hoppers|units|trucks|kg|loads?)(?:\s*\([^)]*\))?\s+(?:of|with|packed with"
    r"|containing|filled with|loaded with)\s+"
)
_NOT_GOODS = re.compile(
    r"^(?:other|others|more|etc|and so on|a total|among|its|their|the|them|so on|goods|cargo|freight|products"
    r"|commodities|other products|other goods|other products|capacity|board|room|trains?|stops?)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Movement:
    """A movement in the making."""

    sentence: Sentence
    kind: str
    when: Ref | None = None
    origin: Ref | None = None
    destination: Ref | None = None
    via: list[Ref] = field(default_factory=list)
    cargo: list[Row] = field(default_factory=list)
    service: Ref | None = None
    status: str = "done"


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
    return [_row(m) for m in made]


def _complete(launch: Movement, announced: Movement) -> None:
    """A launch that one sentence announces and the next one dates."""
    launch.origin, launch.destination = announced.origin, announced.destination
    launch.service = launch.service or announced.service
    known = {p.text for p in launch.via}
    launch.via = [*(p for p in announced.via if p.text not in known), *launch.via]


def _announcement(sentence: Sentence) -> Movement | None:
    """A launch without a date: "DB Cargo will launch a service that will connect A with B"."""
    match = next(
        (m for m in _LAUNCH.finditer(sentence.text) if "launch" in m.group().lower() or "open" in m.group()), None
    )
    if match is None or not _PLANNED.search(sentence.text) or len(sentence.places) < 2:
        return None
    position = sentence.start + match.start()
    movement = Movement(sentence, "launch", service=_service(sentence, position, "launch"), status="planned")
    _route(movement, sentence, position, "launch")
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


def _verb(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    """The verb of movement that the sentence turns on: the first of a run, then of a launch."""
    text = sentence.text
    runs = [
        (kind, m)
        for kind, pattern in (("departure", _DEPART), ("arrival", _ARRIVE), ("passage", _PASS))
        for m in pattern.finditer(text)
    ]
    runs = [
        (kind, m)
        for kind, m in runs
        if _finite(text, m) and (_TRAIN.search(text[: m.end() + 100]) or _LOADED.search(text[: m.start()]))
    ]
    launch = next((m for m in _LAUNCH.finditer(text) if _launches(sentence, m)), None)
    if runs:
        kind, match = min(runs, key=lambda item: item[1].start())
        if (
            launch is None
            or match.start() < launch.start()
            or not re.search(r"\b(?:service|line|route|railway|connection)\b", text[: launch.start()])
        ):
            return kind, match
    return ("launch", launch) if launch else None


def _finite(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    before = text[max(0, match.start() - 24) : match.start()]
    if (
        word == "left"
        and re.search(r"\b(?:has|have|had been|was|were|are|is|the|be)\s+$", before)
        and not re.search(r"\b(?:has|have|had)\s+$", before)
    ):
        return False
    if word in ("leave", "depart", "leaving", "setting out", "setting off"):
        return bool(re.search(r"\b(?:will|to|would|shall)\s+$", before))
    if word == "reached":
        return bool(
            re.match(r"\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[A-Z]", text[match.end() : match.end() + 30])
        ) and not re.match(r"\s+(?:a |an |more|over|\d)", text[match.end() : match.end() + 8])
    if word.startswith(("pass", "cross", "transit")) and re.search(r"\b(?:that|which|who)\s+$", before):
        return False  # which way a service runs, not a run
    if word == "crossed" or word.startswith("passed"):
        return not re.search(r"\b(?:that|has already|have)\s+$", before)
    return True


def _launches(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a verb of opening is said of a named service or line."""
    text = sentence.text
    if match.group() in (
        "launch",
        "opens",
        "open",
        "starts",
        "start",
        "begin",
        "add",
        "adds",
        "begins",
    ) and not _PLANNED.search(text[max(0, match.start() - 40) : match.end()]):
        return match.group() in ("opens", "starts", "begins") and bool(sentence.services)
    named = [s for s in sentence.services if s.row["kind"] in ("rail_service", "line", "product", "corridor")]
    near = text[max(0, match.start() - 90) : match.end() + 90]
    if match.group() in (
        "started",
        "starts",
        "start",
        "introduced",
        "adds",
        "add",
        "begins",
        "begin",
        "resumed",
        "kicked off",
    ):
        return bool(named or re.search(r"\b(?:service|connection|shuttle|train|link)\b", near)) and bool(
            _LINE.search(near)
        )
    return bool(named) or bool(
        re.search(
            r"\b(?:freight|container|cargo|rail|intermodal|direct|block)[\w -]{0,20}(?:service|train|route|line"
            r"|connection|link)\b",
            near,
        )
    )


def _before_first_date(sentence: Sentence) -> str:
    dates = [d for d in sentence.dates if d.row["type"] == "date" and not _is_dateline(d, sentence)]
    return sentence.before(dates[0].start, 24) if dates else ""


def _read(sentence: Sentence, previous_service: Ref | None) -> Movement | None:
    text = sentence.text
    if _SIMILE.search(text):
        return None
    chosen = _verb(sentence)
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
    _route(movement, sentence, position, kind)
    if kind == "launch" and movement.service is None and not (movement.origin and movement.destination):
        return None
    if kind != "launch" and not (movement.origin or movement.destination or movement.via):
        return None
    movement.cargo = _cargo(sentence)
    around = text[max(0, verb.start() - 50) : verb.end() + 12]
    if _CANCELLED.search(text):
        movement.status = "cancelled"
    elif _PLANNED.search(around) and not re.search(r"\b(?:has|had|was) (?:been )?(?:launched|opened)", text):
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


_FROM = re.compile(
    r"\b(?:from|left|leaves|leave|leaving|departed|departs|depart|departing|out of|pulled out of|between|after "
    r"leaving|starting (?:from|in)|originating in|setting out from|of departure from|linking|connecting|connect"
    r"|link|connects|links|to link|joins|joining)\s+"
    r"(?:(?!(?:for|to|via|towards?|through|and|with|on|in|at|bound|by|over)\b)[\w’']+\s+){0,3}?(?:the\s+)?(?:port "
    r"of\s+|city of\s+|[a-z]+ (?:city|port|town) of\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(
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


def _route(movement: Movement, sentence: Sentence, verb: int, kind: str) -> None:
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
    if _TO.search(before) and not re.search(r"\b(?:and|with)\s+(?:the\s+)?$", before):
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


def _extend(movement: Movement, sentence: Sentence) -> None:
    """Add what a following sentence says of the same train."""
    later = Movement(sentence, movement.kind)
    verb = _TO.search(sentence.text)
    _route(later, sentence, verb.start() if verb else 0, movement.kind)
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
        movement.cargo = _cargo(sentence, strong=True)


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


def _cargo(sentence: Sentence, *, strong: bool = False) -> list[Row]:
    """The goods that a train carries, one each, without their amounts."""
    text = sentence.text
    lead = _STRONG_CARGO.search(text)
    if lead is None and not strong:
        lead = re.search(
            r"\b(?:with|of)\s+(?=(?:[\w,.-]+\s+){0,4}(?:containers?|tonnes?|tons?|TEUs?|wagons"
            r"|boxes)\b[\w\s()-]{0,20}\b(?:of|with)\b)",
            text,
        )
        if lead is None:
            lead = re.search(r"(?<=[a-z)])\s+with\s+(?=(?:[a-z][\w-]*\s?){1,3}(?:,|\band\b))", text)
    if lead is None:
        return []
    start = lead.end()
    rest = text[start:]
    vessel = _VESSELS.match(_AMOUNT.sub("", rest))
    if vessel:
        start += len(rest) - len(_AMOUNT.sub("", rest)) + vessel.end()
        rest = text[start:]
    else:
        filler = re.match(
            r"(?:goods|products|commodities|cargo(?:es)?|items)\s+(?:such as|including|like)\s+|(?:[\w-]+\s+)?"
            r"(?:goods|products) (?:such as|including)\s+",
            rest,
        )
        if filler:
            start += filler.end()
            rest = text[start:]
    stop = _GOODS_END.search(rest)
    listed = rest[: stop.start()] if stop else rest
    goods: list[Row] = []
    for part in re.finditer(r"[^,]+?(?=,|\s+and\s+|\s+as well as\s+|$)", listed):
        raw = part.group()
        good = re.sub(r"^\s*(?:and|as well as|or)\s+", "", raw).strip()
        amount = _leading_amount(good, sentence, sentence.start + start + part.start() + raw.find(good) if good else 0)
        good_text = good[amount[0] :] if amount else good
        good_text = re.sub(
            r"^(?:various|other|different|mainly|including|of|the|some|locally made)\s+", "", good_text
        ).strip()
        if not good_text or _NOT_GOODS.match(good_text) or len(good_text.split()) > 6 or good_text[0].isdigit():
            continue
        offset = sentence.start + start + part.start() + raw.find(good_text)
        goods.append(
            {
                "text": good_text,
                "start_char": offset,
                "end_char": offset + len(good_text),
                "quantity_index": amount[1] if amount else None,
            }
        )
    if vessel and goods and goods[0]["quantity_index"] is None:
        goods = _with_amount(goods, sentence, lead.end())
    return goods


def _with_amount(goods: list[Row], sentence: Sentence, offset: int) -> list[Row]:
    """One good whose amount stands before it: "1,000 tonnes of sunflower oil"."""
    amount = next(
        (q for q in sentence.quantities if q.start >= sentence.start + offset - 2 and q.end <= goods[0]["start_char"]),
        None,
    )
    if amount is not None and len(goods) == 1:
        goods[0]["quantity_index"] = amount.index
    return goods


def _leading_amount(good: str, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """How many characters of ``good`` are an amount, and which quantity that is."""
    for quantity in sentence.quantities:
        if quantity.start == start and quantity.row["kind"] in ("mass", "count") and quantity.end - start < len(good):
            if quantity.row["kind"] == "count" and quantity.row["unit"] is None:
                digits = re.match(r"[\w,.]+\s+", good)
                return (digits.end(), quantity.index) if digits else None
            skip = quantity.end - start
            of = re.match(r"\s+of\s+", good[skip:])
            return skip + (of.end() if of else 0), quantity.index
    return None


def _row(movement: Movement) -> Row:
    sentence = movement.sentence
    return {
        "sentence": sentence.text,
        "start_char": sentence.start,
        "end_char": sentence.end,
        "rule": f"facts.{movement.kind}",
        "kind": movement.kind,
        "when": movement.when.row["value"] if movement.when else None,
        "when_index": movement.when.index if movement.when else None,
        "origin": movement.origin.text if movement.origin else None,
        "origin_index": movement.origin.index if movement.origin else None,
        "destination": movement.destination.text if movement.destination else None,
        "destination_index": movement.destination.index if movement.destination else None,
        "via": [p.text for p in movement.via],
        "via_indices": [p.index for p in movement.via],
        "cargo": movement.cargo,
        "service": movement.service.row["name"] if movement.service else None,
        "service_index": movement.service.index if movement.service else None,
        "status": movement.status,
    }
