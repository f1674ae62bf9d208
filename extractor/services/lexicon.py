"""The lexicon of named services: entries from YAML, checked, and indexed by their first word.

An entry has a canonical ``name``, a ``kind``, and optionally ``aliases``, ``operator``, ``region``, ``source``. Names
match with any hyphens, dashes and apostrophes, and in singular and plural; a single word in capitals only matches as
written. The word ``*`` in an alias stands for any one word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import count, groupby
from pathlib import Path
from typing import Any, get_args

from extractor.models import ServiceKind
from extractor.yamlrows import Document, RowsError, short

KINDS = get_args(ServiceKind)
_FIELDS = frozenset("name kind aliases operator region source brand near".split())
WORD = r"[^\W_]+(?:['’‘ʼ][^\W_]+)*"
_WORD = re.compile(WORD)
_ALIAS_WORD = re.compile(rf"{WORD}|(?<=\s)\*")
SMALL_LETTERS = frozenset(("product", "operating_model"))
"""Kinds whose names may begin with a small letter."""
FEW = 500
"""First words in small letters up to which a pattern of them is faster than looking each word up."""
TELLING = 4
"""Words in the name of a corridor that tell it in small letters too."""
ANY_WORD = "*"
PACKAGED, OWN = "services.lexicon", "services.own"
"""Rule ids: a service of the packaged lexicon, and one of the user's."""


class LexiconError(ValueError):
    """An entry that cannot be used; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A service of the lexicon.

    A brand names the variant of another service when it stands before it. A name that is also that of a place or a
    company counts only in quotation marks or where one of the words ``near`` stands close by.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    brand: bool = False
    rule: str = PACKAGED
    near: tuple[str, ...] = ()
    operator: str | None = None
    region: str | None = None
    source: str | None = None
    """Where the fact comes from."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a service, as stemmed words; ``exact`` for acronyms."""

    words: tuple[str, ...]
    entry: Entry
    exact: str | None
    order: int
    """Its place among all aliases."""
    comma: bool = False
    """Whether a comma stands inside: "One Belt, One Road"."""

    @property
    def small(self) -> bool:
        """Whether it may begin with a small letter: "the western land-sea corridor" can mean nothing else."""
        return self.entry.kind in SMALL_LETTERS or (self.entry.kind == "corridor" and len(self.words) >= TELLING)

    @property
    def demands(self) -> tuple[object, ...]:
        """What a text must meet besides the words."""
        return self.exact, self.small, self.comma, self.entry.near, self.entry.kind == "rail_service"


_LONGEST = 64  # letters of a word worth keeping; articles hold pictures spelt out in a hundred thousand


