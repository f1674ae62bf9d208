"""Of whom and what a figure is said: place, service and organisation together, carried from sentence to sentence."""

import re
from dataclasses import replace

from extractor.facts.figures.actors import actor_of, agent_of, reporter_of, speaker_of
from extractor.facts.figures.called import called_back, kept_service, with_actor
from extractor.facts.figures.figure import Figure, is_network
from extractor.facts.figures.names import Frame, Name, State
from extractor.facts.figures.nearby import Local, locals_of


def frame_of(f: Figure, state: State) -> tuple[Frame, list[Local]]:
    """The frame of a figure, from its clause, what stands next to it and the passage before; and what stands next."""
    r, c = f.reading, f.clause
    base = state.frame
    actor, how = actor_of(r, c, state)
    if how == "resolved" and c.subject[0] < c.subject[1] and r.pieces[c.subject[0]].low in ("it", "they"):
        base = state.full
    if actor is not None and actor.slot == "service" and _counted(f, actor):
        actor, how = None, ""
    agent = agent_of(f, state)
    if (
        actor is not None
        and how not in ("possessive", "modifier")
        and c.main >= 0
        and "verb.idle" in r.pieces[c.main].cls
    ):
        actor, how = None, "idle"  # "Azerbaijan has spent"
    if agent is not None:
        actor, how = agent, "agent"
    if actor is None and how == "":
        reporter = reporter_of(f)
        if reporter is not None:
            actor, how = reporter, "reporter"
    frame = Frame() if how == "unknown" else with_actor(f, base, actor, how, state)
    near = [x for x in locals_of(r, c, f, state) if not (actor is not None and x.name.piece is actor.piece)]
    frame = _with_locals(f, frame, near, actor, base, state)
    if (
        c.passive
        and agent is None
        and actor is None
        and frame.organisation is not None
        and how == ""
        and not _by_org(near)
    ):
        frame = replace(frame, organisation=None)
    frame = called_back(f, frame, actor, state)
    speaker = speaker_of(f, state)
    if speaker is not None and actor is None:
        frame = replace(frame, **{speaker.slot: speaker.found("speaker")})
    if frame.empty() and actor is None and how != "unknown" and speaker is None:
        frame = Frame(state.topic.place, state.topic.service, state.topic.organisation)
    if frame.service is None and how != "unknown":
        frame = _main_service(f, frame, state)
    if frame.organisation is None and how != "unknown":
        frame = _main_company(f, frame, state, passive=c.passive and how == "")
    return frame, near


def _main_company(f: Figure, frame: Frame, state: State, passive: bool) -> Frame:
    """The railway or operator that the title names, or that is named again where nothing else is spoken of."""
    n = state.main("company")
    if n is None or n.piece.row is None or n.piece.row["kind"] not in ("railway", "operator"):
        return frame
    again = frame.empty() and not passive and state.weight[n.slot, n.value] > 1
    if f.row["kind"] == "length" or not (again or n.value.lower() in state.title):
        return frame
    return replace(frame, organisation=n.found("main_company"))


def _main_service(f: Figure, frame: Frame, state: State) -> Frame:
    """The service that the article is about, for trains and ways that are said of nothing else."""
    row = f.row
    head = (row["counted"] or "").lower().split()[-1:] if not row["unit"] else []
    of_trains = (
        bool(head) and head[0] in ("trains", "train", "trips", "trip", "departures", "services", "journeys")
    ) or row["kind"] == "length"
    if not of_trains or frame.place is not None:
        return frame
    n = state.main("train", "line")
    if n is None or n.piece.row is None or (n.piece.row["kind"] == "product" and frame.empty()):
        return frame
    if len(state.members[n.cls]) > 1 and n.value.lower() not in state.title:
        return frame
    if frame.organisation is not None and n.cls == "line":
        return frame
    return replace(frame, service=n.found("main_service"))


def _by_org(near: list[Local]) -> bool:
    return any(x.name.slot == "organisation" for x in near)


def _counted(f: Figure, n: Name) -> bool:
    """Whether a product is what the figure counts: "61 milk trains"."""
    return (
        n.piece.row is not None
        and n.piece.row["kind"] == "product"
        and f.row["start_char"] <= n.piece.start < f.row["end_char"]
    )


def _with_locals(f: Figure, frame: Frame, near: list[Local], actor: Name | None, base: Frame, state: State) -> Frame:
    near = [x for x in near if not (x.name.slot == "service" and _counted(f, x.name))]
    service = next((x for x in near if x.name.slot == "service"), None)
    if service is not None:
        before = [x for x in near if x.name.slot == "service" and x.at < f.at]
        service = before[-1] if before else service
        frame = replace(frame, service=service.name.found("local_service"))
        if actor is None and base.service is not None and base.service.value != service.name.value:
            frame = replace(frame, place=None, organisation=None)
    places = [x for x in near if x.name.slot == "place" and x.strength and (x.name.cls != "area" or x.strength == 1)]
    if is_network(f) and f.row["kind"] != "length":
        places = [x for x in places if x.at < f.at]
    if f.row["kind"] == "length":
        places = []
        if frame.place is not None and not (actor is not None and actor.slot == "place"):
            frame = replace(frame, place=None)
    strong = [x for x in places if x.strength == 2]
    weak = [x for x in places if x.strength == 1]
    if actor is not None and actor.slot == "place":
        return frame
    if strong:
        best = min(strong, key=lambda x: (x.at > f.at, x.at))
        new = best.name.found("local_" + re.sub(r"\W", "", best.prep or "name"))
        if actor is not None or (frame.place is not None and frame.place.value == best.name.value):
            return replace(frame, place=new)
        if frame.place is None and not (f.clause.low <= f.at < f.clause.verb and f.clause.verb >= 0):
            return replace(frame, place=new)
        service_kept = frame.service if service is not None else kept_service(f, frame)
        return Frame(new, service_kept, None)
    if weak and frame.place is None:
        best = min(weak, key=lambda x: (x.at > f.at, abs(x.at - f.at)))
        return replace(frame, place=best.name.found("weak_" + re.sub(r"\W", "", best.prep or "name")))
    return frame
