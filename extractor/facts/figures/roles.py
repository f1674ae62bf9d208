"""The role of each figure: a level, a change, an earlier level; and the level that a change belongs to."""

import itertools
import re

from extractor.facts.figures.figure import Figure, Run

_EARLIER = re.compile(
    r"\b(?:(?:up|down|rose|risen|fell|fallen|grew|grown|climbed|increased|decreased|dropped|declined"
    r"|raised|lifted|rising|falling|growing|increasing|decreasing) from|compared (?:with|to)|compared"
    r"|as against|against|versus|vs|than the|over the|instead of|as compared with|as compared to|as "
    r"opposed to)"
    r"(?: (?:only|just|the|about|some|a|mere|its|previous|last year 's|an earlier))*$"
)
_FROM = re.compile(r"\bfrom(?: (?:only|just|the|about|some|a|mere))*$")
_TO = re.compile(
    r"^(?:[a-z'-]+ )?(?:, )?(?:(?:and|to) )?(?:(?:have |had |has )?(?:now )?(?:reach(?:ed|ing)?|came"
    r"|come|stand|stands|stood|ended|amount\w*|total\w*|hit|hitting) ?(?:at|to|up to)?|to|at"
    r"|totall?ing|reaching)(?: (?:a|the|just|only|total of|some|about|record|new|high|of))*$"
)


def assign(figures: list[Figure]) -> None:
    """Set role and ``of`` of the figures of one sentence, in order."""
    for f in figures:
        f.role, f.of, f.of_rule = role(f), None, ""
    for f, g in itertools.pairwise(figures):
        if (
            f.role == "level"
            and _FROM.search(f.left(3))
            and f.row["unit"] == g.row["unit"]
            and re.fullmatch(r"(?:[^,;]*? )?to(?: (?:some|about|just|only|a|record))*", _between(f, g))
            and g.at - f.at < 9
        ):
            f.role = "earlier"
    for f, g in itertools.pairwise(figures):
        if f.role == "level" and (_joined_change(f, g) or _leads_to(f, g)):
            f.role = "change"
    runs = runs_of(figures)
    for run in runs:
        for place, f in enumerate(run):
            f.run = Run(place, len(run), run[-1].row)
    _in_turn(runs)
    for n, f in enumerate(figures):
        if f.role == "change" and f.of is None:
            _pair(f, n, figures)


def runs_of(figures: list[Figure]) -> list[list[Figure]]:
    """The lists of figures that are joined by commas and "and" alone."""
    runs: list[list[Figure]] = []
    for f in figures:
        if (
            runs
            and f.role == runs[-1][-1].role
            and f.row["kind"] in (runs[-1][-1].row["kind"], "count")
            and _LIST.fullmatch(_between(runs[-1][-1], f) + " ")
        ):
            runs[-1].append(f)
        else:
            runs.append([f])
    return runs


_LIST = re.compile(r"(?:, )?(?:and )?(?:by )?(?:only )?")


def _in_turn(runs: list[list[Figure]]) -> None:
    """ "96 bn, 43 bn and 32 bn …; their traffic shrank by 17%, 17% and 21%": each change of a list has its level."""
    runs = [run for run in runs if len(run) > 1]
    for changes in runs:
        if changes[0].role != "change":
            continue
        levels = [
            run
            for run in runs
            if run[0].role == "level" and len(run) == len(changes) and _can_be_level(run[0], changes[0])
        ]
        if levels:
            nearest = min(levels, key=lambda run: abs(run[0].at - changes[0].at))
            for change, level in zip(changes, nearest, strict=True):
                change.of, change.of_rule = level, "of.in_turn"


def _between(a: Figure, b: Figure) -> str:
    return a.reading.said(a.at + 1, b.at)


