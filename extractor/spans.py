"""How components hand mentions and facts to each other on a spaCy ``Doc``.

Each component writes one span group, ``doc.spans["dates"]`` and so on. The spans are ordinary spaCy spans for
anyone's use (label: type or kind; kb_id: normalised value; id: rule), widened to token borders where a
mention ends inside a token. The exact records stand in the group's ``attrs["records"]`` as plain dictionaries
with the fields of `extractor.models`, so that documents survive ``to_bytes`` and worker processes.

No record depends on tokens: every offset counts in the text. Where only the record is wanted, components therefore run
on a `Draft`, which has the text and the records and spares tokenizing, spans and spaCy's store of words.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

Row = dict[str, Any]
"""A record as a plain dictionary: the fields of its pydantic type, JSON values only."""

PUBLISHED = "published"
TITLE = "title"
_TEXT = "freight_text"


def _declare(name: str) -> None:
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)


_declare(PUBLISHED)
_declare(TITLE)


class Draft:
    """Stands in for a Doc where only the records of a text are wanted."""

    __slots__ = ("published", "records", "user_data")
    ents = ()

    def __init__(self, text: str, published: str | None) -> None:
        """``published``: YYYY-MM-DD, which relative dates are resolved against."""
        self.published = published
        self.records: dict[str, list[Row]] = {}
        self.user_data: dict[str, Any] = {_TEXT: text}


_PLACE = itemgetter("start_char", "end_char")


def write(doc: Doc | Draft, key: str, rows: Sequence[Row], label: str, value: str) -> None:
    """Put ``rows`` into ``doc.spans[key]`` in text order.

    ``label`` and ``value`` name the fields that become the spans' label and kb_id.
    """
    ordered = sorted(rows, key=_PLACE)
    if isinstance(doc, Draft):
        doc.records[key] = ordered
        return
    spans = [
        span_of(doc, row["start_char"], row["end_char"], row[label], str(row.get(value) or ""), row["rule"])
        for row in ordered
    ]
    doc.spans[key] = SpanGroup(doc, name=key, attrs={"records": ordered}, spans=spans)


def span_of(doc: Doc, start: int, end: int, label: str, value: str, rule: str) -> Span:
    """The tokens that cover ``start:end``."""
    span = doc.char_span(start, end, label=label, kb_id=value, span_id=rule, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens cover {start}:{end} of a text of {len(doc.text)} characters")
    return span


def keep_text(doc: Doc, text: str) -> None:
    """Note the text that ``doc`` was made from, so that `text_of` need not join it."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc | Draft) -> str:
    """The document's text, kept: spaCy joins it anew from all tokens at each ``doc.text``."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        assert isinstance(doc, Doc), "a draft is made with its text"
        text = doc.user_data[_TEXT] = doc.text
    return text


def read(doc: Doc | Draft, key: str) -> list[Row]:
    """The records that a component wrote under ``key``; empty if it did not run."""
    if isinstance(doc, Draft):
        return doc.records.get(key, [])
    if key not in doc.spans:
        return []
    records: list[Row] = doc.spans[key].attrs.get("records", [])
    return records


def reference_date(doc: Doc | Draft) -> str | None:
    """The publication date (YYYY-MM-DD) that relative expressions are resolved against, if known."""
    if isinstance(doc, Draft):
        return doc.published
    published: str | None = doc._.get(PUBLISHED)
    return published
