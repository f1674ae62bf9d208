"""Decides which place a name means, by what the text says first, then by its company, then by importance.

Grounding follows common practice in toponym resolution (Leidner 2007): a qualifier beside the name, one referent per
discourse, the countries the text is about, then population.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from extractor.places.find import Candidate
from extractor.places.gazetteer import Entry
from extractor.places.normalise import key_of

_COMMA = re.compile(
    r",\s+(?:(?:in|the|capital of|a city in|northern|southern|eastern|western|central|north-?east|north-?west|south-?east|south-?west"
    r"|northeastern|northwestern|southeastern|southwestern|east|west|north|south)\s+)*\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*(?:in\s+|the\s+)*\Z")
_IN = re.compile(
    r"\s+(?:in|of)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|north-?east(?:ern)?|north-?west(?:ern)?"
    r"|south-?east(?:ern)?|south-?west(?:ern)?)\s+)?\Z",
    re.IGNORECASE,
)
_MAX_GAP = 40


@dataclass(slots=True)
class Resolved:
    """A candidate with the place it means."""

    candidate: Candidate
    entry: Entry | None
    stated_country: str | None = None
    rule: str = ""
    runner_up: Entry | None = None


@dataclass(slots=True)
class Votes:
    """The countries and first-level divisions that the text names, with how often."""

    countries: Counter[str] = field(default_factory=Counter)
    admins: Counter[str] = field(default_factory=Counter)


def resolve(text: str, candidates: list[Candidate]) -> list[Resolved]:
    """The place of each candidate; candidates that have none are left with entry None."""
    votes = _votes(candidates)
    settled: dict[str, Entry] = {}
    resolved: list[Resolved] = []
    for position, candidate in enumerate(candidates):
        following = candidates[position + 1] if position + 1 < len(candidates) else None
        key = key_of(candidate.base)
        result = _by_qualifier(text, candidate, following)
        if result is None and key in settled:
            result = Resolved(candidate, settled[key], rule="places.one_sense")
        if result is None:
            result = _by_company(candidate, votes)
        if result.entry is not None and (result.rule == "places.qualifier" or key not in settled):
            settled[key] = result.entry
        resolved.append(result)
    _place_unknown(resolved, votes)
    return resolved


def _place_unknown(resolved: list[Resolved], votes: Votes) -> None:
    """A facility or region the gazetteer lacks lies where the places beside it lie."""
    for index, result in enumerate(resolved):
        if result.entry is not None or result.candidate.kind not in ("facility", "region", "city"):
            continue
        beside = [
            r
            for r in (*resolved[index + 1 : index + 3], *reversed(resolved[max(0, index - 2) : index]))
            if r.entry and r.entry.country
        ]
        close = [r for r in beside if abs(r.candidate.start - result.candidate.end) < 60]
        country = (close or beside or [None])[0]
        code = (
            country.entry.country
            if country and country.entry
            else next(iter(dict(votes.countries.most_common(1))), None)
        )
        city = next((r.entry for r in close if r.entry and r.entry.kind == "city"), None)
        latitude, longitude = (city.latitude, city.longitude) if city else (None, None)
        result.entry = Entry(
            result.candidate.base, result.candidate.kind, code or None, None, latitude, longitude, 0, None
        )
        result.rule = "places.beside"


def _votes(candidates: list[Candidate]) -> Votes:
    votes = Votes()
    for candidate in candidates:
        if candidate.name is None:
            continue
        best = candidate.name.best
        only = len({e.country for e in candidate.name.entries if e.weight >= best.weight / 20}) == 1
        if best.kind == "country" and best.country:
            votes.countries[best.country] += 2 if only else 1
        elif best.kind == "region" and best.is_division and best.admin:
            votes.admins[best.admin] += 1
            votes.countries[best.country or ""] += 1
        elif best.is_own and best.country and only:
            votes.countries[best.country] += 1
        elif only and best.country and best.weight >= 100_000:
            votes.countries[best.country] += 1
            votes.admins[best.admin or ""] += 1
    return votes


def _by_qualifier(text: str, candidate: Candidate, following: Candidate | None) -> Resolved | None:
    """A country or division named right after: "Herne (Netherlands)", "Almaty, Kazakhstan", "Halle in Germany"."""
    if following is None or candidate.name is None or following.name is None:
        return None
    between = text[candidate.end : following.start]
    if len(between) > _MAX_GAP or not (
        _COMMA.fullmatch(between) or _BRACKET.fullmatch(between) or _IN.fullmatch(between)
    ):
        return None
    wider = [
        e
        for e in following.name.entries
        if e.kind == "country" or (e.kind == "region" and (e.admin or "").count(".") == 1)
    ]
    if not wider or candidate.name.best.kind == "country" and following.name.best.kind == "country":
        return None
    loose = not _BRACKET.fullmatch(between)
    for outer in wider:
        inside = [e for e in candidate.name.entries if _lies_in(e, outer) and e != outer]
        if inside:
            ranked = sorted(inside, key=lambda e: -e.weight)
            if ranked[0].kind == "region" and candidate.kind is None:
                ranked = _city_first(ranked, key_of(candidate.base))
            return Resolved(candidate, ranked[0], rule="places.qualifier")
    if _BRACKET.fullmatch(between) and wider[0].kind == "country":
        best = candidate.name.best
        return Resolved(candidate, best, stated_country=wider[0].country, rule="places.conflict")
    return None if loose else None


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if outer.kind == "country":
        return entry.country == outer.country and entry.kind != "country"
    return entry.admin == outer.admin or (entry.admin or "").startswith((outer.admin or "?") + ".")


def _by_company(candidate: Candidate, votes: Votes) -> Resolved:
    if candidate.name is None:
        return Resolved(candidate, None, rule=candidate.rule)
    entries = candidate.name.entries
    key = key_of(candidate.base)
    ranked = sorted(entries, key=lambda e: -_score(e, votes, key))
    if ranked[0].kind == "region" and candidate.kind is None:
        ranked = _city_first(ranked, key)
    rule = candidate.rule if ranked[0] is entries[0] else "places.company"
    return Resolved(candidate, ranked[0], rule=rule, runner_up=ranked[1] if len(ranked) > 1 else None)


def _city_first(ranked: list[Entry], key: str) -> list[Entry]:
    """A division and its seat of one name: without "Province" or "Region" the city is meant."""
    region = ranked[0]
    for entry in ranked[1:]:
        if (
            entry.kind == "city"
            and entry.country == region.country
            and entry.population >= 15_000
            and key_of(entry.name) == key
        ):
            return [entry, *(e for e in ranked if e is not entry)]
    return ranked


def _score(entry: Entry, votes: Votes, key: str) -> float:
    """Importance on a logarithmic scale, raised by the company the place keeps."""
    score = math.log10(entry.weight + 10)
    if entry.kind in ("city", "region") and not entry.is_own and key_of(entry.name) != key:
        score -= 0.7 if entry.kind == "city" else 0.0  # known under this name only as an alternate
    country = entry.country or ""
    seen = votes.countries[country]
    if entry.kind == "country":
        neighbours = (entry.note or "").split(",")
        near = sum(1 for code in neighbours if votes.countries[code])
        return score + 0.5 * min(near, 3)
    if seen:
        score += 1.2 + 0.25 * min(seen, 6)
    if entry.admin and votes.admins[entry.admin]:
        score += 1.0
    if entry.kind == "region" and (entry.admin or "").count(".") != 1:
        score -= 1.0
    if entry.kind == "region" and country == "US" and votes.countries["US"] >= 3:
        score += 2.0
    return score
