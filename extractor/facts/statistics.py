"""Statistics: which number measures what, over which period, for which place or service, against what.

A number is a statistic if it measures freight traffic or its network; the load of one train, prices, fleets and
staff are not. Period and scope are attached by ordered preferences: the clause, the sentence, what the text spoke of
last.
"""

from extractor.facts.baselines import baseline_of
from extractor.facts.clauses import figures
from extractor.facts.loads import speaks_of_one_train
from extractor.facts.measures import is_network, is_statistic
from extractor.facts.periods import note_periods, period_of
from extractor.facts.scopes import scope_of
from extractor.facts.state import State, remember
from extractor.facts.subjects import is_of_company
from extractor.facts.view import Ref, Sentence
from extractor.spans import Row


def statistics(sentences: list[Sentence]) -> list[Row]:
    """The statistics of a document, in text order."""
    state = State()
    for sentence in sentences:
        if sentence.opens_paragraph and not state.in_list:
            state.period = None
        state.in_list = sentence.text.rstrip().endswith((":", ";"))
        remember(sentence, state)
        note_periods(sentence, state)
        _read(sentence, state)
    return state.rows


def _read(sentence: Sentence, state: State) -> None:
    earlier: list[tuple[Ref, Row]] = []
    for figure in figures(sentence):
        quantity = figure.quantity
        if not is_statistic(figure, [q for q, _ in earlier], one_train=state.one_train):
            continue
        network = is_network(quantity)
        period = period_of(figure, state)
        scope = scope_of(figure, state)
        baseline = baseline_of(figure, period[0] if period else None, earlier)
        row: Row = {
            "sentence": sentence.text,
            "start_char": sentence.start,
            "end_char": sentence.end,
            "rule": "facts.change" if quantity.row["change"] else "facts.level",
            "quantity": quantity.index,
            "period": period[0] if period else None,
            "period_index": period[1] if period and period[1] >= 0 else None,
            "scope": scope.name if scope else None,
            "scope_list": scope.list if scope else None,
            "scope_index": scope.index if scope else None,
            "baseline": baseline[0] if baseline else None,
            "baseline_index": baseline[1] if baseline else None,
        }
        earlier.append((quantity, row))
        state.rows.append(row)
        if scope or is_of_company(figure):
            state.scope = scope  # a company's figures end what was said of a place
        alone = " alone" in sentence.text
        if period and not network and quantity.row["per"] is None and not alone and quantity.row["kind"] != "ordinal":
            state.period = period
            state.first_period = state.first_period or period
    state.one_train = speaks_of_one_train(sentence)
