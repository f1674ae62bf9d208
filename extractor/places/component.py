"""Registers the component ``freight_places``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans


class Places:
    """Finds place names and resolves them."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["places"]``."""
        rows: list[spans.Row] = []
        spans.write(doc, "places", rows, label="kind", value="name")
        return doc


@Language.factory("freight_places", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Places:
    """The factory spaCy calls for ``nlp.add_pipe("freight_places")``."""
    return Places()
