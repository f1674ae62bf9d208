"""Where a user's rules stand, and how much of them is read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

VALUES = 31_250
"""Values that a file may hold for each megabyte it may have, each alias counted as what it stands for."""


@dataclass(frozen=True, slots=True)
class RulesFile:
    """A file of rules, of up to ``max_mb`` megabytes."""

    path: str
    max_mb: int = 64

    @classmethod
    def of(cls, given: "str | Path | Self") -> "RulesFile":
        """The file that a caller names; a bare path has the usual bounds."""
        return given if isinstance(given, RulesFile) else cls(str(given))

    @property
    def most_bytes(self) -> int:
        """The longest content that is read."""
        return self.max_mb << 20

    @property
    def most_values(self) -> int:
        """The most values that it may stand for."""
        return self.max_mb * VALUES
