"""Decides which place a name means: by what the text says beside it, then by the company it keeps, then by importance.

Grounding follows common practice in toponym resolution (Leidner 2007): a qualifier beside the name, one referent per
discourse, the countries and divisions the text is about, nearness to the places around, then population.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping

from extractor.places.anchors import anchor, best_inside, city_first, votes_of
from extractor.places.candidates import Candidate, Found, Resolved, is_compass, is_wide
from extractor.places.company import NO_RIVAL, around_of, company, is_country
from extractor.places.distances import DEGREE, degrees_of_longitude, distance, first_level, is_point
from extractor.places.entries import Entry
from extractor.places.hits import OWN
from extractor.places.lexicon import FREQUENT
from extractor.places.lists import mark_lists, mark_provinces
from extractor.places.unlisted import place_unlisted
from extractor.places.votes import Votes
from extractor.silence import heard

_VICINITY, _COMPANIONS = 60.0, 2  # kilometres and towns around that make a town of a doubtful name
_ABROAD = 50_000  # inhabitants of a town that a text about another country may mean without saying where it is
_MAIN = 0.5  # share of the votes of the country whose west coast is meant by "the West Coast"
_HOME, _HOME_VOTES = 0.8, 3  # share and number of the votes that make a text one about a country
_LARGE = 200_000  # inhabitants of a city that is meant wherever the text puts it
_NEAR, _FAR = 100.0, 150.0  # kilometres to a town that a place is said to be near, and beyond which it is another


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
        reach = degrees_of_longitude(_VICINITY, entry.latitude)
        enough = _COMPANIONS + candidate.name.common
        for base, town in ordered[low:high]:
            turn = abs((town.longitude or 0.0) - (entry.longitude or 0.0))
            within = turn <= reach or turn >= 360 - reach
            if within and base != candidate.base and distance(entry, town) < _VICINITY:
                enough -= 1
                if enough == 0:
                    return True
        return False

    return [c for c in doubtful if c.name and any(is_local(entry, c) for entry in c.name.entries)]


def _resolved(
    text: str, candidates: list[Candidate], nations: Counter[str], neighbours: Mapping[str, list[str]]
) -> list[Resolved]:
    mark_lists(text, candidates)
    mark_provinces(text, candidates)
    for index, candidate in enumerate(candidates):
        candidate.index = index
        if candidate.inside and candidate.name and not heard("places.qualifier"):
            candidate.inside = []
    anchors = [anchor(c) for c in candidates]
    votes = votes_of(candidates, anchors, nations)
    settled: dict[str, Entry] = {}
    for candidate in candidates:
        if candidate.inside and candidate.name and candidate.kind is None:
            settled.setdefault(candidate.name.key, best_inside(candidate))
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
        entry = best_inside(candidate)
        others = [e for e in candidate.name.entries if e is not entry]
        return Resolved(candidate, entry, "places.qualifier", runner_up=others[0] if others else None)
    if candidate.stated and heard("places.conflict"):
        return Resolved(candidate, candidate.name.best, "places.conflict", candidate.stated)
    beside = _told_beside(candidate, anchors)
    if beside and heard("places.near"):
        close = sorted((distance(e, beside), i, e) for i, e in enumerate(candidate.name.entries))
        if close[0][0] < _NEAR:
            return Resolved(candidate, close[0][2], "places.near", runner_up=candidate.name.best)
        if close[0][0] > _FAR and is_point(beside) and _is_elsewhere(candidate):
            unlisted = Entry(candidate.base, candidate.kind or "city", beside.country, None, None, None, 0, None)
            holder = beside if candidate.near is None else None  # whoever is near does not hold it
            return Resolved(candidate, unlisted, "places.near", runner_up=candidate.name.best, holder=holder)
    if is_compass(candidate) and (there := _compass_region(candidate, votes)) and heard("places.beside"):
        return Resolved(candidate, there, "places.beside", runner_up=candidate.name.best)
    told = settled.get(candidate.name.key)
    again = candidate.kind is None and not candidate.called_region and not (candidate.called and told and is_wide(told))
    if told and again and heard("places.one_sense"):
        return Resolved(candidate, told, "places.one_sense")
    if candidate.name.weights[1:2] < (NO_RIVAL,) and (len(candidate.name.entries) == 1 or is_country(candidate)):
        second = candidate.name.entries[1:2]
        return Resolved(candidate, candidate.name.best, candidate.rule, runner_up=second[0] if second else None)
    around = around_of(index, candidates, anchors)
    scored = sorted(
        (
            (weight + company(e, candidate, votes, around, neighbours), -i, e)
            for i, (e, weight) in enumerate(zip(candidate.name.entries, candidate.name.weights, strict=True))
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    ranked = [entry for _, _, entry in scored]
    home = _home(candidate, ranked[0], votes)
    if home and heard("places.beside"):
        return Resolved(candidate, home, "places.beside", runner_up=ranked[0])
    if ranked[0].kind == "region" and candidate.kind is None and not candidate.called_region:
        ranked = city_first(ranked, candidate)
    rule, best = candidate.rule, candidate.name.best
    if ranked[0] is not best:
        if heard("places.company"):
            rule = "places.company"
        else:
            ranked = [best, *(entry for entry in ranked if entry is not best)]
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
