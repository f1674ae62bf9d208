"""What is counted: the head noun after a number with its modifiers, and not beyond."""

import re
from dataclasses import dataclass

from extractor.quantities.lexicon import (
    DECREASE,
    HEAD_NOUNS,
    INCREASE,
    NOT_PLURAL,
    NUMBER_WORDS,
    PLURALS,
    SINGULAR_IN_S,
    STOP_WORDS,
)

_TOKEN = re.compile(
    r"(?P<gap>[ \u00a0]+|(?<=\w)-)(?P<word>[^\W\d_](?:(?:[\w'’.-]|/(?!(?:day|d|week|wk|month"
    r"|year|yr|hour|hr|h)\b))*\w)?(?:['’](?=\s))?)"
)
# A number inside the noun: the size of "50 40-foot wagons", the type of "two new 737 Max jets".
SIZE = re.compile(
    r"[ \u00a0]+(?P<word>\d+(?:,\d{3})*(?:\.\d+)?[ -]?(?:foot|ft|metre|meter|m|mm|inch|ml|cl|l|litre|liter|tonne|ton|t"
    r"|kg|kW|axle|car|wagon|seat|seater|wheel|door|bed|bedroom))"
    r"(?:[ -](?:long|high|wide|deep))?(?=[ \u00a0]+[A-Za-z])"
)
_TYPE = re.compile(r"[ \u00a0]+(?P<word>\d{1,4}[A-Za-z]{0,2})(?=[ \u00a0.,;)])")
_AND = re.compile(
    rf"[ \u00a0]+(?:and|or)[ \u00a0]+(?!(?:{'|'.join(NUMBER_WORDS)}|an?|the)\b)(?:[a-z][\w-]*[ \u00a0]+){{0,2}}?"
    r"(?P<noun>[a-z][\w-]*s)\b(?![ \u00a0]+(?:(?:to|were|was|at|rose|fell|grew|reached|totalled|had|have|are|of)\b|\d))"
)
_VERBS = STOP_WORDS | frozenset(
    "owns runs says makes takes operates employs carries plans expects works serves covers needs gets gives uses "
    "comes goes stands "
    "brings provides offers includes handles moves helps keeps allows connects links remains continues adds "
    "wants".split()
)
_ASIDE = re.compile(r" \((?P<name>[A-Z][\w -]{1,30})\)(?= [a-z])")  # "China-Europe (Central Asia) freight trains"
_COMMA = re.compile(r",(?= [a-z]+-[a-z]+ )")
_MAX_WORDS = 7
_LEADING = frozenset("more additional extra new such other further different separate major key main leading".split())


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: its words and offsets."""

    text: str
    start: int
    end: int


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    last = word.replace("-", " ").replace("\u00a0", " ").rpartition(" ")[2]
    if last in PLURALS or last.lower().endswith(("men", "people")):
        return last.lower() not in _MEN_ALONE
    if last.endswith("s") and len(last) > 2 and last[:-1].isupper():
        return True  # "UTIs", "DMUs"
    return last.endswith("s") and (len(last) > 2 or last[0].isdigit()) and not NOT_PLURAL.search(last)


_MEN_ALONE = frozenset("specimen regimen acumen abdomen omen yemen tianmen xiamen turkmen".split())


def counted_noun(text: str, position: int, *, plural: bool) -> Noun | None:
    """The noun phrase at ``position``, after a number.

    For ``plural`` numbers it ends at the first plural noun ("25 foreign direct destinations"), with a
    coordinated plural ("containers and trailers"); otherwise at the last noun before the phrase breaks off.
    """
    words = _words(text, position)
    if not words or (not plural and words[0][0] in _VERBS):
        return None
    if plural:
        for index, (word, _, end) in enumerate(words):
            if is_plural(word) and not (index == 0 and word.lower() in _LEADING):
                if index + 1 < len(words) and _is_modifier(words, index):
                    continue
                members = _MEMBERS.match(text, end) if word.lower() in _COLLECTIVES else None
                inner = counted_noun(text, members.end() - 1, plural=True) if members else None
                if inner is not None:
                    return Noun(text[words[0][1] : inner.end], words[0][1], inner.end)
                joined = _AND.match(text, end)
                stop = joined.end() if joined and is_plural(joined["noun"]) and joined["noun"] not in _VERBS else end
                return Noun(text[words[0][1] : stop], words[0][1], stop)
        return _across_and(text, words)
    end_index = len(words)
    for index, (word, _, _) in enumerate(words):
        if index and _PAST.match(word) and not words[index - 1][0].endswith("ly"):
            end_index = index  # "one crate weighed"
            break
        if index and is_plural(word) and word.islower() and word not in SINGULAR_IN_S:
            end_index = index  # "one proposal asks": the verb
            break
        if word.lower() in HEAD_NOUNS and not (index + 1 < len(words) and words[index + 1][0].lower() in HEAD_NOUNS):
            end_index = index + 1
            break
    while end_index > 1 and _PAST.match(words[end_index - 1][0]):
        end_index -= 1  # "one operator objected"
    end = words[end_index - 1][2]
    return Noun(text[words[0][1] : end], words[0][1], end)


_PART = re.compile(r"(?!strong\b|person\b)[A-Za-z]+(?=[ \u00a0]|-(?:a|per)-)")


def part_of_a_whole(text: str, noun: Noun) -> Noun:
    """The word that a hyphen ties to its number: the "wagon" of "34-wagon train"; other phrases stay whole."""
    part = _PART.match(text, noun.start, noun.end)
    return Noun(part.group(), noun.start, part.end()) if part else noun


_PAST = re.compile(
    r"[a-z]{2,}[a-z]ly\Z|(?!(?:\w*(?:shed|bed|seed|need|speed|feed|breed|embed))\Z)[a-z]{2,}ed\Z|(?:ran|left|was|fell|rose|died|came)\Z"
)
_COLLECTIVES = frozenset("pairs kinds types varieties sets pieces categories batches sorts".split())
_MEMBERS = re.compile(r"[ \u00a0]+of[ \u00a0]+(?=[A-Za-z])")


def _is_modifier(words: list[tuple[str, int, int]], index: int) -> bool:
    """Whether a plural modifies a plural right after it ("goods trains", "overseas stations")."""
    if words[index][0].lower() == "goods":
        following = words[index + 1][0]  # "76 Heavy Goods Vehicles", "20 goods trains"
        return is_plural(following) or (words[index][0][0].isupper() and following[0].isupper())
    if words[index][0][0].isupper() and not words[index][0].isupper():  # "12 Siemens Vectron locomotives"
        return any(is_plural(word) and word.islower() for word, _, _ in words[index + 1 : index + 3])
    following = words[index + 1][0]
    return is_plural(following) and following.islower() and following not in _MOVES


_MOVES = INCREASE | DECREASE  # "trains rises": the verb

_OR = re.compile(rf"[ \u00a0]+(?:and|or|&)[ \u00a0]+(?!(?:{'|'.join(NUMBER_WORDS)})\b)")


def _across_and(text: str, words: list[tuple[str, int, int]]) -> Noun | None:
    """ "8 entry and exit ports": a plural head after "and"."""
    end = words[-1][2]
    match = _OR.match(text, end)
    if match is None or len(words) > 3:
        return None
    rest = _words(text, match.end() - 1)
    for index, (word, _, stop) in enumerate(rest[:4]):
        if is_plural(word) and not (index + 1 < len(rest) and _is_modifier(rest, index)):
            return Noun(text[words[0][1] : stop], words[0][1], stop)
    return None


_NOT_COUNTED = frozenset("more fewer such other additional of same".split())


def _words(text: str, position: int) -> list[tuple[str, int, int]]:
    """Words from ``position`` to where a noun phrase must end, with offsets."""
    words: list[tuple[str, int, int]] = []
    led = True  # only words like "other" and "daily" so far
    while len(words) < _MAX_WORDS:
        match = _TOKEN.match(text, position) or _inner_number(text, position, words)
        if match is None:
            comma = _COMMA.match(text, position) if words and "-" in words[-1][0] else None
            if comma is not None:  # "two open-access, common-user terminals"
                position = comma.end()
                continue
            aside = _ASIDE.match(text, position) if words else None
            if aside is None or not (words[-1][0][0].isupper() or aside["name"].isupper()):
                break
            position = aside.end()
            continue
        word = match["word"]
        lower = word.lower()
        leading = lower in STOP_WORDS and not (word == "I" and words and words[-1][0] == "Class")
        if leading and (not led or not _leads(text, lower, match.end())):
            break
        led = leading or (led and lower in _LEADING)
        if lower in NUMBER_WORDS or (words and _breaks(word, words[-1][0])):
            break
        words.append((word, match.start("word"), match.end("word")))
        position = match.end()
    while words and words[0][0].lower() in _NOT_COUNTED and len(words) > 1:
        words = words[1:]
    return words if words and words[0][0].lower() not in ("more", "fewer", "other", "such", "x") else []


_OF = re.compile(
    r"(?:[ \u00a0]\([A-Za-z.]{1,6}\))?[ \u00a0]+(?:worth[ \u00a0]+)?of[ \u00a0]+(?:the[ \u00a0]+)?(?=[A-Za-z])"
)
_LIST = re.compile(r",[ \u00a0]+(?:and[ \u00a0]+)?[a-z]|[ \u00a0]+and[ \u00a0]+(?=[a-z])")
_AFTER_GOODS = frozenset("east west north south eastward westward eastwards westwards annually abroad".split())


def goods(text: str, position: int) -> str | None:
    """What a weight, volume or number of boxes consists of: "1,000 tonnes of [copper cathodes]".

    None for a list of several goods, which no single noun names; a pair is kept ("steel coils and citrus fruit").
    """
    link = _OF.match(text, position)
    first = _cut(_words(text, link.end() - 1)) if link else []
    if not first:
        return None
    end = first[-1][2]
    more = _LIST.match(text, end)
    if more is None:
        return text[first[0][1] : end]
    if "," in more.group():
        return None if _LIST_ENDS.match(text, end) else text[first[0][1] : end]
    second = _cut(_words(text, more.end() - 1))
    return text[first[0][1] : second[-1][2] if second else end]


_LIST_ENDS = re.compile(r"(?:,[ \u00a0]+[\w-]+(?:[ \u00a0][\w-]+){0,2}){0,6},?[ \u00a0]+(?:and|or)[ \u00a0]+[a-z]")


def _cut(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words of a name of goods, at most four, without a verb or direction after it."""
    kept: list[tuple[str, int, int]] = []
    for word in words[:4]:
        lower = word[0].lower()
        if kept and (
            lower in _AFTER_GOODS
            or _VERB_LIKE.match(lower)
            or lower.endswith("ly")
            or (kept[-1][0].islower() and is_plural(kept[-1][0]) and is_plural(lower))
        ):
            break
        kept.append(word)
    return kept


