"""Named days: those with a fixed date, those that a rule of the calendar moves, and the lunar new year.

``day_of(name, year)`` gives the first day of the holiday; names are in lower case.
"""

from collections.abc import Callable
from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "labour day": (5, 1),
    "may day": (5, 1),
    "epiphany": (1, 6),
    "all saints' day": (11, 1),
    "nowruz": (3, 21),
    "anzac day": (4, 25),
    "bastille day": (7, 14),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
}
# Chinese New Year, 2000-2040, as month and day: Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Table
# (facts of the calendar; no licence needed).
_LUNAR_NEW_YEAR = dict(
    zip(
        range(2000, 2041),
        (
            "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 "
            "0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 0212"
        ).split(),
        strict=True,
    )
)


def _lunar_new_year(year: int) -> date | None:
    stamp = _LUNAR_NEW_YEAR.get(year)
    return date(year, int(stamp[:2]), int(stamp[2:])) if stamp else None


def easter(year: int) -> date:
    """Easter Sunday of the western church, by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)


_MOVING: dict[str, Callable[[int], date | None]] = {
    "spring festival": _lunar_new_year,
    "chinese new year": _lunar_new_year,
    "lunar new year": _lunar_new_year,
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "whit monday": lambda year: easter(year) + timedelta(days=50),
    "thanksgiving": _thanksgiving,
    "thanksgiving day": _thanksgiving,
}
NAMES = frozenset((*_FIXED, *_MOVING))
HOLIDAY_STARTS = frozenset(name.split()[0] for name in NAMES) - {"may", "spring"}
"""First words of the names, as the lexer meets them; "may" and "spring" have a class of their own."""
LONGEST = max(len(name.split()) for name in NAMES)


def day_of(name: str, year: int) -> date | None:
    """The first day of the holiday in ``year``; None where it is not known."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return _MOVING[name](year)
