"""The record of what the components wrote; of a spaCy document it is ``doc._.article``.

Its lists alone are ``doc._.dates`` and so on, which are empty where their component did not run. The record is made
anew each time that it is asked for, so keep it where it is needed twice.
"""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from spacy.tokens import Doc

from extractor import salvage, spans
from extractor.models import Article, Record
from extractor.published import parse_published
from extractor.relevance import about_freight


def article(doc: Doc | spans.Draft, *, id: str | None = None, url: str | None = None) -> Article:
    """The record of what the components wrote; a document may carry id and address itself."""
    text, title = spans.source_of(doc), spans.title_of(doc)
    if isinstance(doc, Doc):
        id, url = id or doc._.article_id, url or doc._.url
    given: dict[str, Any] = {
        "id": id,
        "title": title,
        "published": parse_published(spans.reference_date(doc)),
        "url": url,
        "text": text,
        "about_freight": about_freight(text, title),
    }
    lists = {name: spans.records(doc, name) for name in spans.LISTS}
    try:
        return Article.model_validate({**given, **lists})
    except ValidationError:
        return Article.model_validate({**given, **salvage.usable(given["text"], lists)})


def declare() -> None:
    """Register ``doc._.article`` and the lists; what somebody else has registered under such a name stays his."""
    for name, getter in {"article": _whole, **{name: _list(name) for name in spans.LISTS}}.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)


def _whole(doc: Doc) -> Article:
    """The record of a document. Raises ValueError if not all components ran."""
    lacking = [name for name in spans.LISTS if name not in doc.spans]
    if lacking:
        raise ValueError(f"doc._.article needs all components, but none wrote {', '.join(lacking)}; add them")
    return article(doc)


def _list(name: str) -> Callable[[Doc], tuple[Record, ...]]:
    def records_of(doc: Doc) -> tuple[Record, ...]:
        found: tuple[Record, ...] = getattr(article(doc), name)
        return found

    return records_of
