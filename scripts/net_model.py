"""The network of ``extractor/facts/net`` as PyTorch trains it: rounded while it learns as it is when it reads."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from net_parts import Drop, Linear, hidden, whole
from net_stories import Story, Vocabulary
from torch import Tensor, nn
from torch.nn import functional

from extractor.facts.anchors import STATUSES
from extractor.facts.net import beside, figures
from extractor.facts.net.pairs import KINDS, ORDER, ROWS, SLOTS
from extractor.facts.net.reading import AROUND, REACHES, Place
from extractor.facts.net.tokens import SHAPES

SIZE, HIDDEN, OF_ANCHOR = 96, 192, 192  # numbers of a vector, of the hidden layers of pairs and of anchors
BESIDE, AGAIN = 96, 128  # and of those of comparisons and of the second look
GLOVE = 100  # numbers of a word vector
DROP = 0.15
OWN, KNOWN, NAMED = 0.2, 0.1, 0.3  # how often a word's own vector, GloVe's, those of a name's words are left out


@dataclass(slots=True)
class Anchors:
    """What the network makes of all that could be a movement in a batch."""

    rows: Tensor
    weigh: Tensor
    looks: Tensor
    ahead: Tensor
    same: Tensor


class Net(nn.Module):
    """The network that `extractor.facts.net` runs, with the same names."""

    def __init__(self, known: dict[str, Vocabulary], vectors: np.ndarray) -> None:
        super().__init__()
        self.known = known
        self.glove = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=True)
        self.projection = nn.Linear(GLOVE, SIZE, bias=False)
        table = {name: len(known[name]) + 1 for name in ("words", "tags", "lexicon")} | {"shapes": SHAPES, "title": 1}
        self.tables = nn.ModuleDict({name: nn.Embedding(rows, SIZE) for name, rows in table.items()})
        for one in self.tables.values():
            nn.init.normal_(one.weight, 0, 0.1)
        with torch.no_grad():
            self.tables["tags"].weight[0] = 0
        self.norms = nn.ModuleList([nn.LayerNorm(SIZE) for _ in range(len(REACHES) + 1)])
        self.layers = nn.ModuleList([Linear(3 * SIZE, 2 * SIZE) for _ in REACHES])
        self.parts = nn.ModuleDict(
            {
                "goods": Linear(SIZE, 3),
                "anchor_1": Linear(10 * SIZE, OF_ANCHOR),
                "anchor_2": Linear(OF_ANCHOR, 1 + len(KINDS) + len(STATUSES)),
                "beside_own": Linear(OF_ANCHOR, BESIDE),
                "beside_other": Linear(OF_ANCHOR, BESIDE),
                "beside_same": Linear(BESIDE, 1),
                "again_1": Linear(OF_ANCHOR + BESIDE, AGAIN),
                "again_2": Linear(AGAIN, 1 + len(KINDS) + len(STATUSES)),
                "pair_again": Linear(AGAIN, HIDDEN),
                "pair_train": Linear(10 * SIZE, HIDDEN),
                "pair_words": Linear(4 * SIZE, HIDDEN),
                "pair_2": Linear(HIDDEN, HIDDEN),
                "pair_3": Linear(HIDDEN, len(SLOTS)),
                "figure_itself": Linear(10 * SIZE, HIDDEN),
                "figure_words": Linear(4 * SIZE, HIDDEN),
                "figure_2": Linear(HIDDEN, HIDDEN),
                "figure_3": Linear(HIDDEN, 1),
            }
        )
        self.order = nn.Embedding(ORDER, OF_ANCHOR)
        of_rows = ROWS | {"kinds": len(KINDS)} | {f"figure_{name}": size for name, size in figures.ROWS.items()}
        self.rows = nn.ModuleDict({name: nn.Embedding(size, HIDDEN) for name, size in of_rows.items()})
        self.rows.update({name: nn.Embedding(size, BESIDE) for name, size in beside.ROWS.items()})
        for one in (self.order, *self.rows.values()):
            nn.init.normal_(one.weight, 0, 0.1)
        self.said_of_options = nn.EmbeddingBag(len(known["options"]) + 1, len(SLOTS), mode="sum")
        self.said_of_anchors = nn.EmbeddingBag(len(known["anchors"]) + 1, 1 + len(KINDS) + len(STATUSES), mode="sum")
        for one in (self.said_of_options, self.said_of_anchors):
            nn.init.zeros_(one.weight)
        with torch.no_grad():
            self.parts["pair_3"].bias.fill_(-2.0)
            self.parts["anchor_2"].bias[0] = -1.5
            self.parts["again_2"].weight.mul_(0.1)  # the first look is learned first
            self.parts["pair_again"].weight.mul_(0.1)
        self.drop = Drop(DROP)

    def named_layers(self) -> dict[str, Linear]:
        """All layers by the names that they have in the file of weights."""
        made = {f"layer.{at}": layer for at, layer in enumerate(self.layers, 1)}
        return made | {name.replace("_", "."): layer for name, layer in self.parts.items()}

    def word_table(self) -> Tensor:
        """The vector of each word: its own and what is made of GloVe's."""
        return self.projection(self.glove.weight) + self.tables["words"].weight

    def encode(self, batch: list[Story]) -> None:
        """Read the texts of a batch: ``vectors`` of their words, ``whole`` of title and text."""
        longest = max(len(s.tokens.words) for s in batch)

        def padded(name: str) -> Tensor:
            return torch.tensor([s.ids[name] + [0] * (longest - len(s.ids[name])) for s in batch])

        words = padded("words")
        own = self.tables["words"](words)
        glove = self.projection(self.glove(words))
        if self.training:  # names most of all, so that what stands around them counts
            named = (padded("tags") > 0).float()
            own = own * (torch.rand(words.shape) > OWN + (NAMED - OWN) * named).unsqueeze(-1)
            glove = glove * (torch.rand(words.shape) > KNOWN + (NAMED - KNOWN) * named).unsqueeze(-1)
        made = (
            whole(glove + own)
            + whole(self.tables["shapes"](padded("shapes")))
            + whole(self.tables["tags"](padded("tags")))
        )
        title = torch.tensor([[float(at < s.tokens.title) for at in range(longest)] for s in batch])
        made = made + whole(self.tables["title"].weight[0]) * title.unsqueeze(-1)
        told = [(n, at, row) for n, s in enumerate(batch) for at, row in s.ids["lexicon"]]
        if told:
            where = torch.tensor([n * longest + at for n, at, _ in told])
            of_words = whole(self.tables["lexicon"](torch.tensor([row for *_, row in told])))
            flat = torch.zeros(len(batch) * longest, SIZE).index_add(0, where, of_words)
            made = made + flat.view(len(batch), longest, SIZE)
        length = torch.tensor([len(s.tokens.words) for s in batch])
        inside = (torch.arange(longest) < length.unsqueeze(1)).unsqueeze(-1).float()
        vectors = whole(self.norms[0](self.drop(made))) * inside
        for layer, norm, reach in zip(self.layers, self.norms[1:], REACHES, strict=True):
            before = functional.pad(vectors, (0, 0, reach, 0))[:, :longest]
            behind = functional.pad(vectors, (0, 0, 0, reach))[:, reach:]
            pieces = layer(self.drop(torch.cat([before, vectors, behind], -1)))
            best = torch.maximum(pieces[..., :SIZE], pieces[..., SIZE:])
            vectors = whole(norm(vectors + best)) * inside
        self.vectors = vectors
        self.sums = functional.pad(vectors.cumsum(1), (0, 0, 1, 0))
        titles = torch.tensor([s.tokens.title for s in batch])
        every = torch.arange(len(batch))
        self.titles, self.length = titles, length
        self.whole = torch.cat(
            [self.mean(every, torch.zeros_like(titles), titles), self.mean(every, titles, length)], -1
        )

    def mean(self, number: Tensor, low: Tensor, high: Tensor) -> Tensor:
        """The mean vectors of stretches of texts."""
        size = (high - low).clamp(min=1).unsqueeze(1)
        return whole((self.sums[number, high] - self.sums[number, low]) / size)

    def of_anchors(self, at: Tensor) -> Tensor:
        """What stands for each train or figure: by row its text and its `Place`."""
        text, low, high = at[:, 0], at[:, 3], at[:, 4]
        around = torch.maximum(self.titles[text], low - AROUND), torch.minimum(self.length[text], high + 1 + AROUND)
        means = [
            self.mean(text, low, high + 1),
            self.mean(text, at[:, 5], at[:, 6] + 1),
            self.mean(text, around[0], low),
            self.mean(text, high + 1, around[1]),
        ]
        two = [self.vectors[text, at[:, 1]], self.vectors[text, at[:, 2]]]
        own, most = self.mean(text, at[:, 7], at[:, 8] + 1), self.most(text, at[:, 7], at[:, 8])
        return torch.cat([*two, *means, self.whole[text], own, most], -1)

    def most(self, number: Tensor, low: Tensor, high: Tensor) -> Tensor:
        """The most of each number of the vectors of stretches of texts."""
        longest = int((high - low).max()) + 1
        every = torch.minimum(low.unsqueeze(1) + torch.arange(longest), high.unsqueeze(1))
        return self.vectors[number.unsqueeze(1), every].amax(1)

    def of_spans(self, at: Tensor) -> Tensor:
        """What stands for each stretch: by row its text, its first word, its last, and those of the words between."""
        first, last = self.vectors[at[:, 0], at[:, 1]], self.vectors[at[:, 0], at[:, 2]]
        own, between = (self.mean(at[:, 0], at[:, n], at[:, n + 1] + 1) for n in (1, 3))
        return torch.cat([first, last, own, between], -1)

    def weighed(self, head: str, words: Tensor, inner: Tensor, stands: Tensor, tables: Iterable[str]) -> Tensor:
        """What stretches weigh beside what gives ``inner``, by where they stand to it."""
        inner = inner + self.parts[f"{head}_words"](self.drop(words))
        for rows, name in zip(stands.T, tables, strict=True):
            inner = inner + self.rows[name](rows)
        second = hidden(self.parts[f"{head}_2"](self.drop(hidden(inner))))
        return self.parts[f"{head}_3"](self.drop(second))

    def anchors(self, batch: list[Story]) -> Anchors | None:
        """Of all that could be a movement what stands for it, and what it weighs."""
        told = [_flat(n, place) for n, s in enumerate(batch) for place in s.anchors]
        if not told:
            return None
        rows = self.of_anchors(torch.tensor(told))
        inner = self.parts["anchor_1"](self.drop(rows)) + self.order(torch.tensor([o for s in batch for o in s.order]))
        first = hidden(inner)
        weigh = self.parts["anchor_2"](self.drop(first))
        looks, ahead, same = self.second_look(batch, first)
        weigh = weigh + self.parts["again_2"](self.drop(looks))
        weigh = weigh + _bag(self.said_of_anchors, [said for s in batch for said in s.ids["said"]])
        return Anchors(rows, weigh, looks, ahead, same)

    def second_look(self, batch: list[Story], first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Each beside its neighbours: its vector, the pairs in text order, and what speaks for each as one run."""
        base = np.cumsum([0, *(len(s.anchors) for s in batch)])
        pairs = np.hstack(
            [np.stack([s.beside.first, s.beside.second]) + at for s, at in zip(batch, base, strict=False)]
        )
        at = torch.tensor(pairs)
        stands = torch.tensor(np.vstack([s.beside.rows for s in batch]))
        own, other = (self.parts[f"beside_{name}"](self.drop(first)) for name in ("own", "other"))
        inner = own.index_select(0, at[0]) + other.index_select(0, at[1])
        for rows, name in zip(stands.T, beside.ROWS, strict=True):
            inner = inner + self.rows[name](rows)
        between = hidden(inner)
        most = torch.zeros(len(first), BESIDE)
        most = most.scatter_reduce(0, at[0].unsqueeze(1).expand(-1, BESIDE), between, "amax")
        looks = hidden(self.parts["again_1"](self.drop(torch.cat([first, most], -1))))
        ahead = at[0] < at[1]
        return looks, at[:, ahead], self.parts["beside_same"](self.drop(between[ahead])).squeeze(1)

    def pairs(self, batch: list[Story], told: Anchors) -> Tensor | None:
        """What each option of each movement weighs for each slot."""
        spans, stands, option, kinds, features, count, base = [], [], [], [], [], 0, 0
        for n, one in enumerate(batch):
            for pairs, said in zip(one.pairs, one.ids["options"], strict=True):
                spans += [
                    (n, *span, *gap, base + pairs.anchor) for span, gap in zip(pairs.spans, pairs.between, strict=True)
                ]
                stands.append(pairs.stands)
                kinds += [one.kinds[pairs.anchor]] * len(pairs.spans)
                option += [count + at for at in pairs.option]
                features += said
                count += len(said)
            base += len(one.anchors)
        if not spans:
            return None
        at = torch.tensor(spans)
        trains = self.parts["pair_train"](self.drop(told.rows)) + self.parts["pair_again"](self.drop(told.looks))
        inner = trains[at[:, 5]] + self.rows["kinds"](torch.tensor(kinds))
        weigh = self.weighed("pair", self.of_spans(at), inner, torch.tensor(np.vstack(stands)), ROWS)
        best = torch.full((count, len(SLOTS)), -1e4)
        best = best.scatter_reduce(0, torch.tensor(option).unsqueeze(1).expand(-1, len(SLOTS)), weigh, "amax")
        return best + _bag(self.said_of_options, features)

    def figures(self, batch: list[Story]) -> Tensor | None:
        """What each name beside each figure weighs."""
        told = [(n, one.beside) for n, s in enumerate(batch) for one in s.figures]
        if not told:
            return None
        of_figures = self.of_anchors(torch.tensor([_flat(n, one.figure) for n, one in told]))
        at = torch.tensor(
            [
                (n, *span, *gap, k)
                for k, (n, one) in enumerate(told)
                for span, gap in zip(one.spans, one.between, strict=True)
            ]
        )
        inner = self.parts["figure_itself"](self.drop(of_figures))[at[:, 5]]
        stands = torch.tensor([row for _, one in told for row in one.stands])
        tables = [f"figure_{name}" for name in figures.ROWS]
        each = self.weighed("figure", self.of_spans(at), inner, stands, tables).squeeze(1)
        base = np.cumsum([0, *(len(one.right) for s in batch for one in s.figures)])
        name = torch.tensor([base[k] + row for k, (_, one) in enumerate(told) for row in one.name])
        return torch.full((int(base[-1]),), -1e4).scatter_reduce(0, name, each, "amax")


def _flat(text: int, place: Place) -> tuple[int, ...]:
    """A row of the text and the words of a place."""
    return text, *place[:2], *(word for span in place[2:] for word in span)


def _bag(of: nn.EmbeddingBag, features: list[list[int]]) -> Tensor:
    flat = [row for rows in features for row in rows] or [0]
    at = np.cumsum([0, *map(len, features)])[:-1]
    return of(torch.tensor(flat), torch.tensor(at))
