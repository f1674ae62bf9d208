"""The register of the trains, services and lines that an article speaks of.

Every talk is given to one of them: to a new one ("a train", "the second"), to the one spoken of ("the convoy", "it",
"the 50 wagons"), or to none (trains in general). A train knows every stretch of text that speaks of it.
"""

from dataclasses import replace
from itertools import pairwise

from extractor.facts.article import Article, Sentence
from extractor.facts.openings import joined
from extractor.facts.references import LINE, SERVICE, TRAFFIC, TRAINS
from extractor.facts.register import RUN, Register, Train
from extractor.facts.resolve import resolve
from extractor.facts.roles import DESTINATION, ORIGIN
from extractor.facts.talks import Talk, talks


def trains(article: Article) -> list[Train]:
    """The trains, services and lines of an article, in the order in which it speaks of them."""
    register = Register(article)
    for sentence in article.sentences:
        told = [one for talk in talks(sentence) for one in _relations(talk)]
        spoken = False
        for talk in told:
            train = resolve(register, talk)
            if train is None:
                continue
            spoken = True
            train.talks.append(talk)
            _remember(register, train, talk)
        if not spoken:
            _tie(register, sentence, told)
    return joined(register.trains)


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
    return [
        replace(talk, reference=replace(talk.reference, definite=False, count=1), roles=shared + part, part=True)
        for part in parts
    ]


def _remember(register: Register, train: Train, talk: Talk) -> None:
    if train.kind == RUN:
        register.run = train
    else:
        register.service = train
    if not talk.governed:
        register.subject = train


def _tie(register: Register, sentence: Sentence, told: list[Talk]) -> None:
    """A sentence that speaks of no train goes with the one spoken of last, if it stands near."""
    train = register.subject or register.run or register.service
    if train is None or not train.talks:
        return
    last = train.near[-1].number if train.near else train.talks[-1].sentence.number
    if sentence.number - max(last, train.talks[-1].sentence.number) <= 1:
        train.near.append(sentence)
