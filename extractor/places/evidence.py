"""Points for and against a name being a place: what the gazetteer knows of it and the words beside it."""

import math
import re
from bisect import bisect_right

from extractor.places.candidates import Candidate, is_city
from extractor.places.lexicon import (
    BOUND,
    BRANDS,
    COMPACTS,
    DEMONYMS,
    FACILITY_NOUNS,
    FACILITY_PLURALS,
    FIRM,
    FREQUENT,
    GENERIC_AFTER,
    LINE_AFTER,
    LOOSE,
    PLACE_NOUNS,
    REGION_NOUNS,
    TRADE,
    WORKS,
)
from extractor.places.links import DIRECTION
from extractor.places.persons import GIVEN_NAMES, KIN, LOWER_TITLES, SPEECH, TITLES
from extractor.silence import heard

# In news of freight an unknown name after "at" or "in" is most likely a place.
_FREIGHT = re.compile(r"\b(?:freight|railways?|wagons?|trains?|containers?)\b")
# Prepositions that stand before places and hardly anything else.
_SPATIAL = frozenset("near outside via between through toward towards".split())
_LEADING = FIRM | LOOSE | {"the"}
_BLANKS = (" ", "\u00a0")
_OPENING, _CLOSING = "\"“‘'(", "\"”’')"
_NICKNAMED = re.compile(r" [\"“‘'(][A-Z][a-z]+[\"”’')] [A-Z]")  # Austin “Mel” Richardson
_COMPASS = re.compile(DIRECTION)
_NEXT_WORD = re.compile(r"[ \u00a0]+([\w-]+)")
# "Provost is located 280 kilometres southeast of", "Doti lies in", "Jasper, population 498, is"
_BEFORE_LOCATION = ("is", "lies", "sits")
_LOCATED = re.compile(r" (?:is (?:located|situated|(?:about |some )?\d[\d,]* (?:km|kilomet|miles))|(?:lies|sits) )")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
DATELINE = re.compile(
    rf"(?:, [A-Z][\w.]+){{0,2}}(?:,? (?:\d{{1,2}} )?{_MONTH}\w*\.?(?: \d{{1,2}})?(?:,? \d{{4}})?)?"
    rf"(?:\s*\([A-Za-z /]{{2,24}}\)|\s*[—–:]|\s+--?\s)|(?:, [A-Z][\w.]+){{0,2}}, (?:\d{{1,2}} )?{_MONTH}"
)
_FACILITY_AFTER = re.compile(
    r"[ \u00a0](?:(?:international|railway|freight|inland|land|dry|sea|container|rail|border|logistics|intermodal"
    r"|marshalling|grain|coal|road|ore|tank)[ \u00a0]){0,3}"
    r"(?:(?:dry)?ports?|stations?|terminals?|seaport|depots?|yards?|crossings?|checkpoint|airport|hub|logistics park"
    r"|mines?|harbou?r|junction|siding|border gates?|border posts?"
    r"|workshops?|tunnel|bridge|quarry|steelworks|power plant)\b(?! city| of entry)"
)
# "Dostyk, the older crossing".
_APPOSES = (", the ", ", a ", ", an ")
_APPOSED_FACILITY = re.compile(
    r", (?:the|an?) (?:(?!city|town|capital|home)[\w-]+ ){0,3}(?:port|terminal|station|crossing|yard|seaport)\b"
    r"(?! (?:city|town))"
)


# "US$5", "U.S. dollars", "along U.S. 31": money and highways.
_NO_COUNTRY = re.compile(r"\$|\s+dollars?\b|\s\d{1,3}\b(?![,.]\d)")
# "Dale Houston, 61, of Cuba": where a person lives.
_AGED = re.compile(r",? (?:aged? )?\d{1,2}, (?:both |all |formerly )?of $")
# "Rep. Jay Edwards, R-Nelsonville": whom a member of a parliament stands for.
_SEAT = re.compile(r"\b[DRI]-$")
_LARGE = 200_000  # inhabitants of a city with several terminals
_ONE_OF_SEVERAL = ("terminal", "terminals", "steelworks", "power plant", "mine", "mines", "tunnel", "bridge")
_HEADING = 4  # letters of a town that heads a text; shorter ones are mostly abbreviations
_HEADED = re.compile(r"\.\s+[A-Z“\"]")
_KNOWN = 50_000  # inhabitants of a town of note


