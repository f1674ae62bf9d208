"""Of which place, service and organisation a figure is said: chosen among the names of the text, or none, by weights.

The weights are learned by ``scripts/train_said_of.py`` and are whole thousandths, so that the sum is the same on every
machine. Figures are taken in order; what is chosen for one speaks for or against what the next is said of.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from extractor.facts.article import Article, Sentence
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.names import LISTS, Name, Names
from extractor.facts.figures.ties import Surroundings, of_name, of_none
from extractor.silence import heard
from extractor.weighing import reasons, table, total

ORDER = ("organisation", "service", "place")
_NEAR = 6  # names on each side of a figure in its sentence that may be what it is said of
_BEFORE = 3  # names told before its sentence that may
_REASONS = 4

Options = Mapping[str | None, list[str]]
"""The features of each name that may fill a slot, and of none of them (None)."""
Ranking = list[tuple[str, tuple[str, ...]]]
"""Names, the best first, that one with what speaks for it."""
Known = Mapping[int, Sentence]
"""The sentences so far that figures stand in or go on from, by their number."""


def weights() -> Mapping[str, Mapping[str, int]]:
    """The weight of each feature in thousandths, by slot."""
    known: Mapping[str, Mapping[str, int]] = table(__package__, "said_of.json")
    return known


def heavier(options: Options, known: Mapping[str, int]) -> Ranking:
    """The names, the heaviest first, the first with what weighed most; none if it does not outweigh none."""
    weighed = [(total(features, known), value) for value, features in options.items() if value is not None]
    best = sorted(weighed, key=itemgetter(0), reverse=True)
    if not best or best[0][0] <= total(options[None], known):
        return []
    return [(value, reasons(options[value], known, _REASONS) if n == 0 else ()) for n, (_, value) in enumerate(best)]


@dataclass(slots=True, eq=False)
class Chosen:
    """A figure that was read, and what it is said of by slot; None where nothing is."""

    around: Surroundings
    values: dict[str, str | None] = field(default_factory=dict)


class Passage:
    """What the figures of an article so far are said of."""

    def __init__(self, article: Article) -> None:
        self.names = Names(article)
        self.last: Chosen | None = None
        self.told: dict[str, Counter[str | None]] = {slot: Counter() for slot in LISTS}
        self.taken = 0  # figures, which is what the counts of each slot add up to

    def ranking(self, now: Chosen, slot: str, names: list[Name], known: Known) -> Ranking:
        """The names that a figure may be said of, the best first."""
        return heavier(self.options(now, slot, names, known), weights()[slot]) if names else []

    def options(self, now: Chosen, slot: str, names: list[Name], known: Known) -> Options:
        """What speaks for each name that may fill a slot, and for none of them."""
        around = now.around
        course = self._course(now, slot)
        made: dict[str | None, list[str]] = {None: of_none(around, slot) + self._of_course(now, slot, None, course)}
        for name in names:
            made[name.value] = of_name(around, name, known) + self._of_course(now, slot, name, course)
        return made

    def take(self, now: Chosen) -> None:
        """Note what a figure is said of."""
        self.last = now
        self.taken += 1
        for slot, value in now.values.items():
            self.told[slot][value] += 1

    def names_near(self, around: Surroundings, slot: str) -> list[Name]:
        """The names near a figure in its sentence, the last before it, the one named most, the last figure's."""
        found = {name.value: name for name in around.near(slot, _NEAR)}
        for name in around.before[slot][:_BEFORE]:
            found.setdefault(name.value, name)
        for value in (self.names.most.get(slot), self.last.values[slot] if self.last else None):
            if value is not None and value not in found:
                name = self.names.last(slot, value, around.number)
                if name.sentence <= around.number:
                    found[value] = name
        return list(found.values())

    def _of_course(self, now: Chosen, slot: str, name: Name | None, course: Mapping[str, list[str]]) -> list[str]:
        """How a name goes on from the figures before, and goes with what was chosen for the other slots."""
        value, cls, lead = (name.value, name.cls, "") if name else (None, "none", "none, ")
        found = course["with"] if name else [f"none, {told}" for told in course["with"]]
        found = found + [f"{lead}{cls} {told}" for told in course["filled"]]
        if self.last is None:
            return [*found, f"{lead}the first figure"]
        last = self.last.values[slot]
        if name is not None and self.last.around.number < name.sentence < now.around.number:
            found += ["named since", f"named since, {cls}", f"named since, {now.around.subject}"]
        if last == value:
            found += course["as before"] if name else [f"none, {told}" for told in course["as before"]]
            found += [f"as before, {cls}", f"as before, {now.around.figure}"]
        elif last is not None:
            found += course["instead"] if name else [f"none, {told}" for told in course["instead"]]
        count = self.told[slot][value]
        share = count / self.taken
        part = "none" if not count else "few" if share < 1 / 3 else "some" if share < 2 / 3 else "most"
        return [*found, f"{lead}said before: {min(count, 3)}", f"{lead}{part} were so before"]

    def _course(self, now: Chosen, slot: str) -> dict[str, list[str]]:
        """What was chosen for the other slots, and what lies between the figure before and this one."""
        values = now.values
        course = {
            "with": [f"{'no' if value is None else 'with'} {s}" for s, value in values.items()],
            "filled": [f"with {s}" for s, value in values.items() if value is not None],
        }
        if self.last is not None:
            distance, before = now.around.distance(self.last.around), self.last.values
            told = [distance, f"{distance}, {'another here' if now.around.has[slot] else 'no other here'}"]
            told += [f"{s} {_change(before[s], value)}" for s, value in values.items()]
            told += [f"{words} between" for words in now.around.joined(self.last.around)]
            course["instead"] = [f"instead, {one}" for one in told]
            course["as before"] = [f"as before, {one}" for one in (*told, f"{distance}, {now.around.subject}")]
        return course


