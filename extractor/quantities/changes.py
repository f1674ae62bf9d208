"""Whether a number is the size of a change, and in which direction: readings and refusals, asked in order."""

import re
from collections.abc import Callable, Iterator
from itertools import product

from extractor.quantities import changes_after, changes_before, turns
from extractor.quantities.change_words import LEVEL, Told

_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*|[.;:()!?]|,|\d[\d.,]*%?")
_CLAUSE = re.compile(r"[;:]|, (?:while|but|and)\b")
_MARKS = (";", ":", ", while", ", but", ", and")
_REACH = 90
"""Characters before a number that can tell its change."""


def change_of(text: str, start: int, end: int, sentence_start: int, unit: str | None, kind: str) -> str | None:
    """Whether the number at ``start:end`` is the size of a change: increase, decrease or None."""
    window = max(sentence_start, start - _REACH)
    told_before, told_behind = turns.stand_by(text, window, start, end)
    before = text[window:start] if told_before or told_behind else ""
    if any(mark in before for mark in _MARKS):
        before = _CLAUSE.split(before)[-1]
    told = Told(text, start, end, window, before, _WORDS.findall(before), unit, kind)
    for reading in _ASKED[told.is_share, _leads_on(text, end), told_before, told_behind]:
        answer = reading(told)
        if answer is not None:
            return None if answer == LEVEL else answer
    return None


def _leads_on(text: str, end: int) -> bool:
    """Whether what stands behind a number can tell its change; not where a full stop or the next number does."""
    behind = text[end : end + 3]
    if behind[:1] == ",":
        return behind[1:2].isspace() and not behind[2:].isdigit()
    return behind.startswith(("-", "(", ")")) or behind[:1].isspace()


def is_change(before: str) -> bool:
    """Whether a word of change stands right before the number that ``before`` leads to, as in "fell 3 percent"."""
    return changes_before.right_before(_WORDS.findall(before)) is not None


_BEYOND = re.compile(r"(?:below|above|beneath|past|beyond)\b")


def _is_beyond(told: Told) -> str | None:
    """ "fell below 100,000": a level; not "fell 100,000"."""
    return LEVEL if _BEYOND.match(told.text, told.start) else None


_SHARE = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:share|stake|holding)\b(?!\s+price)")


def _is_holding(told: Told) -> str | None:
    """ "to gain a 45 per cent share": a level; not "a 45 per cent share price gain"."""
    return LEVEL if told.is_share and _SHARE.match(told.text, told.end) else None


_GROWS = re.compile(r"\bgr[oe]ws? (?:[a-z]+ )?\Z")


def _is_grown(told: Told) -> str | None:
    """ "Kitami grows 20 percent of the country's crop": what it bears; not "the crop grows 20 percent"."""
    of_something = told.is_share and told.text.startswith(" of ", told.end)
    return LEVEL if of_something and _GROWS.search(told.text, max(0, told.start - 12), told.start) else None


def _is_reached(told: Told) -> str | None:
    """ "increased up to five a day": a level; not "increased up to 5%"."""
    return LEVEL if told.unit not in ("%", "times") and told.text.startswith("up to ", told.start) else None


_PUT_ON = (" put on ", " puts on ", " putting on ")


def _put_on(told: Told) -> str | None:
    """ "the line put on 4%"; not "put on 4 trains"."""
    return "increase" if told.is_share and told.text.endswith(_PUT_ON, 0, told.start) else None


def _signed(told: Told) -> str | None:
    """ "+3%", "−2.5%"; not "-8°C"."""
    sign = told.text[told.start : told.start + 1]
    if not told.is_share or sign not in "+-−–":
        return None
    return "increase" if sign == "+" else "decrease"


_FEWER = re.compile(r" (?:(?P<down>fewer|less)|more) (?!than\b)")
_THAN = re.compile(r"(?:\s+[a-z]+){0,3}?\s+than\b")


