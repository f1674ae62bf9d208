"""What the words around a number add: bound, change, rate."""

import re

from extractor.quantities.lexicon import (
    DECREASE,
    INCREASE,
    INSIDE_BOUNDS,
    OUTSIDE_BOUNDS,
    PER_UNITS,
)

_BOUND = re.compile(
    r"(?<![\w-])(?P<bound>"
    + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(INSIDE_BOUNDS, key=len, reverse=True))
    + r")\s+(?:(?:the|a|an|just|only)\s+)?\Z",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


def bound_before(text: str, position: int) -> tuple[str, int] | None:
    """A bound in words right before ``position`` and where it begins: "more than", "about"."""
    window = text[max(0, position - 32) : position]
    match = _BOUND.search(window)
    if match is None:
        return None
    phrase = _SPACES.sub(" ", match["bound"].lower())
    start = position - len(window) + match.start("bound")
    if phrase in ("over", "under", "above", "below") and re.search(
        r"\b(?:\w+ing|fell|took|spread|from|all)\s+$", text[:start][-12:]
    ):
        return None
    return INSIDE_BOUNDS[phrase], start


_BOUND_AFTER = re.compile(r"(?P<more_than>\s?\+|\s+or more\b|\s+and (?:more|above)\b|[- ]plus\b)|(?P<approx>\s+or so\b)"
                          r"|(?P<at_most>\s+or (?:less|fewer)\b)")  # fmt: skip
_VERB_BOUND = re.compile(r"\b(" + "|".join(OUTSIDE_BOUNDS) + r")\s+(?:the\s+)?(?:mark of\s+)?\Z", re.IGNORECASE)


def bound_after(text: str, position: int) -> tuple[str, int] | None:
    """A bound right after ``position`` and where it ends: "or so", "+"."""
    match = _BOUND_AFTER.match(text, position)
    return (str(match.lastgroup), match.end()) if match else None


def bound_verb(text: str, position: int) -> str | None:
    """A bound given by the verb before: "exceeded", "surpassed"."""
    match = _VERB_BOUND.search(text, max(0, position - 30), position)
    return OUTSIDE_BOUNDS[match[1].lower()] if match else None


_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*|[.;:()!?]|,|\d[\d.,]*%?")
_FILL = frozenset("by of a an another some further the about around nearly almost over than more additional extra "
                  "just only "
                  "roughly approximately sharply slightly steadily significantly year-on-year respectively an "
                  "estimated "
                  "impressive whopping modest strong upwards".split())  # fmt: skip
_NOMINAL = re.compile(
    r"(?:\s*\([^()]{0,40}\)|\))?(?:\s+|-)(?:year-on-year |year-over-year |annual |yearly |sharp |steep |slight "
    r")?(?P<word>[a-z]+)\b"
)
_COMPARED = frozenset(
    "more less higher lower fewer greater bigger smaller larger faster longer shorter cheaper above below".split()
)
_NOMINAL_WORDS = frozenset("increase rise jump surge gain growth climb leap boost decrease decline drop fall cut "
                           "reduction "
                           "slide dip slump contraction uptick loss hike plunge spike upswing expansion "
                           "shrinkage".split())  # fmt: skip
_CAUSAL = re.compile(r"\b(?:" + "|".join(sorted(INCREASE | DECREASE, key=len, reverse=True)) + r")\b", re.IGNORECASE)


_CLAUSE = re.compile(r"[;:]|, (?:while|but|and)\b")


def change_of(text: str, start: int, end: int, sentence_start: int, unit: str | None) -> str | None:
    """Whether the number at ``start:end`` is the size of a change: increase, decrease or None."""
    sign = text[start : start + 1]
    if unit == "%" and sign in "+-−–":
        return "increase" if sign == "+" else "decrease"
    before = _CLAUSE.split(text[max(sentence_start, start - 90) : start])[-1]
    tokens = _WORDS.findall(before)
    direct = _direct(tokens)
    if direct:
        return direct
    following = _NOMINAL.match(text, end)
    if following and (following["word"] in _NOMINAL_WORDS):
        return "increase" if following["word"] in INCREASE | {"hike"} else "decrease"
    compared = following is not None and (
        unit in ("%", "times")
        or re.match(r"\s+(?:than|compared|year|on)\b", text[following.end() : following.end() + 9])
    )
    if following and compared and following["word"] in _COMPARED:
        down = following["word"] in ("less", "lower", "fewer", "smaller", "shorter", "cheaper", "below")
        return "decrease" if down else "increase"
    if tokens and tokens[-1].lower() == "off":
        return "decrease"
    if (tokens and tokens[-1].lower() == "by") or (len(tokens) > 1 and tokens[-2].lower() == "by"):
        verbs = [v for v in _CAUSAL.findall(before) if v.lower() not in ("up", "down", "more", "less", "extra", "add")]
        if verbs:
            return "increase" if verbs[-1].lower() in INCREASE else "decrease"
    return None


def has_change(text: str) -> bool:
    """Whether a verb or noun of change stands in ``text``, as in "rose from"."""
    return any(word.lower() not in ("up", "down", "more", "less", "extra") for word in _CAUSAL.findall(text)) or bool(
        re.search(r"\b(?:up|down|went|moved|revised|slow\w*|brought|taking|improved)\s+from\s*$", text)
    )


def _direct(tokens: list[str]) -> str | None:
    """A word of change right before the number, with "by", "of" or a bound between."""
    for back, token in enumerate(reversed(tokens[-5:])):
        word = token.lower()
        if word in _FILL or word.endswith("ly"):
            continue
        if back == 0 and word in ("higher", "lower", "extra", "raise", "add", "save"):
            return None
        preceding = tokens[-5:][-back - 2].lower() if len(tokens[-5:]) > back + 1 else ""
        if word == "up" and preceding in _PHRASAL:
            return None
        if word in INCREASE:
            return "increase"
        if word in DECREASE or (word == "off" and back <= 1):
            return "decrease"
        return None
    return None


_PHRASAL = frozenset(
    "made make makes making set take taken taking opened end ended pick picked build sum adds adding".split()
)


_PER = re.compile(
    r"(?:\s*/\s*|\s+(?:a|an|per|each|every)\s+|\s+on\s+(?:each|every)\s+|[- ](?:per)[- ])(?P<unit>[A-Za-z][A-Za-z-]*)\b"
    r"|\s+(?P<adverb>daily|weekly|monthly|annually|yearly|per annum|hourly|pa)\b"
)
_PER_THINGS = frozenset(
    "teu feu container train tonne ton km kilometre kilometer mile wagon car axle trip hour box trailer unit person "
    "barrel gallon litre gram kg share vehicle truck lorry passenger head capita metre meter hectare acre bushel "
    "kilo employee customer household ounce pound piece night game".split()
)


def rate_after(text: str, position: int) -> tuple[str, int] | None:
    """What a rate is taken per, written right after ``position``, and where that ends."""
    match = _PER.match(text, position)
    if match is None:
        return None
    if match["adverb"]:
        return ("year" if match["adverb"] in ("per annum", "pa") else PER_UNITS[match["adverb"]]), match.end()
    raw = match["unit"]
    word = raw.lower()
    if word in PER_UNITS:
        return PER_UNITS[word], match.end()
    if word in _PER_THINGS or ("per" in match.group() and word not in ("cent",)):
        return (raw.upper() if word in ("teu", "feu") else word), match.end()
    return None
