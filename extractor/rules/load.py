"""Reads and checks a rules file: a fault is told in one line with file, line and reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.organisations import lexicon as organisations
from extractor.rules import places
from extractor.rules.file import RulesFile
from extractor.services import lexicon as services
from extractor.yamlrows import Document, RowsError, TooMuchError

Located = list[tuple[str, Any]]
"""The entries of a list, each with its place in the file."""
RAISED = "--max-rules-mb raises the limit"


class RulesError(ValueError):
    """A rules file that cannot be used; the message tells each fault in a line with file, line and reason."""

    def __init__(self, *faults: str) -> None:
        """``faults``: one line each, in the order of the file."""
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Rules:
    """The checked rows of a rules file, as the components take them in their configuration."""

    services: tuple[dict[str, Any], ...] = ()
    places: tuple[dict[str, Any], ...] = ()
    organisations: tuple[dict[str, Any], ...] = ()


def load(file: str | Path | RulesFile) -> Rules:
    """The rules of a file.

    Raises RulesError, naming file, line and reason of all that cannot be used.
    """
    file = RulesFile.of(file)
    path = file.path
    try:
        with Path(path).open("rb") as opened:
            raw = opened.read(file.most_bytes + 1)
        if len(raw) > file.most_bytes:
            raise RulesError(f"{path}: over {file.max_mb} MB; {RAISED}")
        content = raw.decode("utf-8-sig")
    except OSError as error:
        raise RulesError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RulesError(f"{path}: not UTF-8 at byte {error.start}; convert it first") from None
    faults: list[str] = []
    try:
        lists = _lists(Document(content, path, file.most_values), faults)
        checked = {name: _LISTS[name](rows, faults) for name, rows in lists}
    except TooMuchError as error:
        raise RulesError(f"{error}; {RAISED}") from None
    except RowsError as error:
        raise RulesError(str(error)) from None
    if faults:
        raise RulesError(*faults)
    return Rules(**checked)


def _lists(document: Document, faults: list[str]) -> Iterator[tuple[str, Located]]:
    """The lists of a file that can be read, by name; a bare list is one of services."""
    rows, lists = document.rows(), document.lists()
    if rows is not None:
        yield "services", rows
    elif lists is None:
        faults.append(f"{document.name}: expected the lists {', '.join(map(repr, _LISTS))}, or a list of services")
    for name, (where, entries) in (lists or {}).items():
        if name not in _LISTS:
            faults.append(f"{where}: unknown list {name!r}; the lists are {', '.join(_LISTS)}")
        elif entries is None:
            faults.append(f"{where}: {name} must be a list, each entry beginning with '- name:'")
        else:
            yield name, entries


def _named(check: Callable[[Any, str], object]) -> "Check":
    """What checks a list of services or organisations, whose lexicons read the same form."""

    def checked(rows: Located, faults: list[str]) -> tuple[dict[str, Any], ...]:
        usable = []
        for where, row in rows:
            try:
                check(row, where)
            except (services.LexiconError, organisations.LexiconError) as error:
                faults.append(str(error))
            else:
                usable.append((where, row, [row["name"], *(row.get("aliases") or [])]))
        _tell_twice(usable, faults)
        return tuple(row for _, row, _ in usable)

    return checked


def _places(rows: Located, faults: list[str]) -> tuple[dict[str, Any], ...]:
    usable = []
    for where, row in rows:
        fault = places.fault(row)
        if fault:
            named = f" ({row.get('name')!r})" if isinstance(row, dict) else ""
            faults.append(f"{where}{named}: {fault}")
        else:
            place = places.checked(row)
            usable.append((where, place, [place["name"], *place["aliases"]]))
    _tell_twice(usable, faults)
    return tuple(row for _, row, _ in usable)


def _tell_twice(rows: list[tuple[str, dict[str, Any], list[str]]], faults: list[str]) -> None:
    """Tell names and aliases that stand in two entries: the second would never be found."""
    first: dict[str, tuple[str, str]] = {}
    for where, row, names in rows:
        for name in names:
            place, owner = first.setdefault(name.casefold(), (where, row["name"]))
            if place != where:
                which = "" if name == row["name"] else "alias "
                of = "" if name == owner else f" for {owner!r}"
                faults.append(f"{where} ({row['name']!r}): {which}{name!r} stands already at {place}{of}")


Check = Callable[[Located, list[str]], tuple[dict[str, Any], ...]]
_LISTS: dict[str, Check] = {
    "services": _named(services.check),
    "places": _places,
    "organisations": _named(organisations.check),
}
