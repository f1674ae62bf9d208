"""What a noun phrase without a name calls back: "the port", "it", "the company"."""

from extractor.facts.figures.names import SLOTS, Name, State, name_of
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
    first = words[0]
    if first.low in ("it", "its", "they", "their"):
        inside = subject_before(r, low, state)
        if inside is not None:
            return inside
        return state.actor
    head = next((p for p in reversed(words) if p.kind == "word" and p.low not in ("of", "itself", "'s")), None)
    # "the group's tonnage": the possessor
    if head is None:
        return None
    known = [n for n in _REF if n in head.cls]
    for n in known:
        for cls in _REF[n]:
            if cls in ("port",):
                got = state.main("port") or state.main("city")
                if got is not None:
                    return got
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
    found = None
    for c in r.clauses:
        if c.high > low:
            break
        a, b = c.subject
        names = [
            n for k in range(a, b) if line[k].row is not None and line[k].kind in SLOTS and (n := name_of(line[k]))
        ]
        if names and not (c.kind == "said" and names[-1].cls == "authority"):
            found = names[-1]
    if found is None:
        text = [p.low for p in line[:low]]
        for k in range(len(text) - 1):
            if text[k] == "according" and text[k + 1] == "to":
                names = [
                    n
                    for j in range(k + 2, min(k + 5, low))
                    if line[j].kind == "organisation" and (n := name_of(line[j]))
                ]
                if names and names[0].cls == "company":
                    found = names[0]
    return found


def is_adjective(p: Piece) -> bool:
    """Whether a word is the adjective of a nation."""
    return (
        p.kind in ("word", "place")
        and p.text[0].isupper()
        and p.low.endswith(("ian", "an", "ese", "ish", "ch", "u.s.", "american"))
    )


CALLED = frozenset({"ref.port", "ref.city", "ref.region", "ref.country", "ref.line"})
