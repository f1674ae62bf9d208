"""Movements: which train left, arrived, passed or was launched, where, when, with what.

A movement is read from the stretch of a sentence that its verb governs; the sentences after it that go on about
"the train" add to it.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.facts import several
from extractor.facts.cargo import cargo_of
from extractor.facts.endpoints import attach_places
from extractor.facts.evidence import goes_somewhere, second_look
from extractor.facts.following import (
    announcement,
    complete,
    extend,
    goes_on,
    may_announce,
    merge,
    recall,
    repeats,
    undated,
)
from extractor.facts.movement import Movement, to_row
from extractor.facts.phrases import Phrase
from extractor.facts.verb_forms import CEREMONY, PLANNED
from extractor.facts.verbs import (
    ANOTHER,
    LINE_SUBJECT,
    NEXT_TRAIN,
    ONE_OF_SUBJECT,
    Trigger,
    find_trigger,
    names_train,
)
from extractor.facts.view import Ref, Sentence
from extractor.facts.when import DATABLE, TIMETABLE, is_a_day, is_one_run, when_of
from extractor.spans import Row

_CANCELLED = Phrase(
    r"\b(?:cancell?ed|called off|scrapped|suspended|postponed|stopped|halted|never (?:ran|left|departed|came)"
    r"|(?:did|could|would) not (?:run|leave|depart|start|set off))\b"
)
_NEGATED = re.compile(r"\b(?:no(?!\. ?[A-Z]*\d)|not|never|without)\b(?! only)", re.IGNORECASE)  # "train No. 8108"
_SIMILE = Phrase(
    r"\b(?:like|as \w+ as|than) (?:a|an|the) (?:[\w-]+ )?(?:freight |runaway |goods )?train\b", re.IGNORECASE
)
_LIKE = frozenset({"like", "as", "than"})
_GENERAL = Phrase(
    r"\b(?:trains (?:leave|depart|run|arrive|reach)|usually|normally|every (?:day|week)|each (?:day|week))\b"
)
_AROUND = 72
_FIRST_TO = re.compile(r"\bfirst\b[^,;]{0,30}? to (?:be )?[a-z]+")
"""What has been done first is no plan: "the first cars to be exported by rail" left."""
_SAME_DAY = re.compile(r"(?:Also )?(?:[Oo]n )?(?:[Tt]he|[Tt]hat) (?:very )?same day\b|That day\b")
_A_TRAIN = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he (?:first|second|third|next|succeeding|latest|test|trial|pilot|\d+\w\w))"
    r" (?:[\w-]+ ){0,4}?train (?:was|were|has been) $"
)
_NTH = re.compile(r"\b(?:was|is|marked|became|marks)\s+(?:also\s+|already\s+)?the\s+[\d,]+(?:st|nd|rd|th)\s")
_NEW_CLAUSE = re.compile(
    r";\s+|, (?:while|whereas|but|and) (?P<day>(?:on|at|in) [^,;]{3,30}, (?:[A-Z][a-z]+ \d+, |\d+ [A-Z][a-z]+, )?)?"
    r"(?=(?:an?|the|another|one|its) (?:[\w-]+ ){0,4}?(?:train|service|shuttle|one)\b"
    r"|the (?:second|third|other|last) (?:one )?(?:will|is|was|left|departed|set)\b"
    r"|another (?:left|departed|set|arrived|headed|reached|followed|pulled)\b)"
)
_JOINS = (", and ", ", but ", ", while ", ", whereas ")
_OF_NEW_CLAUSE = frozenset("train service shuttle one second third other last another".split())
"""One of these stands in a clause that a comma sets off."""
_THE_LINE = re.compile(r"(?: the| this)? (?:line|railway|route|service|link|connection|train)\b")
_DEFINITE = re.compile(r"^(?:The|This) (?:train|convoy|service|shuttle)\b")
_FIRST_TRAIN = re.compile(r"\b(?:first(?! time\b)|inaugural|maiden) (?:[\w-]+ ){0,5}?train\b[^,;]*$")
_FIRST_RUN = re.compile(r"(?:The|Its) (?:first|inaugural|maiden) (?:train|service|run|departure|shuttle)\b")
_NUMBERED = re.compile(
    r"The (?:first|second|third|fourth|next|inaugural|maiden|\d+(?:st|nd|rd|th)) (?:[a-z-]+ ){0,3}?train\b"
)
_IN_PASSING = re.compile(r"(?: (?:line|railway|route))?,? (?:which|that)(?: (?:was|had|has been))?(?: \w+ly)? ")
_SENDS_FIRST = re.compile(r"\s*(?:off |out )?(?:the|its) (?:first|inaugural|maiden) [\"“]?")
_FIRST_NAMED = re.compile(r"\b(?:first|inaugural|maiden)\s+[\"“]")
_UNDATED = frozenset("first inaugural maiden completed arrival departure has have just".split())
"""One of these stands in whatever `_told_undated` looks for."""
_OF_A_TRAIN = re.compile(r" of (?:a|an|the(?: first)?) (?:[\w-]+ ){0,4}train\b")
_JUST = re.compile(r"\b(?:has|have|just)\s+$")
_LAUNCHED = re.compile(r"\b(?:has|had|was) (?:been )?(?:launched|opened)")
_ASIDE = re.compile(r"\b(?:that|which|because|where|as)\b")
_RUN_NAMES = ("rail_service", "product", "line")
_MEMORY = 5
"""For how many sentences "the train" is the one last told of."""
_LONG_MEMORY = 12
"""The same where the text has told of one train only."""


@dataclass(slots=True)
class _Story:
    """What the article has told so far."""

    made: list[Movement] = field(default_factory=list)
    current: Movement | None = None
    service: Ref | None = None
    trains: dict[str, Ref] = field(default_factory=dict)  # the trains and services named so far
    unread: list[Sentence] = field(default_factory=list)  # what may announce a launch, read when one is dated
    known: Movement | None = None  # the launch announced last, of what has been read
    undated: Movement | None = None  # a train whose day the next sentences may tell
    pending: Movement | None = None  # a dated run whose ends the next sentence tells
    before: Sentence | None = None  # the last sentence that tells what "it" is
    silent: int = 0
    last: Sentence | None = None  # the sentence before

    def announced(self) -> Movement | None:
        """The launch announced last."""
        while self.unread:
            found = announcement(self.unread.pop())
            if found is not None:
                self.known = found
                self.unread.clear()
        return self.known


def movements(sentences: list[Sentence], published: str | None = None) -> list[Row]:
    """The movements of a document, in text order; ``published`` (YYYY-MM-DD) tells the future from the past."""
    story = _Story()
    for sentence in sentences:
        told = False
        for part in _parts(sentence):
            told = _tell(part, sentence, story, published) or told
        story.last = sentence
        if not sentence.text.startswith("It "):
            story.before = sentence
        story.silent = 0 if told else story.silent + 1
        if story.silent > (_MEMORY if len(story.made) > 1 else _LONG_MEMORY):
            story.current = story.undated = None
    return [to_row(m) for m in story.made]


def _parts(sentence: Sentence) -> list[Sentence]:
    """The stretches of a sentence that can each tell of a movement of its own."""
    text = sentence.text
    if ";" not in text:
        if _OF_NEW_CLAUSE.isdisjoint(sentence.words) or ", " not in text:
            return [sentence]
        if not [1 for join in _JOINS if join in text]:
            return [sentence]
    cuts = [sentence.start + (m.start("day") if m["day"] else m.end()) for m in _NEW_CLAUSE.finditer(text)]
    if not cuts:
        return [sentence]
    bounds = [sentence.start, *cuts, sentence.end]
    return [sentence.part(low, high) for low, high in pairwise(bounds)]


def _tell(part: Sentence, sentence: Sentence, story: _Story, published: str | None) -> bool:
    """Read one stretch into the story; whether it told of a movement anew."""
    if not (part.dates or part.places or part.services or story.current or story.pending):
        return False
    found = _read(part, story, published)
    anew = False
    if found is not None and story.undated is not None:
        recall(found, story.undated, part)
    if found is not None and _is_bare(found):
        announced = story.announced() if _FIRST_RUN.match(part.text) else None
        if announced is not None:
            found.kind = "launch"
            complete(found, announced)
        else:
            story.pending, found = found if is_a_day(found.when) else None, None
    elif found is None and story.pending is not None and goes_on(part):
        extend(story.pending, part)
        if story.pending.origin or story.pending.destination:
            found = story.pending
        story.pending = None
    if found is None:
        if may_announce(part):
            story.unread.append(part)
        another = undated(part)
        if another is not None:
            story.undated, story.current = another, None
        if story.current is not None and goes_on(part):
            extend(story.current, part)
    else:
        found.sentence = sentence
        story.undated = None
        if _is_without_ends(found) and (announced := story.announced()) and _dates_it(found, announced, part):
            complete(found, announced)
        anew = sum(_keep(one, part, story) for one in _each(found, part, published)) > 0
    for service in part.services:
        if service.row["kind"] in _RUN_NAMES:
            story.service = service
        if service.row["kind"] == "rail_service":
            story.trains.setdefault(service.row["name"], service)
    return anew


def _each(found: Movement, part: Sentence, published: str | None) -> list[Movement]:
    """The movement, or one for each of several trains that share its verb."""
    members = several.stretches(part)
    each = several.share(found, part, members) if members else [found]
    for one in each:
        if one.when is not found.when and published is not None and one.when is not None:
            one.status = "planned" if str(one.when.row["value"])[:10] > published[:10] else "done"
    return each


def _is_without_ends(found: Movement) -> bool:
    """Whether a launch names neither end, and may be the one announced."""
    return found.kind == "launch" and not (found.origin or found.destination)


def _dates_it(found: Movement, announced: Movement, part: Sentence) -> bool:
    """Whether a launch without ends dates the one announced: of the same name, or of "the connection"."""
    if found.service is None or (announced.service and announced.service.row["name"] == found.service.row["name"]):
        return True
    text = part.text
    return bool(
        LINE_SUBJECT.search(text) or ONE_OF_SUBJECT.match(text) or text.startswith("Opening") or CEREMONY.search(text)
    )


def _keep(found: Movement, part: Sentence, story: _Story) -> bool:
    """Add a movement to the story, or what it says to the one it tells again."""
    if story.current is not None and merge(story.current, found, part):
        return True
    again = repeats(found, story.made)
    if again is not None:
        return False
    story.made.append(found)
    story.current = found
    return True


def _read(part: Sentence, story: _Story, published: str | None) -> Movement | None:
    same_day = bool(story.made) and _SAME_DAY.match(part.text) is not None
    if not (same_day or _can_tell(part)):
        return None
    trigger = find_trigger(part, story.before)
    found = _report(part, trigger, story, published, same_day=same_day) if trigger else None
    if found is None and (inferred := second_look(part)):
        found = _report(part, inferred, story, published, same_day=same_day)
        found = found if found is not None and goes_somewhere(found, inferred) else None
    return found


def _report(
    part: Sentence, trigger: Trigger, story: _Story, published: str | None, *, same_day: bool
) -> Movement | None:
    """The movement that a sentence turning on this verb reports, if it does."""
    text = part.text
    when = when_of(part, trigger)
    if when is None and same_day:
        when = story.made[-1].when
    if when is None and not _told_undated(part, trigger):
        return None
    cancelled = not _CANCELLED.absent_from(part.words) and _CANCELLED.search(text, part.words) is not None
    if _is_no_run(part, trigger, when, cancelled) or _is_simile(part):
        return None
    planned = _is_planned(part, trigger, when, published)
    if when is not None and trigger.kind != "launch" and not planned and not is_one_run(part, trigger, when):
        return None
    position = part.start + trigger.start
    service = _service(part, position, trigger.kind) or _inherited(part, trigger, story)
    kind = trigger.kind
    if kind == "departure" and service is not None and _FIRST_NAMED.search(text):
        between = text[trigger.end : max(trigger.end, service.start - part.start)]
        kind = "launch" if service.start < position or _SENDS_FIRST.fullmatch(between) else kind
    movement = Movement(part, kind, when=when, service=service)
    attach_places(movement, _clause_of(service, part, trigger), position)
    movement.cargo = cargo_of(part)
    if story.current is not None and _is_next_of(story.current, movement, part):
        movement.kind = "departure" if movement.kind == "launch" else movement.kind
        movement.origin, movement.destination = story.current.origin, story.current.destination
    if kind == "launch" and service is None and movement.origin is not None and _A_TRAIN.search(text[: trigger.start]):
        movement.kind = "departure"  # "a train was launched on 3 May from Changsha"
    if not _is_told(movement, cancelled=cancelled, planned=planned):
        announced = story.announced() if _is_without_ends(movement) else None
        if announced is None or not _dates_it(movement, announced, part):
            return None
    movement.status = "cancelled" if cancelled else "planned" if planned else "done"
    return movement


def _can_tell(part: Sentence) -> bool:
    """Whether a date of the sentence can be a movement's, or its words can make one news without a date."""
    if [1 for d in part.dates if d.row["type"] in DATABLE]:
        return True
    return len(part.places) > 1 and not _UNDATED.isdisjoint(part.words)


