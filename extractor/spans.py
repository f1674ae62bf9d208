"""How components hand mentions and facts to each other on a spaCy ``Doc``.

Each component writes one span group, ``doc.spans["dates"]`` and so on. The spans are ordinary spaCy spans for
anyone's use (label: type or kind; kb_id: normalised value; id: rule), widened to token borders where a
mention ends inside a token. The exact records stand in the group's ``attrs["records"]`` as plain dictionaries
with the fields of `extractor.models`, so that documents survive ``to_bytes`` and worker processes.

What is known of the article beforehand is given as ``doc._.published`` (see `extractor.published`), ``title``,
``article_id``, ``url``.

No record depends on tokens: every offset counts in the text. Where only the record is wanted, components therefore run
on a `Draft`, which has the text and the records and spares tokenizing, spans and spaCy's store of words.

Components read the text as `extractor.wrapping` gives it, words and lines joined that a page or a mail broke:
`text_of`, `read` and `write` count in that text. The spans, and the `records` that leave the pipeline, count in the
text as it came.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

from extractor.wrapping import View, unwrapped

Row = dict[str, Any]
"""A record as a plain dictionary: the fields of its pydantic type, JSON values only."""

PUBLISHED = "published"
TITLE = "title"
GIVEN = (PUBLISHED, TITLE, "article_id", "url")
_TEXT, _VIEW, _ROWS = "freight_text", "freight_view", "freight_rows_"
MENTIONS = ("dates", "quantities", "places", "services", "organisations")
_SHOWN = {
    "dates": ("type", "value"),
    "quantities": ("kind", "unit"),
    "places": ("kind", "name"),
    "services": ("kind", "name"),
    "organisations": ("kind", "name"),
    "movements": ("kind", "service"),
    "statistics": ("rule", "measure"),
}
"""For each list, the fields of its records that become the spans' label and kb_id."""
LISTS = tuple(_SHOWN)
"""The lists of a record, in its order."""


for _given in GIVEN:
    if not Doc.has_extension(_given):
        Doc.set_extension(_given, default=None)


class Draft:
    """Stands in for a Doc where only the records of a text are wanted."""

    __slots__ = ("published", "records", "title", "user_data")
    ents = ()

    def __init__(self, text: str, published: str | None, title: str | None = None) -> None:
        """``published``: YYYY-MM-DD, which relative dates are resolved against."""
        self.published = published
        self.title = title
        self.records: dict[str, list[Row]] = {}
        self.user_data: dict[str, Any] = {_TEXT: text}


_PLACE = itemgetter("start_char", "end_char")


def write(doc: Doc | Draft, key: str, rows: Sequence[Row]) -> None:
    """Put ``rows`` into ``doc.spans[key]`` in text order; of mentions that overlap, the longest."""
    ordered = sorted(rows, key=_PLACE)
    if key in MENTIONS:
        ordered = _apart(ordered)
    if isinstance(doc, Draft):
        doc.records[key] = ordered
        return
    true = _true(doc, ordered)
    if true is not ordered:
        doc.user_data[_ROWS + key] = ordered
    put(doc, key, true)


def put(doc: Doc, key: str, rows: list[Row]) -> None:
    """Make ``doc.spans[key]`` of finished rows, whose offsets count in the text as it came."""
    label, value = _SHOWN[key]
    spans = [
        span_of(doc, row["start_char"], row["end_char"], row[label], str(row.get(value) or ""), row["rule"])
        for row in rows
    ]
    doc.spans[key] = SpanGroup(doc, name=key, attrs={"records": rows}, spans=spans)


def _apart(ordered: list[Row]) -> list[Row]:
    """The mentions without those that share a character with a longer one, or an earlier one as long; and without
    empty ones.
    """
    kept: list[Row] = []
    for row in ordered:
        if row["end_char"] <= row["start_char"]:
            continue
        while kept and kept[-1]["end_char"] > row["start_char"] and _length(row) > _length(kept[-1]):
            kept.pop()
        if not kept or kept[-1]["end_char"] <= row["start_char"]:
            kept.append(row)
    return kept


def _length(row: Row) -> int:
    return int(row["end_char"] - row["start_char"])


def span_of(doc: Doc, start: int, end: int, label: str, value: str, rule: str) -> Span:
    """The tokens that cover ``start:end``."""
    span = doc.char_span(start, end, label=label, kb_id=value, span_id=rule, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens cover {start}:{end} of a text of {len(doc.text)} characters")
    return span


def keep_text(doc: Doc, text: str) -> None:
    """Note the text that ``doc`` was made from, so that `source_of` need not join it."""
    doc.user_data[_TEXT] = text


def source_of(doc: Doc | Draft) -> str:
    """The document's text as it came, kept: spaCy joins it anew from all tokens at each ``doc.text``."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        assert isinstance(doc, Doc), "a draft is made with its text"
        text = doc.user_data[_TEXT] = doc.text
    return text


def text_of(doc: Doc | Draft) -> str:
    """The document's text as it is read."""
    view = view_of(doc)
    return view.text if view else source_of(doc)


def view_of(doc: Doc | Draft) -> View | None:
    """How the text is read, where a page or a mail broke its words or lines; None where it is read as it came."""
    if _VIEW not in doc.user_data:
        made = unwrapped(source_of(doc))
        doc.user_data[_VIEW] = made and tuple(made)  # of plain values: a document is sent between processes
    kept = doc.user_data[_VIEW]
    return kept and View(*kept)


def read(doc: Doc | Draft, key: str) -> list[Row]:
    """The records that a component wrote under ``key``, as it wrote them; empty if it did not run."""
    if isinstance(doc, Draft):
        return doc.records.get(key, [])
    rows: list[Row] | None = doc.user_data.get(_ROWS + key)
    return records(doc, key) if rows is None else rows


def records(doc: Doc | Draft, key: str) -> list[Row]:
    """The same with offsets and quotations of the text as it came."""
    if isinstance(doc, Draft):
        return _true(doc, doc.records.get(key, []))
    if key not in doc.spans:
        return []
    rows: list[Row] = doc.spans[key].attrs.get("records", [])
    return rows


def _true(doc: Doc | Draft, rows: list[Row]) -> list[Row]:
    view = view_of(doc)
    return rows if view is None else [_sourced(row, view, source_of(doc)) for row in rows]


def _sourced(value: Any, view: View, source: str) -> Any:
    """A value of a record with all offsets in it, and what is quoted there, brought to the source."""
    if isinstance(value, (list, tuple)):
        return [_sourced(item, view, source) for item in value]
    if not isinstance(value, dict):
        return value
    row = {
        name: _sourced(item, view, source) if isinstance(item, (dict, list, tuple)) else item
        for name, item in value.items()
    }
    if "start_char" in row:
        start, end = view.source(row["start_char"], row["end_char"])
        row |= {name: source[start:end] for name in ("text", "sentence") if name in row}
        row |= {"start_char": start, "end_char": end}
    return row


def reference_date(doc: Doc | Draft) -> str | None:
    """The publication date (YYYY-MM-DD) that relative expressions are resolved against, if known."""
    if isinstance(doc, Draft):
        return doc.published
    published: str | None = doc._.get(PUBLISHED)
    return published


def title_of(doc: Doc | Draft) -> str | None:
    """The article's title, if known; mentions are looked for in the text alone."""
    if isinstance(doc, Draft):
        return doc.title
    title: str | None = doc._.get(TITLE)
    return title
