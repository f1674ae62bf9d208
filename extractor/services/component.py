"""Registers the component ``freight_services``."""

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.services.find import Found, by_form, in_lexicon, products, quoted, singular
from extractor.services.lexicon import OWN, PACKAGED, check, index, packaged

_VARIANT = re.compile(r"[\"”’']?[ \u00a0]?\((?P<variant>[A-ZÀ-Ž][\w'’]+(?:[ -–][A-ZÀ-Ž]?[\w'’]+){0,3})\)")
_NUMBER = re.compile(r"(?P<number>\b[A-Z]{1,2}\d{3,5})[ \u00a0]\Z")
_NOT_VARIANTS = re.compile(r"^(?:[A-Z]{2,}s?|Photo|Source|Xinhua|File)$")


class Services:
    """Finds names under which freight trains run."""

    def __init__(self, entries: list[dict[str, Any]] | None = None) -> None:
        own = [check(row, "services", OWN) for row in entries or []]
        taken = {entry.name for entry in own}
        self.index = index([*own, *(entry for entry in packaged() if entry.name not in taken)])

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["services"]``."""
        text = spans.text_of(doc)
        found = _merge([*in_lexicon(text, self.index)], [*quoted(text)], [*by_form(text)], [*products(text)])
        found = _brands(text, [service for service in found if not _in_company(text, service)])
        rows: list[spans.Row] = []
        for service in found:
            if not rows or service.start >= rows[-1]["end_char"]:
                rows.append(_row(text, service))
        spans.write(doc, "services", rows, label="kind", value="name")
        return doc


# "Shaanxi Silk Road Logistics", "Middle Corridor Multimodal Ltd": a name inside the name of a company.
_COMPANY_AFTER = re.compile(
    r"[ \u00a0](?:Multimodal|Logistics|Group|Co\b|Company|Ltd|Corporation|Fund|Forum|Summit|Association|Authority|Holdings|Bank|News|Chamber)"
)


def _in_company(text: str, service: Found) -> bool:
    return _COMPANY_AFTER.match(text, service.end) is not None


def _merge(*lists: list[Found]) -> list[Found]:
    """One service a stretch of text: a longer name wins, then the earlier list."""
    kept: list[Found] = []
    for services in lists:
        for service in services:
            clash = [k for k in kept if k.start < service.end and service.start < k.end]
            if not clash:
                kept.append(service)
            elif all(k.end - k.start < service.end - service.start and not _inside(service, k) for k in clash):
                kept = [k for k in kept if k not in clash]
                kept.append(service)
    return sorted(kept, key=lambda s: s.start)


def _inside(service: Found, lexical: Found) -> bool:
    """Whether a known name fills most of a new one, so that the known one is kept."""
    return lexical.rule in (PACKAGED, OWN) and service.end - service.start < 1.6 * (lexical.end - lexical.start)


def _brands(text: str, found: list[Found]) -> list[Found]:
    """A brand right before a service is its variant: "Chang'an China-Europe freight train"."""
    kept: list[Found] = []
    for service in found:
        if kept and kept[-1].brand and re.fullmatch(r"[\"”’']?[ \u00a0]", text[kept[-1].end : service.start]):
            brand = kept.pop()
            service.variant, service.start = brand.name, brand.start
        kept.append(service)
    return kept


def _row(text: str, service: Found) -> spans.Row:
    start, end = service.start, service.end
    if service.variant is None and service.kind == "rail_service":
        bracket = _VARIANT.match(text, end)
        if bracket and not _NOT_VARIANTS.match(bracket["variant"]):
            service.variant, end = bracket["variant"], bracket.end()
    number = _NUMBER.search(text, max(0, start - 9), start)
    if number:
        service.number, start = number["number"], number.start()
    return {
        "text": text[start:end],
        "start_char": start,
        "end_char": end,
        "rule": service.rule,
        "kind": service.kind,
        "name": service.name,
        "variant": service.variant,
        "number": service.number,
    }


@Language.factory("freight_services", default_config={"entries": []}, assigns=["doc.spans"])
def create(nlp: Language, name: str, entries: list[dict[str, Any]]) -> Services:
    """The factory spaCy calls for ``nlp.add_pipe("freight_services")``."""
    return Services(entries)
