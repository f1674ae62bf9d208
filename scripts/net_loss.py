"""How far all that the network weighs is from the gold, for ``train_net.py``."""

import numpy as np
import torch
from net_figures import OPTIONAL
from net_model import Anchors, Net
from net_stories import Story
from torch import Tensor
from torch.nn import functional

from extractor.facts.anchors import STATUSES
from extractor.facts.net.pairs import KINDS


def loss(net: Net, batch: list[Story]) -> dict[str, Tensor]:
    """How far all that is weighed is from the gold, by what is weighed."""
    net.encode(batch)
    made: dict[str, Tensor] = {}
    if any(s.goods is not None for s in batch):
        made["goods"] = _of_goods(net, batch)
    said = net.figures(batch)
    if said is not None:
        wanted = torch.tensor([float(right) for s in batch for one in s.figures for right in one.right])
        heavy = torch.tensor([weight for s in batch for one in s.figures for weight in one.weights])
        made["figures"] = (_each(said, wanted) * heavy).sum()
    told = net.anchors(batch)
    if told is None:
        return made
    made |= _of_anchors(told, batch)
    slots = net.pairs(batch, told)
    if slots is not None:
        wanted = torch.tensor(np.concatenate([p.right for s in batch for p in s.pairs]).astype(np.float32))
        asked = torch.tensor(np.concatenate([p.asked for s in batch for p in s.pairs]))
        made["slots"] = (_each(slots, wanted) * asked).sum()
    return made


def _each(weigh: Tensor, wanted: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(weigh, wanted, reduction="none")


def _of_goods(net: Net, batch: list[Story]) -> Tensor:
    """Of the words of the texts whose goods are known."""
    labels = {n: goods for n, s in enumerate(batch) if (goods := s.goods) is not None}
    longest = net.vectors.shape[1]
    weigh = net.parts["goods"](net.drop(net.vectors[list(labels)]))
    titles = {n: batch[n].tokens.title for n in labels}
    wanted = torch.tensor(
        [[-1] * titles[n] + goods[titles[n] :] + [-1] * (longest - len(goods)) for n, goods in labels.items()]
    )
    return functional.cross_entropy(weigh.transpose(1, 2), wanted, ignore_index=-1, reduction="sum")


def _of_anchors(told: Anchors, batch: list[Story]) -> dict[str, Tensor]:
    """Of all that could be a movement: whether it is told, its kind and status, and which two are of one run."""
    weigh = told.weigh
    meant = [(one.weight, row) for one in batch for row in one.meant]
    counts = torch.tensor([w * (OPTIONAL if row and row.get("optional") else 1.0) for w, row in meant])
    right = torch.tensor([float(row is not None) for _, row in meant])
    made = {"told": (_each(weigh[:, 0], right) * counts).sum()}
    known = [(n, row) for n, (_, row) in enumerate(meant) if row is not None and row.get("kind") in KINDS]
    if known:
        at = [n for n, _ in known]
        kind = torch.tensor([KINDS.index(row["kind"]) for _, row in known])
        status = torch.tensor([STATUSES.index(row.get("status") or "done") for _, row in known])
        each = functional.cross_entropy(weigh[at, 1 : 1 + len(KINDS)], kind, reduction="none")
        each = each + functional.cross_entropy(weigh[at, 1 + len(KINDS) :], status, reduction="none")
        made["kinds"] = (each * counts[at]).sum()
    runs = torch.tensor([run for s in batch for run in s.runs])
    mine, theirs = runs[told.ahead[0]], runs[told.ahead[1]]
    both = ((mine >= 0) & (theirs >= 0)).float()
    made["same"] = (_each(told.same, (mine == theirs).float()) * both * counts[told.ahead[0]]).sum()
    return made
