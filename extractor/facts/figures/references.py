"""What a noun phrase without a name calls back: "the port", "it", "the company"."""

from bisect import bisect_right
from operator import attrgetter

from extractor.facts.figures.names import SLOTS, Name, State, name_of, named
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading

_REF = {
    "ref.port": ("port",),
    "ref.city": ("city",),
    "ref.region": ("region",),
    "ref.country": ("country",),
    "ref.line": ("line",),
    "ref.company": ("company",),
    "ref.train": ("train",),
}


def resolve(r: Reading, low: int, high: int, state: State) -> Name | bool | None:
    """What a noun phrase without a name calls back: "the port", "it", "the company"; False: nothing known."""
    line = r.pieces
    words = [line[k] for k in range(low, high)]
    if not words:
        return None
    first = words[0]
    if first.low in ("it", "its", "they", "their"):
        inside = subject_before(r, low, state)
        if inside is not None:
            return inside
        if first.low in ("they", "their") and state.actor is not None and state.actor.slot == "place":
            return None
        return state.actor
    if first.low in ("we", "our"):
        return None
    if first.low not in ("the", "this", "that", "its", "their", "both"):
        return None
    head = next((p for p in reversed(words) if p.kind == "word" and p.low not in ("of", "itself", "'s")), None)
    # "the group's tonnage": the possessor
    poss = next((k for k in range(len(words)) if words[k].low in ("'s", "’s", "'", "’")), None)
    if poss:
        head = words[poss - 1]
    if head is None:
        return None
    known = [n for n in _REF if n in head.cls]
    if not known:
        return None
    if "ref.line" in head.cls and high < len(line) and line[high].low in ("from", "between", "linking", "connecting"):
        return False  # "the 54-km line from A to B" is told for the first time
    if head.low in ("railway", "railways", "railroad", "railroads", "network"):
        if state.frame.organisation is not None:
            return named(state, "organisation", state.frame.organisation.value)
        company, railway = state.last.get("company"), state.last.get("line")
        if company and (railway is None or company.piece.start > railway.piece.start):
            return company
        return railway or company or False
    if "ref.company" in head.cls and state.frame.organisation is not None and state.last.get("company"):
        return named(state, "organisation", state.frame.organisation.value) or state.last["company"]
    for n in known:
        for cls in _REF[n]:
            if cls in ("port",):
                # the port of the frame first
                if state.frame.place is not None and (state.frame.place.list == "places"):
                    k = named(state, "place", state.frame.place.value)
                    if k is not None and k.cls in ("port", "city"):
                        return k
                got = state.main("port") or state.main("city")
                if got is not None:
                    return got
                continue
            if cls in ("city", "region", "country") and state.frame.place is not None:
                k = named(state, "place", state.frame.place.value)
                if k is not None and k.cls == cls:
                    return k
            if cls == "line" and head.low == "corridor" and state.corridor is not None:
                return state.corridor
            if cls in ("line", "train", "company"):
                if cls in state.last:
                    return state.last[cls]
                continue
            got = state.main(cls)
            if got is not None:
                return got
    if "ref.line" in head.cls:
        return state.trains if head.low in ("route", "service") and state.trains else False
    return None


def subject_before(r: Reading, low: int, state: State) -> Name | None:
    """The subject of an earlier clause of the same sentence, or a railway that reports: "KTZ said it moved"."""
    line = r.pieces
    for c in reversed(r.clauses[: bisect_right(r.clauses, low, key=_HIGH)]):
        a, b = c.subject
        names = [
            n for k in range(a, b) if line[k].row is not None and line[k].kind in SLOTS and (n := name_of(line[k]))
        ]
        if names and not (c.kind == "said" and names[-1].cls == "authority"):
            return names[-1]
        if b - a == 2 and line[a].low == "the" and line[a + 1].cls & (CALLED | {"ref.company"}):
            got = resolve(r, a, b, state)
            if isinstance(got, Name):
                return got
    for k in reversed(r.places(_is_according, 0, low - 1)):
        if line[k + 1].low == "to":
            names = [
                n for j in range(k + 2, min(k + 5, low)) if line[j].kind == "organisation" and (n := name_of(line[j]))
            ]
            if names and names[0].cls == "company":
                return names[0]
    return None


_HIGH = attrgetter("high")


def _is_according(p: Piece) -> bool:
    return p.low == "according"


def is_adjective(p: Piece) -> bool:
    """Whether a word is the adjective of a nation."""
    return (
        p.kind in ("word", "place")
        and p.text[0].isupper()
        and p.low.endswith(("ian", "an", "ese", "ish", "ch", "u.s.", "american"))
    )


POSSESSIVE = ("'s", "’s", "'", "’")


CALLED = frozenset({"ref.port", "ref.city", "ref.region", "ref.country", "ref.line"})
