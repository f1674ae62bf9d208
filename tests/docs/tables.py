"""The tables of the documentation: a text, and in plain words the mentions that it gives."""

from collections.abc import Callable
from typing import Any

from extractor import Article

PUBLISHED = "2025-04-16"
"""The reference date of all texts in the tables, as the pages say."""


def _date(m: Any) -> str:
    return f"{m.type} {m.value}{f', {m.mod}' if m.mod else ''}"


def _quantity(m: Any) -> str:
    value = f"{m.value:,}{f' to {m.high:,}' if m.high is not None else ''}"
    bound = "" if m.bound == "exact" else m.bound
    more = (bound, m.change, f"per {m.per}" if m.per else None, m.counted)
    return ", ".join([f"{value} {m.unit or ''}".strip(), *filter(None, more)])


def _place(m: Any) -> str:
    conflict = f"said to be in {m.stated_country}" if m.conflict else None
    return ", ".join(filter(None, (m.kind, m.country, m.admin1_name, f"located {m.located}", conflict)))


def _service(m: Any) -> str:
    return f"{m.name}, {m.kind}"


def _organisation(m: Any) -> str:
    return ", ".join(filter(None, (m.name, m.kind, m.country)))


_SAID: dict[str, Callable[[Any], str]] = {
    "dates": _date,
    "quantities": _quantity,
    "places": _place,
    "services": _service,
    "organisations": _organisation,
}


def said(article: Article, mentions: str) -> str:
    """The mentions of one list, as the right column of a table says them."""
    return "; ".join(f"`{m.text}`: {_SAID[mentions](m)}" for m in getattr(article, mentions)) or "nothing"
