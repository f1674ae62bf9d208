"""What a list makes of its members, and what a text calls a name once and means from there on."""

from collections import defaultdict

from extractor.places.candidates import Candidate, is_city
from extractor.places.links import PLURAL_REGION, PLURAL_REGION_BEFORE

_PROVINCES, _PROVINCE_BEHIND = (" Province", " Prefecture"), (" province", " prefecture")
_ONE_CITY = 0.5  # share of a division's inhabitants that makes it one city


def mark_lists(text: str, candidates: list[Candidate]) -> None:
    """ "Nairobi, Narok and Nakuru counties", "the provinces of Salta, Jujuy and Tucumán": all are regions; "Mojo, Adama
    and Nagad stations": all are facilities.
    """
    members: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.listed >= 0:
            members[candidate.listed].append(candidate)
    for group in members.values():
        first, last = group[0], group[-1]
        if "facilities" in (first.called, last.called) and all(is_city(candidate) for candidate in group):
            for candidate in group:
                candidate.called = "facilities"
        if PLURAL_REGION.match(text, last.end) or PLURAL_REGION_BEFORE.search(
            text[max(0, first.start - 32) : first.start]
        ):
            for candidate in group:
                candidate.called_region = candidate.kind is None
            continue
        divisions = sum(_only_division(c) for c in group)
        if len(group) >= 3 and divisions * 2 >= len(group):
            for candidate in group:
                entries = candidate.name.entries if candidate.name else ()
                division = any(e.is_division for e in entries[:3]) and not _is_one_city(candidate)
                candidate.called_region = candidate.kind is None and division


def mark_provinces(text: str, candidates: list[Candidate]) -> None:
    """A name that the text has called a province means that from there on: "Jilin Province", then "Jilin"."""
    called: set[str] = set()
    for candidate in candidates:
        if (candidate.kind == "region" and text.endswith(_PROVINCES, candidate.start, candidate.end)) or (
            candidate.kind is None and text.startswith(_PROVINCE_BEHIND, candidate.end)
        ):
            called.add(candidate.base)
        elif candidate.kind == "city":
            called.discard(candidate.base)
        elif candidate.kind is None and candidate.base in called and not candidate.called:
            candidate.called_region = True


def _is_one_city(candidate: Candidate) -> bool:
    """Whether the name is a division's that is hardly more than its city: Beijing, Tianjin."""
    best = candidate.name.best if candidate.name else None
    if best is None or candidate.name is None or not best.is_division:
        return False
    return any(e.kind == "city" and e.population > _ONE_CITY * best.population for e in candidate.name.entries[1:4])


def _only_division(candidate: Candidate) -> bool:
    """Whether the name is a division's and no town's of note."""
    if candidate.name is None or not candidate.name.best.is_division:
        return False
    best = candidate.name.best
    return not any(e.kind == "city" and e.population > 0.03 * best.population for e in candidate.name.entries[1:4])
