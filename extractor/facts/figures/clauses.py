"""Where the clauses of a sentence begin."""

from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.subjects import Clause, clause_at
from extractor.facts.figures.verbs import NOUNY, finite, nominal

_CUTTING = frozenset("while whereas although though but because".split())


_STRONG = frozenset(";:–—") | {"--"}


def clauses_of(pieces: list[Piece]) -> list[Clause]:
    """The clauses of a row of pieces, in order."""
    n = len(pieces)
    is_finite = [finite(pieces, i) for i in range(n)]
    cuts = [0]
    kinds = {0: "main"}
    has_verb = False
    depth = 0

    def cut(i: int, kind: str) -> None:
        nonlocal has_verb
        if i > cuts[-1]:
            cuts.append(i)
            kinds[i] = kind
        else:
            kinds[i] = kind
        has_verb = False

    for i, p in enumerate(pieces):
        if p.kind == "mark" and p.low == "(":
            depth += 1
        elif p.kind == "mark" and p.low == ")":
            depth = max(0, depth - 1)
        dash = p.low == "-" and 0 < i < n - 1 and pieces[i - 1].end < p.start and p.end < pieces[i + 1].start
        if p.kind == "mark" and (p.low in _STRONG or dash) and depth == 0:
            if i + 1 < n:
                cut(i + 1, "main" if p.low == ";" else "list")
        elif p.low in _CUTTING and p.kind == "word" and not (i and pieces[i - 1].low in ("nothing", "all", "anything")):
            cut(i, "main")
        elif p.low == "," or (
            p.kind == "word" and p.low in ("and", "or", "as", "when", "where", "which", "who", "that")
        ):
            j = i + 1
            if (
                p.low == ","
                and kinds[cuts[-1]] in ("said", "relative")
                and has_verb
                and j < n
                and not (pieces[i - 1].kind == "quantity" and pieces[j].kind == "quantity")
            ):
                if pieces[j].low in ("and", "but") and _starts_clause(pieces, is_finite, j + 1):
                    cut(j, "main")
                else:
                    cut(j, "resume")
                continue
            if p.low == "," and j < n and pieces[j].low in ("and", "or"):
                continue
            if p.low in ("which", "who", "where") and i and (pieces[i - 1].low == "," or "prep" in pieces[i - 1].cls):
                cut(i, "relative")
            elif p.low == "when" and has_verb:
                cut(i, "main")
            elif p.low == "that":
                if any("verb.say" in q.cls for q in pieces[max(0, i - 3) : i]) and not any(
                    q.low == "," for q in pieces[max(0, i - 3) : i]
                ):
                    cut(i + 1, "main")
            elif p.low == "as":
                continue
            elif (
                j < n
                and p.low == ","
                and "verb.say" in pieces[j].cls
                and pieces[j].low not in NOUNY | {"added", "reported", "recorded"}
            ):
                cut(j, "said")
            elif has_verb and _starts_clause(pieces, is_finite, j):
                v = next(k for k in range(j, n) if is_finite[k])
                cut(j, "said" if "verb.say" in pieces[v].cls and "verb.act" not in pieces[v].cls else "main")
        elif "verb.say" in p.cls and is_finite[i] and has_verb is not None:
            j = i + 1
            if (
                j < n
                and pieces[j].low not in (",", ".", "by", "that")
                and pieces[j].kind != "quantity"
                and _starts_clause(pieces, is_finite, j)
            ):
                has_verb = True
                cut(j, "main")
                continue
        if is_finite[i]:
            has_verb = True
    made: list[Clause] = []
    for k, low in enumerate(cuts):
        high = cuts[k + 1] if k + 1 < len(cuts) else n
        c = clause_at(pieces, is_finite, low, high, kinds[low])
        if c.kind == "resume":
            _resume(c, made, pieces)
        made.append(c)
    return made


def _resume(c: Clause, before: list[Clause], pieces: list[Piece]) -> None:
    """A clause that goes on behind an aside has the subject, and if need be the verb, of the one before the aside."""
    last = next((b for b in reversed(before) if b.kind not in ("said", "relative", "resume")), None)
    if last is None:
        return
    if c.verb < 0:
        c.verb, c.main, c.subject, c.passive, c.future = last.verb, last.main, last.subject, last.passive, last.future
    elif c.subject[0] >= c.subject[1]:
        c.subject = last.subject if last.subject[0] < last.subject[1] else (last.low, last.high)


def _starts_clause(pieces: list[Piece], is_finite: list[bool], j: int) -> bool:
    """Whether a noun phrase with a finite verb of its own starts at ``j``."""
    seen = False
    for k in range(j, min(len(pieces), j + 14)):
        p = pieces[k]
        if is_finite[k]:
            return seen and not (
                p.low.endswith("ed") and "verb.be" not in p.cls and k + 1 < len(pieces) and pieces[k + 1].low in ("by",)
            )
        if (
            p.low == ","
            and k
            and k + 1 < len(pieces)
            and pieces[k - 1].kind == "place"
            and (pieces[k + 1].kind == "place" or is_finite[k + 1])
        ):
            continue
        if p.kind == "mark" and p.low not in ("'", "’", "'s", "’s", '"', "“", "”", "(", ")", ".", "-"):
            return False
        if p.low in ("and", "or", "to") or (p.cls & {"pronoun.relative"} and p.low != "that"):
            if p.low == "to":
                return False
            continue
        alone = p.kind == "quantity" and k != j and "det" not in pieces[k - 1].cls
        if alone and k + 1 < len(pieces) and not is_finite[k + 1] and pieces[k + 1].low != "of":
            return False  # "coal 5 million tonnes fell" is no clause of its own
        if k == j and p.cls & {"prep", "adv"} and not p.cls & {"det"}:
            if p.low not in ("in", "from", "at", "on", "for", "now", "here"):
                return False
            continue
        if nominal(p) and p.kind != "date":
            seen = True
    return False
