"""What the rules share: reading numbers, and making an expression from a match."""

import re
from collections.abc import Callable

from extractor.dates.expression import Expression
from extractor.dates.lexicon import MULTIPLIERS, NUMBERS, ORDINALS, STOP, VAGUE_NUMBERS
from extractor.dates.tokens import Tokens

Build = Callable[[Tokens, re.Match[str]], Expression | None]


NUMBER = r"(?:[nNFy]|v(?:-?v)*)"


COUNT = rf"(?:{NUMBER}|avf?|a)"


UNIT = r"[uYQ]"


IN_PART_OF_DAY = r"it?p|[iL]?wp|rp"
"""What tells an hour without colon: "[at ten] in the morning", "on Friday evening", "this morning"."""


def number_of(tokens: Tokens, start: int, end: int) -> float | None:
    """The number that the tokens write; None for "several" and its like."""
    total, current = 0.0, 0.0
    for i in range(start, end):
        code = tokens.codes[i]
        if code in "nNFy":
            current += _figure(tokens.raw(i))
        elif code == "a":
            current = 1
        elif code in "v":
            word = tokens.word(i)
            if word == "some" and end - start > 1:
                continue  # "some three weeks": a hedge, not an amount
            if word in VAGUE_NUMBERS:
                return None
            if word == "couple":
                current = 2
            elif word in MULTIPLIERS:
                total, current = total + (current or 1) * MULTIPLIERS[word], 0
            else:
                current = current * NUMBERS[word] if word == "dozen" and current else current + NUMBERS[word]
    return total + current


def _figure(raw: str) -> float:
    """The number of a figure: 1,289, 7.2, 13½, 2 1/2."""
    whole = raw.removesuffix("½").removesuffix("1/2").replace(",", "").strip()
    return float(whole or 0) + 0.5 * (raw[-1] in "½" or raw.endswith("1/2"))


def ordinal_of(tokens: Tokens, index: int) -> int:
    """The number of an ordinal token."""
    word = tokens.word(index)
    return ORDINALS[word] if word in ORDINALS else int(re.match(r"\d+", word)[0])  # type: ignore[index]


def day_of(tokens: Tokens, index: int) -> int | None:
    """The day of the month that a figure or ordinal names; None if no month has it."""
    code = tokens.codes[index]
    day = int(tokens.raw(index)) if code == "n" else ordinal_of(tokens, index)
    return day if 1 <= day <= 31 else None


def expression_of(kind: str, rule: str, m: re.Match[str], **parts: object) -> Expression:
    """An expression that covers the match ``m``."""
    return Expression(kind, f"dates.{rule}", m.start(), m.end(), **parts)  # type: ignore[arg-type]


def is_fiscal(tokens: Tokens, m: re.Match[str]) -> bool:
    """Whether a year is called fiscal, financial, crop or the like; a calendar year is any year."""
    return any(tokens.codes[i] == "K" and tokens.word(i) != "calendar" for i in range(m.start(), m.end()))


def is_inside_name(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word stands beside this one on the same line."""
    if index and tokens.codes[index - 1] == STOP:
        before = ""
    else:
        before = tokens.text[max(0, tokens.starts[index] - 40) : tokens.starts[index]]
    after = tokens.text[tokens.ends[index] : tokens.ends[index] + 2]
    return bool(re.search(r"[A-Z][\w'’&.-]*[ \t]+$", before) or re.match(r" [A-Z]", after))
