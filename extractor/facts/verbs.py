"""Verbs of movement: which verb a sentence turns on, and whether it tells of a run, a launch or neither."""

import re
from dataclasses import dataclass

from extractor.facts.carriers import (
    MODE,
    OTHER_LINE,
    PEOPLE,
    PLAIN_TRAIN,
    RAIL_WORDS,
    names_passengers,
    trains_of_a_line,
)
from extractor.facts.phrases import Phrase, Starts
from extractor.facts.verb_forms import ARRIVE, CARRY, DEPART, LAUNCH, PASS, PLANNED, RUN_ON
from extractor.facts.view import Sentence

_TRAIN = re.compile(
    r"\b(?:trains?|trainloads?|shuttle|service|express|convoy|shipment|rake|consist|special|block train"
    r"|locomotive-hauled)\b"
)
_LOADED = re.compile(
    r"\b(?:tank cars|flatcars|boxcars|gondolas|wagons|containers|tonnes|tons|TEUs?|carriages|hoppers)\b"
)
_ANYTHING_CAN = ("headed to", "headed for", "headed toward", "returned", "went", "rolled", "moved off")
_ANYTHING_GOES = ("headed", "returned")
"""Verbs of more than trains, which need a train beyond doubt before them."""
_TRAINS_END = re.compile(r"\btrains $")
_JOINS_ENDS = ("will connect", "will link")
_SCHEDULED = ("due", "expected", "scheduled", "planned", "announced", "foreseen", "promised", "slated", "set")
_BEGINS = re.compile(r"(?:re)?(?:start|beg[aiu]n|commence|resum)|restored|reinstated")
_ONE_TRAIN = re.compile(
    r"\b(?:train|trainload|shuttle|service|express|convoy|shipment|rake|consist|special)\b", re.IGNORECASE
)
_IT = re.compile(r"(?:It|They)(?: (?:then|later|first|has|had|was|is))?(?: \w+ly)? $")
_A_TRAIN = re.compile(
    r"^[\"“‘]?(?:[^,]{0,40}, )?(?:A|An|The|This|Another|One|a|an|the|another|one) "
    r"(?:(?!(?:is|was|were|are|by|a|an|the|of|on|in)\b)[\w’'-]+,? ){0,5}?"
    r"(?:train|convoy|shuttle|rake)\b(?! (?:service|station|driver|operator|line))"
)
"""A train that a sentence is about, for "it" in the next."""
_FREIGHT_WORDS = RAIL_WORDS - {"train", "trains", "rail"} | frozenset(
    "loaded carrying tonnes tons goods block bound heading left departed arrived way first".split()
)
_RUN_OF_TRAIN = re.compile(r"\b(?:run|trip|journey) of (?:an?|the|its) (?:[\w-]+ ){0,4}?train\b")
_ON_RAILS = frozenset(("rail", "railway", "railways", "railroad", "train"))
_SENT_BY_RAIL = re.compile(r"\b(?:exported|shipped|sent|transported|carried|moved|delivered) by (?:rail|train)\b")
_GOODS = re.compile(r"\b(?:cargo|goods|batch|loads?|consignments?|freight)\b")
_BY_TRAIN = Phrase(r"\bby (?:\w+ )?(?:train|rail)\b")
ANOTHER = re.compile(
    r"(?:^[\"“‘]?|[,;]\s+|\b(?:and|while|but)\s+)(?:(?:[Aa]|[Tt]he|[Aa]nother)\s+(?:second|third|fourth|next|others?|one|last)\b"
    r"|\b[Oo]ne of (?:these|them)\b"
    r"|[Aa]nother $|^Another, |\bfollowed by an?(?:other)?(?: second| third)?\b)"
)
_ROAD = Phrase(r"\bby (?:lorry|lorries|trucks?|road|ship|sea|air|plane|barge|bus)\b")
_LINE = (
    r"service|line|railway|railroad|route|connection|link|corridor|shuttle|express|train|motorway|land bridge"
    r"|working|special|liner|departure|operations?|(?:cargo|freight|goods) (?:movement|transport|traffic)"
)
_LINES = r"(?:services|trains|connections|shuttles|links)(?=\s(?:between|from|to|linking|connecting)\s)"
"""Several of one line, as what is opened: "began container services between A and B"."""
_OTHER = (
    r"(?:terminal|port|station|yard|hub|depot|tunnel|bridge|cent(?:er|re)|warehouse|office|crossing|zone|branch|loop)s?"
    r"|tracks?|section|siding|inquiry|account|fleet|locomotives?"
    r"|(?:wagon|container)s?(?! (?:block |shuttle )?(?:train|service|shuttle))|factory|plant|project|tender"
    r"|talks|ceremony|bookings?|corridors|gauge|fair|forum|works?|operator|company|trains|mine"
)
_HEADS = Starts({"head": re.compile(rf"\b(?:(?P<line>{_LINE})|(?P<lines>{_LINES})|(?:{_OTHER}))\b", re.IGNORECASE)})
_LINE_WORD = re.compile(rf"\b(?:{_LINE})\b")
_INTRANSITIVE = re.compile(
    r"\s*(?:$|[,.]|\s(?:on|in|at|for|from|last|this|next|with|between|to|after|yesterday|today|\d|[MTWFS][a-z]+day\b))"
)
LINE_SUBJECT = re.compile(
    rf"^(?:The|This) (?:(?!(?:on|of|at|for|in|{MODE})\b)\S+ ){{0,3}}?"
    r"(?:line|railway|railroad|route|service|link|connection|corridor|train)\b|^It\s"
)
ONE_OF_SUBJECT = re.compile(
    r"^(?:[Tt]he|Its) (?:first|second|third|fourth|next|other|last)(?: (?:one|of (?:the|these|its) [^,;]{0,40}?"
    r"(?:services|trains|routes|lines|connections|links|shuttles))?)?(?= (?:will|is|was|has|had|began|started|left))"
)
"""One of several services told of before: "The first of the new services", "the second"."""
_OF_ANOTHER = re.compile(rf" (?:of|for) (?:an?|the|its) (?!(?:[\w-]+ ){{0,4}}?(?:{_LINE})\b)")
NEXT_TRAIN = re.compile(r"(?:The|A) (?:second|third|fourth|fifth|next|other) (?:[a-z-]+ ){0,3}?(?:train|one)\b")
_ASIDE_SUBJECT = re.compile(r"^(?:[A-Z][^,.;]{2,70}), [^;]{3,120}, $")
"""A subject with an aside behind it: "The line, built by X, " opened."""
_FROM_TO = re.compile(r"\bfrom (?:[\w’'-]+ ){0,3}?[A-Z][^,;]{2,60} to (?:[a-z]+ ){0,4}?[A-Z]")
_OF_LINE = re.compile(rf" of (?:a|an|the|its|their) (?:[\w–-]+ ){{0,5}}?(?:{_LINE})\b")
_SINGLE_OPENINGS = ("opens", "launches", "starts", "introduces", "inaugurates", "adds")
_OPENED_FIRST = ("Launched", "Inaugurated", "Opened")
_THEN_LINE = re.compile(rf"[^.;]{{4,120}}?, (?:the|this|its) (?:[\w-]+ ){{0,3}}?(?:{_LINE})\b", re.IGNORECASE)
"""A sentence that opens with the opening: "Launched in May, the service" runs daily."""
_HAULING = re.compile(r"\b(?:hauling|transporting|carrying|moving|running|shipping|sending|dispatching|operating)$")
_WITH_ENDS = re.compile(r"\b(?:between|from (?:the )?[A-Z])")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are|being)\s+(?:\w+ly\s+)?$")
_PARTICIPLE = re.compile(r"(?:,|\()\s+(?:also\s+|only\s+|first\s+|formally\s+|officially\s+)?$")
_FINITE_ONLY = frozenset("leave depart leaving setting out setting off reach arrive pull out roll out".split()) | {
    "setting out",
    "setting off",
    "pull out",
    "roll out",
}
_TRAIN_TO = re.compile(r"\b(?:trains?|one) to $")
_WHO = Phrase(r"\b(?:who|whom)\s+(?:\w+\s+)?$")
_NO_LEAVING = re.compile(r"\b(?:had been|was|were|are|is|the|be)\s+$")
_LEFT_OVER = re.compile(r"(?: \w+)? (?:the )?(?:tracks?|rails|over|behind)\b|\)")
_WITH_LOADS = re.compile(r", with [^,;]{1,40} $")
"""What may arrive behind another verb: "has resumed the haulage, with 22 hoppers [arriving]"."""
_REACHES_PLACE = re.compile(r"\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[A-Z]|\s+(?:the coast|its (?:final )?destination)\b")
_REACHES_NUMBER = re.compile(r"\s+(?:a |an |more|over|\d)")
_WHICH = re.compile(r"\b(?:that|which|who)\s+$")
_BY_NOW = re.compile(r"\b(?:that|has already|have)\s+$")
_OF_ONE_RUN = re.compile(r"\b(?:first|inaugural|maiden|last|trial|test|a|an|one|never)\b")
_SINCE_TIME = re.compile(r"\b(?:since|after) \w+ $")
_SINCE_ITS = re.compile(r"\bsince (?:the|its) $")
_NEGATED = re.compile(r"\b(?:no|not|never)\s+(?:\w+\s+)?$")
_INSTEAD = re.compile(r"\b(?:instead of|rather than|increase|double|more)\b")
_STARTING = re.compile(r"(?:\b(?:[Ff]rom|[Ss]tarting|[Bb]eginning|[Aa]s of)\s+|^On\s+)(?:\w+\s)?$")
_WE = re.compile(r"\b(?:we|they)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|to|would|shall|should|may|could)\s+(?:\w+ly\s+|not\s+)?$")


