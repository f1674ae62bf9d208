"""How an actor, and what a clause calls back, changes the frame."""

import re
from dataclasses import replace

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.names import Frame, Name, State
from extractor.facts.figures.references import subject_before

_TRAINISH = re.compile(
    r"\b(?:trains?|trips?|services?|departures?|shuttles?|runs?|journeys?|routes?|cities|countries"
    r"|destinations|teus?|containers?|goods|cargo)\b"
)


def called_back(f: Figure, frame: Frame, actor: Name | None, state: State) -> Frame:
    """What the clause calls back: "there", "of the group's tonnage", "of what LDz carried", "over its tracks"."""
    line, c = f.pieces, f.clause
    for k in range(c.low, c.high):
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
            p.low == "it"
            and k > c.low + 1
            and line[k - 1].low in ("for", "by", "over", "on", "along", "through", "down", "via", "across")
            and actor is None
        ):
            n = state.actor
            if n is not None:
                return with_actor(f, frame, n, "object", state)
        if p.low in ("its", "their") and actor is None and k > c.verb >= 0 and k > c.low:
            n = subject_before(f.reading, k, state)
            if n is not None:
                return Frame(None, None, n.found("its"))
    return frame


def _latest(state: State, classes: tuple[str, ...], before: int) -> Name | None:
    found = [n for cls in classes if (n := state.last.get(cls)) and n.piece.start < before]
    return max(found, key=lambda n: n.piece.start, default=None)


def with_actor(f: Figure, base: Frame, actor: Name | None, how: str, state: State) -> Frame:
    """The frame that an actor sets: its own, with what of the one before goes on."""
    if actor is None:
        return replace(base)
    found = actor.found(how)
    if actor.slot == "organisation":
        if actor.cls == "authority":
            return replace(base)
        return Frame(None, None, found)
    if actor.slot == "place":
        return Frame(found, kept_service(f, base), None)
    if base.service is not None and base.service.value == actor.value:
        return Frame(base.place, found, base.organisation)
    return Frame(None, found, None)


def kept_service(f: Figure, base: Frame) -> Found | None:
    """A kind of train stays when its place changes; a line does not."""
    if base.service is None:
        return None
    return base.service if _TRAINISH.search(f.reading.sentence.text.lower()) else None
