"""Finds place names: one pass over the capitalised sequences, then what speaks for and against each.

Evidence is counted in points, like log-odds: what the gazetteer knows of the name, the words beside it, the names it is
listed with, the countries the text speaks of. A name with at least `ENOUGH` points is a place.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.places.gazetteer import Entry, Name
from extractor.places.hits import Hit
from extractor.places.lexicon import (
    DEMONYMS,
    FIRM,
    FREQUENT,
    GENERIC_AFTER,
    LINE_AFTER,
    LOOSE,
    PLACE_NOUNS,
    STATE_ABBREVIATIONS,
)
from extractor.places.parse import SEQUENCE, Parse
from extractor.places.persons import GIVEN_NAMES, LOWER_TITLES, SPEECH, TITLES

ENOUGH = 1.5
DIRECTION = (
    r"(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
    r"|central|mid|upper|lower|inner|outer|coastal|rural|far)"
)
_WIDER = rf"(?:in\s+|the\s+|capital\s+of\s+|a\s+(?:city|town|village|port)\s+in\s+|{DIRECTION}\s+)*"
COMMA = re.compile(rf",\s+{_WIDER}", re.IGNORECASE)
BRACKET = re.compile(r"\s*\(\s*(?:in\s+|the\s+)*")
WITHIN = re.compile(
    rf"\s+(?:in|of)\s+(?:the\s+)?(?:{DIRECTION}\s+)?(?:(?:city|town|state|province|county|region|district)\s+of\s+)?",
    re.IGNORECASE,
)
LIST = re.compile(r",?\s+(?:and|or|to|through|via|until|as well as|&)\s+(?:the\s+)?|\s*[,;/–—→-]\s*|\s+[-–—]\s+")
BESIDE = re.compile(
    r"(?:,?\s+(?:just\s+)?(?:\d+\s*(?:km|kilometres|kilometers|miles)\s+)?)(?:north|south|east|west|northeast|northwest|southeast|southwest|outside|near)\s+(?:of\s+)?"
)
PLURAL_REGION = re.compile(r"\s+(?:provinces|counties|states|regions|oblasts|prefectures|governorates)\b")
PLURAL_REGION_BEFORE = re.compile(
    r"\b(?:provinces|counties|states|regions|oblasts|prefectures)(?:\s+of|\s+including|\s*:|\s+such\s+as)?\s+$"
)
_MAX_GAP = 48
# Names of people: "(Reporters: Wang Changchun, Sun Li; editor: He Tianjin)", "(Photo by Wang Jianmin/Xinhua)".
_CREDITS = re.compile(
    r"\b(?:[Rr]eporters?|[Tt]ranslators?|[Pp]roofreaders?|[Ii]nterns?|[Ee]ditors?|[Pp]hotos?(?: by|:)|[Rr]eporting by"
    r"|[Ee]diting by|[Ww]ritten by|[Cc]ontributors?|Author)(?:\s*:|(?<=by))\s*[^.\n()]{0,120}"
    r"|\((?:Xinhua|AP|AFP|Photo)/[^)\n]{1,40}\)|\([A-Z]\w{1,30} [A-Z]\w{1,30}/(?:Xinhua|AP|AFP)[^)\n]{0,20}\)"
)
# A chain of names that names a service or a line: "China-Europe freight train", "Baku-Tbilisi-Kars (BTK) railway".
_NAME = r"[^\W\d_][^\W\d_'’.]*"
_SERVICE = re.compile(
    rf"(?<!\w)(?P<chain>{_NAME}(?:[-–—]{_NAME}){{1,4}})[ \u00a0](?:\([^)\n]{{2,12}}\)[ \u00a0])?"
    r"(?:(?:freight|cargo|rail|railway|container|block|intermodal|international|multimodal|direct|cold[- ]chain|express"
    r"|fruit|high-speed|standard|gauge|economic|passenger|transport|land|trade|fast|regular|scheduled)[ \u00a0]){0,3}"
    r"(?:(?P<line>railways?|railroad|lines?|corridor|pipeline|freight trains?)"
    r"|trains?|freight|express|shuttles?|expressway|services?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[\"“‘][A-Z][\w-]+(?: [A-Z][\w'’-]+){0,8}? (?:From|In|For|On|With|To|And|The|Of)(?: [A-Z][\w'’-]+){1,8}[\"”’]"
)
# In news of freight an unknown name after "at" or "in" is most likely a place.
_FREIGHT = re.compile(r"\b(?:freight|railways?|wagons?|trains?|containers?)\b")
_LAST_WORD = re.compile(r"[\w.'’/-]+$")
_NEXT_WORD = re.compile(r"[ \u00a0]+([\w-]+)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATELINE = re.compile(
    rf"(?:, [A-Z][\w.]+){{0,2}}(?:,? (?:\d{{1,2}} )?{_MONTH}\w*\.?(?: \d{{1,2}})?(?:,? \d{{4}})?)?"
    rf"(?:\s*\([A-Za-z /]{{2,24}}\)|\s*[—–:]|\s+--?\s)|, (?:\d{{1,2}} )?{_MONTH}"
)
FACILITY_BEHIND = (
    r"[ \u00a0](?:(?:international|railway|freight|inland|land|dry|sea|container|rail|border|logistics|intermodal"
    r"|marshalling|grain|coal|road)[ \u00a0]){0,3}"
    r"(?:ports?|stations?|terminals?|seaport|depots?|yards?|crossings?|checkpoint|airport|hub|logistics park|mines?"
    r"|harbou?r|junction|siding)\b(?! city| of entry)"
)
_FACILITY_AFTER = re.compile(FACILITY_BEHIND)
_POSSESSIVES = ("'s ", "’s ")
_POSTAL_BEFORE = re.compile(r"[\w.],?\s$")


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may name a place."""

    start: int
    end: int
    name: Name | None
    kind: str | None  # what the words of the name make of it
    rule: str
    base: str  # the name without generics
    words: int
    score: float = 0.0
    listed: int = -1  # the list it stands in
    inside: list[Entry] = field(default_factory=list)  # its places that lie in the country or division named beside it
    stated: str | None = None  # a country in brackets that has no such place
    near: int | None = None  # index of the candidate it is said to be near
    called_region: bool = False
    prepared: float = 0.0  # the points of the words before, which hold for a whole list


