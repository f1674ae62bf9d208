"""What an entry of the list of places must hold, told in plain words."""

from typing import Any, get_args

from extractor.models import PlaceKind
from extractor.places.gazetteer import Gazetteer
from extractor.yamlrows import short

_FIELDS = ("name", "kind", "country", "latitude", "longitude", "aliases", "partner", "note", "source")
_KINDS = get_args(PlaceKind)
_DEGREES = {"latitude": 90, "longitude": 180}


def fault(row: Any) -> str | None:
    """What is wrong with an entry; None if it can be used."""
    if not isinstance(row, dict):
        return f"expected fields such as name and kind, got {short(row)}"
    unknown = sorted(set(map(str, row)) - set(_FIELDS))
    if unknown:
        return f"unknown field {unknown[0]!r}; fields are {', '.join(_FIELDS)}"
    if not isinstance(row.get("name"), str) or not row["name"].strip():
        return "name must be text"
    if row.get("kind") not in _KINDS:
        return f"kind {short(row.get('kind'))} is none of {', '.join(_KINDS)}"
    return _fault_of_aliases(row) or _fault_of_country(row) or _fault_of_point(row)


def checked(row: dict[str, Any]) -> dict[str, Any]:
    """An entry without fault, with lists as lists and numbers as numbers."""
    return {
        "name": row["name"],
        "aliases": _aliases(row),
        "kind": row["kind"],
        "country": row.get("country") or None,
        **{name: float(row[name]) if row.get(name) else None for name in _DEGREES},
    }


def _aliases(row: dict[str, Any]) -> list[Any]:
    given = row.get("aliases") or []
    return [alias.strip() for alias in given.split(";") if alias.strip()] if isinstance(given, str) else list(given)


def _fault_of_aliases(row: dict[str, Any]) -> str | None:
    given = row.get("aliases") or []
    if not isinstance(given, str | list):
        return "aliases must be a list of names, or names separated by semicolons"
    for alias in _aliases(row):
        if not isinstance(alias, str) or not any(character.isalnum() for character in alias):
            return f"alias {short(alias)} must be a name"
    return None


def _fault_of_country(row: dict[str, Any]) -> str | None:
    code = row.get("country")
    if not code:
        return None
    gazetteer = Gazetteer()
    entry = gazetteer.division(code) if isinstance(code, str) and len(code) == 2 else None
    if entry is not None and entry.kind == "country":
        return None
    meant = gazetteer.find(code) if isinstance(code, str) and len(code) > 2 else None
    hint = f"; write {meant.best.country}" if meant and meant.best.kind == "country" else ", such as DE or KZ"
    return f"country {code!r} is no country's two-letter code (ISO 3166-1){hint}"


def _fault_of_point(row: dict[str, Any]) -> str | None:
    for name, limit in _DEGREES.items():
        try:
            degrees = float(row[name]) if row.get(name) else 0.0
        except (TypeError, ValueError):
            return f"{name} {row[name]!r} is no number of degrees"
        if not -limit <= degrees <= limit:
            return f"{name} {row[name]} is not from -{limit} to {limit} degrees"
    if bool(row.get("latitude")) != bool(row.get("longitude")):
        return "latitude and longitude stand together or not at all"
    return None
