"""The publication date as the caller gives it."""

from datetime import date, datetime


def parse_published(value: str | None) -> str | None:
    """``value`` as YYYY-MM-DD; the calendar day as written, whatever its zone.

    Accepts an ISO 8601 date or timestamp; None and blank text mean unknown.

    Raises ValueError naming the value and the form expected.
    """
    if value is None or not value.strip():
        return None
    stripped = value.strip()
    try:
        return date.fromisoformat(stripped[:10]).isoformat() if len(stripped) == 10 else _day(stripped)
    except ValueError:
        raise ValueError(f"publication date {value!r} is not an ISO date such as 2024-11-18") from None


def _day(stamp: str) -> str:
    return datetime.fromisoformat(stamp).date().isoformat()
