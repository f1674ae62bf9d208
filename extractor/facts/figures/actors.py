"""The name that a clause is about: its subject, its agent, its speaker."""

from extractor.facts.figures.figure import Figure
from extractor.facts.figures.names import SLOTS, Name, State, name_of, named
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.references import is_adjective, resolve
from extractor.facts.figures.subjects import Clause
from extractor.facts.figures.verbs import finite


def actor_of(r: Reading, c: Clause, state: State) -> tuple[Name | None, str]:
    """The name that the clause is about, by its subject, and how it was found."""
    line = r.pieces
    low, high = c.subject
    if c.kind == "relative" and c.low >= 2:
        before = line[c.low - 2] if line[c.low - 2].low != ")" else line[max(0, c.low - 5)]
        n = name_of(before) if before.row is not None else None
        if n is not None and (low >= high):
            return n, "which"
    if line[low].low == "what":
        for k in range(low + 1, min(r.clauses[-1].high, c.high)):
            if k + 1 < c.high:
                got = resolve(r, k, k + 2, state)
                return (got, "what") if isinstance(got, Name) else (None, "")
    head = next((k for k in range(high - 1, low - 1, -1) if line[k].kind not in ("mark",)), None)
    if head is None:
        return None, ""
    if line[head].low in ("railroads", "railways", "railroad", "carriers") and any(
        p.kind == "place" for p in line[low:head]
    ):
        n = next(n for p in line[low:head] if p.kind == "place" and (n := name_of(p)))
        return n, "modifier"
    if line[head].low in ("railroads", "railways", "railroad", "carriers") and any(
        is_adjective(p) for p in line[low:head]
    ):
        return None, "unknown"  # "Canadian railroads" are no company
    # apposition: "Horgos Port, the", "the operator PKP Cargo"
    names = [k for k in range(low, high) if line[k].row is not None and line[k].kind in SLOTS]
    if names:
        k = names[-1] if names[-1] == head else names[0]
        n = name_of(line[k])
        if n is None:
            return None, ""
        # "Wuhan trains", "Poti port": a name before the head
        return n, "subject" if k == head or n.slot == "service" else "modifier"
    called = resolve(r, low, high, state)
    if called is False:
        return None, "unknown"
    if isinstance(called, Name):
        return called, "resolved"
    return None, ""


def agent_of(f: Figure, state: State) -> Name | None:
    """ "trains handled by the city": the agent behind "by"."""
    line = f.pieces
    c = f.clause
    for k in range(f.at + 1, min(f.at + 3, c.high - 2)):
        if line[k].low in ("that", "which"):  # "the 1,500th train that Shandong has sent out"
            j = k + 1
            while j < min(c.high, k + 5) and not finite(line, j):
                j += 1
            if j < c.high and j > k + 1 and (line[j].cls & {"verb.have", "verb.act"}):
                named = next(
                    (line[x] for x in range(k + 1, j) if line[x].row is not None),
                    None,
                )
                if named is not None:
                    return name_of(named)
                got = resolve(f.reading, k + 1, j, state)
                return got if isinstance(got, Name) else None
    return None


def speaker_of(f: Figure, state: State) -> Name | None:
    """ "We had one train," said the chairman of X: X."""
    line = f.pieces
    text = [p.low for p in line[f.clause.low : f.at]]
    if not {"we", "our", "us"} & set(text):
        return None
    if state.frame.organisation is not None:
        return named(state, "organisation", state.frame.organisation.value)
    return state.last.get("company")
