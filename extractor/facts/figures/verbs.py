"""Which word of a sentence is a finite verb, and which can end a noun phrase, told without a tagger."""

from extractor.facts.figures.pieces import Piece

_NOUNY_WORDS = (
    "rise fall drop increase decline gain jump total number export exports import imports load loads ship ships "
    "transfer report reports record records order orders plan plans target need needs link links level levels "
    "average share account accounts surge leap slump climb dip slide advance run runs start return call calls stop set "
    "move moves transport transit process form forms use uses count change changes forecast estimate claim claims "
    "state states note notes show shows handle books book post cross pass flow flows travel trade loading "
    "serve offer offers hope hopes near like see light double shift reach host bid pack fill monitor "
    "witness interest log end ends top halve hit hits ease touch produce "
    "schedule border exchange lift deposit project"
).split()


NOUNY = frozenset(_NOUNY_WORDS)


def finite(pieces: list[Piece], i: int) -> bool:
    """Whether the piece is, as it stands, the finite verb (or an auxiliary) of its clause."""
    p = pieces[i]
    if p.kind != "word":
        return False
    low = p.low
    prev = pieces[i - 1] if i else None
    nxt = pieces[i + 1] if i + 1 < len(pieces) else None
    known = p.verb
    if not known:
        # an unknown word in -ed right behind a noun and before a number, an article or a preposition
        if not (low.endswith("ed") and len(low) > 4 and prev is not None and nominal(prev)):
            return False
        return nxt is not None and (nxt.kind == "quantity" or bool(nxt.cls & {"det", "prep"}))
    if low.endswith("ing"):
        return False
    if p.text[0].isupper() and i and prev is not None and prev.kind != "mark":
        return False
    if low in NOUNY:
        if prev is None:
            return False
        if prev.cls & {"verb.modal", "verb.do", "pronoun.they", "pronoun.we", "pronoun.relative"} and prev.low not in (
            "these",
            "those",
        ):
            return True
        if prev.low == "to":
            return False
        if "pronoun.it" in prev.cls and prev.low == "it":
            return True
        if prev.cls & {"det", "prep"} or prev.low in ("'s", "’s"):
            return False
        if nxt is None:
            return False
        return (nominal(prev) or "adv" in prev.cls) and (
            nxt.kind in ("quantity", "date")
            or bool(nxt.cls & {"det", "adv"} and nxt.low not in ("that",))
            or (nxt.low in _LEADING and not _verb_follows(pieces, i + 2))
        )
    if prev is not None and (
        prev.low == "to"
        or (
            "det" in prev.cls
            and "pronoun.they" not in prev.cls
            and "pronoun.relative" not in prev.cls
            and prev.low not in ("this", "all", "each", "both", "one", "some")
        )
    ):
        return False
    if (
        low.endswith("ed")
        and nxt is not None
        and nxt.kind == "word"
        and not nxt.cls
        and (prev is None or not nominal(prev))
    ):
        return prev is not None and bool(
            prev.cls & {"verb.be", "verb.have", "adv", "pronoun.relative"}
        )  # "increased demand"
    return True


_LEADING = ("by", "to", "at", "between", "from", "through")
_AHEAD = 10  # pieces of the phrases between a noun and its verb
_TELLING = frozenset(("verb.change", "verb.level", "verb.be", "verb.have", "verb.modal"))


def _verb_follows(pieces: list[Piece], low: int) -> bool:
    """ "grain exports by rail from Ukraine rose": whether the verb comes later, what stands before being a noun."""
    for i, p in enumerate(pieces[low : low + _AHEAD], low):
        names = p.low == "and" and pieces[i - 1].kind != "word" and pieces[min(i + 1, len(pieces) - 1)].kind != "word"
        if p.kind in ("mark", "quantity") or (p.cls & {"conj", "pronoun.relative"} and not names):
            return False
        if p.cls & _TELLING and p.low not in NOUNY and not p.low.endswith("ing"):
            return True
    return False


_PRONOUNS = frozenset(("pronoun.it", "pronoun.they", "pronoun.we", "pronoun.relative", "pronoun.other"))
_FUNCTION_WORDS = frozenset(("det", "prep", "conj", "verb.be", "verb.have", "verb.modal", "verb.do", "adv"))


def nominal(p: Piece) -> bool:
    """Whether a piece can be (the end of) a noun phrase."""
    if p.row is not None:
        return True
    if p.kind != "word":
        return p.low in (")", "%", '"', "”")
    if p.cls and not p.cls.isdisjoint(_PRONOUNS):
        return True
    if p.cls and not p.cls.isdisjoint(_FUNCTION_WORDS):
        return False
    if p.low.endswith("ly"):
        return False
    return not p.verb or p.low in NOUNY or p.low.endswith(("ing", "ings"))
