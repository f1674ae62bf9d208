"""The points that the company a place keeps adds to its importance."""

from collections.abc import Mapping

from extractor.places.candidates import Candidate, is_wide
from extractor.places.distances import first_level, is_point, nearness
from extractor.places.entries import Entry, Name, importance
from extractor.places.votes import Votes

NO_RIVAL = 5.0  # a place of less weight, a town under 100,000, is never meant by a country's name
_BESIDE = 3  # mentions to either side that count as neighbours


def _has_town(name: Name, country: str | None) -> bool:
    return any(e.kind in ("city", "facility") and e.country == country for e in name.entries)


def is_country(candidate: Candidate) -> bool:
    """Whether the name is a country's, which no town of the name can rival."""
    told = candidate.called or candidate.called_region or candidate.kind
    return candidate.name is not None and candidate.name.best.kind == "country" and not told


def around_of(index: int, candidates: list[Candidate], anchors: list[Entry | None]) -> list[Entry]:
    """Where the names beside this one are, or may be."""
    own = candidates[index].name
    around: list[Entry] = []
    for position in range(max(0, index - _BESIDE), min(len(candidates), index + _BESIDE + 1)):
        name, anchor = candidates[position].name, anchors[position]
        if name is None or own is None or name.key == own.key:
            continue
        if anchor is not None and is_point(anchor):
            around.append(anchor)
        elif anchor is not None:  # a division lies about its seat
            around += [e for e in name.entries[:6] if e.country == anchor.country]
        else:
            least = name.weights[0] - 1.0
            around += [e for e, weight in zip(name.entries[:6], name.weights[:6], strict=True) if weight > least]
    return [e for e in around if is_point(e)]


def company(
    entry: Entry, candidate: Candidate, votes: Votes, around: list[Entry], neighbours: Mapping[str, list[str]]
) -> float:
    """The points that the company the place keeps adds to its importance."""
    name = candidate.name
    key = name.key if name else ""
    score = 0.0
    if candidate.kind == "region" or candidate.called_region:
        score += 2.5 if entry.kind == "region" else 0.0
    elif candidate.kind == "facility":
        score += {"facility": 3.0, "city": 2.0, "country": -6.0}.get(entry.kind, 0.0)
    elif candidate.kind == "city" and entry.kind == "city":
        score += 2.0
    elif candidate.called == "facility" and is_wide(entry) and name and _has_town(name, entry.country):
        score -= 6.0  # "Djibouti port" is the city's
    if entry.country in candidate.shores:
        score += 3.0
    if (
        name
        and entry is not name.best
        and is_country(candidate)
        and (entry.country == name.best.country or importance(entry) < NO_RIVAL)
    ):
        score -= 8.0  # "Mexico" is neither Mexico City nor the State of Mexico
    if entry.kind == "country":
        if name and name.key != entry.key and any(e.key == name.key and e.kind == "area" for e in name.entries):
            score -= 2.0  # Central Africa is no country
        near = sum(votes.share(code, key) > 0 for code in neighbours.get(entry.country or "", ()))
        return score + 0.5 * min(near, 3) + votes.share(entry.country, key)
    share = votes.share(entry.country, key)
    if share:
        score += 1.0 + 2.5 * share
    if entry.admin and (told := votes.admin_share(first_level(entry.admin), key)) > 0:
        score += 1.0 + 1.6 * told
    if entry.is_division and any(other.country == entry.country for other in around):
        score += 1.0
    if around and is_point(entry):
        score += 2.4 * nearness(entry, around) ** 2
    return score
