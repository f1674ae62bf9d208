"""What the words around a place say of it: where something starts, ends, passes, or which larger place it lies in.

The role is local, of the place in its clause; which train it belongs to is decided elsewhere. Of the cues that end
before a place the longest counts; a verb tells the role of its object and of what follows "at" and "in" behind it
("left X", "came to a halt at X"); places that a list joins share a role.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.facts.amend import leave_out_other_means, pair, read_subjects
from extractor.facts.article import Mention, Sentence, Word
from extractor.facts.placed import (
    BETWEEN,
    DATELINE,
    DESTINATION,
    GRAINS,
    LOCATION,
    ORIGIN,
    PARENT,
    SUBJECT,
    VIA,
    PlaceRole,
)
from extractor.facts.word_class import HALTS

OF_VERB = {
    "verbs.depart": ORIGIN,
    "verbs.send": ORIGIN,
    "verbs.load": ORIGIN,
    "verbs.arrive": DESTINATION,
    "verbs.receive": DESTINATION,
    "verbs.unload": DESTINATION,
    "verbs.pass": VIA,
    "verbs.call": VIA,
    "verbs.await": DESTINATION,
}
_OBJECT_VERBS = {
    "verbs.depart": ORIGIN,
    "verbs.arrive": DESTINATION,
    "verbs.pass": VIA,
    "verbs.call": VIA,
    "verbs.link": BETWEEN,
}
_CUES = {
    "cues.origin": ORIGIN,
    "cues.destination": DESTINATION,
    "cues.via": VIA,
    "cues.location": LOCATION,
    "cues.between": BETWEEN,
}
_GENERIC = frozenset(
    (
        "station stations port ports terminal terminals city cities town towns capital district districts region "
        "regions county province provinces harbour harbor yard yards hub crossing border park village municipality "
        "plant plants mine mines works factory mill side state republic island zone area outskirts quay quays "
        "quayside depot siding sidings suburb settlement market pit pits place gateway junction territory end north "
        "south east west part metropolis seaport point facility platform centre center whole valley direction foot "
        "elevator refinery airport base coast shore bank banks steelworks quarry smelter land lands exclave enclave "
        "railhead"
    ).split()
)
"""Nouns that stand before the name of what they are of: "the port of Koper"."""
_INNER = ("of", "in", "at", "near", "on")
"""What can stand between a noun and its place: "the port [of] Koper", "the yard [in] Toledo"."""
_NP = re.compile(r"[\s\"“”'’(]*(?:[\w’'.&/-]+[\s\"“”]+){0,6}[\"“(]?$")
_DASH = re.compile(r"\s?[-–—/−]+\s?|\s(?:to)\s(?=$)")
_LIST = re.compile(
    r",?\s(?:and|or|then|as well as)(?:\son)?\s(?:(?:the|then|finally|also|on)\s)*(?:[A-Z][\w’']*\s|"
    r"[a-z]+\s)?(?:(?:of)\s)?$|,\s(?:then\s)?(?:the\s)?$|,?\s(?:and)\s(?:finally\s)?$"
)
_OWN_CUE = re.compile(r" (?:from|via|between) $")
"""What gives a place of a list a role of its own: "from X to Y and [from] Z"."""
_DATELINE = re.compile(
    r"(?:[,/] ?[A-Z][\w. /]*)?(?:,? \(?[^()–—]{0,40}\)?)?(?:\s?--|\s[–—]\s|\s?\(\w+\)\s?[-–—.]|\.-|"
    r":\s|\s-\s|/[A-Z-]+/)|\. [A-Z]+ –|\.$"
)
_OPENS = re.compile(r"(?:[A-Z][\w. ]*[,/] ?)?")
_POSSESSIVE = re.compile(
    r"['’]s?\s(?:(?!(?:to|from|via|for|with|by|and|or)\b)[\w’'-]+\s){0,5}(?:of\s|in\s|at\s)?(?:the\s)?$"
)
_WITHIN = re.compile(
    r"(?:\s(?!(?:and|or|to|from|via|for|with|on|by|which|that)\b)[\w’'-]+){0,5}(?:,?\s(?:in|of|on|"
    r"near|outside|inside|at|within)|,?\s(?:on|at) the (?:\w+ )?(?:edge|outskirts|coast|bank|banks|"
    r"shore|border|side) of)\s(?:[\w’'-]+\s){0,5}$|(?:\s[a-z’'-]+){0,3},\s(?:a |an |the |"
    r"just )?(?:[\w’'-]+\s){0,6}(?:of|in|on|near)\s(?:[\w’'-]+\s){0,4}$|,\s(?:[\w-]+\s){0,2}$|"
    r"\s\(\s?$"
)


def roles(sentence: Sentence) -> list[PlaceRole]:
    """The role of every place of a sentence, in order; worked out once."""
    known: list[PlaceRole] | None = sentence.memo.get("roles")
    if known is None:
        known = sentence.memo["roles"] = _roles(sentence) if sentence.places else []
    return known


def _roles(sentence: Sentence) -> list[PlaceRole]:
    made: list[PlaceRole] = []
    for place in sentence.places:
        if not made and sentence.number < 2 and _is_dateline(sentence, place):
            made.append(PlaceRole(place, DATELINE, place.start, "", "role.dateline"))
            continue
        before = made[-1] if made else None
        made.append((_joined(sentence, before, place) if before else None) or _cued(sentence, before, place))
    pair(made, sentence)
    read_subjects(made, sentence)
    leave_out_other_means(made, sentence)
    return made


def _is_dateline(sentence: Sentence, place: Mention) -> bool:
    """Whether a place opens the article as the dateline: "BEIJING, Jan. 16 (Yonhap) --"."""
    if not _OPENS.fullmatch(sentence.between(sentence.start, place.start)):
        return False
    return _DATELINE.match(sentence.text[place.end - sentence.start :]) is not None or (
        sentence.number == 0 and place.text.isupper() and len(place.text) > 3
    )


def _joined(sentence: Sentence, before: PlaceRole, place: Mention) -> PlaceRole | None:
    """The role of a place that its neighbour before it decides."""
    gap = sentence.between(before.place.end, place.start)
    if len(gap) > 70 or before.role == DATELINE:
        return None
    grain = GRAINS[place.row["kind"]]
    if _DASH.fullmatch(gap) and (" to " not in gap or before.role in (ORIGIN, SUBJECT, LOCATION)):
        return PlaceRole(place, DESTINATION, before.start, before.cue, "role.dash")
    if _POSSESSIVE.match(gap) and grain <= before.grain:
        made = PlaceRole(
            place, before.role, before.start, before.cue, "role.possessive", before.verb, before, before.subject
        )
        before.role = PARENT
        return made
    smaller = before.parent is None and grain > before.grain and _same_country(before.place, place)
    if smaller and _WITHIN.fullmatch(gap) and before.place.row["kind"] != "water":
        made = PlaceRole(place, PARENT, before.start, before.cue, "role.within", before.verb)
        before.parent = made
        return made
    if before.role == PARENT and _WITHIN.fullmatch(gap) and grain > before.grain and _same_country(before.place, place):
        return PlaceRole(place, PARENT, before.start, before.cue, "role.within", before.verb)
    if gap in (" ",) and before.grain > grain:  # "China Urumqi"
        made = PlaceRole(place, before.role, before.start, before.cue, "role.before", before.verb, before)
        before.role = PARENT
        return made
    if (
        _LIST.fullmatch(gap)
        and not _OWN_CUE.search(gap)
        and not _verb_between(sentence, before.place.end, place.start)
        and (gap.strip(" ") not in (",", ", the") or before.rule == "role.list" or _goes_on(sentence, place))
    ):
        head = before
        return PlaceRole(
            place, head.role if head.role != PARENT else _outer(head), head.start, head.cue, "role.list", head.verb
        )
    return None


def _verb_between(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb of movement parts two places: "crossed X and [reached] Y" is no list."""
    return any(word.form and low < word.start < high and _object_role(word) is not None for word in sentence.words)


