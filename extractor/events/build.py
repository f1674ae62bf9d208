"""From records to events."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from extractor.events import assemble
from extractor.events.figures import link_figures
from extractor.events.link import link
from extractor.events.sources import independent
from extractor.events.store import Kept, kept
from extractor.models.events import Event


def build(records: Iterable[dict[str, Any]]) -> Iterator[Event]:
    """The events of records given as decoded JSON: movements, then statistics, each in the order they were first told.

    The same set of records gives the same events, in whatever order and batches it comes. A record that is there twice
    counts once.
    """
    yield from events(map(kept, records))


def events(articles: Iterable[Kept]) -> Iterator[Event]:
    """The events of articles' tellings."""
    once: dict[tuple[str, str | None, str], Kept] = {}
    for article in articles:
        head = article.head
        same = once.setdefault((head.article, head.published, head.digest), article)
        if (head.url or "") < (same.head.url or ""):  # of one article at two addresses, the same in any order
            once[head.article, head.published, head.digest] = article
    kept_once = list(once.values())
    del once
    numbers = independent((article.head.article, article.sketch) for article in kept_once)
    trains = link(chain.from_iterable(article.movements for article in kept_once))
    for train in trains:
        yield assemble.movement(train, numbers)
    del trains
    for group in link_figures(chain.from_iterable(article.figures for article in kept_once)):
        yield assemble.figure(group, numbers)
