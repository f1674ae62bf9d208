"""The place or service a number is said of, by ordered preferences."""

import re
from collections.abc import Callable

from extractor.facts.clauses import Figure
from extractor.facts.companies import can_refer_back, is_of_company, speaks_as_company
from extractor.facts.measures import is_network
from extractor.facts.phrases import Phrase
from extractor.facts.state import Scope, State
from extractor.facts.subjects import ASIDE, Subjects, is_train, place, service, subjects_of
from extractor.facts.view import Ref, Sentence

_THE_PLACE = Phrase(
    r"\b(?:[Tt]he|[Tt]his|[Ii]ts) (?:(?:whole|entire|border|coastal|landlocked) )?(?P<noun>city|province"
    r"|region|country|state|municipality|county|area|district)\b"
)
_THE_FACILITY = Phrase(
    r"\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?P<noun>port|station|terminal|yard|hub|park|crossing|depot|facility|land port"
    r"|checkpoint|pass)\b"
)
_THE_SERVICE = Phrase(
    r"\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?P<noun>line|railway|corridor|route|service|shuttle|express"
    r"|tunnel|link)\b(?! (?:authorities|operator))"
)
_OF_NOUN = {
    "corridor": ("corridor",),
    "line": ("line",),
    "railway": ("line",),
    "tunnel": ("line",),
    "shuttle": ("rail_service",),
    "express": ("rail_service",),
    "service": ("rail_service",),
}
"""The kind of service that a noun names again."""
_KINDS = {"city": ("city",), "municipality": ("city",), "country": ("country",)}
_TRAFFIC_TO = Phrase(
    r"(?:^|[,;:]\s*|\b(?:while|and|but|although|whereas)\s+)(?:[\w-]+\s){0,3}?(?:traffic|services?|trains?"
    r"|exports?|imports|shipments?|volumes?|deliveries|transit|trade|transport|departures|train volume|lifts)\s+"
    r"(?:(?:bound|destined|headed|heading|running|operating|dispatched|going|passing|transiting)\s+)?"
    r"(?:to|from|for|with|through|via|at|near|between|in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADS = tuple("to from for with through via at near between in on the".split())
"""What stands before the place in `_TRAFFIC_TO`."""
_BETWEEN = re.compile(r"\bbetween (?:the )?$")
_OPENS_CLAUSE = re.compile(r"\W*(?:while |but |and |[Tt]he |[Ii]ts |[Oo]ur |[Nn]ow )*[\"“'‘]?$")
_FRONT = re.compile(r"\W*(?:and |but |while |[Mm]eanwhile,? )?(?:[Ii]n|[Aa]t|[Oo]n|[Tt]hrough) (?:the )?")
_IT = re.compile(r"(?:[^,]{0,40}, )?(?:[Ii]t\b|Its (?:trains|total|traffic|volumes?|capacity|throughput)\b)")
_ADVERB = re.compile(r"(?:[A-Z][a-z]+,? |(?:In|At|On) )?(?:the )?", re.IGNORECASE)
_ALONG_IT = re.compile(r"\b(?:along|down|over|through|up|via|across) it\b")
_THERE = re.compile(r"[^,;]*\bthere\b")
_GOES_ON = re.compile(r"(?:[^,]{0,60}, )?(?:The|These|Its|Their)\b")
_AT_THE = re.compile(r"\b(?:by|at|in|of|from|through|via|that) (?=(?:the|this) )")
_IN = re.compile(
    r"\)?(?: \([^)]*\))? (?:of (?:it|which) )?(?:(?:is|are|lies?|falls?|runs?|was|were) )?"
    r"(?:in|at|within|across|on the territory of) (?:the )?(?:territory of )?"
)
_BY_ITSELF = re.compile(r" (?:by|[-–—])(?: (?:about|some|nearly|almost|over))? ")
_ITEM = re.compile(r"(?:,|;|\b(?:and|with|in))\s(?:the\s)?$")
_THAT = re.compile(r"\b(?:that|those) (?:of|from|in) (?:the )?$")
_DEALT = re.compile(r"(?: (?:of )?[a-z-]+){0,5}? (?:to|for) (?:the )?")
_TWO = 2
_FAR = 400
_BY_REACH = 6
_BY = re.compile(r" (?:by|at|in) (?:the )?")
_TAKES_REACH = 50
_TAKES = re.compile(
    r" (?:(?:alone |itself |also |only |just |then |now )*(?:took|takes|has|had|holds|held|received"
    r"|receives|accounted for"
    r"|accounts for|contributed|contributes|made up|makes up|followed with|with)\b ?)?"
    r"(?:(?:about|around|some|only|just|nearly|almost|over|more than|another|a further|a) )?"
)
_TIE = re.compile(
    r"(?: of (?:[a-z-]+ ){0,4}?[a-z-]+)?(?: (?:daily|weekly|a day|a week|a month|a year))?"
    r" (?:for|out of|into|to and from|through) (?:the )?(?:port of )?"
)
_HEADS_ITEM = re.compile(r"(?:^|[,;] (?:and |while |of which )?|\b(?:and|while|which) )(?:the )?$")
"""What leads to one of several places, each with its own number."""
_LEFT = re.compile(r"\b(?:from|left|leav(?:e|es|ing)|depart(?:ed|ing)?)\s+(?:the\s+)?$")
_THAT_SENDS = re.compile(r"\b(?:that|which) (?:the )?$")
_HAS_SENT = re.compile(r" (?:has|had|have|sent|ran|received)\b")
_OFFICER = re.compile(
    r"\b(?:director|manager|head|chief|official|officer|master|deputy)\b[^,.;]{0,20} (?:at|of|for) (?:the )?$"
)
_OPENING = 8  # characters with room for an article before the subject of a sentence
_NEAR = 60  # characters with room for " (over 1,440 miles) are on the territory of the " before a place

# Answers "of no place or service": the figures are a company's, here or from here on, and no later preference is asked.
NOBODY = Scope("", "", -1)
NOBODY_HERE = Scope("", "", -1, lasting=False)


def scope_of(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """What the number is said of, by preference; each step answers only if the ones before are silent.

    ``subjects``: what the figure's sentence can be about; ``state``: what the text has spoken of before.
    """
    sentence = figure.sentence
    for prefer in _PREFERENCES if sentence.places or sentence.services else _WITHOUT_NAMES:
        found = prefer(figure, subjects, state)
        if found is not None:
            return found
    return None


def _length_of_line(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """The country that a part of the way lies in ("1,990 km in Pakistan"), else the line."""
    if figure.quantity.row["kind"] != "length":
        return None
    for ref in figure.sentence.places:
        gap = ref.start - figure.quantity.end
        if 0 < gap < _NEAR and _IN.fullmatch(figure.after(gap)):
            return place(ref, lasting=False)
    line = next((s for s in subjects.services if s.row["kind"] != "product"), state.service)
    return service(line) if line else NOBODY_HERE


def _that_of(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "Latvia's share was 34 percent, that of Estonia 12 percent", "China by 19% and Russia by 12%"."""
    if not figure.sentence.places:
        return None
    near = (p for p in figure.sentence.places if 0 < figure.quantity.start - p.end < _OPENING)
    return next((place(p, lasting=False) for p in near if _has_its_own(p, figure)), None)


def _has_its_own(ref: Ref, figure: Figure) -> bool:
    """Whether a place before a number is one of several, each with its own: "Riga by 19% and Tallinn by 12%"."""
    before = figure.sentence.before(ref.start, 16)
    if _THAT.search(before):
        return True
    between = figure.sentence.text[ref.end - figure.sentence.start : figure.quantity.start - figure.sentence.start]
    return _BY_ITSELF.fullmatch(between) is not None and _ITEM.search(before) is not None


def _dealt_out(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "202 tonnes to Riga, 174 tonnes to Tallinn": each place has its own share."""
    sentence = figure.sentence
    if len(sentence.places) < _TWO or len(sentence.quantities) < _TWO:
        return None
    own = _dealt_to(figure.quantity, sentence)
    unit = figure.quantity.row["unit"]
    others = (q for q in sentence.quantities if q is not figure.quantity and q.row["unit"] == unit)
    return place(own, lasting=False) if own and any(_dealt_to(q, sentence) for q in others) else None


def _dealt_to(quantity: Ref, sentence: Sentence) -> Ref | None:
    """The place that goods go to right behind their amount."""
    offset = sentence.start
    near = (p for p in sentence.places if 0 < p.start - quantity.end < _NEAR)
    return next((p for p in near if _DEALT.fullmatch(sentence.text, quantity.end - offset, p.start - offset)), None)


def _right_before(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "Poland took 33%", "the Ore Corridor 38.8Mt", "1,279 by Alashankou": whose the number is, told next to it."""
    sentence, offset = figure.sentence, figure.sentence.start
    low, high = figure.quantity.start, figure.quantity.end
    if len(sentence.quantities) < _TWO or is_network(figure.quantity):
        return None
    for refs, as_scope in ((sentence.places, _in_passing), (sentence.services, service)):
        for ref in refs:
            if high < ref.start <= high + _BY_REACH and _BY.fullmatch(sentence.text, high - offset, ref.start - offset):
                return as_scope(ref)
            if not figure.start <= ref.start < low or low - ref.end > _TAKES_REACH:
                continue
            if _TAKES.fullmatch(sentence.text, ref.end - offset, low - offset) and _HEADS_ITEM.search(
                sentence.before(ref.start, 12)
            ):
                return as_scope(ref)
    return None


def _in_passing(ref: Ref) -> Scope:
    return place(ref, lasting=False)


def _where(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "freight into Western Australia, where it delivers 23 trains": the place that "where" is."""
    if "where" not in figure.sentence.words:
        return None
    head = figure.sentence.before(figure.quantity.start, _FAR)
    at = head.rfind(", where ")
    if at < 0:
        return None
    end = figure.quantity.start - len(head) + at
    return next((place(p, lasting=False) for p in figure.sentence.places if p.end == end), None)


def _in_brackets(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "Chengdu (28,800 TEU)": the place that the number stands behind."""
    if figure.before(2) != " (":
        return None
    return next((place(p, lasting=False) for p in figure.sentence.places if p.end + 2 == figure.quantity.start), None)


def _company(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "DB Cargo moved": what a company moves is said of no place."""
    found = subjects.of_company.get(figure.start)
    if found is None:
        found = is_of_company(figure)
        if found or not can_refer_back(figure.sentence):
            subjects.of_company[figure.start] = found  # a clause has one subject
    if not found:
        return None
    return _tied(figure) or NOBODY


def _tied(figure: Figure) -> Scope | None:
    """The place that a company's goods go to or from, told with their amount: "3.9 million tonnes for Bangladesh"."""
    low, offset = figure.quantity.end, figure.sentence.start
    near = (p for p in figure.sentence.places if 0 < p.start - low < _NEAR and figure.holds(p))
    return next(
        (_in_passing(p) for p in near if _TIE.fullmatch(figure.sentence.text, low - offset, p.start - offset)), None
    )


def _fronted(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "In the Hunter Valley, volumes for Newcastle rose": the place that opens the clause."""
    opening = _FRONT.match(figure.before(60)) if figure.sentence.places else None
    if opening is None:
        return None
    at = figure.start + opening.end()
    places = (p for p in figure.sentence.places if p.start == at and figure.sentence.after(p.end, 1) == ",")
    return next((place(p) for p in places), None)


def _traffic_to(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "services to Central Asia tripled": the place that the traffic goes to or through."""
    sentence = figure.sentence
    if _TRAFFIC_TO.absent_from(sentence.words):
        return None
    for ref in sentence.places:
        if not figure.start <= ref.start < figure.quantity.start:
            continue
        before = sentence.before(ref.start, 120)
        if before.rstrip().lower().endswith(_LEADS) and _TRAFFIC_TO.search(before, sentence.words):
            return place(ref, lasting=False)
    return None


def _subject_of_clause(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "Latvia moved": the place or line before the number; a kind of train yields to what follows here."""
    found = subjects.before(figure.start, figure.quantity.start)
    return found if found and not is_train(found, figure.sentence) else None


def _named_train(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "The Saale Express runs": one train by name, not the kind ("China-Europe freight trains")."""
    offset = figure.sentence.start
    for ref in subjects.services:
        plural = ref.text.endswith("s") and not ref.text.endswith("ss")
        if plural or not figure.start <= ref.start < figure.quantity.start:
            continue
        found = service(ref)
        lead = figure.sentence.text[figure.start - offset : ref.start - offset]
        if _OPENS_CLAUSE.match(lead) and is_train(found, figure.sentence):
            return found
    return None


def _speakers_place(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "we see ten trains a day," said the director at the port: the place that the speaker speaks for."""
    if not speaks_as_company(figure):
        return None
    facilities = (p for p in figure.sentence.places if p.row["kind"] == "facility")
    return next((place(p) for p in facilities if _OFFICER.search(figure.sentence.before(p.start, 60))), None)


def _spoken_of(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "the city", "the port", "the line": what was named of that sort, the main one of the article first."""
    named = _names_again(_THE_PLACE, figure)
    found = state.main(_KINDS.get(named["noun"], ("region",))) if named else None
    if found is None and _names_again(_THE_FACILITY, figure):
        found = state.main(("facility",)) or state.main(("city",))
    again = _THE_SERVICE.search(figure.head, figure.sentence.words) if found is None and state.service else None
    if again is not None and state.service is not None:
        kinds = _OF_NOUN.get(again["noun"], ())
        found = service(next((state.services[kind] for kind in kinds if kind in state.services), state.service))
    return found


def _it(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "It carried": what the text spoke of last, or the subject of the sentence before."""
    if not _IT.match(figure.sentence.text):
        return None
    if figure.quantity.row["kind"] == "ordinal":  # "It was the 500th train", of what was spoken of last or of its own
        return _sent_from(figure) or state.scope
    return _opening(state) or state.scope


def _opening(state: State) -> Scope | None:
    """What the sentence before opens with: "Westward, the Lobito Corridor is moving faster"."""
    if state.before is None:
        return None
    start = state.before.start
    lead = _ADVERB.match(state.before.text)
    first = start + (lead.end() if lead else 0)
    return subjects_of(state.before).before(first, first + _OPENING)


def _on_it(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "21,400 tonnes travelled down it", "11 trains a day arrived there": what the sentence before opens with."""
    words = figure.sentence.words
    if "it" in words and _ALONG_IT.search(figure.after(80)):
        return _opening(state)
    return _opening(state) if "there" in words and _THERE.search(figure.after(80)) else None


def _sent_from(figure: Figure) -> Scope | None:
    """ "the 500th train to leave Xi'an", "that has headed to Europe from the Dalang base", "that Shanxi has sent"."""
    sentence = figure.sentence
    for sender in sentence.places:
        if _THAT_SENDS.search(sentence.before(sender.start, 12)) and _HAS_SENT.match(sentence.after(sender.end, 12)):
            return place(sender)
    towns = (p for p in sentence.places if p.row["kind"] in ("city", "facility") and figure.holds(p))
    return next((place(p) for p in towns if _LEFT.search(figure.sentence.before(p.start, 24))), None)


def _behind(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "1,840 trains left Lodz", "74,000 TEU were handled at Gdansk"."""
    if is_network(figure.quantity) and figure.after(4) == " in ":
        return None  # "25 cities in Germany": that is where they lie
    found = subjects.behind(figure.quantity.end, figure.end)
    return found if found and not is_train(found, figure.sentence) else None


def _between(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "traffic between Russia and Latvia": the first of the two."""
    if "between" not in figure.sentence.words:
        return None
    for ref in figure.sentence.places:
        if figure.holds(ref) and _BETWEEN.search(figure.sentence.before(ref.start, 14)):
            return place(ref)
    return None


def _subject_of_sentence(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """The subject of a clause before in the same sentence: "Latvia moved more grain, but less coal: 2"
    " million tonnes"."""
    if figure.start == figure.sentence.start:
        return None
    found = subjects.before(figure.sentence.start, figure.quantity.start)
    return found if found and not is_train(found, figure.sentence) else None


def _we(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """ "We moved": the speaker's own figures."""
    return NOBODY_HERE if speaks_as_company(figure) else None


def _topic(figure: Figure, subjects: Subjects, state: State) -> Scope | None:
    """What the text spoke of last; a kind of train named in the clause itself if that was no place."""
    if not subjects.services:
        return state.scope  # a place of the clause has been preferred already
    found = subjects.before(figure.start, figure.quantity.start)
    if found and (state.scope is None or state.scope.list == "services" or not _goes_on(figure.sentence)):
        return found
    return state.scope or found or subjects.behind(figure.quantity.end, figure.end)


_PREFERENCES: tuple[Callable[[Figure, Subjects, State], Scope | None], ...] = (
    _length_of_line,
    _that_of,
    _dealt_out,
    _in_brackets,
    _right_before,
    _where,
    _company,
    _fronted,
    _traffic_to,
    _subject_of_clause,
    _named_train,
    _speakers_place,
    _spoken_of,
    _it,
    _on_it,
    _between,
    _behind,
    _subject_of_sentence,
    _we,
    _topic,
)
_OF_NAMES = (
    _that_of,
    _dealt_out,
    _in_brackets,
    _right_before,
    _where,
    _fronted,
    _traffic_to,
    _subject_of_clause,
    _named_train,
    _speakers_place,
    _behind,
    _between,
    _subject_of_sentence,
)
"""Those that answer with a place or service of the sentence, and are silent where it names none."""
_WITHOUT_NAMES = tuple(prefer for prefer in _PREFERENCES if prefer not in _OF_NAMES)


def _goes_on(sentence: Sentence) -> bool:
    """Whether the sentence goes on about the trains spoken of: "The trains carried"."""
    return bool(_GOES_ON.match(sentence.text))


def _names_again(phrase: Phrase, figure: Figure) -> re.Match[str] | None:
    """A phrase like "the city" before a number, or behind it as in "handled by the city"."""
    words = figure.sentence.words
    if phrase.absent_from(words):
        return None
    return phrase.search(figure.head, words) or phrase.match(_at_the(figure.after(60)), words)


def _at_the(behind: str) -> str:
    """What stands behind "handled by", in the same breath: "the city"."""
    found = _AT_THE.search(behind)
    return behind[found.end() :] if found and not ASIDE.search(behind, 0, found.start()) else ""
