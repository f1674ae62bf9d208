"""The register of the trains, services and lines that an article speaks of.

Every talk is given to one of them: to a new one ("a train", "the second"), to the one spoken of ("the convoy", "it",
"the 50 wagons"), or to none (trains in general). A train knows every stretch of text that speaks of it.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.references import CARS, LINE, LOAD, ONE, PRONOUN, SERVICE, TRAFFIC, TRAIN, TRAINS, TRIP, Reference
from extractor.facts.roles import DESTINATION, ORIGIN, PlaceRole
from extractor.facts.talks import Talk, talks

RUN, SERVES = "run", "service"
"""What the register holds: runs of a train, and services or lines."""
_RECENT = 2
"""For how many sentences "it", said to run or arrive, is rather the train than the line named since."""
_FEW = 3
"""Up to so many trains told of together are trains of a story; more are traffic."""
_OPENS = ("verbs.launch", "verbs.resume", "verbs.suspend", "verbs.cease")
_STARTS = ("verbs.launch", "verbs.resume", "verbs.link")
_RUNS = ("verbs.depart", "verbs.send", "verbs.arrive", "verbs.run", "verbs.receive", "verbs.pass")
_NEVER = re.compile(r"\b(?:not since|never|not once|nor had|not even)\b")
_OF_COMPANIES = frozenset(f"verbs.{name}" for name in ("say", "plan", "carry", "await", "operate"))
_BACK = re.compile(r"\b(?:return\w*|(?:opposite|other|reverse) (?:direction|way)|back)\b")
_OTHER_WAY = re.compile(r"\b(?:opposite|other|reverse) (?:direction|way)\b")
_AHEAD = re.compile(r"\b(?:will|is to|is due|expected|would)\b")
_REGULAR = re.compile(r"\b(?:regular|weekly|daily|shuttle|nightly|direct)\b")
_FIRST_RAN = re.compile(r"\bfirst (?:ran|left|set off|departed|went)\b|\b(?:will|to) (?:run|start|go)\b")


@dataclass(slots=True, eq=False)
class Train:
    """A run, or a service or line, with all that speaks of it, in text order."""

    number: int
    kind: str
    talks: list[Talk] = field(default_factory=list)
    near: list[Sentence] = field(default_factory=list)  # sentences next to it that speak of no other
    another: bool = False  # told as one more beside the train before it
    returning: bool = False  # whether it goes back the way that the one before it came
    opens: bool = False  # whether it is told as the opening of a service
    before: "Train | None" = None  # the train that it is another of
    group: int = 1  # how many trains are told of as one
    parted: bool = False  # whether the trains of a group are told of one by one

    @property
    def first(self) -> Talk:
        """Where it is first spoken of."""
        return self.talks[0]

    @property
    def roles(self) -> list[PlaceRole]:
        """The roles of the places in its stretches."""
        return [role for talk in self.talks for role in talk.roles]

    def verbs(self, *names: str) -> list[str]:
        """The phrases of its verbs of these classes."""
        return [verb.phrase for talk in self.talks for verb in talk.verbs if not verb.classes.isdisjoint(names)]


@dataclass(slots=True)
class _Register:
    article: Article
    trains: list[Train] = field(default_factory=list)
    run: Train | None = None  # the run spoken of last
    service: Train | None = None  # the service or line spoken of last
    subject: Train | None = None  # what "it" is
    group: Talk | None = None  # "two trains", which "one" and "the other" are of

    def new(self, kind: str, talk: Talk) -> Train:
        train = Train(len(self.trains), kind)
        self.trains.append(train)
        return train


def trains(article: Article) -> list[Train]:
    """The trains, services and lines of an article, in the order in which it speaks of them."""
    register = _Register(article)
    for sentence in article.sentences:
        told = [one for talk in talks(sentence) for one in _relations(talk)]
        spoken = False
        for talk in told:
            train = _resolve(register, talk)
            if train is None:
                continue
            spoken = True
            train.talks.append(talk)
            _remember(register, train, talk)
        if not spoken:
            _tie(register, sentence, told)
    return _joined(register.trains)


def _relations(talk: Talk) -> list[Talk]:
    """A talk of several relations as one for each: "from A to B and from C to D", "A–B and C–D"."""
    origins = [n for n, role in enumerate(talk.roles) if role.role == ORIGIN]
    if len(origins) < 2 or talk.reference.noun not in (SERVICE, LINE, TRAINS, TRAFFIC) or not talk.reference.plural:
        return [talk]
    bounds = [*origins, len(talk.roles)]
    parts = [talk.roles[low:high] for low, high in pairwise(bounds)]
    if not all(any(role.role == DESTINATION for role in part) for part in parts):
        return [talk]
    shared = talk.roles[: origins[0]]
    return [replace(talk, reference=replace(talk.reference, definite=False, count=1), roles=shared + part, part=True) for part in parts]


def _remember(register: _Register, train: Train, talk: Talk) -> None:
    if train.kind == RUN:
        register.run = train
    else:
        register.service = train
    if not talk.governed:
        register.subject = train


def _tie(register: _Register, sentence: Sentence, told: list[Talk]) -> None:
    """A sentence that speaks of no train goes with the one spoken of last, if it stands near."""
    train = register.subject or register.run or register.service
    if train is None or not train.talks:
        return
    last = train.near[-1].number if train.near else train.talks[-1].sentence.number
    if sentence.number - max(last, train.talks[-1].sentence.number) <= 1:
        train.near.append(sentence)


def _resolve(register: _Register, talk: Talk) -> Train | None:
    """The train that a talk is of; a new one where it brings one, none where it speaks of trains in general."""
    if talk.reference.words.startswith("no ") or _NEVER.search(talk.sentence.between(talk.start, talk.reference.start)):
        return None
    noun = talk.reference.noun
    if talk.part:
        return register.new(SERVES, talk)
    if noun == PRONOUN:
        return _pronoun(register, talk)
    if noun in (SERVICE, LINE, TRAFFIC):
        return _service(register, talk)
    if noun in (CARS, LOAD):
        return _cars(register, talk)
    if noun == TRIP:
        return _trip(register, talk)
    if noun == ONE:
        return _one(register, talk)
    return _train(register, talk)


def _pronoun(register: _Register, talk: Talk) -> Train | None:
    """ "It" goes on about the subject of the sentence before, if its verb can be said of a train."""
    train = register.subject
    run = register.run
    runs = any(not verb.classes.isdisjoint(_RUNS) for verb in talk.verbs)
    if runs and train is not None and train.kind == SERVES and run is not None and talk.sentence.number - _last_sentence(run) <= _RECENT:
        train = run
    if train is None or not train.talks or not (talk.verbs or talk.roles):
        return None
    if talk.sentence.number - _last_sentence(train) > 1:
        return None
    return _back(register, train, talk) or train


def _last_sentence(train: Train) -> int:
    near = train.near[-1].number if train.near else -1
    return max(train.talks[-1].sentence.number, near)


def _service(register: _Register, talk: Talk) -> Train | None:
    """A service or line: by its name, by "the service", or a new one."""
    reference = talk.reference
    if talk.governed and not talk.moves and not (talk.governed == "with" and not reference.definite and _ends(talk)):
        return None
    if reference.noun == LINE and talk.verbs and all(not v.classes.isdisjoint(_OF_COMPANIES) for v in talk.verbs):
        return None  # "the railway announced": a company
    if reference.service is not None:
        name = reference.service.row["name"]
        for train in register.trains:
            if train.kind == SERVES and _name_of(train) == name:
                return train
    elif reference.definite and not reference.another and (spoken := _spoken_of(register, talk)) is not None:
        return spoken
    if reference.noun == TRAFFIC and not talk.moves:
        return None
    if reference.bare and reference.service is None and not talk.moves:
        return None
    return register.new(SERVES, talk)


def _spoken_of(register: _Register, talk: Talk) -> Train | None:
    """What "the service" is: the service spoken of, or the run, where that was spoken of last."""
    run, service = register.run, register.service
    if run is not None and talk.reference.noun == SERVICE and (service is None or _last_sentence(service) < _last_sentence(run)):
        return None if _differs(run, talk) else run
    return None if service is None or _differs(service, talk) else service


def _name_of(train: Train) -> str | None:
    return next((t.reference.service.row["name"] for t in train.talks if t.reference.service is not None), None)


def _cars(register: _Register, talk: Talk) -> Train | None:
    """Wagons and loads are those of the train spoken of; without one they are a train if they move."""
    if talk.governed:
        return None
    if register.run is not None and not talk.reference.another:
        recent = talk.sentence.number - _last_sentence(register.run) <= 2
        return register.run if recent or talk.reference.definite else None
    moving = any(not verb.classes.isdisjoint(_RUNS) for verb in talk.moves)
    return _another(register, register.new(RUN, talk), talk) if moving else None


def _trip(register: _Register, talk: Talk) -> Train | None:
    """A journey is that of the train spoken of; "the maiden run" can be the first that is heard of it."""
    if register.run is not None and not talk.reference.another:
        return register.run
    if talk.reference.another and not (talk.verbs or _days(talk)):
        return None
    if talk.reference.first or talk.reference.another or (talk.moves and not talk.governed):
        return _another(register, register.new(RUN, talk), talk)
    return None


def _one(register: _Register, talk: Talk) -> Train | None:
    """ "One" and "the other" are trains of their own, of the group told of before; "each" is the group."""
    spoken = register.run or register.service
    if spoken is None or not (talk.moves or talk.roles):
        return None
    if talk.reference.words.startswith(("each", "both")):
        return next((t for t in reversed(register.trains) if t.group > 1), register.run)
    if talk.reference.first and not talk.reference.another and register.run is not None:
        return register.run
    made = _another(register, register.new(RUN, talk), talk)
    made.another = True
    group = next((t for t in reversed(register.trains[:-1]) if t.group > 1), None)
    if group is not None and talk.sentence.number - _last_sentence(group) <= 1:
        group.parted, made.before = True, group
    return made


def _another(register: _Register, train: Train, talk: Talk) -> Train:
    """Note which train a new one is another of."""
    train.another = talk.reference.another or talk.reference.ordinal
    train.returning = _BACK.search(talk.text) is not None and register.run is not None
    train.before = register.run
    return train


def _back(register: _Register, train: Train, talk: Talk) -> Train | None:
    """A new train where what is said sends the one spoken of home again: "on Monday it will return"."""
    if train.kind != RUN or not talk.moves:
        return None
    origins = {role.place.text for role in train.roles if role.role == ORIGIN}
    home = any(role.role == DESTINATION and role.place.text in origins for role in talk.roles)
    returns = any(verb.phrase.startswith("return") for verb in talk.verbs) and _AHEAD.search(talk.text)
    if not (home or returns) or not train.verbs(*_RUNS):
        return None
    made = register.new(RUN, talk)
    made.another, made.returning, made.before = True, True, train
    return made


def _train(register: _Register, talk: Talk) -> Train | None:
    reference = talk.reference
    if reference.plural:
        return _trains(register, talk)
    if talk.governed and (reference.bare or not reference.definite):
        return None
    if _is_opened(talk):
        return _opened(register, talk)
    if reference.another:
        return _another(register, register.new(RUN, talk), talk)
    if reference.definite and not reference.ordinal:
        same = _same(register, talk)
        if same is not None:
            return _back(register, same, talk) or same
    elif (again := _told_again(register, talk)) is not None:
        return again
    elif _is_habit(talk) and (spoken := register.service or register.run) is not None:
        return spoken
    if reference.bare and not talk.moves:
        return register.run
    return _another(register, register.new(RUN, talk), talk)


def _is_habit(talk: Talk) -> bool:
    """Whether a train is told of as they all are: "a train takes up to 220 vehicles and is 700 m long"."""
    if talk.reference.first or _AHEAD.search(talk.text):
        return False
    return not any(verb.form in ("past", "participle") for verb in talk.verbs) and not talk.roles


def _is_opened(talk: Talk) -> bool:
    """Whether a train is told of as a service: "opened a weekly train", "a regular freight train connects"."""
    if _REGULAR.search(talk.reference.words):
        return True
    return any(
        verb.start < talk.reference.start and not verb.classes.isdisjoint(_OPENS) and verb.form != "participle"
        and talk.sentence.between(verb.end, talk.reference.start).strip() in ("", "the", "its")
        for verb in talk.verbs
    ) and not talk.reference.first  # fmt: skip


def _opened(register: _Register, talk: Talk) -> Train:
    """The service that a train told of as one is: the one spoken of, unless its ends differ."""
    service = register.service
    if service is not None and talk.reference.definite and not _differs(service, talk):
        return service
    return register.new(SERVES, talk)


def _trains(register: _Register, talk: Talk) -> Train | None:
    """Several trains: a few are a group, and one entry; more or any number are traffic, which opens or stops at most."""
    reference = talk.reference
    if reference.rate:
        return register.service or register.run or (register.new(SERVES, talk) if _ends(talk) else None)
    if reference.definite and not (reference.first and _ends(talk)):
        return register.run or register.service
    if reference.definite:
        came = any(not v.classes.isdisjoint(_RUNS) and v.form in ("past", "participle") for v in talk.verbs)
        return register.new(RUN if came else SERVES, talk)
    if 1 < reference.count <= _FEW and (talk.moves or talk.roles):
        made = _another(register, register.new(RUN, talk), talk)
        made.group = reference.count
        return made
    if reference.count > 1:
        return None
    opens = any(not verb.classes.isdisjoint(_OPENS) for verb in talk.verbs) or _FIRST_RAN.search(talk.text)
    if not opens:
        return None
    if register.service is not None and not talk.roles:
        return register.service
    return register.new(SERVES, talk)


_GOES = frozenset(("verbs.depart", "verbs.send"))


def _clashes(train: Train, talk: Talk) -> bool:
    """Whether a talk has the train leave on another day than the one known: then it is another train."""
    if not _goes(talk):
        return False
    told = _days(talk)
    known = {day for other in train.talks if _goes(other) for day in _days(other)}
    return bool(told and known and not told & known)


def _goes(talk: Talk) -> bool:
    return any(not verb.classes.isdisjoint(_GOES) for verb in talk.verbs)


def _ends(talk: Talk) -> bool:
    return any(role.role in (ORIGIN, DESTINATION) for role in talk.roles)


def _same(register: _Register, talk: Talk) -> Train | None:
    """The train that "the train" or "the first train" is."""
    runs = [t for t in register.trains if t.kind == RUN and not _clashes(t, talk)]
    if not runs or register.run not in runs:
        return None
    named = talk.reference.service
    if named is not None:
        return next((t for t in reversed(runs) if _name_of(t) == named.row["name"]), None)
    if talk.reference.first:
        first = next((t for t in reversed(runs) if any(k.reference.first for k in t.talks)), None)
        return first if first is not None and not _differs(first, talk) and not _OTHER_WAY.search(talk.text) else None
    spoken = register.run
    return None if spoken is not None and "last" in talk.reference.words and _differs(spoken, talk) else spoken


def _differs(train: Train, talk: Talk) -> bool:
    """Whether a talk names ends that are not those of the train: another place of the same grain."""
    for end in (ORIGIN, DESTINATION):
        known = [role for role in train.roles if role.role == end]
        told = [role for role in talk.roles if role.role == end]
        if known and told and not any(_agree(a, b) for a in known for b in told):
            return True
    return False


def _agree(a: PlaceRole, b: PlaceRole) -> bool:
    if a.place.text == b.place.text:
        return True
    return a.grain != b.grain and a.place.row.get("country") in (b.place.row.get("country"), None)


def _told_again(register: _Register, talk: Talk) -> Train | None:
    """A run brought up as if new that has been told of: the same day or the same ends, nothing against it."""
    days = _days(talk)
    for train in register.trains:
        if train.kind != RUN or train.another:
            continue
        known = {day for t in train.talks for day in _days(t)}
        shared = sum(1 for day in days if day in known) + _shared_ends(train, talk)
        against = bool(days and known and not days & known) or _differs(train, talk)
        if not against and (shared >= 2 or (shared and talk.reference.first)):
            return train
    return None


def _days(talk: Talk) -> set[str]:
    return {
        str(d.row["value"])[:10]
        for d in talk.sentence.dates
        if talk.start <= d.start < talk.end and d.row["type"] in ("date", "time") and len(str(d.row["value"])) >= 10
    }


def _shared_ends(train: Train, talk: Talk) -> int:
    known = {(role.role, role.place.text) for role in train.roles}
    return sum(1 for role in talk.roles if role.role in (ORIGIN, DESTINATION) and (role.role, role.place.text) in known)


def _joined(register: list[Train]) -> list[Train]:
    """A service and its first run are one: "A train now links X and Y. The first left on Monday"."""
    gone: set[int] = set()
    for service in register:
        if service.kind != SERVES or not service.verbs(*_STARTS) or service.verbs("verbs.suspend"):
            continue
        for run in register:
            if run.kind == RUN and run.number not in gone and _opens(service, run):
                service.talks = sorted([*service.talks, *run.talks], key=lambda talk: talk.start)
                service.near = sorted({s.number: s for s in (*service.near, *run.near)}.values(), key=lambda s: s.number)
                service.opens = True
                gone.add(run.number)
                for other in register:
                    if other.before is run:
                        other.before = service
                break
    return [train for train in register if train.number not in gone]


def _opens(service: Train, run: Train) -> bool:
    """Whether a run is told as the first of a service: told near its opening, which has no day of its own."""
    if run.another or any(_differs(service, talk) for talk in run.talks):
        return False
    starts = [t for t in service.talks if any(not v.classes.isdisjoint(_STARTS) for v in t.verbs)]
    moved = [t for t in run.talks if t.reference.first] or run.talks[:1]
    distance, opening, told = min(
        ((abs(a.sentence.number - b.sentence.number), a, b) for a in starts for b in moved), key=lambda found: found[0]
    )
    resumes = any("verbs.resume" in verb.classes for verb in opening.verbs)
    if distance and opening.reference.definite and not resumes:
        return False
    if _days(opening) and _days(told) and _days(opening) != _days(told):
        return False
    if any(talk.reference.first for talk in run.talks):
        return distance <= _FIRST_REACH
    return distance <= 1 and service.number < 2 and run.number < 2 and bool(run.verbs(*_RUNS))


_FIRST_REACH = 3
"""How many sentences after the opening of a service "the first train" is still its first."""
