"""Records as wide rows: every reference resolved to text, value and day, so that a spreadsheet needs no joins.

The functions take a record as decoded JSON, so that what is read from a file needs no validation anew.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

Row = dict[str, Any]
ListName = Literal["dates", "quantities", "places", "services", "organisations", "movements", "statistics"]
JOINED = "; "
"""What stands between the values of a slot that holds several."""
_WHERE = ("name", "country", "country_name", "admin1_name", "latitude", "longitude")


def wide(article: Mapping[str, Any], name: str) -> list[Row]:
    """The rows of one list of a record given as decoded JSON."""
    if name == "movements":
        return [movement(article, m) for m in article["movements"]]
    if name == "statistics":
        return [statistic(article, s) for s in article["statistics"]]
    return [mention(row) for row in article[name]]


def mention(row: Row) -> Row:
    """A mention with the English name of its country: "NA" is Namibia, which many readers take for a missing value."""
    flat = {key: JOINED.join(value) if isinstance(value, list) else value for key, value in row.items()}
    if "country" in flat:
        flat["country_name"] = country_name(flat["country"])
    return flat


def movement(article: Mapping[str, Any], m: Row) -> Row:
    """A movement with its places, sizes and days written out."""
    row = {"kind": m["kind"], "status": m["status"], "when": m["when"], **_days(m)}
    for end in ("origin", "destination"):
        row |= {end: m[end], **_where(article, m, end)}
    return row | {
        "via": JOINED.join(m["via"]),
        "cargo": JOINED.join(good["text"] for good in m["cargo"]),
        "load": JOINED.join(article["quantities"][size]["text"] for size in m["load"]),
        "service": m["service"],
        "operator": m["operator"],
        "frequency": m["frequency"]["text"] if m["frequency"] else None,
        **_said(m),
    }


def statistic(article: Mapping[str, Any], s: Row) -> Row:
    """A statistic with its number, unit, names and days written out."""
    quantity = article["quantities"][s["quantity"]]
    fields = ("kind", "value", "high", "unit", "bound", "change", "per", "counted")
    row = {"quantity": quantity["text"], **{field: quantity[field] for field in fields}}
    row |= {"measure": s["measure"], "period": s["period"], **_days(s), "place": s["place"]}
    return row | {
        **_where(article, s, "place"),
        "service": s["service"],
        "organisation": s["organisation"],
        "baseline": s["baseline"],
        "of": article["quantities"][s["of"]]["text"] if s["of"] is not None else None,
        **_said(s),
    }


def place_of(fact: Row, slot: str) -> int | None:
    """The place that fills a slot of a fact, as an index in the article's places."""
    found = (e["index"] for e in fact["evidence"] if e["slot"] == slot and e["list"] == "places")
    return next(found, None)


def country_name(code: str | None) -> str | None:
    """The English name of a country by its ISO 3166-1 alpha-2 code; None if there is none."""
    return _countries().get(code) if code else None


@cache
def _countries() -> dict[str, str]:
    text = resources.files("extractor").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}


def _days(fact: Row) -> Row:
    """First and last day, without the clock time of some values: a column that every reader takes for dates."""
    return {name: fact[name][:10] if fact[name] else None for name in ("earliest", "latest")}


def _said(fact: Row) -> Row:
    return {key: fact[key] for key in ("sentence", "start_char", "end_char", "rule")}


def _where(article: Mapping[str, Any], fact: Row, slot: str) -> Row:
    """The standard name and position of the place that fills a slot."""
    index = place_of(fact, slot)
    place = {} if index is None else mention(article["places"][index])
    return {f"{slot}_{field}": place.get(field) for field in _WHERE}
