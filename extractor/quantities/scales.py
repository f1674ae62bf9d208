"""Reads the words and letters that scale a number: "1.27 lakh crore", "1.3m TEU", "$5 bn"."""

import re

from extractor.quantities.lexicon import SCALES
from extractor.quantities.number_words import Number

_SCALE = re.compile(
    r"(?P<gap>[\s-]?)(?P<scale>[A-Za-z]+)\b"
    r"(?:(?<=Mio|Mrd|Tsd|mln|bln|mio|mrd)\.(?= (?:t|tkm|tonnes?|tons?|TEU|euros?)\b))?"
)
_CAPITAL_SCALES = frozenset("Million Billion Trillion Crore Crores Cr Lakh Lakhs Mn Bn Mio Mrd Tsd".split())
# Letters that scale a number only when they touch it, or with a currency before: "1.3m TEU", "$5b".
_SHORT_SCALES = frozenset("m b k".split())


def scaled(text: str, value: float, start: int, end: int, *, after_currency: bool, in_words: bool) -> Number:
    """The number ``value`` at ``start:end`` with the scale words behind it."""
    factor = 1.0
    for _ in range(2):  # "1.27 lakh crore"
        scale = scale_at(text, end, after_currency=after_currency)
        if scale is None:
            break
        factor *= scale[0]
        end = scale[1]
    return Number(times(value, factor), start, end, factor, in_words, False, value)


def times(value: float, factor: float) -> float:
    """``value`` scaled, without the crumbs of binary arithmetic: 16.9 billion is 16,900,000,000."""
    return value if factor == 1 else float(f"{value * factor:.14g}")


def scale_at(text: str, position: int, *, after_currency: bool = False) -> tuple[float, int] | None:
    """The factor of a scale word at ``position`` and where it ends."""
    match = _SCALE.match(text, position)
    if match is None:
        return None
    raw = match["scale"]
    word = raw.lower()
    factor = SCALES.get(word)
    if raw in ("M", "B") and match["gap"] and after_currency:
        return SCALES[word], match.end()
    if (
        raw in ("M", "B", "K")
        and (not match["gap"] or raw == "B")
        and re.match(r"\s+[a-z]", text[match.end() : match.end() + 3])
    ):
        return SCALES[word], match.end()
    if factor is None or (raw[0].isupper() and len(raw) > 1 and raw not in _CAPITAL_SCALES):
        return None
    if word == "mil":
        return None if match["gap"] and not after_currency else (factor, match.end())
    if word in _SHORT_SCALES:
        return _short_scale(text, match, factor, after_currency=after_currency)
    return factor, match.end()


_BILLIONS = re.compile(r"b\. [a-z]")  # "2.1 b. last year"


def _short_scale(text: str, match: re.Match[str], factor: float, *, after_currency: bool) -> tuple[float, int] | None:
    """A letter that scales: "1.3m TEU", "$5 m", "2.1 b. euros"; not "5 m of track"."""
    end = match.end()
    stopped = text.startswith(".", end) and (_counts_after(text, end + 1) or bool(_BILLIONS.match(text, end - 1)))
    if not (after_currency or stopped or _counts_after(text, end)):
        return None
    if match["gap"] and not (stopped or (after_currency and match["gap"] != "-")):
        return None
    return factor, end + stopped


_COUNTED = re.compile(
    r"\s?(?:-\d|tonnes?\b|tons?\b|t\b|teu|TEU|people|containers|barrels|passengers|units|cars|vehicles|km\b|of\b"
    r"|carloads|journeys|trips|sales|users|customers|households|subscribers|visitors|viewers|downloads|homes|residents"
    r"|workers|jobs|animals|votes|shares|copies|transactions|orders|parcels|items|pieces|bottles|tourists|children"
    r"|students|patients|doses|tests|employees|travellers|travelers"
    r"|(?:(?:US|Swiss|Canadian|Australian|Hong Kong|Malaysian|South African|Danish|Swedish|Norwegian|Czech) )?"
    r"(?:ringgits?|euros?|dollars?|pounds|yuan|renminbi|rupees|rand|rou?bles|tenge|zlotys?|francs?|lira|pesos|reais|won|yen|baht|shillings|naira"
    r"|krone|kroner|kronor|forints?|crowns)\b)"
)


_OF_LENGTH = re.compile(
    r"\s?of\s+(?:(?:the|its|new|old|single|double|main|rail|railway|concrete|steel|copper|overhead|underground)\s+){0,3}"
    r"(?:tracks?|lines?|rails?|railway|sidings?|cables?|wires?|catenary|pipes?|pipeline|fenc\w+|walls?|roads?|tunnels?"
    r"|quays?|berths?|embankments?|platforms?|viaducts?|bridges?|conveyors?|elevation|altitude|headroom|clearance)\b"
)


def _counts_after(text: str, position: int) -> bool:
    """Whether "m" at ``position`` means million: something is counted in it, and not metres of track."""
    return bool(_COUNTED.match(text, position)) and not _OF_LENGTH.match(text, position)
