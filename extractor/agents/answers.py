"""What the tools answer, and how an answer is kept to a length that a conversation can hold."""

import json
from typing import Any, get_args

from pydantic import Field

from extractor.models import Article
from extractor.models.base import Record
from extractor.models.explained import Explained, Explanation
from extractor.models.rows import ListName

MOST_ROWS = 200
"""Rows of one list in one answer."""
MOST_CHARS = 60_000
"""Characters of all rows of one answer, as JSON."""
_LONGEST = 600
"""Characters of one cell; sentences of some articles are far longer."""
Row = dict[str, Any]


class Extracted(Record):
    """The record of an article as flat rows: names, figures and days in place of references."""

    published: str | None = Field(description="Day of publication that relative dates were resolved against.")
    about_freight: bool | None = Field(description="Whether the text speaks of freight on rails.")
    movements: list[Row] = Field(description="Which train left where, when, for where, with what.")
    statistics: list[Row] = Field(description="Which figure measures what, over which period, of what.")
    dates: list[Row] = Field(description="Temporal expressions.")
    quantities: list[Row] = Field(description="Numbers with what they measure.")
    places: list[Row] = Field(description="Places with country and coordinates.")
    services: list[Row] = Field(description="Named services.")
    organisations: list[Row] = Field(description="Railways, operators, authorities, shippers.")
    left_out: dict[str, int] = Field(description="Rows that did not fit, by list; empty if all did.")


class ExplainedFacts(Record):
    """The facts of an article with the words and the rule of every slot."""

    facts: list[Explained] = Field(description="Movements, then statistics.")
    left_out: int = Field(description="Facts that did not fit.")


def extracted(article: Article, most: int) -> Extracted:
    """The record, of each list at most so many rows; facts before mentions where not all fit."""
    names: tuple[ListName, ...] = get_args(ListName)
    facts_first = sorted(names, key=lambda name: name not in ("movements", "statistics"))
    left = MOST_CHARS
    rows: dict[str, list[Row]] = {}
    left_out = {}
    for name in facts_first:
        found = article.rows(name)
        rows[name], left = fitting([_short(row) for row in found[:most]], left)
        if len(rows[name]) < len(found):
            left_out[name] = len(found) - len(rows[name])
    return Extracted(published=article.published, about_freight=article.about_freight, **rows, left_out=left_out)


def explained(explanation: Explanation, most: int) -> ExplainedFacts:
    """At most so many facts with their reasons."""
    left = MOST_CHARS
    facts: list[Explained] = []
    for fact in explanation.facts[:most]:
        short = fact.model_copy(update={"sentence": cut(fact.sentence)})
        left -= len(short.model_dump_json())
        if left < 0:
            break
        facts.append(short)
    return ExplainedFacts(facts=facts, left_out=len(explanation.facts) - len(facts))


def fitting(rows: list[Row], left: int) -> tuple[list[Row], int]:
    """The first rows that fit into what is left of an answer, and what is left then."""
    kept: list[Row] = []
    for row in rows:
        size = len(json.dumps(row, ensure_ascii=False))
        if size > left:
            return kept, 0
        left -= size
        kept.append(row)
    return kept, left


def cut(words: str) -> str:
    """Text of at most `_LONGEST` characters."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _short(row: Row) -> Row:
    """A row without what is empty, its id (which the agent knows), and the end of what is long."""
    told = {key: value for key, value in row.items() if value not in (None, "") and key != "article_id"}
    return {key: cut(value) if isinstance(value, str) else value for key, value in told.items()}