_SPOKEN_OF = Phrase(
    rf"\b(?:trains?|trainloads?|shipments?|consist|rakes?|wagons|containers|tonnes|tons|teus?|carriages"
    rf"|hoppers|kg|tank cars"
    r"|flatcars|boxcars|gondolas|cargo|goods|freight|batch|loads?|consignments?|it|they|another|one|second|third|fourth"
    rf"|next|other|last|rail|lines|locomotives?|trip|run|ceremony|opening|{_LINE}|services|connections|shuttles|links)\b"
)
"""What a movement is said of: a sentence without any of these, or a named service, tells of none."""
_STARTS = Starts(
    {
        "departure": DEPART,
        "arrival": ARRIVE,
        "passage": PASS,
        "run": RUN_ON,
        "carried": CARRY,
        "launch": LAUNCH,
    }
)
_RAN = ("run", "carried")
"""Kinds of verb that tell of a whole run; its departure is what is reported."""
_THROUGH = (" through ", " past ", " over the border", " over the frontier", " across the border")
_ON_THE_WAY = (*_RAN, "passage")
"""Kinds of verb that a sentence turns on only if it has no other: "carried goods through C and arrived in D"."""
_HAD = re.compile(r"\b(?:which|that) (?:had|has) $")
_PRESENT = frozenset("run operate haul test dispatch send move bring".split())
_OTHER_CARRIER = Phrase(
    r"\b(?:vessel|ship|steamer|ferry|feeder|barge|plane|aircraft|flight|airline|truck|lorry|bus|minister|president"
    r"|delegation|officials?|passengers?|who)(?:\s+(?!when\b|it\b|as\b|the\b|and\b|but\b|while\b)[\w’'-]+){0,2}\s+$"
)


