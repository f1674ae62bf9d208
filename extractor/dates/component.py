"""Registers the component ``freight_dates``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans


class Dates:
    """Finds and normalises temporal expressions."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["dates"]``."""
        rows: list[spans.Row] = []
        spans.write(doc, "dates", rows, label="type", value="value")
        return doc


@Language.factory("freight_dates", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Dates:
    """The factory spaCy calls for ``nlp.add_pipe("freight_dates")``."""
    return Dates()
