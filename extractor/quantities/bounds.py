"""What bounds a number: "more than", "or so", "exceeded", "the 20,000 mark"."""

import re

from extractor.quantities.lexicon import INSIDE_BOUNDS, OUTSIDE_BOUNDS

_BOUND = re.compile(
    r"(?<![\w-])(?P<bound>"
    + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(INSIDE_BOUNDS, key=len, reverse=True))
    + r")\s+(?:(?P<the>the)\s+|(?P<article>an?)\s+|(?:just|only)\s+)?\Z|(?P<glued>(?<!\w)(?:~|sub-))\Z"
)
"""What bounds the number that a text in lower case leads to."""
_BOUND_ENDS = tuple({phrase.split()[-1] for phrase in INSIDE_BOUNDS} | {"the", "a", "an", "just", "only", "~", "-"})
_HYPHENED = re.compile(r"[\w.]+-[a-z]")
_GLUED = {"~": "approx", "sub-": "less_than"}
_OVER_IN_TIME = re.compile(r"\b(?:took|take[ns]?|taking|spread|from|all|handed)\s+\Z")
_OVER_LINES = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:[a-z-]+\s+){0,3}(?:lines|railways|railroads|bridges|borders|passes)\b"
)
_MARK = re.compile(r"[^.;]{0,24}?[\s-](?:mark|level|threshold|milestone|barrier)s?\b")
_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+|\d[\d.]*\s?(?:million|billion|lakh|crore|bn|m\b)|one million")
_SPACES = re.compile(r"\s+")


_ENDING_WINDOW = 20


def ends_in(text: str, position: int, endings: tuple[str, ...]) -> bool:
    """Whether one of ``endings``, in lower case, stands before ``position`` and white space.

    It rules out most numbers before a pattern looks for the whole phrase.
    """
    return text[max(0, position - _ENDING_WINDOW) : position].rstrip().lower().endswith(endings)


def bound_before(text: str, position: int) -> tuple[str, int] | None:
    """A bound in words right before ``position`` and where it begins: "more than", "about"."""
    if not ends_in(text, position, _BOUND_ENDS):
        return None
    window = text[max(0, position - 32) : position].lower()
    match = _BOUND.search(window)
    if match is None:
        return None
    if match["glued"]:
        return _GLUED[match["glued"]], position - len(match["glued"])
    phrase = _SPACES.sub(" ", match["bound"])
    start = position - len(window) + match.start("bound")
    if phrase == "up to" and (
        _ADDS.search(text, max(0, start - 8), start) or _LIFTS.search(text, max(0, start - 60), start)
    ):
        return None  # "revenue added up to 14 million", "brings the total up to 68 million tons"
    if phrase in ("over", "under", "above", "below") and _OVER_IN_TIME.search(text, max(0, start - 12), start):
        return None
    if phrase == "over" and _OVER_LINES.match(text, position):
        return None  # "over two connecting short lines": along them
    if match["the"] and not _MARK.match(text, position):
        return None  # "centres around the 37 m skeleton"
    if match["article"] and _HYPHENED.match(text, position):
        return None  # "over a two-mile radius"
    return INSIDE_BOUNDS[phrase], start


_LIFTS = re.compile(r"\b(?:bring|brought|lift|push|rais)(?:e|s|es|ed|en|ing)?\s(?:(?!and\b|to\b)[a-z'’-]+\s){1,5}\Z")
_ADDS = re.compile(r"\b(?:add(?:s|ed|ing)?|went|goes|going|gone|rose|climbed) \Z")
_BOUND_AFTER = re.compile(
    r"(?P<more_than>\s?\+(?!\d)|[- ]plus\b)"
    r"|(?P<at_least>\s+or more\b(?! than)|\s+and (?:more|above)\b(?! than)|(?:\s+and)?\s+upwards\b(?! of)"
    r"|\s+at (?:the )?least\b)"
    r"|(?P<approx>\s+or so\b)|(?P<at_most>\s+or (?:less|fewer)\b|\s+at (?:the )?most\b)"
)
_MARK_NEXT = re.compile(r"[ -](?:mark|milestone|threshold|barrier)\b")


def is_mark(text: str, start: int, end: int) -> bool:
    """Whether the number at ``start:end`` is a mark that is reached: "the 20,000 mark"."""
    return text.endswith("the ", 0, start) and _MARK_NEXT.match(text, end) is not None


_VERB_BOUND = re.compile(r"\b(" + "|".join(OUTSIDE_BOUNDS) + r")\s+(?:the\s+)?(?:mark of\s+)?\Z", re.IGNORECASE)
_VERB_ENDS = (*OUTSIDE_BOUNDS, "the", "mark of", "passed", "crossed")
# "have passed 20,000", "crossed the 1,000 mark", but not "passed 20 stations".
_PASSED = re.compile(
    r"\b(?P<had>(?:has|have|had|having)\s+(?:already\s+|now\s+)?)?(?:passed|crossed)\s+(?P<the>the\s+)?\Z"
)


def bound_after(text: str, position: int) -> tuple[str, int] | None:
    """A bound right after ``position`` and where it ends: "or so", "+"."""
    match = _BOUND_AFTER.match(text, position)
    return (str(match.lastgroup), match.end()) if match else None


def bound_verb(text: str, position: int) -> str | None:
    """A bound given by the verb before: "exceeded", "surpassed"."""
    if not ends_in(text, position, _VERB_ENDS):
        return None
    match = _VERB_BOUND.search(text, max(0, position - 30), position)
    if match:
        return OUTSIDE_BOUNDS[match[1].lower()]
    passed = _PASSED.search(text, max(0, position - 30), position)
    if passed and (_MARK.match(text, position) if passed["the"] or not passed["had"] else _LARGE.match(text, position)):
        return "more_than"
    return None
