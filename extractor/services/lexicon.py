"""The lexicon of named services: entries from YAML, checked, and indexed by their first word.

An entry has a canonical ``name``, a ``kind``, and optionally ``aliases``, ``operator``, ``region``, ``source``. Names match in
any case of hyphens, dashes and apostrophes, and in singular and plural; a name in capitals only matches as written.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import yaml

from extractor.models import ServiceKind

KINDS = get_args(ServiceKind)
_FIELDS = frozenset("name kind aliases operator region source brand".split())
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ][^\W_]+)*")


class LexiconError(ValueError):
    """An entry that cannot be used; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A service of the lexicon. A brand names the variant of another service when it stands before it."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    brand: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a service, as stemmed words; ``exact`` for acronyms."""

    words: tuple[str, ...]
    entry: Entry
    exact: str | None


Index = dict[str, list[Alias]]


def stem(word: str) -> str:
    """A word as names are compared: small letters, straight apostrophe, no plural or possessive ending."""
    word = word.lower().replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    if word.endswith("'s"):
        word = word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def index(entries: list[Entry]) -> Index:
    """Aliases by their first word, the longest first."""
    table: Index = {}
    for entry in entries:
        for text in (entry.name, *entry.aliases):
            words = tuple(stem(m.group()) for m in _WORD.finditer(text))
            exact = text if text.isupper() and len(words) == 1 else None
            if words:
                table.setdefault(words[0], []).append(Alias(words, entry, exact))
    for aliases in table.values():
        aliases.sort(key=lambda alias: -len(alias.words))
    return table


@cache
def packaged() -> tuple[Entry, ...]:
    """The entries that ship with the package."""
    folder = resources.files("extractor").joinpath("data/services")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(entry for file in files for entry in parse(file.read_text(encoding="utf-8"), file.name))


def read(path: Path) -> list[Entry]:
    """The entries of a file.

    Raises LexiconError naming file, line and reason.
    """
    return parse(path.read_text(encoding="utf-8"), str(path))


def parse(content: str, name: str) -> list[Entry]:
    """The entries of a YAML list.

    Raises LexiconError naming file, line and reason.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        rows = yaml.load(content, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise LexiconError(f"{name}{line}: not YAML: {getattr(error, 'problem', error)}") from None
    if not isinstance(rows, list):
        raise LexiconError(f"{name}: expected a list of services, each beginning with '- name:'")
    return [check(row, f"{name}: entry {number}") for number, row in enumerate(rows, 1)]


def check(row: Any, where: str) -> Entry:
    """One entry from its YAML mapping.

    Raises LexiconError beginning with ``where``.
    """
    if not isinstance(row, dict):
        raise LexiconError(f"{where}: expected fields such as name and kind, got {row!r}")
    where = f"{where} ({row.get('name')!r})"
    unknown = sorted(set(map(str, row)) - _FIELDS)
    if unknown:
        raise LexiconError(f"{where}: unknown field {unknown[0]!r}; fields are {', '.join(sorted(_FIELDS))}")
    if not isinstance(row.get("name"), str) or not _WORD.search(row["name"]):
        raise LexiconError(f"{where}: name must be text with at least one letter")
    if row.get("kind") not in KINDS:
        raise LexiconError(f"{where}: kind {row.get('kind')!r} is none of {', '.join(KINDS)}")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(a, str) and _WORD.search(a) for a in aliases):
        raise LexiconError(f"{where}: aliases must be a list of texts")
    return Entry(row["name"], row["kind"], tuple(aliases), bool(row.get("brand")))
