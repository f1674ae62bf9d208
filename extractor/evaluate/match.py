"""When an extracted record counts as right: the criteria for each list.

Mentions are compared at three levels. *found*: the spans overlap, one to one. *right*: found, and
normalised right (dates type and value; quantities value, high and unit; places country; services kind).
*full*: right, and the rest too (dates mod; quantities bound, change and per; places kind and within 100 km;
services name and variant). Movements and statistics are compared slot by slot.
"""

import math
from collections.abc import Callable
from typing import Any

from extractor.evaluate.gold import Row

MAX_KM = 100
EARTH_RADIUS_KM = 6371
Slots = frozenset[tuple[str, str]]


def align(gold: list[Row], found: list[Row]) -> list[tuple[Row, Row]]:
    """Pairs of overlapping mentions, one to one, the best intersection over union first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            shared = overlap(g, f)
            if shared > 0:
                union = max(g["end_char"], f["end_char"]) - min(g["start_char"], f["start_char"])
                candidates.append((-shared / union, i, j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def overlap(a: Row, b: Row) -> int:
    """Characters that two mentions share; not positive if none."""
    return int(min(a["end_char"], b["end_char"]) - max(a["start_char"], b["start_char"]))


def _same_number(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return math.isclose(float(a), float(b), rel_tol=1e-6, abs_tol=1e-9)


def _date_value(value: Any) -> str:
    text = str(value or "")
    return text.replace(":00Z", "").removesuffix(":00") if text.count(":") == 2 else text


def plain(value: Any) -> str:
    """A value as values are compared: without case, quotation marks at its ends, and with single spaces."""
    return " ".join(str(value or "").lower().strip("\"'“”‘’").split())


def _km(g: Row, f: Row) -> float:
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (g["lat"], g["lon"], f["latitude"], f["longitude"]))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


def _date_right(g: Row, f: Row) -> bool:
    return g["type"] == f["type"] and _date_value(g["value"]) == _date_value(f["value"])


def _date_full(g: Row, f: Row) -> bool:
    return g.get("mod") == f.get("mod")


def _quantity_right(g: Row, f: Row) -> bool:
    return (
        _same_number(g["value"], f["value"])
        and _same_number(g.get("high"), f.get("high"))
        and (g.get("unit") or None) == (f.get("unit") or None)
    )


def _quantity_full(g: Row, f: Row) -> bool:
    return (g.get("bound") or "exact") == f.get("bound", "exact") and all(
        (g.get(field) or None) == (f.get(field) or None) for field in ("change", "per")
    )


def _place_right(g: Row, f: Row) -> bool:
    return (g.get("country") or None) == (f.get("country") or None)


def _place_full(g: Row, f: Row) -> bool:
    if g["kind"] != f["kind"]:
        return False
    return g.get("lat") is None or (f.get("latitude") is not None and _km(g, f) <= MAX_KM)


def _kind_right(g: Row, f: Row) -> bool:
    return bool(g["kind"] == f["kind"])


def _service_full(g: Row, f: Row) -> bool:
    return all(plain(g.get(field)) == plain(f.get(field)) for field in ("name", "variant"))


def _organisation_full(g: Row, f: Row) -> bool:
    return plain(g.get("name")) == plain(f.get("name"))


Criterion = Callable[[Row, Row], bool]
RIGHT: dict[str, Criterion] = {
    "dates": _date_right,
    "quantities": _quantity_right,
    "places": _place_right,
    "services": _kind_right,
    "organisations": _kind_right,
}
REST: dict[str, Criterion] = {
    "dates": _date_full,
    "quantities": _quantity_full,
    "places": _place_full,
    "services": _service_full,
    "organisations": _organisation_full,
}
"""What *full* asks beyond *right*."""


MOVEMENT_SLOTS = ("kind", "when", "origin", "destination", "service", "operator")
STATISTIC_SLOTS = ("measure", "period", "place", "service", "organisation", "baseline", "of")
_NO_WORDS = frozenset(("the", "a", "an", "of", "its", "total"))


def movement_slots(movement: Row, record: Row) -> Slots:
    """The filled slots of a movement; each good, size and place passed is a slot of its own."""
    slots = set()
    for field in MOVEMENT_SLOTS:
        value = movement.get(field)
        if value:
            slots.add((field, plain(_date_value(value) if field == "when" else value)))
    if (movement.get("status") or "done") != "done":
        slots.add(("status", movement["status"]))
    for field in ("via", "cargo", "load"):
        for item in movement.get(field) or ():
            slots.add((field, plain(_named(item, record))))
    if movement.get("frequency") is not None:
        slots.add(("frequency", plain(_named(movement["frequency"], record))))
    return frozenset(slots)


def statistic_slots(statistic: Row, record: Row) -> dict[str, str]:
    """The slots of a statistic: that it is one (``itself``), and those of `STATISTIC_SLOTS` that it has."""
    slots = {"itself": ""}
    for field in STATISTIC_SLOTS:
        value = statistic.get(field)
        if value is not None and value != "":
            slots[field] = plain(_date_value(_named(value, record)))
    return slots


def agreeing(gold: dict[str, str], found: dict[str, str]) -> list[str]:
    """The slots that two statistics share; measures agree by head noun, or by half of their words."""
    return [
        slot
        for slot, value in gold.items()
        if slot in found and (same_measure(value, found[slot]) if slot == "measure" else value == found[slot])
    ]


def _named(value: Any, record: Row) -> Any:
    """The words of a value given as words, as a record with text, or as an index in the quantities."""
    if isinstance(value, int):
        value = record["quantities"][value]
    return value["text"] if isinstance(value, dict) else value


def same_measure(a: str, b: str) -> bool:
    """Whether two measures agree: by their head noun, or by half of their words."""
    x, y = _measure_words(a), _measure_words(b)
    return bool(x and y) and (x[-1] == y[-1] or 2 * len(set(x) & set(y)) >= len(set(x) | set(y)))


def _measure_words(measure: str) -> list[str]:
    words = (_singular(word) for word in measure.replace("-", " ").split())
    return [word for word in words if word not in _NO_WORDS]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
