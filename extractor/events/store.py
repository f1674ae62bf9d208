"""What events are made from, article by article, kept beside the output so that later articles can be added.

``OUT.tellings.jsonl`` holds for each article its sketch (for near copies) and its movements and statistics in the terms
they are compared in. Linking starts from all of them anew, so that adding gives what linking from scratch gives.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from extractor.events.figures import Figure, figures
from extractor.events.goods import goods_of
from extractor.events.sources import sketch
from extractor.events.spots import Spot, shared
from extractor.events.tellings import Head, Told, head_of, movements
from extractor.sources import SourceError


@dataclass(frozen=True, slots=True)
class Kept:
    """One article's tellings."""

    head: Head
    sketch: bytes
    movements: tuple[Told, ...]
    figures: tuple[Figure, ...]


def kept(article: dict[str, Any]) -> Kept:
    """The tellings of a record given as decoded JSON."""
    head = head_of(article)
    return Kept(head, sketch(article["text"]), tuple(movements(article, head)), tuple(figures(article, head)))


def beside(output: Path) -> Path:
    """Where the tellings of an events file are kept."""
    return output.with_name(output.name + ".tellings.jsonl")


def write(path: Path, articles: Iterable[Kept]) -> None:
    """Write the tellings, a line an article."""
    with path.open("w", encoding="utf-8") as out:
        for article in articles:
            row = {
                "head": asdict(article.head),
                "sketch": article.sketch.hex(),
                "movements": [_plain(told) for told in article.movements],
                "figures": [_plain(figure) for figure in article.figures],
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[Kept]:
    """The tellings of a file written by `write`.

    Raises SourceError if it is damaged or cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield _kept(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise SourceError(f"{path}:{number}: damaged ({error}); make the events anew") from None
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from None


def _plain(told: Told | Figure) -> dict[str, Any]:
    return {f.name: getattr(told, f.name) for f in fields(told) if f.name not in ("head", "goods")}


def _kept(row: dict[str, Any]) -> Kept:
    head = Head(**row["head"])
    told = tuple(_told(head, m) for m in row["movements"])
    return Kept(head, bytes.fromhex(row["sketch"]), told, tuple(_figure(head, f) for f in row["figures"]))


def _figure(head: Head, row: dict[str, Any]) -> Figure:
    return Figure(head=head, **{**row, "where": _shared(row["where"])})


def _told(head: Head, row: dict[str, Any]) -> Told:
    ends = {end: _shared(row[end]) for end in ("origin", "destination")}
    listed = {
        "via": tuple(spot for spot in map(_shared, row["via"]) if spot),
        "cargo": tuple(row["cargo"]),
        "sizes": tuple((noun, value, text) for noun, value, text in row["sizes"]),
        "goods": goods_of(tuple(row["cargo"])),
        "ties": tuple((end, shared(Spot(*spot))) for end, spot in row["ties"]),
        "routes": tuple((_shared(origin), _shared(destination)) for origin, destination in row["routes"]),
    }
    return Told(head=head, **{**row, **ends, **listed})


def _shared(values: list[Any] | None) -> Spot | None:
    """One object for each place, however many tellings name it."""
    if values is None:
        return None
    return shared(Spot(*values))
