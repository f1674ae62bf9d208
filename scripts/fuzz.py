"""Extracts mutated texts of the corpus and tells what breaks: an exception, a faulty or overlapping mention, slowness.

    python scripts/fuzz.py [--texts 20000] [--seed 1]

Each text is a stretch of an article with a few random changes: characters left out, doubled or swapped, words moved,
lines broken, hyphens and soft hyphens put in, letters turned, stretches of two articles joined. The same seed gives the
same texts. Exit code 1 if anything broke.
"""

import argparse
import itertools
import logging
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from extractor import Article, Extractor, sources

CORPUS = Path(__file__).parent.parent / "corpus"
LONGEST, SLOWEST = 500, 5.0
ODD = (
    "\u00ad",
    "\n",
    "-\n",
    " - ",
    "'s ",
    "(",
    ")",
    "[",
    '"',
    "“",
    "€",
    "$",
    "%",
    ",",
    ".",
    ";",
    "\u00a0",
    "\t",
    "é",
    "中",
    "🚂",
)
LISTS = ("dates", "quantities", "places", "services", "organisations")


def drop(text: str, chance: random.Random) -> str:
    """Leave a short stretch out."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 12) :]


def double(text: str, chance: random.Random) -> str:
    """Say a short stretch twice."""
    at, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:end] + text[at : min(end, at + 40)] + text[end:]


def put(text: str, chance: random.Random) -> str:
    """Put something odd in."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD) * chance.choice((1, 1, 1, 3)) + text[at:]


def break_line(text: str, chance: random.Random) -> str:
    """Break a line at a blank."""
    at = text.find(" ", chance.randrange(len(text) + 1))
    return text if at < 0 else f"{text[:at]}\n{text[at + 1 :]}"


def move(text: str, chance: random.Random) -> str:
    """Move a word."""
    words = text.split(" ")
    words.insert(chance.randrange(len(words)), words.pop(chance.randrange(len(words))))
    return " ".join(words)


def turn(text: str, chance: random.Random) -> str:
    """Turn the case of a stretch."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at : at + 20].swapcase() + text[at + 20 :]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (drop, double, put, put, break_line, move, turn)


def mutated(texts: list[str], chance: random.Random) -> str:
    """A stretch of a text, or the ends of two, with up to six changes."""
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randint(20, LONGEST)]
    if chance.random() < 0.2:
        piece += chance.choice(texts)[: chance.randint(5, 80)]
    for _ in range(chance.randint(1, 6)):
        piece = chance.choice(MUTATIONS)(piece, chance)
    return piece


def fault(article: Article, text: str) -> str | None:
    """What is wrong with a record; None if nothing is."""
    if article.text != text:
        return "the text was changed"
    for name in LISTS:
        mentions = getattr(article, name)
        for one, two in itertools.pairwise(mentions):
            if one.end_char > two.start_char:
                return f"{name}: {one.text!r} and {two.text!r} overlap"
    return None


class Told(logging.Handler):
    """Keeps what the extractor says that it left out."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


def main() -> int:
    """Fuzz, tell each fault with its text, and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    texts = [story.text for story in stories]
    chance, extractor, told, faults = random.Random(options.seed), Extractor(), Told(), 0
    log = logging.getLogger("extractor")
    log.addHandler(told)
    log.propagate = False
    for number in range(options.texts):
        text = mutated(texts, chance)
        began = time.process_time()
        try:
            wrong = fault(extractor.extract(text, chance.choice((None, "2024-11-18"))), text)
        except Exception as error:  # whatever it is, it is told
            wrong = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        if told.messages:
            wrong = wrong or told.messages[0]
            told.messages.clear()
        if time.process_time() - began > SLOWEST:
            wrong = wrong or "slow"
        if wrong:
            faults += 1
            print(f"{number}\t{wrong}\t{text!r}")
    print(f"{options.texts} texts, {faults} faults", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