@dataclass(slots=True, eq=False)
class Trigger:
    """A verb or noun of movement: its kind and where it stands in the text of its sentence."""

    kind: str
    start: int
    end: int
    word: str


def find_trigger(part: Sentence, before: Sentence | None = None) -> Trigger | None:
    """The verb that the sentence turns on: the first of a run, then of a launch.

    ``before``: the sentence before that tells what "it" is.
    """
    if _SPOKEN_OF.absent_from(part.words) and not part.services:
        return None
    text = part.text
    runs: list[Trigger] = []
    launches: list[re.Match[str]] = []
    for kind, match in _STARTS.finditer(text, part.words):
        if kind == "launch":
            launches.append(match)
            continue
        run = Trigger(kind, match.start(), match.end(), match.group())
        if _is_finite(part, run) and _moves_a_train(part, run, before):
            if kind not in _ON_THE_WAY and not launches and not _HAD.search(text, 0, run.start):
                return run
            runs.append(run)
    first = min(runs, key=lambda r: _rank(r, text)) if runs else None
    launch = next((m for m in launches if _launches(part, m)), None)
    if first is not None:
        opened = launch is not None and _LINE_WORD.search(text, 0, launch.start())
        if launch is None or (first.kind != "carried" and (first.start <= launch.start() or not opened)):
            if first.kind not in _RAN:
                return first
            through = text.startswith(_THROUGH, first.end)
            return Trigger("passage" if through else "departure", *first_of(first))
    return Trigger("launch", launch.start(), launch.end(), launch.group()) if launch else None


