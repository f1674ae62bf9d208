"""The pieces of ``net_model.py`` that round while they learn, as the network does when it reads, and its dropout."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from extractor.facts.net.exact import GRID, HIDDEN_GRID, MOST


class Rounded(torch.autograd.Function):
    """Values on a grid; what flows back is not rounded."""

    @staticmethod
    def forward(ctx: Any, values: Tensor, grid: float, least: float) -> Tensor:
        """Round."""
        return torch.clamp(torch.round(values * grid), least, MOST) / grid

    @staticmethod
    def backward(ctx: Any, *grad: Tensor) -> Any:
        """Let it flow back."""
        return grad[0], None, None


def whole(values: Tensor) -> Tensor:
    """Values as `exact.normal` rounds them."""
    return Rounded.apply(values, GRID, -MOST)


def hidden(values: Tensor) -> Tensor:
    """Values as `exact.hidden` cuts them off."""
    return Rounded.apply(functional.relu(values), HIDDEN_GRID, 0)


class Drop(nn.Module):
    """Dropout with a byte of chance for each value, several times as fast as PyTorch's on a processor."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.below = round(256 * share)
        self.chance = np.random.Generator(np.random.SFC64(0))

    def forward(self, values: Tensor) -> Tensor:
        """The values, some of them left out while the net learns."""
        if not self.training:
            return values
        chance = np.frombuffer(bytearray(self.chance.bytes(values.numel())), dtype=np.uint8)
        kept = torch.from_numpy(chance).view(values.shape) >= self.below
        return values * kept * (256 / (256 - self.below))


class Linear(nn.Linear):
    """A layer whose matrix is rounded to whole numbers of one scale."""

    def scale(self) -> Tensor:
        """What one of the whole numbers is worth."""
        return self.weight.detach().abs().max() / MOST

    def forward(self, rows: Tensor) -> Tensor:
        """The outputs of rows."""
        return functional.linear(rows, Rounded.apply(self.weight, (1 / self.scale()).item(), -MOST), self.bias)
