"""Facilities by the abbreviation that the text gives them: "the Rail Service Center (RSC)", later "RSC"."""

import re

from extractor.silence import heard
from extractor.spans import Row

_GIVEN = re.compile(r" ?\((?P<short>[A-Z][A-Z&]{1,6})\)")
_RULE = "places.acronym"


def with_acronyms(text: str, rows: list[Row]) -> list[Row]:
    """The rows, and those of the abbreviations given behind a facility's or a region's name."""
    meaning: dict[str, Row] = {}
    for row in rows:
        given = _GIVEN.match(text, row["end_char"]) if row["kind"] in ("facility", "region") else None
        if given and _spells(given["short"], row["text"]):
            meaning.setdefault(given["short"], row)
    if not meaning:
        return rows
    short = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, meaning))})(?![\w-])")
    added = []
    for match in short.finditer(text):
        full = meaning[match.group()]
        if match.start() >= full["end_char"] and not _taken(match.start(), match.end(), rows) and heard(_RULE):
            place = {"text": match.group(), "start_char": match.start(), "end_char": match.end(), "rule": _RULE}
            added.append({**full, **place, "why": f"short for {full['text']}"})
    return [*rows, *added]


def _spells(short: str, name: str) -> bool:
    """Whether the letters are the initials of the name's words, of all that begin with a capital."""
    return [word[0] for word in name.split() if word[0].isupper()] == [letter for letter in short if letter != "&"]


def _taken(start: int, end: int, rows: list[Row]) -> bool:
    return any(row["start_char"] < end and start < row["end_char"] for row in rows)
