"""Further mentions of the organisations of a text: abbreviations, short forms, names told again without evidence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from extractor.organisations.collect import Collector
from extractor.organisations.find import NATION
from extractor.organisations.found import OPENING, Found
from extractor.organisations.lexicon import OWN, PACKAGED
from extractor.silence import heard

_BRACKET = re.compile(
    r"[ \u00a0]\((?:the |or |formerly )?[\"“‘']?(?P<short>[^\W\d_a-z][\w&.’'-]*(?: [\w&’'.-]+){0,3})[\"”’']?\)"
)
_SHORT_FORM = "organisations.short_form"
_COMPANIES = ("shipper", "operator")
_SAYS = re.compile(r"[ \u00a0](?:says|said|added|reckons|estimates)\b")
_SHORT = 3  # letters of a word that is too short to stand for a name
_MOST_WORDS = 4  # of a short form in brackets
_MOST_NAMES = 200  # that are looked for again, which keeps the work linear in texts that are lists of companies


class Repeats:
    """Adds to what a `Collector` found. Of two readings of the same words the one that shows itself wins, except that
    what the text itself calls short for a name is that.
    """

    def __init__(self, collector: Collector) -> None:
        self.collector, self.text = collector, collector.text
        self.shown = sorted(collector.run(), key=lambda found: found.start)
        self._ends = [found.end for found in self.shown]
        self._added: dict[tuple[int, int], Found] = {}
        self._names: set[str] = set()
        self._speakers: set[str] = set()

    def run(self) -> list[Found]:
        """All mentions in text order, none sharing a character with another."""
        for full in self.shown:
            self._abbreviation(full)
        for full in self.shown:
            if not full.short:
                self._short_forms(full)
        kept: list[Found] = []
        for found in sorted([*self.shown, *self._added.values()], key=lambda found: (found.start, -found.end)):
            if not kept or found.start >= kept[-1].end:
                kept.append(found)
        return kept

    def _abbreviation(self, full: Found) -> None:
        """What stands in brackets behind a name is short for it, there and in the rest of the text."""
        match = _BRACKET.match(self.text, full.end)
        if match is None or self.collector.places.overlap(*match.span("short")):
            return
        short, known = match["short"], self._shown_at(*match.span("short"))
        if known and known.key != full.key and _listed(known) and _listed(full) and not short.isupper():
            return  # "Deutsche Bahn (DB Cargo)": another company
        if _abbreviates(short, self.text[full.start : full.end], known is not None):
            self._join(short, full, "organisations.abbreviation", match.start("short"))

    def _short_forms(self, full: Found) -> None:
        """A name without its legal form or its last words of trade; a new name as a whole."""
        surface = self.text[full.start : full.end]
        if not _listed(full):
            self._join(surface, full, full.rule, full.end)
        for short in self._shorter(surface, full):
            self._join(short, full, _SHORT_FORM, full.end)
        self._speaker(surface.split(" ")[0], full)

    def _speaker(self, word: str, full: Found) -> None:
        """A company by the first word of its name, a town's too, where it speaks: "Roseburg says"."""
        if full.kind not in _COMPANIES or word not in self._towns or word in self._speakers:
            return
        self._speakers.add(word)  # once, from the first such name on, which keeps the work linear
        for at in self.collector.starts.get(word, []):
            end = at + len(word)
            if at > full.end and self._is_alone(word, at) and _SAYS.match(self.text, end) and heard(_SHORT_FORM):
                self._added.setdefault(
                    (at, end),
                    Found(at, end, full.kind, _SHORT_FORM, full.key, full.country, full.sure, True),
                )

    def _shorter(self, surface: str, full: Found) -> Iterator[str]:
        lists = self.collector.words
        starts = (match.start() for match in re.finditer(r"(?<![^\s,])[^\s,]", surface))
        legal = next((at for at in starts if at and lists.legal.fullmatch(surface, at)), None)
        bare = surface if legal is None else surface[:legal].rstrip(" ,\u00a0")
        if legal is not None:
            yield bare
        if full.kind == "authority" or full.rule == "organisations.opening":
            return
        parts = bare.split(" ")
        while len(parts) > 1 and parts[-1] in lists.ends:
            parts = parts[:-1]
            if len(parts) > 1 or self._is_distinct(parts[0]) or self._stands_for_name(parts[0], full):
                yield " ".join(parts)
        if legal is not None:
            yield from (word for word in bare.split(" ")[:3] if len(word) > _SHORT and self._is_distinct(word))

    def _is_distinct(self, word: str) -> bool:
        """Whether one word can stand for a name: no trade, nationality or place."""
        lists = self.collector.words
        if len(word) < 2 or word in lists.kind_of or word in lists.companies or word in OPENING or word in _PLAIN:
            return False
        return NATION.match(word) is None and word not in self._words_of_places

    @cached_property
    def _words_of_places(self) -> frozenset[str]:
        return frozenset(word for row in self.collector.places.rows for word in row["text"].split())

    @cached_property
    def _towns(self) -> frozenset[str]:
        return frozenset(row["text"] for row in self.collector.places.rows if row["kind"] == "city")

    def _stands_for_name(self, word: str, full: Found) -> bool:
        """Whether a word of trade is told alone with a capital inside a sentence: "Maritime" for Maritime Transport."""
        if word not in self.collector.words.weak or word in OPENING:
            return False
        starts = self.collector.starts.get(word, [])
        return any(self._is_alone(word, at) and self.text[at - 2].islower() for at in starts if at > full.end)

    def _join(self, name: str, full: Found, rule: str, behind: int) -> None:
        """Take every occurrence of ``name`` from ``behind`` on as a mention of ``full``."""
        if name in self._names or len(self._names) == _MOST_NAMES:
            return
        self._names.add(name)
        first = re.match(r"[\w'’-]+", name)
        starts = self.collector.starts.get(first.group(), []) if first else []
        for at in starts[bisect_right(starts, behind - 1) :]:
            end = at + len(name)
            if not self.text.startswith(name, at) or self._goes_on(end):
                continue
            if " " in name or rule == "organisations.abbreviation" or self._is_alone(name, at):
                self._add(at, end, full, rule)

    def _goes_on(self, end: int) -> bool:
        after = self.text[end : end + 1]
        return after.isalnum() or after == "&"

    def _is_alone(self, word: str, at: int) -> bool:
        """Whether a word is no part of a longer capitalised name."""
        return word.isupper() or at in self.collector.alone

    def _shown_at(self, start: int, end: int) -> Found | None:
        at = bisect_right(self._ends, start)
        return self.shown[at] if at < len(self.shown) and self.shown[at].start < end else None

    def _add(self, start: int, end: int, full: Found, rule: str) -> None:
        if not heard(rule):
            return
        known = self._shown_at(start, end)
        if known is not None:
            told = rule == "organisations.abbreviation" or full.rule == "organisations.legal_form"
            if (known.start, known.end) == (start, end) and known.key != full.key and (told or not _listed(known)):
                known.key, known.kind, known.country, known.short = full.key, full.kind, full.country, True
            return
        places, services = self.collector.places, self.collector.services
        if rule != full.rule and (places.overlap(start, end) or services.overlap(start, end)):
            return
        short = Found(start, end, full.kind, rule, full.key, full.country, full.sure, rule != full.rule)
        self._added.setdefault((start, end), short)


_PLAIN = frozenset(
    "National International General Central State United Global World East West North South Northern Southern Eastern"
    " Western New First Great Grand Royal Federal Union Pacific Atlantic Trans Inter Euro Asia Port Silk Road Land Sea"
    " Free Rail River Green Blue Red Black White Golden Gold Star Sun One Inner Outer Joint Foreign Railway".split()
)
"""Words that begin many names and stand for none of them."""


def _listed(found: Found) -> bool:
    return found.rule in (PACKAGED, OWN)


def _abbreviates(short: str, full: str, is_known: bool) -> bool:
    """Whether a bracket behind a name gives a short form or a second name, not a remark."""
    parts = short.split()
    if short == full or len(parts) > _MOST_WORDS:
        return False
    if len(parts) > 1:
        return is_known or all(part[0].isupper() for part in parts)
    capitals = sum(letter.isupper() for letter in short)
    return capitals > 1 or is_known or short.lower() in full.lower() or _made_of(short, full)


def _made_of(short: str, full: str) -> bool:
    """Whether the first letters of a word stand in the name in this order: "Ratraco" of "Rail Transport and Trade"."""
    letters = iter(full.lower())
    return all(any(letter == other for other in letters) for letter in short.lower()[:4])
