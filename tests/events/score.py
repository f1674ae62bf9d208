"""How well tellings are linked: B-cubed (Bagga and Baldwin, 1998) on stories retold by several outlets.

    python -m tests.events.score [--half dev|judge|…] [--extracted] [--errors]

``tests/events/gold/stories.jsonl`` holds short articles, each with the movements and figures it tells of and the event
each belongs to; near misses (the next day's train, the return train, another terminal) are events of their own. By
default movements and statistics are those of the gold, so that linking alone is measured; ``--extracted`` takes them
from the extractor. Beside it stands a baseline by exact key: kind, day, origin and destination as written.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from extractor import Extractor
from extractor.dates.calendar import bounds
from extractor.events import build

Row = dict[str, Any]
Item = tuple[str, int]
Clustering = dict[Item, Hashable]
LISTS = {"events": "movements", "figures": "statistics"}
"""The lists of tellings in the gold, and the records they are told by."""
KEYS = {
    "events": ("kind", "when", "origin", "destination"),
    "figures": ("value", "unit", "measure", "period", "place"),
}
GOLD = Path(__file__).parent / "gold" / "stories.jsonl"


def stories(half: str | None = None) -> list[Row]:
    """The articles of one half, or all."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half is None or row["half"] == half]


def b_cubed(gold: Clustering, found: Clustering) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of ``gold``; items that were not found stand alone."""
    wanted, got = defaultdict(set), defaultdict(set)
    for item, group in gold.items():
        wanted[group].add(item)
        got[found.get(item, ("alone", item))].add(item)
    precision = recall = 0.0
    for item, group in gold.items():
        mine, theirs = wanted[group], got[found.get(item, ("alone", item))]
        shared = len(mine & theirs)
        precision += shared / len(theirs)
        recall += shared / len(mine)
    p, r = precision / len(gold), recall / len(gold)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def gold_of(rows: Iterable[Row], told: str) -> Clustering:
    """Each telling, as (article, number), and its event; ``told`` is events or figures."""
    return {(row["id"], n): e["event"] for row in rows for n, e in enumerate(row.get(told, ()))}


def by_exact_key(rows: Iterable[Row], told: str) -> Clustering:
    """The baseline: what most people would group by."""
    return {
        (row["id"], n): tuple(e[slot] for slot in KEYS[told]) for row in rows for n, e in enumerate(row.get(told, ()))
    }


def with_gold(rows: Iterable[Row], extractor: Extractor) -> list[Row]:
    """Records whose movements and statistics are those of the gold.

    Their places and sizes are looked up among the extracted mentions; an end that is not among them is read alone.
    """
    return [_with_gold(row, extractor) for row in rows]


def _with_gold(row: Row, extractor: Extractor) -> Row:
    record = _extracted(row, extractor)
    record["movements"] = [_movement(record, event, extractor) for event in row["events"]]
    record["statistics"] = [_statistic(record, figure, extractor) for figure in row.get("figures", ())]
    return record


def _extracted(row: Row, extractor: Extractor) -> Row:
    article = extractor.extract(row["text"], row["published"], id=row["id"], title=row["title"])
    record: Row = article.model_dump(mode="json")
    return record


def _movement(record: Row, event: Row, extractor: Extractor) -> Row:
    earliest, latest = bounds(event["when"]) if event["when"] else (None, None)
    evidence = [_place(record, slot, event[slot], extractor) for slot in ("origin", "destination") if event[slot]]
    evidence += [_place(record, "via", via, extractor) for via in event["via"]]
    if event["service"] or event["number"]:
        record["services"].append({"name": event["service"], "variant": None, "number": event["number"]})
        evidence.append({"slot": "service", "list": "services", "index": len(record["services"]) - 1})
    sizes = (_index(record["quantities"], size) for size in event["load"])
    return {
        **{key: event[key] for key in ("kind", "status", "when", "origin", "destination", "service", "operator")},
        "earliest": earliest,
        "latest": latest,
        "via": event["via"],
        "cargo": [{"text": good} for good in event["cargo"]],
        "load": [index for index in sizes if index is not None],
        "evidence": evidence,
        **_sentence(record, event),
    }


def _statistic(record: Row, figure: Row, extractor: Extractor) -> Row:
    earliest, latest = bounds(figure["period"]) if figure["period"] else (None, None)
    index = _index(record["quantities"], figure["quantity"])
    quantity = record["quantities"][index] if index is not None else {"high": None, "bound": "exact", "per": None}
    # The value is the gold's: several mentions may hold the words.
    told = {"text": figure["quantity"], **{key: figure[key] for key in ("value", "unit", "change")}}
    record["quantities"].append(quantity | {"counted": None} | told)
    place = [_place(record, "place", figure["place"], extractor)] if figure["place"] else []
    return {
        **{key: figure[key] for key in ("measure", "period", "place", "service", "organisation")},
        "quantity": len(record["quantities"]) - 1,
        "earliest": earliest,
        "latest": latest,
        "baseline": None,
        "of": None,
        "evidence": place,
        **_sentence(record, figure),
    }


def _sentence(record: Row, told: Row) -> Row:
    start = max(record["text"].find(told["sentence"]), 0)
    return {"sentence": told["sentence"], "start_char": start, "end_char": start + len(told["sentence"])}


def _place(record: Row, slot: str, name: str, extractor: Extractor) -> Row:
    index = _index(record["places"], name)
    if index is None:
        index = len(record["places"])
        alone = extractor.extract(f"The freight train left {name} on Monday.").model_dump(mode="json")["places"]
        unknown = dict.fromkeys(("country", "admin1", "latitude", "longitude")) | {"name": name, "kind": "city"}
        nowhere = {"start_char": len(record["text"]), "end_char": len(record["text"])}
        record["places"].append((alone or [unknown])[0] | {"text": name} | nowhere)
    return {"slot": slot, "list": "places", "index": index, "text": name}


def _index(mentions: list[Row], text: str) -> int | None:
    same = [i for i, m in enumerate(mentions) if m["text"].casefold() == text.casefold()]
    near = [i for i, m in enumerate(mentions) if text.casefold() in m["text"].casefold() or m["text"] in text]
    return next(iter(same or near), None)


def linked(records: Iterable[Row], told: str) -> Clustering:
    """Each telling, as (article, number), and the event it was linked into."""
    events = [event for event in build(records) if event.type == LISTS[told][:-1]]
    return {(t.article, t.fact): event.id for event in events for t in event.tellings}


def aligned(rows: Iterable[Row], extractor: Extractor, told: str) -> Clustering:
    """The same for what the extractor finds, each set beside the gold telling it shares most slots with."""
    records, partners = [], {}
    for row in rows:
        record = _extracted(row, extractor)
        records.append(record)
        found = record[LISTS[told]]
        free = set(range(len(found)))
        for n, event in enumerate(row.get(told, ())):
            best = max(free, key=lambda i: _shared(event, found[i], record), default=None)
            if best is not None and _shared(event, found[best], record):
                partners[row["id"], best] = (row["id"], n)
                free.discard(best)
    return {partners[item]: group for item, group in linked(records, told).items() if item in partners}


def _shared(event: Row, found: Row, record: Row) -> int:
    if "quantity" in found:
        value: int = record["quantities"][found["quantity"]]["value"] == event["value"]
        return value and value + (found["period"] == event["period"]) + (found["sentence"] == event["sentence"])
    same = sum(event[key] is not None and event[key] == found[key] for key in KEYS["events"])
    return int(same) + (found["sentence"] in event["sentence"] or event["sentence"] in found["sentence"])


def false_merges(gold: Clustering, found: Clustering) -> tuple[int, int]:
    """How many tellings lie in a group with one of another event, of how many."""
    groups = defaultdict(set)
    for item, group in found.items():
        if item in gold:
            groups[group].add(gold[item])
    return sum(len(groups[found[item]]) > 1 for item in gold if item in found), len(gold)


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--half", choices=sorted({row["half"] for row in stories()}))
    ask.add_argument("--extracted", action="store_true", help="movements as the extractor finds them")
    ask.add_argument("--errors", action="store_true", help="list groups that differ")
    asked = ask.parse_args()
    rows, extractor = stories(asked.half), Extractor()
    records = None if asked.extracted else with_gold(rows, extractor)
    for told in LISTS:
        gold = gold_of(rows, told)
        found = aligned(rows, extractor, told) if records is None else linked(records, told)
        print(f"{len(rows)} articles, {len(gold)} tellings of {len(set(gold.values()))} {told}, {len(found)} found")
        for name, clustering in (("exact key", by_exact_key(rows, told)), ("linked", found)):
            p, r, f = b_cubed(gold, clustering)
            wrong, of = false_merges(gold, clustering)
            print(f"{name:10} B-cubed precision {p:.3f} recall {r:.3f} F1 {f:.3f}; in mixed groups {wrong} of {of}")
        if asked.errors:
            _print_errors(rows, gold, found, told)


def _print_errors(rows: list[Row], gold: Clustering, found: Clustering, kind: str) -> None:
    told: dict[Item, Row] = {(row["id"], n): e for row in rows for n, e in enumerate(row.get(kind, ()))}
    by_event = defaultdict(list)
    for item, event in gold.items():
        by_event[event].append(item)
    for event, items in by_event.items():
        groups = {found.get(item) for item in items}
        others = [item for item in gold if found.get(item) in groups and gold[item] != event]
        if len(groups) > 1 or others:
            print(f"\n{event}")
            for item in (*items, *others):
                e = told[item]
                slots = [value for slot, value in e.items() if slot not in ("event", "sentence")]
                print(f"  {'' if item in items else 'MERGED '}{item[0]} {str(found.get(item))[:4]} {slots}")


if __name__ == "__main__":
    main()