def _goes_on(sentence: Sentence, place: Mention) -> bool:
    """Whether a list goes on behind a place."""
    following = next((p for p in sentence.places if p.start >= place.end), None)
    if following is None:
        return False
    return (
        re.fullmatch(
            r",? (?:and )?(?:the )?(?:[a-z]+ )?|(?: in [A-Z]\w+)?, (?:and )?|,? (?:in|of) ",
            sentence.between(place.end, following.start),
        )
        is not None
    )


def _outer(parent: PlaceRole) -> str:
    return VIA if parent.cue in ("via", "through", "across") else LOCATION


def _same_country(a: Mention, b: Mention) -> bool:
    return b.row["kind"] == "area" or a.row.get("country") is None or a.row.get("country") == b.row.get("country")


def _cued(sentence: Sentence, before: PlaceRole | None, place: Mention) -> PlaceRole:
    """The role that the words before a place give it."""
    anchor = place.start
    low = before.place.end if before else sentence.start
    for word in _words_before(sentence, anchor):
        if word.end <= low and not (before and before.role == PARENT):
            break
        gap = sentence.between(word.end, anchor)
        if not _NP.match(gap) or any(word.end <= date.start < anchor for date in sentence.dates):
            break
        role = _cue_role(word.classes)
        if word.phrase == "of" and (verb := _ends_in(sentence, word)) is not None:
            return PlaceRole(place, _object_role(verb) or LOCATION, verb.start, verb.phrase, "role.object_of", verb)
        if role == LOCATION and word.phrase in _INNER and _is_generic(sentence.before(word.start)):
            anchor = _noun_start(sentence, word.start)
            continue
        if role == LOCATION or (role == VIA and word.phrase.startswith("border") and _ends_at(sentence, word)):
            return _located(sentence, place, word)
        if role is not None:
            return PlaceRole(place, role, word.start, word.phrase, f"role.cue_{role}", _verb_before(sentence, word))
        role = _object_role(word)
        if role is not None and word.inside is None and len(gap) < 40:
            return PlaceRole(place, role, word.start, word.phrase, f"role.object_{role}", word)
        if word.form or "connectives.and" in word.classes:
            break
    return PlaceRole(place, SUBJECT, place.start, "", "role.subject", subject=True)