class Node:
    """A place in the tree of all aliases, reached by their words so far."""

    __slots__ = ("any", "ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.any: Node | None = None
        self.ends: list[Alias] = []
        """The aliases that are whole here, the earlier entry first."""

    def grow(self, words: tuple[str, ...]) -> "Node":
        """The place that ``words`` lead to from here."""
        node = self
        for word in words:
            if word == ANY_WORD:
                node.any = node = node.any or Node()
            elif (known := node.next.get(word)) is not None:
                node = known
            else:
                node.next[word] = node = Node()
        return node

    def after(self, word: str) -> Iterator["Node"]:
        """The places that one more word leads to."""
        if (known := self.next.get(word)) is not None:
            yield known
        if self.any is not None:
            yield self.any

    def add(self, alias: Alias) -> None:
        """Have an alias end here, unless an earlier one counts wherever it would."""
        if all(alias.demands != earlier.demands for earlier in self.ends[:_ALIKE]):
            self.ends.append(alias)


_ALIKE = 8
"""Aliases of the same words that are compared with a new one."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The trees of aliases by their first word, and the pattern of words that can be a first word."""

    index: dict[str, Node]
    begins: re.Pattern[str]


def stem(word: str) -> str:
    """A word as names are compared: small letters, no accents, straight apostrophe, no plural or possessive ending."""
    return _stem(word) if len(word) <= _LONGEST else word.lower()


@lru_cache(8_192)
def _stem(word: str) -> str:
    word = word.lower().replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word.endswith("'s"):
        word = word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name or alias as they are compared."""
    return tuple(stem(word) for word in _ALIAS_WORD.findall(name))


def compiled(entries: list[Entry]) -> Lexicon:
    """The entries ready for search; of two aliases alike, that of the earlier entry counts."""
    index: dict[str, Node] = {}
    small: set[str] = set()
    order = count()
    for entry in entries:
        for text in (entry.name, *entry.aliases):
            words = words_of(text)
            exact = text if text.isupper() and len(words) == 1 else None
            alias = Alias(words, entry, exact, next(order), "," in text)
            index.setdefault(words[0], Node()).grow(words[1:]).add(alias)
            if alias.small:
                small.add(words[0])
    # Names begin with a capital or a figure: other words are not even looked at, except the few that begin offers.
    begin_small = _any_of(small) if len(small) <= FEW else r"[^\W_]+"
    begins = re.compile(rf"(?<![^\W_])(?:[A-ZÀ-ÖØ-ÞĀ-Ž0-9][^\W_]*|(?:{begin_small})s?(?![^\W_]))(?:['’‘ʼ][^\W_]+)*")
    return Lexicon(index, begins)


def _any_of(words: Iterable[str]) -> str:
    """A pattern of these words, by their first letters: a letter that begins none of them is seen to at once."""
    letters = groupby(sorted(words), key=lambda word: word[0])
    ways = (f"{letter}(?:{'|'.join(re.escape(word[1:]) for word in rest)})" for letter, rest in letters)
    return "|".join(ways) or "(?!)"


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
    try:
        rows = Document(content, name).rows()
    except RowsError as error:
        raise LexiconError(str(error)) from None
    if rows is None:
        raise LexiconError(f"{name}: expected a list of services, each beginning with '- name:'")
    return [check(row, where) for where, row in rows]


def check(row: Any, where: str, rule: str = PACKAGED) -> Entry:
    """One entry from its YAML mapping; ``rule`` is the id that its mentions quote.

    Raises LexiconError beginning with ``where``.
    """
    if (fault := _fault(row)) is not None:
        named = f" ({short(row.get('name'))})" if isinstance(row, dict) else ""
        raise LexiconError(f"{where}{named}: {fault}")
    aliases, near = row.get("aliases") or (), row.get("near") or ()
    told = (None if row.get(field) is None else str(row[field]) for field in ("operator", "region", "source"))
    brand = row.get("brand") in (True, "true")
    return Entry(row["name"], row["kind"], tuple(aliases), brand, rule, tuple(near), *told)


def _fault(row: Any) -> str | None:
    """What is wrong with an entry; None if it can be used."""
    if not isinstance(row, dict):
        return f"expected fields such as name and kind, got {short(row)}"
    if not _FIELDS.issuperset(row):
        return f"unknown field {min(set(map(str, row)) - _FIELDS)!r}; fields are {', '.join(sorted(_FIELDS))}"
    if not isinstance(row.get("name"), str) or not _WORD.match(row["name"]):
        return "name must be text that begins with a word"
    if row.get("kind") not in KINDS:
        return f"kind {short(row.get('kind'))} is none of {', '.join(KINDS)}"
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list):
        return f"aliases must be a list, such as [{short(aliases).strip(chr(39))}]"
    for alias in aliases:
        if not isinstance(alias, str) or not _WORD.match(alias):
            return f"alias {short(alias)} must be text that begins with a word"
    for name in (row["name"], *aliases) if row["kind"] not in SMALL_LETTERS else ():
        if not (name[0].isupper() or name[0].isdigit()):
            return f"{name!r} must begin with a capital: only names of products and operating models need not"
    near = row.get("near") or []
    if not isinstance(near, list) or not all(isinstance(word, str) for word in near):
        return "near must be a list of words"
    return None
