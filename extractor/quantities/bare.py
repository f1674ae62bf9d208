"""Numbers without unit or noun: they count unless they are words, sizes, names, years or times."""

import re
from collections.abc import Callable

from extractor.quantities import bounds, labels
from extractor.quantities.grouping import ungroup
from extractor.quantities.inherit import NUMBER, Surroundings, inherit
from extractor.quantities.lexicon import TIME_NOUNS
from extractor.quantities.measures import is_box_size
from extractor.quantities.mention import Quantity
from extractor.quantities.number_words import Number
from extractor.quantities.rates import rate_after
from extractor.quantities.scene import Scene
from extractor.silence import heard


def bare(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """Give a bare number what its surroundings lend it; False if it is no quantity."""
    for refuses in _REFUSALS:
        if refuses(scene, quantity, number):
            return False
    quantity.rule = NUMBER
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
    return inherited and (quantity.rule != NUMBER or heard(NUMBER))


_NO_FIGURE = re.compile(r"\b(?:factor of|[Ww]eek|[Dd]ay|[Pp]hase|[Ss]tage|[Pp]art|[Rr]ound|[Ss]tep|into) $")


def _is_word(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "by a factor of two", "week two", "one", "half"; not "five of them"."""
    if not number.in_words:
        return False
    before = scene.text[max(0, number.start - 10) : number.start]
    if number.value == 1 and rate_after(scene.text, quantity.number_end):
        return False  # "to one a day"
    return (number.value <= 1 and quantity.high is None) or _NO_FIGURE.search(before) is not None


_STANDS_FOR = re.compile(r"\b(?:the|all|these|those) \Z")


def _is_pronoun(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "the smaller of the two", "the two together"; not "two of them", "the two per cent"."""
    stands = number.in_words and quantity.high is None and number.value < _DOZEN
    if not stands or scene.text.startswith((" of ", " to ", " or ", " and "), quantity.number_end):
        return False
    return _STANDS_FOR.search(scene.text, max(0, number.start - 8), number.start) is not None


_DOZEN = 12
_OUT_OF = re.compile(
    r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine) [a-z]+ (?:out of|in) \Z"
)


def _is_whole_of_odds(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "six boxes out of ten"; not "200 boxes out of 1,000"."""
    return number.in_words and _OUT_OF.search(scene.text, max(0, number.start - 40), number.start) is not None


_DAY_BEFORE = re.compile(r"\([0-3]?\d/\Z")


def _is_day(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """The month of "on Tuesday (20/9)"; not "(20/40 ft)"."""
    text = scene.text
    closed = text.startswith(")", quantity.number_end) and number.value <= _DOZEN
    return closed and _DAY_BEFORE.search(text, max(0, number.start - 4), number.start) is not None


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
_AGAIN = re.compile(r"\b(?:in|it is|it was|it takes|it took) (?:(?:about|around|some|only) )?\Z")
_CLAUSE_ENDS = re.compile(r"[.,;]|\Z")
_TIME_TOLD = re.compile(r"\b(?:days|hours|minutes|weeks)\b[^\n]*\Z")
"""A length of time told before that a bare number goes on with: "used to last 36 hours, is now done in [10]."."""
_COMPARISON_ENDS = ("from", "with", "to", "versus", "against", "the")


def _is_length_of_time(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """ "a 7½ week trial", "18, 26 and 14 days", "17.9 days, up from 15.4", "36 hours, is now done in 10".

    Not "18, 26 and 14 trains", "36 hours for 20 wagons and 10".
    """
    text, end = scene.text, quantity.number_end
    if _TIME_NOUN.match(text, end) or _TIME_LIST.match(text, end):
        return True
    if _AGAIN.search(text, max(0, quantity.start - 20), quantity.start) and _CLAUSE_ENDS.match(text, end):
        told = _TIME_TOLD.search(text, max(0, quantity.start - 80), quantity.start)
        if told and not any(q.start >= told.start() for q in scene.found[-3:]):
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
    _is_pronoun,
    _is_whole_of_odds,
    _is_day,
    _is_size,
    _owns,
    _is_clock,
    _is_length_of_time,
    _is_glued,
    _is_name,
)
