"""Which names of a text qualify each other, stand in one list or lie beside each other."""

import re
from collections.abc import Callable

from extractor.places.candidates import Candidate, is_city, is_compass, lies_in
from extractor.places.entries import Name
from extractor.places.lexicon import SHORES
from extractor.silence import heard

DIRECTION = (
    r"(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
    r"|central|mid|upper|lower|inner|outer|coastal|rural|far)"
)
_WIDER = rf"(?:in\s+|the\s+|capital\s+of\s+|a\s+(?:city|town|village|port)\s+in\s+|{DIRECTION}\s+)*"
COMMA = re.compile(rf",\s+{_WIDER}", re.IGNORECASE)
BRACKET = re.compile(r"\s*\(\s*(?:in\s+|the\s+)*")
_GENERIC = (
    r"(?:(?:railway|freight|marshalling|container|rail|inland|dry)\s+)?(?:village|town|city|district|area|municipality|county"
    r"|parish|suburb|ward|station|yard|terminal|port|depot|crossing|junction|hub|mine|plant)"
)
WITHIN = re.compile(
    rf"(?:\s+{_GENERIC})?\s+(?:in|of)\s+(?:the\s+)?(?:{DIRECTION}\s+)?(?:(?:city|town|state|province|county|region|district)\s+of\s+)?",
    re.IGNORECASE,
)
LIST = re.compile(
    r",?\s+(?:and|or|to|towards?|through|via|until|as well as|&)\s+(?:the\s+)?|\s*[,;/–—→-]\s*|\s+[-–—]\s+"
)
BESIDE = re.compile(
    r"(?:,?\s+(?:just\s+)?(?:\d+\s*(?:km|kilometres|kilometers|miles)\s+)?)(?:north|south|east|west|northeast|northwest|southeast|southwest|outside|near)\s+(?:of\s+)?"
)
PLURAL_REGION = re.compile(r"\s+(?:provinces|counties|states|regions|oblasts|prefectures|governorates)\b")
PLURAL_REGION_BEFORE = re.compile(
    r"\b(?:provinces|counties|states|regions|oblasts|prefectures)(?:\s+of|\s+including|\s*:|\s+such\s+as)?\s+$"
)
_CAPITAL_PLURALS = ("Districts", "Counties", "Provinces")
_MAX_GAP = 48
_SMALL = 60_000
"""A town of fewer people is not meant by one who puts its name into another country."""
_MOSTLY = 0.2  # share of a division's inhabitants above which the city of its name is meant, not the division
_LARGE = 200_000  # inhabitants of a division
STATION = re.compile(r"\s(?:(?:railway|freight|marshalling|container)\s)*(?:station|yard|depot)\b")
_PORT_OF = re.compile(r"\s+(?:sea)?(?:port|coast|harbou?r)(?:al)?(?:\s+(?:city|town|port))?(?:\s+of)?\s+")
_HYPHENS = ("-", "–")
_POSSESSIVES = ("'s ", "’s ")


def link(text: str, raw: list[Candidate], find: Callable[[str], Name | None]) -> None:
    """Note which names qualify each other and which stand in one list."""
    groups = 0
    for index in range(len(raw) - 1):
        one, two = raw[index], raw[index + 1]
        length = two.start - one.end
        if not 0 < length <= _MAX_GAP:
            continue
        gap = text[one.end : two.start]
        three = raw[index + 2] if index + 2 < len(raw) else None
        if gap == " (" and (whole := find(f"{one.base} ({two.base})")):  # "Frankfurt (Oder)"
            one.name, one.end, one.score, two.score = whole, two.end + 1, one.score + 1, -9.0
            continue
        if gap in _POSSESSIVES and _lies_abroad(one, two):
            two.name, two.kind, two.near = None, "region", one
            continue
        comma = COMMA.fullmatch(gap) if gap[0] == "," else None
        bracket = BRACKET.fullmatch(gap) if "(" in gap else None
        within = WITHIN.fullmatch(gap) if gap[0].isspace() else None
        if within and two.name is None and one.name:
            two.near = one
        if two.name and (within or bracket) and (one.name is None or (one.kind == "facility" and is_city(two))):
            one.within = two
        elif two.name is None and one.name and gap in _POSSESSIVES:
            two.within = one
        if (comma or bracket or within) and _qualify(text, one, two, three, bool(bracket), bool(comma)):
            if three and comma and 0 < three.start - two.end <= _MAX_GAP and LIST.fullmatch(text, two.end, three.start):
                two.qualified = one  # "Liverpool, UK, to Drax": the list goes on
            continue
        if gap in _HYPHENS and two.called == "facility" and _join(text, one, two):
            continue
        if one.name and one.name.best.kind == "water" and _PORT_OF.fullmatch(gap):
            two.shores = SHORES.get(one.name.best.name, frozenset())
        if LIST.fullmatch(gap):
            if one.qualified is not None:
                one = one.qualified
            if one.listed < 0:
                one.listed, groups = groups, groups + 1
            two.listed = one.listed
            if one.prepared > 0 >= two.prepared:
                two.prepared = 0.8 * one.prepared
                two.score += two.prepared
        elif BESIDE.fullmatch(gap):
            one.near = two
            one.score += 1.5
    _raise_regions(text, raw)


