"""Shows what each rule of a rules file matches in a corpus."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.models import Article
from extractor.organisations import lexicon as organisations
from extractor.rules.file import RulesFile
from extractor.rules.load import Rules, load
from extractor.services.lexicon import OWN, packaged
from extractor.sources import Reading, SourceError, Story
from extractor.sources.inputs import find
from extractor.sources.read import stories


@dataclass(slots=True)
class Match:
    """One rule, and where it matched: pairs of article id and the words found, in corpus order."""

    name: str
    kind: str
    forms: frozenset[str]
    overrides: bool = False
    found: list[tuple[str, str]] = field(default_factory=list)


def check(path: Path | RulesFile, corpus: Path | None = None) -> list[Match]:
    """What each rule of a file matches in ``corpus``: an article, a JSON Lines file, a folder of them, or nothing.

    ``overrides`` is true of a service or organisation that takes the place of a packaged one.

    Raises RulesError if the rules cannot be used, SourceError if the corpus cannot be read.
    """
    rules = load(path)
    known = {entry.name for entry in packaged()}
    services = [
        Match(row["name"], row["kind"], frozenset([row["name"]]), row["name"] in known) for row in rules.services
    ]
    places = [Match(row["name"], row["kind"], frozenset([row["name"], *row["aliases"]])) for row in rules.places]
    bodies = _organisations(rules)
    for article in _articles(path, corpus) if corpus else ():
        name = article.id or "(no id)"
        for service in article.services:
            for match in services:
                if service.rule == OWN and service.name in match.forms:
                    match.found.append((name, service.text))
        for place in article.places:
            for match in places:
                if place.text in match.forms:
                    match.found.append((name, place.text))
        for body in article.organisations:
            for match in bodies:
                if body.rule == organisations.OWN and (body.text in match.forms or body.name in match.forms):
                    match.found.append((name, body.text))
    return [*services, *places, *bodies]


def _organisations(rules: Rules) -> list[Match]:
    known = {entry.name for entry in organisations.packaged()}
    return [
        Match(row["name"], row["kind"], frozenset([row["name"], *row.get("aliases", [])]), row["name"] in known)
        for row in rules.organisations
    ]


def _articles(rules: Path | RulesFile, corpus: Path) -> Iterator[Article]:
    from extractor.api import Extractor  # late: loading the pipeline is only worth it with a corpus

    extractor = Extractor(rules=rules)
    for story in stories_of(corpus):
        yield extractor.extract(story.text, story.published, id=story.id, title=story.title, url=story.url)


def stories_of(corpus: Path) -> Iterator[Story]:
    """The articles of a file or folder, without gold annotations; raises ValueError if one cannot be read."""
    reading = Reading()
    for source in find([str(corpus)]):
        if source.name.endswith(".gold.json"):
            continue  # annotations of the article beside it
        for story in stories(source, reading):
            if isinstance(story, SourceError):
                raise story
            yield story
