"""Finds temporal expressions: smallest ones by rule, then joined where the words between them say so.

"12:30 pm on November 17" is a clock time and a date; "January to August this year" two months and a year.
The joins are rules over the codes of the tokens between two neighbours, tried from left to right.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.dates.atoms import STARTS, rules_for
from extractor.dates.expression import Expression
from extractor.dates.join import join
from extractor.dates.tokens import Tokens, lex
from extractor.silence import heard

_MAX_ATOM = 14
_HEDGE = re.compile(
    r"(?:\b(?P<approx>about|around|approximately|roughly|some|nearly|almost|close to|an? estimated|circa|approx\.?)"
    r"|\b(?P<at_least>at least|no less than|not less than)"
    r"|\b(?P<more_than>more than|over|longer than|upwards of|in excess of)"
    r"|\b(?P<no_more_than>no more than|not more than|no longer than)"
    r"|\b(?P<less_than>(?:just |well )?(?:less than|under)|fewer than|shorter than)"
    r"|\b(?P<at_most>up to)"
    r"|\b(?P<within>within))\s+(?P<article>an?\s+)?\Z",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b[Tt]owards?\s\Z")
_HEDGE_ENDS = tuple(
    "about around approximately roughly some nearly almost to estimated circa approx approx. least than over of under"
    " within a an".split()
)
_MEASURED = re.compile(r"(?:%|percent|per cent|pct|times|points)\s+\Z")
_THEN = re.compile(r",| (?:it|they|we|he|she|the|its|their)\b")
_OR_SO = re.compile(r"\s+or\s+so\b")

_SIDE_ENDS = ("before", "after", "the")
_IS_OUT = re.compile(r" (?:is|was|are|were) (?:out|over)\b")  # "before March is out": within it
_SIDE = re.compile(r"\b(before|after)\s+(?:the\s+)?\Z", re.IGNORECASE)


def find(text: str, sentences: Sequence[tuple[int, int]] = ()) -> list[Expression]:
    """The temporal expressions of ``text`` in order, joined, none overlapping another.

    ``sentences``: their bounds; a line break within one is white space, any other ends what stands before it.
    """
    tokens = lex(text, sentences)
    found: list[Expression] = []
    for expression in join(tokens, list(_atoms(tokens))):
        if found and expression.start < found[-1].end:
            continue  # its words belong to the one before
        _set_characters(tokens, expression)
        for end in (*(expression.ends or ()), *expression.parts):
            _set_characters(tokens, end)
        found.append(expression)
    return found


def _set_characters(tokens: Tokens, expression: Expression) -> None:
    """Offsets in characters, without a possessive ending; the hedge before them is noted."""
    expression.from_char = tokens.starts[expression.start]
    last = expression.end - 1
    expression.to_char = tokens.ends[last]
    if tokens.codes[last] != "d" and tokens.raw(last).endswith(("'s", "’s")):
        expression.to_char -= 2
    if expression.own_end is not None:
        expression.own_char = tokens.ends[expression.own_end - 1]
    if expression.kind == "duration" and expression.rule == "dates.duration":
        _note_article(tokens, expression)
    if expression.kind in ("duration", "time", "date", "offset") and expression.mod is None:
        _note_hedge(tokens, expression)
    if expression.kind in ("duration", "date") and (more := _OR_SO.match(tokens.text, expression.to_char)):
        expression.trail_char = more.end()
        expression.mod = expression.mod or "approx"


def _note_article(tokens: Tokens, expression: Expression) -> None:
    """ "the nine months": the article is TimeML's, not the article view's."""
    before = expression.start - 1
    hyphen = tokens.codes[expression.end - 2] == "-"
    if before >= 0 and tokens.codes[before] == "t" and not hyphen and tokens.word(expression.end - 1).endswith("s"):
        expression.lead_char = tokens.starts[before]


def _note_hedge(tokens: Tokens, expression: Expression) -> None:
    before = tokens.text[max(0, expression.from_char - 24) : expression.from_char]
    said = before.rstrip().lower()
    sided = expression.kind != "duration" and said.endswith(_SIDE_ENDS)
    if sided and (side := _SIDE.search(before)):
        expression.mod = None if _IS_OUT.match(tokens.text, expression.to_char) else side[1].lower()
        return
    if expression.kind == "time" and _TOWARDS.search(before):
        expression.mod = "approx"
        return
    hedge = _HEDGE.search(before) if said.endswith(_HEDGE_ENDS) else None
    if hedge is None:
        return
    name = next(key for key, said in hedge.groupdict().items() if said and key != "article")
    if hedge["article"] and tokens.codes[expression.end - 2] == "-":
        return  # "under a 30-year concession" bounds no length of time
    over_span = expression.rule == "dates.relative_span" or expression.amount is None
    if name == "more_than" and hedge["more_than"].lower() == "over" and (over_span or expression.lead_char):
        return  # "over the past three years", "over several years" state no bound
    if name == "more_than" and hedge["more_than"] == "Over" and _THEN.match(tokens.text, expression.to_char):
        return  # "Over three years it will put money into the line": in their course
    if expression.kind != "duration" and name not in ("approx", "at_most") and expression.kind != "offset":
        return
    if name == "within":
        return
    if name in ("more_than", "less_than") and _MEASURED.search(before, 0, hedge.start()):
        return  # "6 percent more than a year earlier" compares
    expression.hedge_start = expression.from_char - len(before) + hedge.start()
    expression.bound = name
    if name != "at_most":
        expression.mod = {"at_least": "more_than", "no_more_than": "less_than"}.get(name, name)


def _atoms(tokens: Tokens) -> Iterator[Expression]:
    position = 0
    codes = tokens.codes
    while True:
        start = STARTS.search(codes, position)
        if start is None:
            return
        best: Expression | None = None
        first = start.start()
        for pattern, build in rules_for(codes[first : first + 2]):
            match = pattern.match(codes, first, first + _MAX_ATOM)
            if match and (best is None or match.end() > best.end):
                built = build(tokens, match)
                if built is not None and not _glued(tokens, built) and heard(built.rule):
                    best = built
        if best is None:
            position = first + 1
        else:
            yield from _days_apart(tokens, best)
            position = best.end


def _days_apart(tokens: Tokens, atom: Expression) -> Iterator[Expression]:
    """The days of "March 3 and 7" and "March 3, 5 and 7", unless "between" makes an interval of two."""
    if atom.rule == "dates.day_list":
        yield from atom.parts
    elif atom.rule != "dates.day_pair" or atom.ends is None:
        yield atom
    elif atom.start and tokens.codes[atom.start - 1] == "B" and heard("dates.range"):
        atom.rule = "dates.range"
        yield atom
    else:
        yield from atom.ends


def _glued(tokens: Tokens, expression: Expression) -> bool:
    """Whether the expression is part of a longer word or number: "X8015", "G-7", "40-day-old"."""
    first, last = tokens.starts[expression.start], tokens.ends[expression.end - 1]
    text = tokens.text
    if first and (text[first - 1].isalnum() or text[first - 1] == "_"):
        return True
    rest = text[last : last + 5].lower()
    return rest.startswith("-old") or (rest[:1].isalnum() and expression.kind != "duration")
