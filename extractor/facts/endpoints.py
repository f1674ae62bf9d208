"""Origin, destination and via: the places of a sentence by the words that lead to each."""

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from extractor.facts.movement import Movement
from extractor.facts.phrases import Phrase
from extractor.facts.view import Ref, Sentence

_OF = (
    r"(?:the\s+)?(?:(?:[a-z]+ )?(?:city|port|town|capital|yard|terminal|station|depot|village|works) of\s+(?:the\s+)?)?"
)
_FROM = Phrase(
    r"\b(?:from|left|leaves|leave|leaving|departed|departs|depart|departing|out of|between"
    r"|(?:after )?(?:leaving|quitting)"
    r"|starting (?:from|in)|originating in|of departure from|linking|connecting|connect|link|connects|links|joins"
    r"|joining|(?:re|(?<!being )(?<!be )un)?loaded (?:at|in)|departures? at)\s+"
    r"(?:(?!(?:for|to|via|towards?|through|and|with|on|in|at|bound|by|over|near|tracks?|rails|outside"
    r"|reached|entered|arrived|left|was|were|had|has|will)\b)[\w’']+\s+){0,3}?" + _OF + "$",
    re.IGNORECASE,
)
_SITE = (
    r"(?i:station|terminal|port|park|yard|hub|depot|plant|mine|mines|factory|refinery|railhead|siding|warehouse|facility"
    r"|cent(?:er|re)|railway|line|quarry|smelter|mill|district|area|zone|base|terminus|wharf|dock|village|town|city)"
)
_OF_SITE = (
    rf"(?:(?!(?:was|were|is|are|has|had|will|to|for|on)\b)[\w’'&().,/-]+\s+){{0,7}}?{_SITE},?\s+"
    r"(?:in|of|at|near|outside|within)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}?$"
)
_FROM_SITE = Phrase(rf"\b(?:from|left|departed|leaving|departing)\s+{_OF_SITE}")
_TO_SITE = Phrase(rf"\b(?:to|for|towards?|at|into|reach(?:ed|es)?)\s+(?:the|an?|its)\s+{_OF_SITE}")
TO = Phrase(  # case told by hand, for a search that ignores it is slow
    r"\b(?:[Aa]rrived|[Tt]o|[Ff]or|[Tt]owards?|[Aa]rriv(?:ed|e|es|ing|al) (?:in|at)|(?:[Dd]ue|[Ee]xpected) (?:in|at)"
    r"|[Rr]each(?:ed|es|ing)?|[Ii]nto|[Ee]ntered"
    r"|[Dd]estination(?: is|,| in| at)"
    r"|(?:[Dd]elivered (?:to|in|at)|[Rr]eceived (?:in|at)|[Ww]elcomed (?:in|at)|(?:[Uu]nloaded|[Tt]ipped"
    r"|[Ee]mptied|[Dd]ischarged) (?:in|at)))\s+"
    r"(?:the\s+|[A-Z][\w.&-]*['’]s\s+)?(?:[A-Z][a-z]+\s+and\s+)?(?:[a-z]+\s+){0,2}?(?:capital,?\s+)?" + f"(?i:{_OF})$"
)
_AT_SITE = re.compile(rf"\bat\s+(?:the|an?|its)\s+{_OF_SITE}")
_NOT_TO = Phrase(
    r"\b(?:alternative|clos\w+|thanks|due(?! to (?:reach|arrive|enter)\b)|compared|according|access|next"
    r"|(?-i:gateway|gate)|similar|relative|known|belong\w*|equivalent|opposed|add\w*|open|return(?!ed\b)\w*)\s+to\s+"
    r"(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_VIA = re.compile(
    r"\b(?:stop(?:s|ped|ping)? (?:at|in)|call(?:s|ed|ing)? at|via|through|by way of|passing|passed"
    r"|crossing|crossed|cross"
    r"|over|across|transiting|enter\w*|and)\s+(?:the\s+)?"
    r"(?:(?!(?:for|to|from|bound)\b)[a-z]+\s+){0,2}?(?:(?:port|station|networks?|territor(?:y|ies)|land) of\s+)?$",
    re.IGNORECASE,
)
_VIA_WORD = Phrase(
    r"\b(?:stop(?:s|ped|ping)? (?:at|in)|call(?:s|ed|ing)? at|via|through|by way of|passing|passed"
    r"|crossing|crossed|cross"
    r"|transiting|over|across)\b",
    re.IGNORECASE,
)
_RELOADED = Phrase(
    r"\b(?:moved|transfer(?:s|red|ring)?|chang(?:ed?|ing)|crossed|exchanged?|reloaded|trans-?s?hip(?:s|ped|ping|ments?)?|lifted|swapped"
    r"|switched|enter(?:s|ed|ing)?|cross)\b"
    r"(?:(?! and )[^.;]){0,40}\b(?:at|in)\s+(?:the\s+)?(?:border station of\s+|border (?:town|crossing) of\s+)?$",
    re.IGNORECASE,
)
_LOAD_AFTER = re.compile(r",? (?:the|its) (?:load|cargo|containers|bogies|wagons|goods|freight)\b")
_AT = re.compile(r"\b(?:at|in)\s+(?:the\s+)?(?:\w+\s+|(?:[A-Z][\w&.-]*\s?){1,3}['’]s\s+)?$")
_AND = re.compile(r"\band\s+(?:the\s+)?$")
_AND_WITH = re.compile(
    r"(?:\band|(?<!, )\bwith|^, [A-Z][\w. ]+, with)\s+(?:(?:the|an?|its)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:(?:at|in|near|of)\s+(?:the\s+)?)?$"
)
_TO_END = re.compile(r"\bto\s+(?:the\s+)?(?:(?:[A-Z][a-z]+ )?capital,? )?$")
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$")
_IN = re.compile(r"\b(?:in|at)\s+(?:the\s+)?$")
_AT_FIRST = Phrase(r"\bAt (?:the )?$")
_CEREMONY = re.compile(r"\b(?:ceremony|departure|off)\b")
_DASH = re.compile(r"[-–—]\s*$")
_LOAD_BOUND = Phrase(
    r"\b(?:containers|goods|cargo|products|cars|vehicles|load|loads|parts|wagons)"
    r"\s+(?:bound|destined|headed|heading|en route)\s+(?:for|to|towards)\s+(?:the\s+)?$"
    r"|\b(?:for|to be) (?:export(?:ed)?|sale|sold|shipped|shipment|delivery|delivered|distribution|use"
    r"|customers|farmers|buyers"
    r"|importers) (?:to|in|for)\s+(?:the\s+)?$"
)
_BORDER = re.compile(r"(?:[-–][A-Z]\w+)? (?:border|land) ?(?:crossing|checkpoint|station|post|port)?\b")
_OWNS = re.compile(
    r"['’]s\s(?:(?:[a-z]+(?:ern)?\s)?(?:port |border |coastal |inland )?"
    r"(?:capital|city|province|town|port|region|district)\s(?:of )?)?"
)
_GENITIVES = ("'s", "’s")
_OWNED_REACH = 32
_IN_LIST = re.compile(
    r"^(?:,\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?){0,3}(?:\s*,\s*|\s*,?\s+and\s+(?:the\s+)?|\s*,\s*the\s+|\s+or\s+)$"
)
_ASIDE = Phrase(
    r"\b(?:that(?! (?:had |has )?(?:travelled|traveled|left|departed|set off|started|come|run))|because"
    r"|where|although|as an?|so that|showed|whose)\b"
)
_JOINED_BY_DASH = re.compile(r"(?:\s\([^)]*\))?\s?[-–—]\s?")
_JOINED = re.compile(r"\b(?:between|link\w*|connect\w*|join\w*)\b[^,;]*$", re.IGNORECASE)
_LIES_IN = re.compile(
    r"[\w’')](?:, |\s\(|,? (?:in|(?<!way )of) (?:the\s+)?|, (?:the )?capital of (?:\w+ )?|['’]s )(?:[a-z]+(?:ern)?\s)?$"
)
"""What leads from a place to the country it lies in: "Liège, ", "Tehran, the capital of "."""
_OWNER = re.compile(r"['’]s\s(?!(?:railway |rail |national )?(?:network|territory|soil)\b)")
_POSSESSIVE = re.compile(r"['’]s\b")
_PLAIN_WORDS = re.compile(r"[ \w]*")
_NO_SENDER = re.compile(r"[-–]$|\b(?:to|for|in|via)\s+(?:the\s+)?$")
_RUN_NOUN = (
    r"(?:train|service|shuttle|route|line|motorway|link|connection|corridor|railway|run|express|freight|container"
    r"|intermodal|rail)s?"
)
_RECEIVES = re.compile(r"(?:received|welcomed|greeted|hailed|took delivery)\b")
_SENDS_ITS = re.compile(
    r"(?:has |have )?(?:sent|dispatched|despatched|shipped|exported|received|welcomed|greeted|hailed"
    r"|took delivery of) (?:off )?(?:its|the|a)\b"
)
_LEADS_ON = re.compile(
    r"\b(?:from|left|for|to|towards|departed|arriv(?:ed|es|ing)|reached|cross(?:ed|ing)?|through|via|enter(?:ed|ing)|leaving|transit(?:ed|ing))\b"
)
_LEADS_PAIR = re.compile(rf"\b{_RUN_NOUN}:?\s+[\"“‘']?$", re.IGNORECASE)
_FOLLOWS_PAIR = re.compile(rf"(?:\s\([^)]*\))?,?\s+(?:[a-z-]+\s){{0,3}}?{_RUN_NOUN}\b")


