"""Names in quotation marks that the sentence introduces as services, models, brands, products or programmes."""

import re
from collections.abc import Iterator

from extractor.services.found import Found, canonical

_QUOTED = re.compile(
    r"[“‘«\"'](?:"
    r"(?:(?<=[“‘«])|(?<=\")(?<![\w.,!?].)(?=\S))"
    r"(?P<inner>[^\"“”‘’«»\n]{2,90}(?:['’](?=\w)[^\"“”‘’«»\n]{1,40}){0,3})(?:[”’»]|(?<=\S)\")"
    r"|(?<=')(?<![\w.,!?].)(?P<single>[^'\"“”\n]{2,50}(?:'(?=\w)[^'\"“”\n]{1,30}){0,3})'(?!\w))"
)
"""Read from the opening mark, which lets the search skip to it, then what kind of mark it is and what stands before.
Curly, straight and angled marks; an apostrophe inside a word ("Chang'an") does not end a quotation."""

_SPEECH = re.compile(
    r"[.,!?;]\Z|\A(?:from|at|in|on|by|to|for|with|until|since|as|no|not)\b|\b(?:is|are|was|were|will|have|has|had|we|I|you|they|it|can|not|no|be|said|says|that|this)\b"
)

_GENRE = (
    r"(?:brand(?: name)?s?|(?:operating |operation |business |logistics |service |transport )?models?|services?"
    r"|trains?|express|shuttles?|corridors?|routes?"
    r"|products?|lines?|connections?|railway)"
)
_BEFORE = re.compile(
    rf"(?:\b{_GENRE}(?:,)?(?:[ ](?:No\.?|number)[ ]?\d+)?"
    rf"(?:[ ](?:such as|like|as|of|called|named|known as|dubbed|branded|including"
    rf"|under the name(?: of)?|titled|the|an?))*"
    r"|\b(?:marketed as|branded as|sold as|under the (?:name|brand)(?: name)?(?: of)?)(?:[ ]the)?)[ ]?\Z",
    re.IGNORECASE,
)
"""A word for what the name is, right before it: "a model called", "services such as", "marketed as"."""
_NAMING = re.compile(
    r"\b(?:called|named|dubbed|known as|christened|branded|launched|launch of|launching|introduced|started|opened"
    r"|the first|the new|its new|the|an?)(?: the| an?)?[ ]?\Z",
    re.IGNORECASE,
)
_TRAINS = re.compile(r"\b(?:trains?|shuttles?|rail service|freight service|block train|express)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:(?:freight|cargo|container|block|special|express|operating|operation|business"
    r"|logistics|rail|service|transport"
    r"|intermodal|international|China-Europe|direct|parcel|grain|coal|mail|fruit)\s)*"
    r"(?P<genre>trains?|services?|express|brand|banner|label|offer|models?|routes?"
    r"|lines?|shuttles?|corridors?|network"
    r"|programmes?|program|initiative|scheme|plan|campaign|trial|pilot)\b"
)
"""A word for what the name is, right after it: the "Qilu" freight trains."""
_APPOSED = re.compile(
    r",? (?:(?:the|an?|its|their) (?:(?!of\b)[\w-]+ ){0,5}?(?:trains?|shuttle|rail service|service"
    r"|connection|link|line|railway)\b"
    r"(?! (?:driver|fan|operator|station|crew|company|manager|worker)s?\b)"
    r"|as the (?:train|shuttle|service|line|link|connection) (?:is|was|has been) (?:\w+ )?"
    r"(?:called|christened|named|known|dubbed|baptised|baptized|marketed|branded)\b)"
)
"""What the name is, behind a comma: "Railport", the shuttle system; "Hanse", as the train has been christened."""
_CALLED = re.compile(
    r",? as (?:\w+ ){1,4}calls? (?:these|this|those|the|such) (?:[\w-]+ )?(?:trains?|service|shuttle|run)\b"
    r"|,? (?:in which|where|whereby) [^.\n]{0,40}\b(?:wagons?|trains?|trailers?|containers?)\b"
)
"""What it is, by those who call it so: «bobineros», as the trade calls these trains.

Also "twins", in which two trains run."""
_RUNS = re.compile(
    r" (?:has |have |had )?(?:sets? out|runs?|ran|departs?|departed|rolls?|rolled|leaves|left|arrives|arrived"
    r"|called at|calls at)\b| (?:between|from|to) [A-ZÀ-Þ]"
)
"""What only a train does: the "Alter Schwede" has set out; the "Trailer Sud" to Bari."""
_ROUTE = re.compile(r" (?:runs? |ran )?(?:between|from|to) [A-ZÀ-Þ]")
"""What a train does whose name is in small letters: the "train des primeurs" between Perpignan and Rungis."""
_PLURAL = re.compile(r"(?<=[a-z]{3}[a-rt-z])s\Z")
_PROGRAMME = re.compile(r"(?:programmes?|program|initiative|scheme|plan|campaign)\Z")
_ENDS = re.compile(
    r"(?:\b(?:Train|Express|Xpress|Shuttle|Link|Corridor|Railway|Liner)|\b(?:special|freight|container|cargo|block"
    r"|chain) trains?|\btrains)\Z|\A(?:Shuttle|Train|Express) of\b"
)
"""A name that says itself what it is: "Onion Train", "Chery special train", "Shuttle of the Urals"."""
_NAMED_RUN = re.compile(r"\b(?:Train|Express|Shuttle|Service)\Z")
_CHAIN = re.compile(r"[\s,]*(?:and|or|as well as|&)?\s*(?:the\s)?\Z")
_MODEL = re.compile(r"\s?[+＋]\s?")
_MODEL_BEFORE = re.compile(r"\bmodels?\b[^.\n]{0,25}\Z")
_OPEN_MODEL = re.compile(
    r"(?<=[ (])(?!(?:the|an?|new|its) )[a-z][\w-]*(?: [a-z][\w-]*)?"
    r"(?: ?[+＋] ?[\w-]+(?: (?!model)[a-z][\w-]+){0,2}){1,2}(?= (?:\w+ )?models?\b)"
)


