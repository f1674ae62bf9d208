"""When a train runs: the date in the stretch of its event, composed with a clock time told apart."""

import re
from collections.abc import Iterator

from extractor.facts.article import Article, Mention, Sentence, Word
from extractor.facts.register import SERVES, Train
from extractor.facts.slots.candidate import Candidate, of_mention, ranked
from extractor.facts.talk import Talk

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_CLOCK = re.compile(r"T\d\d:\d\d$|T(?:MO|AF|EV|NI)$")
_DATELINE = re.compile(r"[,.]?\s?(?:\([^)]*\)|/[^/]*/)?\.?\s?(?:--|–|—|-\s)|[,.]?\s\(\w+\)")
_DATELINE_REACH = 45
"""Within how many characters a dateline is told."""
_HOUR = re.compile(r"T\d\d:\d\d")
_NOT_ITS = re.compile(
    r"\b(?:since|until|till|by(?! (?:rail|train|road|sea|ship|lorry|truck|air)\b)|before|first since|compared with|"
    r"than in|between)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|told|announced|reported|made known|stated|according to|signed|reports|report)\b[^.,;]{0,60}$"
)


def days(train: Train, article: Article, event: Talk, verb: Word | None) -> list[Candidate]:
    """ "rolled out of Linhe at [10:22 on May 10]": of the event first, then of the other stretches of the train."""
    found = ranked(_candidates(train, event, verb)) or _clocks(event) or _rests(event, article)
    if found and _DAY.fullmatch(found[0].value) and (clock := _clock_elsewhere(train)):
        found[0].value += clock
    return found


def _clocks(event: Talk) -> list[Candidate]:
    """A clock time where no day is told: "at [7:30 a.m.], a train arrived"."""
    dates = [
        d for d in event.sentence.dates if _HOUR.fullmatch(str(d.row["value"])) and event.start <= d.start < event.end
    ]
    return [of_mention(d, str(d.row["value"]), "movements.when.clock") for d in dates]


_UNTIL = re.compile(r"\b(?:until|till)\s$")


def _rests(event: Talk, article: Article) -> list[Candidate]:
    """From the day of publication to the day until which traffic rests: "no trains will run until [20 May]"."""
    if not event.stands_still:
        return []
    sentence = event.sentence
    ends = [d for d in sentence.dates if d.row["type"] == "date" and _UNTIL.search(sentence.before(d.start, 8))]
    start = article.published or ".."
    return [of_mention(d, f"{start}/{d.row['value']}", "movements.when.until") for d in ends]


def _clock_elsewhere(train: Train) -> str | None:
    """The clock time of a run told in a sentence that names no day: "the train left at 8:06"."""
    for talk in train.talks:
        days_of = [d for d in talk.sentence.dates if len(str(d.row["value"])) >= len("2024-05-06")]
        for date in talk.sentence.dates:
            if (
                not days_of
                and _HOUR.fullmatch(str(date.row["value"]))
                and talk.start <= date.start < talk.end
                and talk.moves
            ):
                return str(date.row["value"])
    return None


def _candidates(train: Train, event: Talk, verb: Word | None) -> Iterator[Candidate]:
    opens = train.kind == SERVES
    for order, talk in enumerate([event, *(t for t in train.talks if t is not event)]):
        base = 10.0 if order == 0 else 5.0 - 0.3 * order + (2.0 if _same_event(talk, event) else 0.0)
        inside = [d for d in talk.sentence.dates if talk.start <= d.start < talk.end]
        outside = [d for d in talk.sentence.dates if d not in inside]
        for date in inside:
            yield from _one(date, talk, base, opens, verb if order == 0 else None)
        for date in outside:
            if order == 0:
                yield from _one(date, talk, base - 4.0, opens, verb)
    for sentence in train.near[:2]:
        for date in sentence.dates:
            yield from _one(date, event, 1.0, opens, None, sentence)


