"""The gold in numbers for ``train_net.py``: what could be told in each article, and what is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from lessons import (
    DATE_OF_MOVEMENTS,
    Lesson,
    dated_rows,
    lessons,
    read_article,
    rows_of,
)
from net_align import goods_of, met_of
from net_figures import OF_TABLE, OPTIONAL, Figure, figures_of, of_periods, told_figures

from extractor.evaluate.match import movement_slots, plain
from extractor.facts.anchors import anchors_of, possible
from extractor.facts.net.beside import Compared, compared
from extractor.facts.net.pairs import KINDS, SLOTS, order, places_of, rivals_of
from extractor.facts.net.reading import BEGINS, GOES_ON, Place, Reading
from extractor.facts.net.tokens import UNKNOWN, Span, Tokens, ids, lexicon_rows
from extractor.facts.net.weights import Weights
from extractor.facts.settle.settled import LISTED
from extractor.facts.settle.settled import rows_of as stretches_of
from extractor.facts.settle.values import GROUPS
from extractor.facts.settle.view import views
from extractor.weighing import Columns

OFTEN, SAID = 4, 8  # texts that a word, candidates that a feature must be seen with
UNTOLD = ("operator", "load", "frequency")  # slots that the tables do not tell

UNLEARNED = Weights({}, {}, {}, 0, Columns([]), Columns([]))
"""Of a reading that is asked for nothing but its words."""
PUBLISHED_OF_STATISTICS = "2025-05-20"
OF_SLOTS = "of slots"
"""The name of what tells of single slots alone."""

Row = dict[str, Any]
Vocabulary = dict[str, int]


@dataclass(eq=False)
class Pairs:
    """A movement of the gold with what could fill its slots."""

    anchor: int
    spans: list[Span]
    stands: np.ndarray
    between: list[Span]
    option: list[int]
    features: list[list[str]]
    right: np.ndarray  # options × slots
    asked: np.ndarray


@dataclass(eq=False)
class Story:
    """An article in numbers: its words, what could be a movement in it, and what is."""

    name: str
    tokens: Tokens
    anchors: list[Place]
    order: list[int]
    kinds: list[int]  # as the rules read them
    said: list[list[str]]
    weight: float
    meant: list[Row | None]
    runs: list[int]  # the number of the gold movement that each stands for, or -1
    beside: Compared
    goods: list[int] | None
    pairs: list[Pairs] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    ids: dict[str, Any] = field(default_factory=dict)


def stories(folders: Iterable[Path]) -> Iterator[Story]:
    """The articles of these folders, and the rows of the tables."""
    for lesson in (*lessons(folders), *_of_slots()):
        if lesson.article.sentences:
            yield story(lesson)
    yield from _of_statistics()


def _of_slots() -> Iterator[Lesson]:
    """The rows of the table of single slots, which tells only these of their first movement."""
    for text, expected in rows_of("slots.txt"):
        told = {slot: value for slot, _, value in (part.partition(": ") for part in expected.split(" ; "))}
        row: Row = {slot: None if value == "-" else value for slot, value in told.items()}
        row |= {slot: [v for v in told[slot].split(", ") if v != "-"] for slot in LISTED if slot in told}
        article, lists = read_article(text, DATE_OF_MOVEMENTS, None)
        yield Lesson(OF_SLOTS, article, lists, [row])


def story(of: Lesson) -> Story:
    """What could be told in an article, each with the gold movement that it stands for."""
    article = of.article
    reading = Reading(article, UNLEARNED)
    named = sorted(goods_of(of))
    reading.__dict__["goods"] = named
    article.memo["reading"] = reading
    found = possible(article)
    anchors = anchors_of(found, reading)
    lists = of.lists | (of.gold.lists if of.gold else {})
    wanted = [movement_slots(row, lists) for row in of.rows]
    met, again = met_of(wanted, [one.one for one in found], of)
    if of.name == OF_SLOTS and not met and found:
        met = {0: 0}
    met |= again  # two tellings of one run are put together when it is read
    meant = [of.rows[met[n]] if n in met else None for n in range(len(found))]
    made = Story(
        of.name,
        reading.tokens,
        places_of(anchors),
        order(anchors),
        [KINDS.index(anchor.kind) for anchor in anchors],
        [one.features for one in found],
        1.0 if of.gold else OF_TABLE,
        meant,
        [met.get(n, -1) for n in range(len(found))],
        compared([anchor.said for anchor in anchors]),
        _labels(reading.tokens, named) if of.gold and of.rows else None,
    )
    made.figures = list(figures_of(of, reading))
    real = [n for n, row in enumerate(meant) if row is not None]
    for n in real:  # as the network will have read them
        one, row = found[n].one, meant[n] or {}
        one.kind, one.status = row.get("kind") or one.kind, row.get("status") or "done"
    seen = views([found[n].one for n in real], article)
    told = [anchors[number] for number in real]
    for at, (view, number) in enumerate(zip(seen, real, strict=True)):
        rivals = rivals_of(told, at)
        row, gold = meant[number], wanted[met[number]]
        groups = {slots: options_of(view) for slots, options_of in GROUPS.items()}
        rows = stretches_of(groups, view, anchors[number], rivals, reading)
        features, right, asked = [], [], []
        for slots, options in groups.items():
            for name, option in options.items():
                features.append(list(dict.fromkeys(option.features)))
                text = of.lists["quantities"][int(name)]["text"] if slots == ("load",) else name
                right.append([slot in slots and (slot, plain(text)) in gold for slot in SLOTS])
                weight = _weight(row, of)
                asked.append([weight if slot in slots and _is_asked(slot, row, of) else 0.0 for slot in SLOTS])
        if rows.spans:
            made.pairs.append(
                Pairs(
                    number,
                    rows.spans,
                    rows.stands,
                    rows.between,
                    rows.option,
                    features,
                    np.array(right),
                    np.array(asked, np.float32),
                )
            )
    return made


def _is_asked(slot: str, row: Row | None, of: Lesson) -> bool:
    """Whether the gold tells of a slot; the tables tell not of all."""
    if of.name == OF_SLOTS:
        return row is not None and slot in row
    return of.gold is not None or slot not in UNTOLD


def _of_statistics() -> Iterator[Story]:
    """The rows of the tables of statistics."""
    rows = [*rows_of("statistics.txt"), *((text, of_periods(expected)) for text, expected in rows_of("periods.txt"))]
    told = [(PUBLISHED_OF_STATISTICS, text, expected) for text, expected in rows]
    for published, text, expected in (*told, *dated_rows()):
        article, lists = read_article(text, published, None)
        reading = Reading(article, UNLEARNED)
        made = list(told_figures(article, reading, lists, expected))
        if made:
            yield Story(
                "of statistics", reading.tokens, [], [], [], [], OF_TABLE, [], [], compared([]), None, figures=made
            )


def _weight(row: Row | None, of: Lesson) -> float:
    return OPTIONAL if row and row.get("optional") else 1.0 if of.gold else OF_TABLE


def _labels(tokens: Tokens, named: list[tuple[int, int]]) -> list[int]:
    made = [0] * len(tokens.words)
    for start, end in named:
        span = tokens.span(start, end)
        if span is not None:
            made[span[0]] = BEGINS
            for at in range(span[0] + 1, span[1] + 1):
                made[at] = GOES_ON
    return made


def number(known: list[Story], vocabulary: dict[str, Vocabulary]) -> None:
    """Give each story the rows of its words and features."""
    for one in known:
        tokens = one.tokens
        one.ids = {
            "words": ids(tokens.words, vocabulary["words"], UNKNOWN),
            "shapes": tokens.shapes,
            "tags": ids(tokens.tags, vocabulary["tags"]),
            "lexicon": list(lexicon_rows(tokens, vocabulary["lexicon"])),
            "said": [_rows(said, vocabulary["anchors"]) for said in one.said],
            "options": [[_rows(said, vocabulary["options"]) for said in p.features] for p in one.pairs],
        }


def _rows(names: list[str], known: Vocabulary) -> list[int]:
    return [known[name] for name in names if name in known]


def vocabulary_of(known: list[Story], glove: list[str]) -> dict[str, Vocabulary]:
    """The words, classes, tags and features that are told apart."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("words", "tags", "lexicon", "anchors", "options")}
    for one in known:
        counts["words"].update(set(one.tokens.words))
        counts["tags"].update(tag for tag in one.tokens.tags if tag)
        counts["lexicon"].update(name for names in one.tokens.lexicon.values() for name in names)
        counts["anchors"].update(name for names in one.said for name in names)
        counts["options"].update(name for p in one.pairs for names in p.features for name in names)
    least = {"words": OFTEN, "tags": 1, "lexicon": 20, "anchors": SAID, "options": SAID}
    made = {name: sorted(word for word, count in counts[name].items() if count >= least[name]) for name in counts}
    made["words"] = ["<unknown>", *sorted({*made["words"], *glove})]
    return {name: {word: row for row, word in enumerate(words, 1)} for name, words in made.items()}
