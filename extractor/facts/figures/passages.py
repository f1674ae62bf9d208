"""What the title and the sentences without figures set for those behind."""

import re
from dataclasses import replace

from extractor.facts.article import Article
from extractor.facts.figures.actors import actor_of
from extractor.facts.figures.figure import Figure
from extractor.facts.figures.names import SLOTS, Frame, State, name_of
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.words import NONE


def topic_of(article: Article) -> Frame:
    """The place that the title is said of and the service that it names, as the text names them."""
    topic = Frame()
    title = f" {article.title.lower()} "
    if len(title) < 3:
        return topic
    for slot, kind in (("place", "places"), ("service", "services")):
        for mention in article.mentions[kind]:
            words = mention.text.lower()
            if words not in title and str(mention.row["name"]).lower() not in title:
                continue
            n = name_of(Piece(slot, mention.text, mention.start, mention.end, words, NONE, mention.index, mention.row))
            told = slot == "service" or f"{words}'s" in title or f"{words}’s" in title
            told = told or any(f" {lead} {words}" in title for lead in ("in", "through", "at", "via", "across"))
            told = told or any(
                f"{words} {noun}" in title for noun in ("rail", "freight", "traffic", "carload", "intermodal")
            )
            if n is not None and n.cls != "area" and told:
                setattr(topic, slot, n.found("topic"))
                break
    return topic


_PART = re.compile(r"\bof (?:it|that|this|them|these|those|the total)\b|\bremaining\b")


def lasting(said: Frame, before: Frame, f: Figure) -> Frame:
    """What of a frame the next sentence begins with: not the one end of a way, not a kind of special train, no part.

    Nor where a company was at work: "At Minto it put 90,000 containers on trains" does not end what is said of it.
    """
    if _PART.search(f.right(3)) or _PART.search(f.left(3)):
        return before
    if said.service is not None and before.service is not None:
        start = said.service.start
        if any(p.kind == "service" and p.start == start and p.row and p.row["kind"] == "product" for p in f.pieces):
            said = replace(said, service=before.service)
    if said.place is not None and said.place.rule.startswith("place.weak"):
        said = replace(said, place=before.place)
    if said.place is not None and said.place.rule.startswith("place.local") and before.organisation is not None:
        said = before
    return said


def lead(r: Reading, state: State) -> None:
    """A sentence without figures whose subject is traffic on a line or through a place sets the frame."""
    line = r.pieces
    for c in r.clauses:
        low, high = c.subject
        if low >= high or c.verb < 0 or c.kind in ("said", "relative"):
            continue
        if not ("noun.volume" in line[high - 1].cls or "noun.train" in line[high - 1].cls):
            continue
        for k in range(high, min(c.verb, high + 5)):
            if (
                line[k].row is not None
                and line[k].kind in ("place", "service")
                and line[k - 1].low in ("the", "on", "through", "in", "via", "along", "at", "across", "over", "of")
            ):
                n = name_of(line[k])
                if n is not None and n.cls != "area":
                    found = n.found("lead")
                    state.frame = Frame(found, None, None) if n.slot == "place" else Frame(None, found, None)
                    state.full = state.frame
                return


def turn(r: Reading, state: State) -> None:
    """Note the subject of a sentence, which "it" in the next one is."""
    for c in r.clauses:
        if c.kind in ("said", "relative") or c.verb < 0:
            continue
        actor, how = actor_of(r, c, state)
        if actor is None and how == "":
            actor = next(
                (n for k in range(*c.subject) if r.pieces[k].kind == "organisation" and (n := name_of(r.pieces[k]))),
                None,
            )
            if actor is not None and actor.cls == "authority":
                actor = None
        if actor is not None:
            state.actor = actor
            return
        if how == "unknown":
            state.actor = None
            return
    if len(r.clauses) == 1 and r.clauses[0].verb < 0:
        names = [p for p in r.pieces[:1] if p.row is not None and p.kind in SLOTS]
        first = next((n for p in names if (n := name_of(p))), None)
        if first is not None:
            state.actor = first
