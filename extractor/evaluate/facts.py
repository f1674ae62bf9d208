"""Scores movements and statistics slot by slot."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from extractor.evaluate.gold import Gold, Row
from extractor.evaluate.match import agreeing, movement_slots, statistic_slots

Count = Callable[[str, int, int, int], None]
"""Adds to a figure: its name, and how many are correct, in the gold, and found."""
Differ = Callable[[str, str, object, object], None]
"""Notes a difference: its list, what it is, gold and found."""


def score_movements(gold: Gold, record: Row, count: Count, differ: Differ) -> None:
    """All slots together, and each slot of its own. Movements that readers could differ on count neither way."""
    rows = gold.lists["movements"]
    wanted = [movement_slots(m, gold.lists) for m in rows]
    found = [movement_slots(m, record) for m in record["movements"]]
    optional = {i for i, m in enumerate(rows) if m.get("optional")}
    correct: list[tuple[str, str]] = []
    free: set[int] = set()
    left, unasked = set(range(len(wanted))), set(range(len(found)))
    shared = sorted((-len(g & f), i, j) for i, g in enumerate(wanted) for j, f in enumerate(found) if g & f)
    for _, i, j in shared:
        if i in left and j in unasked:
            left.discard(i)
            unasked.discard(j)
            if i in optional:
                free.add(j)
                continue
            correct += wanted[i] & found[j]
            if wanted[i] != found[j]:
                differ("movements", "differs", sorted(wanted[i] - found[j]), sorted(found[j] - wanted[i]))
    for i in sorted(left - optional):
        differ("movements", "missed", sorted(wanted[i]), None)
    for j in sorted(unasked):
        differ("movements", "extra", None, sorted(found[j]))
    asked = list(chain.from_iterable(g for i, g in enumerate(wanted) if i not in optional))
    given = list(chain.from_iterable(f for j, f in enumerate(found) if j not in free))
    _count_slots("movements", [s for s, _ in correct], [s for s, _ in asked], [s for s, _ in given], count)


def _count_slots(name: str, correct: list[str], wanted: list[str], found: list[str], count: Count) -> None:
    count(f"{name} slots", len(correct), len(wanted), len(found))
    for slot in sorted({*wanted, *found}):
        count(f"{name} {slot}", correct.count(slot), wanted.count(slot), found.count(slot))


def score_statistics(gold: Gold, record: Row, pairs: list[tuple[Row, Row]], count: Count, differ: Differ) -> None:
    """A gold statistic is met by the one on the aligned quantity; an optional one counts neither way."""
    quantities = record["quantities"]
    by_span = {_span(quantities[s["quantity"]]): statistic_slots(s, record) for s in record["statistics"]}
    spared = {_span(f) for g, f in pairs if g.get("optional")}
    correct: list[str] = []
    asked: list[str] = []
    for statistic, quantity in with_quantities(gold):
        partner = next((f for g, f in pairs if g is quantity), None)
        if statistic.get("optional"):
            spared |= {_span(partner)} if partner else set()
            continue
        slots = statistic_slots(statistic, gold.lists)
        asked += slots
        hit = by_span.get(_span(partner)) if partner else None
        if hit is None:
            differ("statistics", "missed", quantity["text"], None)
            continue
        same = agreeing(slots, hit)
        correct += same
        if len(same) < max(len(slots), len(hit)):
            differ(f"statistics {quantity['text']!r}", "differs", _unlike(slots, same), _unlike(hit, same))
    given = list(chain.from_iterable(slots for span, slots in by_span.items() if span not in spared))
    _count_slots("statistics", correct, asked, given, count)


def _unlike(slots: dict[str, str], same: Iterable[str]) -> list[tuple[str, str]]:
    return sorted((slot, value) for slot, value in slots.items() if slot not in same)


def with_quantities(gold: Gold) -> list[tuple[Row, Row]]:
    """Each gold statistic with the quantity it names; of equal texts the next in order."""
    quantities = gold.lists["quantities"]
    used: set[int] = set()
    cursor = 0
    linked = []
    for statistic in gold.lists["statistics"]:
        order = (*range(cursor, len(quantities)), *range(cursor))
        index = next((k for k in order if k not in used and quantities[k]["text"] == statistic["quantity"]), None)
        if index is None:
            raise ValueError(f"{gold.id}: statistic {statistic['quantity']!r} has no quantity of that text")
        used.add(index)
        cursor = index + 1
        linked.append((statistic, quantities[index]))
    return linked


def with_quantities_of_statistics(one: Gold) -> Gold:
    """The article with the quantities of its statistics in text order, where its quantities were not annotated.

    Then those whose quantity is not in the text are left out.
    """
    if "quantities" in one.lists:
        return one
    text, at = one.story.text, 0
    told = [row for row in one.lists["statistics"] if row["quantity"] in text]
    found = []
    for row in told:
        start = text.find(row["quantity"], at)
        start = start if start >= 0 else text.find(row["quantity"])
        at = start + 1
        found.append({"text": row["quantity"], "start_char": start, "end_char": start + len(row["quantity"])})
    found.sort(key=lambda row: row["start_char"])
    return replace(one, lists=one.lists | {"quantities": found, "statistics": told})


def _span(row: Row) -> tuple[int, int]:
    return row["start_char"], row["end_char"]
