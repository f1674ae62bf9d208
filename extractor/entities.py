"""Mentions as ``doc.ents``, of which no two may share a token."""

from spacy.tokens import Doc, Span

LABELS = {
    "services": "SERVICE",
    "organisations": "ORGANISATION",
    "places": "PLACE",
    "dates": "DATE",
    "quantities": "QUANTITY",
}
"""The lists that become entities, with their labels. Of two that are as long, that of the list named first stays."""


def mark(doc: Doc) -> None:
    """Set ``doc.ents`` to the mentions in ``doc.spans``.

    Of mentions that share a token the longest in tokens stays, of equally long ones that of the list named first in
    `LABELS`. Entities that were there stay where they share no token with these. ``kb_id_`` is the normalised value,
    ``id_`` the rule.
    """
    ranked = [
        (len(span), -rank, span, label)
        for rank, (name, label) in enumerate(LABELS.items())
        for span in doc.spans.get(name, ())
    ]
    ranked.sort(key=lambda found: found[:2], reverse=True)
    chosen: list[Span] = []
    taken: set[int] = set()
    for _, _, span, label in ranked:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            chosen.append(Span(doc, span.start, span.end, label, kb_id=span.kb_id_, span_id=span.id_))
    kept = [entity for entity in doc.ents if taken.isdisjoint(range(entity.start, entity.end))]
    doc.ents = sorted([*chosen, *kept])
