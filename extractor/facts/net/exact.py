"""Arithmetic that gives the same bits on every machine: sums of whole numbers that a float holds exactly.

Vectors and weights are whole numbers of at most ±127, so that a product of matrices sums whole numbers below 2**24,
which single floats hold without rounding in any order of summation. What is not a sum is done value by value, as
IEEE 754 defines it. After Jacob et al., "Quantization and Training of Neural Networks for Efficient
Integer-Arithmetic-Only Inference" (CVPR 2018); maxout and layer normalisation as in spaCy's encoders.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from blis.py import gemm  # type: ignore[import-untyped]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

GRID = 32.0
"""A vector's whole numbers are so many times its values."""
MOST = 127
HIDDEN_GRID = 16.0
_FINE = 1024.0
_TINY = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A matrix of whole numbers (inputs × outputs), what one of them is worth, and what is added."""

    matrix: Floats
    scale: float
    bias: Floats

    def __call__(self, rows: Floats, grid: float = GRID) -> Floats:
        """The outputs of rows of whole numbers on a grid."""
        product: Floats = gemm(np.ascontiguousarray(rows), self.matrix)
        return product * np.float32(self.scale / grid) + self.bias


def hidden(values: Floats) -> Floats:
    """What is above zero, as whole numbers on the grid of hidden layers."""
    made: Floats = np.clip(np.rint(values * np.float32(HIDDEN_GRID)), 0, MOST)
    return made


def normal(values: npt.NDArray[np.floating[Any]], gain: Floats, shift: Floats) -> Floats:
    """Each row with mean 0 and variance 1, times a gain, with a shift, as whole numbers on the grid."""
    fine = np.rint(values.astype(np.float64) * _FINE)
    size = fine.shape[1]
    mean = fine.sum(axis=1, keepdims=True) / size
    spread = (fine * fine).sum(axis=1, keepdims=True) / size - mean * mean
    made = (fine - mean) / np.sqrt(spread + _TINY * _FINE * _FINE) * gain + shift
    rows: Floats = np.clip(np.rint(made * GRID), -MOST, MOST).astype(np.float32)
    return rows
