"""Rules that are silenced for a while, to see what each is worth, and rules that are listened to.

Every component asks `heard` where a rule would take words or fill a slot, before it is decided between readings that
share words: what a silenced rule leaves, another may take.
"""

from collections.abc import Iterator
from contextlib import contextmanager

_silenced: frozenset[str] = frozenset()
_said: set[str] | None = None
_watched = False


@contextmanager
def silence(*rules: str) -> Iterator[None]:
    """Within it nothing is found by one of these rules, whose ids are as in the records."""
    with _as(frozenset(rules), _said):
        yield


@contextmanager
def listen() -> Iterator[set[str]]:
    """The ids of the rules that speak within it, also of those whose words another takes in the end."""
    said: set[str] = set()
    with _as(_silenced, said):
        yield said


@contextmanager
def _as(silenced: frozenset[str], said: set[str] | None) -> Iterator[None]:
    global _silenced, _said, _watched
    before = _silenced, _said, _watched
    _silenced, _said, _watched = silenced, said, bool(silenced) or said is not None
    try:
        yield
    finally:
        _silenced, _said, _watched = before


def heard(rule: str) -> bool:
    """Whether a rule may take words or fill a slot; asked where it would."""
    return not _watched or _ask(rule)


def _ask(rule: str) -> bool:
    if _said is not None:
        _said.add(rule)
    return rule not in _silenced


def is_watched() -> bool:
    """Whether rules are silenced or listened to, so that nothing may be answered from what was kept before."""
    return _watched
