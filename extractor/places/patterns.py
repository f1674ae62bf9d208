"""Names that a generic makes places of: "Horgos Port", "Shaanxi Province", "Port of Vancouver", "Gulf of Oman"."""

from collections.abc import Callable

from extractor.places.entries import Name
from extractor.places.hits import Hit, Word, longest, run_end
from extractor.places.lexicon import (
    DEMONYMS,
    DISTRICT_WORDS,
    FACILITY_MODIFIERS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    GENERICS,
    HEAD_WORDS,
    MODIFIERS,
    NOT_PLACES,
    ORGANISATION_WORDS,
    REGION_TAIL,
    SURE_REGION_WORDS,
    TOWN_ENDS,
    TOWN_NAME_ENDS,
    WATER_HEADS,
    WATER_WORDS,
    WEAK_FACILITY_WORDS,
)
from extractor.places.persons import TITLES

_STATES_OF_CITIES = ("New York", "Washington")
# What may stand between a base and the generic that the name ends in.
_TAIL = FACILITY_MODIFIERS | REGION_TAIL | GENERICS
_NO_BASE = FUNCTION_WORDS | NOT_PLACES
# With these behind it a name that nobody knows is a place.
_SURE = SURE_REGION_WORDS | WATER_WORDS | {"District"}
# Kinds of places by the word that their names begin with.
_FIRST_WORDS = {
    "Lake": "water", "Mount": "region", "Cape": "region", "Puerto": "city", "Euroterminal": "facility",
    "Interporto": "facility", "Estación": "facility", "Gare": "facility", "Bahnhof": "facility",
}  # fmt: skip
# Heads that belong to the name: "Port of Vancouver", where "City of Vancouver" names Vancouver.
_HEADS_OF_WHOLE = WATER_HEADS | {"Port", "Ports", "Harbour", "Harbor", "Isle"}


