"""What a sentence says of each train it speaks of: the reference, its verbs, its stretch of the sentence.

Every clause has a subject of its own, so that one sentence can tell of several trains: "A train left Wuhan for Hamburg,
while another reached Lodz".
"""

import re
from collections.abc import Iterator

from extractor.facts.article import Sentence, Word
from extractor.facts.carriage import carriage
from extractor.facts.references import (
    CARS,
    LINE,
    LOAD,
    ONE,
    PRONOUN,
    SERVICE,
    TRAFFIC,
    TRAIN,
    TRAINS,
    TRIP,
    Reference,
    references,
)
from extractor.facts.roles import roles
from extractor.facts.talk import Talk
from extractor.facts.vehicles import is_subject
from extractor.facts.word_class import is_measure, is_noun, may_tell

_TRANSITIVE = frozenset(
    f"verbs.{name}"
    for name in ("send", "receive", "launch", "resume", "suspend", "cease", "cancel", "operate", "carry")
)
_BE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|gets|get)\s(?:\w+\s){0,2}$")
_GOVERNOR = re.compile(
    r"\b(?P<word>of|with|by|on|in|at|for|to|from|along|over|via|aboard|through|per|than|into|onto|"
    r"under|between|as|like|without|behind|using)\s$",
    re.IGNORECASE,
)
_LONGEST_GOVERNOR = 12
"""Characters before a phrase that its preposition stands in."""
_NAMING = re.compile(
    r"\b(?:departure|arrival|dispatch|launch|opening|start|passage|launching|inauguration|first|"
    r"second|one|reception|sending|send-off|introduction|resumption"
    r"|suspension|return|running|movement|operation|closure|closing|reopening|re-opening|halting|stoppage|withdrawal"
    r"|cancellation|abandonment|discontinuation|interruption|blockage|shutdown|restart|relaunch|revival|restoration"
    r"|reintroduction|commissioning|establishment|creation|extension)\s(?:of|for)\s(?:\w+\s)?$|"
    r"\b(?:halt|stop|end)\sto\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:part|section|stretch|leg|phase|half|portion|segment)\sof\s$")
"""A part of a line stands for it: "opened the southern part of [the railway]"."""
_OPEN_CLAUSES = ("", "as", "than", "like")
_NAMED = frozenset((TRAIN, TRAINS, SERVICE, LINE, TRAFFIC, ONE))
_NOT_RUNNERS = re.compile(
    r"^ (?:driver|station|operator|crew|enthusiast|spotter|ticket|company|companies|ferr|timetable|"
    r"path|number|loads? of|conference|forum|summit|exhibition|market|strategy|envoy|mail|delivery)"
)


def talks_of(sentence: Sentence) -> list[Talk]:
    """What a sentence says of trains, services and lines, in order of the references; read once."""
    known: list[Talk] | None = sentence.memo.get("talks")
    if known is None:
        known = sentence.memo["talks"] = _talks(sentence)
    return known


def _talks(sentence: Sentence) -> list[Talk]:
    found = references(sentence)
    carried = carriage(sentence, found)
    if carried is not None:
        apart = [r for r in found if r.end <= carried.start or carried.end <= r.start]
        found = sorted([*apart, carried], key=lambda reference: reference.start)
    if not found:
        return []
    made = [Talk(r, sentence, r.start, r.end, governed=_governor(sentence, r)) for r in found]
    made = [talk for talk in made if not (talk.reference.noun == PRONOUN and talk.governed not in _OPEN_CLAUSES)]
    made = [talk for talk in made if not _NOT_RUNNERS.match(sentence.after(talk.reference.end, 30))]
    _give_verbs(sentence, made)
    made = _apposed(sentence, made)
    made = [talk for talk in made if _speaks(talk)]
    _share_out(sentence, made)
    return made


_APPOSED = re.compile(r"(?:[^,;]{0,40})?, (?:the |its )?[\"“]?")


