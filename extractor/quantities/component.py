"""Registers the component ``freight_quantities``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans


class Quantities:
    """Finds numbers with what they measure."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["quantities"]``."""
        rows: list[spans.Row] = []
        spans.write(doc, "quantities", rows, label="kind", value="value")
        return doc


@Language.factory("freight_quantities", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Quantities:
    """The factory spaCy calls for ``nlp.add_pipe("freight_quantities")``."""
    return Quantities()
