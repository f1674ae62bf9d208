"""The choice among the candidates of a slot, "none of them" being one, by a sum of learned weights.

The weights are whole thousandths, so that the sum is the same on every machine; they stand in the file of the slot,
such as ``operator.json``, made by ``scripts/train_operator.py``; here they are only summed.
"""

from collections.abc import Mapping
from dataclasses import replace

from extractor.facts.slots.candidate import Candidate
from extractor.weighing import reasons, table, total

_REASONS = 4


def weights(slot: str) -> Mapping[str, int]:
    """The weight of each feature of a slot's candidates, in thousandths."""
    known: Mapping[str, int] = table(__package__, f"{slot}.json")
    return known


def choose(options: list[tuple[Candidate, set[str]]], none: set[str], known: Mapping[str, int]) -> list[Candidate]:
    """The candidates that weigh more than "none of them", the heaviest first, of equals the first given."""
    least = total(none, known)
    weighed = [(total(features, known), -n) for n, (_, features) in enumerate(options)]
    ordered = [-n for weight, n in sorted(weighed, reverse=True) if weight > least]
    made = [options[n][0] for n in ordered]
    if ordered:
        made[0] = replace(made[0], because=reasons(options[ordered[0]][1], known, _REASONS))
    return made
