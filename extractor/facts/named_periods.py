"""The periods that a text has named, for "the week" and "the same period" later on."""

from datetime import date as day_of

from extractor.facts.periods import AGAIN, Period
from extractor.facts.state import State
from extractor.facts.view import Ref, Sentence

_LAST_OF_WEEK = 6


def note_periods(sentence: Sentence, usable: list[Ref], state: State) -> None:
    """Remember the last week, month, quarter and year that the text named, for "the week" later on.

    A sentence that leads into figures without giving any ("In January to June the railway moved the following:")
    sets the period of those figures.
    """
    for date in usable:
        value = str(date.row["value"])
        state.periods["period"] = Period(value, date.index)
        unit = _unit(value)
        if unit:
            state.periods[unit] = Period(value, date.index)
    if usable and sentence.text.endswith(":"):
        state.period = Period(str(usable[0].row["value"]), usable[0].index)


def take_up_period(sentence: Sentence, state: State) -> None:
    """ "Others grew in the same period": what follows is said of the period named last."""
    again = AGAIN.search(sentence.text, sentence.words)
    if again and again["unit"] == "period" and "period" in state.periods:
        state.period = Period(*state.periods["period"])


def _unit(value: str) -> str | None:
    """The unit of a calendar value, by its form: "2024-W10", "2024-03", "2024-Q1", "2024", or the days of a week."""
    if "X" in value:
        return None  # of an unknown year
    if len(value) == len("2024-03-04/2024-03-10") and value[10] == "/":
        first, last = (day_of.fromisoformat(day) for day in value.split("/"))
        return "week" if (last - first).days == _LAST_OF_WEEK else None
    if len(value) == len("2024-W10") and value[5] == "W":
        return "week"
    if len(value) == len("2024-03"):
        return "quarter" if value[5] == "Q" else "month"
    return "year" if len(value) == len("2024") else None
