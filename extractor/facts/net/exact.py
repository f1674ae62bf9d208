"""Arithmetic that gives the same bits on every machine: sums of whole numbers that a float holds exactly.

Vectors and weights are whole numbers of at most ±127, so that a product of matrices sums whole numbers below 2**24,
which single floats hold without rounding in any order of summation. What is not a sum is done value by value, as
IEEE 754 defines it. After Jacob et al., "Quantization and Training of Neural Networks for Efficient
Integer-Arithmetic-Only Inference" (CVPR 2018); maxout and layer normalisation as in spaCy's encoders.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

GRID = np.float32(32)
"""A vector's whole numbers are so many times its values."""
MOST = 127
HIDDEN_GRID = np.float32(16)
_FINE = np.float32(1024)
_TINY = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A matrix of whole numbers (inputs × outputs), what one of them is worth, and what is added."""

    matrix: Floats
    scale: float
    bias: Floats

    def __call__(self, rows: Floats, grid: np.float32 = GRID) -> Floats:
        """The outputs of rows of whole numbers on a grid."""
        made: Floats = rows @ self.matrix
        made *= np.float32(self.scale / grid)
        made += self.bias
        return made


def hidden(values: Floats) -> Floats:
    """What is above zero, as whole numbers on the grid of hidden layers; ``values`` are used up."""
    values *= HIDDEN_GRID
    return np.clip(np.rint(values, out=values), 0, MOST, out=values)


def normal(values: Floats, gain: Floats, shift: Floats) -> Floats:
    """Each row with mean 0 and variance 1, times a gain, with a shift, as whole numbers on the grid.

    ``values`` are used up.
    """
    values *= _FINE
    np.rint(values, out=values)
    size = values.shape[1]
    mean = values.sum(axis=1, keepdims=True, dtype=np.float64) / size
    # The squares are whole too, rounded or not, so that they sum to the same in any order.
    spread = np.square(values).sum(axis=1, keepdims=True, dtype=np.float64) / size - np.square(mean)
    values -= mean.astype(np.float32)
    values /= np.sqrt(spread + _TINY * _FINE * _FINE).astype(np.float32)
    values *= gain * GRID
    values += shift * GRID
    return np.clip(np.rint(values, out=values), -MOST, MOST, out=values)


def rounded(weigh: Floats) -> Ints:
    """Weights in whole thousandths."""
    return np.rint(weigh.astype(np.float64) * 1000).astype(np.int64)
