"""Every filled slot of every fact says which words filled it and by which rule, on the whole corpus."""

from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor, sources
from extractor.models import Article, Evidence, Fact, Movement, Statistic
from tests.conftest import CORPUS

ARTICLES = sorted(CORPUS.glob("*.txt"))
OF_MOVEMENT = ("when", "origin", "destination", "via", "cargo", "load", "service", "operator", "frequency")
OF_STATISTIC = ("measure", "period", "place", "service", "organisation", "of")
NAMED = {"service": "services", "operator": "organisations", "organisation": "organisations"}
RATES = {"PT1H", "P1D", "P1W", "P1M", "P3M", "P1Y"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_every_slot_has_its_evidence(path: Path, extractor: Extractor) -> None:
    story = sources.load(path)
    article = extractor.extract(story.text, story.published, title=story.title)
    assert len({s.quantity for s in article.statistics}) == len(article.statistics)
    for movement in article.movements:
        for slot in OF_MOVEMENT:
            check_slot(article, movement, slot)
    for statistic in article.statistics:
        quantity = article.quantities[statistic.quantity]
        assert statistic.start_char <= quantity.start_char < statistic.end_char
        for slot in OF_STATISTIC:
            check_slot(article, statistic, slot)


def check_slot(article: Article, fact: Movement | Statistic, slot: str) -> None:
    value: Any = getattr(fact, slot)
    found = fact.because_of(slot)
    if value is None or value == ():
        assert not found, (slot, found)
        return
    if slot == "period" and value in RATES and not found:
        return  # a rate tells its period itself
    assert found, (slot, value, fact.sentence)
    if isinstance(value, tuple):
        assert len(found) == len(value), (slot, value)
        for one, evidence in zip(value, found, strict=True):
            assert said(one, slot, evidence, article), (slot, one, evidence)
    elif slot not in ("when", "period"):  # dates may be put together of several
        assert said(value, slot, found[0], article), (slot, value, found)


def said(value: Any, slot: str, evidence: Evidence, article: Article) -> bool:
    """Whether the words are those of the value."""
    if slot in ("load", "of"):
        return (evidence.list, evidence.index) == ("quantities", value)
    if slot in NAMED and evidence.index is not None:
        return bool(getattr(article, NAMED[slot])[evidence.index].name == value)
    text = value if isinstance(value, str) else value.text
    return bool(evidence.text.casefold() == text.casefold())


def test_days_of_a_fact_are_those_of_its_date(extractor: Extractor) -> None:
    article = extractor.extract("A train left Wuhan for Duisburg at 12:30 on November 17, 2024.", "2024-11-18")
    (movement,) = article.movements
    assert (movement.earliest, movement.latest) == ("2024-11-17T12:30", "2024-11-17T12:30")
    assert article.rows("movements")[0]["earliest"] == "2024-11-17"


def test_rows_resolve_every_reference(extractor: Extractor) -> None:
    story = sources.load(CORPUS / "henan-2024-11-18.txt")
    article = extractor.extract(story.text, story.published, id="henan")
    movement = article.rows("movements")[0]
    assert (movement["origin"], movement["origin_country"]) == ("CR Intermodal Zhengzhou Terminal", "CN")
    assert (movement["destination"], movement["destination_country_name"]) == ("Liège", "Belgium")
    assert movement["cargo"] == "machinery; automotive parts; electronics; clothing"
    tons = next(row for row in article.rows("statistics") if row["unit"] == "t")
    assert (tons["value"], tons["bound"], tons["earliest"]) == (9_800_000, "more_than", "2013-07-18")
    for name in ("dates", "quantities", "places", "services", "organisations", "movements", "statistics"):
        for row in article.rows(name):
            assert all(value is None or isinstance(value, str | int | float | bool) for value in row.values())
    with pytest.raises(ValueError, match="no list 'trains'"):
        article.rows("trains")  # type: ignore[arg-type]


def test_evidence_of_a_slot_that_is_empty_is_none() -> None:
    fact = Fact.model_validate({"sentence": "It ran.", "start_char": 0, "end_char": 7, "rule": "movements.launch"})
    assert fact.because_of("origin") == []


@pytest.mark.parametrize(
    ("text", "slot", "value", "second"),
    [
        ("In 2024 the port of Riga in Latvia took in 300 trains.", "place", "Riga", "Latvia"),
        ("In 2024 rail exports of grain reached 5.2 million tonnes.", "measure", "rail exports of grain", None),
        ("In May 2025 Poland received 61 coal trains by way of Riga.", "place", "Poland", "Riga"),
        (
            "In 2023 it moved 4 million tonnes of coal.\nIn May 2024 it moved 300,000 tonnes.",
            "period",
            "2024-05",
            "2023",
        ),
        ("In 2024 rail capacity rose to 60 pairs of trains a day.", "measure", "rail capacity", "pairs of trains"),
    ],
)
def test_a_slot_names_what_came_second(
    extractor: Extractor, text: str, slot: str, value: str, second: str | None
) -> None:
    statistic = extractor.extract(text, "2025-06-01").statistics[-1 if "\n" in text else 0]
    (found,) = statistic.because_of(slot)
    got = getattr(statistic, slot)
    assert (getattr(got, "text", got), found.runner_up and found.runner_up.text) == (value, second)
