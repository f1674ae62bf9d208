"""The periods that a text has named, for "the week" and "the same period" later on."""

from datetime import date as day_of

from extractor.facts.phrases import Phrase
from extractor.facts.state import State
from extractor.facts.view import Ref, Sentence

AGAIN = Phrase(
    r"\b(?:[Ff]or|[Ii]n|[Dd]uring|[Oo]f|[Oo]ver|[Tt]hroughout) (?:the|that|this) (?:(?:same|whole|entire"
    r"|reporting|full) )?"
    r"(?P<unit>week|month|quarter|year|period|half)\b(?! (?:of|end\w*|before|last|previous|to|under|from|in)\b)"
)
_LAST_OF_WEEK = 6


def lead_in(sentence: Sentence, date: Ref, state: State) -> None:
    """Take the period of the figures to come from a sentence that leads into them without giving any.

    "In January to June the railway moved the following:"
    """
    if sentence.text.endswith(":"):
        state.period = str(date.row["value"]), date.index


def take_up_period(sentence: Sentence, state: State) -> None:
    """ "Others grew in the same period": what follows is said of the period of the figures before."""
    again = None if AGAIN.absent_from(sentence.words) else AGAIN.search(sentence.text, sentence.words)
    if again and again["unit"] == "period" and state.last_period:
        state.period = state.last_period


def last_named(unit: str, state: State) -> tuple[str, int] | None:
    """The last week, month, quarter or year that the text named, or of any length if the unit is "period"."""
    for date in reversed(state.dates):
        value = str(date.row["value"])
        if unit in ("period", _unit(value)):
            return value, date.index
    return None


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
