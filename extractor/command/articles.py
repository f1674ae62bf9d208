"""The articles that `extract`, `facts` and `explain` are given, read and extracted, with notes on standard error."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor import sources
from extractor.command.told import say
from extractor.published import parse_published
from extractor.sources import Reading, SourceError, Story
from extractor.sources.article import decoded, fields_of_text, unknown_names
from extractor.sources.fields import Unknown
from extractor.sources.inputs import STDIN, find
from extractor.sources.language import is_english
from extractor.sources.read import stories

if TYPE_CHECKING:
    from extractor.models import Article
    from extractor.rules import RulesFile


def extracted(
    files: list[str], published: str | None, rules: "RulesFile | None", reading: Reading, *, single: bool = False
) -> "Iterator[Article | None]":
    """The record of each article in the files, and None for each that is none, whose reason is told.

    With ``single``, the one file must hold one article, or ValueError is raised; ValueError also if the day or the
    rules cannot be used.
    """
    from extractor.api import Extractor  # late: reading fails faster than the pipeline loads

    day = parse_published(published)
    unknown = Unknown()
    undated: list[tuple[str, Article]] = []
    read = ((file, story) for file in files for story in _stories(file, reading, unknown, single=single))
    first = next(read, None) if single else None
    extractor = Extractor(rules=rules)
    for file, story in [first] if first is not None else read:
        if isinstance(story, SourceError):
            if single:
                raise story
            say(str(story))
            yield None
            continue
        # One article's day is what the user says; of several, those that tell none get it.
        when = (day or story.published) if single else (story.published or day)
        article = extractor.extract(story.text, when, id=story.id, title=story.title, url=story.url)
        name = "standard input" if file == STDIN else file
        if not is_english(article.text):
            say(f"{name}: does not seem to be in English, the only language that is read; little will be found")
        if article.published is None:
            undated.append((name, article))
        yield article
    _tell_undated(undated)
    for line in unknown.lines():
        say(line)


def _tell_undated(undated: "list[tuple[str, Article]]") -> None:
    """Say that publication dates are missing and what relative dates stand on instead."""
    own = sum(any("reference" in date.assumed for date in article.dates) for _, article in undated)
    if len(undated) == 1:
        instead = "relative dates count from the date that the text gives itself" if own else "relative dates stay open"
        say(f"{undated[0][0]}: no publication date, so {instead}; give it with --published")
    elif undated:
        instead = f"relative dates stay open, or count in {own} of them from the date that the text gives itself"
        say(f"{len(undated)} articles without a publication date, so {instead}; give it with --published")


def _stories(file: str, reading: Reading, unknown: Unknown, *, single: bool) -> Iterator[Story | SourceError]:
    if file == STDIN:
        yield _standard_input(reading, unknown)
        return
    try:
        if single:
            yield sources.load(file, reading, unknown)
            return
        for source in find([file]):
            yield from stories(source, reading, unknown)
    except SourceError as error:
        yield error


def _standard_input(reading: Reading, unknown: Unknown) -> Story | SourceError:
    raw, name = sys.stdin.buffer.read(reading.longest + 1), "standard input"
    if len(raw) > reading.longest:
        return SourceError(f"{name}: {reading.over('an article')}")
    try:
        value = decoded(raw, name=name) if _is_json_object(raw) else fields_of_text(raw, name=name)
        unknown.note(unknown_names(value, reading.columns))
        return sources.from_object(value, name=name, columns=reading.columns)
    except SourceError as error:
        return error


def _is_json_object(raw: bytes) -> bool:
    """Whether text is one JSON object, rather than an article that happens to begin with a brace."""
    if not raw.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(raw), dict)
    except (ValueError, RecursionError):
        return False
