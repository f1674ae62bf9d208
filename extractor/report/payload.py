"""Records as the compact rows that the page works on: only what it shows, with values in plain words."""

from collections.abc import Iterator
from typing import Any

from extractor.models.rows import country_name, place_of
from extractor.report.words import date_in_words, quantity_in_words, set_in_words

Json = dict[str, Any]
MENTIONS = ("dates", "quantities", "places", "services", "organisations")
"""The lists of mentions, in the order that the page numbers them in."""


def article_row(article: Json) -> Json:
    """One record, given as decoded JSON, as the page wants it.

    ``marks``: [list, start, end, what it says, rule]; ``facts``: see `_movement` and `_statistic`.
    """
    marks = [
        [at, *_span(mention), _said(name, mention), mention["rule"]]
        for at, name in enumerate(MENTIONS)
        for mention in article[name]
    ]
    return {
        "id": article["id"] or "",
        "title": article["title"] or "",
        "published": article["published"] or "",
        "url": article["url"] or "",
        "text": article["text"],
        "marks": sorted(marks, key=lambda mark: (mark[1], -mark[2])),
        "points": list(_points(article)),
        "facts": [
            *(_movement(article, m) for m in article["movements"]),
            *(_statistic(article, s) for s in article["statistics"]),
        ],
    }


def without_text(row: Json) -> Json:
    """The row of an article whose text the page leaves out for its size: its facts and points stay."""
    facts = [{key: value for key, value in fact.items() if key not in ("evidence", "span")} for fact in row["facts"]]
    return {**row, "text": None, "marks": [], "facts": facts}


def _span(words: Json) -> list[int]:
    return [words["start_char"], words["end_char"]]


def _points(article: Json) -> Iterator[list[Any]]:
    """Each located place once: [name, country, latitude, longitude, mentions]."""
    count: dict[tuple[Any, ...], int] = {}
    for place in article["places"]:
        if place["latitude"] is not None and place["kind"] in ("city", "facility", "region"):
            key = (place["name"], country_name(place["country"]), place["latitude"], place["longitude"])
            count[key] = count.get(key, 0) + 1
    for key, mentions in count.items():
        yield [*key, mentions]


def _said(name: str, m: Json) -> str:
    """What a mention says, in plain words."""
    if name == "dates":
        words = set_in_words(m["value"], m["repeats"]) if m["type"] == "set" else date_in_words(m["value"], m["mod"])
        return f"{words} (assumed: {', '.join(m['assumed'])})" if m["assumed"] else words
    if name == "quantities":
        return quantity_in_words(m)
    if name == "places":
        where = [m["name"], m["kind"], m["admin1_name"], country_name(m["country"])]
        words = ", ".join(dict.fromkeys(part for part in where if part))
        if m["conflict"]:
            return f"{words} — the text says {country_name(m['stated_country']) or 'otherwise'}"
        return words
    more = [m["name"], m["kind"].replace("_", " ")]
    more += [m["variant"], m["number"]] if name == "services" else [country_name(m["country"])]
    return ", ".join(part for part in more if part)


def _movement(article: Json, m: Json) -> Json:
    return {
        "type": "movement",
        "kind": m["kind"],
        "status": m["status"],
        "date": date_in_words(m["when"]) if m["when"] else "",
        **_days(m),
        "origin": _end(article, m, "origin"),
        "destination": _end(article, m, "destination"),
        "via": [
            _place(article["places"][e["index"]], e["text"]) for e in m["evidence"] if e["slot"] == "via" and e["list"]
        ],
        "cargo": [good["text"] for good in m["cargo"]],
        "load": [article["quantities"][size]["text"] for size in m["load"]],
        "service": m["service"] or "",
        "operator": m["operator"] or "",
        "frequency": m["frequency"]["text"] if m["frequency"] else "",
        **_why(m),
    }


def _statistic(article: Json, s: Json) -> Json:
    quantity = article["quantities"][s["quantity"]]
    level = article["quantities"][s["of"]]["text"] if s["of"] is not None else ""
    period = s["period"] or ""
    rate = period.startswith("P")
    return {
        "type": "statistic",
        "kind": "change" if quantity["change"] else "level",
        "status": "done",
        "quantity": quantity_in_words(quantity),
        "value": -quantity["value"] if quantity["change"] == "decrease" else quantity["value"],
        "unit": quantity["unit"] or quantity["counted"] or "",
        "measure": s["measure"] or "",
        "date": (set_in_words(period) if rate else date_in_words(period)) if period else "",
        **_days(s),
        "place": _end(article, s, "place"),
        "service": s["service"] or "",
        "operator": s["organisation"] or "",
        "baseline": _baseline(s["baseline"]),
        "of": level,
        **_why(s),
    }


def _baseline(value: str | None) -> str:
    if value in (None, "last year", "year-on-year"):
        return value or ""
    return date_in_words(str(value))


def _days(fact: Json) -> Json:
    """First and last day: "from" and "to"."""
    return {"from": (fact["earliest"] or "")[:10], "to": (fact["latest"] or "")[:10]}


def _end(article: Json, fact: Json, slot: str) -> list[Any] | None:
    index = place_of(fact, slot)
    if fact[slot] is None:
        return None
    return _place(article["places"][index], fact[slot]) if index is not None else [fact[slot], None, None, None]


def _place(place: Json, text: str) -> list[Any]:
    """[name, country, latitude, longitude]; the name as the article has it."""
    return [text, country_name(place["country"]), place["latitude"], place["longitude"]]


def _why(fact: Json) -> Json:
    """The sentence, and [slot, start, end, rule, what came second, features] of every slot."""
    evidence = [
        [e["slot"], *_span(e), e["rule"], e["runner_up"]["text"] if e["runner_up"] else "", "; ".join(e["because"])]
        for e in fact["evidence"]
    ]
    return {"span": _span(fact), "rule": fact["rule"], "evidence": evidence}