def _clause_of(service: Ref | None, part: Sentence, trigger: Trigger) -> Sentence:
    """The clause that tells of a line in passing, "via the China-Laos Railway, which opened in December", else all."""
    if service is None or trigger.kind != "launch" or service.end > part.start + trigger.start:
        return part
    between = part.text[service.end - part.start : trigger.start]
    return part.part(service.start, part.end) if _IN_PASSING.fullmatch(between) else part


def _is_next_of(told: Movement, movement: Movement, part: Sentence) -> bool:
    """Whether a train without ends of its own runs where the one told of ran: "The second train will run"."""
    if _has_ends(movement) or not is_a_day(movement.when):
        return False
    return _has_ends(told) and NEXT_TRAIN.match(part.text) is not None


def _is_bare(movement: Movement) -> bool:
    """Whether only the time of a run is told."""
    told = _has_ends(movement) or movement.cargo or (movement.service and is_a_day(movement.when))
    return movement.kind != "launch" and movement.status == "done" and not told


def _has_ends(movement: Movement) -> bool:
    return bool(movement.origin or movement.destination or movement.via)


def _is_told(movement: Movement, *, cancelled: bool, planned: bool) -> bool:
    """Whether enough is known of a movement, or can be known from the next sentence."""
    if movement.kind == "launch":
        return bool(movement.service or (movement.origin and movement.destination))
    if planned and not cancelled:
        return bool(_has_ends(movement) or movement.cargo or (movement.service and is_a_day(movement.when)))
    return bool(_has_ends(movement) or cancelled or movement.cargo or movement.when)


