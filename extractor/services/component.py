"""Registers the component ``freight_services``."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.component import Component
from extractor.services.find import in_lexicon
from extractor.services.forms import by_form
from extractor.services.found import Found
from extractor.services.introduced import NAMED, introduced
from extractor.services.lexicon import OWN, check, compiled, packaged
from extractor.services.products import products
from extractor.services.quoted import quoted
from extractor.services.resolve import SHORT, merge, resolve


class Services(Component):
    """Finds names under which freight trains run or are sold.

    | words | kind | name | variant, number |
    |---|---|---|---|
    | X8153 China-Europe freight train (Xi'an) | rail_service | China-Europe freight train | Xi'an, X8153 |
    | the TITR | corridor | Middle Corridor | |
    | the Baku-Tbilisi-Kars line | line | Baku-Tbilisi-Kars railway | |
    | "freight train + e-commerce" | operating_model | freight train + e-commerce | |
    | cold-chain trains | product | cold-chain train | |
    | Belt and Road | programme | Belt and Road Initiative | |

    Known services come from a lexicon, new ones from their form or from the sentence that introduces them.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("freight_services")
        >>> doc = nlp("The Huangshan Tea Express joined the China-Europe freight trains.")
        >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["services"]]
        [('Huangshan Tea Express', 'rail_service', 'Huangshan Tea Express'),
         ('China-Europe freight trains', 'rail_service', 'China-Europe freight train')]
    """

    LISTS = ("services",)

    def __init__(self, entries: list[dict[str, Any]] | None = None) -> None:
        """Index the lexicon. A service of ``entries`` takes the place of the packaged one of its name.

        Raises LexiconError if an entry cannot be used.
        """
        own = [check(row, "services", OWN) for row in entries or []]
        taken = {entry.name for entry in own}
        self.lexicon = compiled([*own, *(entry for entry in packaged() if entry.name not in taken)])

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["services"]``, and take out of ``doc.spans["places"]`` what lies inside a known service."""
        text = spans.text_of(doc)
        found = merge(
            list(in_lexicon(text, self.lexicon)),
            list(quoted(text)),
            list(by_form(text)),
            list(products(text)),
            list(introduced(text)),
        )
        towns = {(place["start_char"], place["end_char"]) for place in spans.read(doc, "places")}
        rows: list[spans.Row] = []
        for service in resolve(text, found):
            taken = service.rule in (SHORT, NAMED) and (service.start, service.end) in towns
            if not taken and (not rows or service.start >= rows[-1]["end_char"]):
                rows.append(_row(text, service))
        spans.write(doc, "services", rows)
        _release_places(doc, rows)
        return doc


def _release_places(doc: Doc, services: list[spans.Row]) -> None:
    """Take back the places found inside the names of services ("Baku-Tbilisi-Kars", "the Hertford Loop").

    The city that a train is a variant of stays, as in "China-Europe freight train (Zhengzhou)", and so do the ends of
    an unknown train or line, and what a product is made of.
    """
    known = [s for s in services if s["rule"] == "services.lexicon" or _holds_no_places(s)]
    places = spans.read(doc, "places") if known else []
    kept = [p for p in places if not any(_holds(s, p) for s in known)]
    if len(kept) < len(places):
        spans.write(doc, "places", kept)


def _holds_no_places(service: spans.Row) -> bool:
    return service["kind"] != "product" and "-" not in service["name"]


def _holds(service: spans.Row, place: spans.Row) -> bool:
    inside = service["start_char"] <= place["start_char"] and place["end_char"] <= service["end_char"]
    return bool(inside and place["text"] != service["variant"])


def _row(text: str, service: Found) -> spans.Row:
    return {
        "text": text[service.start : service.end],
        "start_char": service.start,
        "end_char": service.end,
        "rule": service.rule,
        "kind": service.kind,
        "name": service.name,
        "variant": service.variant,
        "number": service.number,
    }


@Language.factory("freight_services", default_config={"entries": []}, assigns=["doc.spans", "doc._.services"])
def create(nlp: Language, name: str, entries: Any) -> Services:  # typed, spaCy would look at each value, many times
    """The factory spaCy calls for ``nlp.add_pipe("freight_services")``."""
    return Services(entries)