def quoted(text: str) -> Iterator[Found]:
    """Names in quotation marks that the sentence introduces, and "X + Y" models."""
    last_end, last_kind = -99, ""
    for match in _QUOTED.finditer(text):
        group = "inner" if match["inner"] else "single"
        inner, start = match[group], match.start(group)
        apposed = inner[0].isupper() and _APPOSED.match(text, match.end(), match.end() + 80) is not None
        apposed = apposed or _CALLED.match(text, match.end()) is not None
        runs = _runs(text, inner, start, match.end())
        if (apposed or runs) and " " in inner:
            inner = inner.rstrip(",")
        words = inner.split()
        if not words or len(words) > 8 or _SPEECH.search(inner.strip()):
            continue
        before = text[max(0, start - 61) : start - 1]
        after = _AFTER.match(text, match.end(), match.end() + 70)
        chained = match.start() - last_end <= 18 and _CHAIN.match(text, last_end, match.start()) is not None
        kind = _kind(
            inner.strip(),
            before,
            after["genre"] if after else "train" if apposed else "run" if runs else None,
            last_kind if chained else None,
            text[max(0, start - 160) : start],
        )
        if kind is None:
            continue
        last_end, last_kind = match.end(), kind
        lead = len(inner) - len(inner.lstrip())
        name = _MODEL.sub(" + ", inner.strip()) if kind == "operating_model" else canonical(inner.strip())
        if kind == "product" and name[0].islower():
            name = _PLURAL.sub("", name)
        yield Found(start + lead, start + len(inner.rstrip()), kind, name, "services.quoted")
    if ("+" in text or "＋" in text) and "model" in text:
        for match in _OPEN_MODEL.finditer(text):
            yield Found(
                match.start(), match.end(), "operating_model", _MODEL.sub(" + ", match.group()), "services.model"
            )


def _runs(text: str, inner: str, start: int, end: int) -> bool:
    """Whether a name does what trains do, where trains and not ships are spoken of."""
    if not (
        text.endswith(("the ", "The "), 0, start - 1) and (_RUNS if inner[0].isupper() else _ROUTE).match(text, end)
    ):
        return False
    around = text[max(0, start - _AROUND) : end + _AROUND]
    return _ON_RAILS.search(around) is not None and _AFLOAT.search(around) is None


_AROUND = 160  # characters in which a text says what runs
_ON_RAILS = re.compile(r"\b(?:trains?|rail|wagons?|locomotives?|shuttles?|intermodal|departures?)\b")
_AFLOAT = re.compile(r"\b(?:ships?|vessels?|ferry|ferries|boats?|barges?|tankers?)\b")


def _kind(inner: str, before: str, genre: str | None, chain: str | None, wide: str) -> str | None:
    """The kind of a quoted name, or None if nothing introduces it; ``chain`` is that of the name listed before it."""
    if re.search(r"\w\s?[+＋]\s?\w", inner):
        return "operating_model"
    if genre and _PROGRAMME.search(genre):
        return "programme" if inner[0].isupper() else None
    if (genre or "").startswith("model") or (
        _MODEL_BEFORE.search(before) and (_BEFORE.search(before) or chain == "operating_model")
    ):
        return "operating_model"
    introduced = genre is not None or _BEFORE.search(before) is not None or chain is not None
    if not introduced and not _ENDS.search(inner):
        named = _NAMING.search(before)
        # "a weekday train between Sendai and Osaka, called ...": the sentence says what is named.
        if not (
            named
            and inner[0].isupper()
            and re.match(r"(?:called|named|dubbed|known|christ|brand)", named.group(), re.I)
            and _TRAINS.search(wide)
        ):
            return None
    if not _NAMED_RUN.search(inner) and (
        re.search(r"\b(?:Corridor|Silk Road|Route|Passage)\b", inner) or (genre or "").startswith("corridor")
    ):
        return "corridor"
    if (inner[0].islower() and genre != "run") or re.search(r"\S \S+ trains?\Z|\btrains\Z", inner):
        return "product"
    return "line" if re.search(r"\b(?:Railway|Line)\Z", inner) else "rail_service"
