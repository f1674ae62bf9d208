"""What a figure measures: the noun phrase that names it, by ordered preferences."""

from collections.abc import Callable

from extractor.facts.figures.choice import chosen
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.goods import (
    noun_of,
    of_goods,
    own_noun,
    share_of,
    topic_as_to,
    worth,
)
from extractor.facts.figures.items import gapped, item, making_up
from extractor.facts.figures.phrases import GENERIC, phrase
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.spoken_of import (
    grow,
    named_subject,
    object_first,
    object_to,
    subject,
)

PREFERENCES: tuple[Callable[[Figure], Found | None], ...] = (
    topic_as_to,
    named_subject,
    object_first,
    own_noun,
    of_goods,
    worth,
    making_up,
    share_of,
    gapped,
    grow,
    object_to,
    noun_of,
    item,
    subject,
)


_AT_A_CHANGE = (item, gapped, subject)


def fill(f: Figure, last: Figure | None, told: Found | None) -> None:
    """Set the measure of a figure; ``last``: the figure before it, ``told``: what the sentence before was about."""
    if f.row["kind"] == "length":
        return
    level = f.of if f.role == "change" else None
    if level is not None and level.at > f.at:
        said = chosen(_AT_A_CHANGE, f)
        if said is not None:
            f.put("measure", said)
            level.put("measure", said.again("measure.of_change"))
            return
    if level is not None and "measure" in level.slots:
        f.put("measure", level.slots["measure"].again("measure.tied"))
        return
    if (
        f.at > 1
        and f.pieces[f.at - 1].low == "("
        and last is not None
        and last.piece is f.pieces[f.at - 2]
        and "measure" in last.slots
    ):
        f.put("measure", last.slots["measure"].again("measure.converted"))
        return
    found = chosen(PREFERENCES, f)
    if found is None and level is None:
        found = _carried(f, last, told)
    if found is None:
        return
    f.put("measure", found)
    if level is not None and found.rule == "measure.subject":
        level.put("measure", found.again("measure.of_change"))


def _carried(f: Figure, last: Figure | None, told: Found | None) -> Found | None:
    """What the figure or the sentence before measured, where this one goes on about it."""
    if told is not None and _generic_subject(f):
        return told.again("measure.subject_before")
    before = last.slots.get("measure") if last is not None else None
    if before is None or last is None:
        return None
    if f.role == "earlier":
        return before.again("measure.earlier")
    if _goes_on(f, last):
        return before.again("measure.carried")
    return before.again("measure.same_unit") if _same_unit(f, last) else None


def _same_unit(f: Figure, last: Figure) -> bool:
    row, other = f.row, last.row
    if (row["unit"] != other["unit"]) or row["per"]:
        return False
    return last.reading.sentence.paragraph == f.reading.sentence.paragraph


def told_of(r: Reading) -> Found | None:
    """What a sentence without figures is about, if that can be measured: its subject, where this is no name."""
    for c in r.clauses:
        low, high = c.subject
        line = r.pieces
        head = line[high - 1]
        if not head.cls & {"noun.volume", "noun.train"}:
            return None
        f = Figure(high, line[high - 1], r, c, -1)
        return phrase(f, low, high, "measure.told_of")
    return None


def _generic_subject(f: Figure) -> bool:
    """Whether the clause's subject calls back what was measured: "it stood at", "growth", "the total"."""
    low, high = f.clause.subject
    line = f.pieces
    words = [p.low for p in line[low:high] if p.kind == "word"]
    return bool(words) and words[-1] in GENERIC | {"series"} and words[-1] not in ("average", "year", "month")


def _goes_on(f: Figure, last: Figure) -> bool:
    row = f.row
    if last.reading.sentence.number < f.reading.sentence.number - 1:
        return False
    return bool(not row["unit"])
