"""What all components share: the attributes of documents that they fill, and how their spans are scored."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from extractor import record

record.declare()


class Component:
    """A component that writes spans."""

    LISTS: ClassVar[tuple[str, ...]]
    """The names of the span groups that it writes."""

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """For ``nlp.evaluate``: precision, recall and F of each list, ``spans_dates_p``, ``_r``, ``_f``, ``_per_type``.

        A span is right if it covers the same tokens and has the same label (type or kind). Documents whose reference
        has no group of that name are left out; where none has it, the figures are None.
        """
        examples = list(examples)
        figures: dict[str, Any] = {}
        for name in self.LISTS:
            figures |= Scorer.score_spans(
                examples,
                f"spans_{name}",
                getter=partial(_spans, name=name),
                has_annotation=partial(_has, name=name),
                allow_overlap=True,
            )
        return figures


def _spans(doc: Doc, attr: str, name: str) -> Iterable[Span]:
    found: Iterable[Span] = doc.spans.get(name, [])
    return found


def _has(doc: Doc, name: str) -> bool:
    return name in doc.spans