def _joined_change(a: Figure, b: Figure) -> bool:
    """ "198 million tons or 6.8% more than": the same change twice."""
    return (
        b.role == "change"
        and a.row["kind"] not in ("percent", "ratio")
        and _between(a, b) in ("or", ", or", "(")
        and not re.match(r"or (?:about|some)", _between(a, b))
        and bool(
            re.search(r"\b(?:up|down|by|increase of|decrease of|rose|fell|grew|drop of|rise of)(?: by)?$", a.left(3))
            or (
                re.match(r"(?:\) )?(?:more|less|fewer|higher|lower)\b", b.right(2))
                and not re.search(r"\b(?:to|at|was|were|reached|totalled)$", a.left(1))
            )
            or re.match(r", (?:more|less|fewer|higher|lower)\b", b.right(2))
        )
    )


def _leads_to(f: Figure, g: Figure) -> bool:
    """ "metals by 5.4% to 1.4 billion, oil 5% to 1.1 billion": a percentage that leads to a level is a change."""
    return f.row["kind"] == "percent" and _can_be_level(g, f) and _between(f, g) in ("to", ", to")


_MORE_THAN = re.compile(
    r"(?:more|less|fewer|higher|lower|above|below|ahead) (?:than|of|on|year|the)\b|(?:are|were|is) missing"
)
_UP = re.compile(r"(?:up|down|ahead|better|short)\b(?! (?:to|the)\b)")
_A_RISE_OF = re.compile(
    r"\b(?:plus|minus|leap|gains?|hike|loss|reduction|surge) of$|\b(?:decline|increase|rise|drop"
    r"|growth) (?:is|was|being) (?:one )?of$|\b(?:increase|rise|drop|decline|growth) of [^,;]* "
    r"and one of$"
)
_UP_BY = re.compile(
    r"\b(?:up|down) (?:by )?$|\b(?:an|a) (?:increase|rise|drop|decline|decrease|growth|fall|gain|jump) of$"
)
_RISE = (
    "increase",
    "rise",
    "drop",
    "decline",
    "decrease",
    "growth",
    "fall",
    "gain",
    "jump",
    "surge",
    "hike",
    "reduction",
)


def role(f: Figure) -> str:
    """Level, change or earlier level, by the words next to the figure."""
    row = f.row
    kind = row["kind"]
    if kind in ("ordinal", "length"):
        return "level"
    before = f.left(4)
    if kind != "ratio" and not (row["change"] and kind == "percent") and _EARLIER.search(before):
        return "earlier"
    if row["change"] or kind == "ratio":
        return "change"
    behind = f.right(2)
    if _MORE_THAN.match(behind) or (kind in ("percent", "count", "mass") and _UP.match(behind)):
        return "change"
    if _UP_BY.search(before) or (before.endswith("of") and _A_RISE_OF.search(f.left(16))):
        return "change"
    return "change" if kind == "percent" and f.right(1).startswith(_RISE) else "level"


def _can_be_level(f: Figure, change: Figure) -> bool:
    if f.role != "level":
        return False
    row = f.row
    if row["kind"] == "length" or row["kind"] == "ratio":
        return False
    if row["kind"] == "percent":
        return "point" in change.piece.low or "point" in change.right(2)
    return not (change.row["kind"] in ("mass", "money", "volume") and row["kind"] != change.row["kind"])


_BASELINE = re.compile(
    r"^(?:year[- ](?:on|over)[- ]year|month[- ](?:on|over)[- ]month|[ym]-o-[ym]|[ym] / [ym]|yoy|annually),? ?(?:, )?"
)
_AFTER_A_CHANGE = frozenset("from year year-on-year , on over and compared than in more less fewer".split())


def _pair(f: Figure, n: int, figures: list[Figure]) -> None:
    """The level that a change belongs to: the one it leads to, its own of a list, else the one before."""
    if n + 1 < len(figures) and (_pair_ahead(f, n, figures) or _pair_listed(f, n, figures)):
        return
    for g in reversed(figures[:n]):
        if not _can_be_level(g, f) or (_bracketed(g) and f.at != g.at + 2):
            continue
        if not _own_subject(f, g):
            f.of, f.of_rule = g, "of.before"
        elif alluded := _alluded(f, figures[:n]):
            f.of, f.of_rule = alluded, "of.former_latter"
        return


