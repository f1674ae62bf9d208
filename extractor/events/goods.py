"""Goods as events compare them: the same word, one the class of the other, or two kinds of load."""

import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources
from sys import intern

_WORD = re.compile(r"[^\W\d_]{3,}")


def _classes() -> dict[str, frozenset[str]]:
    text = resources.files("extractor").joinpath("data/events/goods.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines():
        name, _, words = line.partition(":")
        for word in () if line.startswith("#") else words.split():
            found[stem(word)].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=65_536)
def goods_of(cargo: tuple[str, ...]) -> frozenset[str]:
    """The words of some goods, as they are compared; one object for the same goods.

    >>> sorted(goods_of(("fresh tomatoes", "bags of rice")))
    ['rice', 'tomatoe']
    """
    words = (stem(word) for good in cargo for word in _WORD.findall(good.lower()))
    return frozenset(word for word in words if not empty(word))


_NONE = frozenset({"none"})


def empty(word: str) -> bool:
    """Whether a word names no good of its own: "goods", "freight"."""
    return CLASSES.get(word) == _NONE


@lru_cache(maxsize=65_536)
def kin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two loads without a word in common may be one, told at different grain.

    >>> kin(frozenset({"fruit"}), frozenset({"clementine", "grape"})), kin(frozenset({"grain"}), frozenset({"car"}))
    (True, False)
    """
    return bool(classes(a) & classes(b))


@lru_cache(maxsize=65_536)
def named(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one load names the class of the other, or a good that both tell.

    >>> named(frozenset({"grain"}), frozenset({"wheat"})), named(frozenset({"barley"}), frozenset({"wheat"}))
    (True, False)
    """
    return bool(a & b or a & classes(b) or b & classes(a))


@lru_cache(maxsize=65_536)
def classes(goods: frozenset[str]) -> frozenset[str]:
    """The classes that the words of a load stand for."""
    return frozenset(name for word in goods for name in CLASSES.get(word, ())) - _NONE


def stem(word: str) -> str:
    """A word without its plural ending, as goods and nouns are compared."""
    if word.endswith("ies") and len(word) > 4:
        return intern(word[:-3] + "y")
    if word.endswith(("i", "is")) and len(word) > 4:  # chilli, chillis, chillies
        return intern(word.removesuffix("s")[:-1] + "y")
    return intern(word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word)


CLASSES = _classes()
"""Of each word, the classes of goods that it may stand for."""
