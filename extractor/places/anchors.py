"""The places of names that need no context, and the votes that they cast for countries and divisions."""

from collections import Counter

from extractor.places.candidates import Candidate
from extractor.places.distances import first_level
from extractor.places.entries import Entry, importance, other_name
from extractor.places.normalise import key_of
from extractor.places.votes import Votes

_METROPOLIS = 1_000_000  # inhabitants of a city that is meant by a part of its name


def votes_of(candidates: list[Candidate], anchors: list[Entry | None], nations: Counter[str]) -> Votes:
    """What is sure: countries, qualified names, divisions and large cities without a rival."""
    votes = Votes()
    for code, count in nations.items():
        votes.countries[code] += min(count, 3)
        votes.total += min(count, 3)
    seen: Counter[str] = Counter()
    for candidate, entry in zip(candidates, anchors, strict=True):
        if entry is None or candidate.name is None:
            continue
        seen[candidate.name.key] += 1
        if seen[candidate.name.key] <= 3:  # one name repeated does not outvote all others
            weight = 2.0 if entry.kind == "country" else 1.0
            votes.add(entry, weight)
            votes.own[candidate.name.key] = (entry, votes.own.get(candidate.name.key, (entry, 0.0))[1] + weight)
    return votes


def anchor(candidate: Candidate) -> Entry | None:
    """The place of a name that needs no context."""
    name = candidate.name
    if name is None or candidate.stated:
        return None
    if candidate.inside:
        return best_inside(candidate)
    best, weight = name.best, name.weights[0]
    if best.kind in ("area", "water"):
        return None
    abroad, at_home = 0.0, 0.0  # the greatest weight of a rival in another country, and of one of its kind in its own
    for entry, other in zip(name.entries[1:], name.weights[1:], strict=True):
        if entry.country != best.country:
            abroad = max(abroad, other)
        elif entry.kind == best.kind:
            at_home = max(at_home, other)
    if best.kind == "country":
        return best if weight - abroad >= 2.0 else None
    if weight - abroad < 1.3:
        return None
    if best.is_division:
        return best
    unclear = at_home > 0.0 and weight - at_home < 1.3
    return best if not unclear and (best.curated or best.population >= 50_000 or abroad == 0.0) else None


def best_inside(candidate: Candidate) -> Entry:
    """The most important of the places that its qualifier leaves, a seat before its division."""
    ranked = sorted(candidate.inside, key=lambda e: -importance(e))
    if ranked[0].kind == "region" and candidate.kind is None and not candidate.called_region:
        ranked = city_first(ranked, candidate)
    return ranked[0]


def city_first(ranked: list[Entry], candidate: Candidate) -> list[Entry]:
    """A division and its seat of one name: without "Province" or "Region" the city is meant, if it has weight."""
    region = ranked[0]
    key = candidate.name.key if candidate.name else key_of(candidate.base)
    for entry in ranked[1:]:
        share = entry.population / region.population if region.population else 1.0
        same = first_level(entry.admin or "-") == first_level(region.admin or "") or entry.population >= 300_000
        seat = entry.kind == "city" and entry.country == region.country and (same or entry.curated)
        large = share > 0.03 and (entry.population >= 15_000 or not region.is_division)
        if seat and large and _is_seat(entry, key, share):
            return [entry, *(e for e in ranked if e is not entry)]
    return ranked


def _is_seat(entry: Entry, key: str, share: float) -> bool:
    """Whether a city is what a division's name may mean: of its own name, or a metropolis (New York, not Oklahoma)."""
    relation = other_name(entry.key, key)
    return relation == "same" or (share > 0.1 and (relation == "respelt" or entry.population >= _METROPOLIS))
