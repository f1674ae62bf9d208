"""Every index of every fact points to the mention it was built from, on the whole corpus."""

from pathlib import Path

import pytest

from extractor import Extractor, sources
from extractor.models import Article, Statistic
from tests.conftest import CORPUS

RATES = {"PT1H", "P1D", "P1W", "P1M", "P3M", "P1Y"}
ARTICLES = sorted(CORPUS.glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_indices_point_to_what_they_say(path: Path, extractor: Extractor) -> None:
    story = sources.load(path)
    article = extractor.extract(story.text, story.published, title=story.title)
    for m in article.movements:
        assert m.when_index is None or article.dates[m.when_index].value == m.when
        for name, index in ((m.origin, m.origin_index), (m.destination, m.destination_index)):
            assert (name is None) == (index is None)
            assert index is None or article.places[index].text == name
        assert tuple(article.places[i].text for i in m.via_indices) == m.via
        assert m.service_index is None or article.services[m.service_index].name == m.service
        for good in m.cargo:
            assert article.text[good.start_char : good.end_char] == good.text
    assert len({s.quantity for s in article.statistics}) == len(article.statistics)
    for s in article.statistics:
        _check_statistic(article, s)


def _check_statistic(article: Article, s: Statistic) -> None:
    """Each slot has its evidence, which stands in the statistic's sentence or before it."""
    quantity = article.quantities[s.quantity]
    assert s.start_char <= quantity.start_char < s.end_char
    assert article.text[s.start_char : s.end_char] == s.sentence
    if s.period is None:
        assert s.period_index is None
    elif s.period_index is None:
        assert s.period in RATES
    else:
        date = article.dates[s.period_index]
        assert date.start_char < s.end_char
        ends = {end for end in date.value.split("/") if end != ".."}
        assert any(part == end or part.startswith(f"{end}-") for part in s.period.split("/") for end in ends)
    assert (s.scope is None) == (s.scope_index is None) == (s.scope_list is None)
    if s.scope_index is not None:
        mention = (article.places if s.scope_list == "places" else article.services)[s.scope_index]
        named = mention.text if s.scope_list == "places" else mention.name
        assert named.lower() == (s.scope or "").lower()
        assert mention.start_char < s.end_char
    if s.baseline_index is not None:
        date = article.dates[s.baseline_index]
        assert date.start_char < s.end_char
        assert date.value == s.baseline or (s.baseline == "last year" and "last year" in date.text)


def test_rows_resolve_every_reference(extractor: Extractor) -> None:
    story = sources.load(CORPUS / "henan-2024-11-18.txt")
    article = extractor.extract(story.text, story.published, id="henan")
    movement = article.rows("movements")[0]
    assert (movement["origin"], movement["origin_country"]) == ("CR Intermodal Zhengzhou Terminal", "CN")
    assert (movement["destination"], movement["destination_country"]) == ("Liège", "BE")
    assert movement["cargo"] == "machinery; automotive parts; electronics; clothing"
    tons = next(row for row in article.rows("statistics") if row["unit"] == "t")
    assert (tons["value"], tons["bound"], tons["period_earliest"]) == (9_800_000, "more_than", "2013-07-18")
    for name in ("dates", "quantities", "places", "services", "movements", "statistics"):
        for row in article.rows(name):
            assert all(value is None or isinstance(value, str | int | float | bool) for value in row.values())
    with pytest.raises(ValueError, match="no list 'trains'"):
        article.rows("trains")  # type: ignore[arg-type]