def _is_no_run(part: Sentence, trigger: Trigger, when: Ref | None, cancelled: bool) -> bool:
    """Timetables, denials, and counts of trains ("the 385th train dispatched this year")."""
    text = part.text
    before = text[: trigger.start]
    if _GENERAL.search(text[max(0, trigger.start - 24) : trigger.end], part.words):
        return True
    if trigger.kind == "launch":
        return False
    if trigger.word in TIMETABLE and any(d.row["type"] == "set" for d in part.dates):
        return True  # "departs Salzgitter on Tuesday nights"
    if _NTH.search(before) and (when is None or len(str(when.row["value"])) < 10):
        return True
    return bool(_NEGATED.search(before[-30:])) and not cancelled


def _is_simile(part: Sentence) -> bool:
    """Whether a train is only likened to: "shook like a freight train"."""
    return not _LIKE.isdisjoint(part.words) and _SIMILE.search(part.text, part.words) is not None


def _told_undated(part: Sentence, trigger: Trigger) -> bool:
    """Whether a movement without a date is still news: "a train has left A for B", "the arrival of a train from A"."""
    if trigger.kind == "launch" or len(part.places) < 2:
        return False
    if _FIRST_TRAIN.search(part.text[: trigger.end]) or trigger.word.startswith("completed"):
        return True
    if trigger.word in ("arrival", "departure"):
        return _OF_A_TRAIN.match(part.text, trigger.end) is not None
    return _JUST.search(part.text[max(0, trigger.start - 8) : trigger.start]) is not None