def attach_places(movement: Movement, part: Sentence, verb: int | None) -> None:
    """Attach the places of the sentence by the words that lead to each; ``verb`` is where its verb stands."""
    places = [
        p
        for p, following in zip_longest(part.places, part.places[1:])
        if not (_is_container(p, part) or _heads_dateline(p, part) or _stands_before(p, following, part))
    ]
    _pair(movement, part, places)
    words = part.words
    may_digress, at_verb = not _ASIDE.absent_from(words), (verb or part.start) - part.start
    previous: Ref | None = None
    role = ""
    for place in places:
        anchor = _anchor(place, part)
        lead = part.text[max(0, (previous.end if previous else part.start) - part.start) : anchor - part.start]
        if previous is not None and role == "via" and _IN_LIST.match(lead):
            movement.via.append(place)
            previous = place
            continue
        after_verb = verb is not None and place.start > verb
        if after_verb and may_digress and _ASIDE.search(part.text[at_verb : anchor - part.start], words):
            break  # what comes here is said of something else
        around = _Around(
            lead,
            part.before(anchor, 70),
            part.after(place.end, 24),
            follows=previous is not None,
            after_verb=after_verb,
            joined=previous is not None and _is_joined(movement, part),
        )
        role = _role(around, movement)
        if role == "via" and place.row["kind"] != "area":  # "services across Europe"
            movement.via.append(place)
        elif role and role != "via":
            _end(movement, role, place, firm=after_verb and not _LOAD_BOUND.search(around.before, words))
        previous = place
    if verb is not None and movement.origin is None and movement.kind in ("departure", "launch"):
        movement.origin = _sender(part, places, verb)
    if verb is not None and movement.destination is None and _RECEIVES.match(part.text, verb - part.start):
        movement.destination = _sender(part, places, verb)
    ends = {p.text for p in (movement.origin, movement.destination) if p}
    movement.via = [p for p in movement.via if p.text not in ends]


