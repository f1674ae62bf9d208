"""``python -m tests.fuzz --seconds N``: mutated articles, lines and rules files against what is promised of any input.

The same seed gives the same inputs; a failure is printed with its number, and ``--only NUMBER`` repeats it.
"""

import argparse
import json
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, pairwise
from pathlib import Path

from extractor import Extractor
from extractor.models import Article
from extractor.rules import RulesError
from extractor.rules import load as load_rules
from extractor.sources import SourceError, load
from tests.conftest import CORPUS

PIECES = (
    "( ) [ ] “ ” ' \" — – - -- … . , ; : ! ? / \\ & + * % $ € £ ¥ ° # @ < > { } | \t \n \r\n \x00 \x85 \u2028 "
    "\u00a0 \u200b \ufeff e\u0301 🚂 \ud83d Monday Nov. 2024 last week 1,000 1.000,5 1e400 10^9 ½ 12:30 TEU "
    "tonnes km/h Xi'an Horgos Port of the Gulf Bay City Express Corridor Railway Group Inc. from to via for with "
    "carrying left launched"
).split(" ")
RULES = "services:\n- {name: A Train, kind: rail_service, aliases: [B * Line, C]}\nplaces:\n- {name: P, kind: city}\n"
Check = Callable[[random.Random], None]


def mutated(text: str, chance: random.Random) -> str:
    """``text`` with pieces cut out, doubled, swapped and put in."""
    for _ in range(chance.randint(1, 12)):
        at, to = sorted(chance.randint(0, len(text)) for _ in range(2))
        to = min(to, at + chance.choice((1, 3, 20, 200)))
        change = chance.randrange(5)
        if change == 0:
            text = text[:at] + text[to:]
        elif change == 1:
            text = text[:to] + text[at:to] * chance.choice((1, 2, 30)) + text[to:]
        elif change == 2:
            text = text[:at] + chance.choice(PIECES) * chance.choice((1, 1, 2, 50)) + text[at:]
        elif change == 3:
            text = text[:at] + " ".join(chance.choices(PIECES, k=chance.randint(1, 8))) + text[to:]
        else:
            text = text[:at] + text[at:to].swapcase() + text[to:]
    return text


def checks() -> Iterator[Check]:
    """One check after the other, without end: mostly articles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    extractor = Extractor()

    def article(chance: random.Random) -> None:
        text = mutated(chance.choice(texts)[: chance.choice((80, 400, 4000))], chance)
        found = extractor.extract(text, chance.choice((None, "2024-11-18")), title=mutated("A train leaves", chance))
        assert Article.model_validate_json(found.model_dump_json()) == found
        for mentions in (found.dates, found.quantities, found.places, found.services, found.organisations):
            for before, after in pairwise(mentions):
                assert before.end_char <= after.start_char, f"{before.text!r} and {after.text!r} overlap"

    def line(chance: random.Random) -> None:
        given = json.dumps({"id": "a", "text": chance.choice(texts)[:200], "published": "2024-11-18"})
        refused(mutated(given, chance), chance.choice((".json", ".jsonl", ".csv")))

    def file(chance: random.Random) -> None:
        refused(mutated(chance.choice(texts)[:400], chance), chance.choice((".txt", ".md", ".csv", ".eml")))

    def refused(content: str, suffix: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"fuzz{suffix}")
            path.write_bytes(content.encode("utf-8", "surrogatepass"))
            try:
                load(path)
            except SourceError as error:
                message = str(error)
            else:
                return
        assert "\n" not in message, "several lines for one error"

    def rules(chance: random.Random) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rules.yaml"
            path.write_bytes(mutated(RULES, chance).encode("utf-8", "surrogatepass"))
            with suppress(RulesError):
                load_rules(path)

    for number in count():
        yield (line, file, rules)[number // 10 % 3] if number % 10 == 9 else article


class Catcher(logging.Handler):
    """Keeps what is left out of records, which is a fault of some rule."""

    def __init__(self, told: list[logging.LogRecord]) -> None:
        super().__init__()
        self.told = told

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record of the log."""
        self.told.append(record)


def main() -> int:
    """Check for so many seconds; 1 if something failed."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", type=int, metavar="NUMBER", help="Repeat one input.")
    given = options.parse_args()
    told: list[logging.LogRecord] = []
    logging.getLogger("extractor").addHandler(Catcher(told))
    failed: dict[str, int] = {}
    began, slowest, number = time.monotonic(), (0.0, 0), 0
    for number, check in enumerate(checks(), 1):
        if given.only is not None and number != given.only:
            continue
        before = time.process_time()
        try:
            check(random.Random(f"{given.seed}/{number}"))
            assert not told, told[0].getMessage()
        except Exception as error:
            what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
            if failed.setdefault(f"{check.__name__} {what}", number) == number:
                print(f"{check.__name__} --seed {given.seed} --only {number}: {what}", flush=True)
        told.clear()
        slowest = max(slowest, (time.process_time() - before, number))
        if given.only is not None or time.monotonic() - began > given.seconds:
            break
    print(f"{number} inputs, {len(failed)} kinds of failure; the slowest, {slowest[1]}, took {slowest[0]:.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