@dataclass(slots=True)
class Found:
    """The places of a text and the nationalities it speaks of."""

    candidates: list[Candidate]
    nations: Counter[str]


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
        self.starts = [start for start, _ in sentences]
        self.zones = _merged([*taken, *(m.span() for m in _CREDITS.finditer(text)), *_services(text, find)])
        self.zones = _merged([*self.zones, *(m.span() for m in _QUOTED.finditer(text))])
        self.zone_starts = [start for start, _ in self.zones]
        self.entities = entities or {}
        self.freight = _FREIGHT.search(text) is not None
        self.people: set[str] = set()
        self.nations: Counter[str] = Counter()

    def run(self) -> Found:
        """The candidates with enough evidence, in text order."""
        raw: list[Candidate] = []
        for match in SEQUENCE.finditer(self.text):
            at = match.start()
            parsed = self.parse(match.group())
            self.people.update(parsed.people)
            self.nations.update(code for code in parsed.nations if code)
            hits = parsed.hits or ((parsed.unknown,) if parsed.unknown else ())
            if hits and self._is_speaker(match.start(), match.end(), hits):
                self.people.add(match.group().rsplit(" ", 1)[-1])
                continue
            for hit in hits:
                candidate = self._candidate(hit, at)
                if candidate and not self._in_zone(candidate):
                    raw.append(candidate)
        self._link(raw)
        return Found(self._accepted(raw), self.nations)

    def _is_speaker(self, start: int, end: int, hits: tuple[Hit, ...]) -> bool:
        """Whether the sequence is a person's name: "said Victoria Malanje, an economist"."""
        text = self.text
        if not start or text[start - 1] != " ":
            return False
        last = _LAST_WORD.search(text[max(0, start - 24) : start].rstrip())
        word = last.group() if last else ""
        if end - start == hits[0].end - hits[0].start:
            return word in TITLES and word.endswith(".")
        return " " in text[start:end] and (word in SPEECH or word in TITLES)

    def _in_zone(self, candidate: Candidate) -> bool:
        index = bisect_right(self.zone_starts, candidate.start) - 1
        if index >= 0 and candidate.start < self.zones[index][1]:
            return True
        return index + 1 < len(self.zones) and self.zone_starts[index + 1] < candidate.end

    def _candidate(self, hit: Hit, at: int) -> Candidate | None:
        text = self.text
        start, end = at + hit.start, at + hit.end
        surface = text[start:end]
        state = STATE_ABBREVIATIONS.get(surface.rstrip("."))
        if state and (len(surface) < 6 or surface.endswith(".")):
            if _POSTAL_BEFORE.search(text[max(0, start - 3) : start]) and "," in text[max(0, start - 3) : start]:
                return Candidate(start, end, self.find(state), "region", "places.state", state, 1, 4.0)
            if hit.rule == "places.state" and surface.count(".") < 2:
                return None  # "Man and machine", "IN THE"
        if surface.endswith(".") and "." not in surface[:-1] and len(surface) > 3:
            end -= 1
        candidate = Candidate(start, end, hit.name, hit.kind, hit.rule, hit.base, hit.words)
        candidate.score = self._evidence(candidate, surface) - hit.penalty
        return candidate if candidate.score > -9 else None

    def _evidence(self, candidate: Candidate, surface: str) -> float:
        """The points that the name itself and the words beside it give."""
        text, start, end = self.text, candidate.start, candidate.end
        opens = self._opens(start)
        score = prior(candidate, opens)
        after = text[end : end + 40]
        window = text[max(0, start - 28) : start]
        words = window.split()
        before = words[-1] if words and window[-1:] in " \u00a0" else ""
        if before.lower() in ("the", "a", "an") and len(words) > 1:
            before = words[-2]
        candidate.prepared = self._before(before, words, candidate, window)
        score += candidate.prepared
        following = _NEXT_WORD.match(after)
        behind = following[1] if following else ""
        if behind in SPEECH and candidate.kind is None:
            score -= 2.5 if _is_city(candidate) else 0.5
        elif behind.lower() in GENERIC_AFTER:
            score += 2.5
        elif behind in LINE_AFTER and _is_city(candidate):
            score -= 3.0
        if (
            (opens or start == 0 or text[start - 1] in "\n(")
            and _DATELINE.match(after)
            and (surface.isupper() or _is_city(candidate))
        ):
            score += 4.0 if surface.isupper() else 1.5
            candidate.rule = "places.dateline" if surface.isupper() else candidate.rule
        elif surface.isupper() and len(surface) <= 5 and "." not in surface and _is_city(candidate):
            score -= 4.0
        if surface.startswith("U") and re.match(r"\$|\s+dollars?\b", after):
            score -= 10
        if self.entities:
            score += self._model(start, end)
        if candidate.name is None:
            score += self._unlisted(candidate, before, after)
        return score

    def _before(self, before: str, words: list[str], candidate: Candidate, window: str) -> float:
        lower = before.lower()
        if not before:
            return 0.0
        if lower in FIRM:
            return 2.5
        if lower in LOOSE:
            noun = words[-2].lower() if len(words) > 1 else ""
            if lower == "of":
                return 3.5 if noun in PLACE_NOUNS or noun in ("north", "south", "east", "west") else 1.0
            return 1.5
        if before in TITLES or (
            lower in LOWER_TITLES and not (candidate.name and candidate.name.best.kind in ("country", "area"))
        ):
            self.people.add(candidate.base.split(" ")[-1])
            return -5.0
        if before in GIVEN_NAMES or (before.endswith(":") and before[:-1] in TITLES):
            return -5.0
        if before in SPEECH and _is_city(candidate):
            return -2.5
        if re.fullmatch(DIRECTION, lower):
            return 2.0
        if before.rstrip(",") in DEMONYMS:
            return 0.5
        return 0.0

    def _unlisted(self, candidate: Candidate, before: str, after: str) -> float:
        """Points for a name that no gazetteer has: only a frame that promises a place makes it one."""
        facility = _FACILITY_AFTER.match(after)
        if facility and before.lower() in FIRM | LOOSE | {"the"} and not self._opens(candidate.start):
            candidate.kind = "facility"
            return 3.0
        if self._opens(candidate.start):
            return -3.0
        score = 0.5 if self.freight else 0.0
        return score + 0.6 if before.lower() in ("near", "outside", "via", "between", "through") else score

    def _model(self, start: int, end: int) -> float:
        label = next((label for (s, e), label in self.entities.items() if s <= start and end <= e), None)
        if label in ("GPE", "LOC", "FAC"):
            return 2.0
        return -2.0 if label in ("PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT") else 0.0

    def _opens(self, position: int) -> bool:
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position - self.starts[index] < 4

    def _link(self, raw: list[Candidate]) -> None:
        """Note which names qualify each other and which stand in one list."""
        groups = 0
        for index in range(len(raw) - 1):
            one, two = raw[index], raw[index + 1]
            length = two.start - one.end
            if not 0 < length <= _MAX_GAP:
                continue
            gap = self.text[one.end : two.start]
            three = raw[index + 2] if index + 2 < len(raw) else None
            if gap == " (" and (whole := self.find(f"{one.base} ({two.base})")):  # "Frankfurt (Oder)"
                one.name, one.end, one.score, two.score = whole, two.end + 1, one.score + 1, -9.0
                continue
            comma, bracket, within = COMMA.fullmatch(gap), BRACKET.fullmatch(gap), WITHIN.fullmatch(gap)
            if (comma or bracket or within) and self._qualify(one, two, three, bool(bracket), bool(comma)):
                continue
            if LIST.fullmatch(gap):
                if one.listed < 0:
                    one.listed, groups = groups, groups + 1
                two.listed = one.listed
                if one.prepared > 0 >= two.prepared:
                    two.prepared = 0.8 * one.prepared
                    two.score += two.prepared
            elif BESIDE.fullmatch(gap):
                one.near = index + 1
                one.score += 1.5

    def _qualify(self, one: Candidate, two: Candidate, three: Candidate | None, bracket: bool, comma: bool) -> bool:
        """Whether the second name is the country or division of the first: "Lebanon, Ohio", "Herne (Netherlands)"."""
        if two.name is None or (two.kind not in (None, "country", "region")):
            return False
        wider = [e for e in two.name.entries if e.kind == "country" or e.is_division]
        if three and three.name and self.text[two.end : three.start] in _POSSESSIVES:
            wider = (
                [e for e in three.name.entries if e.is_division and e.country == wider[0].country] + wider
                if wider
                else []
            )
        if not wider or (
            two.name.best.kind == "city"
            and two.name.best.population > 1_000_000
            and not bracket
            and two.rule != "places.state"
        ):
            wider = [e for e in wider if e.key == two.name.key]
        if not wider:
            return False
        if one.name is None:
            if (bracket or comma or one.prepared > 1.2) and self.text[one.start - 1 : one.start] not in "(":
                one.score += 3.5
                one.rule = "places.bracket_country" if bracket else "places.comma_country"
                one.inside = [wider[0]]
                two.score += 1.0
                return True
            return False
        if one.name.best.kind == "country" and wider[0].kind == "country":
            return False
        for outer in wider:
            inside = [e for e in one.name.entries if lies_in(e, outer)]
            if inside:
                one.inside = inside
                one.score += 3.0 if comma or bracket else 2.0
                two.score += 2.0 if comma or bracket else 0.5
                if two.name.best is not outer and outer in two.name.entries:
                    two.inside = [outer]
                return True
        if bracket and wider[0].kind == "country":
            one.stated = wider[0].country
            one.score += 2.0
            return True
        return False

    def _accepted(self, raw: list[Candidate]) -> list[Candidate]:
        """The candidates with enough evidence once lists, repetition, persons and countries are counted in."""
        spoken = set(self.nations)
        sure: set[str] = set()
        lists: Counter[int] = Counter()
        for c in raw:
            if c.score >= ENOUGH + 0.5 and c.name:
                lists[c.listed] += c.name.best.kind in ("city", "region", "facility")
                sure.add(c.name.key)
                if c.name.best.kind in ("country", "region") or c.name.best.population > 300_000:
                    spoken.add(c.name.best.country or "")
        kept = []
        for c in raw:
            if c.listed >= 0 and lists[c.listed] - (c.score >= ENOUGH + 0.5 and c.name is not None) > 0:
                c.score += 2.0 if c.name else 2.6
                c.rule = "places.list" if c.name is None else c.rule
            if c.name:
                if any(e.country in spoken for e in c.name.entries[:6]):
                    c.score += 1.0
                if c.name.key in sure:
                    c.score += 1.0
                if _is_city(c) and c.kind is None and (c.base in self.people or c.base.split(" ")[-1] in self.people):
                    c.score -= 3.5
            elif c.base in self.people and c.kind != "facility":
                c.score -= 1.0
            if c.score >= ENOUGH:
                kept.append(c)
        return [c for i, c in enumerate(kept) if i == 0 or c.start >= kept[i - 1].end]


