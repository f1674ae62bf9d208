"""Numbers without unit or noun: they count unless they are words, sizes, names, years or times."""

import re
from collections.abc import Callable

from extractor.quantities import bounds, labels
from extractor.quantities.grouping import ungroup
from extractor.quantities.inherit import Surroundings, inherit
from extractor.quantities.lexicon import TIME_NOUNS
from extractor.quantities.measures import is_box_size
from extractor.quantities.mention import Quantity
from extractor.quantities.number_words import Number
from extractor.quantities.scene import Scene


def bare(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """Give a bare number what its surroundings lend it; False if it is no quantity."""
    if any(refuses(scene, quantity, number) for refuses in _REFUSALS):
        return False
    quantity.rule = "quantities.number"
    around = Surroundings(
        scene.text,
        scene.sentence_start(quantity.start),
        scene.found,
        scene.is_taken,
        lambda end: is_box_size(scene.text, end),
        scene.home,
    )
    inherited = inherit(around, quantity, number)
    ungroup(scene.text, quantity)
    return inherited


_NO_FIGURE = re.compile(r"\b(?:factor of|[Ww]eek|[Dd]ay|[Pp]hase|[Ss]tage|[Pp]art|[Rr]ound|[Ss]tep|into) $")


def _is_word(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "by a factor of two", "week two", "one", "half"; not "five of them"."""
    if not number.in_words:
        return False
    before = scene.text[max(0, number.start - 10) : number.start]
    return (number.value <= 1 and quantity.high is None) or _NO_FIGURE.search(before) is not None


_FEET_AND_INCHES = re.compile(r"['’′]\d")
_FEET_BEFORE = re.compile(r"\d['’′]\Z")


def _is_size(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "9'6" high-cube containers"; not "the 9 'best' of them"."""
    text = scene.text
    before = _FEET_BEFORE.search(text, max(0, number.start - 4), number.start)
    return before is not None or _FEET_AND_INCHES.match(text, quantity.number_end) is not None


def _owns(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "Radio 103.8's"; not "103.8 of them"."""
    return scene.text.startswith(("'s", "’s"), quantity.number_end)


_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def _is_clock(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "left at 10.30"; not "closed at 10.3"."""
    text = scene.text
    return (
        text.endswith("at ", 0, number.start) and _CLOCK.fullmatch(text, number.start, quantity.number_end) is not None
    )


_TIME_NOUN = re.compile(r"[ \u00a0-](?:" + "|".join(sorted(TIME_NOUNS - {"second", "quarter"})) + r")s?\b")
_TIME_LIST = re.compile(r"(?:,\s\d{1,3}){0,5},?\sand\s\d{1,3}\s(?:days|hours|minutes|weeks|months|years)\b")
_TIME_BEFORE = re.compile(
    r"(?<!\bin)(?<!\bover)(?<!\bevery)(?<!\bwithin)(?<!\bfor)\s\d[\d.]*\s(?:[a-z]+\s)?(?:days|hours|minutes|weeks|months)"
    r"(?:\s[a-z]+)?,?\s(?:up\sfrom|down\sfrom|compared\s(?:with|to)|versus|against)(?:\sthe)?\s\Z"
)
_COMPARISON_ENDS = ("from", "with", "to", "versus", "against", "the")


def _is_length_of_time(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "a 7½ week trial", "18, 26 and 14 days", "17.9 days, up from 15.4"; not "18, 26 and 14 trains"."""
    text, end = scene.text, quantity.number_end
    if _TIME_NOUN.match(text, end) or _TIME_LIST.match(text, end):
        return True
    compared = bounds.ends_in(text, quantity.start, _COMPARISON_ENDS)
    return compared and _TIME_BEFORE.search(text, max(0, quantity.start - 60), quantity.start) is not None


_SUSPENDED = re.compile(r"-(?:,|\s+(?:or|and|to)\s)")


def _is_glued(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "737s", "2-litre"; not the 7 of "a 7- or 8-inch screen"."""
    text, end = scene.text, quantity.number_end
    following = text[end : end + 1]
    return following.isalpha() or (following == "-" and not _SUSPENDED.match(text, end))


def _is_name(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "in 1998", "S&P 500"; not "reached 1998"."""
    return labels.is_year(scene.text, number) or labels.is_named(scene.text, number, scene.sentence_start(number.start))


_REFUSALS: tuple[Callable[[Scene, Quantity, Number], bool], ...] = (
    _is_word,
    _is_size,
    _owns,
    _is_clock,
    _is_length_of_time,
    _is_glued,
    _is_name,
)
