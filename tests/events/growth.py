"""CPU time and memory that linking takes, for movements made from the corpus.

    python -m tests.events.growth [--loose] [10000 100000 …]

Each story of the corpus is told anew on other days and with other loads, by one to six articles. Half of the stories
fall on the same 50 articles' trains within one year, so that a busy route has many trains of one day. All articles on
a story print one report; with ``--loose`` each appears within days and leaves out what it likes. Each size runs in a
process of its own.
"""

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from extractor import Extractor, sources
from extractor.events.build import events
from extractor.events.sources import PERMUTATIONS
from extractor.events.store import Kept, kept
from extractor.events.tellings import Told
from tests.conftest import CORPUS

YEARS, YEAR = 10, 365
BUSY = 50
TELLINGS = (1, 1, 2, 3, 6)
"""How many articles tell a story."""
LATE, LEFT_OUT = 3, 0.3
"""The days within which articles tell a story, and the share of them that leave out a slot."""
SIZES = (10_000, 100_000)
LOOSE = "--loose"


def stories() -> list[Kept]:
    """The articles of the corpus that tell of trains."""
    extractor = Extractor()
    found = []
    for path in sorted(CORPUS.glob("*.txt")):
        story = sources.load(path)
        record = extractor.extract(story.text, story.published, id=path.stem).model_dump(mode="json")
        article = kept(record)
        if article.movements:
            found.append(replace(article, figures=()))
    return found


def made(told: list[Kept], movements: int, *, loose: bool = False) -> Iterator[Kept]:
    """Articles with so many movements in all."""
    chance, slips, count, story = random.Random(1), random.Random(2), 0, 0
    while count < movements:
        story += 1
        busy = story % 2
        article = chance.choice(told[:BUSY] if busy else told)
        shift, factor = chance.randrange(YEAR if busy else YEAR * YEARS), chance.uniform(0.5, 2)
        for telling in range(chance.choice(TELLINGS)):
            retold = _retold(article, f"{story}-{telling}", shift, factor)
            yield _loosely(retold, slips) if loose else retold
            count += len(article.movements)


def _loosely(article: Kept, slips: random.Random) -> Kept:
    """The article some days later, without some of what it tells of its trains."""
    day = article.head.day
    head = replace(article.head, day=None if day is None else day + slips.randrange(LATE))
    told = tuple(replace(told, head=head, **_left_out(told, slips)) for told in article.movements)
    return Kept(head, article.sketch, told, ())


def _left_out(told: Told, slips: random.Random) -> dict[str, Any]:
    """The slots that a telling leaves out."""
    out: dict[str, Any] = {}
    if slips.random() < LEFT_OUT:
        out |= {"cargo": (), "goods": frozenset()}
    if slips.random() < LEFT_OUT:
        out |= {"sizes": ()}
    if slips.random() < LEFT_OUT:
        out |= {"operator": None}
    if slips.random() < LEFT_OUT:
        out |= {"service": None, "variant": None}
    return out


def _retold(article: Kept, name: str, shift: int, factor: float) -> Kept:
    day = None if article.head.day is None else article.head.day + shift
    head = replace(article.head, article=name, day=day)
    sketch = blake2b(name.encode(), digest_size=4).digest() * PERMUTATIONS
    return Kept(head, sketch, tuple(_moved(told, head, shift, factor) for told in article.movements), ())


def _moved(told: Told, head: object, shift: int, factor: float) -> Told:
    first, last = (None if day is None else day + shift for day in (told.first, told.last))
    sizes = tuple((noun, float(round(value * factor)), text) for noun, value, text in told.sizes)
    return replace(told, head=head, first=first, last=last, sizes=sizes)  # type: ignore[arg-type]


def measure(told: list[Kept], movements: int, *, loose: bool) -> None:
    """Print what one size takes."""
    before = _peak()
    articles = list(made(told, movements, loose=loose))
    held, start = _peak(), time.process_time()
    tellings = shared = 0
    for event in events(articles):
        tellings += len(event.tellings)
        shared += event.articles > 1
    took = time.process_time() - start
    print(
        f"{tellings:>9} movements: {took:7.1f} s of CPU time, {1e6 * took / tellings:5.0f} µs each, "
        f"{_peak() - before:5.0f} MB ({held - before:.0f} of them records), {shared} events told more than once",
        flush=True,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure the sizes that are asked for."""
    told = stories()
    sizes = [int(size) for size in sys.argv[1:] if size != LOOSE] or SIZES
    for size in sizes:
        process = multiprocessing.get_context("fork").Process(
            target=measure, args=(told, size), kwargs={"loose": LOOSE in sys.argv}
        )
        process.start()
        process.join()


if __name__ == "__main__":
    main()
