"""The service, line or corridor that a train runs under."""

from collections.abc import Iterator

from extractor.facts.article import Article
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention, ranked

_RANK = {"rail_service": 3.0, "product": 2.5, "line": 1.0, "corridor": 1.0}


def services(train: Train, article: Article) -> list[Candidate]:
    """ "a [China-Europe freight train] left", "the train on the [Middle Corridor]"."""
    return ranked(_candidates(train))


def _candidates(train: Train) -> Iterator[Candidate]:
    for order, talk in enumerate(train.talks):
        own = talk.reference.service
        if own is not None:
            yield of_mention(own, own.row["name"], "movements.service.reference", 8.0 - 0.2 * order)
        for service in talk.sentence.services:
            rank = _RANK.get(service.row["kind"])
            if rank is not None and talk.start <= service.start < talk.end:
                yield of_mention(service, service.row["name"], "movements.service.stretch", 3.0 + rank - 0.2 * order)
