"""Units that carry a scale or period of their own, or are told by their capitals: "60 Mtpa", "46,000 b/d", "Mt"."""

import re

from extractor.quantities.mention import Unit
from extractor.quantities.unit_names import CASED_UNITS

_SPEED = re.compile(r"\b(?:speed|wind|sail|steam|gust|aircraft|vessel|airspeed)", re.IGNORECASE)


MASS_SCALE = {"Mt": 1e6, "kt": 1e3}
_TONNES_A_YEAR = re.compile(r"[ \u00a0]?-?(?P<scale>[Mm]{1,2}|[Kk])?[Tt][Pp][Aa]\b")
_BARRELS_A_DAY = re.compile(r"[ \u00a0]?(?P<scale>[mk])?(?:b/d|bpd|bbls?/d|bopd)\b")
_CUBIC_METRES = re.compile(r"[ \u00a0]?(?P<scale>[mb])cm\b")
# "1,876.6 billion tariff ton-km", in Russian reports also "bn t/km"
_TARIFF = re.compile(
    r"(?:[ \u00a0]of)?[ \u00a0](?:tariff[ \u00a0]t(?:on(?:ne)?)?[-/]?|t(?:on(?:ne)?)?/)(?:km|kilomet(?:re|er)s?)\b"
)
_IN_BRACKETS = re.compile(r" \((?P<box>[TF]EU)s?\)")  # "4135 (TEU) containers"
# "a 286,000-pound railcar", but money in a "20-pound note"
_POUND = re.compile(
    r"-pound\b(?P<money>[ -](?:notes?|coins?|bills?|fines?|bonus|loans?|deals?|contracts?|investment|price|ticket|fare"
    r"|(?:a|per)[ -])\b)?"
)
# How any of these begins, looked for first because few numbers have one.
_ABBREVIATED = re.compile(
    r"[ \u00a0]?(?:-?[MmKk]{0,2}[Tt][Pp][Aa]\b|[mk]?b(?:/d|pd|bls?/d|opd)|[mb]cm|mmt|MMT"
    r"|(?:of[ \u00a0])?t(?:ariff[ \u00a0]|(?:on(?:ne)?)?/)|\([TF]EU|-pound)"
)
_MILLION_METRIC = re.compile(r"[ \u00a0]?(?:mmt|MMT)\b")


def abbreviated(text: str, position: int) -> Unit | None:
    """A unit with its scale and period in one, or in a form of its own: "60 Mtpa", "46,000 b/d", "4135 (TEU)"."""
    if _ABBREVIATED.match(text, position) is None:
        return None
    yearly = _TONNES_A_YEAR.match(text, position)
    if yearly:
        factor = {"m": 1e6, "mm": 1e6, "k": 1e3}.get((yearly["scale"] or "").lower(), 1.0)
        return Unit("t", "mass", yearly.end(), factor, "year")
    daily = _BARRELS_A_DAY.match(text, position)
    if daily:
        return Unit("bbl", "volume", daily.end(), {"m": 1e6, "k": 1e3}.get(daily["scale"] or "", 1.0), "day")
    gas = _CUBIC_METRES.match(text, position)
    if gas:
        return Unit("m3", "volume", gas.end(), 1e6 if gas["scale"] == "m" else 1e9)
    hauled = _TARIFF.match(text, position)
    if hauled:
        return Unit("tkm", "other", hauled.end())
    boxes = _IN_BRACKETS.match(text, position)
    if boxes:
        return Unit(boxes["box"], "count", boxes.end())
    pound = _POUND.match(text, position)
    if pound:
        end = position + len("-pound")
        return Unit("GBP", "money", end) if pound["money"] else Unit("lb", "mass", end)
    million = _MILLION_METRIC.match(text, position)
    return Unit("t", "mass", million.end(), 1e6) if million else None


def cased(text: str, position: int, match: re.Match[str]) -> Unit | None:
    """A unit that is told by its capitals: "Mt", "MW", "kt" (kilotons, or knots where speed is spoken of)."""
    raw = match["word"].rstrip(".")
    if raw == "kn":  # knots where speed is spoken of, else the kuna
        speed = _SPEED.search(text, max(0, position - 60), match.end() + 40)
        return Unit(*(("knot", "speed") if speed else ("HRK", "money")), match.start("word") + len(raw))
    if raw not in CASED_UNITS or (raw == "m" and text[match.end() : match.end() + 1] == "-"):
        return None
    symbol, kind = CASED_UNITS[raw]
    end = match.start("word") + len(raw)
    if raw == "kt" and _SPEED.search(text, max(0, position - 60), match.end() + 40):
        return Unit("knot", "speed", end)
    scale = MASS_SCALE.get(symbol)
    return Unit("t", kind, end, scale) if scale else Unit(symbol, kind, end)


_MILLION_TONNES = re.compile(r"million (?:metric )?tonn?es?|\(mt\)", re.IGNORECASE)
_IN_MT = re.compile(r"\b([\d.,]+) ?MTs?\b")
_SEVERAL = 3
_LARGEST_IN_MILLIONS = 10_000


def counts_in_millions(text: str) -> bool:
    """Whether a text speaks of million tonnes, so that "MT" beside a number may be short for them."""
    if _MILLION_TONNES.search(text) is not None:
        return True
    told = _IN_MT.findall(text)  # a railway's loading, "10.495 MTs", "0.185 MTs": no metric tons
    return len(told) >= _SEVERAL and all("." in number for number in told)


def is_million_tonnes(text: str, end: int, value: float) -> bool:
    """Whether "MT" or "mt" before ``end`` can be short for million tonnes, not metric tons."""
    return text.endswith(("MT", "mt", "MTs"), 0, end) and value < _LARGEST_IN_MILLIONS


def are_metric_tons(text: str, end: int, value: float) -> bool:
    """Whether "Mt" before ``end`` can only be metric tons, there being too many for millions: "69,000 Mt a day"."""
    return text.endswith("Mt", 0, end) and value >= _LARGEST_IN_MILLIONS
