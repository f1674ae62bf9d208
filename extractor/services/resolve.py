"""What narrows or repeats a service: brands, variants in brackets, train numbers, acronyms, words for its kind."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from extractor.services.found import NOT_VARIANT, VARIANT, Found
from extractor.services.introduced import NAMED
from extractor.services.lexicon import OWN, PACKAGED
from extractor.services.words import COMPANY_AFTER
from extractor.silence import heard

QUOTED, SHORT = "services.quoted", "services.short"
_BRAND_GAP = re.compile(r"[\"”’']?[ \u00a0][\"“‘']?\Z")
_NUMBER_BEFORE = re.compile(r"(?<![\w-])(?P<number>[A-Z]{1,2}\d{3,5})[ \u00a0]\Z")
_NUMBER_AFTER = re.compile(
    r",?[ \u00a0](?:\((?=[^)\n]{1,16}\)))?(?:[Nn]o\.?[ ]|number(?:ed)?[ ])?(?P<number>[A-Z]{1,2}\d{3,5})(?![\w-])\)?"
)
_ACRONYM = re.compile(
    r"[\"”’']?(?:[ \u00a0][(（][\"“‘']?(?:the )?(?P<acronym>[A-Z][A-Za-z&-]{1,9})[\"”’']?[)）]"
    r"|,? (?:or )?(?P<short>[A-Z][A-Za-z&-]{1,9}),? for short\b)"
)
_APPOSITION = re.compile(
    r",[ ](?:an?|the|its)[ ](?:[^\s,.;]+[ ]){0,4}?(?P<genre>programme|program|scheme|initiative|plan|strategy)\b"
)


def merge(*lists: list[Found]) -> list[Found]:
    """One service a stretch of text: a longer name wins, then the one of the earlier list."""
    kept: list[Found] = []  # in text order, none overlapping another
    for services in lists:
        for service in services:
            first = bisect_right(kept, service.start, key=lambda k: k.end)
            last = bisect_left(kept, service.end, key=lambda k: k.start)
            clash = kept[first:last]
            longest = all(k.end - k.start < service.end - service.start and not _inside(service, k) for k in clash)
            if longest and heard(service.rule):
                kept[first:last] = [service]
    return kept


def _inside(service: Found, known: Found) -> bool:
    """Whether a known name makes up the new one: it is of the form X-Y, or fills most of one that is not."""
    if known.rule not in (PACKAGED, OWN) or (known.kind == "product" and service.rule == QUOTED):
        return False
    if "-" in known.name and known.kind != "product":
        return True
    return "-" not in service.name and service.end - service.start < 1.6 * (known.end - known.start)


def resolve(text: str, found: list[Found]) -> list[Found]:
    """The services of a text with all that the words around them say; those in names of companies are dropped."""
    found = [service for service in found if not COMPANY_AFTER.match(text, service.end)]
    for service in found:
        apposition = _APPOSITION.match(text, service.end)
        if apposition and service.rule not in (PACKAGED, OWN):
            service.kind = "programme"
    found = _with_acronyms(text, _with_brands(text, _with_short_forms(text, _with_repeats(text, found))))
    for service in found:
        _widen(text, service)
    return found


def _with_repeats(text: str, found: list[Found]) -> list[Found]:
    """A name that the text introduces, in quotation marks or not, is the same wherever it stands again."""
    named = {text[s.start : s.end]: s for s in found if s.rule in (QUOTED, NAMED) and s.kind in _REPEATED}
    again = []
    for name, first in named.items():
        at = text.find(name) if (" " in name or first.rule == NAMED) and name[0].isupper() else -1
        while at >= 0:
            if not (text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalpha()):
                again.append(Found(at, at + len(name), first.kind, first.name, first.rule))
            at = text.find(name, at + len(name))
    return merge(found, again) if again else found


_REPEATED = ("rail_service", "corridor", "line")


def _with_short_forms(text: str, found: list[Found]) -> list[Found]:
    """A train that the text names may go without its last word: the Queen City Express, "the Queen City"."""
    named: dict[str, dict[str, Found]] = {}
    for service in found:
        name, _, head = text[service.start : service.end].rpartition(" ")
        if service.kind == "rail_service" and head in _RUNS_BY and name[:1].isupper() and "-" not in name:
            named.setdefault(_first_word(name, 0), {}).setdefault(name, service)
    again = [
        Found(at.end(), at.end() + len(name), service.kind, service.name, SHORT)
        for at in (_ARTICLE.finditer(text) if named else ())
        for name, service in named.get(_first_word(text, at.end()), {}).items()
        if text.startswith(name, at.end()) and not _GOES_ON.match(text, at.end() + len(name))
    ]
    return merge(found, again) if again else found


def _first_word(text: str, start: int) -> str:
    word = _WORD.match(text, start)
    return word.group() if word else ""


_ARTICLE = re.compile(r"(?:[Tt]he|(?<= )an?) (?=[A-ZÀ-Þ])")
_WORD = re.compile(r"[\w'’&]+")
_GOES_ON = re.compile(r"[\w-]|['’]s?\b| [A-Z(]")
_RUNS_BY = frozenset(("Express", "Train", "Flyer", "Shuttle", "Special"))


def _with_brands(text: str, found: list[Found]) -> list[Found]:
    """A brand right before or after a train is its variant: "Chang'an China-Europe freight train"."""
    kept: list[Found] = []
    for service in found:
        last = kept[-1] if kept else None
        if last and last.kind == service.kind == "rail_service" and _BRAND_GAP.match(text, last.end, service.start):
            if last.brand and not service.brand:
                service.variant, service.start = last.name, _quote_before(text, last)
                kept[-1] = service
                continue
            if service.brand and not last.brand and last.variant is None:
                last.variant, last.end = service.name, service.end
                continue
        kept.append(service)
    return kept


def _quote_before(text: str, brand: Found) -> int:
    """Where a brand begins, its opening quotation mark included if the closing one will stand inside."""
    quoted = text[brand.end : brand.end + 1] in tuple("\"”’'") and brand.start and text[brand.start - 1] in "\"“‘'"
    return brand.start - 1 if quoted else brand.start


def _with_acronyms(text: str, found: list[Found]) -> list[Found]:
    """An acronym in brackets after a name stands for it, there and in the rest of the text."""
    meaning: dict[str, Found] = {}
    for service in found:
        match = _ACRONYM.match(text, service.end)
        if match and (match["short"] or _spells(match["acronym"], text[service.start : service.end])):
            meaning.setdefault(match["acronym"] or match["short"], service)
    if not meaning:
        return found
    pattern = re.compile(
        r"(?<![\w-])(?P<short>"
        + "|".join(map(re.escape, sorted(meaning, key=len, reverse=True)))
        + r")(?:-\d{1,4})?(?![\w-])"
    )
    short = []
    for match in pattern.finditer(text):
        full = meaning[match["short"]]
        if match.start() >= full.end:
            short.append(Found(match.start(), match.end(), full.kind, full.name, "services.acronym"))
    same = {(service.start, service.end) for service in short}
    rest = [service for service in found if (service.start, service.end) not in same]
    return merge(rest, [s for s in short if not COMPANY_AFTER.match(text, s.end)])


def _spells(acronym: str, name: str) -> bool:
    """Whether the capitals of ``acronym`` are initials of words of ``name``: in order at least two, in any order three.

    An acronym may be that of the name in another language: the Interoceanic Corridor of the Isthmus (CII).
    """
    initials = "".join(word[0] for word in re.split(r"[\s‐‑–—-]+", name) if word).upper()
    capitals = "".join(c for c in acronym if c.isupper())
    at = 0
    for capital in capitals:
        at = initials.find(capital, at) + 1
        if at == 0:
            return len(capitals) > 2 and not Counter(capitals) - Counter(initials)
    return len(capitals) >= 2


def _widen(text: str, service: Found) -> None:
    """Take in the variant in brackets after a train, and the train number before or after it."""
    if service.kind != "rail_service":
        return
    bracket = VARIANT.match(text, service.end)
    if bracket and service.variant is None and not NOT_VARIANT.match(bracket["variant"]):
        service.variant, service.end = bracket["variant"], bracket.end()
    before = _NUMBER_BEFORE.search(text, max(0, service.start - 9), service.start)
    after = None if before else _NUMBER_AFTER.match(text, service.end)
    if before:
        service.number, service.start = before["number"], before.start()
    elif after:
        service.number, service.end = after["number"], after.end()
