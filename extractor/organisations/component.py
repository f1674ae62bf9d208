"""Registers the component ``freight_organisations``."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.component import Component
from extractor.organisations.collect import Collector
from extractor.organisations.found import Found
from extractor.organisations.lexicon import OWN, check, compiled, packaged
from extractor.organisations.repeats import Repeats
from extractor.organisations.resolve import free, settle
from extractor.organisations.taken import Taken


class Organisations(Component):
    """Finds the named bodies that run, send, carry, order, count or rule freight traffic.

    | words | kind | name | country |
    |---|---|---|---|
    | Union Pacific, KTZ, China Railway Xi'an Group | railway | as in the text | US, KZ, CN |
    | Metrans, Maersk, Shaanxi Silk Road Logistics | operator | as in the text | CZ, DK |
    | Manzhouli Customs, Ministry of Transport | authority | as in the text | CN |
    | BHP, Ningxia Yili Dairy Co., Ltd. | shipper | as in the text | AU |
    | AAR, Chamber of Commerce | association | as in the text | US |

    Known organisations come from a lexicon, new ones from the form of their names or from what the sentence says of
    them. ``name`` is the fullest form that the text gives: an abbreviation or a short form carries it too.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("freight_organisations")
        >>> doc = nlp("Kazakhstan Temir Zholy (KTZ) signed with Maxtel Logistics. KTZ runs the train.")
        >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["organisations"]]
        [('Kazakhstan Temir Zholy', 'railway', 'Kazakhstan Temir Zholy'),
         ('KTZ', 'railway', 'Kazakhstan Temir Zholy'),
         ('Maxtel Logistics', 'operator', 'Maxtel Logistics'),
         ('KTZ', 'railway', 'Kazakhstan Temir Zholy')]

    Places inside these names are taken back from ``doc.spans["places"]``. News media and persons are no organisations,
    nor is a company whose name is part of a place's or a service's ("Samskip Multimodal Rail Terminal").
    """

    LISTS = ("organisations",)

    def __init__(self, entries: list[dict[str, Any]] | None = None) -> None:
        """Index the lexicon. An organisation of ``entries`` takes the place of the packaged one of its name.

        Raises LexiconError if an entry cannot be used.
        """
        own = [check(row, "organisations", OWN) for row in entries or []]
        taken = {entry.name for entry in own}
        self.lexicon = compiled([*own, *(entry for entry in packaged() if entry.name not in taken)])

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["organisations"]``, and take out of places and services what lies inside these names."""
        text = spans.text_of(doc)
        places, services = Taken(spans.read(doc, "places")), Taken(spans.read(doc, "services"))
        found = Repeats(Collector(text, self.lexicon, places, services)).run()
        found = [
            mention
            for mention in found
            if free(text, mention, places, services) and not _users(mention, places, services)
        ]
        settled = settle(text, found)
        rows = [_row(text, mention, *settled[mention.key], places) for mention in found]
        spans.write(doc, "organisations", rows)
        for key, taken in (("places", places), ("services", services)):
            _release(doc, key, taken, rows)
        return doc


def _users(mention: Found, places: Taken, services: Taken) -> bool:
    """Whether the words are a place or a service of the user's own rules, which no shipped reading overrides."""
    if mention.rule == OWN:
        return False
    over = (*places.overlapping(mention.start, mention.end), *services.overlapping(mention.start, mention.end))
    return any(row["rule"].endswith(".own") for row in over)


def _release(doc: Doc, key: str, taken: Taken, organisations: list[spans.Row]) -> None:
    """Take back the places and services found inside the names of organisations: "Manzhouli" in "Manzhouli Customs"."""
    lost = {id(row) for o in organisations for row in taken.overlapping(o["start_char"], o["end_char"])}
    if lost:
        kept = [row for row in taken.rows if id(row) not in lost]
        spans.write(doc, key, kept)


def _row(text: str, mention: Found, name: str, kind: str, country: str | None, places: Taken) -> spans.Row:
    if country is None:
        inside = places.overlapping(mention.start, mention.end)
        country = next((row["country"] for row in inside if row.get("country")), None)
    return {
        "text": text[mention.start : mention.end],
        "start_char": mention.start,
        "end_char": mention.end,
        "rule": mention.rule,
        "kind": kind,
        "name": name,
        "country": country,
    }


@Language.factory("freight_organisations", default_config={"entries": []}, assigns=["doc.spans", "doc._.organisations"])
def create(nlp: Language, name: str, entries: Any) -> Organisations:  # typed, spaCy would look at each value
    """The factory spaCy calls for ``nlp.add_pipe("freight_organisations")``."""
    return Organisations(entries)
