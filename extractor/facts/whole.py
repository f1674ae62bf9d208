"""A sentence taken as a whole for what one train does, where the register has no train for it."""

from extractor.facts.article import Article, Sentence
from extractor.facts.gathered import Gathered, filled
from extractor.facts.references import CARS, LINE, LOAD, PRONOUN, SERVICE, TRAIN, TRAINS, TRIP, Reference, references
from extractor.facts.register import RUN, SERVES, Train
from extractor.facts.roles import roles
from extractor.facts.served import FEW
from extractor.facts.slots import kind
from extractor.facts.talk import Talk
from extractor.facts.talks import talks_of, verbs_of
from extractor.facts.vehicles import speaks_of_others

_NO_NUMBER = -1  # of a train that is in no register
_RUNS = ("departure", "arrival", "passage")
_BY_RAIL = (TRAIN, TRAINS, TRIP, CARS, SERVICE, LINE)


def can_tell(sentence: Sentence, article: Article) -> bool:
    """Whether a sentence can tell of a train: in an article on rail, of a train, a place or a day, not of ships alone.

    "Bauxite is rolling again between Boke and Kamsar" can; "A bulk carrier left Odesa with maize" cannot.
    """
    if not _is_on_rail(article):
        return False
    on_rail = [talk for talk in talks_of(sentence) if talk.reference.noun in _BY_RAIL]
    if on_rail:
        return any(talk.moves or not talk.governed for talk in on_rail)
    named = sentence.places or sentence.dates or talks_of(sentence)
    return bool(named) and not speaks_of_others(sentence)


def may_tell(sentence: Sentence, name: str) -> bool:
    """Whether a sentence that can tell of a train can be of this kind: not of no train, not of many, which are traffic.

    "No trains left Riga" tells of no departure, nor do "240 trains left Yiwu in February".
    """
    spoken = talks_of(sentence)
    if name != "suspension" and any(talk.reference.words.startswith("no ") for talk in spoken):
        return False
    on_rail = [talk for talk in spoken if talk.reference.noun in _BY_RAIL]
    many = on_rail and all(talk.reference.count > FEW or talk.reference.rate for talk in on_rail)
    return not (name in _RUNS and many)


def has_event(one: Gathered) -> bool:
    """Whether a verb or a day says that a train moves: not "a train from Riga to Lodz carries boxes"."""
    return one.kind not in _RUNS or one.verb is not None or one.value("when") is not None


def _is_on_rail(article: Article) -> bool:
    known: bool | None = article.memo.get("is on rail")
    if known is None:
        spoken = (talk.reference.noun for sentence in article.sentences for talk in talks_of(sentence))
        known = article.memo["is on rail"] = any(noun in _BY_RAIL for noun in spoken)
    return known


def of_sentence(sentence: Sentence, article: Article) -> Gathered:
    """The movement that a sentence could tell of, of the kind that its verbs say."""
    talk = _talk(sentence)
    _, name, verb = kind.event_of(Train(_NO_NUMBER, RUN, [talk]), article)
    train = Train(_NO_NUMBER, SERVES if name in ("launch", "suspension") else RUN, [talk])
    return filled(Gathered(train, talk, name, verb or kind.verb_of(talk, name)), article)


def _talk(sentence: Sentence) -> Talk:
    nameless = Reference(sentence, sentence.start, sentence.start, TRAIN, "", bare=True)
    reference = min(references(sentence), key=_rank, default=nameless)
    return Talk(reference, sentence, sentence.start, sentence.end, list(verbs_of(sentence)), list(roles(sentence)))


def _rank(reference: Reference) -> int:
    """What names a train goes before what can stand for one, and that before goods and pronouns."""
    return 0 if reference.noun in _BY_RAIL else 2 if reference.noun in (LOAD, PRONOUN) else 1
