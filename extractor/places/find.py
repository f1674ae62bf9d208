"""Finds place names: one pass over the capitalised sequences, then what speaks for and against each.

Evidence is counted in points, like log-odds: what the gazetteer knows of the name, the words beside it, the names it is
listed with, the countries the text speaks of. A name with at least `ENOUGH` points is a place.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from extractor.places.candidates import Candidate, Found, is_city
from extractor.places.entries import Name
from extractor.places.evidence import DATELINE, Evidence
from extractor.places.hits import OWN, Hit
from extractor.places.lexicon import ANY_CASE, AUSTRALIAN_STATES, STATE_ABBREVIATIONS
from extractor.places.links import link
from extractor.places.parse import Parse
from extractor.places.persons import SPEECH, TITLES
from extractor.places.sequences import SEQUENCE
from extractor.places.zones import zones
from extractor.silence import heard

_STATE = "places.state"
ENOUGH = 1.5
SURE = 9.0  # points of the user's own places, which nothing in the text outweighs
LOCAL = 2.0  # points that places around a name can give it
_DISTRICT = re.compile(r"[ \u00a0](?:district|village|commune|township|county|province|town|municipality)\b")
_GEOGRAPHIC = re.compile(
    r"[ \u00a0](?:delta|sea|gulf|strait|desert|peninsula|islands|valley|basin|highlands|steppe|plateau|states"
    r"|countries|republics)\b"
)
_SPEAKS = re.compile(r"[ \u00a0](?:said|says|told|added|noted|explained|stated)\b")
_OPENED = re.compile(r"[A-Z]{2}\)?\s?(?:—|–|--)\s\Z")
_LAST_WORD = re.compile(r"[\w.'’/-]+$")
_AUSTRALIA = ("Australia", "Queensland", "NSW", "QLD", "Qld", "Aurizon")
_POSTAL_BEFORE = re.compile(r"[\w.],?\s$")


class Finder:
    """Finds the places of one text."""

    def __init__(
        self,
        text: str,
        parse: Callable[[str], Parse],
        find: Callable[[str], Name | None],
        sentences: list[tuple[int, int]],
        taken: list[tuple[int, int]],
        entities: dict[tuple[int, int], str] | None = None,
    ) -> None:
        """``taken`` are stretches that are no places (dates); ``entities`` a trained pipeline's, by offsets."""
        self.text, self.parse, self.find = text, parse, find
        self.zones = zones(text, find, taken)
        self.zone_starts = [start for start, _ in self.zones]
        self.evidence = Evidence(text, sentences, entities or {})
        self.people = self.evidence.people
        self.nations: Counter[str] = Counter()
        self.australian = any(word in text for word in _AUSTRALIA)

    def run(self) -> Found:
        """The candidates with enough evidence, in text order."""
        raw: list[Candidate] = []
        for match in SEQUENCE.finditer(self.text):
            at = match.start()
            parsed = self.parse(match.group())
            if parsed.people:
                self.people.update(parsed.people)
            if parsed.nations:
                self.nations.update(parsed.nations)
            hits = parsed.hits or ((parsed.unknown,) if parsed.unknown and self._may_be_unlisted(match, parsed) else ())
            if hits and self._is_speaker(match.start(), match.end(), hits):
                self.people.add(match.group().rsplit(" ", 1)[-1])
                continue
            for hit in hits:
                if self._in_zone(at + hit.start, at + hit.end):
                    continue
                candidate = self._candidate(hit, at)
                if candidate:
                    raw.append(candidate)
        raw = self._in_any_case(raw)
        link(self.text, raw, self.find)
        kept, doubtful = self._sorted(raw)
        return Found(kept, self.nations, doubtful)

    def _in_any_case(self, raw: list[Candidate]) -> list[Candidate]:
        """The candidates with countries of two words that the text writes in odd case: "new Zealand"."""
        lowered = self.text.lower()
        if len(lowered) != len(self.text):
            return raw  # letters that become two
        for name in ANY_CASE:
            at = lowered.find(name)
            while at >= 0:
                end = at + len(name)
                odd = self.text[at:end] not in (name.title(), name.upper())
                alone = not (lowered[at - 1 : at].isalpha() or lowered[end : end + 1].isalpha())
                if odd and alone and heard("places.gazetteer"):
                    raw = [c for c in raw if c.end <= at or c.start >= end]
                    raw.append(Candidate(at, end, self.find(name), None, "places.gazetteer", name, 2, SURE))
                at = lowered.find(name, end)
        return sorted(raw, key=lambda c: c.start)

    def _may_be_unlisted(self, match: re.Match[str], parsed: Parse) -> bool:
        """Whether a name nobody lists may be a place: in capitals only as a dateline, like a person's only before
        "district" and the like.
        """
        if match.group().isupper():
            return DATELINE.match(self.text, match.end()) is not None
        if _SPEAKS.match(self.text, match.end()) or _OPENED.search(
            self.text[max(0, match.start() - 8) : match.start()]
        ):
            return False  # "Manduku said", "CHICAGO — Giving a foretaste"
        return not parsed.doubted or _DISTRICT.match(self.text, match.end()) is not None

    def _is_speaker(self, start: int, end: int, hits: tuple[Hit, ...]) -> bool:
        """Whether the sequence is a person's name: "said Victoria Malanje, an economist"."""
        text = self.text
        if not start or text[start - 1] != " ":
            return False
        alone = end - start == hits[0].end - hits[0].start  # a place's name: "Capt. Cook", not "said Victoria"
        before = text[max(0, start - 24) : start].rstrip()
        if not (before.endswith(".") if alone else " " in text[start:end]):
            return False
        last = _LAST_WORD.search(before)
        word = last.group() if last else ""
        return word in TITLES or (word in SPEECH and not alone)

    def _in_zone(self, start: int, end: int) -> bool:
        index = bisect_right(self.zone_starts, start) - 1
        if index >= 0 and start < self.zones[index][1]:
            return True
        return index + 1 < len(self.zones) and self.zone_starts[index + 1] < end

    def _candidate(self, hit: Hit, at: int) -> Candidate | None:
        text = self.text
        start, end = at + hit.start, at + hit.end
        surface = text[start:end]
        if self.australian and (state := AUSTRALIAN_STATES.get(surface.rstrip("."))) and heard(_STATE):
            return Candidate(start, end, self.find(state), "region", _STATE, state, 1, 4.0)
        state = STATE_ABBREVIATIONS.get(surface.rstrip(".")) if hit.rule != OWN else None
        if state and (len(surface) < 6 or surface.endswith(".")) and heard(_STATE):
            if _POSTAL_BEFORE.search(text[max(0, start - 3) : start]) and "," in text[max(0, start - 3) : start]:
                return Candidate(start, end, self.find(state), "region", _STATE, state, 1, 4.0)
            if hit.rule == _STATE and surface.count(".") < 2:
                return None  # "Man and machine", "IN THE"
        if surface.endswith(".") and "." not in surface[:-1] and len(surface) > 3:
            end -= 1
        name = hit.name
        generic = _GEOGRAPHIC.match(text, end) if name and hit.kind is None else None
        if generic and (whole := self.find(text[start : generic.end()])) and whole.best.curated:
            end, name = generic.end(), whole  # "the Mekong delta"
        candidate = Candidate(start, end, name, hit.kind, hit.rule, hit.base, hit.words)
        candidate.score = self.evidence.points(candidate, surface) - hit.penalty
        if hit.rule == OWN:
            candidate.score = max(candidate.score, SURE)
            candidate.kind, candidate.called, candidate.called_region = hit.kind, "", False
        return candidate if candidate.score > -9 else None

    def _sorted(self, raw: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
        """The candidates with enough evidence, once lists, repetition, persons and countries are counted in, and those
        that come close.
        """
        spoken = set(self.nations)
        sure: set[str] = set()
        named: set[str] = set()  # those that no gazetteer has, but the text itself places
        for c in raw:
            if c.score >= ENOUGH + 0.5 and c.name:
                sure.add(c.name.key)
                if c.name.best.kind in ("country", "region") or c.name.best.population > 300_000:
                    spoken.add(c.name.best.country or "")
            elif c.score >= ENOUGH + 0.5:
                named.add(c.base.casefold())
        for c in raw:
            if c.name:
                if any(e.country in spoken for e in c.name.entries[:6]):
                    c.score += 1.0
                if c.name.key in sure:
                    c.score += 1.0
                if is_city(c) and c.kind is None and (c.base in self.people or c.base.split(" ")[-1] in self.people):
                    c.score -= 3.5
            elif c.base.casefold() in named:
                c.score += 1.5
            elif c.base in self.people and c.kind != "facility":
                c.score -= 1.0
        lists = Counter(c.listed for c in raw if _is_sure(c))
        kept, doubtful = [], []
        for c in raw:
            others = lists[c.listed] - _is_sure(c) if c.listed >= 0 else 0
            if others > 0 and (c.name or heard("places.list")):
                c.score += 2.0 if c.name else 2.6 if others < 2 else 3.2
                c.rule = "places.list" if c.name is None else c.rule
            if c.score >= ENOUGH:
                kept.append(c)
            elif c.score >= ENOUGH - LOCAL and c.name and c.kind is None and c.rule == "places.gazetteer":
                doubtful.append(c)
        return [c for i, c in enumerate(kept) if i == 0 or c.start >= kept[i - 1].end], doubtful


def _is_sure(candidate: Candidate) -> bool:
    """Whether a name is so surely a town's, a division's or a facility's that the rest of its list must be alike."""
    name = candidate.name
    return name is not None and candidate.score >= ENOUGH + 0.5 and name.best.kind in ("city", "region", "facility")
