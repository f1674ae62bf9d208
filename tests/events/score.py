"""How well tellings are linked: B-cubed (Bagga and Baldwin, 1998) on stories retold by several outlets.

    python -m tests.events.score [--half dev|judge] [--extracted] [--errors]

``tests/events/gold/stories.jsonl`` holds short articles, each with the movements it tells of and the event each belongs
to; near misses (the next day's train, the return train, another terminal) are events of their own. By default the
movements are those of the gold, so that linking alone is measured; ``--extracted`` takes them from the extractor.
Beside it stands a baseline by exact key: kind, day, origin and destination as written.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from extractor import Extractor
from extractor.events import build

Row = dict[str, Any]
Item = tuple[str, int]
Clustering = dict[Item, Hashable]
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


def gold_of(rows: Iterable[Row]) -> Clustering:
    """Each telling, as (article, number), and its event."""
    return {(row["id"], n): e["event"] for row in rows for n, e in enumerate(row["events"])}


def by_exact_key(rows: Iterable[Row]) -> Clustering:
    """The baseline: what most people would group by."""
    return {
        (row["id"], n): (e["kind"], e["when"], e["origin"], e["destination"])
        for row in rows
        for n, e in enumerate(row["events"])
    }


def with_gold(rows: Iterable[Row], extractor: Extractor) -> list[Row]:
    """Records whose movements are those of the gold; places and sizes are looked up among the extracted mentions."""
    return [_with_gold(row, extractor) for row in rows]


def _with_gold(row: Row, extractor: Extractor) -> Row:
    article = extractor.extract(row["text"], row["published"], id=row["id"], title=row["title"])
    record = article.model_dump(mode="json")
    record["movements"] = [_movement(record, event) for event in row["events"]]
    record["statistics"] = []
    return record


def _movement(record: Row, event: Row) -> Row:
    from extractor.dates.calendar import bounds

    earliest, latest = bounds(event["when"]) if event["when"] else (None, None)
    evidence = []
    for slot, name in (
        ("origin", event["origin"]),
        ("destination", event["destination"]),
        *(("via", v) for v in event["via"]),
    ):
        index = _index(record["places"], name)
        if index is not None:
            evidence.append({"slot": slot, "list": "places", "index": index, "text": name})
    if event["service"] or event["number"]:
        record["services"].append({"name": event["service"], "variant": None, "number": event["number"]})
        evidence.append({"slot": "service", "list": "services", "index": len(record["services"]) - 1})
    sizes = (_index(record["quantities"], size) for size in event["load"])
    start = max(record["text"].find(event["sentence"]), 0)
    return {
        **{key: event[key] for key in ("kind", "status", "when", "origin", "destination", "service", "operator")},
        "earliest": earliest,
        "latest": latest,
        "via": event["via"],
        "cargo": [{"text": good} for good in event["cargo"]],
        "load": [index for index in sizes if index is not None],
        "evidence": evidence,
        "sentence": event["sentence"],
        "start_char": start,
        "end_char": start + len(event["sentence"]),
    }


def _index(mentions: list[Row], text: str | None) -> int | None:
    if not text:
        return None
    same = [i for i, m in enumerate(mentions) if m["text"].casefold() == text.casefold()]
    near = [i for i, m in enumerate(mentions) if text.casefold() in m["text"].casefold() or m["text"] in text]
    return next(iter(same or near), None)


def linked(records: Iterable[Row]) -> Clustering:
    """Each telling, as (article, number), and the event it was linked into."""
    events = build(records)
    return {(t.article, t.fact): event.id for event in events if event.type == "movement" for t in event.tellings}


def aligned(rows: Iterable[Row], extractor: Extractor) -> Clustering:
    """The same for extracted movements, each set beside the gold one it shares most slots with."""
    records, partners = [], {}
    for row in rows:
        article = extractor.extract(row["text"], row["published"], id=row["id"], title=row["title"])
        record = article.model_dump(mode="json")
        records.append(record)
        free = set(range(len(record["movements"])))
        for n, event in enumerate(row["events"]):
            best = max(free, key=lambda i: _shared(event, record["movements"][i]), default=None)
            if best is not None and _shared(event, record["movements"][best]):
                partners[row["id"], best] = (row["id"], n)
                free.discard(best)
    return {partners[item]: group for item, group in linked(records).items() if item in partners}


def _shared(event: Row, movement: Row) -> int:
    same = sum(
        event[key] is not None and event[key] == movement[key] for key in ("kind", "when", "origin", "destination")
    )
    return int(same) + (movement["sentence"] in event["sentence"] or event["sentence"] in movement["sentence"])


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
    ask.add_argument("--half", choices=["dev", "judge"])
    ask.add_argument("--extracted", action="store_true", help="movements as the extractor finds them")
    ask.add_argument("--errors", action="store_true", help="list groups that differ")
    asked = ask.parse_args()
    rows, extractor = stories(asked.half), Extractor()
    gold = gold_of(rows)
    found = aligned(rows, extractor) if asked.extracted else linked(with_gold(rows, extractor))
    print(f"{len(rows)} articles, {len(gold)} tellings, {len(set(gold.values()))} events")
    for name, clustering in (("exact key", by_exact_key(rows)), ("events", found)):
        p, r, f = b_cubed(gold, clustering)
        wrong, of = false_merges(gold, clustering)
        print(f"{name:10} B-cubed precision {p:.3f} recall {r:.3f} F1 {f:.3f}; in mixed groups {wrong} of {of}")
    if asked.errors:
        _print_errors(rows, gold, found)


def _print_errors(rows: list[Row], gold: Clustering, found: Clustering) -> None:
    told: dict[Item, Row] = {(row["id"], n): e for row in rows for n, e in enumerate(row["events"])}
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
                slots = [
                    e[key] for key in ("kind", "when", "origin", "destination", "service", "number", "load", "cargo")
                ]
                print(f"  {'' if item in items else 'MERGED '}{item[0]} {str(found.get(item))[:4]} {slots}")


if __name__ == "__main__":
    main()
