"""What the names of a text that need no context say it is about."""

from collections import Counter
from dataclasses import dataclass, field

from extractor.places.distances import first_level
from extractor.places.entries import Entry


@dataclass(slots=True)
class Votes:
    """The countries and first-level divisions that the text names, with how often."""

    countries: Counter[str] = field(default_factory=Counter)
    admins: Counter[str] = field(default_factory=Counter)
    total: float = 0.0
    own: dict[str, tuple[Entry, float]] = field(default_factory=dict)
    """What each name itself contributed, which must not speak for it."""

    def add(self, entry: Entry, weight: float = 1.0) -> None:
        """Count a place that is sure."""
        if entry.country:
            self.countries[entry.country] += weight  # type: ignore[assignment]
            self.total += weight
        if entry.admin and entry.kind != "facility":
            self.admins[first_level(entry.admin)] += weight  # type: ignore[assignment]

    def share(self, country: str | None, key: str = "") -> float:
        """How much of the text beside this name is about a country, from 0 to 1."""
        entry, weight = self.own.get(key, (None, 0.0))
        rest = self.total - weight
        if not country or rest <= 0:
            return 0.0
        return (self.countries.get(country, 0) - (weight if entry and entry.country == country else 0.0)) / rest

    def admin_share(self, admin: str, key: str = "") -> float:
        """The same for a first-level division."""
        entry, weight = self.own.get(key, (None, 0.0))
        rest = self.total - weight
        if rest <= 0:
            return 0.0
        same = entry is not None and entry.admin is not None and first_level(entry.admin) == admin
        return (self.admins.get(admin, 0) - (weight if same else 0.0)) / rest
