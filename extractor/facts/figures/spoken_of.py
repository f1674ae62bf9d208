"""Measures that the clause speaks of: its subject, or the object that is raised to a level."""

import re

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import ACTOR, DROP_LEAD, np_start, phrase
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.verbs import NOUNY, nominal
from extractor.facts.figures.words import NONE, classes

_UP_WORD = re.compile(
    r"(?:\b(?:to|at|of|by|for|with|is|was|were|are)|^)(?: (?:about|only|just|some|a|an|the|total|of"
    r"|record|over|between|more|than))*$"
)


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
        and "verb.act" not in main.cls
    ) or (directly and main.low in ("doubled", "tripled", "trebled", "quadrupled")):
        return got
    return None


def _subject(f: Figure, rule: str) -> Found | None:
    low, high = f.clause.subject
    if low >= high or (not high <= f.at and not low > f.at):
        return None
    line = f.pieces
    head = line[high - 1]
    if head.kind in ("organisation", "place"):
        return None
    if (head.low in ACTOR and high - low <= 3) or head.low in ("it", "they", "we", "which", "who", "he", "she"):
        return None
    if head.low in _OF_WHAT and high < f.clause.verb and line[high].low in ("from", "of", "in"):
        end = high
        while end < f.clause.verb and (line[end].kind == "word" and (nominal(line[end]) or "prep" in line[end].cls)):
            end += 1
        high = end if end == f.clause.verb else high
    return phrase(f, low, high, rule)


_OF_WHAT = frozenset("earnings revenue revenues income share".split())


def subject(f: Figure) -> Found | None:
    """ "Transit lost 332,000 tons": transit; "coal made up 47 percent": coal."""
    c = f.clause
    if c.verb < 0 or f.at < c.verb:
        return None
    main = f.pieces[c.main]
    got = _subject(f, "measure.subject")
    if got is None:
        return None
    row = f.row
    if main.cls & {"verb.level", "verb.change", "verb.be", "verb.have"} and not (
        "verb.act" in main.cls and "verb.level" not in main.cls and "verb.change" not in main.cls
    ):
        return in_turn_of(f, got)
    if row["kind"] in ("percent", "ratio") and not ("verb.act" in main.cls and f.role == "change"):
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


def _is_quantity(p: Piece) -> bool:
    return p.kind == "quantity"


def _run_of(f: Figure) -> list[int]:
    """Where the figures of the list "A and B" that the figure is in stand among the pieces."""
    at = f.reading.places(_is_quantity, 0, len(f.pieces))
    n = at.index(f.at)
    low = high = n
    while low and _joined(f.pieces, at[low - 1], at[low]):
        low -= 1
    while high + 1 < len(at) and _joined(f.pieces, at[high], at[high + 1]):
        high += 1
    return at[low : high + 1]


def _joined(line: list[Piece], low: int, high: int) -> bool:
    between = line[low + 1 : high]
    return 0 < len(between) < 3 and all(p.low in ("and", ",") for p in between)


_MOVES = frozenset(
    "raise raises cut cuts lower lowers lowering lowered keep kept bring brings bringing raise "
    "raises raising raised increase increasing lift lifting boost expand expanding reduce reducing "
    "cut cutting double put puts putting grow take brought takes increased expanded reduced boosted "
    "lifted estimate estimates estimated value values".split()
)


def object_to(f: Figure) -> Found | None:
    """ "bring its total freight up to 68 million tons", "raise the capacity from 12 to 60"."""
    line, i = f.pieces, f.at
    if line[i - 1].low not in _INTO or i < 3:
        return None
    at = i - 1
    while at > f.clause.low and i - at < _OBJECT and line[at].low not in _MOVES:
        if line[at].kind == "quantity" and not (line[at + 1].low == "to" and line[at - 1].low == "from"):
            return None
        at -= 1
    if line[at].low not in _MOVES:
        return None
    low = at + 1
    while low < i and (line[low].kind == "date" or line[low].low in ("'s", "’s") or line[low].low in DROP_LEAD):
        low += 1
    high = low
    while (
        high < i
        and not ("prep" in line[high].cls and line[high].low != "of")
        and line[high].kind not in ("mark", "quantity")
    ):
        if line[high].low == "of" and "det" in line[high + 1].cls:
            break
        high += 1
    return phrase(f, low, high, "measure.object_to")


_INTO = frozenset("to at by from a some about further another up".split())


_OBJECT = 14  # pieces from the verb to the figure


def grow(f: Figure) -> Found | None:
    """ "wants rail freight to grow by 75%", "saw its traffic grow 2.9 times"."""
    line = f.pieces
    at = f.at - 1
    while at > 1 and line[at].low in ("by", "to", "some", "about", "only", "a", "further"):
        at -= 1
    if at < 2 or "verb.change" not in line[at].cls or line[at].low.endswith(("ed", "s")):
        return None
    if line[at].low in _PAST and _subject(f, "measure.subject"):
        return None  # the verb of the clause: its subject is measured
    high = at - 1 if line[at - 1].low == "to" else at
    if line[high - 1].cls & {"verb.modal", "verb.have", "verb.be", "verb.do"} or (
        line[high - 1].verb and line[high - 1].low not in NOUNY
    ):
        return None
    low = np_start(line, high)
    while low > f.clause.low + 1 and "prep" in line[low - 1].cls and line[low - 1].low != "to":
        high = low - 1
        low = np_start(line, high)
    return phrase(f, low, high, "measure.grow") if low < high else None


_PAST = frozenset("rose grew fell shrank sank slid leapt swelled lost went".split())


def object_first(f: Figure) -> Found | None:
    """ "raise the capacity to 60 pairs of trains": capacity, before the count's own noun."""
    got = object_to(f) if f.row["kind"] == "count" else None
    return got if got is not None and got.value.lower().split()[-1] in _MEASURE_NOUN else None
