"""The lexicon of organisations: rows of CSV files, checked, and indexed by their first word.

A row has a canonical ``name``, a ``kind``, the ``country`` (ISO 3166-1 alpha-2, empty for international bodies),
``aliases`` and words ``near`` it (each list divided by semicolons), and the ``source`` of the fact. Names match with
any hyphens, apostrophes and accents; capitals stand where the name has them, and a single word in capitals only matches
as written. Of several words the last may stand in singular or plural: "Kenya Railway".
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple, get_args

from extractor.models import OrganisationKind
from extractor.yamlrows import short

KINDS = get_args(OrganisationKind)
FIELDS = ("name", "kind", "country", "aliases", "near", "source")
WORD = r"[^\W_]+(?:['’‘ʼ][^\W_]+)*"
_WORD = re.compile(WORD)
_ALIAS_WORD = re.compile(rf"{WORD}|[&,()]")
_COUNTRY = re.compile(r"[A-Z]{2}")
PACKAGED, OWN = "organisations.lexicon", "organisations.own"
"""Rule ids: an organisation of the packaged lexicon, and one of the user's."""
_CACHED = 8_192  # words whose folded form, and whose aliases, are kept
_LONGEST = 64  # letters of a word worth keeping; articles hold pictures spelt out in a hundred thousand


class LexiconError(ValueError):
    """A row that cannot be used; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation of the lexicon.

    A name that is also a town's, a person's or a common word counts only where one of the words ``near`` stands close
    by, or where the text shows elsewhere that it speaks of this organisation.
    """

    name: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    source: str = ""
    rule: str = PACKAGED


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an organisation: folded words, which of them begin with a capital, and ``exact`` spelling."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    exact: str | None
    owner: bool
    """Whether the name itself ends like a possessor: "Moody's"."""
    entry: Entry


@dataclass(slots=True)
class Aliases:
    """The aliases that begin with one word: those of that word alone, and the others by their second word."""

    alone: list[Alias] = field(default_factory=list)
    longer: dict[str, list[Alias]] = field(default_factory=dict)
    """The longest first; the second word without the ending of a plural."""


class Begins(NamedTuple):
    """What can begin with a word of the text: ``length`` of its first part ("CFL" of "CFL-Multimodal")."""

    aliases: Aliases
    length: int


class Lexicon:
    """The aliases by the first of their words."""

    def __init__(self, index: dict[str, Aliases]) -> None:
        self.index = index
        self.begins = lru_cache(_CACHED)(self._begins)

    def _begins(self, word: str) -> Begins | None:
        """The aliases that a capitalised word of the text can begin, if there are any."""
        first = _WORD.match(word)
        aliases = self.index.get(folded(first.group())) if first else None
        return Begins(aliases, first.end()) if aliases and first else None


@lru_cache(_CACHED)
def _folded(word: str) -> str:
    if word == "&":
        return "and"
    word = word.lower().replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    return word[:-2] if word.endswith("'s") else word


def folded(word: str) -> str:
    """A word as names are compared: small letters, no accents, straight apostrophe, no possessive ending."""
    return _folded(word) if len(word) <= _LONGEST else word.lower()


