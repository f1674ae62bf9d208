"""Records as plain rows: every reference resolved to text and value, so that a spreadsheet needs no joins."""

from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from extractor.models.article import Article

Row = dict[str, Any]
ListName = Literal["dates", "quantities", "places", "services", "movements", "statistics"]


def rows(article: "Article", name: ListName) -> list[Row]:
    """The records of one list as flat dictionaries of text, numbers, booleans and None.

    Every row begins with the article's id. Movements give the places' countries and coordinates, the goods joined by
    "; ", and the date's first and last day; statistics give the number with its unit, bound and change, and the period
    likewise.

    Raises ValueError if there is no list of that name.
    """
    if name == "movements":
        return [_movement(article, index) for index in range(len(article.movements))]
    if name == "statistics":
        return [_statistic(article, index) for index in range(len(article.statistics))]
    if name not in get_args(ListName):
        raise ValueError(f"no list {name!r}; the lists are {', '.join(get_args(ListName))}")
    return [{"article_id": article.id, **mention.model_dump()} for mention in getattr(article, name)]


def _movement(article: "Article", index: int) -> Row:
    m = article.movements[index]
    row: Row = {
        "article_id": article.id,
        "kind": m.kind,
        "status": m.status,
        **_when(article, "when", m.when, m.when_index),
    }
    for role, text, place in (
        ("origin", m.origin, m.origin_index),
        ("destination", m.destination, m.destination_index),
    ):
        row |= _where(article, role, text, place)
    row["via"] = "; ".join(m.via)
    row["cargo"] = "; ".join(good.text for good in m.cargo)
    row["service"] = m.service
    row["sentence"] = m.sentence
    row["rule"] = m.rule
    return row


def _statistic(article: "Article", index: int) -> Row:
    s = article.statistics[index]
    quantity = article.quantities[s.quantity]
    row: Row = {"article_id": article.id, "quantity": quantity.text}
    row |= quantity.model_dump(include={"kind", "value", "high", "unit", "bound", "change", "per", "counted"})
    row |= _when(article, "period", s.period, s.period_index)
    row |= {"scope": s.scope, "scope_list": s.scope_list, "scope_country": None}
    if s.scope_list == "places" and s.scope_index is not None:
        row["scope_country"] = article.places[s.scope_index].country
    return row | {"baseline": s.baseline, "sentence": s.sentence, "rule": s.rule}


def _when(article: "Article", name: str, value: str | None, index: int | None) -> Row:
    date = article.dates[index] if index is not None else None
    return {
        name: value,
        f"{name}_text": date.text if date else None,
        f"{name}_earliest": date.earliest if date else None,
        f"{name}_latest": date.latest if date else None,
    }


def _where(article: "Article", role: str, text: str | None, index: int | None) -> Row:
    place = article.places[index] if index is not None else None
    return {
        role: text,
        f"{role}_country": place.country if place else None,
        f"{role}_latitude": place.latitude if place else None,
        f"{role}_longitude": place.longitude if place else None,
    }