def _apposed(sentence: Sentence, made: list[Talk]) -> list[Talk]:
    """Join what only says again what a train is: "the convoy, [28 wagons], left", "a service, [the Optics Express]"."""
    kept: list[Talk] = []
    for talk in made:
        before = kept[-1] if kept else None
        if (
            before is not None
            and not before.verbs
            and not talk.governed
            and before.reference.noun in (TRAIN, TRAINS, SERVICE, ONE, TRIP)
        ):
            again = talk.reference.noun in (CARS, LOAD, TRAIN) or talk.reference.service is not None
            if again and _APPOSED.fullmatch(sentence.between(before.reference.end, talk.reference.start)):
                before.verbs = talk.verbs
                before.reference.service = before.reference.service or talk.reference.service
                continue
        kept.append(talk)
    return kept


def _governor(sentence: Sentence, reference: Reference) -> str:
    """The preposition before a reference; "" too where the phrase names the event: "the arrival of a train"."""
    match = _GOVERNOR.search(sentence.before(reference.start, _LONGEST_GOVERNOR))
    if match is None:
        return ""
    if any(w.end == reference.start - 1 and not w.classes.isdisjoint(_TRANSITIVE) for w in sentence.words):
        return ""  # "to bring in a service"
    if reference.noun in _NAMED and _NAMING.search(sentence.before(reference.start, 40)):
        return ""
    if reference.noun == LINE and _PART.search(sentence.before(reference.start, 40)):
        return ""
    return match["word"].lower()


def _speaks(talk: Talk) -> bool:
    """Whether a reference is one a clause is about: cars and goods only with a verb, nothing that only qualifies."""
    noun = talk.reference.noun
    if talk.verbs or talk.stands_still:
        return True
    if talk.governed:
        return noun in (TRAIN, SERVICE) and talk.governed in ("with", "of", "for", "on") and not talk.reference.bare
    if noun == LINE and talk.reference.service is None and (talk.reference.definite or talk.reference.bare):
        return False
    return noun in (TRAIN, TRAINS, TRIP, SERVICE, ONE, PRONOUN, LINE)


def _give_verbs(sentence: Sentence, made: list[Talk]) -> None:
    """Give every verb to the reference that is its subject, or the object of sending, receiving, opening."""
    last: Talk | None = None
    for word in verbs_of(sentence):
        talk = _subject(sentence, word, made, last)
        if talk is not None:
            talk.verbs.append(word)
            last = talk


def verbs_of(sentence: Sentence) -> Iterator[Word]:
    """The verbs of a sentence that can tell what a train does."""
    for word in sentence.words:
        told = word.form and word.inside is None and may_tell(word.classes)
        if told and not (is_noun(sentence, word) or is_measure(sentence, word)):
            yield word


def _subject(sentence: Sentence, verb: Word, made: list[Talk], last: Talk | None) -> Talk | None:
    if any(t.reference.start < verb.end and verb.start < t.reference.end for t in made):
        return None
    low, high = sentence.clause_bounds(sentence.clause_of(verb.start))
    before = [t for t in made if low <= t.reference.start and t.reference.end <= verb.start]
    passive = verb.form in ("past", "participle") and _BE.search(sentence.before(verb.start, 24)) is not None
    if verb.form == "noun" or (not _TRANSITIVE.isdisjoint(verb.classes) and not passive):
        following = _object(sentence, verb, made, high)
        if following is not None:
            return following
    rails = any(t.reference.noun in (TRAIN, TRAINS) and t.reference.end <= verb.start for t in made)
    if not passive and is_subject(sentence, verb, low, [t.reference.end for t in before if not t.governed], rails):
        return None
    if passive and _LINKS in verb.classes and (runs := _agent(sentence, verb, made, high)) is not None:
        return runs
    heads = [t for t in before if not t.governed and t.reference.noun not in (LOAD,)] or [
        t for t in before if not t.governed
    ]
    if heads:
        return heads[-1]
    if "verbs.run" in verb.classes and verb.form != "ing" and (run := _object(sentence, verb, made, high)) is not None:
        return run
    governed = [t for t in before if t.reference.noun == TRAIN and not t.reference.bare]
    if governed:
        return governed[-1]
    if before and before[-1].governed in ("with", "of"):
        return before[-1]
    earlier = [t for t in made if t.reference.end <= low]
    if earlier and sentence.between(low, verb.start).split(" ")[0].lower() in ("which", "that", "who"):
        return earlier[-1]
    if verb.form == "ing" or (low == sentence.start and verb.form == "participle"):
        after = [t for t in made if t.reference.start >= verb.end and not t.governed]
        if after and not earlier:
            return after[0]
    if last is not None and last in earlier + before:
        return last
    return earlier[-1] if earlier and not earlier[-1].governed else None


