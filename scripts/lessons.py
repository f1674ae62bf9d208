"""What the weights of facts are learned from: annotated articles, short ones, and the tables of sentences.

The scripts ``train_*.py`` read all of it from here, so that each finds the same article behind the same words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc

from extractor import pipeline, spans
from extractor.evaluate.gold import Gold
from extractor.evaluate.load import load
from extractor.facts import article
from extractor.sentences import bounds_of

ROOT = Path(__file__).parent.parent
CORPUS, TOLD = ROOT / "corpus", ROOT / "corpus" / "told"
TABLES = ROOT / "tests" / "facts" / "table"
DATED = ("briefs.txt", "ordinary.txt")
"""Tables whose rows begin with the day of publication and tell both movements and statistics."""
DATE_OF_MOVEMENTS = "2024-05-20"

Row = dict[str, Any]
Lists = dict[str, list[Row]]
_TOLD = re.compile(
    r"(?P<kind>\w+) (?P<when>\S+): (?P<origin>.+?) > (?P<destination>.+?)(?: via (?P<via>.+?))?"
    r"(?: with (?P<cargo>.+?))?(?: as (?P<service>.+?))?(?: \((?P<status>\w+)\))?"
)
"""How a table tells a movement; it tells neither load nor operator nor frequency."""
_NLP = pipeline.build()


@dataclass(eq=False)
class Lesson:
    """A text with its movements; ``gold`` where it is an article, and no row of a table."""

    name: str
    article: article.Article
    lists: Lists
    rows: list[Row]
    gold: Gold | None = None


def lessons(folders: Iterable[Path]) -> Iterator[Lesson]:
    """The articles of these folders with their movements, then the rows of the tables of movements."""
    for folder in folders:
        for one in load(folder):
            if "movements" in one.lists:
                read, lists = read_article(one.story.text, one.story.published, one.story.title)
                yield Lesson(one.id, read, lists, one.lists["movements"], one)
    for number, (text, expected) in enumerate(rows_of("movements.txt")):
        yield Lesson(f"table-{number}", *read_article(text, DATE_OF_MOVEMENTS, None), movements_of(expected))
    for number, (published, text, expected) in enumerate(dated_rows()):
        yield Lesson(f"brief-{number}", *read_article(text, published, None), movements_of(expected))


def read_article(text: str, published: str | None, title: str | None) -> tuple[article.Article, Lists]:
    """An article as facts read it, and its lists of mentions."""
    draft = spans.Draft(text, published, title)
    for name, component in _NLP.pipeline:
        if name != "freight_facts":
            component(cast(Doc, draft))
    lists = {name: spans.read(draft, name) for name in article.LISTS}
    return article.read(text, bounds_of(cast(Doc, draft)), lists, published, title), lists


def rows_of(table: str) -> Iterator[tuple[str, str]]:
    """The texts of a table, each with what is expected of it; also of those rows that are not read rightly yet.

    They come in an order of their own, so that it is all one to what is learned which rows are read rightly today.
    """
    files = [TABLES / table, TABLES / table.replace(".txt", "_unmet.txt")]
    for line in sorted(line for file in files if file.exists() for line in file.read_text("utf-8").splitlines()):
        text, arrow, expected = line.partition(" => ")
        if arrow and not line.startswith("#"):
            yield text.replace("\\n", "\n"), expected


def dated_rows() -> Iterator[tuple[str, str, str]]:
    """Of the tables of briefs the day of publication, the text, and what is expected of it."""
    for table in DATED:
        for dated, expected in rows_of(table):
            published, _, text = dated.partition(" ")
            yield published, text, expected


def movements_of(expected: str) -> list[Row]:
    """The movements that a row of a table expects."""
    told = [match.groupdict() for part in expected.split(" ;; ") if (match := _TOLD.fullmatch(part))]
    rows: list[Row] = [{key: value for key, value in row.items() if value and value != "-"} for row in told]
    return [row | {key: row[key].split(", ") for key in ("via", "cargo") if key in row} for row in rows]


def statistics_of(expected: str) -> list[str]:
    """The statistics that a row of a table expects, as `tests.facts.statistic_table` writes them."""
    return [part for part in expected.split(" ;; ") if " | " in part]
