"""What a figure measures: the noun phrase that names it, by ordered preferences."""

import re
from collections.abc import Callable

from extractor.facts.article import Sentence
from extractor.facts.figures.choice import chosen
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.goods import (
    complement,
    more_of,
    noun_of,
    number_behind,
    of_goods,
    own_noun,
    share_of,
    topic_as_to,
    worth,
)
from extractor.facts.figures.items import gapped, item, making_up
from extractor.facts.figures.phrases import ACTOR, GENERIC, phrase
from extractor.facts.figures.reading import Reading, read
from extractor.facts.figures.spoken_of import grow, named_subject, object_first, object_to, subject

PREFERENCES: tuple[Callable[[Figure], Found | None], ...] = (
    topic_as_to,
    number_behind,
    complement,
    named_subject,
    object_first,
    own_noun,
    of_goods,
    worth,
    more_of,
    making_up,
    share_of,
    gapped,
    grow,
    object_to,
    noun_of,
    item,
    subject,
)


def _at_a_change(level: Figure) -> tuple[Callable[[Figure], Found | None], ...]:
    """What may name, at a change, what its level measures: "ores by 2,619 carloads, to 21,738", "timber 4% to 1.1"."""
    found = level.slots.get("measure")
    if found is None or level.role != "level":
        return ()
    if found.rule == "measure.own_noun" and found.value not in level.row["text"]:
        return (item, gapped, subject)  # the noun of another figure
    return (gapped,) if found.rule in ("measure.subject", "measure.named_subject") else ()


def fill(f: Figure, last: Figure | None, told: Sentence | None) -> None:
    """Set the measure of a figure; ``last``: the figure before it, ``told``: the sentence before, without figures."""
    if f.row["kind"] == "length":
        return
    level = f.of if f.role == "change" else None
    if level is not None and level.at > f.at:
        said = chosen(_at_a_change(level), f)
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
    if level is not None and level.role == "level" and found.rule == "measure.subject":
        level.put("measure", found.again("measure.of_change"))


def _carried(f: Figure, last: Figure | None, told: Sentence | None) -> Found | None:
    """What the figure or the sentence before measured, where this one goes on about it."""
    if told is not None and _generic_subject(f) and (of := told_of(read(told))) is not None:
        return of.again("measure.subject_before")
    if f.row["kind"] == "count" and not f.row["counted"] and not f.row["unit"] and f.role == "level":
        said = _clause_before(f)
        if said is not None:
            return said
    before = last.slots.get("measure") if last is not None else None
    if before is None or last is None:
        return None
    if f.role == "earlier":
        return before.again("measure.earlier")
    if _goes_on(f, last):
        return before.again("measure.carried")
    if _is_part(f, last):
        return before.again("measure.part")
    return before.again("measure.same_unit") if _same_unit(f, last) else None


def _same_unit(f: Figure, last: Figure) -> bool:
    row, other = f.row, last.row
    if (
        row["kind"] not in ("mass", "other", "volume")
        or (row["unit"] != other["unit"] and other["kind"] != "percent")
        or row["per"]
    ):
        return False
    return last.reading.sentence.paragraph == f.reading.sentence.paragraph


_PARTS = re.compile(r"\b(?:of (?:it|that|this|them|these|those|the total|the result)|(?:remaining|other|rest))\b")


def _is_part(f: Figure, last: Figure) -> bool:
    """ "Dostyk took 1.5 million tonnes of it", "the remaining 1.3 million tonnes": of what was measured before."""
    if last.reading.sentence.paragraph != f.reading.sentence.paragraph or (
        f.row["unit"] != last.row["unit"] and f.row["kind"] != "percent"
    ):
        return False
    return (
        _PARTS.search(f.right(3)) is not None
        or _PARTS.search(f.left(3)) is not None
        or _PARTS.match(f.reading.words(f.clause.low, f.clause.low + 3).lower()) is not None
    )


def _clause_before(f: Figure) -> Found | None:
    """ "Most of the boxes go to Nairobi; about 640 a week continue": boxes, where no other figure stands between."""
    r = f.reading
    n = r.clauses.index(f.clause)
    if n == 0 or any(p.kind == "quantity" for p in f.pieces[f.clause.low : f.at]):
        return None
    c = r.clauses[n - 1]
    low, high = c.subject
    if (
        low >= high
        or c.kind == "said"
        or not f.pieces[high - 1].cls & {"counted.trains", "counted.units", "noun.train"}
    ):
        return None
    return phrase(f, low, high, "measure.clause_before")


def told_of(r: Reading) -> Found | None:
    """What a sentence without figures is about, if that can be measured: its subject, where this is no name."""
    for c in r.clauses:
        low, high = c.subject
        if low >= high or c.verb < 0 or c.kind in ("said", "relative"):
            continue
        line = r.pieces
        head = line[high - 1]
        if head.kind != "word" or (
            not head.cls & {"noun.volume", "noun.train"} and not (head.low.endswith("s") and not head.cls)
        ):
            return None
        if head.low in GENERIC or head.low in ACTOR:
            return None
        f = Figure(high, line[high - 1], r, c, -1)
        return phrase(f, low, high, "measure.told_of")
    return None


def _generic_subject(f: Figure) -> bool:
    """Whether the clause's subject calls back what was measured: "it stood at", "growth", "the total"."""
    low, high = f.clause.subject
    line = f.pieces
    if low >= high or low > f.at:
        return False
    words = [p.low for p in line[low:high] if p.kind == "word"]
    main = line[f.clause.main]
    if words and words[-1] in ("that", "which"):
        words = words[:-1]
    if words in (["it"], ["this"], ["that"], ["they"]):
        return bool(main.cls & {"verb.level", "verb.change", "verb.be"}) and "verb.act" not in main.cls
    return bool(words) and words[-1] in GENERIC | {"series"} and words[-1] not in ("average", "year", "month")


def _goes_on(f: Figure, last: Figure) -> bool:
    row = f.row
    if last.reading.sentence.number < f.reading.sentence.number - 1:
        return False
    if _generic_subject(f):
        return True
    if row["kind"] == "count" and not row["unit"] and not row["counted"]:
        return True
    if last.reading is f.reading:
        between = f.reading.said(last.at + 1, f.at)
        alike = row["unit"] == last.row["unit"] or row["kind"] in ("percent", "ratio")
        if between in ("(", "or", ", or", ", or about", "( about", "( or") or (
            alike and between in ("and", ", and", ",", "and up")
        ):
            return True
        if f.row["kind"] == "money" and last.row["kind"] == "money":
            return True
        if row["kind"] == "money" and re.search(r"worth", between):
            return True
    return False
