"""Measures what an article costs in CPU time, by stage, and what a million cost: the table of docs/scale.md.

    python scripts/measure_scale.py

The articles are those of the corpus; pages are made of them, with as much around the article as a news page has.
"""

import json
import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from extractor import Extractor, sources
from extractor.relevance import about_freight
from extractor.sources.item import Packed
from extractor.sources.unpack import unpack

CORPUS = Path(__file__).parent.parent / "corpus"
AROUND = "".join(f'<li><a href="/news/{n}">More news of the day, number {n}</a></li>' for n in range(300))
MILLION = 1_000_000


def page(story: sources.Story) -> bytes:
    """A page of some 30 kB that holds the article."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in story.text.split("\n") if line.strip())
    head = f"<head><title>{escape(story.title or 'News')}</title></head>"
    body = f"<nav><ul>{AROUND}</ul></nav><article>{paragraphs}</article><footer><ul>{AROUND}</ul></footer>"
    return f"<html>{head}<body>{body}</body></html>".encode()


def cost(step: Callable[[Any], object], given: Iterable[Any]) -> float:
    """CPU seconds for each of what is given, the first tenth left out as warming up."""
    items = list(given)
    warm = len(items) // 10
    for item in items[:warm]:
        step(item)
    began = time.process_time()
    for item in items[warm:]:
        step(item)
    return (time.process_time() - began) / (len(items) - warm)


def main() -> None:
    """Print the table."""
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    extractor = Extractor()
    lines = [json.dumps({"text": story.text, "published": story.published}) for story in stories]
    costs = {
        "read a line of JSON": cost(lambda line: sources.from_object(json.loads(line), name="line"), lines),
        "take the article out of a page": cost(lambda raw: unpack(Packed("page", raw), "page"), map(page, stories)),
        "first look (`--only-freight`)": cost(lambda story: about_freight(story.text, story.title), stories),
        "extract, and write as JSON": cost(
            lambda s: extractor.extract(s.text, s.published, title=s.title).model_dump_json(), stories
        ),
    }
    words = sum(len(story.text.split()) for story in stories) / len(stories)
    print(f"{len(stories)} articles of {words:.0f} words on average\n")
    print("| step | CPU ms an article | CPU hours a million |\n|---|---:|---:|")
    for step, seconds in costs.items():
        print(f"| {step} | {seconds * 1000:.2f} | {seconds * MILLION / 3600:.2f} |")


if __name__ == "__main__":
    main()
