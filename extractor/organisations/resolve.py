"""Gives the mentions of one organisation a name, kind and country, and keeps those that are no part of other names."""

import re

from extractor.organisations.context import apposition, noun_before, speaks
from extractor.organisations.found import Found
from extractor.organisations.lexicon import OWN, PACKAGED
from extractor.organisations.taken import Taken
from extractor.organisations.words import words


def settle(text: str, found: list[Found]) -> dict[str, tuple[str, str, str | None]]:
    """The name, kind and country of each organisation by its key: the fullest form that the text gives, and a kind that
    the text may say better than the name."""
    groups: dict[str, list[Found]] = {}
    for mention in found:
        groups.setdefault(mention.key, []).append(mention)
    settled = {}
    for key, mentions in groups.items():
        name = max((text[m.start : m.end] for m in mentions), key=len)
        first = next((m for m in mentions if m.sure), mentions[0])
        kind = first.kind if first.sure else _told_kind(text, mentions) or first.kind
        country = next((m.country for m in mentions if m.country), None)
        settled[key] = (" ".join(name.split()), kind, country)
    return settled


def _told_kind(text: str, mentions: list[Found]) -> str | None:
    for mention in mentions:
        kind = noun_before(text, mention.start) or apposition(text, mention.end)
        if kind:
            return kind
    return None


def free(text: str, mention: Found, places: Taken, services: Taken) -> bool:
    """Whether a mention is no part of a longer name of a place or a service, nor a place or a line that only seems an
    organisation.
    """
    start, end = mention.start, mention.end
    for row in (*places.overlapping(start, end), *services.overlapping(start, end)):
        if row["end_char"] - row["start_char"] > end - start:
            return False
    equal = [row for row in places.overlapping(start, end) if row["end_char"] - row["start_char"] == end - start]
    if equal and (mention.rule.startswith(_GUESSED) or (mention.rule == PACKAGED and _on_route(text, mention, places))):
        return False
    equal = [row for row in services.overlapping(start, end) if row["end_char"] - row["start_char"] == end - start]
    if not equal or any(
        word.rstrip(".") in words().legal_words or word in words().openings for word in text[start:end].split()
    ):
        return True
    return mention.rule in (PACKAGED, OWN) and speaks(text, start, end)


def _on_route(text: str, mention: Found, places: Taken) -> bool:
    """Whether a name that is a town's too ends a route from another place: "from Liverpool, UK, to Drax"."""
    before = _TO.search(text, max(0, mention.start - _LONGEST_TO), mention.start)
    if before is None or not before.start():
        return False
    return any(row["end_char"] == before.start() for row in places.overlapping(before.start() - 1, before.start()))


_TO = re.compile(r",? to \Z")
_LONGEST_TO = 5
_GUESSED = (
    "organisations.introduced",
    "organisations.apposition",
    "organisations.agent",
    "organisations.role",
    "organisations.short",
)
