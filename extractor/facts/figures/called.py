"""How an actor, and what a clause calls back, changes the frame."""

import re
from dataclasses import replace

from extractor.facts.figures.actors import HANDLES
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.names import Frame, Name, State, name_of
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.references import resolve, subject_before

_TRAINISH = re.compile(
    r"\b(?:trains?|trips?|services?|departures?|shuttles?|runs?|journeys?|routes?|cities|countries"
    r"|destinations|teus?|containers?|goods|cargo)\b",
    re.IGNORECASE,
)


_MEASURED_BY = (
    "carried",
    "carries",
    "moved",
    "moves",
    "handled",
    "handles",
    "transported",
    "hauled",
    "hauls",
    "transports",
)


_CALLING = frozenset(("there", "here", "'s", "’s", "of", "it", "its", "their", *_MEASURED_BY))


def _calls(p: Piece) -> bool:
    """Whether a piece may be one that `called_back` looks at."""
    return p.low in _CALLING or p.kind == "organisation"


def called_back(f: Figure, frame: Frame, actor: Name | None, state: State) -> Frame:
    """What the clause calls back: "there", "of the group's tonnage", "of what LDz carried", "over its tracks"."""
    line, c = f.pieces, f.clause
    for k in f.reading.places(_calls, c.low, c.high):
        p = line[k]
        if (
            p.low in ("there", "here")
            and not (k + 1 < len(line) and line[k + 1].cls & {"verb.be", "verb.modal", "verb.have"})
            and actor is None
            and k > c.low
        ):
            n = _latest(state, ("port", "city"), p.start)
            if n is not None:
                return Frame(n.found("there"), kept_service(f, frame), None)
        if (
            p.low in _MEASURED_BY
            and k
            and line[k - 1].kind == "organisation"
            and k > 1
            and line[k - 2].low in ("what", "that", "which", "all")
        ):
            n = name_of(line[k - 1])
            if n is not None:
                return Frame(None, None, n.found("what_carried"))
        if (
            p.low in ("'s", "’s")
            and k - 2 >= c.low
            and line[k - 1].kind == "word"
            and line[k - 2].low in ("the", "this", "that")
            and k > c.verb >= 0
        ):
            called = resolve(f.reading, k - 2, k + 1, state)
            if isinstance(called, Name) and called.slot == "organisation" and actor is None:
                return replace(frame, organisation=called.found("possessor"))
        if (
            p.low == "of"
            and k + 2 < c.high
            and line[k + 1].low == "the"
            and "ref.company" in line[k + 2].cls
            and (actor is None or actor.cls == "authority")
            and k > c.low
        ):
            called = resolve(f.reading, k + 1, k + 3, state)
            if isinstance(called, Name) and called.slot == "organisation":
                return replace(frame, organisation=called.found("of_the_company"))
        if (
            p.kind == "organisation"
            and actor is None
            and k + 1 < c.high
            and _behind_bracket(line, k) in ("network", "system", "tracks", "lines", "network's")
            and k > c.low
            and line[k - 1].low == "the"
        ):
            n = name_of(p)
            if n is not None:
                return replace(frame, organisation=n.found("on_its_network"))
        if (
            p.low == "it"
            and k > c.low + 1
            and line[k - 1].low in ("for", "by", "over", "on", "along", "through", "down", "via", "across")
            and actor is None
        ):
            n = subject_before(f.reading, c.low, state) or state.actor
            if n is not None:
                return with_actor(f, frame, n, "object", state)
        if p.low in ("its", "their") and actor is None and k > c.verb >= 0 and k > c.low:
            n = subject_before(f.reading, k, state)
            if n is not None and n.slot == "organisation":
                return Frame(None, None, n.found("its"))
    return frame


def _behind_bracket(line: list[Piece], k: int) -> str:
    """The word behind a name, or behind the brackets that follow it."""
    if k + 4 < len(line) and line[k + 1].low == "(" and line[k + 3].low == ")":
        return line[k + 4].low
    return line[k + 1].low if k + 1 < len(line) else ""


def _latest(state: State, classes: tuple[str, ...], before: int) -> Name | None:
    found = [n for cls in classes if (n := state.last.get(cls)) and n.piece.start < before]
    return max(found, key=lambda n: n.piece.start, default=None)


def with_actor(f: Figure, base: Frame, actor: Name | None, how: str, state: State) -> Frame:
    """The frame that an actor sets: its own, with what of the one before goes on."""
    if actor is None:
        return replace(base)
    found = actor.found(how)
    if actor.slot == "organisation":
        main = f.pieces[f.clause.main].low if f.clause.main >= 0 else ""
        if actor.cls == "authority" and main not in HANDLES:
            return replace(base)
        if base.organisation is not None and base.organisation.value == actor.value:
            return Frame(base.place, base.service, found)
        return Frame(None, None, found)
    if actor.slot == "place":
        if actor.cls == "area":
            return replace(base)
        if base.place is not None and base.place.value == actor.value:
            return Frame(found, base.service, None)
        return Frame(found, kept_service(f, base), None)
    if base.service is not None and base.service.value == actor.value:
        return Frame(base.place, found, base.organisation)
    return Frame(None, found, None)


def kept_service(f: Figure, base: Frame) -> Found | None:
    """A kind of train stays when its place changes; a line does not."""
    if base.service is None:
        return None
    return base.service if f.reading.matches(_TRAINISH) else None
