"""Sums of learned weights over readable features.

The weights stand in JSON files, made by ``scripts/train_*.py``: whole numbers, so that a sum is the same on every
machine. Here they are only looked up and summed.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any


@cache
def table(package: str, name: str) -> Any:
    """The weights in ``name`` of a package: of each feature, or by slot or kind of each feature."""
    return json.loads((files(package) / name).read_text(encoding="utf-8"))


def total(features: Iterable[str], known: Mapping[str, int]) -> int:
    """What features weigh together."""
    return sum(map(known.get, features, repeat(0)))


def reasons(features: Iterable[str], known: Mapping[str, int], most: int) -> tuple[str, ...]:
    """The features that weigh most for a decision, the heaviest first; none that speaks against it."""
    ordered = sorted([(-known[name], name) for name in features if name in known and known[name] > 0])
    return tuple(name for _, name in ordered[:most])
