"""Choosing by ordered preferences: the first that has an answer gives the value, the next other one is runner-up."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from extractor.facts.figures.figure import Found
from extractor.silence import heard

Case = TypeVar("Case")


def chosen(preferences: Iterable[Callable[[Case], Found | None]], case: Case) -> Found | None:
    """The answer of the first preference that has one; an answer without a value decides that there is none."""
    first: Found | None = None
    for prefer in preferences:
        found = prefer(case)
        if found is None or not heard(f"statistics.{found.rule}"):
            continue
        if first is None:
            if not found.value:
                return None
            first = found
        elif found.value and found.value != first.value:
            first.runner_up = found
            break
    return first
