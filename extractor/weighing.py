"""Sums of learned weights over readable features.

The weights stand in JSON files, made by ``scripts/train_*.py``: whole numbers, so that a sum is the same on every
machine. Here they are only looked up and summed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any

Table = Mapping[str, int]


@cache
def table(package: str, name: str) -> Any:
    """The weights in ``name`` of a package: of each feature, or by slot or kind of each feature."""
    return json.loads((files(package) / name).read_text(encoding="utf-8"))


def total(features: Iterable[str], known: Mapping[str, int]) -> int:
    """What features weigh together."""
    return sum(map(known.get, features, repeat(0)))


class Columns:
    """Tables side by side, so that one look-up of a feature serves all of them."""

    __slots__ = ("_nothing", "_rows", "tables")

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self._nothing = (0,) * len(tables)
        names = dict.fromkeys(name for known in tables for name in known)
        self._rows = {name: tuple([known.get(name, 0) for known in tables]) for name in names}

    def total(self, features: Iterable[str]) -> tuple[int, ...]:
        """What features weigh together in each table."""
        rows = [row for row in map(self._rows.get, features) if row is not None]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else self._nothing


def reasons(features: Iterable[str], known: Mapping[str, int], most: int) -> tuple[str, ...]:
    """The features that weigh most for a decision, the heaviest first; none that speaks against it."""
    ordered = sorted([(-weight, name) for name in features if (weight := known.get(name, 0)) > 0])
    return tuple(name for _, name in ordered[:most])