def _pair_ahead(f: Figure, n: int, figures: list[Figure]) -> bool:
    """ "rose 12 percent to 1,900 trains", "by 93% since 2014, from 6.5 to 0.5 bn", "by 3 and 5 percent to A and B"."""
    nxt, rest = figures[n + 1], figures[n + 2 :]
    if not _can_be_level(nxt, f):
        from_to = nxt.role == "earlier" and rest and re.search(r"(?:^|, )from$", _between(f, nxt))
        if from_to and _between(nxt, rest[0]) == "to" and _can_be_level(rest[0], f):
            f.of, f.of_rule = rest[0], "of.from_to"
            return True
        two = nxt.role == "change" and len(rest) > 1 and _between(f, nxt) in ("and", ", and")
        if two and _between(nxt, rest[0]) == "to":
            f.of, f.of_rule, nxt.of, nxt.of_rule = rest[0], "of.respectively", rest[1], "of.respectively"
            return True
        return False
    between = _BASELINE.sub("", _undated(f, nxt))
    words = between.split()
    told = 0 < len(words) < _FAR and ";" not in words and words[0] in _AFTER_A_CHANGE
    if _TO.match(between) or _FROM_TO.fullmatch(between) or (told and _ENDS_AT.search(between)):
        f.of, f.of_rule = nxt, "of.to"
        return True
    return False


def _undated(a: Figure, b: Figure) -> str:
    """The words between two figures without a date told there: "rose 15 percent in February to 1.4 million"."""
    found: list[str] = []
    for p in a.pieces[a.at + 1 : b.at]:
        if p.kind != "date":
            found.append(p.low)
            continue
        while found and found[-1] in _TO_DATE:
            found.pop()
    return " ".join(found)


_TO_DATE = frozenset("in during for over on throughout the".split())
_FAR = 18  # words from a change to the level that it leads to
_FROM_TO = re.compile(r"(?:from [a-z ]+ )?(?:to|and now stand at|and came to|and ended at)")
_ENDS_AT = re.compile(
    r"(?:^|, |\band )(?:to|reaching|totall?ing|and (?:came|come|amounted) to|and (?:now )?(?:stand|stood|stands|ended"
    r"|reached|totalled|hit) ?(?:at)?|came to|now stand at)(?: (?:a|just|about|only|some|the))*$"
)


def _pair_listed(f: Figure, n: int, figures: list[Figure]) -> bool:
    """ "1,312 trains and 92,000 TEU, up 19 percent and 12 percent respectively"."""
    g = figures[n + 1]
    if g.role != "change" or _between(f, g) not in ("and", ", and") or f.row["kind"] != g.row["kind"]:
        return False
    before = [h for h in figures[:n] if _can_be_level(h, f) and not _bracketed(h)]
    if len(before) < 2 or all(p.low != "respectively" for p in f.pieces[f.at :]):
        return False
    f.of, f.of_rule, g.of, g.of_rule = before[-2], "of.respectively", before[-1], "of.respectively"
    return True


def _alluded(f: Figure, before: list[Figure]) -> Figure | None:
    lead = f.reading.words(f.clause.low, min(f.clause.high, f.clause.low + 4)).lower()
    levels = [h for h in before if h.role == "level"]
    if "the former" in lead and len(levels) > 1:
        return levels[-2]
    if "the latter" in lead and levels:
        return levels[-1]
    if (
        re.match(
            r"(?:it|this|that|these|they|the (?:figure|total|increase|decrease|rise|growth|volume"
            r"|number|drop|decline))\b",
            lead,
        )
        and levels
    ):
        return levels[-1]
    return None


def _bracketed(f: Figure) -> bool:
    return f.at > 0 and f.pieces[f.at - 1].low == "("


def _own_subject(f: Figure, level: Figure) -> bool:
    """Whether a clause with a subject of its own opens between the level and the change."""
    c = f.clause
    if c is level.clause or c.kind == "resume" or c.verb < 0:
        return False
    low, high = c.subject
    return level.at < low < high <= f.at
