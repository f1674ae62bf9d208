"""Joins lengths of time with each other, their last day or direction: "12 days and 21 hours", "ending March 8"."""

from extractor.dates.bonds.building import absorb, between, is_whole
from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard

_UNIT_ORDER = "YMWDHmS"


def compound_lengths(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "12 days and 21 hours", "2 days 23 hours 47 minutes": one length."""
    return absorb(tokens, atoms, _length_joins)


def _length_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    plain = all(e.rule == "dates.duration" and is_whole(e.amount) and e.amount_high is None for e in (a, b))
    if not plain or between(tokens, a, b) not in ("", "&", ",", ",&"):
        return None
    last = a.parts[-1].unit if a.parts else a.unit
    if last is None or b.unit is None or tokens.word(b.start - 1) == "or":
        return None
    if not 0 <= _UNIT_ORDER.find(last) < _UNIT_ORDER.find(b.unit):
        return None
    a.parts.append(b)
    a.end = b.end
    return a


def ending(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "the week ending March 8", "the twelve months to June 30": a length of time and its last day."""
    return absorb(tokens, atoms, _ending_joins)


def _ending_joins(tokens: Tokens, a: Expression, b: Expression) -> Expression | None:
    words = [tokens.word(i) for i in range(a.end, b.start)]
    if b.kind != "date" or not (b.day or b.weekday or b.month) or not words or b.open_end:
        return None
    if words[0] == "that":
        words = words[1:]
    ended = words[:1] in (["ending"], ["ended"], ["ends"]) and set(words[1:]) <= {"on", "the", "in"}
    definite = (
        tokens.codes[max(0, a.start - 1)] == "t" or tokens.codes[a.start] == "t" or a.rule == "dates.relative_span"
    )
    if a.kind == "duration" and a.amount and (ended or (definite and words in (["to"], ["through"], ["until"]))):
        amount, unit = a.amount, a.unit
    elif a.rule in ("dates.the_unit", "dates.the_year", "dates.relative_year") and (ended or words == ["to"]):
        amount, unit = 1.0, a.unit or "Y"
    else:
        return None
    if not heard("dates.ending"):
        return None
    start = a.start - (tokens.codes[a.start] != "t" and tokens.codes[max(0, a.start - 1)] == "t")
    return Expression(
        "interval", "dates.ending", start, b.end, amount=amount, unit=unit, ends=(b, b), direction="to", parts=[a]
    )


def with_direction(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "13 months ago", "three days later", "a year earlier", "seven years ago today"."""
    kept: list[Expression] = []
    for index, atom in enumerate(atoms):
        if kept and kept[-1].direction == "ago" and atom.rule == "dates.deictic" and kept[-1].end == atom.start:
            kept[-1].unit_of_value, kept[-1].end = "D", atom.end
            continue
        if index + 1 == len(atoms) or atoms[index + 1].start > atom.end:
            _take_direction(tokens, atom)
        kept.append(atom)
    return kept


_CLAUSE_ENDS = ("", "!", ",", ")", "&", "_")


def _points_back(tokens: Tokens, index: int) -> bool:
    """Whether "that" ends the clause: "a day after that.", not "a day after that train"."""
    word = index < len(tokens.starts) and tokens.word(index) == "that"
    return word and tokens.codes[index + 1 : index + 2] in _CLAUSE_ENDS


def _take_direction(tokens: Tokens, atom: Expression) -> None:
    following = tokens.codes[atom.end : atom.end + 1]
    if atom.kind != "duration" or atom.rule == "dates.relative_span" or not following:
        return
    word = tokens.word(atom.end)
    if following == "g" and heard("dates.ago"):
        atom.kind, atom.direction, atom.end, atom.rule = "offset", "ago", atom.end + 1, "dates.ago"
        if atom.amount is None:
            atom.kind, atom.value, atom.direction = "vague", "PAST_REF", None
    elif word in ("after", "before") and _points_back(tokens, atom.end + 1) and atom.unit not in ("H", "m", "S"):
        direction = "later" if word == "after" else "earlier"  # "a day after that"
        atom.kind, atom.direction, atom.end, atom.rule = "offset", direction, atom.end + 2, "dates.offset"
    elif word in ("earlier", "later") and atom.unit not in ("H", "m", "S") and is_whole(atom.amount):
        than = atom.end + 1 < len(tokens.starts) and tokens.word(atom.end + 1) == "than"
        if not than and heard("dates.offset"):
            atom.kind, atom.direction, atom.end, atom.rule = "offset", word, atom.end + 1, "dates.offset"
