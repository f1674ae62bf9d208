"""Where the clauses of a sentence begin."""

from extractor.facts.article import Sentence
from extractor.facts.figures.pieces import Piece, spans_of
from extractor.facts.figures.subjects import Clause, clause_at
from extractor.facts.figures.verbs import NOUNY, finite, nominal

_CUTTING = frozenset("while whereas although though but because".split())


_STRONG = frozenset((*";:–—", "--"))
_MARKS = _STRONG | {"-"}
_WORDS = _CUTTING | {",", "which", "who", "where", "when", "that", "and", "or"}
"""Pieces at which a clause may begin, beside verbs of saying."""


def clauses_of(pieces: list[Piece], sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in pieces, in order."""
    is_finite = [(p.verb or p.low.endswith("ed")) and finite(pieces, i) for i, p in enumerate(pieces)]
    kinds = _cuts(pieces, is_finite, sentence)
    ends = [*list(kinds)[1:], len(pieces)]
    made: list[Clause] = []
    for (low, kind), high in zip(kinds.items(), ends, strict=True):
        c = clause_at(pieces, is_finite, low, high, kind)
        if kind == "resume":
            _resume(c, made)
        made.append(c)
    return made


def _cuts(pieces: list[Piece], is_finite: list[bool], sentence: Sentence) -> dict[int, str]:
    """Where each clause begins, and its kind."""
    kinds = {0: "main"}
    kind, has_verb, depth = "main", False, 0
    for i, p in enumerate(pieces):
        if p.low == "(" or p.low == ")":
            depth = depth + 1 if p.low == "(" else max(0, depth - 1)
        found = None
        if p.low in _MARKS:
            found = _at_mark(pieces, i, sentence) if depth == 0 else None
        elif p.low in _WORDS or "verb.say" in p.cls:
            found = _cut(pieces, is_finite, i, kind, has_verb)
        if found is not None:
            at, kind = found
            kinds[at], has_verb = kind, False
        elif is_finite[i]:
            has_verb = True
    return kinds


def _at_mark(pieces: list[Piece], i: int, sentence: Sentence) -> tuple[int, str] | None:
    """The clause that begins behind a mark; a hyphen is a dash where it stands free."""
    if i + 1 == len(pieces):
        return None
    mark = pieces[i].low
    if mark == "-" and not (i and _stands_free(spans_of(sentence), i)):
        return None
    return i + 1, "main" if mark == ";" else "list"


def _stands_free(spans: list[tuple[int, int]], i: int) -> bool:
    return spans[i - 1][1] < spans[i][0] and spans[i][1] < spans[i + 1][0]


def _cut(pieces: list[Piece], is_finite: list[bool], i: int, kind: str, has_verb: bool) -> tuple[int, str] | None:
    """The clause that begins at or behind the piece ``i``; ``kind``: of the clause before."""
    p, n = pieces[i], len(pieces)
    if p.kind == "word" and p.low in _CUTTING and not (i and pieces[i - 1].low in ("nothing", "all", "anything")):
        return i, "main"
    if p.low == "," and i + 1 < n:
        return _behind_comma(pieces, is_finite, i, kind, has_verb)
    if p.kind == "word" and p.low in ("which", "who", "where"):
        if i and (pieces[i - 1].low == "," or "prep" in pieces[i - 1].cls):
            return i, "relative"
    elif p.kind == "word" and p.low == "when" and has_verb:
        return i, "main"
    elif p.kind == "word" and p.low == "that":
        near = pieces[max(0, i - 3) : i]
        told = any("verb.say" in q.cls for q in near) and not any(q.low == "," for q in near)
        return (i + 1, "main") if told else None
    if p.kind == "word" and p.low in ("and", "or", "when", "which", "who", "where") and has_verb:
        return _joined(pieces, is_finite, i + 1)
    if "verb.say" in p.cls and is_finite[i] and i + 1 < n:
        nxt = pieces[i + 1]
        told = nxt.low not in (",", ".", "by", "that") and nxt.kind != "quantity"
        return (i + 1, "main") if told and _starts_clause(pieces, is_finite, i + 1) else None
    return None


def _behind_comma(
    pieces: list[Piece], is_finite: list[bool], i: int, kind: str, has_verb: bool
) -> tuple[int, str] | None:
    nxt = pieces[i + 1]
    listed = pieces[i - 1].kind == "quantity" and nxt.kind == "quantity"
    if kind in ("said", "relative") and has_verb and not listed:
        main = nxt.low in ("and", "but") and _starts_clause(pieces, is_finite, i + 2)
        return i + 1, "main" if main else "resume"
    if nxt.low in ("and", "or"):
        return None
    if "verb.say" in nxt.cls and nxt.low not in NOUNY | {"added", "reported", "recorded"}:
        return i + 1, "said"
    return _joined(pieces, is_finite, i + 1) if has_verb else None


def _joined(pieces: list[Piece], is_finite: list[bool], j: int) -> tuple[int, str] | None:
    """A clause with a subject and a verb of its own that begins at ``j``."""
    if not _starts_clause(pieces, is_finite, j):
        return None
    verb = pieces[next(k for k in range(j, len(pieces)) if is_finite[k])]
    return j, "said" if "verb.say" in verb.cls and "verb.act" not in verb.cls else "main"


def _resume(c: Clause, before: list[Clause]) -> None:
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
        if p.low in ("and", "or", "to") or ("pronoun.relative" in p.cls and p.low != "that"):
            if p.low == "to":
                return False
            continue
        alone = p.kind == "quantity" and k != j and "det" not in pieces[k - 1].cls
        if alone and k + 1 < len(pieces) and not is_finite[k + 1] and pieces[k + 1].low != "of":
            return False  # "coal 5 million tonnes fell" is no clause of its own
        if k == j and p.cls & {"prep", "adv"} and "det" not in p.cls:
            if p.low not in ("in", "from", "at", "on", "for", "now", "here"):
                return False
            continue
        if nominal(p) and p.kind != "date":
            seen = True
    return False
