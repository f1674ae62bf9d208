"""Finds candidates for place names: capitalised sequences, cut where a name must end, and judged by their company."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.places.gazetteer import Gazetteer, Name
from extractor.places.lexicon import (
    AREAS_WITH_DIRECTION,
    DIRECTIONS,
    DISTRICT_WORDS,
    FACILITY_WORDS,
    LEADING,
    LINE_WORDS,
    NOT_PLACES,
    ORGANISATION_HEADS,
    ORGANISATION_WORDS,
    PREPOSITIONS,
    REGION_TAIL,
    REGION_WORDS,
    SPEECH,
    STATE_ABBREVIATIONS,
    STRONG_PREPOSITIONS,
    TITLES,
    WATER_WORDS,
)
from extractor.places.normalise import key_of

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚ"
_LOWER_LETTER = "[^\\W\\d_]"
_ABBREVIATED = "|".join(
    sorted(
        (a.replace(".", r"\.") for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 2), key=len, reverse=True
    )
)
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,4}}|(?:{_ABBREVIATED})\.(?![ ]?[a-z])|(?:St|Mt|Ft|Sta|Ste)\.(?=\s[A-Z])"
    rf"|[{_UPPER}]{_LOWER_LETTER}*(?:['’‘ʼ](?![sS]\b){_LOWER_LETTER}+)*(?:-{_LOWER_LETTER}+(?:['’](?!s\b){_LOWER_LETTER}+)?){{0,3}})"
)
_LINK = r"(?:[ \u00a0](?:of|es|de|del|da|do|dos|das|di|du|des|la|le|el|al|y|e|am|an der|im|auf der|sur|sous|nad|na|of the|de la|de los)[ \u00a0]|[ \u00a0]|/)"
SEQUENCE = re.compile(rf"(?<![\w@#$]){_WORD}(?:{_LINK}{_WORD})*(?!\w)")
_PIECE = re.compile(r"[^ \u00a0/]+")
_MAX_WORDS = 6


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may name a place."""

    start: int
    end: int
    name: Name | None
    kind: str | None  # what the words around the name make of it
    rule: str
    base: str  # the name without generics
    evidence: int = 0
    sentence_start: bool = False


@dataclass(slots=True)
class Piece:
    """A word of a sequence with its offsets."""

    text: str
    start: int
    end: int


_SUFFIX = re.compile(r"-(?:[a-z]+)$")


def _piece(match: re.Match[str]) -> Piece:
    """A word, without "-based" and the like."""
    word = match.group()
    suffix = _SUFFIX.search(word)
    if suffix and suffix.start() > 0 and suffix.group() in _LOWER_SUFFIXES:
        word = word[: suffix.start()]
    return Piece(word, match.start(), match.start() + len(word))


_LOWER_SUFFIXES = frozenset(
    "-based -bound -born -led -owned -built -made -area -style -registered -wide -backed -side".split()
)