def _rank(run: Trigger, text: str) -> tuple[bool, bool, int]:
    """What a sentence turns on comes first: not what was done on the way, nor what the train "that had" set off did."""
    return run.kind in _ON_THE_WAY, _HAD.search(text, 0, run.start) is not None, run.start


def first_of(trigger: Trigger) -> tuple[int, int, str]:
    """Where a trigger stands, and its word."""
    return trigger.start, trigger.end, trigger.word


def _is_finite(part: Sentence, trigger: Trigger) -> bool:
    text, word = part.text, trigger.word
    before = text[max(0, trigger.start - 24) : trigger.start]
    if not _WHO.absent_from(part.words) and _WHO.search(before, part.words):
        return False
    if word == "left" and (_NO_LEAVING.search(before) or _LEFT_OVER.match(text, trigger.end)):
        return False  # "on the left", "no seats were left", "left the track"
    if word in _FINITE_ONLY and _TRAIN_TO.search(before):
        return False  # "the 100th train to leave Riga"
    if word in _FINITE_ONLY or (trigger.kind == "run" and word.split()[0] in _PRESENT):
        return bool(_MODAL.search(before))
    if word == "arriving":
        return _WITH_LOADS.search(text, 0, trigger.start) is not None
    if word == "reached":
        after = text[trigger.end : trigger.end + 40]
        return _REACHES_PLACE.match(after) is not None and not _REACHES_NUMBER.match(after)
    if word.startswith(("pass", "cross", "transit")) and _WHICH.search(before):
        return False  # which way a service runs, not a run
    if word == "crossed" or word.startswith("passed"):
        return not _BY_NOW.search(before)
    return True