_LINKS = "verbs.link"
_BY = re.compile(r"[^,;:.]{0,60} by $")


def _agent(sentence: Sentence, verb: Word, made: list[Talk], high: int) -> Talk | None:
    """The trains that link two towns: "X is linked with Y [by three trains] a week"."""
    for talk in made:
        if verb.end <= talk.reference.start < high and talk.governed == "by" and talk.reference.rate:
            return talk if _BY.fullmatch(sentence.between(verb.end, talk.reference.start)) else None
    return None


_PARTING = re.compile(r"[;:.]|\b(?:that|which|by|as)\b|, (?:and|but)\b")
"""What parts a verb from an object behind it."""
_OTHER_HEAD = re.compile(r"\b(?:on|at|about|along|near|beside|in)\b")
"""What shows that a noun tells of something else than the train: "the closure of the shop [on] the line"."""


def _object(sentence: Sentence, verb: Word, made: list[Talk], high: int) -> Talk | None:
    """The reference that an active verb acts on: "sent [the first train]", "opens [a service]"."""
    for talk in made:
        if verb.end <= talk.reference.start < high:
            gap = sentence.between(verb.end, talk.reference.start)
            if verb.form == "noun" and verb.phrase.endswith(" of") and _OTHER_HEAD.search(gap):
                return None
            if len(gap) > 45 or _PARTING.search(gap):
                return None
            if (
                talk.governed
                and verb.form != "noun"
                and not (talk.governed == "of" and talk.reference.noun in (TRAIN, TRAINS))
            ):
                return None
            return talk
    return None


def _heads(talk: Talk) -> bool:
    """Whether a talk takes a stretch of the sentence for itself; a line or "it" only with a verb of movement."""
    if talk.reference.noun in (LINE, PRONOUN, CARS, LOAD, TRAFFIC):
        return bool(talk.moves) or talk.stands_still
    return bool(talk.verbs) or not talk.governed


def _share_out(sentence: Sentence, made: list[Talk]) -> None:
    """Cut the sentence into the stretches of its talks and give each the roles of the places in it."""
    heads = [t for t in made if _heads(t)] or made
    cuts = []
    for number, talk in enumerate(heads):
        if number == 0:
            cuts.append(sentence.start)
            continue
        low, _ = sentence.clause_bounds(talk.reference.clause)
        low = max([low, *(c.end for c in heads[number - 1].verbs if c.end <= talk.reference.start)], default=low)
        first = min([talk.reference.start, *(v.start for v in talk.verbs if v.start >= low)])
        cuts.append(max(cuts[-1], clause_start(sentence, low, first)))
    for number, talk in enumerate(heads):
        talk.start = cuts[number]
        talk.end = cuts[number + 1] if number + 1 < len(cuts) else sentence.end
    for role in roles(sentence) if heads else ():
        owner = next((t for t in reversed(heads) if t.start <= role.place.start), heads[0])
        owner.roles.append(role)


def clause_start(sentence: Sentence, low: int, first: int) -> int:
    """Where the clause of a subject begins: behind the last comma, "and" or border between ``low`` and ``first``."""
    text = sentence.between(low, first)
    for date in sentence.dates:  # "December 17, 2019" holds no clauses
        if low <= date.start < first:
            text = text[: date.start - low] + "x" * (date.end - date.start) + text[date.end - low :]
    at = max(text.rfind(", "), text.rfind(" and "), text.rfind("; "), -1)
    return (
        low + at + 1
        if at >= 0
        else (low if low > sentence.start and sentence.clause_of(first) and low in sentence.clauses else first)
    )
