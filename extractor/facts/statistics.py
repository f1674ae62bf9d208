"""Statistics: which number measures what, over which period, for which place or service, against what.

A number is a statistic if it measures freight traffic or its network; the load of one train, prices, fleets and
staff are not. Period and scope are attached by ordered preferences: the clause, the sentence, what the text spoke of
last.
"""

import re

from extractor.facts.baselines import Baseline, baseline_of
from extractor.facts.clauses import Figure, figures
from extractor.facts.measures import is_network, is_statistic
from extractor.facts.named_periods import lead_in, take_up_period
from extractor.facts.period_dates import usable_dates
from extractor.facts.periods import Period, period_of
from extractor.facts.scopes import NOBODY, NOBODY_HERE, scope_of
from extractor.facts.state import Scope, State, remember
from extractor.facts.subjects import Subjects, service, subjects_of
from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_ON_LINE = re.compile(
    r"(?:The )?(?:[A-Z]?[a-z]+ ){0,2}(?:[Ff]reight|[Cc]argo|[Tt]raffic|[Tt]rade|[Vv]olumes?"
    r"|[Tt]ransport)(?: [a-z]+){0,2} (?:on|along|via) "
)
"""What opens a paragraph about a line: "Freight activity on the China-Laos Railway"."""
_TIED = frozenset({"count", "mass", "percent", "ratio", "money"})


def statistics(sentences: list[Sentence]) -> list[Row]:
    """The statistics of a document, in text order."""
    state = State()
    for sentence in sentences:
        if sentence.opens_paragraph and not state.in_list:
            state.period = None
        state.in_list = sentence.text.endswith((":", ";"))
        remember(sentence, state)
        usable = usable_dates(sentence) if sentence.dates else []
        if usable:
            state.dates += usable
            lead_in(sentence, usable[0], state)
        elif not sentence.dates:
            take_up_period(sentence, state)
        if sentence.quantities:
            _read(sentence, usable, state)
        elif sentence.opens_paragraph and sentence.services and _ON_LINE.match(sentence.text):
            _turn_to(sentence, state)
        state.before = sentence
    return state.rows


def _turn_to(sentence: Sentence, state: State) -> None:
    """A line whose traffic opens a paragraph is what its figures are said of: "Freight on the line has been brisk"."""
    lines = [s for s in sentence.services if s.row["kind"] in ("line", "corridor")]
    if len(lines) == 1:
        state.scope = service(lines[0])


def _read(sentence: Sentence, usable: list[Ref], state: State) -> None:
    """Add the statistics of one sentence to the state."""
    earlier: list[tuple[Ref, Row]] = []
    counted: list[Ref] = []
    subjects: Subjects | None = None
    last: Figure | None = None
    period: Period | None = None
    scope: Scope | None = None
    led = False
    for figure in figures(sentence):
        if not is_statistic(figure, counted, state.before):
            continue
        if last is None or not _is_tied(figure, last):
            subjects = subjects or subjects_of(sentence)
            period, scope = period_of(figure, usable, state), scope_of(figure, subjects, state)
        last = figure
        baseline = baseline_of(figure, period.value if period else None, earlier)
        row = _row(figure, period, None if scope is NOBODY or scope is NOBODY_HERE else scope, baseline)
        earlier.append((figure.quantity, row))
        counted.append(figure.quantity)
        state.rows.append(row)
        if scope is not None and scope.lasting:
            state.scope = None if scope is NOBODY else scope
        if period and not led and _governs(figure, period):
            led = True  # the first period of a sentence is its topic, the later ones are asides
            state.period = period
            state.first_period, state.last_period = state.first_period or period, period


def _is_tied(figure: Figure, last: Figure) -> bool:
    """Whether a change or a level shares period and scope with the figure before: "1,941 trips, up 15 percent".

    They do where they stand in one clause, and no date, place or service follows that could be said of one of them.
    """
    if figure.start != last.start or is_network(figure.quantity) or is_network(last.quantity):
        return False
    for row in (figure.quantity.row, last.quantity.row):
        if row["per"] or row["kind"] not in _TIED:
            return False
    low, high, sentence = last.quantity.start, figure.end, figure.sentence
    return not [1 for m in (*sentence.dates, *sentence.places, *sentence.services) if low < m.start < high]


def _row(figure: Figure, period: Period | None, scope: Scope | None, baseline: Baseline | None) -> Row:
    return {
        "sentence": figure.sentence.text,
        "start_char": figure.sentence.start,
        "end_char": figure.sentence.end,
        "rule": "facts.change" if figure.quantity.row["change"] else "facts.level",
        "quantity": figure.quantity.index,
        "period": period.value if period else None,
        "period_index": period.date if period and period.date >= 0 else None,
        "scope": scope.name if scope else None,
        "scope_list": scope.list if scope else None,
        "scope_index": scope.index if scope else None,
        "baseline": baseline.value if baseline else None,
        "baseline_index": baseline.date if baseline else None,
    }


def _governs(figure: Figure, period: Period) -> bool:
    """Whether later sentences go on about this period: not about a rate's, an ordinal's, or "in May alone"."""
    row = figure.quantity.row
    if period.value.startswith("P") or row["per"] or row["kind"] == "ordinal" or is_network(figure.quantity):
        return False
    return "alone" not in figure.sentence.words
