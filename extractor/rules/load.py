"""Reads and checks a rules file: a fault is told in one line with file, line and reason."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.models import Place
from extractor.organisations import lexicon as organisations
from extractor.services import lexicon
from extractor.yamlrows import Document, RowsError


class RulesError(ValueError):
    """A rules file that cannot be used; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The checked rows of a rules file, as the components take them in their configuration."""

    services: tuple[dict[str, Any], ...] = ()
    places: tuple[dict[str, Any], ...] = ()
    organisations: tuple[dict[str, Any], ...] = ()


def load(path: str | Path) -> Rules:
    """The rules of a file.

    Raises RulesError, naming file, line and reason, at the first entry that cannot be used.
    """
    try:
        content = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RulesError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RulesError(f"{path}: not UTF-8 at byte {error.start}; convert it first") from None
    try:
        document = Document(content, str(path))
        rows = document.rows()
        return Rules(services=_services(rows)) if rows is not None else _from_lists(document)
    except (RowsError, lexicon.LexiconError, organisations.LexiconError) as error:
        raise RulesError(str(error)) from None


def _from_lists(document: Document) -> Rules:
    lists = document.lists()
    if lists is None:
        raise RulesError(f"{document.name}: expected the lists {_LISTS}, or a list of services")
    checked: dict[str, tuple[dict[str, Any], ...]] = {}
    checks = {"services": _services, "places": _places, "organisations": _organisations}
    for name, (where, rows) in lists.items():
        if name not in checks:
            raise RulesError(f"{where}: unknown list {name!r}; the lists are {_LISTS}")
        if rows is None:
            raise RulesError(f"{where}: {name} must be a list, each entry beginning with '- name:'")
        checked[name] = checks[name](rows)
    return Rules(**checked)


_LISTS = "'services:', 'places:' and 'organisations:'"


def _services(rows: list[tuple[str, Any]]) -> tuple[dict[str, Any], ...]:
    for where, row in rows:
        lexicon.check(row, where)
    _no_name_twice(rows)
    return tuple(row for _, row in rows)


def _organisations(rows: list[tuple[str, Any]]) -> tuple[dict[str, Any], ...]:
    for where, row in rows:
        organisations.check(row, where)
    _no_name_twice(rows)
    return tuple(row for _, row in rows)


_PLACE_FIELDS = ("name", "kind", "country", "latitude", "longitude", "aliases", "partner", "note", "source")
_PLACE_RECORD = ("kind", "country", "latitude", "longitude")


def _places(rows: list[tuple[str, Any]]) -> tuple[dict[str, Any], ...]:
    checked = tuple(_place(row, where) for where, row in rows)
    _no_name_twice(rows)
    return checked


def _place(row: Any, where: str) -> dict[str, Any]:
    """The row with numbers as numbers, in the ranges that a place record allows."""
    if not isinstance(row, dict):
        raise RulesError(f"{where}: expected fields such as name and kind, got {row!r}")
    where = f"{where} ({row.get('name')!r})"
    unknown = sorted(set(row) - set(_PLACE_FIELDS))
    if unknown:
        raise RulesError(f"{where}: unknown field {unknown[0]!r}; fields are {', '.join(_PLACE_FIELDS)}")
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise RulesError(f"{where}: name must be text")
    aliases = row.get("aliases") or []
    aliases = [alias.strip() for alias in aliases.split(";")] if isinstance(aliases, str) else aliases
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise RulesError(f"{where}: aliases must be a list of texts")
    given = {field: row[field] for field in _PLACE_RECORD if row.get(field)}
    try:
        place = Place(text=name, start_char=0, end_char=len(name), rule="places.own", name=name, **given)
    except ValidationError as error:
        first = error.errors()[0]
        field = f"{first['loc'][0]}: " if first["loc"] else ""
        raise RulesError(f"{where}: {field}{first['msg'].removeprefix('Value error, ')}") from None
    return {"name": name, "aliases": aliases, **{field: getattr(place, field) for field in _PLACE_RECORD}}


def _no_name_twice(rows: list[tuple[str, Any]]) -> None:
    first: dict[str, str] = {}
    for where, row in rows:
        name = row["name"]
        if name in first:
            raise RulesError(f"{where}: {name!r} stands already at {first[name]}")
        first[name] = where