@cache
def _cue_role(classes: frozenset[str]) -> str | None:
    """The role that a cue of these classes gives."""
    return next((_CUES[name] for name in _CUES if name in classes), None)


_ENDING = {"from": ORIGIN, "to": DESTINATION, "for": DESTINATION}


@cache
def _is_verb(classes: frozenset[str]) -> bool:
    return any(name.startswith("verbs.") for name in classes)


def _object_role(verb: Word) -> str | None:
    """The role that a verb gives to its object."""
    if "refusals.sea" in verb.classes or verb.phrase in HALTS:
        return None  # who "stopped its Verona-Rostock shuttle" passed neither
    ending = _ENDING.get(verb.phrase.rpartition(" ")[2])
    if "verbs.run" in verb.classes or ending == ORIGIN:  # "went to X", "came from X"
        return ending
    return next((_OBJECT_VERBS[name] for name in _OBJECT_VERBS if name in verb.classes), None)


def _ends_in(sentence: Sentence, of: Word) -> Word | None:
    """The verb that "of" follows: "pulled out [of] X"."""
    return next((w for w in sentence.words if w.end == of.start - 1 and w.form), None)


def _words_before(sentence: Sentence, position: int) -> Iterator[Word]:
    for word in reversed(sentence.words):
        if word.end <= position and word.inside is None:
            yield word


def _is_generic(before: str) -> bool:
    """Whether the last word of a text is a noun such as "port", "city"."""
    return before.rstrip().rpartition(" ")[2].rpartition("-")[2].lower().lstrip("\"“‘'(") in _GENERIC


def _noun_start(sentence: Sentence, end: int) -> int:
    """Where the generic noun that ends at ``end`` begins: "the [port of] Koper"."""
    text = sentence.between(sentence.start, end).rstrip()
    return sentence.start + text.rfind(" ") + 1


def _ends_at(sentence: Sentence, noun: Word) -> bool:
    """Whether something arrives at or leaves from what a noun names: "arrived at the border station of X"."""
    verb = _verb_before(sentence, noun)
    return verb is not None and any(OF_VERB.get(name) in (ORIGIN, DESTINATION) for name in verb.classes)


def _located(sentence: Sentence, place: Mention, cue: Word) -> PlaceRole:
    """A place behind "in" or "at": the verb before it tells more, if it stands near."""
    verb = _verb_before(sentence, cue)
    role = LOCATION
    if verb is not None and cue.phrase != "of":
        role = next((OF_VERB[name] for name in OF_VERB if name in verb.classes), LOCATION)
    return PlaceRole(place, role, cue.start, cue.phrase, f"role.at_{role}", verb)


def _verb_before(sentence: Sentence, cue: Word) -> Word | None:
    """The verb of movement that governs a cue: the nearest before it in its clause."""
    clause = sentence.clause_of(cue.start)
    low, _ = sentence.clause_bounds(clause)
    for word in reversed(sentence.words):
        if word.start >= cue.start or word.inside is not None:
            continue
        if word.start < low:
            return None
        if word.form and _is_verb(word.classes):
            return word
    return None