def _is_no_acronym(candidate: Candidate, surface: str) -> bool:
    """Whether a name in capitals is a town's, or a district's own name ("BOE"), not short for a longer one ("NSW")."""
    if is_city(candidate):
        return True
    best = candidate.name.best if candidate.name else None
    return best is not None and best.kind == "region" and best.name.casefold() == surface.casefold()


class Evidence:
    """Weighs the names of one text."""

    def __init__(self, text: str, sentences: list[tuple[int, int]], entities: dict[tuple[int, int], str]) -> None:
        """``entities`` are a trained pipeline's, by offsets; there may be none."""
        self.text, self.entities = text, entities
        self.starts = [start for start, _ in sentences]
        self.freight = _FREIGHT.search(text) is not None
        self.people: set[str] = set()

    def points(self, candidate: Candidate, surface: str) -> float:
        """The points that the name itself and the words beside it give."""
        text, start, end = self.text, candidate.start, candidate.end
        opens = self._opens(start)
        score = prior(candidate, opens)
        after = text[end : end + 40]
        window = text[max(0, start - 32) : start]
        words = window.split()
        article = words[-1].lower() if len(words) > 1 and words[-1].lower() in ("the", "a", "an") else ""
        if article:
            words.pop()
        before = words[-1] if words and window[-1] in _BLANKS else ""
        candidate.prepared = self._before(before, words, candidate)
        if (before == "of" and _AGED.search(window)) or (window.endswith("-") and _SEAT.search(window)):
            candidate.prepared = 3.0
        noun = words[-2] if before == "of" and len(words) > 1 else before
        candidate.called_region = noun in REGION_NOUNS and candidate.kind in (None, "city")
        spaced = after[:1] in _BLANKS
        facility = _FACILITY_AFTER.match(after) if spaced else None
        if facility and article == "the" and _is_where_from(candidate, facility):
            facility = None
        if facility or (noun in FACILITY_NOUNS and "power" not in words):
            candidate.called = "facilities" if facility and facility.group().endswith("s") else "facility"
        elif noun in FACILITY_PLURALS and "power" not in words:
            candidate.called = "facilities"
        elif after.startswith(_APPOSES) and _APPOSED_FACILITY.match(after):
            candidate.called = "facility"
        score += candidate.prepared
        following = _NEXT_WORD.match(after) if spaced else None
        behind = following[1] if following else ""
        if behind in SPEECH and candidate.kind is None and candidate.prepared < 2.5:
            score -= 2.5 if is_city(candidate) else 0.5
        elif (
            behind in TRADE
            and (opens or before == "and")
            and candidate.kind is None
            and candidate.words == 1
            and _trades(candidate)
        ):
            score += 2.2
        elif behind.lower() in GENERIC_AFTER or (behind in _BEFORE_LOCATION and _LOCATED.match(after)):
            score += 2.5
        elif not behind and after.startswith(", population "):
            score += 4.0
        elif behind in LINE_AFTER and is_city(candidate) and not facility:
            score -= 3.0
        elif article and behind in WORKS and _is_hardly_known(candidate):
            score -= 1.5
        if (
            (opens or start == 0 or text[start - 1] in "\n(")
            and DATELINE.match(after)
            and (surface.isupper() or is_city(candidate))
            and heard("places.dateline")
        ):
            score += 4.0 if surface.isupper() else 1.5
            candidate.rule = "places.dateline" if surface.isupper() else candidate.rule
        elif (
            surface.isupper()
            and (start == 0 or text[start - 1] == "\n")
            and _is_headed(candidate, after)
            and heard("places.dateline")
        ):
            score += 4.0
            candidate.rule = "places.dateline"
        elif surface.isupper() and len(surface) <= 5 and "." not in surface and _is_no_acronym(candidate, surface):
            score -= 4.0
        if after[1:2] in _OPENING and is_city(candidate) and _NICKNAMED.match(after):
            self.people.add(candidate.base)
            score -= 5.0
        if surface.startswith("U") and _NO_COUNTRY.match(after):
            score -= 10
        if self.entities:
            score += self._model(start, end)
        if candidate.name is None:
            score += self._unlisted(candidate, before, facility is not None, opens)
        return score

    def _before(self, before: str, words: list[str], candidate: Candidate) -> float:
        lower = before.lower()
        if not before:
            return 0.0
        noun = words[-2].lower() if len(words) > 1 else ""
        if lower in FIRM:
            return 0.0 if lower == "between" and noun in COMPACTS and is_city(candidate) else 2.5
        if lower in LOOSE:
            if noun in BOUND and lower in ("for", "to"):
                return 2.5
            if lower == "of":
                return 3.5 if noun in PLACE_NOUNS or noun in ("north", "south", "east", "west") else 1.0
            return 1.5
        if lower.rstrip(",") in KIN and is_city(candidate):
            self.people.add(candidate.base)
            return -5.0
        if before in TITLES or (
            lower in LOWER_TITLES and not (candidate.name and candidate.name.best.kind in ("country", "area"))
        ):
            self.people.add(candidate.base.split(" ")[-1])
            return -5.0
        if before in GIVEN_NAMES or (before.endswith(":") and before[:-1] in TITLES):
            return -5.0
        if before[0] in _OPENING and before[-1] in _CLOSING and before[1:2].isupper() and is_city(candidate):
            self.people.add(candidate.base)  # Austin “Mel” Richardson
            return -5.0
        if before in SPEECH and is_city(candidate):
            return -2.5
        if _COMPASS.fullmatch(lower):
            return 2.0
        if before.rstrip(",") in DEMONYMS:
            return 0.5
        return 0.0

    def _unlisted(self, candidate: Candidate, before: str, facility: bool, opens: bool) -> float:
        """Points for a name that no gazetteer has: only a frame that promises a place makes it one."""
        if candidate.called_region:
            candidate.kind = "region"
        elif candidate.called:
            candidate.kind = "facility"
        if facility and before.lower() in _LEADING and not opens:
            candidate.kind = "facility"
            return 3.0
        if opens:
            return -3.0
        score = 0.5 if self.freight else 0.0
        return score + 0.6 if before.lower() in _SPATIAL else score

    def _model(self, start: int, end: int) -> float:
        label = next((label for (s, e), label in self.entities.items() if s <= start and end <= e), None)
        if label in ("GPE", "LOC", "FAC"):
            return 2.0
        return -2.0 if label in ("PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT") else 0.0

    def _opens(self, position: int) -> bool:
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position - self.starts[index] < 4


