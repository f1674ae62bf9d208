"""What each rule of facts is worth on a folder of articles: which facts change where it is silenced."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from spacy.tokens import Doc

from extractor import pipeline, spans
from extractor.facts.article import LISTS, Article, read
from extractor.facts.movements import movements
from extractor.facts.statistics import statistics
from extractor.published import parse_published
from extractor.rules.check import stories_of
from extractor.sentences import bounds_of
from extractor.silence import silence
from extractor.spans import Row

_NOT_SAID = frozenset(("evidence", "sentence", "start_char", "end_char", "rule"))
"""What of a fact is no statement: where it comes from."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A rule that filled a slot: in how many facts, and which facts of which articles are others without it."""

    rule: str
    used: int
    changed: tuple[tuple[str, str], ...]
    """The article's id, and the words that the fact stands on."""

    @property
    def articles(self) -> list[str]:
        """The articles that change."""
        return list(dict.fromkeys(article for article, _ in self.changed))


def coverage(folder: Path) -> list[Covered]:
    """Every rule that filled a slot of a fact in the articles of a folder, by id.

    Raises ValueError if there is no article in it or one cannot be read.
    """
    articles = dict(_articles(folder))
    if not articles:
        raise ValueError(f"{folder}: no article to be read")
    told = {name: _facts(article) for name, article in articles.items()}
    used: dict[str, dict[str, int]] = {}
    for name, facts in told.items():
        for fact in facts:
            for evidence in fact["evidence"]:
                counts = used.setdefault(evidence["rule"], {})
                counts[name] = counts.get(name, 0) + 1
    made = []
    for rule in sorted(used):
        if ".itself" in rule:
            continue  # that a fact is reported is weighed, no rule decides it
        changed: list[tuple[str, str]] = []
        with silence(rule):
            for name in used[rule]:
                changed += [(name, words) for words in _differing(told[name], _facts(articles[name]))]
        made.append(Covered(rule, sum(used[rule].values()), tuple(changed)))
    return made


def _articles(folder: Path) -> Iterator[tuple[str, Article]]:
    """The articles with their mentions, by id, ready for facts to be found again and again."""
    run = [component for name, component in pipeline.build().pipeline if name != "freight_facts"]
    for number, story in enumerate(stories_of(folder), 1):
        draft = spans.Draft(story.text, parse_published(story.published), story.title)
        for component in run:
            component(cast(Doc, draft))
        lists = {name: spans.read(draft, name) for name in LISTS}
        article = read(story.text, bounds_of(draft), lists, spans.reference_date(draft), story.title)
        yield story.id or f"{folder}:{number}", article


def _facts(article: Article) -> list[Row]:
    return [*movements(article), *statistics(article)]


def _differing(before: list[Row], after: list[Row]) -> list[str]:
    """The words that the facts stand on which only one of both lists has as they are."""
    one, other = ([(_words(fact), _said(fact)) for fact in facts] for facts in (before, after))
    return [words for words, said in one if (words, said) not in other] + [
        words for words, said in other if (words, said) not in one and words not in dict(one)
    ]


def _words(fact: Row) -> str:
    return str(fact["evidence"][0]["text"])


def _said(fact: Row) -> str:
    return repr({key: value for key, value in fact.items() if key not in _NOT_SAID})
