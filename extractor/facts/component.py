"""Registers the component ``freight_facts``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.facts.movements import movements
from extractor.facts.records import movement_record, statistic_record
from extractor.facts.statistics import statistics
from extractor.facts.view import LISTS, sentences
from extractor.sentences import bounds_of


class Facts:
    """Links the mentions of the components before it into movements and statistics."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["movements"]`` and ``doc.spans["statistics"]``; each span is the sentence."""
        lists = {name: spans.read(doc, name) for name in LISTS}
        read = sentences(spans.text_of(doc), bounds_of(doc), lists)
        given = spans.reference_date(doc)
        published = str(given)[:10] if given else None
        runs = [movement_record(row, lists) for row in movements(read, published)]
        figures = [statistic_record(row, lists) for row in statistics(read)]
        spans.write(doc, "movements", runs, label="kind", value="service")
        spans.write(doc, "statistics", figures, label="rule", value="measure")
        return doc


@Language.factory("freight_facts", assigns=["doc.spans"], requires=["doc.spans"])
def create(nlp: Language, name: str) -> Facts:
    """The factory spaCy calls for ``nlp.add_pipe("freight_facts")``."""
    return Facts()
