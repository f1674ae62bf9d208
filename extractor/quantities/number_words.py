"""Numbers in words as a pattern and as a value: "two hundred and fifty"."""

import re
from typing import NamedTuple

from extractor.quantities.lexicon import NUMBER_WORDS

ALL_WORDS = sorted({*NUMBER_WORDS, "hundred", "thousand"}, key=len, reverse=True)
WORD = "|".join(ALL_WORDS)


class Number(NamedTuple):
    """A number read from text."""

    value: float
    start: int
    end: int
    scale: float = 1.0
    in_words: bool = False
    is_fraction: bool = False
    bare: float = 0.0  # the value before scaling


def value_of(phrase: str) -> float | None:
    """The value of a phrase of number words; None where it is none: "two three"."""
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", phrase.lower()):
        if word == "and":
            continue
        if word in ("hundred", "thousand"):
            total, current = (
                (total, (current or 1) * 100) if word == "hundred" else (total + (current or 1) * 1000, 0.0)
            )
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "half":
            current += 0.5
        else:
            value = NUMBER_WORDS[word]
            if current and (current % 10 or (value > 9 and current % 100)):
                return None  # "two three" is no number
            current += value
    return total + current
