"""What a change is compared with."""

import re

from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

_YEAR_ON_YEAR = re.compile(
    r"\byear[- ]on[- ]year\b|\byear[- ]over[- ]year\b|\b(?:from|than|over|compared (?:with|to)) (?:a|one|the) year "
    r"(?:ago|earlier|before)\b|\ba year (?:ago|earlier)\b|\by-o-y\b|\byoy\b"
    r"|\bon the year\b|\bannually\b(?= up)",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"\b(?:same|corresponding) (?:period|month|week|quarter|time|point|half)(?: (?:of|in|a))? (?:the )?(?:last"
    r"|previous|prior) year\b|\bthe same time last year\b"
    r"|\b(?:compared (?:to|with)|over|from|than|against|that of)\s+(?:that of\s+)?(?:in\s+)?(?:the\s+)?last year\b"
    r"|\bthan last year\b|\blast year's\b",
    re.IGNORECASE,
)


def baseline_of(
    quantity: Ref, sentence: Sentence, clause: tuple[int, int], earlier: list[tuple[Ref, Row]]
) -> tuple[str, int | None] | None:
    """The baseline of a change and the index of its date, where the sentence states one."""
    if not quantity.row["change"]:
        return None
    text = sentence.text
    stop = _next_stop(sentence, quantity)
    after = text[quantity.end - sentence.start : stop]
    for zone in (
        after,
        text[: quantity.start - sentence.start]
        if not earlier
        else text[clause[0] - sentence.start : quantity.start - sentence.start],
    ):
        if _YEAR_ON_YEAR.search(zone):
            return "year-on-year", None
        if _LAST_YEAR.search(zone):
            return "last year", next((d.index for d in sentence.dates if "last year" in d.text), None)
    for date in sentence.dates:
        if quantity.end <= date.start < sentence.start + stop and date.row["type"] in ("date", "interval"):
            lead = text[quantity.end - sentence.start : date.start - sentence.start]
            if re.search(r"\b(?:than|compared|from|over|of|on|against|versus)\b", lead) and re.search(
                r"\b(?:than|from|compared|same|over|against|on)\b", lead
            ):
                return str(date.row["value"]), date.index
    if re.search(r"\b(?:on|over|from|than) the (?:previous|prior|preceding) year\b", after):
        return "last year", None
    for other, row in reversed(earlier):
        if other.row["change"] and row["baseline"] and other.row["kind"] == quantity.row["kind"]:
            return row["baseline"], row["baseline_index"]
    later = text[quantity.end - sentence.start :]
    if "respectively" in later and _YEAR_ON_YEAR.search(later):
        return "year-on-year", None
    return None


def _next_stop(sentence: Sentence, quantity: Ref) -> int:
    """Where the words about a change end: at the next change or clause, else at the end of the sentence."""
    following = [q for q in sentence.quantities if q.start > quantity.end and q.row["change"]]
    semicolon = sentence.text.find(";", quantity.end - sentence.start)
    stop = semicolon if semicolon >= 0 else len(sentence.text)
    if following:
        between = sentence.text[quantity.end - sentence.start : following[0].start - sentence.start]
        if not re.fullmatch(r",?\s*(?:and|or)\s*(?:up |down |by )?", between):
            stop = min(stop, following[0].start - sentence.start)
    return stop