_GOES = frozenset(("verbs.depart", "verbs.send"))
_COMES = frozenset(("verbs.arrive", "verbs.receive"))


def _same_event(talk: Talk, event: Talk) -> bool:
    """Whether two talks tell of the same end of the run: both of leaving, or both of arriving."""
    return any(_has(talk, names) and _has(event, names) for names in (_GOES, _COMES))


def _has(talk: Talk, names: frozenset[str]) -> bool:
    return any(not verb.classes.isdisjoint(names) for verb in talk.verbs)


def _one(
    date: Mention, talk: Talk, base: float, opens: bool, verb: Word | None = None, sentence: Sentence | None = None
) -> Iterator[Candidate]:
    sentence = sentence or talk.sentence
    row = date.row
    if row["type"] not in ("date", "time", "interval"):
        return
    value = str(row["value"])
    if verb is not None and _tells_otherwise(date, talk, verb):
        return
    if opens and value.endswith("/.."):
        yield of_mention(date, value.removesuffix("/.."), "movements.when.since", base)
        return
    if _NOT_ITS.search(sentence.before(date.start, 30)) and not (
        opens and sentence.before(date.start, 30).lower().rstrip().endswith("since")
    ):
        return
    if value.startswith(("T", "P")):
        return
    score = base
    if row["type"] == "interval":
        score -= 3.0
    said = _SAID.search(sentence.before(date.start, 90)) and not sentence.before(date.start, 5).endswith(" for ")
    if said and not talk.moves_near(date.start):
        return
    if _is_dateline(date, sentence):
        return
    if len(value) < 7:
        score -= 0.5
    if verb is not None and len(talk.moves) > 1 and nearest(talk.moves, date) is not verb:
        score -= 1.0  # "a train that left Riga on 2 May reached Baku on 12 May"
    verbs = [verb] if verb is not None else talk.moves
    distance = min((abs(v.start - date.start) for v in verbs), default=80)
    score -= min(distance, 150) / 100
    yield of_mention(date, composed(date, sentence), "movements.when.stretch", score)


def nearest(verbs: list[Word], date: Mention) -> Word:
    """The verb that a date tells of: the nearest, a date tells rather of the verb before it."""
    return min(verbs, key=lambda verb: _distance(verb, date))


def _distance(verb: Word, date: Mention) -> int:
    return date.start - verb.start if verb.start < date.start else _BEFORE_ITS_VERB * (verb.start - date.start)


_BEFORE_ITS_VERB = 3
_STARTS = frozenset(("verbs.launch", "verbs.resume"))
_STOPS = frozenset(("verbs.suspend", "verbs.cease"))


def _tells_otherwise(date: Mention, talk: Talk, verb: Word) -> bool:
    """Whether a date tells when a service stopped that ``verb`` lets start: "resumed its train, paused since [May]"."""
    nearest = max((v for v in talk.moves if v.end <= date.start), key=lambda v: v.end, default=verb)
    return not verb.classes.isdisjoint(_STARTS) and not nearest.classes.isdisjoint(_STOPS)


def _is_dateline(date: Mention, sentence: Sentence) -> bool:
    """Whether a date stands in the dateline: "BEIJING, Jan. 16 (Yonhap) --", "MOSCOW, April 8."."""
    if sentence.number > 1 or date.start - sentence.start > _DATELINE_REACH:
        return False
    ends = _DATELINE.match(sentence.after(date.end, 30)) is not None
    return ends or (len(sentence.text) < _DATELINE_REACH and not any(word.form for word in sentence.words))


def composed(date: Mention, sentence: Sentence) -> str:
    """The value of a day with the clock time that its sentence gives apart from it."""
    value = str(date.row["value"])
    if not _DAY.fullmatch(value):
        return value
    for other in sentence.dates:
        if other is not date and other.row["type"] == "time":
            clock = str(other.row["value"])
            if clock.startswith("T"):
                return value + clock
            if clock.startswith(value) and _CLOCK.search(clock):
                return clock
    return value
