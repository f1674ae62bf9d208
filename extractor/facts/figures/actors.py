"""The name that a clause is about: its subject, its agent, its speaker."""

from itertools import chain

from extractor.facts.figures.figure import Figure
from extractor.facts.figures.names import SLOTS, Name, State, name_of, named
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading, read
from extractor.facts.figures.references import POSSESSIVE, is_adjective, resolve
from extractor.facts.figures.subjects import Clause
from extractor.facts.figures.verbs import finite, nominal
from extractor.facts.lexicon.forms import forms_of


def actor_of(r: Reading, c: Clause, state: State) -> tuple[Name | None, str]:
    """The name that the clause is about, by its subject, and how it was found."""
    line = r.pieces
    low, high = c.subject
    if c.kind == "relative" and c.low >= 2 and line[c.low].low in ("which", "who") and line[c.low - 1].low == ",":
        before = line[c.low - 2] if line[c.low - 2].low != ")" else line[max(0, c.low - 5)]
        n = name_of(before) if before.row is not None else None
        if n is not None and (low >= high or line[low].low in ("which", "who")):
            return n, "which"
    if c.kind == "said" or low >= high:
        return None, ""
    if c.main >= 0 and "verb.say" in line[c.main].cls and not line[c.main].cls & {"verb.act", "verb.level"}:
        return None, ""
    if c.main >= 0 and line[c.main].low in ("announced", "said", "says"):
        return None, ""
    if line[low].low == "what":
        for k in range(low + 1, min(r.clauses[-1].high, c.high)):
            if line[k].row is not None and line[k].kind == "organisation":
                n = name_of(line[k])
                return (n, "what") if n else (None, "")
            if line[k].low == "the" and k + 1 < c.high and line[k + 1].cls & {"ref.company", "ref.line"}:
                got = resolve(r, k, k + 2, state)
                return (got, "what") if isinstance(got, Name) else (None, "")
    # a possessive name first: "Latvia's railways", "Aurizon's coal volumes"
    for k in range(low, high):
        if line[k].row is not None and k + 1 < high and line[k + 1].low in POSSESSIVE:
            n = name_of(line[k])
            if n:
                return n, "possessive"
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
        k = names[-1] if line[names[-1]].kind != "place" or names[-1] == head else names[0]
        if (
            len(names) > 1
            and any(line[j].low == "and" for j in range(names[0], names[-1]))
            and line[names[0]].kind == line[k].kind
        ):
            k = names[0]
        if (
            len(names) > 1
            and line[k].kind == "place"
            and any(line[j].low in ("–", "-", "—") for j in range(names[0], names[-1]))
        ):
            if names[-1] != head:
                return None, ""
            k = head = names[0]  # a crossing by its two ends: the first
        n = name_of(line[k])
        if n is None:
            return None, ""
        if k == head or n.slot == "service":
            return n, "subject"
        # "Wuhan trains", "Middle Corridor volumes", "Poti port": a name before the head
        if n.slot == "place" or n.slot == "organisation":
            return n, "modifier"
    if line[low].low in ("we", "our"):
        return None, "we"
    if high + 2 < len(line) and line[high].low == "," and line[high + 2].low == "," and line[high + 1].kind in SLOTS:
        n = name_of(line[high + 1])
        if n:
            return n, "apposed"
    called = resolve(r, low, high, state)
    if called is False:
        return None, "unknown"
    if isinstance(called, Name):
        return called, "resolved"
    return None, ""


def _is_by(p: Piece) -> bool:
    return p.low == "by"


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
                    (
                        line[x]
                        for x in range(k + 1, j)
                        if line[x].row is not None and line[x].kind in ("place", "organisation")
                    ),
                    None,
                )
                if named is not None:
                    return name_of(named)
                got = resolve(f.reading, k + 1, j, state)
                return got if isinstance(got, Name) else None
    for k in f.reading.places(_is_by, c.low, c.high - 1):
        if (
            k
            and line[k - 1].low
            not in (
                "compiled",
                "published",
                "released",
                "issued",
                "provided",
                "quoted",
                "reported",
                "cited",
                "followed",
                "driven",
            )
            and line[k - 1].kind == "word"
            and (line[k - 1].low.endswith(("ed", "en")) or line[k - 1].low in ("sent", "run", "made"))
        ):
            j = k + 1
            if line[j].row is not None and line[j].kind in ("place", "organisation"):
                return name_of(line[j])
            if line[j].low == "the" and j + 1 < len(line):
                end = j + 1
                while (end < c.high and line[end].row is not None and end < j + 2) or (
                    end < c.high and line[end].kind == "word" and nominal(line[end]) and end < j + 4
                ):
                    end += 1
                names = [
                    x for x in range(j, end) if line[x].row is not None and line[x].kind in ("place", "organisation")
                ]
                if names:
                    return name_of(line[names[-1]])
                got = resolve(f.reading, j, end, state)
                return got if isinstance(got, Name) else None
    return None


def _is_we(p: Piece) -> bool:
    return p.low in ("we", "our", "us")


def speaker_of(f: Figure, state: State) -> Name | None:
    """ "We had one train," said the chairman of X: X."""
    if not f.reading.places(_is_we, f.clause.low, f.at):
        return None
    for r in chain((f.reading,), map(read, state.ahead)):
        got = _in_said(r)
        if got is not None:
            return got
    if state.frame.organisation is not None:
        return named(state, "organisation", state.frame.organisation.value)
    return state.last.get("company")


def _in_said(r: Reading) -> Name | None:
    line = r.pieces
    for c in r.clauses:
        if c.kind != "said":
            continue
        for k in range(c.low, len(line)):
            row = line[k].row
            if line[k].kind == "organisation" or (line[k].kind == "place" and row and row["kind"] == "facility"):
                return name_of(line[k])
    return None


def reporter_of(f: Figure) -> Name | None:
    """ "Norfolk Southern said lifts were up": a company that opens the sentence tells of its own traffic."""
    r = f.reading
    n = r.clauses.index(f.clause)
    if n == 0:
        return None
    c = r.clauses[n - 1]
    if c.verb < 0 or "verb.say" not in r.pieces[c.main].cls or c.kind == "said" or f.clause.kind == "said":
        return None
    names = [x for k in range(*c.subject) if r.pieces[k].kind == "organisation" and (x := name_of(r.pieces[k]))]
    return names[-1] if names and names[-1].cls == "company" else None


HANDLES = frozenset(
    form
    for verb in "handle carry move load transport operate run receive process clear send dispatch ship haul".split()
    for form, _ in forms_of(verb)
)
