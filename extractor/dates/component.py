"""Registers the component ``freight_dates``."""

from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.component import Component
from extractor.dates.mentions import mentions
from extractor.published import parse_published
from extractor.sentences import bounds_of


class Dates(Component):
    """Finds temporal expressions and gives each its TIMEX3 / ISO 8601 value.

    ==========  ==========================================  =========================================
    type        for instance                                value
    ==========  ==========================================  =========================================
    date        17 November 2024, last year, the 1990s      2024-11-17, 2023, 199
    date        the first quarter of 2020, last week        2020-Q1, 2024-W46
    time        9:30 a.m. on Wednesday, Friday evening      2024-11-13T09:30, 2024-11-15TEV
    interval    January 1 to November 15, since 2013, H1    2024-01-01/2024-11-15, 2013/.., 2024-01/2024-06
    duration    14 days, 12 to 14 days, half an hour        P14D, P12D/P14D, PT0.5H
    set         every two days, Mondays, three times a week P2D, P1W, P1W
    ==========  ==========================================  =========================================

    Relative expressions are resolved against ``doc._.published`` (a date, or an ISO 8601 string), else against the
    component's setting ``published``, else against the article's own dateline or the first full date of its news. Where
    none is known the unknown part stays X (``XXXX-11-17``, ``XXXX-WXX-2`` for a Tuesday, ``XXXX`` for "last year"):
    nothing is ever guessed from the clock. ``assumed`` tells what a value has that its words have not.
    Full dates in other languages' month names are read by dateparser, see
    `extractor.dates.fallback`; all else is this package's own grammar.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("freight_dates", config={"published": "2024-11-18"})
    >>> doc = nlp("The train left Zhengzhou at 12:30 pm on November 17 and takes 12 to 14 days.")
    >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["dates"]]
    [('12:30 pm on November 17', 'time', '2024-11-17T12:30'), ('12 to 14 days', 'duration', 'P12D/P14D')]
    """

    LISTS = ("dates",)

    def __init__(self, published: str | None = None) -> None:
        """Set the reference date of documents that carry none.

        Raises ValueError if ``published`` is not an ISO date.
        """
        self.published = parse_published(published)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["dates"]``.

        Raises ValueError if ``doc._.published`` is not an ISO date.
        """
        given: Any = spans.reference_date(doc)
        published = self.published if given is None else parse_published(str(given))
        reference = date.fromisoformat(published) if published else None
        rows = mentions(spans.text_of(doc), reference, bounds_of(doc))
        spans.write(doc, "dates", rows)
        return doc


@Language.factory("freight_dates", assigns=["doc.spans", "doc._.dates"], default_config={"published": None})
def create(nlp: Language, name: str, published: str | None) -> Dates:
    """The factory spaCy calls for ``nlp.add_pipe("freight_dates")``."""
    return Dates(published)
