"""What archives call the fields of an article: one list of names for JSON, front matter, tables and feeds.

Names are compared by their letters and figures alone: ``Published At``, ``published_at`` and ``publishedAt`` are one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

FIELDS = ("text", "published", "title", "url", "id")

_NAMES = {
    # The first that holds something wins, so the names that are sure stand first.
    "text": "text body content article articlebody articletext maintext fulltext story plaintext bodytext contenttext",
    "published": """published date publishedat publisheddate pubdate publicationdate publishdate publishedon
        datepublished datepublish dateofpublication issued dcdate releasedate createdat datecreated""",
    "title": "title headline heading head",
    "url": "url link href permalink uri sourceurl articleurl weburl canonicalurl",
    "id": "id guid articleid docid documentid identifier uuid externalid",
}
# Said of an article and of no use here. Whatever else comes, such as a "datum", is told to the user.
_NEEDLESS = """author authors byline creator source sourcename publisher outlet newspaper language lang genre region
    origin country category categories tag tags keyword keywords section topic topics type description summary abstract
    excerpt subtitle kicker image imageurl images urltoimage thumbnail modified modifiedat datemodified updated
    updatedat dateupdated lastmodified downloaded datedownload crawled crawledat retrieved scraped fetchedat filename
    wordcount words length license copyright rights note notes comments dates quantities places services
    organisations movements statistics aboutfreight schemaversion extractorversion""".split()

_FIELD_OF = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_IGNORED = frozenset(_NEEDLESS)
_NOT_IN_NAMES = re.compile(r"[\W_]+")
KEPT = 1000
"""How many different unknown names are counted."""
TOLD = 8
"""How many of them are named."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the fields as the user gives them; None: by the usual names."""

    text: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    id: str | None = None


USUAL = Columns()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which names of a row hold what: for each field the names to look under, and the names nobody knows."""

    names: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Names that the user gave and that are not there."""


@lru_cache(maxsize=256)
def assign(names: tuple[str, ...], columns: Columns = USUAL) -> Assignment:
    """Find the fields among the ``names`` of a row; a name that the user gave is the only one of its field."""
    found: dict[str, list[tuple[int, str]]] = {field: [] for field in FIELDS}
    given = {name: field for field in FIELDS if (name := getattr(columns, field)) is not None}
    unknown = []
    for name in names:
        plain = _NOT_IN_NAMES.sub("", name.casefold())
        field, rank = _FIELD_OF.get(plain, (None, 0))
        if name in given:
            found[given[name]].append((0, name))
        elif field is not None and getattr(columns, field) is None:
            found[field].append((rank, name))
        elif plain not in _IGNORED:
            unknown.append(name)
    chosen = {field: tuple(name for _, name in sorted(entries)) for field, entries in found.items()}
    return Assignment(chosen, tuple(unknown), tuple(name for name in given if name not in names))


def no_text(names: Iterable[str], columns: Columns = USUAL) -> str:
    """What to say of a row whose ``names`` hold no text: which there are, and what would help."""
    there = ", ".join(str(name)[:40] for name, _ in zip(names, range(20), strict=False)) or "none"
    if columns.text is not None:
        return f"no field {columns.text!r}; there are: {there}"
    return f"no field text, body or content; there are: {there}; name the one with batch --text-column"


class Unknown:
    """Counts the names that nobody knows, in memory that has a bound."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._rows: Counter[str] = Counter()

    def note(self, names: Iterable[str]) -> None:
        """Take note of the unknown names of one row."""
        for name in names:
            if name in self._rows or len(self._rows) < KEPT:
                self._rows[name] += 1

    @property
    def rows(self) -> dict[str, int]:
        """The names, with the number of rows that have them."""
        return dict(self._rows)

    def add(self, rows: Mapping[str, int]) -> None:
        """Take over what was counted elsewhere."""
        for name, count in rows.items():
            if name in self._rows or len(self._rows) < KEPT:
                self._rows[name] += count

    def lines(self) -> Iterator[str]:
        """What to tell at the end of a run, if anything."""
        if self._rows:
            told = [f"{name[:40]} (in {count})" for name, count in self._rows.most_common(TOLD)]
            more = ", …" if len(self._rows) > TOLD else ""
            yield f"fields of unknown meaning, not used: {', '.join(told)}{more}"