def prior(candidate: Candidate, opens: bool) -> float:
    """The points that the gazetteer's knowledge of the name gives."""
    name = candidate.name
    if candidate.rule in ("places.region_pattern", "places.port_of", "places.headed", "places.facility_pattern"):
        return 2.5 if name else 1.6
    if name is None:
        return -1.5
    best = name.best
    if best.kind in ("country", "area", "water"):
        return 3.0
    if best.curated:
        score = 2.0 if best.kind != "facility" or candidate.words > 1 else 1.0
    elif best.kind == "region":
        score = 2.0 if best.is_division and best.population > 200_000 else 1.0 if best.is_division else -0.5
    else:
        score = max(-0.5, min(2.5, math.log10(best.population + 1) - 3.5))
        if best.key != name.key:
            score -= 0.6
    if candidate.words > 1:
        return score + 0.7
    if name.common:
        rare = best.population >= 100_000 and name.key not in FREQUENT
        score -= (1.2 if rare else 2.5) + (1.0 if opens else 0.0)
    elif opens:
        score -= 0.3
    if candidate.base in GIVEN_NAMES:
        score -= 1.5
    if len(name.key) <= 3:
        score -= 1.0
    return score


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or division."""
    if entry.kind == "country" or entry is outer:
        return False
    if outer.kind == "country":
        return entry.country == outer.country
    if outer.curated:  # a named area: its country is all we know
        return entry.country == outer.country
    return entry.admin is not None and (entry.admin == outer.admin or entry.admin.startswith(f"{outer.admin}."))


def _is_city(candidate: Candidate) -> bool:
    return (
        candidate.name is None
        or candidate.name.best.kind in ("city", "facility")
        or (candidate.name.best.kind == "region" and not candidate.name.best.is_division)
    )


def _services(text: str, find: Callable[[str], Name | None]) -> list[tuple[int, int]]:
    """Chains of names that name a service or a line; towns before other nouns are places: "Lyon–Turin shuttle"."""
    if "-" not in text and "–" not in text and "—" not in text:
        return []
    found = []
    for match in _SERVICE.finditer(text):
        chain = re.split("[-–—]", match["chain"])
        if match["line"] or any((name := find(part)) and name.best.kind in ("country", "area") for part in chain):
            found.append(match.span())
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
