"""Finds the organisations of the lexicon: the longest name at each capitalised word that can begin one."""

import re
from collections.abc import Iterator

from extractor.organisations.found import OPENING, Found, Word
from extractor.organisations.lexicon import WORD, Alias, Aliases, Lexicon, folded, singular
from extractor.organisations.words import words
from extractor.silence import heard

_GAP = (
    r"[ \u00a0\n]{1,3}|[ \u00a0]?[-‐‑–/+][ \u00a0]?|(?<=\b[A-Z])\.[ ]?|(?<=\bSt)\.[ ]|(?<=s)['’][ ]|['’]s[ ]"
    r"|(?=[&,)])|(?<=[&(])"
)
_NEXT = re.compile(rf"(?:{_GAP})(?P<word>{WORD}|[&,()])")
"""The next word of a name: hyphens, plus signs and broken lines may stand before it, and the stop behind an initial."""
_CLOSE = 60  # letters before and behind a name that words near it may stand in
_HYPHENED = re.compile(r"[-‐‑](?:[A-Z0-9]|(?!\w))")
_SURNAME = re.compile(r"[A-Z][a-z]+\Z")
NATION = re.compile(
    r"[A-Z].*(?:ian|ean|ese|ish|ench|utch|zech|wiss|reek|hai|ani|eli|aqi|akh|yrgyz|zbek|man|[a-z]-based)s?\Z"
)
"""Words of nationality, which may stand before a name and are none."""


def in_lexicon(text: str, run: list[Word], lexicon: Lexicon, done: int) -> Iterator[Found]:
    """The longest lexicon name at each word of a run that lies behind ``done``, from left to right."""
    for number, word in enumerate(run):
        if word.start < done:
            continue
        begins = lexicon.begins(word.text)
        if begins is None:
            continue
        for alias, end in _that_fit(text, word.start + begins.length, begins.aliases):
            if _is_meant(text, word.start, end, alias, run[:number]) and heard(alias.entry.rule):
                entry = alias.entry
                found = Found(word.start, end, entry.kind, entry.rule, entry.name, entry.country)
                found.doubtful = not _is_shown(text, word.start, end, entry.near)
                yield found
                done = end
                break
            if len(alias.words) > 1:
                done = end  # nor are its last words meant: "Eastern Railway" in "over the Far Eastern Railway"
                break


def _that_fit(text: str, position: int, aliases: Aliases) -> Iterator[tuple[Alias, int]]:
    """The aliases that go on as the text does behind their first word, the longest first, and where each ends."""
    if aliases.longer and (second := _NEXT.match(text, position)):
        third = None
        for alias in aliases.longer.get(singular(folded(second["word"])), ()):
            if len(alias.words) > 2:  # most fail here: China Railway has many daughters
                third = _third(text, second) if third is None else third
                if alias.words[2] not in third:
                    continue
            end = _end(text, second, alias)
            if end is not None:
                yield alias, end
    for alias in aliases.alone:
        yield alias, position + 2 if alias.owner and text.startswith(("'s", "’s"), position) else position


def _third(text: str, second: re.Match[str]) -> tuple[str, ...]:
    """The word behind the second word of a name, in singular too."""
    bare = second.end() - (2 if second["word"].endswith(("'s", "’s")) else 0)
    third = _NEXT.match(text, bare)
    if third is None:
        return ("",)
    word = folded(third["word"])
    return (word, singular(word))


def _end(text: str, match: re.Match[str] | None, alias: Alias) -> int | None:
    """Where a name ends whose second word is ``match``; None if it or the other words are not the alias's."""
    last = len(alias.words) - 1
    for number in range(1, last + 1):
        if match is None:
            return None
        word = match["word"]
        same = singular(folded(word)) if number == last else folded(word)
        if same != alias.words[number] or (alias.capitals[number] and word[0].islower()):
            return None
        position = match.end() - (2 if word.endswith(("'s", "’s")) else 0)
        if number < last:
            match = _NEXT.match(text, position)
    return position


def _is_meant(text: str, start: int, end: int, alias: Alias, before: list[Word]) -> bool:
    surface = text[start:end]
    if alias.exact is not None and (surface != alias.exact or _HYPHENED.match(text, end)):
        return False
    if alias.exact is None and len(alias.words) == 1 and before and _is_surname(surface, before[-1], start):
        return False
    return not (surface.endswith(_LINES) and _AS_LINE.search(text[max(0, start - 24) : start]))


_LINES = ("Railway", "Railroad", "TAZARA")
_AS_LINE = re.compile(r"\b(?:on|over|along|via|across|onto|using|km|mile|kilomet\w+|as far as)[ -](?:the )?\Z")
"""What is said of a line, which may bear the name of the company that runs it: "over the Trans-Baikal Railway"."""


def _is_surname(surface: str, before: Word, start: int) -> bool:
    """Whether one word behind another is rather a person's: "Gautam Adani", but "Danish Maersk"."""
    return bool(
        start - before.end == 1
        and _SURNAME.match(surface)
        and _SURNAME.match(before.text)
        and not NATION.match(before.text)
        and before.text not in OPENING
    )


def _is_shown(text: str, start: int, end: int, near: tuple[str, ...]) -> bool:
    """Whether a name that also means something else is meant here: by its own words, a legal form, words near."""
    if not near or words().legal.match(text, end + 1):
        return True
    ends = words().ends
    if any(word in ends for word in text[start:end].split()[1:]):
        return True
    around = f"{text[max(0, start - _CLOSE) : start]} {text[end : end + _CLOSE]}".lower()
    return any(word.lower() in around for word in near)