class Patterns:
    """Reads generics with the help of a gazetteer."""

    def __init__(self, find: Callable[[str], Name | None]) -> None:
        self.find = find

    def generic(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int]:
        """A name that ends in a generic: "Horgos Port", "Shaanxi Province", "Alashankou Railway Station"."""
        if stop < len(words) and words[stop].text.startswith("of") and words[stop - 1].text in HEAD_WORDS:
            stop -= 1  # "Hutchison Ports Port of Felixstowe"
        ends = [i for i in range(index + 1, stop) if words[i].text in GENERICS]
        if not ends:
            return None, 0
        cut = ends[0]
        while cut + 1 < stop and (
            words[cut + 1].text in GENERICS
            or (words[cut + 1].text in FACILITY_MODIFIERS and cut + 2 < stop and words[cut + 2].text in GENERICS)
        ):
            cut += 1
        generic = words[cut].text
        inner = index
        first = words[index].text
        if (
            words[index].folded in DEMONYMS
            or first in TITLES
            or (first in MODIFIERS and cut == index + 1 and generic not in ("Island", "Islands"))
        ):
            return None, 0
        if all(w.text in GENERICS or w.text in FACILITY_MODIFIERS for w in words[index : cut + 1]):
            return None, 0  # "the Intermodal Terminal"
        tail = cut
        while tail - 1 > inner and words[tail - 1].text in _TAIL:
            tail -= 1
        start, end = words[index].start, words[cut].end
        whole = self.find(sequence[start:end])
        bare = sequence[start : words[tail - 1].end]
        base = self.find(bare)
        if base is None and generic in FACILITY_WORDS:
            base = self._inside(words[index:tail])
        reach = cut - index + 1
        if generic in FACILITY_WORDS:
            if whole is None and base is None and (generic in WEAK_FACILITY_WORDS or generic == "Ports"):
                return None, 0
            town = whole and any(e.kind == "city" and e.key == whole.key for e in whole.entries)
            if town and generic in TOWN_NAME_ENDS:  # "Eagle Pass", "Newport", "Winter Park"
                return Hit(start, end, whole, None, "places.gazetteer", sequence[start:end], words=reach), reach
            named = whole if whole and whole.best.kind == "facility" else base or whole
            if named is base and base is not None and bare.casefold() in _NO_BASE:
                return None, 0
            return Hit(start, end, named, "facility", "places.facility_pattern", bare, words=reach), reach
        if generic == "State" and base is not None and base.best.country == "US" and bare not in _STATES_OF_CITIES:
            return None, reach  # "Kansas State": a university
        if generic in TOWN_ENDS:
            name = sequence[start:end]
            return Hit(start, end, whole, None, "places.region_pattern", name, words=reach), reach
        kind = "water" if generic in WATER_WORDS else "city" if generic in DISTRICT_WORDS else "region"
        named = whole or base
        if named is None and generic not in _SURE:
            return None, 0
        if (
            whole
            and whole.best.kind in ("water", "area", "country", "city")
            and (base is None or whole.best.kind != "city")
        ):
            kind = whole.best.kind
        if (
            kind == "region"
            and whole is None
            and base is not None
            and generic in ("State", "Republic", "Department", "Basin", "Coast", "Territory", "Valley")
            and base.best.kind not in ("region", "country")
        ):
            return (
                (Hit(start, end, None, "region", "places.region_pattern", bare, words=reach), reach)
                if generic in ("Valley", "Basin", "Coast")
                else (None, 0)
            )
        return Hit(start, end, named, kind, "places.region_pattern", bare, words=reach), reach

    def headed(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int] | None:
        """ "Port of Vancouver", "Gulf of Oman", "Lake Torneträsk", "Port Kembla"."""
        head = words[index].text
        kind = _FIRST_WORDS.get(head)
        if kind and index + 1 < stop:
            last = index + 1
            start, end = words[index].start, words[last].end
            base = self.find(words[last].text)
            return Hit(
                start,
                end,
                self.find(sequence[start:end]) or (base if kind == "facility" else None),
                kind,
                "places.headed",
                sequence[start:end],
                words=2,
            ), 2
        if (
            head not in HEAD_WORDS
            or index + 1 != stop
            or stop + 1 >= len(words)
            or not words[stop].text.startswith("of")
        ):
            return None
        behind = stop + 1 if words[stop + 1].upper else stop + 2  # "Port of the Americas"
        far = run_end(words, behind)
        if far == behind or words[far - 1].text in ORGANISATION_WORDS:
            return None
        start = words[index].start
        base, length = longest(words, behind, sequence, self.find)
        if base is None and behind > stop + 1:
            return None  # "Port of the Year"
        if head not in _HEADS_OF_WHOLE:
            if base is None:
                return None
            inner = words[behind].start
            end = words[behind + length - 1].end
            called = "city" if head in ("City", "Town") else "region" if head != "District" else None
            return Hit(
                inner, end, base, called, "places.headed", sequence[inner:end], words=length
            ), behind + length - index
        last = behind + length - 1 if base else far - 1
        end = words[last].end
        whole = self.find(sequence[start:end])
        kind = "water" if head in WATER_HEADS else "region" if head == "Isle" else "facility"
        named = whole or (base if kind == "facility" else None)
        bare = sequence[words[behind].start : end]
        return Hit(
            start, end, named, kind, "places.port_of" if kind == "facility" else "places.headed", bare, words=3
        ), last - index + 1

    def _inside(self, words: list[Word]) -> Name | None:
        """The place named inside a facility's name: its beginning first, then the most important."""
        best: Name | None = None
        for i in range(len(words)):
            for j in range(len(words), i, -1):
                text = " ".join(w.text for w in words[i:j])
                if text.casefold() in NOT_PLACES or (j == i + 1 and (text in MODIFIERS or text in FACILITY_MODIFIERS)):
                    continue
                name = self.find(text)
                if name and (not name.common or name.best.kind != "city"):
                    if j - i > 1 or (i == 0 and j == len(words)):
                        return name
                    weighty = name.best.kind != "city" or name.best.population >= 50_000 or name.best.curated
                    if weighty and best is None:
                        best = name
                    break
        return best
