"""Registers the component ``freight_facts``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.facts import article
from extractor.facts.movements import movements
from extractor.facts.statistics import statistics
from extractor.sentences import bounds_of


class Facts:
    """Links the mentions of the components before it into movements and statistics."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["movements"]`` and ``doc.spans["statistics"]``; each span is the sentence."""
        lists = {name: spans.read(doc, name) for name in article.LISTS}
        given = spans.reference_date(doc)
        published = str(given)[:10] if given else None
        read = article.read(spans.text_of(doc), bounds_of(doc), lists, published, spans.title_of(doc))
        spans.write(doc, "movements", movements(read), label="kind", value="service")
        spans.write(doc, "statistics", statistics(read), label="rule", value="measure")
        return doc


@Language.factory("freight_facts", assigns=["doc.spans"], requires=["doc.spans"])
def create(nlp: Language, name: str) -> Facts:
    """The factory spaCy calls for ``nlp.add_pipe("freight_facts")``."""
    return Facts()
