"""A service as found in the text, before it becomes a record."""

import re
from dataclasses import dataclass

_PLURALS = frozenset(
    """
    trains services railways railroads shuttles corridors lines links routes vehicles chains products models
    specials
    """.split()
)


_DASH = re.compile(r"[‐‑–—]")
VARIANT = re.compile(r"[\"”’']?[ \u00a0]?[(（](?P<variant>[A-ZÀ-ÖØ-Þ][\w'’]+(?:[ ‐‑–—-][A-ZÀ-ÖØ-Þ]?[\w'’]+){0,3})[)）]")
"""What narrows a service, in brackets: "China-Europe freight train (Zhengzhou)"."""
NOT_VARIANT = re.compile(r"(?:[A-Z]{2,}s?|Photo|Source|Xinhua|File|Image|Picture)\Z")


@dataclass(slots=True)
class Found:
    """A service as found in the text; ``start:end`` are characters."""

    start: int
    end: int
    kind: str
    name: str
    rule: str
    variant: str | None = None
    number: str | None = None
    brand: bool = False


def canonical(surface: str) -> str:
    """A name as it is called: in the singular, with plain hyphens and single spaces."""
    return singular(" ".join(_DASH.sub("-", surface).split()))


def singular(name: str) -> str:
    """A name with its last word in the singular."""
    head, _, last = name.rpartition(" ")
    if last.lower() in _PLURALS:
        last = last[:-1]
    elif last.lower() == "expresses":
        last = last[:-2]
    return f"{head} {last}".strip()