def _inner_number(text: str, position: int, words: list[tuple[str, int, int]]) -> re.Match[str] | None:
    """A number that belongs to the noun: a size in front, or a type beside a capitalised word."""
    size = SIZE.match(text, position)
    if size or not words:
        return size
    kind = _TYPE.match(text, position)
    if kind and (
        words[-1][0][0].isupper()
        or words[-1][0] in ("class", "type", "series")
        or re.match(r"[ \u00a0][A-Z][a-z]+[ \u00a0][a-z]", text[kind.end() :][:24])
    ):
        return kind
    return None


def _leads(text: str, word: str, end: int) -> bool:
    """Whether a word that ends a noun phrase can open one: "20 more trains", "four daily trains"."""
    if word in ("daily", "weekly", "monthly", "yearly"):
        following = _TOKEN.match(text, end)
        return following is not None and following["word"].lower() not in STOP_WORDS
    if word in ("most", "least", "very", "too"):  # "two most important routes"
        following = _TOKEN.match(text, end)
        return following is not None and following["word"].lower() not in STOP_WORDS
    return word in ("more", "other", "such", "same", "next", "less", "fewer")


_VERB_LIKE = re.compile(r"^(?:\w+ed|\w+ing)$")


def _breaks(word: str, before: str) -> bool:
    """Whether ``word`` is a verb after the head noun rather than part of the phrase."""
    return bool(_VERB_LIKE.match(word)) and (is_plural(before) or before.lower() in HEAD_NOUNS)
