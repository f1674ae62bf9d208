"""What all bonds share: the words between two neighbours, and taking one into the other."""

from collections.abc import Callable

from extractor.dates.expression import Expression
from extractor.dates.tokens import Tokens

Joins = Callable[[Tokens, Expression, Expression], Expression | None]


def between(tokens: Tokens, a: Expression, b: Expression) -> str:
    """The codes of the tokens between two expressions."""
    return tokens.codes[a.end : b.start]


_LONGEST_LINK = 8
"""Tokens between two expressions beyond which no words join them."""


def absorb(tokens: Tokens, atoms: list[Expression], joins: Joins) -> list[Expression]:
    """Unite neighbours that ``joins`` makes one, from left to right."""
    joined: list[Expression] = []
    for atom in atoms:
        if joined and atom.start - joined[-1].end <= _LONGEST_LINK:
            united = joins(tokens, joined[-1], atom)
            if united is not None:
                joined[-1] = united
                continue
        joined.append(atom)
    return joined


def is_whole(amount: float | None) -> bool:
    """Whether an amount is a whole number, or a half."""
    return amount is not None and (amount == int(amount) or amount == 0.5)
