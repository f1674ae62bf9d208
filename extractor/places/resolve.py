"""Decides which place a name means: by what the text says beside it, then by the company it keeps, then by importance.

Grounding follows common practice in toponym resolution (Leidner 2007): a qualifier beside the name, one referent per
discourse, the countries and divisions the text is about, nearness to the places around, then population.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping

from extractor.places.candidates import Candidate, Found, Resolved, is_compass, is_wide
from extractor.places.distances import DEGREE, REACH, distance, first_level, is_point
from extractor.places.entries import Entry, Name, importance, other_name
from extractor.places.hits import OWN
from extractor.places.lexicon import FREQUENT
from extractor.places.lists import mark_lists, mark_provinces
from extractor.places.normalise import key_of
from extractor.places.unlisted import place_unlisted
from extractor.places.votes import Votes

_VICINITY, _COMPANIONS = 60.0, 2  # kilometres and towns around that make a town of a doubtful name
_ABROAD = 50_000  # inhabitants of a town that a text about another country may mean without saying where it is
_MAIN = 0.5  # share of the votes of the country whose west coast is meant by "the West Coast"
_HOME, _HOME_VOTES = 0.8, 3  # share and number of the votes that make a text one about a country
_METROPOLIS = 1_000_000  # inhabitants of a city that is meant by a part of its name
_NO_RIVAL = 5.0  # a place of less weight, a town under 100,000, is never meant by a country's name
_LARGE = 200_000  # inhabitants of a city that is meant wherever the text puts it
_NEAR, _FAR = 100.0, 150.0  # kilometres to a town that a place is said to be near, and beyond which it is another
_BESIDE = 3  # mentions to either side that count as neighbours


def resolve(text: str, found: Found, neighbours: Mapping[str, list[str]]) -> list[Resolved]:
    """The place of each candidate, and of the doubtful ones that lie amid them."""
    resolved = _resolved(text, found.candidates, found.nations, neighbours)
    local = _amid(found.doubtful, resolved) if found.doubtful else []
    if not local:
        return resolved
    candidates = sorted([*found.candidates, *local], key=lambda c: c.start)
    return _resolved(text, candidates, found.nations, neighbours)


def _amid(doubtful: list[Candidate], resolved: list[Resolved]) -> list[Candidate]:
    """Those with a town so near to other towns of the text, or behind a preposition in a division that the text names,
    that hardly anything else is meant.
    """
    towns = {r.candidate.base: r.entry for r in resolved if r.entry and r.entry.kind == "city" and r.entry.latitude}
    ordered = sorted(towns.items(), key=lambda item: item[1].latitude or 0.0)
    latitudes = [town.latitude or 0.0 for _, town in ordered]
    divisions = {r.entry.admin for r in resolved if r.entry and r.entry.kind == "region" and r.entry.is_division}

    def is_local(entry: Entry, candidate: Candidate) -> bool:
        if entry.kind != "city" or entry.latitude is None or candidate.name is None:
            return False
        said_where = candidate.prepared >= 1.0 and candidate.name.key not in FREQUENT
        if said_where and first_level(entry.admin or "") in divisions:
            return True
        # A text may name thousands of towns: only those in the belt of the vicinity are measured.
        low = bisect_left(latitudes, entry.latitude - _VICINITY / DEGREE)
        high = bisect_right(latitudes, entry.latitude + _VICINITY / DEGREE)
        belt = (town for base, town in ordered[low:high] if base != candidate.base)
        return sum(distance(entry, town) < _VICINITY for town in belt) >= _COMPANIONS + candidate.name.common

    return [c for c in doubtful if c.name and any(is_local(entry, c) for entry in c.name.entries)]


def _resolved(
    text: str, candidates: list[Candidate], nations: Counter[str], neighbours: Mapping[str, list[str]]
) -> list[Resolved]:
    mark_lists(text, candidates)
    mark_provinces(text, candidates)
    for index, candidate in enumerate(candidates):
        candidate.index = index
    anchors = [_anchor(c) for c in candidates]
    votes = _votes(candidates, anchors, nations)
    settled: dict[str, Entry] = {}
    for candidate in candidates:
        if candidate.inside and candidate.name and candidate.kind is None:
            settled.setdefault(candidate.name.key, _best_inside(candidate))
    resolved: list[Resolved] = []
    for index, candidate in enumerate(candidates):
        result = _one(index, candidates, anchors, votes, settled, neighbours)
        anchors[index] = result.entry
        if result.entry and candidate.name and candidate.near is None and candidate.kind is None:
            settled.setdefault(candidate.name.key, result.entry)
        resolved.append(result)
    place_unlisted(resolved, votes)
    return resolved


def _one(
    index: int,
    candidates: list[Candidate],
    anchors: list[Entry | None],
    votes: Votes,
    settled: Mapping[str, Entry],
    neighbours: Mapping[str, list[str]],
) -> Resolved:
    candidate = candidates[index]
    if candidate.name is None:
        return Resolved(candidate, None, candidate.rule)
    if candidate.name.own:
        return Resolved(candidate, candidate.name.best, OWN)
    if candidate.inside:
        entry = _best_inside(candidate)
        others = [e for e in candidate.name.entries if e is not entry]
        return Resolved(candidate, entry, "places.qualifier", runner_up=others[0] if others else None)
    if candidate.stated:
        return Resolved(candidate, candidate.name.best, "places.conflict", candidate.stated)
    beside = _told_beside(candidate, anchors)
    if beside:
        close = sorted((distance(e, beside), i, e) for i, e in enumerate(candidate.name.entries))
        if close[0][0] < _NEAR:
            return Resolved(candidate, close[0][2], "places.near", runner_up=candidate.name.best)
        if close[0][0] > _FAR and is_point(beside) and _is_elsewhere(candidate):
            unlisted = Entry(candidate.base, candidate.kind or "city", beside.country, None, None, None, 0, None)
            holder = beside if candidate.near is None else None  # whoever is near does not hold it
            return Resolved(candidate, unlisted, "places.near", runner_up=candidate.name.best, holder=holder)
    if is_compass(candidate) and (there := _compass_region(candidate, votes)):
        return Resolved(candidate, there, "places.beside", runner_up=candidate.name.best)
    told = settled.get(candidate.name.key)
    if told and candidate.kind is None and not candidate.called_region and not (candidate.called and is_wide(told)):
        return Resolved(candidate, told, "places.one_sense")
    if candidate.name.weights[1:2] < (_NO_RIVAL,) and (len(candidate.name.entries) == 1 or _is_country(candidate)):
        second = candidate.name.entries[1:2]
        return Resolved(candidate, candidate.name.best, candidate.rule, runner_up=second[0] if second else None)
    around = _around(index, candidates, anchors)
    scored = sorted(
        (
            (weight + _company(e, candidate, votes, around, neighbours), -i, e)
            for i, (e, weight) in enumerate(zip(candidate.name.entries, candidate.name.weights, strict=True))
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    ranked = [entry for _, _, entry in scored]
    home = _home(candidate, ranked[0], votes)
    if home:
        return Resolved(candidate, home, "places.beside", runner_up=ranked[0])
    if ranked[0].kind == "region" and candidate.kind is None and not candidate.called_region:
        ranked = _cityfirst_level(ranked, candidate)
    rule = candidate.rule if ranked[0] is candidate.name.best else "places.company"
    return Resolved(candidate, ranked[0], rule, runner_up=ranked[1] if len(ranked) > 1 else None)


def _told_beside(candidate: Candidate, anchors: list[Entry | None]) -> Entry | None:
    """The place that the text says this one is near to or lies in."""
    told = candidate.near or candidate.within
    if told is None or told.index < 0:
        return None
    best = told.name.best if told.name and candidate.kind == "facility" else None
    return anchors[told.index] or (best if best and best.kind == "city" and best.population >= _ABROAD else None)


def _is_elsewhere(candidate: Candidate) -> bool:
    """Whether a name may mean a place that nobody lists: a facility named after a town, or towns none of which is so
    large that it is meant from afar.
    """
    name = candidate.name
    if name is None or (candidate.kind == "facility" and name.best.kind == "facility"):
        return False
    if candidate.kind == "facility":
        return True
    return name.best.kind == "city" and max(e.population for e in name.entries) < _LARGE


def _compass_region(candidate: Candidate, votes: Votes) -> Entry | None:
    """The part of the country spoken of that a compass name means, where the gazetteer has none there."""
    country, count = votes.countries.most_common(1)[0] if votes.countries else ("", 0)
    name = candidate.name
    if name is None or count < _HOME_VOTES or votes.share(country, name.key) < _MAIN:
        return None
    if any(entry.country == country for entry in name.entries):
        return None
    return Entry(candidate.base, "region", country, None, None, None, 0, None)


def _home(candidate: Candidate, best: Entry, votes: Votes) -> Entry | None:
    """A place that the gazetteer lacks in the country the text is about, rather than a small town so named abroad."""
    name = candidate.name
    if name is None or candidate.kind or best.kind != "city" or best.curated or best.population >= _ABROAD:
        return None
    country, count = votes.countries.most_common(1)[0] if votes.countries else ("", 0)
    if count < _HOME_VOTES or votes.share(country, name.key) < _HOME or votes.share(best.country, name.key) > 0:
        return None
    if any(entry.country == country for entry in name.entries):
        return None
    return Entry(candidate.base, "city", country, None, None, None, 0, None)


def _has_town(name: Name, country: str | None) -> bool:
    return any(e.kind in ("city", "facility") and e.country == country for e in name.entries)


def _is_country(candidate: Candidate) -> bool:
    """Whether the name is a country's, which no town of the name can rival."""
    told = candidate.called or candidate.called_region or candidate.kind
    return candidate.name is not None and candidate.name.best.kind == "country" and not told


def _around(index: int, candidates: list[Candidate], anchors: list[Entry | None]) -> list[Entry]:
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


def _company(
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
        and _is_country(candidate)
        and (entry.country == name.best.country or importance(entry) < _NO_RIVAL)
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
        nearest = min(distance(entry, other) for other in around)
        score += 2.4 * max(0.0, 1 - nearest / REACH) ** 2
    return score


def _votes(candidates: list[Candidate], anchors: list[Entry | None], nations: Counter[str]) -> Votes:
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


def _anchor(candidate: Candidate) -> Entry | None:
    """The place of a name that needs no context."""
    name = candidate.name
    if name is None or candidate.stated:
        return None
    if candidate.inside:
        return _best_inside(candidate)
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


def _best_inside(candidate: Candidate) -> Entry:
    ranked = sorted(candidate.inside, key=lambda e: -importance(e))
    if ranked[0].kind == "region" and candidate.kind is None and not candidate.called_region:
        ranked = _cityfirst_level(ranked, candidate)
    return ranked[0]


def _cityfirst_level(ranked: list[Entry], candidate: Candidate) -> list[Entry]:
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
