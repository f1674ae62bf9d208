"""Finds named services: those of the lexicon, and new ones by their form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.services.lexicon import ANY_WORD, PACKAGED, Entry, Index, stem

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0\n]*[-‐‑–—/+]?[ \u00a0\n]*\Z")


@dataclass(slots=True)
class Found:
    """A service as found in the text; ``start:end`` are characters."""

    start: int
    end: int
    kind: str
    name: str
    rule: str
    variant: str | None = None
    number: str | None = None
    brand: bool = False


def in_lexicon(text: str, index: Index) -> Iterator[Found]:
    """The longest lexicon name at each word, from left to right."""
    spans = [m.span() for m in _WORD.finditer(text)]
    position = 0
    known = index.get
    for i, (start, end) in enumerate(spans):
        if start < position:
            continue
        aliases = known(stem(text[start:end]))
        if aliases is None:
            continue
        for alias in aliases:
            stop = _matches(text, spans, i, alias.words)
            if stop is None:
                continue
            surface = text[start:stop]
            if alias.exact is not None and surface != alias.exact:
                continue
            if not _proper(surface, alias.entry):
                continue
            stop = len(surface.removesuffix("'s").removesuffix("’s")) + start
            entry = alias.entry
            # Offers keep their own words ("reefer block train"), unless the user says what to call them.
            name = singular(text[start:stop]) if entry.kind == "product" and entry.rule == PACKAGED else entry.name
            yield Found(start, stop, entry.kind, name, entry.rule, brand=entry.brand)
            position = stop
            break


def _matches(text: str, spans: list[tuple[int, int]], i: int, words: tuple[str, ...]) -> int | None:
    if i + len(words) > len(spans):
        return None
    for offset, word in enumerate(words):
        start, end = spans[i + offset]
        if word != ANY_WORD and stem(text[start:end]) != word:
            return None
        if offset and not _GAP.match(text, spans[i + offset - 1][1], start):
            return None
    return spans[i + len(words) - 1][1]


def _proper(surface: str, entry: Entry) -> bool:
    """Proper names begin with a capital; products may stand in small letters."""
    return entry.kind in ("product", "operating_model") or surface[0].isupper() or surface[0].isdigit()


_UP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*"
_PAIR = re.compile(
    rf"(?<![\w-])(?P<places>{_UP}(?:[ ]{_UP})?(?:[-–—]{_UP}(?:[ ]{_UP})?){{1,4}})[ \u00a0]"
    r"(?P<mid>(?:(?:international|direct|cross-border|rail|railway|freight|container|block|cargo|express|intermodal|round-trip"
    r"|multimodal|sea-rail|land-sea|liner|standard[ -]gauge|high-speed|economic|trade|transport|heavy-haul|double-track"
    r"|International|Railway|Rail|Freight|Container|Cargo|Express|Intermodal|Economic|Transport|Trade)[ \u00a0])*)"
    r"(?P<head>trains?|services?|shuttles?|express|railways?|line|corridor|route|Trains?|Services?|Shuttles?|Express|Railways?|Line|Corridor|Link)\b"
    r"(?![ \u00a0](?:Company|Group|Corporation|Co\b|Authority|Administration|Ltd))"
)
_NAMED = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_UP}|[A-Z]{{2,}})(?:[ -](?:{_UP}|of|and|&|to|[A-Z]{{2,}})){{0,5}})[ ]"
    r"(?P<head>Express|Shuttle|Corridor|Railway|Line|Link|Tunnel|Land Bridge|Landbridge|Train|express train)\b"
    r"(?![ \u00a0](?:Company|Group|Corporation|Corp|Co\b|Co\.|Authority|Administration|Ltd|AG|Inc|Holdings?|Board|Ministry|Station|Port|Terminal"
    r"|Commission|Police|Gazette|Institute|Bureau|Hospital|Bank|Daily|News|Journal|Industry|Workers|University|College|Museum|Hub|District))"
)
_NOT_NAMES = re.compile(
    r"^(?:American|Orient|Federal|DHL|Pony|Indian|News|Daily|Sunday|London|Air|The|A|An|Polar|Federal|China|This|That|New|First|One|On|In|From|By"
    r"|State|National|Canadian National|BNSF|Russian|German|French|Kazakh|Swiss|Austrian|Union Pacific|Norfolk Southern|Bottom|Front|Product"
    r"|Production|Hot|Pipe|Canadian Pacific|Kansas City Southern|CSX|Ethiopian|Kenya|Uganda|Tanzania|Zambia|Nigerian|KTZ|VR|PKP|DB|SBB|Eurasian|Their"
    r"|Its|His|International|Our|Freight|Cargo|Container|Passenger|Urban|Deep|Main|Second|Third|Northern Line|Last|Each)$"
)
_KIND_OF_HEAD = {"corridor": "corridor", "route": "corridor", "railway": "line", "line": "line", "tunnel": "line", "land bridge": "corridor",
                 "landbridge": "corridor"}  # fmt: skip


def by_form(text: str) -> Iterator[Found]:
    """New names by their form: "Qingdao-Minsk express", "Sino-Kazakh Farm Produce Express", "Saale Corridor"."""
    for match in _PAIR.finditer(text):
        head = match["head"].lower().rstrip("s") if match["head"].lower() != "express" else "express"
        if head == "route" or (head in ("service", "line", "corridor") and not match["mid"] and head == "service"):
            continue
        if head in ("train", "service") and not re.search(
            r"freight|cargo|container|block|rail|express|intermodal|multimodal|round-trip", match["mid"], re.I
        ):
            continue
        name = singular(re.sub(r"[–—]", "-", match.group()))
        yield Found(match.start(), match.end(), _KIND_OF_HEAD.get(head, "rail_service"), name, "services.pair")
    for match in _NAMED.finditer(text):
        name = match["name"]
        head = match["head"].lower()
        words = name.split()
        while words and words[0] in _LEADING:
            words = words[1:]
        if not words or _NOT_NAMES.match(" ".join(words)) or " ".join(words).endswith((" and", " of", " to", " &")):
            continue
        if head in ("railway", "line", "train", "link", "express train") and not (len(words) > 1 or "-" in name):
            continue
        if head == "railway" and "-" not in name and not name.startswith(("Trans", "Inland")):
            continue
        start = match.start() + len(name) - len(" ".join(words))
        yield Found(
            start, match.end(), _KIND_OF_HEAD.get(head, "rail_service"), text[start : match.end()], "services.named"
        )


_LEADING = frozenset("The A An This That In On At From To For By With As And But Its Their Our New First When While After Since "
                     "Under Via Along Through Both Also Trains Like Marketed".split())  # fmt: skip
_QUOTED = re.compile(
    r"[\"“‘«](?P<inner>[^\"“”‘’«»\n]{2,60}(?:['’](?=\w)[^\"“”‘’«»\n]{1,40})*)[\"”’»]|(?<![\w])'(?P<single>[^'\n]{2,50}(?:'(?=\w)[^'\n]{1,30})*)'(?!\w)"
)
_CUE_BEFORE = re.compile(
    r"(?:\b(?:brands?|brand name|models?|services?|named|called|known as|dubbed|name of|under the|such as|like|launched|trains?|express|marketed as|branded"
    r"|branded as|christened|titled|routes?|lines?|shuttles?|corridors?|products?|and|or|the|new|its|first|,)\s*(?:an?|the|its|as|of)?\s*)\Z",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:freight |cargo |container |block |special |express |operating |business |logistics |rail )*(?:trains?|services?|express|brand|models?|routes?|lines?|shuttles?|corridors?|international corridor|network)\b"
)
_SPEECH = re.compile(r"[.,!?]$|\b(?:is|are|was|were|will|have|has|we|I|you|they|it|can|not|no|be)\b")


def quoted(text: str) -> Iterator[Found]:
    """Names in quotation marks that the sentence introduces as services, models, brands or products."""
    chain_end, chain_kind = -1, ""
    for match in _QUOTED.finditer(text):
        inner = match["inner"] or match["single"]
        start = match.start("inner") if match["inner"] else match.start("single")
        trimmed = inner.strip()
        if len(trimmed.split()) > 8 or _SPEECH.search(trimmed):
            continue
        before = text[max(0, start - 42) : start - 1]
        after = text[match.end() : match.end() + 40]
        chained = 0 <= match.start() - chain_end <= 12 and bool(
            re.fullmatch(r"[\s,]*(?:and|or|as well as)?\s*", text[chain_end : match.start()])
        )
        model = " + " in trimmed or "+" in trimmed
        cue = _service_cue(before) or (_CUE_AFTER.match(after) is not None)
        if not (model or cue or chained):
            continue
        kind = "operating_model" if model else _kind_of(trimmed, before, after)
        if chained and not model:
            kind = "product" if chain_kind == "product" else kind
        chain_end, chain_kind = match.end(), kind
        name = re.sub(r"\s*\+\s*", " + ", trimmed) if model else singular(trimmed)
        yield Found(start, start + len(inner.rstrip()), kind, name, "services.quoted")


_SERVICE_CUE = re.compile(
    r"\b(?:brands?|models?|services?|trains?|express|shuttles?|corridors?|routes?|products?|marketed as|known as|under the name(?: of)?|called|named|dubbed|the|new|first)\b"
    r"(?:\s+(?:such|like|as|of|the|an?|called|named|known|under|including))*\s*(?:the\s+)?\Z",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:brands?|models?|services?|trains?|express|shuttles?|marketed as|under the name|products?|corridors?)\b",
    re.IGNORECASE,
)


def _service_cue(before: str) -> bool:
    match = _SERVICE_CUE.search(before)
    return bool(match and _STRONG.search(before[-42:]))


def _kind_of(inner: str, before: str, after: str) -> str:
    if re.search(r"\bmodels?\b[^.]{0,20}\Z", before) or re.match(
        r"\s*(?:operating |business |logistics )?models?\b", after
    ):
        return "operating_model"
    if re.search(r"\b(?:Corridor|Road|Silk Road|Route|Passage)\b", inner) or "corridor" in after[:26]:
        return "corridor"
    if inner[0].islower():
        return "product"
    return "line" if re.search(r"\b(?:Railway|Line)$", inner) else "rail_service"


_CARGO_KIND = (
    r"cold[- ]chain|temperature-controlled|refrigerated|reefer|cross-border e-commerce|e-commerce|new[- ]energy vehicle|digital|postal|parcel"
    r"|international mail|customi[sz]ed|full[- ]timetable|chill?i|fruit|durian|seafood|tea|auto parts|commercial vehicle|photovoltaic|lithium battery"
)
_PRODUCT = re.compile(
    rf"\b(?P<kind>{_CARGO_KIND})[ \u00a0](?:(?:special|freight|cargo|container|block|express|rail|dedicated)[ \u00a0])*(?:trains?|express)\b",
    re.IGNORECASE,
)
_SPECIALISED = re.compile(r"\b[Ss]peciali[sz]ed (?:freight )?trains\b[^.;]{0,40}?\bfor\s+(?P<list>[^.;]+)")
_OTHERS = re.compile(r"^(?:and |or )?(?:other|others|more|many)\b")


def products(text: str) -> Iterator[Found]:
    """Specialised trains: "cold-chain train", and each good after "specialised trains for"."""
    for match in _PRODUCT.finditer(text):
        yield Found(match.start(), match.end(), "product", singular(match.group()), "services.product")
    for match in _SPECIALISED.finditer(text):
        offset = match.start("list")
        for part in re.finditer(r"(?:[^,]+?)(?=,|\band\b|$)", match["list"]):
            good = part.group().strip()
            good = re.sub(r"^(?:and|or)\s+", "", good)
            if not good or _OTHERS.match(good) or good.startswith("other") or len(good.split()) > 4:
                continue
            start = offset + part.start() + part.group().index(good)
            yield Found(start, start + len(good), "product", f"{singular(good)} train", "services.specialised")


def singular(name: str) -> str:
    """A name with its last word in the singular."""
    head, _, last = name.rpartition(" ")
    if last.lower() in (
        "trains",
        "services",
        "railways",
        "shuttles",
        "corridors",
        "lines",
        "routes",
        "vehicles",
        "chains",
        "products",
        "models",
    ):
        last = last[:-1]
    return f"{head} {last}".strip()
