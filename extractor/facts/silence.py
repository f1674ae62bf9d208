"""Rules that are silenced for a while, to see what each is worth."""

from collections.abc import Iterator
from contextlib import contextmanager

_silenced: frozenset[str] = frozenset()


@contextmanager
def silence(*rules: str) -> Iterator[None]:
    """Within it nothing fills a slot by one of these rules, whose ids are as in the evidence of facts."""
    global _silenced
    before, _silenced = _silenced, frozenset(rules)
    try:
        yield
    finally:
        _silenced = before


def heard(rule: str) -> bool:
    """Whether a rule may fill a slot."""
    return not _silenced or rule not in _silenced