def _is_joined(movement: Movement, part: Sentence) -> bool:
    """Whether only the origin is known, and stands behind "between" or "linking"."""
    if movement.origin is None or movement.destination is not None:
        return False
    return _JOINED.search(part.before(movement.origin.start, 46)) is not None


def _end(movement: Movement, role: str, place: Ref, *, firm: bool) -> None:
    """Set an end; what the verb gives overrides what is said before it of the train or its load."""
    held = movement.origin if role == "origin" else movement.destination
    if held is not None and _is_land_of(place, held):
        return  # "the first Baku-Xi'an train was sent from Azerbaijan to China"
    if held is not None and (role in movement.firm or not firm):
        movement.spare.append(place)
        return
    if role == "origin":
        movement.origin = place
    else:
        movement.destination = place
    if firm:
        movement.firm.add(role)


def _is_land_of(place: Ref, held: Ref) -> bool:
    """Whether a place is only the country that the end already known lies in."""
    of_country = place.row["kind"] == "country" and held.row["kind"] in ("city", "facility")
    return bool(of_country and place.row["country"] == held.row["country"])


def _anchor(place: Ref, part: Sentence) -> int:
    """Where the name of a place begins, with the one that owns it: "Chongqing's Jiangjin District"."""
    for owner in part.places:
        if not 0 < place.start - owner.end <= _OWNED_REACH:
            continue
        low, high = owner.end - part.start, place.start - part.start
        if part.text.startswith(_GENITIVES, low) and _OWNS.fullmatch(part.text, low, high):
            return owner.start
    return place.start


def _pair(movement: Movement, part: Sentence, places: list[Ref]) -> None:
    """ "a train Xi'an (PRC) - Baku (Azerbaijan)", "the route Wuhan – Almaty – Lodz": ends joined by dashes."""
    for first, (a, b) in enumerate(pairwise(places)):
        if not _is_dashed(a, b, part):
            continue
        last = first + 1
        while last + 1 < len(places) and _is_dashed(places[last], places[last + 1], part):
            last += 1
        if _LEADS_PAIR.search(part.before(a.start, 20)) or _FOLLOWS_PAIR.match(part.after(places[last].end, 40)):
            movement.origin, movement.destination = a, places[last]
            if movement.kind != "arrival":
                movement.firm.update(("origin", "destination"))
            movement.add_via(places[first + 1 : last])
            return


