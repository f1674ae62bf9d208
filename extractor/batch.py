"""Many articles: JSON Lines in, JSON Lines out."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.api import Extractor
from extractor.sources import SourceError, Story, from_object


def read_lines(path: Path) -> Iterator[Story]:
    """The articles of a JSON Lines file.

    Raises SourceError naming file and line of the first that is not an article.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                name = f"{path}:{number}"
                try:
                    value = json.loads(line)
                except ValueError as error:
                    raise SourceError(f"{name}: not JSON: {error}") from None
                yield from_object(value, name=name)


def run(inputs: Iterable[Path], output: Path, extractor: Extractor) -> int:
    """Write one record a line for each article of ``inputs``; return how many."""
    count = 0
    with output.open("w", encoding="utf-8") as out:
        for path in inputs:
            for story in read_lines(path):
                article = extractor.extract(story.text, story.published, id=story.id, title=story.title, url=story.url)
                out.write(article.model_dump_json() + "\n")
                count += 1
    return count
