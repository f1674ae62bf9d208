"""Every index of every fact points to the mention it was built from, on the whole corpus."""

from pathlib import Path

import pytest

from extractor import Extractor, sources
from tests.conftest import CORPUS

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
    for s in article.statistics:
        quantity = article.quantities[s.quantity]
        assert s.start_char <= quantity.start_char < s.end_char
        if s.period_index is not None and s.period is not None:
            inside = article.dates[s.period_index].value.strip("./")
            assert inside.split("/")[0] in s.period
        if s.scope_index is not None:
            mention = (article.places if s.scope_list == "places" else article.services)[s.scope_index]
            named = mention.text if s.scope_list == "places" else mention.name
            assert named.lower() == (s.scope or "").lower()


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