def _is_where_from(candidate: Candidate, facility: re.Match[str]) -> bool:
    """Whether a city or country only tells one of several works and terminals: "the Berlin terminal"."""
    best = candidate.name.best if candidate.name else None
    if best is None or best.curated or candidate.kind or not facility.group().endswith(_ONE_OF_SEVERAL):
        return False
    cities = (e.population for e in candidate.name.entries[:3] if e.kind == "city") if candidate.name else ()
    return best.kind == "country" or max(cities, default=0) >= _LARGE


def _is_headed(candidate: Candidate, after: str) -> bool:
    """Whether a town in capitals heads the text in a sentence of its own: "BERN. Rail freight has got over it"."""
    return candidate.name is not None and len(candidate.base) >= _HEADING and _HEADED.match(after) is not None


def _is_hardly_known(candidate: Candidate) -> bool:
    """Whether a name is a small town's, so that before "plant" it is rather an owner's: "the Titan plant"."""
    best = candidate.name.best if candidate.name else None
    return best is not None and is_city(candidate) and not best.curated and best.population < _KNOWN


def _trades(candidate: Candidate) -> bool:
    """Whether a name is a town's of note, which can be said to send and receive goods: "York received steel"."""
    name = candidate.name
    if name is None or name.key in BRANDS or name.key in FREQUENT:
        return False
    return name.best.curated or name.best.population >= _KNOWN


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
    if name.common or name.key in BRANDS:
        rare = best.population >= 100_000 and name.key not in FREQUENT and name.key not in BRANDS
        score -= (1.2 if rare else 2.5) + (1.0 if opens else 0.0)
    elif opens:
        score -= 0.3
    if candidate.base in GIVEN_NAMES:
        score -= 1.5
    if len(name.key) <= 3:
        score -= 1.0
    return score
