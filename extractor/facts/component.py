"""Registers the component ``freight_facts``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import entities, spans
from extractor.component import Component
from extractor.facts import article
from extractor.facts.movements import movements
from extractor.facts.statistics import statistics
from extractor.sentences import bounds_of


class Facts(Component):
    """Links the mentions of the components before it into movements and statistics."""

    LISTS = ("movements", "statistics")

    def __init__(self, ents: bool = False) -> None:
        """``ents``: whether all mentions are set as ``doc.ents`` too; see `extractor.entities.mark`."""
        self.ents = ents

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["movements"]`` and ``doc.spans["statistics"]``; each span is the sentence."""
        lists = {name: spans.read(doc, name) for name in article.LISTS}
        given = spans.reference_date(doc)
        published = str(given)[:10] if given else None
        read = article.read(spans.text_of(doc), bounds_of(doc), lists, published, spans.title_of(doc))
        spans.write(doc, "movements", movements(read))
        spans.write(doc, "statistics", statistics(read))
        read.forget()
        if self.ents and isinstance(doc, Doc):
            entities.mark(doc)
        return doc


@Language.factory(
    "freight_facts",
    default_config={"ents": False},
    requires=[f"doc._.{name}" for name in article.LISTS],
    assigns=["doc.spans", "doc._.movements", "doc._.statistics", "doc._.article"],
)
def create(nlp: Language, name: str, ents: bool) -> Facts:
    """The factory spaCy calls for ``nlp.add_pipe("freight_facts")``."""
    return Facts(ents)
