"""Measures that the clause speaks of: its subject, or the object that is raised to a level."""

import re

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import ACTOR, DROP_LEAD, np_start, phrase
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.words import NONE, classes

_MEASURE_NOUN = frozenset(
    "capacity volume volumes throughput traffic turnover exports imports transit shipments "
    "deliveries freight cargo tonnage frequency trade transport shipment loadings loading output "
    "services departures flow flows "
    "handling transportation export import transhipment transshipment business haulage movements "
    "trains volume units fleet".split()
)


def named_subject(f: Figure) -> Found | None:
    """ "capacity is to rise to 60 pairs of trains": capacity, before the count's own noun."""
    row = f.row
    if not (row["counted"] and row["kind"] == "count") or f.clause.verb < 0 or f.at < f.clause.verb:
        return None
    got = _subject(f, "measure.named_subject")
    if got is None:
        return None
    head = got.value.lower().split()[-1]
    main = f.pieces[f.clause.main]
    of_units = "counted.units" in classes().get(row["counted"].lower().split()[-1], NONE)
    if (
        of_units
        and main.cls & {"verb.level", "verb.change", "verb.be"}
        and not f.pieces[f.clause.subject[1] - 1].cls & {"counted.units", "counted.trains", "ref.company"}
    ):
        return got
    directly = (
        not any(p.kind == "quantity" for p in f.pieces[f.clause.main + 1 : f.at]) or f.pieces[f.at - 1].low == "to"
    )
    if (
        directly
        and head in _MEASURE_NOUN
        and (main.cls & {"verb.level", "verb.change", "verb.be"})
        and "verb.act" not in main.cls | set()
    ) or (directly and main.low in ("doubled", "tripled", "trebled", "quadrupled")):
        return got
    return None


def _subject(f: Figure, rule: str) -> Found | None:
    low, high = f.clause.subject
    line = f.pieces
    head = line[high - 1]
    if head.low in ACTOR and high - low <= 3:
        return None
    return phrase(f, low, high, rule)


def subject(f: Figure) -> Found | None:
    """ "Transit lost 332,000 tons": transit; "coal made up 47 percent": coal."""
    c = f.clause
    if f.at < c.verb:
        return None
    main = f.pieces[c.main]
    got = _subject(f, "measure.subject")
    if got is None:
        return None
    if main.cls & {"verb.level", "verb.change", "verb.be", "verb.have"}:
        return in_turn_of(f, got)
    return None


def in_turn_of(f: Figure, got: Found) -> Found:
    """Of a subject with several members, the one that the figure belongs to in turn."""
    parts = re.split(r",? and |, ", got.value)
    run = _run_of(f)
    if len(parts) == len(run) > 1:
        k = run.index(f.at)
        value = re.sub(r"^(?:the|a) ", "", parts[k])
        at = f.reading.sentence.text.find(parts[k], got.start - f.reading.sentence.start) + f.reading.sentence.start
        return Found(value, "measure.in_turn", at, at + len(parts[k]))
    return got


def _run_of(f: Figure) -> list[int]:
    """Where the figures of the list "A and B" that the figure is in stand among the pieces."""
    at = [k for k, p in enumerate(f.pieces) if p.kind == "quantity"]
    n = at.index(f.at)
    low = high = n
    while high + 1 < len(at) and _joined(f.pieces, at[high], at[high + 1]):
        high += 1
    return at[low : high + 1]


def _joined(line: list[Piece], low: int, high: int) -> bool:
    between = line[low + 1 : high]
    return 0 < len(between) < 3


_MOVES = frozenset(
    "raise raises cut cuts lower lowers lowering lowered keep kept bring brings bringing raise "
    "raises raising raised increase increasing lift lifting boost expand expanding reduce reducing "
    "cut cutting double put puts putting grow take brought takes increased expanded reduced boosted "
    "lifted estimate estimates estimated value values".split()
)


def object_to(f: Figure) -> Found | None:
    """ "bring its total freight up to 68 million tons", "raise the capacity from 12 to 60"."""
    line, i = f.pieces, f.at
    at = i - 1
    while at > f.clause.low and i - at < _OBJECT and line[at].low not in _MOVES:
        at -= 1
    if line[at].low not in _MOVES:
        return None
    low = at + 1
    while low < i and (line[low].low in DROP_LEAD):
        low += 1
    high = low
    while high < i and not (line[high].cls & {"prep"} and line[high].low != "of"):
        if line[high + 1].cls & {"det"}:
            break
        high += 1
    return phrase(f, low, high, "measure.object_to")


_OBJECT = 14  # pieces from the verb to the figure


def grow(f: Figure) -> Found | None:
    """ "wants rail freight to grow by 75%", "saw its traffic grow 2.9 times"."""
    line = f.pieces
    at = f.at - 1
    if "verb.change" not in line[at].cls:
        return None
    high = at - 1 if line[at - 1].low == "to" else at
    low = np_start(line, high)
    return phrase(f, low, high, "measure.grow") if low < high else None


def object_first(f: Figure) -> Found | None:
    """ "raise the capacity to 60 pairs of trains": capacity, before the count's own noun."""
    got = object_to(f) if f.row["kind"] == "count" else None
    return got if got is not None and got.value.lower().split()[-1] in _MEASURE_NOUN else None
