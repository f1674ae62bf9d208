"""The choice among the candidates of a slot, "none of them" being one, by a sum of learned weights.

The weights are whole thousandths, so that the sum is the same on every machine; they stand in the file of the slot,
such as ``operator.json``, made by ``scripts/train_operator.py``; here they are only summed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from extractor.facts.slots.candidate import Candidate

_REASONS = 4


@cache
def weights(slot: str) -> Mapping[str, int]:
    """The weight of each feature of a slot's candidates, in thousandths."""
    table: dict[str, int] = json.loads((files(__package__) / f"{slot}.json").read_text(encoding="utf-8"))
    return table


def total(features: Iterable[str], known: Mapping[str, int]) -> int:
    """What the features of a candidate weigh together."""
    return sum(known.get(name, 0) for name in features)


def choose(options: list[tuple[Candidate, set[str]]], none: set[str], known: Mapping[str, int]) -> list[Candidate]:
    """The candidates that weigh more than "none of them", the heaviest first, of equals the first given."""
    least = total(none, known)
    weighed = [(total(features, known), -n) for n, (_, features) in enumerate(options)]
    ordered = [-n for weight, n in sorted(weighed, reverse=True) if weight > least]
    made = [options[n][0] for n in ordered]
    if ordered:
        made[0] = replace(made[0], because=_reasons(options[ordered[0]][1], known))
    return made


def _reasons(features: set[str], known: Mapping[str, int]) -> tuple[str, ...]:
    """The features that weighed most for a candidate."""
    ordered = sorted((-known[name], name) for name in features if known.get(name, 0) > 0)
    return tuple(name for _, name in ordered[:_REASONS])
