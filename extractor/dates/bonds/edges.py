"""Takes in what names a part of a date: "early March", "earlier this month", "the end of August"."""

from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens
from extractor.silence import heard

_MODIFIERS = {"end": "end", "early": "start", "late": "end", "mid": "mid"}
_TAKES_EARLIER = ("dates.weekday", "dates.deictic", "dates.relative_part", "dates.part_of_day")


def with_modifier(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "early March", "mid-November", "the late 1990s", "earlier this month", "earlier in the year"."""
    for atom in atoms:
        i = atom.start - 1
        if i >= 1 and tokens.codes[i] == "-" and tokens.word(i - 1) in ("mid", "early", "late", "end"):
            i -= 1
        in_the = i >= 1 and tokens.word(i) == "in" and tokens.codes[i - 1] == "e" and tokens.codes[atom.start] == "t"
        on_day = i >= 1 and tokens.word(i) == "on" and tokens.word(i - 1) in ("early", "late")
        on_day = on_day and atom.rule in ("dates.weekday", "dates.month_day")
        if in_the or on_day:
            i -= 1  # "early on Saturday"
        if i < 0 or atom.kind not in ("date", "interval", "time"):
            continue
        word = tokens.word(i)
        if tokens.codes[i] != "e" and not (word == "end" and i + 1 < atom.start):  # "end-February"
            continue
        if tokens.codes[atom.start] == "t" and not (in_the and word in ("earlier", "later", "early", "late")):
            continue
        relative = atom.offset is not None or atom.year_offset is not None or atom.rule in _TAKES_EARLIER
        if word in ("earlier", "later") and not relative:
            continue
        atom.mod = _MODIFIERS.get(word)  # "earlier this year" is not early in it
        atom.start = i - 1 if i and tokens.codes[i - 1] == "t" else i
    return atoms


_EDGES = {"end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "turn": "start"}


def with_edge(tokens: Tokens, atoms: list[Expression]) -> list[Expression]:
    """ "the end of August", "the beginning of this year", "the week of September 30"."""
    kept: list[Expression] = []
    for atom in atoms:
        i = atom.start - 1
        if i >= 1 and tokens.codes[i] == "f" and atom.kind in ("date", "interval") and not atom.mod:
            word = tokens.word(i - 1)
            week = word == "week" and atom.rule == "dates.month_day"
            mod, rule = (None, "dates.week_of") if week else (_EDGES.get(word, "mid"), "dates.edge")
            if (week or tokens.codes[i - 1] == "E") and heard(rule):
                atom.mod, atom.rule = mod, rule
                atom.start = i - 2 if i > 1 and tokens.codes[i - 2] == "t" else i - 1
        while kept and kept[-1].start >= atom.start:
            kept.pop()  # "the week", taken in
        kept.append(atom)
    return kept
