"""What is said of a train and is mostly no news of a run or an opening.

A refusal is a rule with an id, an example and a near miss, which a test runs. What is certain forbids; any other that
holds is among what the network weighs of a train: "the train, which was inspected on Friday, left on Sunday".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.facts import headline
from extractor.facts.article import Word
from extractor.facts.gathered import Gathered
from extractor.facts.references import CARS, TRAIN
from extractor.facts.register import SERVES
from extractor.facts.word_class import HALTS


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a train told of is no movement: ``example`` has none, ``near_miss`` has one.

    What is certain holds whatever else is said; all others are weighed with it.
    """

    id: str
    holds: Callable[[Gathered], bool]
    example: str
    near_miss: str
    certain: bool = False


_DONE_WITH_IT = re.compile(
    r"\b(?:was|were|been|be|being|is|are) (?:\w+ly )?(?:inspect|propos|suggest|present|prais|critici[sz]|visit|stud|"
    r"consider|approv|organi[sz]|build|built|paint|nam)\w*|\b(?:discuss|debat|order)\w+|\bbought\b"
)
_OF_ACCIDENTS = "verbs.accident"
_OBJECT = re.compile(r"^ (?:the|an?|its|their|two|three|four|new|\d+) ")


def _only_spoken_of(one: Gathered) -> bool:
    """No verb of movement tells of it; it is talked over, ordered, looked at, or meets with an accident."""
    event = one.event
    if one.verb is not None or len(one.train.talks) > 1 or one.status == "planned":
        return False
    if one.train.kind != SERVES and event.reference.first:
        return False
    return any(_OF_ACCIDENTS in verb.classes for verb in event.verbs) or _DONE_WITH_IT.search(event.text) is not None


def _accident(one: Gathered) -> bool:
    """Its verb is of an accident: a train that derailed or hit something."""
    verbs = one.event.verbs
    return bool(verbs) and _OF_ACCIDENTS in verbs[0].classes and one.verb is None


def _timetable(one: Gathered) -> bool:
    """A clock time without a day, in the present tense: a timetable, not a run."""
    when = one.value("when")
    present = one.verb is not None and one.verb.form in ("s", "base")
    recurs = any(date.row["type"] == "set" for date in one.event.sentence.dates)
    clock = when is not None and when.startswith("T")
    due = present and one.train.kind != SERVES and (clock or recurs) and one.status == "done"
    return due and not headline.tells(one)


def _opens_something(one: Gathered) -> bool:
    """A railway that opens something else: terminals, an office."""
    verb, reference = one.verb, one.event.reference
    if one.kind != "launch" or verb is None or verb.start < reference.end or verb.form not in ("past", "base"):
        return False
    behind = one.event.sentence.after(verb.end, 20)
    return reference.service is None and reference.words.endswith("railway") and _OBJECT.match(behind) is not None


def _counted_only(one: Gathered) -> bool:
    """A train named for its number in a year, with no more of its run: "the 385th train dispatched this year"."""
    when = one.value("when")
    digits = any(char.isdigit() for char in one.event.reference.words)
    short = when is None or len(when) == len("2024")
    return (
        one.event.reference.ordinal and digits and short and one.train.kind != SERVES and not one.slots["destination"]
    )


_FREIGHT = frozenset(f"carriers.{name}" for name in ("boxes", "load", "wagons", "traffic"))
_EXPRESS = ("express", "special", "expresses", "specials")


def _passenger_express(one: Gathered) -> bool:
    """An express of which nothing speaks of freight, and something of passengers."""
    if one.slots["cargo"] or one.slots["load"] or one.event.reference.service is not None:
        return False
    trains = [talk for talk in one.train.talks if talk.reference.noun == TRAIN]
    if not trains or not all(talk.reference.words.endswith(_EXPRESS) for talk in trains):
        return False
    stretches = [talk.sentence for talk in one.train.talks] + one.train.near
    classes = {name for sentence in stretches for word in sentence.words for name in word.classes}
    return "refusals.passenger" in classes and classes.isdisjoint(_FREIGHT)


def _stopped_by_somebody(one: Gathered) -> bool:
    """Somebody stops a train on its way: no service stops."""
    reference = one.event.reference
    if not reference.words.startswith(("a ", "an ")):
        return False
    return any(verb.phrase in HALTS and verb.end < reference.start for verb in one.event.verbs)


_NEW_CLAUSE = re.compile(r"[;:]|[\"”]|\b(?:but|and said|adding that)\b")


def _governs(one: Gathered, word: Word) -> bool:
    """Whether a word before the event governs the clause that tells of it."""
    reference = one.event.reference
    at = min(reference.start, one.verb.start) if one.verb is not None else reference.start
    return word.end <= at and _NEW_CLAUSE.search(one.event.sentence.between(word.end, at)) is None


def _denied(one: Gathered) -> bool:
    """Somebody says that it did not happen."""
    return any(_governs(one, word) for word in one.event.sentence.of("refusals.denial"))


_OPENING_MARKS = "\"“‘' "
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b[\w\s]{0,20}$")


_UNDECIDED = re.compile(r"\b(?:when|whether|if|how soon)\b")


