"""What each head word needs before it to make a name, and what it must not have: one function for each."""

import re
from collections.abc import Callable

from extractor.services.before import LENGTH, Before
from extractor.services.words import ADJECTIVE, CONNECTORS, COURIERS, GENERIC, NAMELESS, SHIPPING_LINES


def _generic(words: list[str]) -> bool:
    return all(word in GENERIC or word in CONNECTORS or ADJECTIVE.match(word) for word in words)


def _is_capital(match: re.Match[str]) -> bool:
    return match.group()[0].isupper()


def _run(text: str, match: re.Match[str], before: Before) -> str | None:
    """Express, Shuttle, Special: any proper name will do, but not a courier, a newspaper or a ship.

    In small letters the ends of a run are no name: "the Milan-Rotterdam shuttle"; "the Qingdao-Minsk express" is one.
    """
    words = before.words
    if _generic(words) or words[-1] in COURIERS or _PASSENGER.search(text, max(0, before.start - 30), match.end() + 25):
        return None
    if _AFTER_EXPRESS.match(text, match.end()) or _VESSEL.search(text, max(0, before.start - 25), before.start):
        return None
    if _is_capital(match):
        return "rail_service" if not before.modifiers else None
    return "rail_service" if before.pair and match.lastgroup == "express" else None


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


def _corridor(text: str, match: re.Match[str], before: Before) -> str | None:
    compass = before.words[-1] in _COMPASS and before.article and match.group() == "Corridor"
    if (_generic(before.words) and not compass) or before.words == ["Green"] or match.group() == "corridors":
        return None
    if _ROAD.search(" ".join(before.words)):
        return None
    if match.group()[0] == "c" and not (before.article or before.pair):
        return None
    return "corridor"


_COMPASS = frozenset("North South East West".split())


def _route(text: str, match: re.Match[str], before: Before) -> str | None:
    if _generic(before.words) or before.modifiers or {"Sea", "Bus", "Air"} & set(before.words):
        return None
    return None if _NUMBER.match(text, match.end()) else "corridor"


_ROAD = re.compile(r"\b(?:Highway|Freeway|Motorway|Interstate|Road|Street|Avenue|[A-Z]{1,2}-?\d{1,3})\Z|Highway \d")
_NUMBER = re.compile(r"[ \u00a0]\d")
"""Roads have numbers: "the Highway 82 corridor", "Illinois Route 159"."""


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
    return "line" if as_line or LENGTH.search(text, max(0, before.start - 16), before.start) else None


_ON = re.compile(
    r"\b(?:on|along|via|over|onto|across|stretch of|section of|construction of|opening of|reopening of|built|build"
    r"|using|km of)[ \u00a0]"
    r"(?:the[ \u00a0]|an?[ \u00a0]|its[ \u00a0])?(?:new[ \u00a0])?\Z"
)
_LINE_AFTER = re.compile(
    r",?[ \u00a0](?:\d[\d,.]*[ -]?(?:km|kilomet|miles?)"
    r"|line\b|project\b|section\b|opened\b|reopened\b|connects\b|links\b|connecting\b|linking\b|runs\b"
    r"|stretches\b|carried\b|carries\b"
    r"|was (?:built|opened|completed|closed)\b|which (?:connects|links|runs)\b|is being built\b|a railway of\b)"
)


_GAUGE = frozenset(("standard-gauge", "standard", "gauge", "heavy-haul"))


def _line(text: str, match: re.Match[str], before: Before) -> str | None:
    """A line takes the article or is a pair; a shipping line does neither."""
    words = before.words
    titled = match.group() == "Line" and before.article
    compass = titled and len(words) > 1 and words[-1] in _COMPASS
    of_region = titled and not NAMELESS.issuperset(words)
    if _generic(words) and not compass and not of_region:
        return None
    if " ".join(words) in SHIPPING_LINES or words[-1] in SHIPPING_LINES:
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
    if match.group()[0] in "lb" and not before.pair and not _on_rails(text, match, before):
        return None
    return "line" if before.pair or (before.article and len(words) <= 4) else None


def _on_rails(text: str, match: re.Match[str], before: Before) -> bool:
    """Whether the text says close by that it speaks of rails: a party has a line too, a bank has branches."""
    return _RAILS.search(text, max(0, before.start - _NEARBY), match.end() + _NEARBY) is not None


_OFFICE = re.compile(r"\b(?:bank|office|company|union|party|store|manager|staff|regional)\b")
_NEARBY = 160  # characters in which a text says that it speaks of rails
_RAILS = re.compile(r"\b(?:trains?|rail\w*|tracks?|gauge|freight|tunnels?|wagons?|locomotives?)\b")
_NO_RAILS = frozenset(("production", "shipping"))
_NOT_A_LINE = re.compile(r"[ \u00a0](?:of|up|at|between|from|manager|items?|haul)\b|-|[ \u00a0]\d")


def _bridge(text: str, match: re.Match[str], before: Before) -> str | None:
    return None if _generic(before.words) or before.modifiers else "corridor"


def _programme(text: str, match: re.Match[str], before: Before) -> str | None:
    """Two proper words at least: "Belgrano Norte Plan"; five-year plans and agencies of the UN are none."""
    words = before.words
    if len(words) < 2 or _generic(words) or before.modifiers or _NOT_PROGRAMME.search(" ".join(words)):
        return None
    return "programme" if _on_rails(text, match, before) or _RAILS.search(" ".join(words).lower()) else None


_NOT_PROGRAMME = re.compile(
    r"Year\b|Food\b|Nations\b|Development\Z|Environment\Z|Action\Z|Business\Z|Health\b|Master\Z|Relief\b"
)

ACCEPT: dict[str, Callable[[str, re.Match[str], Before], str | None]] = {
    "express": _run,
    "shuttle": _run,
    "special": _run,
    "train": _train,
    "corridor": _corridor,
    "route": _route,
    "bridge": _bridge,
    "railway": _railway,
    "line": _line,
    "programme": _programme,
}
