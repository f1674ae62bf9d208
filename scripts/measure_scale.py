"""Measures what an article costs in CPU time, by stage, and what a million cost: the table of docs/scale.md.

    python scripts/measure_scale.py

The articles are those of the corpus; pages are made of them, with as much around the article as a news page has. Each
step is measured against spaCy's tokenizer in the same run, which other load on the machine changes little, and turned
into time by the tokenizer's rate on a quiet one.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import spacy

from extractor import Extractor, sources
from extractor.relevance import about_freight
from extractor.sources.item import Packed
from extractor.sources.unpack import unpack

CORPUS = Path(__file__).parent.parent / "corpus"
AROUND = "".join(f'<li><a href="/news/{n}">More news of the day, number {n}</a></li>' for n in range(300))
MILLION = 1_000_000
TOKENIZER = 184_000
"""Words that spaCy's tokenizer takes in a CPU second: the README's words a CPU second times its multiple."""


def page(story: sources.Story) -> bytes:
    """A page of some 30 kB that holds the article."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in story.text.split("\n") if line.strip())
    head = f"<head><title>{escape(story.title or 'News')}</title></head>"
    body = f"<nav><ul>{AROUND}</ul></nav><article>{paragraphs}</article><footer><ul>{AROUND}</ul></footer>"
    return f"<html>{head}<body>{body}</body></html>".encode()


def cost(step: Callable[[Any], object], given: Sequence[tuple[Any, str]]) -> float:
    """CPU time of a step as a multiple of tokenizing the same articles, both in turn; the first tenth warms up.

    ``given``: what the step takes, with the text of its article.
    """
    tokenizer = spacy.blank("en").tokenizer
    spent = tokenizing = 0.0
    for number, (item, text) in enumerate(given):
        one, other = _seconds(partial(step, item)), _seconds(partial(tokenizer, text))
        if number >= len(given) // 10:
            spent, tokenizing = spent + one, tokenizing + other
    return spent / tokenizing


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    texts = [story.text for story in stories]
    extractor = Extractor()
    lines = [json.dumps({"text": story.text, "published": story.published}) for story in stories]
    few = stories[::5]  # pages take long
    steps: dict[str, tuple[Callable[[Any], object], Iterable[Any], list[str]]] = {
        "read a line of JSON": (lambda line: sources.from_object(json.loads(line), name="line"), lines, texts),
        "take the article out of a page": (
            lambda raw: unpack(Packed("page", raw), "page"),
            map(page, few),
            [story.text for story in few],
        ),
        "first look (`--only-freight`)": (lambda story: about_freight(story.text, story.title), stories, texts),
        "extract, and write as JSON": (
            lambda s: extractor.extract(s.text, s.published, title=s.title).model_dump_json(),
            stories,
            texts,
        ),
    }
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(stories)} articles of {words:.0f} words on average\n")
    print("| step | × the tokenizer | CPU ms an article | CPU hours a million |\n|---|---:|---:|---:|")
    for name, (step, given, of) in steps.items():
        times = cost(step, list(zip(given, of, strict=True)))
        seconds = times * words / TOKENIZER
        print(f"| {name} | {times:.2f} | {seconds * 1000:.2f} | {seconds * MILLION / 3600:.2f} |", flush=True)


if __name__ == "__main__":
    main()