def _undecided(one: Gathered) -> bool:
    """Nobody knows or has decided when or whether it will be."""
    event = one.event
    at = min(event.reference.start, one.verb.start) if one.verb is not None else event.reference.start
    words = [word for word in event.sentence.of("refusals.undecided") if word.end <= at]
    return any(_UNDECIDED.search(event.sentence.between(word.end, at)) for word in words)


def _supposed(one: Gathered) -> bool:
    """An imperative to suppose it, or what would be if something else were."""
    sentence = one.event.sentence
    for word in sentence.of("refusals.supposition"):
        if not sentence.between(sentence.start, word.start).strip(_OPENING_MARKS) and _governs(one, word):
            return True
    if one.verb is None or not any(word.phrase == "if" for word in sentence.of("refusals.hypothetical")):
        return False
    return _SUPPOSED.search(sentence.between(one.event.start, max(one.event.start, one.verb.start))) is not None


_ABOUT = re.compile(r"(?: [\w'’-]+){0,3} (?:of|about|on|with|devoted to|showing|featuring)(?: [\w'’-]+){0,4} ?")


def _work_about_it(one: Gathered) -> bool:
    """What opens or is told of is an exhibition, a film or a book about trains, and no verb says that they move."""
    reference, sentence = one.event.reference, one.event.sentence
    moves = one.verb is not None and _OPENS not in one.verb.classes
    if moves and one.kind not in ("launch", "suspension"):
        return False
    works = [word for word in sentence.of("refusals.work") if word.end <= reference.start]
    return any(_ABOUT.fullmatch(sentence.between(word.end, reference.start)) for word in works)


_OPENS = "verbs.launch"


def _rolling_stock(one: Gathered) -> bool:
    """Wagons or locomotives that are put into service, not a train."""
    verb = one.verb
    return one.event.reference.noun == CARS and verb is not None and verb.phrase.endswith(_INTO_USE)


_INTO_USE = ("service", "operation", "use")
"""What verbs of beginning end with that take rolling stock as well as trains: "entered [service]"."""


REFUSALS = (
    Refusal(
        "refusal.accident",
        _accident,
        "A train from Riga to Lodz derailed on 3 May.",
        "A train from Riga to Lodz left on 3 May.",
    ),
    Refusal(
        "refusal.only_spoken_of",
        _only_spoken_of,
        "The train from Riga to Lodz was inspected on Friday.",
        "A train left Riga for Lodz on Friday and was inspected.",
    ),
    Refusal(
        "refusal.timetable",
        _timetable,
        "The train leaves Kunming at 7:30 a.m. for Mohan.",
        "The train left Kunming at 7:30 a.m. on Monday for Mohan.",
    ),
    Refusal(
        "refusal.opens_something_else",
        _opens_something,
        "The railway opened two terminals between Kaunas and Riga in May.",
        "The railway between Kaunas and Riga opened in May.",
        certain=True,
    ),
    Refusal(
        "refusal.counted_only",
        _counted_only,
        "The 385th train dispatched from Wuhan this year was celebrated.",
        "The 385th train left Wuhan for Hamburg on Monday.",
        certain=True,
    ),
    Refusal(
        "refusal.passenger_express",
        _passenger_express,
        "The morning express from Riga to Lodz arrived late on Friday. Passengers were offered tea.",
        "The parcels express from Riga to Lodz arrived late on Friday with 20 containers.",
        certain=True,
    ),
    Refusal(
        "refusal.denied",
        _denied,
        "The railway denied that a train of copper left Riga for Lodz on Friday.",
        "The railway denied that it was late; a train of copper left Riga for Lodz on Friday.",
        certain=True,
    ),
    Refusal(
        "refusal.stopped_by_somebody",
        _stopped_by_somebody,
        "Police stopped a freight train from Riga to Lodz on 3 May.",
        "Police saw how a freight train from Riga to Lodz left on 3 May.",
        certain=True,
    ),
    Refusal(
        "refusal.undecided",
        _undecided,
        "It is not known when a freight train from Riga to Lodz will start.",
        "It is not known who pays for it, but a freight train from Riga to Lodz will start on 3 June.",
        certain=True,
    ),
    Refusal(
        "refusal.supposed",
        _supposed,
        "Suppose that a train of copper left Riga for Lodz on Friday.",
        "I suppose nobody saw it, but a train of copper left Riga for Lodz on Friday.",
        certain=True,
    ),
    Refusal(
        "refusal.work_about_it",
        _work_about_it,
        "A book about freight trains from Riga to Lodz was launched on Friday.",
        "A train with books from Riga to Lodz was launched on Friday.",
        certain=True,
    ),
    Refusal(
        "refusal.rolling_stock",
        _rolling_stock,
        "Fifty wagons from Riga entered service on 3 May.",
        "Fifty wagons of timber left Riga for Lodz on 3 May.",
        certain=True,
    ),
)


def refused(one: Gathered) -> Refusal | None:
    """The refusal that holds, if one does; first what is certain."""
    return next((refusal for refusal in _ORDERED if refusal.holds(one)), None)


_ORDERED = sorted(REFUSALS, key=lambda refusal: not refusal.certain)