def _moves_a_train(part: Sentence, trigger: Trigger, before: Sentence | None) -> bool:
    """Whether it is a train that moves: named before the verb, or after a verb of sending."""
    text, words = part.text, part.words
    if not _ROAD.absent_from(words) and _ROAD.search(text[trigger.end : trigger.end + 40], words):
        return False
    head = text[: trigger.start]
    if trigger.kind == "run":
        return PEOPLE.search(head) is None or names_train(trigger.word)
    by_train = not _BY_TRAIN.absent_from(words)
    if by_train:
        head = _BY_TRAIN.pattern.sub("", head)
    if not _OTHER_CARRIER.absent_from(words) and _OTHER_CARRIER.search(head, words):
        return False
    if names_passengers(text, words):
        return False
    if trigger.kind == "carried" and trigger.word in _ANYTHING_CAN and not PLAIN_TRAIN.search(head):
        return False
    if trigger.kind == "carried":
        of_train = names_train(head)
        if of_train and _FROM_TO.search(text, trigger.end):
            return _ONE_TRAIN.search(head) is not None
        return (of_train or trigger.word == "carried") and _OF_ONE_RUN.search(text[: trigger.end + 40]) is not None
    if _SENT_BY_RAIL.search(text, 0, trigger.start):
        return PEOPLE.search(head) is None
    if trigger.word == "departure" and head.endswith("first ") and not RAIL_WORDS.isdisjoint(words):
        return True
    at = part.start + trigger.start
    if [1 for s in part.services if s.row["kind"] in ("rail_service", "product") and s.end <= at]:
        return True
    if _GOODS.search(head) and not _ON_RAILS.isdisjoint(words):
        return True
    if before is not None and _IT.match(head) and _A_TRAIN.search(before.text):
        return not _FREIGHT_WORDS.isdisjoint(before.words)
    if before is not None and text.startswith(
        " it ", trigger.end
    ):  # "dispatched it from Riga", the shuttle told of before
        return any(s.row["kind"] in ("rail_service", "product") for s in before.services)
    if trigger.word in ("conducted", "carried out"):
        return _RUN_OF_TRAIN.search(head) is not None
    if trigger.word in _ANYTHING_CAN or trigger.word.startswith(_ANYTHING_GOES):
        return PLAIN_TRAIN.search(head) is not None
    if names_train(head) or _LOADED.search(head) or ANOTHER.search(head):
        return True
    return names_train(text[trigger.start : trigger.end + 100])


def names_train(text: str) -> bool:
    """Whether a text names a train, or a service that is one."""
    return _TRAIN.search(text.lower()) is not None


def _launches(part: Sentence, match: re.Match[str]) -> bool:
    """Whether a verb of opening is said of a train, a service or a line."""
    text, word = part.text, match.group()
    before = text[max(0, match.start() - 40) : match.start()]
    if word == "launch" and _OF_LINE.match(text, match.end()) and not _SINCE_TIME.search(before):
        return _date_near(part, match)
    if word in _SINGLE_OPENINGS and _neighbours(part, match)[1] and _date_follows(part, match.end(), far=100):
        return True
    if word in ("restored", "reinstated") and (
        text.startswith(" by ", match.end()) or not (_PASSIVE.search(before) or _neighbours(part, match)[1])
    ):
        return False  # "restored by volunteers"
    if _BEGINS.match(word) and not _PARTICIPLE.search(before):
        at = match.span()
        if trains_of_a_line(text, *at, part.words, with_ends=True):
            return _date_near(part, match)
        if _WITH_ENDS.search(text, match.end()) and trains_of_a_line(text, *at, part.words, with_ends=False):
            return _date_near(part, match)
    if word in (
        "inaugurate",
        "launch",
        "open",
        "start",
        "begin",
        "add",
        "introduce",
        "restart",
        "resume",
        "opens",
        "launches",
    ):
        planned = PLANNED.search(text[max(0, match.start() - 40) : match.end()])
        if not planned and not (word in ("opens", "launches") and part.services) and not _WE.search(before):
            return _SINCE_ITS.search(before) is not None and bool(part.services)
    subject, object_ = _neighbours(part, match)
    if word.startswith(_SCHEDULED) and word != "set up":
        if word.endswith(" run") and not _starts_then(part, match.end()):
            return False  # "is expected to run weekly by the end of the year"
        return subject and _date_follows(part, match.end())
    if word == "Opening":
        return True
    if match.start() == 0 and word in _OPENED_FIRST and _THEN_LINE.search(text, match.end()):
        return _date_follows(part, match.end())
    if word.endswith("ceremony"):
        return _date_near(part, match) and not _OF_ANOTHER.match(text, match.end())
    aside = _ASIDE_SUBJECT.match(text[: match.start()]) is not None and _heads_line(part, text)
    of_line = LINE_SUBJECT.search(text) or ONE_OF_SUBJECT.match(text)
    if aside or (of_line and match.start() < 160 and not _PARTICIPLE.search(before)):
        subject = True
    if _NEGATED.search(before):
        return False
    if word == "will run" and NEXT_TRAIN.match(text) and _date_follows(part, match.end()):
        return True
    if word == "offers" or (word.startswith("will ") and not word.startswith("will begin")):
        if word in _JOINS_ENDS or word == "offers":
            named = object_ if word == "offers" else subject or _TRAINS_END.search(text, 0, match.start())
            return bool(named) and len(part.places) > 1 and _starts_then(part, match.end())
        ends = _WITH_ENDS.search(text, match.end())
        return bool(subject or object_ or ends) and _starts_then(part, match.end())
    if _HAULING.search(word) and _WITH_ENDS.search(text, match.end()):
        return True
    if _PARTICIPLE.search(before) and not aside:
        return subject and _date_follows(part, match.end(), far=60)
    if _PASSIVE.search(before) or object_ is None or _INTRANSITIVE.match(text[match.end() :]):
        return subject
    return object_


