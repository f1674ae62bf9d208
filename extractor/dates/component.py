"""Registers the component ``freight_dates``."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.dates.mentions import mentions
from extractor.sentences import bounds_of


class Dates:
    """Finds and normalises temporal expressions."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["dates"]``."""
        published = spans.reference_date(doc)
        reference = date.fromisoformat(published) if published else None
        rows = mentions(doc.text, reference, bounds_of(doc))
        spans.write(doc, "dates", rows, label="type", value="value")
        return doc


@Language.factory("freight_dates", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Dates:
    """The factory spaCy calls for ``nlp.add_pipe("freight_dates")``."""
    return Dates()