def _is_dashed(one: Ref, other: Ref, part: Sentence) -> bool:
    return _JOINED_BY_DASH.fullmatch(part.text, one.end - part.start, other.start - part.start) is not None


def _sender(part: Sentence, places: list[Ref], verb: int) -> Ref | None:
    """The place that sends the train: "Wuhan's first train set off", "Shandong launched the service"."""
    for place in places:
        sends = _SENDS_ITS.match(part.text, place.end + 1 - part.start) is not None
        if place.end <= verb and (sends or place.row["kind"] in ("city", "region", "facility")):
            after = part.text[place.end - part.start : verb - part.start]
            if _POSSESSIVE.match(after) or (
                len(after) < 24
                and _PLAIN_WORDS.fullmatch(after)
                and not _NO_SENDER.search(part.before(_anchor(place, part), 12))
            ):
                return place
    return None


@dataclass(slots=True, eq=False)
class _Around:
    """The words around a place: from the place before it, up to it, and after it."""

    lead: str
    before: str
    after: str
    follows: bool
    after_verb: bool
    joined: bool  # the origin stands behind "between" or "linking", and no destination is known


def _role(around: _Around, movement: Movement) -> str:
    """What a place is to a movement by the words that lead to it: origin, destination, via or nothing."""
    kind, before, lead, said = movement.kind, around.before, around.lead, movement.sentence.words
    if (
        not _VIA_WORD.absent_from(said)
        and _VIA_WORD.search(lead[-30:], said)
        and _VIA.search(before)
        and not _AND.search(before)
    ):
        return "via"
    if not _RELOADED.absent_from(said) and _RELOADED.search(before, said):
        return "via"
    if not _AT_FIRST.absent_from(said) and _LOAD_AFTER.match(around.after) and _AT_FIRST.search(before, said):
        return "via"
    at_border = _BORDER.match(around.after) is not None
    if at_border and _AT.search(before):
        return "via"
    half_known = movement.origin is not None and movement.destination is None and around.follows
    joined = half_known and (_TO_END.search(before) or (around.joined and _AND_WITH.search(lead[-60:])))
    if joined and not _NOT_TO.search(before, said):
        return "destination"
    if _FROM.search(lead if around.follows else before, said) or _FROM_SITE.search(lead[-90:], said):
        return "origin"
    to_site = movement.destination is None and not _TO_SITE.absent_from(said) and _TO_SITE.search(lead[-90:], said)
    if to_site and not _NOT_TO.search(before, said):
        return "destination" if kind == "arrival" or not _AT_SITE.search(lead[-90:]) else ""
    if TO.search(before, said) and not _NOT_TO.search(before, said):
        if movement.destination is not None and at_border:
            return "via"
        weak = kind == "arrival" and not around.after_verb and _FOR.search(before)
        return "" if weak else "destination"
    open_end = movement.destination is None or (around.after_verb and "destination" not in movement.firm)
    if kind == "arrival" and open_end and _AT.search(before):
        return "destination"
    sent = kind in ("departure", "launch") and movement.origin is None
    if sent and _IN.search(before) and _CEREMONY.search(before[-46:]):
        return "origin"
    if movement.origin is not None and movement.destination is None and _DASH.search(lead):
        return "destination"
    return ""


def _is_container(place: Ref, part: Sentence) -> bool:
    """A country or province that only says where the place before it lies: "Liège, Belgium"."""
    kind = place.row["kind"]
    owns = _OWNER.match(part.text, place.end - part.start) is not None
    if kind in ("country", "region", "area"):
        anchor = [p for p in part.places if 0 <= place.start - p.end < 30]
        if (anchor or owns) and _LIES_IN.search(before := part.before(place.start, 60)):
            if not anchor or _LEADS_ON.search(part.text, anchor[-1].end - part.start, place.start - part.start):
                return False
            return anchor[-1].row["kind"] in ("city", "facility", "region") and "from" not in before[-8:]
    return owns and (kind == "country" or any(0 < p.start - place.end < 4 for p in part.places))


def _stands_before(place: Ref, following: Ref | None, part: Sentence) -> bool:
    """A region that only says where the next place lies: "Xinjiang Horgos port"."""
    return following is not None and part.text[place.end - part.start : following.start - part.start] == " "


def _heads_dateline(place: Ref, part: Sentence) -> bool:
    return place.start - part.start < 3 and place.text.isupper() and len(place.text) > 2
