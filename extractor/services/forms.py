"""New names by their form: a head word such as Express, Corridor, railway or train, and what stands before it.

The text is scanned for head words only; the words before each are then read backwards, as far as they can belong to a
name.
"""

import re
from collections.abc import Iterator

from extractor.services.before import Before, before_head, may_be_name
from extractor.services.found import Found, canonical
from extractor.services.heads import ACCEPT
from extractor.services.prefixed import prefixed
from extractor.services.words import BULK, COMPANY_AFTER, FREIGHT_WORDS, GOODS, OFFERS, OPERATORS, WEAK_OFFERS

_HEAD = re.compile(
    r"[BCEFIPRSTXLMbcelmrst](?<![^\s(\"“‘'/–—-].)(?:"
    r"(?P<express>(?<=[Ee])xpress(?:es)?|(?<=X)press)|(?P<shuttle>(?<=[Ss])huttles?)|(?P<train>(?<=[Tt])rains?)"
    r"|(?P<special>(?<=S)pecial|(?<=F)lyer)"
    r"|(?P<corridor>(?<=[Cc])orridors?)|(?P<route>(?<=R)oute)|(?P<bridge>(?<=L)and[ -]?[Bb]ridge)"
    r"|(?P<railway>(?<=[Rr])ail(?:ways?|road)|(?<=S)GR)"
    r"|(?P<line>(?<=[Ll])ine|(?<=[Rr])ail [Ll]ink|(?<=[Mm])ainline|(?<=M)ain (?:Trunk|Line)|(?<=[Bb])ranch"
    r"|(?<=L)oop|(?<=S)ubdivision|(?<=C)hord|(?<=C)ut-?off)"
    r"|(?P<programme>(?<=P)(?:lan|rogramme|rogram)|(?<=S)(?:cheme|trategy)|(?<=I)nitiative))(?![\w'’])"
)
"""Head words, read from their first letter, which lets the search skip all others at once. Small letters count where
names are often so written: "the Zangezur corridor", "the Simandou railway"."""


def by_form(text: str) -> Iterator[Found]:
    """New names by their form: "Qingdao-Minsk express train", "Huangshan Tea Express", "Zangezur corridor"."""
    for match in _HEAD.finditer(text):
        stop = _without_acronym(text, match.start())
        if not may_be_name(text, stop):
            continue
        before = before_head(text, stop)
        group = match.lastgroup or ""
        if not before.words:
            if group in ("train", "express"):
                yield from _offer(text, match, before)
            continue
        if stop < match.start() and not before.pair:
            continue  # "the Trans-Caspian International Transport Route (TITR) corridor" has its name before
        if COMPANY_AFTER.match(text, match.end()) or " ".join(before.words) in OPERATORS:
            continue
        kind = ACCEPT[group](text, match, before)
        if kind:
            end = _network(text, match.end()) if group in ("express", "shuttle") else match.end()
            surface = text[before.start : stop] + text[match.start() : end]
            yield Found(before.start, end, kind, canonical(surface), f"services.{group}")
    yield from prefixed(text)


_ACRONYM = re.compile(r"(?<=[\w'’] )\([A-Z][A-Z-]{1,7}\) \Z")


def _without_acronym(text: str, head: int) -> int:
    """Where the words before a head end, before an acronym of them: "the Islamabad-Tehran-Istanbul (ITI) train"."""
    if not text.startswith(")", head - 2):
        return head
    acronym = _ACRONYM.search(text, max(0, head - 13), head)
    return acronym.start() if acronym else head


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
    while first and words[first - 1] in (_SOLD - BULK if match.lastgroup == "train" else _SOLD):
        first -= 1
    if all(word in WEAK_OFFERS for word in words[first:keep]) or _SUCH_AS.match(text, match.end()):
        return
    start = before.modifiers[first][1]
    yield Found(start, match.end(), "product", canonical(text[start : match.end()]), "services.offer")


_PLAIN = (FREIGHT_WORDS | {"special", "dedicated"}) - OFFERS
_SOLD = OFFERS | GOODS
# "customised trains such as ...": the names that follow are the offers.
_SUCH_AS = re.compile(r"s?[ \u00a0](?:such as|like|including)\b")