def _is_planned(part: Sentence, trigger: Trigger, when: Ref | None, published: str | None) -> bool:
    if when is not None and published is not None:
        value = str(when.row["value"])[:10]
        if value[: len(published)] > published[: len(value)] and len(value) in (4, 7, 10):
            return True
    around = part.text[max(0, trigger.start - 90) : trigger.end + 12]
    if "first" in part.words:
        around = _FIRST_TO.sub("", around)
    return PLANNED.search(around[-_AROUND:]) is not None and not _LAUNCHED.search(part.text)


def _service(part: Sentence, position: int, kind: str) -> Ref | None:
    order = {"rail_service": 0, "product": 0, "line": 1, "corridor": 2}
    usable = [s for s in part.services if s.row["kind"] in order]
    if not usable:
        return None
    if kind == "launch":
        return min(usable, key=lambda s: (order[s.row["kind"]] > 1, abs(s.start - position)))
    before = [s for s in usable if s.start < position]
    chosen = before or [s for s in usable if not _is_aside(s, part, position)]
    return min(chosen, key=lambda s: (order[s.row["kind"]], abs(s.start - position))) if chosen else None


def _names_run(sentence: Sentence) -> bool:
    """Whether a sentence names a train, a service or a line."""
    return any(s.row["kind"] in _RUN_NAMES for s in sentence.services)


def _is_aside(service: Ref, part: Sentence, position: int) -> bool:
    """Whether a line after the verb is spoken of otherwise: "showed that sidings on the line had to be longer"."""
    between = part.text[position - part.start : service.start - part.start]
    return _ASIDE.search(between) is not None


def _inherited(part: Sentence, trigger: Trigger, story: _Story) -> Ref | None:
    """The service that "the line" or "the next one" is."""
    before = part.text[: trigger.start]
    if trigger.kind == "launch":
        told = LINE_SUBJECT.search(part.text) or _THE_LINE.search(before[-60:]) or trigger.start == 0
        return story.service if told or _THE_LINE.match(part.text[trigger.end :]) else None
    if _DEFINITE.match(part.text) and story.last is not None and _names_run(story.last):
        return story.service
    if _NUMBERED.match(part.text) and len(story.trains) == 1:
        return story.trains[next(iter(story.trains))]
    another = ANOTHER.search(before) and not names_train(before)
    if story.current is not None and (another or part.text.startswith(("Another train", "The return train"))):
        return story.current.service
    return None
