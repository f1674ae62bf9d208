"""Records of made-up articles, as the extractor would write them, with the movements that a test wants."""

from typing import Any

Row = dict[str, Any]
PLACES: dict[str, Row] = {
    name: {
        "text": name, "name": name, "kind": kind, "country": country, "admin1": admin1,
        "latitude": lat, "longitude": lon, "start_char": 0, "end_char": 0,
    }
    for name, kind, country, admin1, lat, lon in (
        ("Xi'an", "city", "CN", "CN.26", 34.26, 108.94),
        ("Xi'an International Port Station", "facility", "CN", "CN.26", 34.40, 109.06),
        ("Shaanxi", "region", "CN", "CN.26", 35.0, 109.0),
        ("Weinan", "city", "CN", "CN.26", 34.50, 109.51),
        ("Shanxi", "region", "CN", "CN.24", 35.5, 110.5),
        ("Wuhan", "city", "CN", "CN.12", 30.58, 114.27),
        ("China", "country", "CN", None, 35.0, 105.0),
        ("Duisburg", "city", "DE", "DE.07", 51.43, 6.76),
        ("Hamburg", "city", "DE", "DE.04", 53.55, 9.99),
        ("Germany", "country", "DE", None, 51.0, 10.0),
        ("Europe", "area", None, None, 50.0, 15.0),
        ("Weinan Yard", "facility", "DE", None, None, None),
        ("Dalang", "city", "CN", "CN.30", 24.45, 112.49),
        ("Dalang Station", "facility", "CN", "CN.30", 23.22, 113.26),
        ("Guangzhou", "city", "CN", "CN.30", 23.12, 113.25),
    )
}  # fmt: skip


def article(
    name: str,
    *movements: Row,
    published: str | None = "2025-05-20",
    text: str | None = None,
    statistics: tuple[Row, ...] = (),
) -> Row:
    """A record; each movement is given by the slots that differ from a plain departure."""
    text = text or f"{name}: a freight train left. " + " ".join(f"{name}{n}" for n in range(60))
    record: Row = {
        "id": name, "published": published, "url": None, "text": text, "places": [], "quantities": [], "services": [],
        "organisations": [], "movements": [], "statistics": [],
    }  # fmt: skip
    for given in movements:
        record["movements"].append(_movement(record, given))
    for given in statistics:
        record["statistics"].append(_statistic(record, given))
    return record


def _movement(record: Row, given: Row) -> Row:
    ends = [slot for slot in ("origin", "destination") if given.get(slot)]
    evidence = [_evidence(slot, "places", record["places"], PLACES[given[slot]]) for slot in ends]
    evidence += [_evidence("via", "places", record["places"], PLACES[name]) for name in given.get("via", ())]
    if given.get("service") or given.get("number"):
        service = {"name": given.get("service"), "variant": given.get("variant"), "number": given.get("number")}
        evidence.append(_evidence("service", "services", record["services"], service))
    load = []
    for value, counted in given.get("load", ()):
        unit = counted if counted in ("t", "TEU") else None
        record["quantities"].append({"text": f"{value} {counted}", "value": value, "unit": unit, "counted": counted})
        load.append(len(record["quantities"]) - 1)
    day = given.get("when", "2025-05-18")
    first, _, last = (day or "").partition("/")
    return {
        "kind": given.get("kind", "departure"), "status": given.get("status", "done"), "when": day,
        "earliest": first or None, "latest": (last or first) or None, "origin": given.get("origin"),
        "destination": given.get("destination"), "via": [],
        "cargo": [{"text": good} for good in given.get("cargo", ())],
        "load": load, "service": given.get("service"), "operator": given.get("operator"), "evidence": evidence,
        "start_char": 0, "end_char": 10, "sentence": record["text"][:10],
    }  # fmt: skip


def _statistic(record: Row, given: Row) -> Row:
    record["quantities"].append(
        {
            "text": given["text"], "value": given["value"], "high": None, "unit": given.get("unit"),
            "bound": given.get("bound", "exact"), "change": given.get("change"), "per": None, "counted": "trains",
        }
    )  # fmt: skip
    evidence = []
    if given.get("place"):
        evidence.append(_evidence("place", "places", record["places"], PLACES[given["place"]]))
    return {
        "quantity": len(record["quantities"]) - 1, "measure": given.get("measure", "trains"),
        "period": given.get("period", "2024"), "earliest": given.get("earliest", "2024-01-01"),
        "latest": given.get("latest", "2024-12-31"),
        "place": given.get("place"), "service": given.get("service"), "organisation": None, "baseline": None,
        "of": None,
        "evidence": evidence, "start_char": 0, "end_char": 10, "sentence": record["text"][:10],
    }  # fmt: skip


def _evidence(slot: str, name: str, mentions: list[Row], mention: Row) -> Row:
    mentions.append(mention)
    return {"slot": slot, "list": name, "index": len(mentions) - 1, "text": mention["name"]}
