"""New names by their form: a head word such as Express, Corridor, railway or train, and what stands before it.

The text is scanned for head words only; the words before each are then read backwards, as far as they can belong to a
name. What a head needs before it, and what it must not have, stands in one function for each kind.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.services.found import Found, canonical
from extractor.services.words import (
    ADJECTIVE,
    COMPANY_AFTER,
    CONNECTORS,
    COURIERS,
    DASHES,
    FREIGHT_WORDS,
    GENERIC,
    GOODS,
    LEADING,
    MODIFIERS,
    OFFERS,
    OFFICES,
    OPERATORS,
    QUOTES,
    SHIPPING_LINES,
    WEAK_OFFERS,
)

_HEAD = re.compile(
    r"[BCEFIPRSTXLMbcelmrst](?<![^\s(\"“‘'/–—-].)(?:"
    r"(?P<express>(?<=[Ee])xpress(?:es)?|(?<=X)press)|(?P<shuttle>(?<=[Ss])huttles?)|(?P<train>(?<=[Tt])rains?)"
    r"|(?P<service>(?<=[Ss])ervices?)|(?P<special>(?<=S)pecial|(?<=F)lyer|(?<=C)onnector)"
    r"|(?P<corridor>(?<=[Cc])orridors?)|(?P<route>(?<=R)oute)|(?P<bridge>(?<=L)and[ -]?[Bb]ridge)"
    r"|(?P<railway>(?<=[Rr])ail(?:ways?|road)|(?<=S)GR)"
    r"|(?P<line>(?<=[Ll])ine|(?<=[Rr])ail [Ll]ink|(?<=[Mm])ainline|(?<=M)ain (?:Trunk|Line)|(?<=[Bb])ranch"
    r"|(?<=L)oop|(?<=S)ubdivision)|(?P<link>(?<=L)ink)"
    r"|(?P<programme>(?<=P)(?:lan|rogramme|rogram)|(?<=S)(?:cheme|trategy)|(?<=I)nitiative))(?![\w'’])"
)
"""Head words, read from their first letter, which lets the search skip all others at once. Small letters count where
names are often so written: "the Zangezur corridor", "the Simandou railway"."""
_WORD = re.compile(r"[^\s\u00a0]+")
_CAPITAL = re.compile(r"[\"“‘'(]?[A-ZÀ-ÖØ-Þ][\w'’&]*(?:[‐‑–—/-][\w'’]+)*[‐‑–-]?\Z|(?:St|Mt|U\.S)\.\Z|\d{1,4}\Z")
_PAIR = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’]+(?:[{DASHES}](?:[A-ZÀ-ÖØ-Þ][\w'’]+))+\Z")
_WINDOW = 90


@dataclass(slots=True)
class Before:
    """What stands before a head: the capitalised words of the name, then generic words in small letters."""

    start: int
    words: list[str]
    modifiers: list[tuple[str, int]]
    article: bool

    @property
    def pair(self) -> bool:
        """Whether the name is of the form City-City."""
        return any(_PAIR.match(word) for word in self.words) and not self.words[0].startswith(_BRANDS_WITH_HYPHEN)

    @property
    def about_freight(self) -> bool:
        """Whether a word before the head speaks of freight."""
        return any(word.lower() in FREIGHT_WORDS for word in (*self.words, *(word for word, _ in self.modifiers)))


_BRANDS_WITH_HYPHEN = ("Rolls-", "Coca-", "Wi-", "Mercedes-", "Harley-", "COVID-", "Covid-", "Asia-Pacific")


def by_form(text: str) -> Iterator[Found]:
    """New names by their form: "Qingdao-Minsk express train", "Huangshan Tea Express", "Zangezur corridor"."""
    for match in _HEAD.finditer(text):
        stop = _without_acronym(text, match.start())
        if not _may_be_name(text, stop):
            continue
        before = _before(text, stop)
        group = match.lastgroup or ""
        if not before.words:
            if group in ("train", "express"):
                yield from _offer(text, match, before)
            continue
        if stop < match.start() and not before.pair:
            continue  # "the Trans-Caspian International Transport Route (TITR) corridor" has its name before
        if COMPANY_AFTER.match(text, match.end()) or " ".join(before.words) in OPERATORS:
            continue
        kind = _ACCEPT[group](text, match, before)
        if kind:
            end = _network(text, match.end()) if group in ("express", "shuttle") else match.end()
            surface = text[before.start : stop] + text[match.start() : end]
            yield Found(before.start, end, kind, canonical(surface), f"services.{group}")
    yield from _prefixed(text)


_ACRONYM = re.compile(r"(?<=[\w'’] )\([A-Z][A-Z-]{1,7}\) \Z")


def _without_acronym(text: str, head: int) -> int:
    """Where the words before a head end, before an acronym of them: "the Islamabad-Tehran-Istanbul (ITI) train"."""
    if not text.startswith(")", head - 2):
        return head
    acronym = _ACRONYM.search(text, max(0, head - 13), head)
    return acronym.start() if acronym else head


def _may_be_name(text: str, head: int) -> bool:
    """Whether the word before ``head`` can belong to a name or an offer: a quick look that spares most heads."""
    if head < 2:
        return False
    at = head - 1
    while at and not text[at - 1].isspace() and head - at < _WINDOW:
        at -= 1
    word = text[at : head - 1]
    return word[:1].isupper() or word[:1] in QUOTES or word in MODIFIERS or word[:1].isdigit() or word[-1:].isdigit()


def _before(text: str, head: int) -> Before:
    """The words before ``head``, read backwards: first those in small letters, then those of the name."""
    base = max(0, head - _WINDOW, text.rfind("\n", max(0, head - _WINDOW), head) + 1)
    spans = [(m.group(), m.start()) for m in _WORD.finditer(text, base, head)]
    if base and spans and not text[base - 1].isspace():
        spans.pop(0)  # cut in the middle of a word
    modifiers: list[tuple[str, int]] = []
    while spans and spans[-1][0] in MODIFIERS:
        modifiers.insert(0, spans.pop())
    words: list[tuple[str, int]] = []
    while spans and len(words) < _MOST_WORDS:
        word, at = spans[-1]
        joins = word in CONNECTORS and words and len(spans) > 1 and _CAPITAL.match(spans[-2][0])
        if word.endswith(_CLOSED) or not (_CAPITAL.match(word) or joins):
            break
        spans.pop()
        if word[0] in QUOTES:
            words.insert(0, (word[1:], at + 1))
            break
        words.insert(0, (word, at))
    if not OFFICES.isdisjoint(word for word, _ in words):
        words.clear()
    measured = bool(spans) and _LENGTH.search(text, max(0, spans[-1][1] - 12), words[0][1] if words else head)
    while len(spans) > 1 and spans[-1][0] in _BETWEEN:
        spans.pop()  # "the new Pajares line"
    article = bool(measured) or (bool(spans) and _determines(spans[-1][0]))
    while words and (words[0][0] in LEADING or words[0][0] in CONNECTORS or words[0][0].isdigit()):
        article = article or words[0][0].lower() in _ARTICLES
        words.pop(0)
    return Before(words[0][1] if words else head, [word for word, _ in words], modifiers, article)


_BETWEEN = frozenset("new old existing former onetime planned busy whole entire historic future parallel once".split())


def _determines(word: str) -> bool:
    return word.lower() in _ARTICLES or word.endswith(_POSSESSIVE)


_LENGTH = re.compile(r"\d[ \u00a0-]?(?:km|kilomet\w+|miles?)[ \u00a0]\Z")
"""Only a line has a length: "the 2,200km Central Australia Railway"."""
_POSSESSIVE = ("'s", "’s")
_CLOSED = (*_POSSESSIVE, '"', "”", "’", "'")
"""What ends before the name: a possessor, or a quotation."""
_MOST_WORDS = 8
_ARTICLES = frozenset("the a an its their our new".split())


def _generic(words: list[str]) -> bool:
    return all(word in GENERIC or word in CONNECTORS or ADJECTIVE.match(word) for word in words)


def _is_capital(match: re.Match[str]) -> bool:
    return match.group()[0].isupper()


def _run(text: str, match: re.Match[str], before: Before) -> str | None:
    """Express, Shuttle, Special: any proper name will do, but not a courier, a newspaper or a ship."""
    words = before.words
    if _generic(words) or words[-1] in COURIERS or _PASSENGER.search(text, max(0, before.start - 30), match.end() + 25):
        return None
    if _AFTER_EXPRESS.match(text, match.end()) or _VESSEL.search(text, max(0, before.start - 25), before.start):
        return None
    if _is_capital(match):
        return "rail_service" if not before.modifiers else None
    return "rail_service" if before.pair else None


_AFTER_EXPRESS = re.compile(
    r"[ \u00a0](?:News|Tribune|Bank|Delivery|Courier|Worldwide|Entry|newspaper|parcels?|deliver|way|highway)"
)
_VESSEL = re.compile(
    r"\b(?:vessel|ship|ferry|MV|M/V|airline|aircraft|carrier|newspaper|daily"
    r"|courier)[ \u00a0](?:the[ \u00a0])?[\"“‘']?\Z"
)
_PASSENGER = re.compile(
    r"\b(?:passenger|high-speed|tourist|sleeper|commuter|metro|subway|bus|ferry|flights?|airline|shipping|(?<!-)sea)\b"
)


def _train(text: str, match: re.Match[str], before: Before) -> str | None:
    """A train is named by a pair of places with a freight word, or by a proper name before Train."""
    if _PASSENGER.search(text, max(0, before.start - 30), match.end() + 25) or _generic(before.words):
        return None
    if before.pair:
        return "rail_service" if before.about_freight or not _HALF_PAIR.match(before.words[0]) else None
    titled = _is_capital(match) and not before.modifiers and match.group() == "Train"
    return "rail_service" if titled and not _PASSENGER.search(before.words[-1].lower()) else None


_HALF_PAIR = re.compile(r"(?:Sino|Afro|Pan|Trans|Mid|Anglo|Inter|Asia|Euro|Europe|North|South|East|West)[‐‑–—-]")
"""What makes an adjective of a pair: "Sino-European trains" are no named service unless they carry freight."""


def _service(text: str, match: re.Match[str], before: Before) -> str | None:
    """A service is named by a pair of places with a freight word: "Duisburg-Xi'an rail freight service"."""
    return _train(text, match, before) if before.pair else None


def _corridor(text: str, match: re.Match[str], before: Before) -> str | None:
    compass = before.words[-1] in _COMPASS and before.article and match.group() == "Corridor"
    if (_generic(before.words) and not compass) or before.words == ["Green"] or match.group() == "corridors":
        return None
    if match.group()[0] == "c" and not (before.article or before.pair):
        return None
    return "corridor"


_COMPASS = frozenset("North South East West".split())


def _route(text: str, match: re.Match[str], before: Before) -> str | None:
    if _generic(before.words) or before.modifiers or {"Sea", "Bus", "Air"} & set(before.words):
        return None
    return "corridor"


_STATION = re.compile(
    r"[ \u00a0](?:[a-z]+[ \u00a0])?(?:[Ss]tation|[Tt]erminal|[Yy]ard|[Bb]order|[Pp]ort|[Jj]unction)\b"
)


def _railway(text: str, match: re.Match[str], before: Before) -> str | None:
    """A railway as infrastructure. "X-Y Railway" is one; "Z Railway" may be a company, unless treated as a line."""
    words = before.words
    if match.group()[0] == "r" and _STATION.match(text, match.end()):
        return None  # "Ak-Yayla railway station": a place
    if _generic(words) or words[-1] in ("State", "National", "Federal"):
        return None
    if before.pair or words[0].startswith(("Trans", "Inland")) or match.group() == "SGR":
        return "line"
    if "Gauge" in words or _GAUGE & {word for word, _ in before.modifiers}:
        return "line"
    if match.group().endswith("s"):
        return None
    if match.group()[0] == "r":
        on_it = _ON.search(text, max(0, before.start - 40), before.start)
        return "line" if before.article and (len(words) > 1 or on_it) else None
    as_line = _ON.search(text, max(0, before.start - 40), before.start) or _LINE_AFTER.match(text, match.end())
    return "line" if as_line or _LENGTH.search(text, max(0, before.start - 16), before.start) else None


_ON = re.compile(
    r"\b(?:on|along|via|over|onto|across|stretch of|section of|construction of|opening of|reopening of|built|build"
    r"|using|km of)[ \u00a0]"
    r"(?:the[ \u00a0]|an?[ \u00a0]|its[ \u00a0])?(?:new[ \u00a0])?\Z"
)
_LINE_AFTER = re.compile(
    r",?[ \u00a0](?:line\b|project\b|section\b|opened\b|reopened\b|connects\b|links\b|connecting\b|linking\b|runs\b"
    r"|stretches\b|carried\b|carries\b"
    r"|was (?:built|opened|completed|closed)\b|which (?:connects|links|runs)\b|is being built\b|a railway of\b)"
)


_GAUGE = frozenset(("standard-gauge", "standard", "gauge", "heavy-haul"))


def _line(text: str, match: re.Match[str], before: Before) -> str | None:
    """A line takes the article or is a pair; a shipping line does neither."""
    words = before.words
    compass = match.group() == "Line" and before.article and len(words) > 1 and words[-1] in _COMPASS
    if (_generic(words) and not compass) or " ".join(words) in SHIPPING_LINES or words[-1] in SHIPPING_LINES:
        return None
    if _NOT_A_LINE.match(text, match.end()) or _NO_RAILS & {word for word, _ in before.modifiers}:
        return None
    if match.group() in ("Branch", "Subdivision", "Main Trunk", "Main Line"):
        on_it = before.article and _ON.search(text, max(0, before.start - 40), before.start)
        return "line" if match.group().startswith("Main") or on_it else None
    if match.group() == "branch" and (
        before.modifiers or _OFFICE.search(text, max(0, before.start - 40), match.end() + 40)
    ):
        return None
    if len(words) == 1 and match.group()[0] in "lb" and not before.pair:
        on_rails = _RAILS.search(text, max(0, before.start - _NEARBY), match.end() + _NEARBY)
        return "line" if before.article and on_rails else None
    return "line" if before.pair or (before.article and len(words) <= 4) else None


_OFFICE = re.compile(r"\b(?:bank|office|company|union|party|store|manager|staff|regional)\b")
_NEARBY = 160  # characters in which a text says that it speaks of rails
_RAILS = re.compile(r"\b(?:trains?|rail\w*|tracks?|gauge|freight|tunnels?|wagons?|locomotives?)\b")
_NO_RAILS = frozenset(("production", "shipping"))
_NOT_A_LINE = re.compile(r"[ \u00a0](?:of|up|at|between|from|manager|items?|haul)\b|-|[ \u00a0]\d")


def _link(text: str, match: re.Match[str], before: Before) -> str | None:
    named = not _generic(before.words) and not before.modifiers and (len(before.words) > 1 or before.pair)
    return "rail_service" if named else None


def _bridge(text: str, match: re.Match[str], before: Before) -> str | None:
    return None if _generic(before.words) or before.modifiers else "corridor"


def _programme(text: str, match: re.Match[str], before: Before) -> str | None:
    """Two proper words at least: "Belgrano Norte Plan"; five-year plans and agencies of the UN are none."""
    words = before.words
    if len(words) < 2 or _generic(words) or before.modifiers or _NOT_PROGRAMME.search(" ".join(words)):
        return None
    return "programme"


_NOT_PROGRAMME = re.compile(
    r"Year\b|Food\b|Nations\b|Development\Z|Environment\Z|Action\Z|Business\Z|Health\b|Master\Z|Relief\b"
)

_ACCEPT: dict[str, Callable[[str, re.Match[str], Before], str | None]] = {
    "express": _run,
    "shuttle": _run,
    "special": _run,
    "train": _train,
    "service": _service,
    "corridor": _corridor,
    "route": _route,
    "bridge": _bridge,
    "railway": _railway,
    "line": _line,
    "link": _link,
    "programme": _programme,
}


def _network(text: str, end: int) -> int:
    """ "Green Xpress Network": the network is part of the name."""
    return end + len(" Network") if text.startswith(" Network", end) else end


def _offer(text: str, match: re.Match[str], before: Before) -> Iterator[Found]:
    """A type of train that is sold: "cross-border e-commerce freight train", "chilli express"."""
    words = [word for word, _ in before.modifiers]
    keep = len(words)
    while keep and words[keep - 1] in _PLAIN:
        keep -= 1
    first = keep
    while first and words[first - 1] in (OFFERS if match.lastgroup == "train" else _SOLD):
        first -= 1
    if all(word in WEAK_OFFERS for word in words[first:keep]) or _SUCH_AS.match(text, match.end()):
        return
    start = before.modifiers[first][1]
    yield Found(start, match.end(), "product", canonical(text[start : match.end()]), "services.offer")


_PLAIN = (FREIGHT_WORDS | {"special", "dedicated"}) - OFFERS
_SOLD = OFFERS | GOODS
# "customised trains such as ...": the names that follow are the offers.
_SUCH_AS = re.compile(r"s?[ \u00a0](?:such as|like|including)\b")

_FOREIGN_HEADS = ("Ferr", "Estrada", "Linha", "Línea", "Corr", "Tre", "Chemin")
_FOREIGN = re.compile(
    r"\b(?:(?P<line>Ferrovia|Ferrocarril|Estrada de Ferro|Linha|Línea|Ferroanel|Chemin de [Ff]er)"
    r"|(?P<corridor>Corredor|Corridoio)"
    r"|(?P<rail_service>Tren|Trem))(?=[ ]d|[ ][A-ZÀ-Þ])(?P<name>(?:[ ](?:d[aeo]s?|del|de la|do|du|e|y"
    r"|et))?[ ][A-ZÀ-Þ][\w'’-]+"
    r"(?:(?:[ ](?:d[aeo]s?|del|de la|do|du|e|y|et))?[ ][A-ZÀ-Þ][\w'’-]+){0,4})"
)
_NUMBERED = re.compile(
    r"\b(?:(?:Pan-European |Rail Freight |European )?Corridor|RFC) (?:[IVX]{1,4}[a-d]?|\d{1,2})\b(?![.,]?\d| km)"
)
_JOINED = re.compile(r"(?<![\w-])[A-Z][a-z]{2,}(?:Express|Shuttle)\b(?![ ](?:GmbH|AG|Ltd|Inc|Group))")

# Lines of countries that write them as one word: "the Havenspoorlijn", "Nordlandsbanen".
_COMPOUND = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}(?:spoorlijn|spoorweg|banen|strecke|linjen|jernbane|järnvägen)\b")
_PROJECT = re.compile(r"(?<!\w)(?!The |A )(?:[A-Z][\w-]+ ){1,3}Rail(?:way)?(?: Link| Corridor)? Project\b")

_OTHER_FORMS = (
    (_COMPOUND, ("spoor", "banen", "strecke", "linjen", "jernbane", "järnväg"), "line", "compound"),
    (_PROJECT, (" Project",), "programme", "programme"),
    (_NUMBERED, ("Corridor ", "RFC "), "corridor", "numbered"),
    (_JOINED, ("Express", "Shuttle"), "rail_service", "joined"),
)


def _prefixed(text: str) -> Iterator[Found]:
    """Names whose head is not their last word: "Ferrovia Norte-Sul", "Corridor VIII", "AlbatrossExpress"."""
    foreign = _FOREIGN.finditer(text) if any(head in text for head in _FOREIGN_HEADS) else ()
    for match in foreign:
        if not COMPANY_AFTER.match(text, match.end()):
            kind = next(k for k in ("line", "corridor", "rail_service") if match[k])
            yield Found(match.start(), match.end(), kind, match.group(), "services.foreign")
    for pattern, hints, kind, rule in _OTHER_FORMS:
        for match in pattern.finditer(text) if any(hint in text for hint in hints) else ():
            yield Found(match.start(), match.end(), kind, match.group(), f"services.{rule}")
