"""Words that make the name of an organisation, from ``extractor/data/organisations/words.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

import yaml

_FILE = "words.yaml"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, ready for use; the file says what each of them is for."""

    kind_of: dict[str, str]
    """The kind that a word of trade makes of a name, capitalised as in names."""
    strong: frozenset[str]
    weak: frozenset[str]
    companies: frozenset[str]
    units: frozenset[str]
    ends: frozenset[str]
    """All words that can end a name."""
    legal: re.Pattern[str]
    legal_words: frozenset[str]
    legal_country: dict[str, str]
    openings: frozenset[str]
    nouns: dict[str, str]
    """What a noun in small letters says of the name behind it: the kind."""
    introducing: frozenset[str]
    """The last words of those nouns, singular and plural, that can stand right before a name."""
    foreign: dict[str, str]
    """The kind that the first word of a name in another language gives it."""
    branches: frozenset[str]
    not_organisations: frozenset[str]
    offices: frozenset[str]
    media: frozenset[str]


@cache
def words() -> Words:
    """The lists of the package."""
    folder = resources.files("extractor").joinpath("data/organisations")
    raw: dict[str, Any] = yaml.load((folder / _FILE).read_text(encoding="utf-8"), Loader=_LOADER)
    media = (folder / "media.txt").read_text(encoding="utf-8").splitlines()
    strong, weak = _kinds(raw["strong"]), _kinds(raw["weak"])
    companies, units = frozenset(raw["companies"]), frozenset(raw["units"])
    forms = {form: country for country, listed in raw["legal_forms"].items() for form in listed}
    nouns = _kinds(raw["nouns"])
    nouns |= {_plural(noun): kind for noun, kind in nouns.items()}
    last_words = {noun.rpartition(" ")[2] for noun in nouns}
    return Words(
        kind_of=_kinds(raw["trades"]) | weak | strong,
        strong=frozenset(strong),
        weak=frozenset(weak),
        companies=companies,
        units=units,
        ends=frozenset(strong) | frozenset(weak) | companies | units,
        legal=_alternatives(forms),
        legal_words=frozenset(_first(form) for form in forms),
        legal_country={form: country for form, country in forms.items() if country},
        openings=frozenset(raw["legal_openings"]),
        nouns=nouns,
        introducing=frozenset(last_words - {w for noun in raw["not_nouns"] for w in (noun, _plural(noun))}),
        foreign=_kinds(raw["foreign_openings"]),
        branches=frozenset(raw["branches"]),
        not_organisations=frozenset(raw["not_organisations"]),
        offices=frozenset(raw["offices"]),
        media=frozenset(line for line in media if line and not line.startswith("#")),
    )


def _kinds(lists: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, listed in lists.items() for word in listed}


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def _first(form: str) -> str:
    """The first word of a legal form as a run of capitalised words holds it: "Co" of "Co., Ltd."."""
    return re.match(r"[^\s,]+", form)[0].rstrip(".")  # type: ignore[index]


def _alternatives(forms: dict[str, str]) -> re.Pattern[str]:
    """The longest legal form at a place, by its first letter, which spares most tries; no letter may follow."""
    ways = sorted(forms, key=lambda form: (form[0], -len(form), form))
    by_letter = (
        f"{re.escape(letter)}(?:{'|'.join(re.escape(way[1:]).replace(chr(92) + ' ', _BLANK) for way in rest)})"
        for letter, rest in groupby(ways, key=lambda form: form[0])
    )
    return re.compile(f"(?:{'|'.join(by_letter)})(?![\\w&])")


_BLANK = "[ \u00a0]"
