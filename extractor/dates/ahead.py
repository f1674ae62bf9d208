"""Whether a day, month or weekday that is told without its year lies ahead of the article or behind it.

What is said around it is weighed (`extractor.weighing`): the tense that the verbs tell, the words before and behind,
and how near it lies ahead. The weights are learned by ``scripts/train_dates.py``.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extractor.dates.context import Context
from extractor.dates.expression import Expression
from extractor.weighing import table, total

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_BEFORE, _BEHIND = 160, 100
"""Characters around it that are looked at, within its sentence."""
_MANY_BEFORE, _MANY_BEHIND, _CLOSE, _LONG = 30, 15, 5, 4
_DAYS = (0, 1, 3, 7, 14, 31, 62, 100, 140, 183, 230, 300)
"""Days from the article on that are told apart."""
_APART = (3, 6, 12)
"""Words between it and the verb that are told apart."""


def lies_ahead(expression: Expression, context: Context, coming: date) -> bool:
    """Whether ``coming``, the first day after the article that it could be, is meant rather than the last before."""
    weights: dict[str, int] = table("extractor.dates", "ahead.json")
    return weights["always"] + total(dict.fromkeys(features(expression, context, coming)), weights) > 0


def features(expression: Expression, context: Context, coming: date) -> Iterator[str]:
    """What is said around it, in plain words."""
    reference, form = context.reference or coming, _form(expression)
    tense, teller, apart = context.telling_of(expression)
    far = sum((coming - reference).days > most for most in _DAYS)
    yield from (form, f"{form} {tense}", f"{form} ahead by {far}", f"{form} {tense}, ahead by {far}")
    where = "behind it" if apart < 0 else f"by {sum(apart > most for most in _APART)}"
    yield from (f"{tense} {where}", f"{form} {tense} {where}", f"{tense}: {teller}", f"{tense}: {teller} {where}")
    if form != "weekday" and coming.month == reference.month:
        yield f"{form} of this month, {tense}"
    low, high = context.sentence_of(expression.from_char)
    start, end = expression.from_char, expression.to_char
    before = _WORD.findall(context.text[max(low, start - _BEFORE) : start].lower())[-_MANY_BEFORE:]
    behind = _WORD.findall(context.text[end : min(high, end + _BEHIND)].lower())[:_MANY_BEHIND]
    last = before[-1] if before else "nothing"
    yield from (f"behind {last}", f"{form} behind {last}", f"{tense} behind {last}")
    for side, words in (("before", before), ("after", behind)):
        yield from (f"{side}: {word}" for word in words if word[0].isalnum())
        if any(word.endswith("ed") and len(word) > _LONG for word in words):
            yield f"{side}: a past form"
    close = before[-_CLOSE - 1 :]
    yield from (f"before: {one} {two}" for one, two in pairwise(close))
    yield from (f"after: {one} {two}" for one, two in pairwise(behind[:_CLOSE]))
    if context.story is not None:
        yield f"a past year is told of, {form}"


def _form(expression: Expression) -> str:
    if expression.season is not None:
        return "season"
    if expression.month is not None:
        return "month" if expression.day is None else "day"
    return "weekday" if expression.weekday is not None else "part of a year"
