"""What a figure measures, and of which place, service, organisation and period it is said: chosen by the network.

For measure and period the rules have a voice: theirs is one of those that are weighed, and known as theirs.
"""

from extractor.facts.article import Article
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.names import SLOTS, Name, Names
from extractor.facts.net import figures as net
from extractor.facts.net.reading import Reading, read, weighs
from extractor.silence import heard

RULED = ("period", "measure")
"""Slots in which the rules have a voice."""
SCOPE = tuple(slot for slot in SLOTS if slot not in RULED)
"""Slots that say of whom a figure is said."""
_CERTAIN = ("measure.own_noun", "measure.subject", "measure.named_subject")
"""Rules that the network does not overrule: a figure measures what it counts or what the subject of its clause is."""
Said = dict[str, list[tuple[int, str]]]
"""By slot the names for which more speaks than against, the heaviest first, with what they weigh in thousandths."""


class Passage:
    """What an article names, and what its figures so far are said of."""

    def __init__(self, article: Article, figures: list[Figure]) -> None:
        self.names = Names(article)
        self.said = weighed(read(article), self.names, figures)
        self.last: dict[str, str | None] = {}

    def say_of(self, figures: list[Figure]) -> None:
        """Fill the slots of a sentence's figures; a change is said of what its level is said of."""
        for figure in figures:
            said = self.said.get(figure, {})
            if not _is_tied(figure):
                for slot in SCOPE:
                    found = self._found(said.get(slot, []), slot, figure)
                    if found is not None:
                        figure.put(slot, found)
                self.last = {slot: figure.value(slot) for slot in SCOPE}
        for figure in figures:
            for slot in RULED:
                _settle(figure, slot, self.said.get(figure, {}).get(slot, []), self.names)
        for figure in figures:
            if figure.of is not None:
                scope = SCOPE if _is_tied(figure) else ()
                ruled = [slot for slot in RULED if slot in figure.slots and figure.slots[slot].rule == f"{slot}.tied"]
                for slot in (*scope, *ruled):
                    figure.slots.pop(slot, None)
                    if slot in figure.of.slots:
                        figure.put(slot, figure.of.slots[slot].again(f"{slot}.tied"))

    def _found(self, ranking: list[tuple[int, str]], slot: str, figure: Figure) -> Found | None:
        """The first name of a ranking whose rule is heard, with the next one as runner-up."""
        found: list[Found] = []
        number = figure.reading.sentence.number
        for weight, value in ranking:
            name = self.names.last(slot, value, number)
            rule = self._rule(figure, name)
            if heard(f"statistics.{slot}.{rule}"):
                found.append(name.found(rule, (weighs(weight),)))
            if len(found) > 1:
                break
        return found[0].ahead_of(found[1] if len(found) > 1 else None) if found else None

    def _rule(self, figure: Figure, name: Name) -> str:
        """Where a name was found: in the figure's clause or sentence, with the figure before it, or elsewhere."""
        if name.sentence == figure.reading.sentence.number:
            low, high = figure.clause.low, figure.clause.high
            return "clause" if any(p is name.piece for p in figure.pieces[low:high]) else "sentence"
        return "carried" if self.last.get(name.slot) == name.value else "before"


def _settle(figure: Figure, slot: str, ranking: list[tuple[int, str]], names: Names) -> None:
    """What weighs most in a slot, if anything does; what is tied to that of a level stays so."""
    by_rule = figure.slots.pop(slot, None)
    certain = by_rule is not None and by_rule.rule in (*_CERTAIN, f"{slot}.tied")
    if by_rule is not None and (certain or not heard(f"statistics.{slot}.weighed")):
        figure.put(slot, by_rule)
    elif ranking:
        weight, value = ranking[0]
        found = by_rule if by_rule is not None and _agrees(slot, _known_as(by_rule, slot), value) else None
        found = found or names.last(slot, value, figure.reading.sentence.number).found("weighed")
        found.because = (weighs(weight),)
        figure.put(slot, found)


def _agrees(slot: str, by_rule: str, value: str) -> bool:
    """Whether what the rules choose is the same; a measure is if its head is: "rail freight", "freight"."""
    return by_rule == value or (slot == "measure" and by_rule.split()[-1:] == value.split()[-1:])


def _known_as(found: Found, slot: str) -> str:
    return found.value.lower() if slot == "measure" else found.value


def ruled(figure: Figure, reading: Reading) -> net.ByRule:
    """What the rules choose for the slots in which they have a voice."""
    found = {slot: figure.slots[slot] for slot in RULED if slot in figure.slots}
    return {slot: (_known_as(one, slot), reading.tokens.span(one.start, one.end)) for slot, one in found.items()}


def weighed(reading: Reading, names: Names, figures: list[Figure]) -> dict[Figure, Said]:
    """What each figure is said of."""
    asked: list[tuple[Figure, net.Options, net.Beside]] = []
    for figure in figures:
        span = reading.tokens.span(figure.row["start_char"], figure.row["end_char"])
        options = net.options(reading, names, span, ruled(figure, reading)) if span else {}
        if span and options:
            asked.append((figure, options, net.beside(reading, span, options)))
    weights = iter(net.weigh(reading, [beside for _, _, beside in asked]))
    made: dict[Figure, Said] = {}
    for figure, options, _ in asked:
        said = made[figure] = {}
        for slot, value in options:
            weight = next(weights)
            if weight > 0:
                said.setdefault(slot, []).append((weight, value))
        for found in said.values():
            found.sort(reverse=True)
    return made


def _is_tied(figure: Figure) -> bool:
    return figure.role == "change" and figure.of is not None
