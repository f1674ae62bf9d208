"""Finds the services of the lexicon: the longest name at each word that can begin one."""

import re
from collections.abc import Iterator
from operator import attrgetter

from extractor.services.found import NOT_VARIANT, VARIANT, Found, canonical, singular
from extractor.services.lexicon import PACKAGED, WORD, Alias, Lexicon, Node, stem

_NEXT = re.compile(rf"(?:,?[ \u00a0\n]{{1,3}}|[ \u00a0\n]{{0,3}}[-‐‑–—/+&＋][ \u00a0\n]{{0,3}})(?P<word>{WORD})")
"""The next word of a name: hyphens and dashes of all kinds, plus signs and broken lines may stand before it."""


def in_lexicon(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """The longest lexicon name at each word that can begin one, from left to right."""
    position = 0
    known = lexicon.index.get
    for first in lexicon.begins.finditer(text):
        start = first.start()
        node = known(stem(first.group())) if start >= position else None
        if node is None:
            continue
        for alias, stop, variant in reversed(_that_stand(text, first.end(), node)):
            surface = text[start:stop]
            if (alias.exact is not None and surface != alias.exact) or not _proper(surface, alias):
                continue
            if ("," in surface) != alias.comma:
                continue
            if alias.entry.near and not _near(text, start, stop, alias.entry.near):
                continue
            stop = start + len(surface.removesuffix("'s").removesuffix("’s"))
            entry = alias.entry
            name = _called(text[start:stop], alias) if entry.rule == PACKAGED else entry.name
            yield Found(start, stop, entry.kind, name, entry.rule, variant=variant, brand=entry.brand)
            position = stop
            break


def _called(surface: str, alias: Alias) -> str:
    """The name of a packaged service found as ``surface``: offers in words keep their own, and so does a line told by
    another word for it: "the Gotthard line".
    """
    entry = alias.entry
    if entry.kind == "product":
        return singular(surface) if len(alias.words) > 1 else entry.name
    *name, last = map(stem, re.findall(WORD, entry.name))
    *words, told = alias.words
    other = entry.kind == "line" and words == name and told != last and {told, last} <= _LINE_WORDS
    return canonical(surface) if other else entry.name


_LINE_WORDS = frozenset(("line", "railway", "railroad", "mainline"))


_SPELLED_OUT = re.compile(r"[ \u00a0]\([A-Z][\w’'-]+(?: [\w’'-]+){2,6}\)")
"""An acronym spelled out in the middle of a name: "the ASEAN (Association of …) Express"."""


_ORDER = attrgetter("order")


def _that_stand(text: str, position: int, node: Node) -> list[tuple[Alias, int, str | None]]:
    """The aliases of a first word that ends at ``position``, where they end, and a variant in brackets inside them.

    The shorter come first, and among those of one length the later entries. A city may stand in the middle:
    "China (Wuhan)-Europe freight train". The text is walked once, with all aliases that go on as it does.
    """
    found: list[tuple[Alias, int, str | None]] = []
    live, variant, bracket = [node], None, False
    while True:
        ends = [alias for node in live for alias in node.ends if not bracket or alias.entry.kind == "rail_service"]
        if ends:
            ends.sort(key=_ORDER, reverse=True)
            found.extend((alias, position, variant) for alias in ends)
        if not any(node.next or node.any for node in live):
            return found
        match = _NEXT.match(text, position)
        if match is None and variant is None:
            bracket = True
            inside = VARIANT.match(text, position)
            if inside is None and (spelled := _SPELLED_OUT.match(text, position)):
                match = _NEXT.match(text, spelled.end())
            elif inside and not NOT_VARIANT.match(inside["variant"]):
                variant = inside["variant"]
                match = _NEXT.match(text, inside.end())
        if match is None:
            return found
        word = stem(match["word"])
        live = [further for node in live for further in node.after(word)]
        if not live:
            return found
        position = match.end()


def _proper(surface: str, alias: Alias) -> bool:
    """Proper names begin with a capital; products, and corridors told by many words, may stand in small letters."""
    return alias.small or surface[0].isupper() or surface[0].isdigit()


def _near(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether the name is quoted or one of ``words`` stands close by."""
    if start and text[start - 1] in "\"“‘'" and text[end : end + 1] in ('"', "”", "’", "'"):
        return True
    around = text[max(0, start - _CLOSE) : end + _CLOSE]
    return any(word in around for word in words)


_CLOSE = 60