def _change(before: str | None, now: str | None) -> str:
    if before == now:
        return "none as before" if now is None else "as before"
    return "gone" if now is None else "new" if before is None else "another"


def say_of(figures: list[Figure], passage: Passage, known: Known) -> None:
    """Fill the slots of a sentence's figures; a change is said of what its level is said of."""
    for figure in figures:
        if not _is_tied(figure):
            now = Chosen(Surroundings(figure, passage.names))
            for slot in ORDER:
                names = passage.names_near(now.around, slot)
                found = _found(passage.ranking(now, slot, names, known), now, slot, passage)
                now.values[slot] = found.value if found else None
                if found is not None:
                    figure.put(slot, found)
            passage.take(now)
    for figure in figures:
        if _is_tied(figure) and figure.of is not None:
            for slot in LISTS:
                if slot in figure.of.slots:
                    figure.put(slot, figure.of.slots[slot].again(f"{slot}.tied"))


def _is_tied(figure: Figure) -> bool:
    return figure.role == "change" and figure.of is not None


def _found(ranking: Ranking, now: Chosen, slot: str, passage: Passage) -> Found | None:
    """The first name of a ranking whose rule is heard, with the next one as runner-up."""
    found: list[Found] = []
    for value, because in ranking:
        name = now.around.own.get((slot, value)) or passage.names.last(slot, value, now.around.number)
        rule = _rule(now, name, passage)
        if heard(f"statistics.{slot}.{rule}"):
            found.append(name.found(rule, because))
        if len(found) > 1:
            break
    return found[0].ahead_of(found[1] if len(found) > 1 else None) if found else None


def _rule(now: Chosen, name: Name, passage: Passage) -> str:
    """Where a name was found: in the figure's clause or sentence, with the figure before it, or earlier."""
    if now.around.number == name.sentence:
        return "clause" if now.around.in_clause(name) else "sentence"
    return "carried" if passage.last is not None and passage.last.values[name.slot] == name.value else "before"