def singular(word: str) -> str:
    """A folded word without the ending of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def compiled(entries: list[Entry]) -> Lexicon:
    """The entries ready for search; of two aliases alike, that of the earlier entry counts."""
    index: dict[str, Aliases] = {}
    for entry in entries:
        for text in (entry.name, *entry.aliases):
            alias = _alias(text, entry)
            aliases = index.setdefault(alias.words[0], Aliases())
            if len(alias.words) == 1:
                aliases.alone.append(alias)
                if entry.rule == PACKAGED and (spoken := _spoken(text)):
                    aliases.alone.append(replace(alias, exact=spoken))
            else:
                aliases.longer.setdefault(singular(alias.words[1]), []).append(alias)
    for aliases in index.values():
        for listed in aliases.longer.values():
            listed.sort(key=lambda alias: -len(alias.words))
    return Lexicon(index)


def _spoken(acronym: str) -> str | None:
    """An acronym as papers write it that write those spoken as words like names.

    >>> _spoken("COSCO"), _spoken("UNECE"), _spoken("DFCCIL"), _spoken("RITES")
    ('Cosco', 'Unece', None, None)
    """
    if not (acronym.isalpha() and acronym.isupper() and len(acronym) >= _SPOKEN) or acronym in _WORDS_TOO:
        return None
    return acronym.title() if not re.search(r"(?i)[^aeiouyäöüå]{3}|^[^aeiouy]{2}[^aeiouyrl]", acronym) else None


_SPOKEN = 5  # letters
_WORDS_TOO = frozenset(("RITES", "LAUDE"))
"""Acronyms that are words of the language."""


def _alias(text: str, entry: Entry) -> Alias:
    parts = _ALIAS_WORD.findall(text)
    words = tuple(folded(part) for part in parts)
    exact = text if len(parts) == 1 and text.isupper() else None
    last = words if len(words) == 1 else (*words[:-1], singular(words[-1]))
    return Alias(last, tuple(p[0].isupper() for p in parts), exact, text.endswith("'s"), entry)


@cache
def packaged() -> tuple[Entry, ...]:
    """The entries that ship with the package."""
    folder = resources.files("extractor").joinpath("data/organisations")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".csv")), key=lambda f: f.name)
    return tuple(entry for file in files for entry in parse(file.read_text(encoding="utf-8"), file.name))


def parse(content: str, name: str) -> Iterator[Entry]:
    """The entries of a CSV file with the columns `FIELDS`.

    Raises LexiconError naming file, line and reason.
    """
    reader = csv.DictReader(io.StringIO(content), restkey="more")
    if tuple(reader.fieldnames or ()) != FIELDS:
        raise LexiconError(f"{name}:1: expected the columns {', '.join(FIELDS)}")
    for row in reader:
        where = f"{name}:{reader.line_num}"
        if "more" in row or None in row.values():
            raise LexiconError(f"{where} ({row['name']!r}): expected {len(FIELDS)} columns; quote a name with a comma")
        lists = {field: [part.strip() for part in row[field].split(";") if part.strip()] for field in _LISTS}
        yield check({**row, **lists}, where)


_LISTS = ("aliases", "near")


def check(row: Any, where: str, rule: str = PACKAGED) -> Entry:
    """One entry from its fields; ``rule`` is the id that its mentions quote.

    Raises LexiconError beginning with ``where``.
    """
    if not isinstance(row, dict):
        raise LexiconError(f"{where}: expected fields such as name and kind, got {short(row)}")
    where = f"{where} ({short(row.get('name'))})"
    unknown = sorted(set(map(str, row)) - set(FIELDS))
    if unknown:
        raise LexiconError(f"{where}: unknown field {unknown[0]!r}; fields are {', '.join(FIELDS)}")
    name, kind, country = row.get("name"), row.get("kind"), row.get("country") or None
    if not isinstance(name, str) or not _begins_well(name):
        raise LexiconError(f"{where}: name must be text that begins with a capital or a figure")
    if not isinstance(kind, str) or kind not in KINDS:
        raise LexiconError(f"{where}: kind {kind!r} is none of {', '.join(KINDS)}")
    if country is not None and not (isinstance(country, str) and _COUNTRY.fullmatch(country)):
        raise LexiconError(f"{where}: country {country!r} is no code of two capitals, such as CN")
    aliases, near = (_texts(row.get(field) or [], field, where) for field in _LISTS)
    if not all(map(_begins_well, aliases)):
        raise LexiconError(f"{where}: aliases begin with a capital or a figure")
    return Entry(name, kind, country, aliases, near, str(row.get("source") or ""), rule)


def _texts(value: Any, field: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise LexiconError(f"{where}: {field} must be a list of texts")
    return tuple(text.strip() for text in value)


def _begins_well(name: str) -> bool:
    return bool(_WORD.match(name)) and (name[0].isupper() or name[0].isdigit())