class Finder:
    """Finds the candidates of one text."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, sentences: list[tuple[int, int]], taken: list[tuple[int, int]]
    ) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.starts = {start for start, _ in sentences}
        self.taken = taken
        self.people: set[str] = set()
        self.credits = [m.span() for m in _CREDITS.finditer(text)]

    def run(self) -> list[Candidate]:
        """Candidates in text order."""
        found: list[Candidate] = []
        for match in SEQUENCE.finditer(self.text):
            pieces = self._pieces(match.start(), match.end())
            if pieces:
                found.extend(self._in_sequence(pieces))
        return [c for c in found if not self._is_surname(c)]

    def _pieces(self, start: int, end: int) -> list[Piece]:
        pieces = [part for m in _PIECE.finditer(self.text, start, end) for part in self._split(_piece(m))]
        first = pieces[0]
        opens = self._opens_sentence(first.start)
        while pieces and (pieces[0].text in LEADING or (opens and pieces[0].text.rstrip(".") in LEADING)):
            if len(pieces) > 1 and self._begins_name(pieces):
                break
            pieces = pieces[1:]
            while pieces and pieces[0].text[0].islower():
                pieces = pieces[1:]
        return pieces

    def _split(self, piece: Piece) -> list[Piece]:
        """The parts of "China-Russia" and "Adelaide-to-Darwin"; a hyphenated name of its own stays whole."""
        if "-" not in piece.text or self.gazetteer.find(piece.text):
            return [piece]
        parts = [
            Piece(m.group(), piece.start + m.start(), piece.start + m.end())
            for m in re.finditer(r"[^-]+", piece.text)
            if m.group() not in ("to", "and", "de")
        ]
        known = all(part.text[0].isupper() and self.gazetteer.find(part.text) for part in parts)
        return parts if known and len(parts) > 1 else [piece]

    def _begins_name(self, pieces: list[Piece]) -> bool:
        """Whether a word such as "New" or "May" begins a known name of several words."""
        return any(self.gazetteer.find(" ".join(p.text for p in pieces[:n])) for n in (3, 2) if n <= len(pieces))

    def _opens_sentence(self, position: int) -> bool:
        return any(position - back in self.starts for back in range(4))

    def _in_sequence(self, pieces: list[Piece]) -> Iterator[Candidate]:
        text = self.text
        before = _word_before(text, pieces[0].start)
        last = pieces[-1]
        if before in TITLES or pieces[0].text in TITLES:
            self.people.update(p.text for p in pieces[-1:])
            return
        if before in SPEECH and 2 <= len(pieces) <= 3:
            self.people.add(last.text)
            return
        if any(start <= pieces[0].start < end for start, end in self.credits):
            return
        whole = self._facility(pieces) or self._region(pieces)
        if whole:
            yield whole
            return
        if self._is_organisation(pieces):
            return
        index, matched = 0, False
        rest: list[Piece] = []
        hits: list[Candidate] = []
        while index < len(pieces):
            hit, used = self._longest(pieces, index)
            if hit is None:
                rest.append(pieces[index])
                index += 1
                continue
            hits.append(hit)
            matched = True
            index += used
        first_hit = hits[0].start if hits else 0
        unknown = [
            p
            for p in rest
            if p.text[0].isupper()
            and not (p.text.rstrip(".").lower() in DIRECTIONS | NOT_PLACES and p.start < first_hit)
        ]
        if not matched:
            if len(pieces) in (2, 3) and not any(p.text in ORGANISATION_WORDS for p in pieces):
                self.people.add(last.text)
            return
        slashed = "/" in text[pieces[0].start : last.end]
        if unknown and not slashed:
            strong = (
                len(hits) == 1 and hits[0].name and hits[0].name.best.weight >= 3e5 and before in STRONG_PREPOSITIONS
            )
            if not strong or hits[0].start != pieces[0].start:
                if len(pieces) <= 3:
                    self.people.add(last.text)
                return
        for hit in hits:
            if self._acceptable(hit, pieces):
                yield hit

    def _facility(self, pieces: list[Piece]) -> Candidate | None:
        """ "Xi'an International Port Station", "Port of Vancouver": a name that ends or begins in a facility word."""
        words = [p.text for p in pieces]
        cut = max((i for i, w in enumerate(words) if w in FACILITY_WORDS), default=-1)
        if (
            cut > 0
            and cut == len(words) - 1
            or (cut > 0 and words[cut] in ("Terminal", "Station", "Port", "Depot", "Pass") and cut == len(words) - 1)
        ):
            known = self.gazetteer.find(" ".join(words))
            base = self._place_inside(pieces[:cut])
            if known is None and base is None and len(words) < 2:
                return None
            if (
                known is None
                and base is None
                and words[cut]
                in (
                    "Park",
                    "Parks",
                    "Village",
                    "Gateway",
                    "Pass",
                    "Mine",
                    "Crossing",
                    "Zone",
                    "Yard",
                    "Hub",
                    "Station",
                    "Airport",
                    "Harbour",
                    "Pier",
                )
                and self._is_weak(pieces)
            ):
                return None
            if known is not None and known.best.kind == "city" and not known.best.is_own and base is None:
                return Candidate(pieces[0].start, pieces[-1].end, known, None, "places.gazetteer", " ".join(words), 1)
            kind = "facility"
            return Candidate(
                pieces[0].start, pieces[-1].end, known or base, kind, "places.facility_pattern", " ".join(words), 2
            )
        if len(words) >= 3 and words[0] in ("Port", "Ports", "Harbour") and words[1] == "of":
            if words[-1] in ORGANISATION_WORDS:
                return None
            base = self._place_inside(pieces[2:])
            return Candidate(
                pieces[0].start, pieces[-1].end, base, "facility", "places.port_of", " ".join(words[2:]), 2
            )
        return None

    def _is_weak(self, pieces: list[Piece]) -> bool:
        """Whether nothing but the generic speaks for a facility."""
        return _word_before(self.text, pieces[0].start) not in (
            "at",
            "in",
            "from",
            "to",
            "the",
            "via",
            "near",
            "through",
        )

    def _region(self, pieces: list[Piece]) -> Candidate | None:
        words = [p.text for p in pieces]
        if len(words) >= 2 and words[-1] in REGION_WORDS | DISTRICT_WORDS | WATER_WORDS:
            known = self.gazetteer.find(" ".join(words))
            stop = len(words) - 1
            while stop > 1 and words[stop - 1] in REGION_TAIL:
                stop -= 1
            bare = " ".join(words[:stop])
            base = self.gazetteer.find(bare)
            name = known if known and (known.best.kind != "city" or base is None) else base
            water = words[-1] in WATER_WORDS
            if name is None and not (
                water or words[-1] in ("County", "Province", "District", "Oblast", "Peninsula", "Prefecture")
            ):
                return None
            if (
                words[-1]
                in (
                    "Corridor",
                    "Bay",
                    "Channel",
                    "Sound",
                    "City",
                    "Town",
                    "Valley",
                    "State",
                    "Department",
                    "Republic",
                    "Coast",
                )
                and known is None
                and (base is None or words[-1] in ("Corridor", "Department"))
            ):
                return None
            kind = (
                "water" if water and words[-1] not in ("Bay",) else "city" if words[-1] in DISTRICT_WORDS else "region"
            )
            if known and known.best.kind in ("water", "area", "country"):
                kind = known.best.kind
            return Candidate(pieces[0].start, pieces[-1].end, name, kind, "places.region_pattern", bare, 2)
        return None

    def _place_inside(self, pieces: list[Piece]) -> Name | None:
        """The most telling place named inside a facility's name."""
        best: Name | None = None
        for i in range(len(pieces)):
            for j in range(len(pieces), i, -1):
                words = " ".join(p.text for p in pieces[i:j])
                if words.lower() in NOT_PLACES or words.lower() in DIRECTIONS:
                    continue
                name = self.gazetteer.find(words)
                if (
                    name
                    and (not name.common or name.best.weight >= 3e5)
                    and (best is None or name.best.weight > best.best.weight)
                ):
                    best = name
                    break
        return best

    def _is_organisation(self, pieces: list[Piece]) -> bool:
        words = [p.text for p in pieces]
        if words[0] in ORGANISATION_HEADS and len(words) > 2 and words[1] == "of":
            return True
        if len(words) > 1 and any(w.rstrip(".,") in ORGANISATION_WORDS for w in words[1:]):
            return self.gazetteer.find(" ".join(words)) is None or words[-1] in ORGANISATION_WORDS
        if len(words) > 1 and any(w in LINE_WORDS for w in words[1:]):
            return True
        following = re.match(
            r"[ \u00a0]+(?:&|and)[ \u00a0]+(?:Co|Sons|Company|Partners)\b", self.text[pieces[-1].end :][:16]
        )
        return bool(following)

    def _longest(self, pieces: list[Piece], index: int) -> tuple[Candidate | None, int]:
        for length in range(min(_MAX_WORDS, len(pieces) - index), 0, -1):
            chosen = pieces[index : index + length]
            if chosen[0].text[0].islower() or chosen[-1].text[0].islower():
                continue
            surface = self.text[chosen[0].start : chosen[-1].end]
            hit = self._named(chosen, surface)
            if hit:
                return hit, length
        return None, 1

    def _named(self, chosen: list[Piece], surface: str) -> Candidate | None:
        start, end = chosen[0].start, chosen[-1].end
        lower = surface.rstrip(".").lower()
        if lower in NOT_PLACES or lower in DIRECTIONS:
            return None
        abbreviation = STATE_ABBREVIATIONS.get(surface.rstrip("."))
        if abbreviation and re.search(r"[A-Za-z],\s$", self.text[max(0, start - 3) : start]):
            return Candidate(start, end, self.gazetteer.find(abbreviation), "region", "places.state", abbreviation, 3)
        if (
            surface.isupper()
            and len(surface) <= 4
            and "." not in surface
            and surface not in ("USA", "UAE", "DRC", "UK", "US", "PRC")
        ):
            if not (
                self._opens_sentence(start) and re.match(r",\s|\s[(—–-]", self.text[end : end + 3]) and len(surface) > 2
            ):
                return None
        if surface.startswith("U") and re.match(r"\$| dollars?\b", self.text[end : end + 8]):
            return None  # "US$455 million", "U.S. dollars"
        name = self.gazetteer.find(surface)
        if name is None and surface.endswith(".") and len(surface) > 3:
            name = self.gazetteer.find(surface[:-1])
            end -= 1
        if name is None:
            return None
        return Candidate(start, end, name, None, "places.gazetteer", surface)

    def _acceptable(self, hit: Candidate, pieces: list[Piece]) -> bool:
        """Whether enough speaks for a place: its importance, the words before it, a country after it."""
        text, name = self.text, hit.name
        if name is None or any(s < hit.end and hit.start < e for s, e in self.taken):
            return False
        before = _word_before(text, hit.start)
        after = text[hit.end : hit.end + 24]
        hit.sentence_start = self._opens_sentence(hit.start)
        if (
            _in_service(text, hit.start, hit.end)
            or re.match(r"\s+(?:" + "|".join(SPEECH) + r")\b", after)
            and name.best.kind == "city"
            and hit.sentence_start
        ):
            return False
        best = name.best
        if best.kind in ("country", "area", "water") or best.is_own or (best.kind == "region" and best.is_division):
            hit.evidence = 3
            return not (
                name.common
                and hit.sentence_start
                and best.kind not in ("country", "area")
                and best.weight < 2e6
                and not _QUALIFIED.match(after)
            )
        prepared = before.lower() in (STRONG_PREPOSITIONS if name.common else PREPOSITIONS)
        listed = bool(re.search(r"[A-Z][\w'’-]+(?:, | and | or |/| - )$", text[max(0, hit.start - 24) : hit.start]))
        qualified = bool(_QUALIFIED.match(after))
        hit.evidence = prepared + listed + 2 * qualified
        if best.kind == "region":
            return prepared or qualified
        if name.common and not _has_marks(hit.base):
            return (prepared and not hit.sentence_start and best.weight >= 15_000) or (
                qualified and best.weight >= 5000
            )
        if best.weight >= 80_000:
            return True
        if best.weight >= 15_000:
            return prepared or listed or qualified or not hit.sentence_start
        return (
            (prepared and best.weight >= 1000)
            or qualified
            or (listed and best.weight >= 5000)
            or (prepared and len(hit.base) > 4)
        )

    def _is_surname(self, candidate: Candidate) -> bool:
        """A single name that was part of a person's name before."""
        return (
            candidate.base in self.people
            and candidate.evidence < 1
            and candidate.kind is None
            and candidate.name is not None
            and candidate.name.best.kind == "city"
        )


