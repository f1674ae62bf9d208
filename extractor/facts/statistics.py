"""Statistics: which number measures what, over which period, for which place or service, against what.

A number is a statistic if it measures freight traffic or its network; the load of one train, prices, fleets and
staff are not. Period and scope are attached by ordered preferences: the clause, the sentence, what the text spoke of
last.
"""

import re

from extractor.facts.baselines import baseline_of
from extractor.facts.measures import is_network, is_statistic
from extractor.facts.periods import period_of
from extractor.facts.scopes import has_unknown_subject, scope_of
from extractor.facts.state import State, remember
from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_CLAUSE = re.compile(
    r"[;:]|, (?:while|whereas|but|and|although|though)\b|, with (?=[A-Z])|\bwhile\b|\bwith (?=[A-Z])|\s[–—]\s"
    r"|\balthough\b"
)


def statistics(sentences: list[Sentence]) -> list[Row]:
    """The statistics of a document, in text order."""
    state = State()
    for sentence in sentences:
        if sentence.opens_paragraph:
            state.period = None
        remember(sentence, state)
        _read(sentence, state)
    return state.rows


def _read(sentence: Sentence, state: State) -> None:
    earlier: list[tuple[Ref, Row]] = []
    for quantity in sentence.quantities:
        if not is_statistic(quantity, sentence):
            continue
        clause = _clause(sentence, quantity)
        network = is_network(quantity)
        period = period_of(quantity, sentence, clause, state, network)
        scope = scope_of(quantity, sentence, clause, state)
        baseline = baseline_of(quantity, sentence, clause, earlier)
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
        if scope or has_unknown_subject(sentence):
            state.scope = scope  # a company's figures end what was said of a place
        alone = " alone" in sentence.text
        if period and not network and quantity.row["per"] is None and not alone and quantity.row["kind"] != "ordinal":
            state.period = period
            state.first_period = state.first_period or period


def _clause(sentence: Sentence, quantity: Ref) -> tuple[int, int]:
    """Bounds of the clause around a quantity, in characters of the article."""
    position = quantity.start - sentence.start
    start, end = 0, len(sentence.text)
    for match in _CLAUSE.finditer(sentence.text):
        if match.end() <= position:
            start = match.start()
        elif match.start() >= quantity.end - sentence.start:
            end = match.start()
            break
    return sentence.start + start, sentence.start + end