def _heads_line(part: Sentence, text: str) -> bool:
    """Whether a sentence begins with a line, a train or a named service."""
    named = any(s.start - part.start < 24 for s in part.services)
    return named or LINE_SUBJECT.match(text) is not None


_ON_THE = re.compile(r"\b(?:on|along) the (?:[\w-]+ ){0,2}$")
"""What leads to a line that only says where the subject lies: "the station on the [line]" reopened."""


def _is_no_freight(text: str, head: int) -> bool:
    """Whether the words before the head of a line make it one of buses, flights or passengers."""
    return OTHER_LINE.search(text[max(0, head - 30) : head]) is not None


def _neighbours(part: Sentence, match: re.Match[str]) -> tuple[bool, bool | None]:
    """Whether the head noun before the verb, and the one after it if any, is a train, a service or a line."""
    text = part.text
    low, high = max(0, match.start() - 130), match.end() + 100
    names = [(p.start - part.start, p.end - part.start) for p in part.places]
    found, after = [], []
    for _, head in _HEADS.finditer(text, part.words, low, high):
        start = head.start()
        if head.end() > high or [1 for a, b in names if a <= start < b]:
            continue
        if head.end() <= match.start():
            found.append((start, head["line"] is not None and not _is_no_freight(text, start)))
        elif start >= match.end():
            after.append((start, head.lastgroup is not None and not _is_no_freight(text, start)))
    for service in part.services:
        if service.row["kind"] in ("rail_service", "line", "product", "corridor"):
            at = service.end - part.start - 1
            if low <= at < match.start():
                found.append((at, True))
            elif match.end() <= service.start - part.start < high:
                after.append((service.start - part.start, True))
    subjects = [f for f in found if not _ON_THE.search(text[max(0, f[0] - 24) : f[0]])] or found
    return bool(subjects) and max(subjects)[1], min(after)[1] if after else None


def _date_follows(part: Sentence, position: int, far: int = 14) -> bool:
    """Whether a date stands next after ``position``."""
    return any(0 <= d.start - part.start - position <= far for d in part.dates)


def _date_near(part: Sentence, match: re.Match[str]) -> bool:
    """Whether a date stands just before, or anywhere behind, a noun of opening: "the 1 June launch of"."""
    return any(d.start - part.start > match.start() or match.start() - (d.end - part.start) < 12 for d in part.dates)


def _starts_then(part: Sentence, position: int) -> bool:
    """Whether a date says from when: "from 1 July"; a change of how often is no start."""
    if _INSTEAD.search(part.text, position):
        return False
    return any(_STARTING.search(part.before(d.start, 16)) for d in part.dates)
