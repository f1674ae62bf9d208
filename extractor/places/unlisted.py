"""Where names lie that the gazetteer lacks."""

from extractor.places.candidates import Candidate, Resolved, is_compass
from extractor.places.entries import Entry
from extractor.places.votes import Votes
from extractor.silence import heard

_MOST = 0.6  # share of the votes by which the text's country places a name that only a later one is near to
_CLOSE = 80  # characters to a name whose country a name nobody lists shares


def place_unlisted(resolved: list[Resolved], votes: Votes) -> None:
    """A name the gazetteer lacks lies in what the text says contains it, else in the country of the names beside it.

    Where in that country, nobody knows.
    """
    common = votes.countries.most_common(1)
    for index, result in enumerate(resolved):
        candidate = result.candidate
        if result.entry is not None:
            continue
        if is_compass(candidate):
            candidate.kind = "region"
        kind = candidate.kind or "city"
        if candidate.inside:
            result.holder = candidate.inside[0]
            result.entry = Entry(candidate.base, kind, result.holder.country, None, None, None, 0, None)
            continue
        if not heard("places.beside"):
            continue
        result.rule = "places.beside"
        if candidate.within and candidate.within.index >= 0:
            result.holder = resolved[candidate.within.index].entry
        if result.holder and result.holder.country:
            result.entry = Entry(candidate.base, kind, result.holder.country, None, None, None, 0, None)
            continue
        beside = sorted(
            (_away(other.candidate, candidate), position)
            for position, other in enumerate(resolved[max(0, index - 3) : index + 4], max(0, index - 3))
            if position != index and other.entry and other.entry.country
        )
        near = [resolved[position].entry for distance, position in beside if distance < _CLOSE]
        if candidate.near and candidate.near.index >= 0 and resolved[candidate.near.index].entry:
            near.insert(0, resolved[candidate.near.index].entry)
        lead = near[0] if near else None
        follows = bool(beside) and resolved[beside[0][1]].candidate.start > candidate.start
        if lead and follows and common and candidate.listed < 0 and votes.share(common[0][0]) >= _MOST:
            lead = None  # "left Shexian County for Samarkand": what comes behind may lie in another country
        country = lead.country if lead else common[0][0] if common else None
        result.entry = Entry(candidate.base, kind, country, None, None, None, 0, None)


def _away(other: Candidate, candidate: Candidate) -> int:
    """The characters to another name; of a list's members the one before counts as nearer, since the list goes on."""
    ahead = other.listed >= 0 and other.listed == candidate.listed and other.start > candidate.start
    return abs(other.start - candidate.start) + (_CLOSE // 2 if ahead else 0)
