"""What each rule is worth on a folder of articles: which records change where it is silenced."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc

from extractor import pipeline
from extractor.published import parse_published
from extractor.rules.check import stories_of
from extractor.silence import listen, silence
from extractor.sources import Story
from extractor.spans import LISTS, Draft, Row

_NOT_SAID = frozenset(("evidence", "sentence", "start_char", "end_char", "rule", "why"))
"""What of a record is no statement: where it comes from."""
_QUANTITIES = frozenset(("quantity", "of", "load"))
"""The fields of facts that hold places in the list of quantities."""
_WRITE = {"freight_facts": ("movements", "statistics")}
"""The lists whose rules speak in a component, where they are not the one of its name."""

Key = tuple[str, int, int]
Said = dict[Key, str]
"""What the records of an article say, by their list and the words that they stand on."""


@dataclass(slots=True)
class Covered:
    """A rule that spoke: in how many articles, and which records are others without it."""

    rule: str
    articles: int = 0
    """In which it speaks, also where its words go to another rule."""
    changed: list[tuple[str, str, str]] = field(default_factory=list)
    """The article's id, the list, and the words that the record stands on."""

    @property
    def lists(self) -> Counter[str]:
        """How many records change, by list, in the order of a record."""
        return Counter(sorted((name for _, name, _ in self.changed), key=LISTS.index))

    @property
    def where(self) -> list[str]:
        """The articles that change."""
        return list(dict.fromkeys(article for article, _, _ in self.changed))


def coverage(source: Path, components: Collection[str] = LISTS) -> list[Covered]:
    """Every rule of ``components`` (lists of a record) that speaks in an article, a file of them or a folder, by id.

    Folders inside the folder are left out. An article is read again only for the rules that speak in it, and from
    their component only as far as its records are others.

    Raises ValueError if there is no article in it or one cannot be read.
    """
    run = list(pipeline.build().pipeline)
    wanted = tuple(f"{name}." for name in components)
    covered: dict[str, Covered] = {}
    articles = 0
    for articles, story in enumerate(_stories(source), 1):
        reading = _Reading(story, run)
        for rule, at in sorted(reading.rules.items()):
            if not rule.startswith(wanted) or ".itself" in rule:
                continue  # that a fact is reported is weighed, no rule decides it
            known = covered.setdefault(rule, Covered(rule))
            known.articles += 1
            name = story.id or f"{source}:{articles}"
            known.changed += [(name, key[0], story.text[key[1] : key[2]]) for key in reading.without(rule, at)]
    if not articles:
        raise ValueError(f"{source}: no article to be read")
    return [covered[rule] for rule in sorted(covered)]


def _stories(source: Path) -> Iterator[Story]:
    inside = sorted(path for path in source.iterdir() if path.is_file()) if source.is_dir() else [source]
    for path in inside:
        if not path.name.startswith(".") and not path.name.endswith(".gold.json"):
            yield from stories_of(path)


class _Reading:
    """An article as all rules read it, and what each component found before it."""

    def __init__(self, story: Story, run: list[tuple[str, Callable[[Doc], Doc]]]) -> None:
        self.story, self.run = story, run
        self.before: list[dict[str, list[Row]]] = []
        """The records before each component, and after the last."""
        self.rules: dict[str, int] = {}
        """The rules that speak, each with the place of its component."""
        self.draft = self._drafted({})
        for at, (name, component) in enumerate(run):
            self.before.append(dict(self.draft.records))
            own = tuple(f"{each}." for each in _WRITE.get(name, (name.removeprefix("freight_"),)))
            with listen() as said:
                component(cast(Doc, self.draft))
            self.rules |= {rule: at for rule in said if rule.startswith(own)}
        self.before.append(dict(self.draft.records))
        self.said = _said(self.draft)

    def without(self, rule: str, at: int) -> list[Key]:
        """The records that are others without a rule, of a component that is the ``at``-th."""
        draft = self._drafted(self.before[at])
        with silence(rule):
            for number, (_, component) in enumerate(self.run[at:], at + 1):
                component(cast(Doc, draft))
                if draft.records == self.before[number]:
                    return []
        said = _said(draft)
        return sorted(key for key in self.said.keys() | said.keys() if self.said.get(key) != said.get(key))

    def _drafted(self, records: dict[str, list[Row]]) -> Draft:
        draft = Draft(self.story.text, parse_published(self.story.published), self.story.title)
        if self.before:
            draft.user_data = self.draft.user_data  # sentences and lines, which no rule changes
        draft.records = dict(records)
        return draft


def _said(draft: Draft) -> Said:
    """What the records say; of several on the same words, all."""
    quantities = draft.records.get("quantities", [])
    said: Said = {}
    for name, row in _rows(draft.records):
        stands = row["evidence"][0] if row.get("evidence") else row
        key = (name, stands["start_char"], stands["end_char"])
        said[key] = said.get(key, "") + repr([_value(field, row[field], quantities) for field in _fields(row)])
    return said


def _rows(records: dict[str, list[Row]]) -> Iterator[tuple[str, Row]]:
    return ((name, row) for name in LISTS for row in records.get(name, ()))


def _fields(row: Row) -> Iterable[str]:
    return (name for name in row if name not in _NOT_SAID)


def _value(name: str, value: Any, quantities: list[Row]) -> Any:
    """A value; of a place in the list of quantities, where in the text the quantity stands."""
    if name not in _QUANTITIES or value is None:
        return value
    places = value if isinstance(value, list | tuple) else [value]
    return [(quantities[place]["start_char"], quantities[place]["text"]) for place in places]
