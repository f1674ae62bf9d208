"""What an annotator decides of a mention: its list, its words and these fields; all else is worked out from them."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from extractor.models.base import Record
from extractor.models.mentions import Date, Organisation, Place, Quantity, Service

MENTIONS: dict[str, type[Record]] = {
    "dates": Date,
    "quantities": Quantity,
    "places": Place,
    "services": Service,
    "organisations": Organisation,
}
"""The lists of mentions, with the type of what stands in them."""

FIELDS: dict[str, tuple[str, ...]] = {
    "dates": ("type", "value", "mod"),
    "quantities": ("kind", "value", "high", "unit", "bound", "change", "per", "counted"),
    "places": ("kind", "name", "country", "latitude", "longitude", "stated_country"),
    "services": ("kind", "name", "variant", "number"),
    "organisations": ("kind", "name", "country"),
}
"""The fields of each list that an annotator decides; the first says what the mention is."""


def decided(name: str, mention: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a mention of the list ``name`` that an annotator decides, without those that are not set."""
    return {field: mention[field] for field in FIELDS[name] if mention[field] is not None}


def choices(name: str, field: str) -> tuple[str, ...]:
    """The values that a field may have; none if they cannot be counted."""
    return _choices(MENTIONS[name].model_fields[field].annotation)


def is_number(name: str, field: str) -> bool:
    """Whether a field holds a number."""
    return bool({int, float} & _plain(MENTIONS[name].model_fields[field].annotation))


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for part in get_args(annotation) if (found := _choices(part))), ())


def _plain(annotation: Any) -> set[Any]:
    """The plain types in an annotation."""
    parts = get_args(annotation)
    if get_origin(annotation) is Literal or not parts:
        return {annotation}
    return set[Any]().union(*(_plain(part) for part in parts))
