"""What the network has learned, as ``scripts/train_net.py`` wrote it: arrays of whole numbers and their words."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from extractor.facts.net.exact import Floats, Layer
from extractor.weighing import Columns

NAME = "weights.zip"


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Arrays by name, and the words, classes, tags that rows of tables stand for."""

    arrays: Mapping[str, Floats]
    known: Mapping[str, Mapping[str, int]]
    layers: Mapping[str, Layer]
    least: int
    """What an option must weigh at least, in thousandths."""
    columns: Columns
    """What is said of options in words weighs for each slot."""
    of_anchors: Columns
    """What is said of trains in words weighs for being told of, for each kind and each status."""


def read(data: bytes) -> Weights:
    """The weights in a file: ``words.json``, and an array for each further name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        told = json.loads(packed.read("words.json"))
        arrays = {}
        for entry in packed.namelist():
            if entry.endswith(".npy"):
                array = np.load(io.BytesIO(packed.read(entry)), allow_pickle=False)
                arrays[entry.removesuffix(".npy")] = array if entry == "words.npy" else array.astype(np.float32)
    known = {name: {word: row for row, word in enumerate(words, 1)} for name, words in told.pop("known").items()}
    layers = {
        name: Layer(np.ascontiguousarray(arrays.pop(f"{name}.matrix")), scale, arrays.pop(f"{name}.bias"))
        for name, scale in told["scales"].items()
    }
    return Weights(arrays, known, layers, told["least"], Columns(told["options"]), Columns(told["anchors"]))


@cache
def learned() -> Weights:
    """The weights that the package brings."""
    return read((files(__package__) / NAME).read_bytes())
