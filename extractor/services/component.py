"""Registers the component ``freight_services``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans


class Services:
    """Finds names under which freight trains run."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["services"]``."""
        rows: list[spans.Row] = []
        spans.write(doc, "services", rows, label="kind", value="name")
        return doc


@Language.factory("freight_services", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Services:
    """The factory spaCy calls for ``nlp.add_pipe("freight_services")``."""
    return Services()
