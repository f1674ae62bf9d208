"""A sentence taken as a whole for what one train does, where the register has no train for it."""

from collections.abc import Iterator

from extractor.facts.article import Article, Sentence, Word
from extractor.facts.gathered import Gathered, filled
from extractor.facts.references import CARS, LINE, LOAD, PRONOUN, SERVICE, TRAIN, TRAINS, TRIP, Reference, references
from extractor.facts.register import RUN, SERVES, Train
from extractor.facts.roles import roles
from extractor.facts.served import FEW
from extractor.facts.slots import kind
from extractor.facts.talk import MOVES, Talk
from extractor.facts.talks import talks_of, verbs_of
from extractor.facts.vehicles import speaks_of_others

_NO_NUMBER = -1  # of a train that is in no register
_RUNS = ("departure", "arrival", "passage")
_BY_RAIL = (TRAIN, TRAINS, TRIP, CARS, SERVICE, LINE)


def can_tell(sentence: Sentence, article: Article) -> bool:
    """Whether a sentence could tell of a train: in an article on rail, with a word of trains or anything named."""
    if not is_on_rail(article):
        return False
    return bool(talks_of(sentence) or moves_of(sentence) or sentence.places or sentence.dates)


def seems(sentence: Sentence, name: str) -> Iterator[str]:
    """What speaks against a sentence as news of one train, in plain words: of none, of many, of ships alone.

    "No trains left Riga" tells of no departure, "240 trains left Yiwu in February" is traffic, "A bulk carrier left
    Odesa with maize" none by rail.
    """
    spoken = talks_of(sentence)
    if name != "suspension" and any(talk.reference.words.startswith("no ") for talk in spoken):
        yield "of no train"
    on_rail = [talk for talk in spoken if talk.reference.noun in _BY_RAIL]
    if name in _RUNS and on_rail and all(talk.reference.count > FEW or talk.reference.rate for talk in on_rail):
        yield "of many trains"
    if on_rail and not any(talk.moves or not talk.governed for talk in on_rail):
        yield "of a train in passing"
    if not on_rail:
        yield "of no train by name"
        if speaks_of_others(sentence):
            yield "of others than trains"


def has_event(one: Gathered) -> bool:
    """Whether a verb or a day says that a train moves: not "a train from Riga to Lodz carries boxes"."""
    return one.kind not in _RUNS or one.verb is not None or one.value("when") is not None


def is_on_rail(article: Article) -> bool:
    """Whether an article speaks of trains at all; worked out once."""
    known: bool | None = article.memo.get("is on rail")
    if known is None:
        spoken = (talk.reference.noun for sentence in article.sentences for talk in talks_of(sentence))
        known = article.memo["is on rail"] = any(noun in _BY_RAIL for noun in spoken)
    return known


def of_sentence(sentence: Sentence, article: Article) -> Gathered:
    """The movement that a sentence could tell of, of the kind that its verbs say."""
    return _of_talk(_talk(sentence, sentence.start, sentence.end), article)


def of_clause(sentence: Sentence, start: int, end: int, article: Article) -> Gathered:
    """The movement that a stretch of a sentence could tell of."""
    return _of_talk(_talk(sentence, start, end), article)


def _of_talk(talk: Talk, article: Article) -> Gathered:
    _, name, verb = kind.event_of(Train(_NO_NUMBER, RUN, [talk]), article)
    train = Train(_NO_NUMBER, SERVES if name in ("launch", "suspension") else RUN, [talk])
    return filled(Gathered(train, talk, name, verb or kind.verb_of(talk, name)), article)


def _talk(sentence: Sentence, start: int, end: int) -> Talk:
    """What a stretch says of the train that it names best, of one without a name where it names none."""
    verbs = [verb for verb in verbs_of(sentence) if start <= verb.start < end]
    at = sentence.start if start == sentence.start else min((verb.start for verb in verbs), default=start)
    nameless = Reference(sentence, at, at, TRAIN, "", bare=True)
    named = (reference for reference in references(sentence) if start <= reference.start < end)
    reference = min(named, key=_rank, default=nameless)
    placed = [role for role in roles(sentence) if start <= role.place.start < end]
    return Talk(reference, sentence, start, end, verbs, placed)


def moves_of(sentence: Sentence) -> list[Word]:
    """The verbs of movement or opening of a sentence."""
    return [verb for verb in verbs_of(sentence) if not MOVES.isdisjoint(verb.classes)]


def _rank(reference: Reference) -> int:
    """What names a train goes before what can stand for one, and that before goods and pronouns."""
    return 0 if reference.noun in _BY_RAIL else 2 if reference.noun in (LOAD, PRONOUN) else 1
