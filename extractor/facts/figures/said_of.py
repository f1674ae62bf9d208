"""Of which place, service, organisation and period a figure is said: chosen by the network.

For the period the rules have a voice: theirs is one of the times that are weighed, and known as theirs.
"""

from extractor.facts.article import Article
from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.names import LISTS, Name, Names
from extractor.facts.net import figures as net
from extractor.facts.net.reading import Reading, read, weighs
from extractor.silence import heard

SCOPE = tuple(slot for slot in LISTS if slot != "period")
"""Slots that say of whom a figure is said."""
_TIED = "period.tied"
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
            _settle_period(figure, said.get("period", []), self.names)
            if not _is_tied(figure):
                for slot in SCOPE:
                    found = self._found(said.get(slot, []), slot, figure)
                    if found is not None:
                        figure.put(slot, found)
                self.last = {slot: figure.value(slot) for slot in SCOPE}
        for figure in figures:
            if _is_tied(figure) and figure.of is not None:
                for slot in SCOPE:
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


def _settle_period(figure: Figure, ranking: list[tuple[int, str]], names: Names) -> None:
    """The period that weighs most, if one does; that of a level that a change is tied to."""
    by_rule = figure.slots.pop("period", None)
    if by_rule is not None and by_rule.rule == _TIED and figure.of is not None:
        if "period" in figure.of.slots:
            figure.put("period", figure.of.slots["period"].again(_TIED))
    elif by_rule is not None and not heard("statistics.period.weighed"):
        figure.put("period", by_rule)
    elif ranking:
        weight, value = ranking[0]
        found = by_rule if by_rule is not None and by_rule.value == value else None
        found = found or names.last("period", value, figure.reading.sentence.number).found("weighed")
        found.because = (weighs(weight),)
        figure.put("period", found)


def ruled(figure: Figure, reading: Reading) -> net.ByRule:
    """What the rules choose for the period of a figure."""
    found = figure.slots.get("period")
    return {"period": (found.value, reading.tokens.span(found.start, found.end))} if found else {}


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