# "(Reporters: Wang Changchun, Sun Li  Translator: He Tianjin)", "(Photo by Wang Jianmin/Xinhua)": names of people.
_CREDITS = re.compile(
    r"\b(?:Reporters?|Translators?|Proofreaders?|Interns?|Editors?|Photos? by|Photo|Reporting by|Editing by|Written by|Author)"
    r"\s*:?\s*[^.\n()]{0,120}"
)
_QUALIFIED = re.compile(rf"(?:,\s|\s\()(?:in\s|the\s)?(?:(?:[a-z]+(?:ern)?\s)?[{_UPPER}][\w.'’-]+)")
_SERVICE_AFTER = re.compile(
    r"[-–—][A-Z][\w'’]*(?:[-–—][A-Z][\w'’]*)*[ \u00a0](?:\w+[ \u00a0]){0,2}?(?:freight|cargo|rail|railway|container|block|train|express|line|corridor|shuttle"
    r"|service|route|standard|high-speed|economic|trade|international|railways|tunnel|pipeline|train's)\b",
    re.IGNORECASE,
)


def _in_service(text: str, start: int, end: int) -> bool:
    """Whether the name is part of a service's name: "China-Europe freight train", "Baku-Tbilisi-Kars railway"."""
    first = start
    while first > 0 and (text[first - 1].isalnum() or text[first - 1] in "-–—'’."):
        first -= 1
    if text[first:start].rstrip("-–—") and "-" in text[first:start].replace("–", "-").replace("—", "-"):
        opening = re.match(r"[\w'’.]+", text[first:])
        if opening and _SERVICE_AFTER.match(text, first + opening.end()):
            return True
    return bool(_SERVICE_AFTER.match(text, end))


def _has_marks(name: str) -> bool:
    return not name.isascii() or "'" in name


def _word_before(text: str, position: int) -> str:
    window = text[max(0, position - 24) : position].rstrip(" \u00a0")
    if window.endswith(("the", "The")):
        window = window[:-3].rstrip()
    match = re.search(r"[\w.'’]+:?$", window)
    return match.group() if match else ""


def direction_before(text: str, start: int, base: str) -> int | None:
    """Where a compass point before a name begins, if they make one place: "northwest China", "Eastern Europe"."""
    match = re.search(r"([A-Za-z]+(?:-[a-z]+)?)[ \u00a0]$", text[max(0, start - 16) : start])
    if match is None or match[1].lower() not in DIRECTIONS:
        return None
    if base in AREAS_WITH_DIRECTION or match[1][0].isupper():
        return start - len(match.group())
    return None


def own_key(name: str) -> str:
    """The key under which a user's own entry is found."""
    return key_of(name)
