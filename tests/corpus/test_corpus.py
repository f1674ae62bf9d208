"""The corpus keeps its own rules: loadable articles, and gold records that are well formed and stand in the text."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, get_args

import pytest
import yaml

from extractor import Extractor
from extractor.evaluate import Gold
from extractor.evaluate import load as load_gold
from extractor.models import (
    Bound,
    Change,
    DateMod,
    DateType,
    MovementKind,
    OrganisationKind,
    PlaceKind,
    QuantityKind,
    ServiceKind,
    Status,
)
from extractor.sources import load
from tests.conftest import CORPUS

Row = dict[str, Any]

ARTICLES = sorted(path.stem for path in CORPUS.glob("*.txt"))
FRONT_MATTER = {"id", "title", "published", "url", "genre", "region", "origin"}
GENRES = {
    "feature",
    "interview",
    "operator release",
    "photo caption",
    "provincial press",
    "statistics bulletin",
    "trade press",
    "wire brief",
}
REGIONS = {
    "Africa",
    "Caucasus",
    "Central Asia",
    "China",
    "East Asia",
    "Europe",
    "Middle East",
    "North America",
    "Oceania",
    "Russia",
    "South America",
    "South Asia",
    "Southeast Asia",
}
REQUIRED = {
    "dates": {"text", "type", "value"},
    "quantities": {"text", "value", "kind", "unit"},
    "places": {"text", "kind", "country"},
    "services": {"text", "kind", "name"},
    "organisations": {"text", "kind", "name"},
    "movements": {"kind", "when", "origin", "destination", "via", "cargo", "service", "operator", "load", "frequency"},
    "statistics": {"quantity", "measure", "period", "place", "service", "organisation", "baseline", "of"},
}
ALLOWED = {
    "dates": {"mod", "optional"},
    "quantities": {"high", "bound", "change", "per", "counted", "optional"},
    "places": {"lat", "lon", "stated_country", "optional"},
    "services": {"variant", "number", "optional"},
    "organisations": {"optional"},
    "movements": {"status", "optional"},
    "statistics": {"optional"},
}
VALUES: dict[str, dict[str, Any]] = {
    "dates": {"type": DateType, "mod": DateMod},
    "quantities": {"kind": QuantityKind, "bound": Bound, "change": Change},
    "places": {"kind": PlaceKind},
    "services": {"kind": ServiceKind},
    "organisations": {"kind": OrganisationKind},
    "movements": {"kind": MovementKind, "status": Status},
    "statistics": {},
}

CLOCK = r"\d\d:\d\d"
DAY = rf"-\d\d(?:-\d\d(?:T(?:{CLOCK}|MO|AF|EV|NI))?)?"
WEEK = r"-W\d\d(?:-WE|-[1-7])?(?:T(?:MO|AF|EV|NI))?"
POINT = rf"(?:(?:\d{{4}}|XXXX)(?:{WEEK}|-Q[1-4]|-(?:SP|SU|FA|WI)|{DAY})?|\d{{3}}|T{CLOCK})"
LENGTH = r"P(?:\d+(?:\.\d+)?[YMWD])+|PT(?:\d+(?:\.\d+)?[HMS])+"
SHAPES = {
    "date": POINT,
    "time": POINT,
    "duration": rf"(?:{LENGTH})(?:/(?:{LENGTH}))?",
    "interval": rf"(?:{POINT}|\.\.)/(?:{POINT}|\.\.)",
    "set": rf"(?:{LENGTH})|T{CLOCK}",
}
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


@cache
def gold(name: str) -> Gold:
    """The article with its annotations; loading fails where a mention does not stand in the text, in order."""
    (article,) = load_gold(CORPUS / f"{name}.gold.json")
    return article


@cache
def front_matter(name: str) -> Row:
    fields = yaml.load((CORPUS / f"{name}.txt").read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(fields, dict)
    return fields


def days(value: str) -> list[date]:
    return [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", value)]


def test_there_are_at_least_40_articles_of_every_genre_and_region() -> None:
    assert len(ARTICLES) >= 40
    assert {front_matter(name).get("genre") for name in ARTICLES} - {None} == GENRES
    assert {front_matter(name).get("region") for name in ARTICLES} - {None} == REGIONS


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    names = [path.name for path in CORPUS.iterdir() if path.is_file()]
    assert sorted(names) == sorted(f"{name}{suffix}" for name in ARTICLES for suffix in (".txt", ".gold.json"))


@pytest.mark.parametrize("name", ARTICLES)
def test_front_matter_is_known_and_complete(name: str) -> None:
    fields = front_matter(name)
    assert fields["id"] == name == gold(name).id
    assert fields.keys() <= FRONT_MATTER
    assert {"id", "origin"} <= fields.keys()
    story = load(CORPUS / f"{name}.txt")
    assert story.text == story.text.strip("\n")
    assert (story.id, story.published) == (name, fields.get("published"))


@pytest.mark.parametrize("name", ARTICLES)
def test_records_have_known_fields_and_values(name: str) -> None:
    for list_name, rows in gold(name).lists.items():
        for row in rows:
            fields = row.keys() - {"start_char", "end_char"}
            assert REQUIRED[list_name] <= fields, row
            assert fields <= REQUIRED[list_name] | ALLOWED[list_name], row
            for field, values in VALUES[list_name].items():
                assert row.get(field) is None or row[field] in get_args(values), row
            assert row.get("optional", True) is True, row


@pytest.mark.parametrize("name", ARTICLES)
def test_mentions_of_one_list_do_not_cross(name: str) -> None:
    for list_name in ("dates", "places", "services"):
        rows = [row for row in gold(name).lists[list_name] if not row.get("optional")]
        for before, after in pairwise(rows):
            assert before["end_char"] <= after["start_char"], (list_name, before, after)


@pytest.mark.parametrize("name", ARTICLES)
def test_date_values_are_timex_and_agree_with_weekdays(name: str) -> None:
    article = gold(name)
    for row in article.lists["dates"]:
        shape = SHAPES[row["type"]]
        if row.get("optional"):  # "a year earlier" may be the months of the year before, "the afternoon" of any day
            shape = rf"{shape}|{SHAPES['interval']}|T(?:MO|AF|EV|NI)"
        assert re.fullmatch(shape, row["value"]), row
        points = days(row["value"])
        assert points == sorted(points), row
        weekday = WEEKDAY.search(row["text"])
        eve = row["text"].startswith("the night to ")  # it begins on the day before
        if weekday and not eve and row["type"] in ("date", "time") and points:
            assert WEEKDAYS[points[0].weekday()] == weekday[1].lower(), row
            if article.story.published and not re.search(r"\d", row["text"]):
                assert abs((points[0] - date.fromisoformat(article.story.published)).days) <= 8, row


@pytest.mark.parametrize("name", ARTICLES)
def test_quantity_kinds_and_units_agree(name: str) -> None:
    for row in gold(name).lists["quantities"]:
        kind, unit = row["kind"], row["unit"]
        if kind in ("count", "ordinal"):
            assert unit in (None, "TEU", "FEU"), row
        elif kind != "other":
            assert unit, row
        if kind == "money":
            assert re.fullmatch(r"[A-Z]{3}", unit), row
        if kind in ("percent", "ratio"):
            assert unit == {"percent": "%", "ratio": "times"}[kind], row
        if kind == "ordinal":
            assert re.search(r"\d", row["text"]), row
        assert row.get("high") is None or row["high"] > row["value"], row
        assert row["value"] >= 0 or kind == "temperature", row


@pytest.mark.parametrize("name", ARTICLES)
def test_places_have_coordinates_where_they_are_points(name: str) -> None:
    known: dict[tuple[str, str, str], tuple[float, float]] = {}
    for row in gold(name).lists["places"]:
        assert ("lat" in row) == ("lon" in row) == (row["kind"] in ("city", "facility")), row
        assert row["country"] is None or re.fullmatch(r"[A-Z]{2}", row["country"]), row
        shared = ("area", "water", "facility", "region")  # a tunnel or mountains may lie in two countries
        assert (row["country"] is None) <= (row["kind"] in shared), row
        if "lat" in row:
            assert -90 <= row["lat"] <= 90, row
            assert -180 <= row["lon"] <= 180, row
            at = known.setdefault((row["text"].casefold(), row["country"], row["kind"]), (row["lat"], row["lon"]))
            assert max(abs(at[0] - row["lat"]), abs(at[1] - row["lon"])) < 0.1, row


@pytest.mark.parametrize("name", ARTICLES)
def test_facts_rest_on_mentions(name: str) -> None:
    article = gold(name)
    places = {row["text"] for row in article.lists["places"]}
    services = {row["name"] for row in article.lists["services"]}
    bodies = {row["name"] for row in article.lists.get("organisations", ())}
    quantities = [row["text"] for row in article.lists["quantities"]]
    for row in article.lists["movements"]:
        ends = [end for end in (row["origin"], row["destination"]) if end is not None]
        assert {*ends, *row["via"]} <= places, row
        assert all(good in article.story.text for good in row["cargo"]), row
        assert row["service"] is None or row["service"] in services, row
        assert row["operator"] is None or row["operator"] in bodies, row
        assert set(row["load"]) <= set(quantities), row
        assert row["frequency"] is None or row["frequency"] in article.story.text, row
        assert row["when"] is None or re.fullmatch(rf"{POINT}|{SHAPES['interval']}", row["when"]), row
    everything = set(quantities)
    for row in article.lists["statistics"]:
        assert row["quantity"] in quantities, row
        quantities.remove(row["quantity"])  # one statistic per quantity
        assert row["place"] is None or row["place"] in places, row
        assert row["service"] is None or row["service"] in services, row
        assert row["organisation"] is None or row["organisation"] in bodies, row
        assert row["of"] is None or row["of"] in everything, row
        shapes = rf"{POINT}|{SHAPES['interval']}|{SHAPES['set']}"
        assert row["period"] is None or re.fullmatch(shapes, row["period"]), row
        assert row["baseline"] in (None, "last year", "year-on-year") or re.fullmatch(shapes, row["baseline"]), row


def test_nothing_of_the_corpus_is_left_out(extractor: Extractor, caplog: pytest.LogCaptureFixture) -> None:
    for folder in (CORPUS, CORPUS / "unseen"):
        for path in sorted(folder.glob("*.txt")):
            story = load(path)
            extractor.extract(story.text, story.published, title=story.title, id=path.stem)
    assert [record.getMessage() for record in caplog.records if "left out" in record.getMessage()] == []
