"""Joins the mentions of one organisation: abbreviations, short forms, repetitions; and gives them one name and kind."""

import re
from collections.abc import Iterator

from extractor.organisations.collect import Collector
from extractor.organisations.context import apposition, noun_before, speaks
from extractor.organisations.find import NATION, OPENING
from extractor.organisations.found import Found
from extractor.organisations.lexicon import OWN, PACKAGED
from extractor.organisations.taken import Taken
from extractor.organisations.words import words

_BRACKET = re.compile(
    r"[ \u00a0]\((?:the |or |formerly )?[\"“‘']?(?P<short>[^\W\d_a-z][\w&.’'-]*(?: [\w&’'.-]+){0,3})[\"”’']?\)"
)
_WHOLE = re.compile(r"(?<![\w-])")
_SHORT = 3


class Mentions:
    """The organisations of a text, growing as names give rise to further ones."""

    def __init__(self, collector: Collector) -> None:
        self.text, self.places, self.services = collector.text, collector.places, collector.services
        self.collector = collector
        self.found = list(collector.run())
        self._taken = {(f.start, f.end) for f in self.found}

    def resolve(self) -> list[Found]:
        """All mentions with their keys joined, in text order."""
        self._abbreviations()
        self._short_forms()
        self.found.sort(key=lambda f: (f.start, -f.end))
        return _apart(self.found)

    def _abbreviations(self) -> None:
        """What stands in brackets behind a name is short for it, there and in the rest of the text."""
        for full in list(self.found):
            match = _BRACKET.match(self.text, full.end)
            if match is None:
                continue
            start, end = match.span("short")
            if self.places.overlap(start, end):
                continue
            known = next((f for f in self.found if f.start < end and start < f.end), None)
            both_known = known is not None and known.rule in (PACKAGED, OWN) and full.rule in (PACKAGED, OWN)
            if both_known and known and known.key != full.key and not match["short"].isupper():
                continue
            if not _abbreviates(match["short"], self.text[full.start : full.end], known is not None):
                continue
            self._join(match["short"], full, "organisations.abbreviation", start)

    def _short_forms(self) -> None:
        """A name without its legal form or its last words of trade, and a name that is told again without evidence."""
        for full in list(self.found):
            if full.short:
                continue
            surface = self.text[full.start : full.end]
            if full.rule not in (PACKAGED, OWN):
                self._join(surface, full, full.rule, full.end)
            for short in self._shorter(surface, full):
                self._join(short, full, "organisations.short_form", full.end)

    def _shorter(self, surface: str, full: Found) -> Iterator[str]:
        lists = self.collector.words
        legal = next(
            (m for at in _word_starts(surface) if (m := lists.legal.match(surface, at)) and m.end() == len(surface)), None
        )
        bare = surface[: legal.start()].rstrip(" ,\u00a0") if legal else surface
        if legal:
            yield bare
        if full.kind == "authority" or full.rule in ("organisations.opening",):
            return
        parts = bare.split(" ")
        while len(parts) > 1 and parts[-1] in lists.ends:
            parts = parts[:-1]
            if len(parts) > 1 or self._is_distinct(parts[0]):
                yield " ".join(parts)
        if legal:
            yield from (word for word in bare.split(" ")[:3] if self._is_distinct(word) and len(word) > _SHORT)

    def _is_distinct(self, word: str) -> bool:
        """Whether one word can stand for a name: no trade, nationality or place."""
        lists = self.collector.words
        if word in lists.kind_of or word in lists.companies or word in OPENING or NATION.match(word):
            return False
        return len(word) > 1 and word not in _PLAIN and not any(
            word in row["text"].split() for row in self.places.rows
        )

    def _join(self, name: str, full: Found, rule: str, behind: int) -> None:
        """Take every occurrence of ``name`` from ``behind`` on as a mention of ``full``."""
        single = " " not in name
        at = self.text.find(name, behind)
        while at >= 0:
            end = at + len(name)
            if self._stands_alone(at, end) and (not single or rule.endswith("abbreviation") or self._is_alone(name, at)):
                self._add(at, end, full, rule)
            at = self.text.find(name, end)

    def _is_alone(self, word: str, at: int) -> bool:
        return at in self.collector.alone.get(word, ()) or word.isupper()

    def _stands_alone(self, start: int, end: int) -> bool:
        text = self.text
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (before.isalnum() or before in ("-", "&") or after.isalnum() or after == "&")

    def _add(self, start: int, end: int, full: Found, rule: str) -> None:
        for known in self.found:
            if known.start < end and start < known.end:
                if (known.start, known.end) == (start, end) and known.key != full.key and known.rule not in (PACKAGED, OWN):
                    known.key, known.kind, known.country, known.short = full.key, full.kind, full.country, True
                elif (known.start, known.end) == (start, end) and (
                    rule.endswith("abbreviation") or full.rule.endswith("legal_form")
                ):
                    known.key, known.kind, known.country, known.short = full.key, full.kind, full.country, True
                return
        if rule != full.rule and (self.places.overlap(start, end) or self.services.overlap(start, end)):
            return
        self.found.append(Found(start, end, full.kind, rule, full.key, full.country, full.sure, rule != full.rule))


_PLAIN = frozenset(
    "National International General Central State United Global World East West North South Northern Southern Eastern"
    " Western New First Great Grand Royal Federal Union Pacific Atlantic Trans Inter Euro Asia Port Silk Road Land Sea"
    " Free Rail River Green Blue Red Black White Golden Gold Star Sun One Inner Outer Joint Foreign Railway".split()
)


def _word_starts(surface: str) -> list[int]:
    return [m.start() for m in re.finditer(r"(?<![^\s,])\S", surface)]


def _abbreviates(short: str, full: str, is_known: bool) -> bool:
    """Whether a bracket behind a name gives a short form or a second name, not a remark."""
    words = short.split()
    if short == full or len(words) > 4 or ":" in short:
        return False
    if len(words) == 1:
        capitals = sum(c.isupper() for c in short)
        return capitals >= 2 or is_known or short.lower() in full.lower() or _made_of(short, full)
    return all(word[0].isupper() for word in words) or is_known


def _made_of(short: str, full: str) -> bool:
    """Whether the letters of a word stand in the name in this order: "Ratraco" of "Rail Transport and Trade"."""
    letters = iter(full.lower())
    return all(any(letter == other for other in letters) for letter in short.lower()[:4])


def _apart(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


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
    if equal and mention.rule.startswith(_GUESSED):
        return False
    equal = [row for row in services.overlapping(start, end) if row["end_char"] - row["start_char"] == end - start]
    if not equal or any(word.rstrip(".") in words().legal_words or word in words().openings for word in text[start:end].split()):
        return True
    return mention.rule in (PACKAGED, OWN) and speaks(text, start, end)


_GUESSED = ("organisations.introduced", "organisations.apposition", "organisations.agent", "organisations.role", "organisations.short")