def _fewer(told: Told) -> str | None:
    """ "7000 fewer lorries", "300 more trains than in 2020"; not "300 more trains"."""
    fewer = _FEWER.search(told.text, told.start, told.end) if told.end - told.start > len(" less ") else None
    if fewer is None or not (fewer["down"] or _THAN.match(told.text, told.end)):
        return None
    return "decrease" if fewer["down"] else "increase"


_ALONG = re.compile(r"\b(?:(?:up|down)\s+(?:an?|the)|off\s+by)\s+\Z")


def _is_along(told: Told) -> str | None:
    """ "down a 10-mile branch line", "a platform off by 15 centimetres": no change; not "down 10 miles"."""
    return LEVEL if told.kind in ("length", "speed", "mass") and _ALONG.search(told.before) else None


_LOSES = frozenset("lose loses lost losing raise raises raised raising save saves saved saving".split())


def _is_sum(told: Told) -> str | None:
    """ "lost 250 million won", "raised $280 million": the sum itself; not "fell 250 million won"."""
    return LEVEL if told.kind == "money" and told.last in _LOSES else None


def _right_before(told: Told) -> str | None:
    """ "fell 3 percent": see `changes_before.right_before`."""
    return changes_before.right_before(told.tokens) if told.last[:1].isalpha() else None


_READINGS: tuple[Callable[[Told], str | None], ...] = (
    _is_beyond,
    _is_holding,
    _is_grown,
    _is_reached,
    _put_on,
    _signed,
    _fewer,
    _is_along,
    _is_sum,
    changes_before.change_was,
    changes_before.change_in_of,
    changes_before.change_recorded,
    changes_before.one_of,
    changes_before.pace_told,
    _right_before,
    changes_after.noun_behind,
    changes_after.noun_far_behind,
    changes_after.shared_comparison,
    changes_after.ahead,
    changes_after.off_prices,
    changes_after.upon_a_period,
    changes_after.gained,
    changes_after.more_than_before,
    changes_after.short_of_plan,
    changes_after.comparison_behind,
    changes_before.moved_most,
    changes_before.off,
    changes_before.at_a_rate,
    changes_before.changed_something,
    changes_before.changed_by,
    changes_after.restated,
)

_SHARES_ALONE = frozenset(
    {
        _is_holding,
        _is_grown,
        _put_on,
        _signed,
        changes_before.change_recorded,
        changes_before.moved_most,
        changes_before.at_a_rate,
        changes_before.changed_something,
        changes_after.noun_far_behind,
        changes_after.shared_comparison,
        changes_after.ahead,
        changes_after.off_prices,
    }
)
_OTHERS_ALONE = frozenset(
    {_is_along, _is_reached, _is_sum, changes_after.gained, changes_after.more_than_before, changes_after.restated}
)
_BY_ITSELF = frozenset({_put_on, _signed, _fewer})
_BY_WORDS_BEFORE = frozenset({_right_before, *(r for r in _READINGS if r.__module__ == changes_before.__name__)})
_BY_WORDS_BEHIND = frozenset(r for r in _READINGS if r.__module__ == changes_after.__name__)
_BY_WHAT_FOLLOWS = _BY_WORDS_BEHIND - {changes_after.short_of_plan} | {_is_holding, _is_grown}
_Reading = Callable[[Told], str | None]


def _asked(is_share: bool, leads_on: bool, before: bool, behind: bool) -> Iterator[_Reading]:
    """Who is asked of a percentage and who of another number, with words behind it and without, and by where a word of
    change is near; the rest would answer nothing, or refuse what nobody else claims.
    """
    for reading in _READINGS:
        alone = reading in (_OTHERS_ALONE if is_share else _SHARES_ALONE)
        unled = reading in _BY_WHAT_FOLLOWS and not leads_on
        untold = (reading in _BY_WORDS_BEFORE and not before) or (reading in _BY_WORDS_BEHIND and not behind)
        if not alone and not unled and not untold and (before or behind or reading in _BY_ITSELF):
            yield reading


_ASKED = {case: tuple(_asked(*case)) for case in product((False, True), repeat=4)}
