"""Which of all that could be a movement stands for each movement of the gold, for ``train_net.py``.

The gold does not say which words tell of a movement. They are found by the values that it has: those that few other
movements of the article share say most, and each says most of the verb or train that it stands nearest to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from lessons import Lesson

from extractor.evaluate.match import movement_slots, plain
from extractor.facts.gathered import Gathered
from extractor.facts.movements import record
from extractor.facts.once import ONE, agree

AGAIN = 2
"""How many slots what tells of a train again shares with it at least."""
LEAST = 0.8
"""What must speak at least for a stretch of text that stands for a movement: about one value of its own."""
NEAREST, BESIDE, ELSEWHERE = 1.0, 0.6, 0.7
"""What a value says of the nearest of its sentence, of the others there, and of a train spoken of there too."""
BY_RULE, OF_KIND = 0.5, 0.4
"""What a value says that the rules read there, and a kind."""
_VALUES = {"places": "text", "quantities": "text", "dates": "value", "organisations": "name", "services": "name"}

Row = dict[str, Any]
Slots = frozenset[tuple[str, str]]
Where = dict[str, list[tuple[int, int]]]
"""The sentences and the characters where each value stands."""


def goods_of(of: Lesson) -> set[tuple[int, int]]:
    """Where the text names the goods of its movements."""
    text, made = of.article.text.lower(), set()
    for good in {good.lower() for row in of.rows for good in row.get("cargo") or ()}:
        at = text.find(good)
        while at >= 0:
            end = at + len(good)
            if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
                made.add((at, end))
            at = text.find(good, at + 1)
    longest = sorted(made, key=lambda span: (span[0] - span[1], span))
    kept: list[tuple[int, int]] = []
    for low, high in longest:
        if all(high <= start or end <= low for start, end in kept):
            kept.append((low, high))
    return set(kept)


def met_of(wanted: list[Slots], found: list[Gathered], of: Lesson) -> tuple[dict[int, int], dict[int, int]]:
    """For what could be a movement the number of the gold one that it stands for; and for what tells of one again."""
    scores = _scores(wanted, found, of)
    made: dict[int, int] = {}
    for _, i, j in sorted((-score, i, j) for (i, j), score in scores.items() if score >= LEAST):
        if j not in made and i not in made.values():
            made[j] = i
    again: dict[int, int] = {}
    for _, i, j in sorted((-score, i, j) for (i, j), score in scores.items()):
        if j not in made and j not in again and i in made.values() and _tells(found[j], of.rows[i], wanted[i], of):
            again[j] = i
    return made, again


def _scores(wanted: list[Slots], found: list[Gathered], of: Lesson) -> dict[tuple[int, int], float]:
    """What speaks for each pair of a gold movement and what could be one."""
    where = _where(of)
    values = [{value for slot, value in gold if slot not in ("kind", "status")} for gold in wanted]
    shared = Counter(value for known in values for value in known)
    by_sentence: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for j, one in enumerate(found):
        verb = [one.verb.start] if one.verb else []
        by_sentence[one.event.sentence.number].append((j, [one.event.reference.start, *verb]))
    spoken: dict[int, list[int]] = defaultdict(list)
    for j, one in enumerate(found):
        for number in {talk.sentence.number for talk in one.train.talks} - {one.event.sentence.number}:
            spoken[number].append(j)
    by_rule = [movement_slots(record(one, []), of.lists) for one in found]
    made: dict[tuple[int, int], float] = {}
    for i, gold in enumerate(wanted):
        told: dict[int, float] = defaultdict(float)
        for value in sorted(values[i]):
            for j, weight in _told_by(where.get(value, []), by_sentence, spoken).items():
                told[j] += weight / shared[value]
        for j, weight in told.items():
            read = sum(1 / shared[value] for slot, value in sorted(gold & by_rule[j]) if slot not in ("kind", "status"))
            made[i, j] = weight + BY_RULE * read + OF_KIND * (("kind", found[j].kind) in gold)
    return made


def _told_by(
    stands: list[tuple[int, int]],
    by_sentence: dict[int, list[tuple[int, list[int]]]],
    spoken: dict[int, list[int]],
) -> dict[int, float]:
    """What a value says of each that could be a movement, by where it stands."""
    best: dict[int, float] = defaultdict(float)
    for number, at in stands:
        near = {j: min(abs(at - point) for point in points) for j, points in by_sentence.get(number, ())}
        for j, distance in near.items():
            best[j] = max(best[j], NEAREST if distance == min(near.values()) else BESIDE)
        for j in spoken.get(number, ()):
            best[j] = max(best[j], ELSEWHERE)
    return best


def _where(of: Lesson) -> Where:
    """Where the values that movements can have stand; of a time also its day."""
    made: Where = defaultdict(list)
    for name, key in _VALUES.items():
        for mention in of.article.mentions[name]:
            value = plain(mention.row[key])
            for told in {value, value.partition("t")[0]} if name == "dates" else {value}:
                made[told].append((mention.sentence, mention.start))
    for start, end in goods_of(of):
        made[of.article.text[start:end].lower()].append((of.article.sentence_of(start).number, start))
    for value in list(_days(of)):
        made[value] = made.get(value) or made.get(value.partition("t")[0], [])
    return made


def _days(of: Lesson) -> Iterator[str]:
    yield from (plain(row["when"]) for row in of.rows if row.get("when"))


def _tells(one: Gathered, row: Row, gold: Slots, of: Lesson) -> bool:
    """Whether a train can be one that is told of elsewhere: it shares two values with it, and no end differs."""
    said = movement_slots(record(one, []), of.lists)
    if len({slot for slot, _ in gold & said} - {"kind", "status", "operator"}) < AGAIN:
        return False
    told = ((slot, row.get(slot), one.value(slot)) for slot in ONE if slot != "operator")
    return all(agree(slot, plain(has), plain(its)) for slot, has, its in told if has and its)