def _lies_abroad(one: Candidate, two: Candidate) -> bool:
    """Whether a named area is not the one we know, but a country's own: "Mexico's West Coast"."""
    if one.name is None or two.name is None or one.name.best.kind != "country" or not two.name.best.curated:
        return False
    return two.name.best.kind == "region" and all(e.country != one.name.best.country for e in two.name.entries)


def _raise_regions(text: str, raw: list[Candidate]) -> None:
    """In "Lawrence, Morgan and Limestone counties" each is a place, whatever else the words may be."""
    last: dict[int, Candidate] = {c.listed: c for c in raw if c.listed >= 0}
    plural = {
        number
        for number, c in last.items()
        if PLURAL_REGION.match(text, c.end) or text.endswith(_CAPITAL_PLURALS, c.start, c.end)
    }
    for candidate in raw if plural else ():
        if candidate.listed in plural:
            candidate.score += 3.5
            candidate.kind = "region" if candidate.kind == "water" else candidate.kind  # "Hunt and Red River counties"


def _join(text: str, one: Candidate, two: Candidate) -> bool:
    """Whether two names joined by a hyphen are one station's: "Riga-Krasta station"."""
    if not (is_city(one) and is_city(two) and one.kind is None is two.kind and STATION.match(text, two.end)):
        return False
    one.end, one.base, one.kind = two.end, text[one.start : two.end], "facility"
    two.score = -9.0
    return True


def _qualify(text: str, one: Candidate, two: Candidate, three: Candidate | None, bracket: bool, comma: bool) -> bool:
    """Whether the second name is the country or division of the first: "Lebanon, Ohio", "Herne (Netherlands)"."""
    if two.name is None or (two.kind not in (None, "country", "region")):
        return False
    wider = [e for e in two.name.entries if e.kind == "country" or e.is_division]
    if one.name is None:  # of small divisions only those that bear the name as their own
        wider = [e for e in wider if e.kind == "country" or e.key == two.name.key or e.population >= _LARGE]
    if three and three.name and text[two.end : three.start] in _POSSESSIVES:
        wider = (
            [e for e in three.name.entries if e.is_division and e.country == wider[0].country] + wider if wider else []
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
        qualified = bracket or one.prepared > 1.2 or (comma and not text.startswith(", in ", one.end))
        if comma and one.listed >= 0 and any(e.kind == "city" and e.population >= _LARGE for e in two.name.entries[:3]):
            qualified = False  # "Zaragoza, Noáin, Lisbon": the list goes on
        rule = "places.bracket_country" if bracket else "places.comma_country"
        if qualified and text[max(0, one.start - 1) : one.start] != "(" and heard(rule):
            one.score += 3.5
            one.rule = rule
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
            seats = [e for e in two.name.entries if e.kind == "city" and lies_in(e, outer)]
            mostly = any(e.key == two.name.key and e.population > _MOSTLY * outer.population for e in seats)
            divided = outer.is_division and not outer.curated and seats and not mostly
            if (divided or two.name.best is not outer) and outer in two.name.entries and not mostly:
                two.inside = [outer]  # "Salina Cruz, Oaxaca", but not "Alnabru in Oslo"
            return True
    if is_compass(one):  # "the South East of England" is none of those that the gazetteer knows
        one.name, one.kind, one.inside = None, "region", [wider[0]]
        one.score += 2.0
        return True
    if not bracket and wider[0].kind == "country" and _is_small_namesake(one):
        one.name, one.kind, one.inside = None, "city", [wider[0]]
        one.score += 1.0
        return True
    if bracket and wider[0].kind == "country":
        one.stated = wider[0].country
        one.score += 2.0
        return True
    return False


def _is_small_namesake(one: Candidate) -> bool:
    """Whether all that the gazetteer knows of a name is a small town elsewhere: not that of "Penalva in Portugal"."""
    known = one.name.entries if one.name is not None and one.name.best.kind == "city" else []
    return bool(known) and all(e.kind in ("city", "region") and not e.curated and e.population < _SMALL for e in known)
