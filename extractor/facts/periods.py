"""The period a number is said of: the date of its clause, of its sentence, or of the text before."""

import re

from extractor.facts.measures import PER, is_traffic
from extractor.facts.state import State
from extractor.facts.view import Ref, Sentence

_AS_OF = re.compile(r"\b(?:as of|as at|by|until|till|up to|through|to date,? by)\s+(?:the\s+)?$", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|says|reported|announced|told|issued|released|published|showed|according to|stated|unveiled"
    r"|statement|bulletin|report|noted|added)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|against|versus|vs\.?|as in)\s+(?:(?:in|that of|those of|the|that in)\s+)*"
    r"(?:(?:same|corresponding|matching)\s+\w+\s+(?:(?:of|in|a)\s+)?(?:the\s+)?)?$"
    r"|\b(?:same|corresponding|matching)\s+\w+\s+(?:(?:of|in|a)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:plans?|targets?|aims?|expects?|expected|will|forecast|hopes?|goal|want|set to|is to|are to|intend\w*)\b",
    re.IGNORECASE,
)
_BEHIND_ANOTHER = 60


def period_of(
    quantity: Ref, sentence: Sentence, clause: tuple[int, int], state: State, network: bool
) -> tuple[str, int] | None:
    """The period and the index of its date (-1 for a rate's), by preference: clause, sentence, paragraph, article."""
    dates = [d for d in sentence.dates if _can_be_period(d, sentence)]
    inside = [d for d in dates if clause[0] <= d.start < clause[1]]
    per = quantity.row["per"]
    if per in PER:
        calendar = [d for d in inside if re.fullmatch(r"\d{4}(?:-\w{2,3})?(?:/\d{4}(?:-\w{2})?)?", str(d.row["value"]))]
        if calendar:
            return _value(_nearest(calendar, quantity, sentence), sentence)
        return PER[per], -1
    if network:
        return None
    since = next((d for d in inside if str(d.row["value"]).endswith("/..")), None)
    until = next((d for d in dates if _AS_OF.search(sentence.before(d.start, 16))), None)
    if since is not None and until is not None:
        return f"{since.row['value'].removesuffix('/..')}/{until.row['value']}", until.index
    for choice in (inside, dates):
        if choice:
            return _value(_nearest(choice, quantity, sentence), sentence, ordinal=quantity.row["kind"] == "ordinal")
    if state.period is not None:
        return state.period
    if quantity.row["kind"] == "ordinal":
        return None
    governed = bool(quantity.row["change"]) or quantity.row["kind"] != "count" or is_traffic(quantity)
    return state.first_period if governed else None


def _nearest(dates: list[Ref], quantity: Ref, sentence: Sentence) -> Ref:
    """The date nearest to the quantity; a date that stands behind another quantity belongs to that one."""
    return min(dates, key=lambda d: _distance(d, quantity, sentence))


def _distance(date: Ref, quantity: Ref, sentence: Sentence) -> int:
    if date.start < quantity.start:
        return quantity.start - date.end
    between = [q for q in sentence.quantities if quantity.end <= q.start < date.start]
    return date.start - quantity.end + (_BEHIND_ANOTHER if between else 0)


def _value(date: Ref, sentence: Sentence, *, ordinal: bool = False) -> tuple[str, int]:
    value = str(date.row["value"])
    if ordinal and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return f"../{value}", date.index
    if date.row["type"] == "date" and _AS_OF.search(sentence.before(date.start, 16)) and not _is_target(date, sentence):
        return f"../{value}", date.index
    return value, date.index


def _is_target(date: Ref, sentence: Sentence) -> bool:
    return bool(_TARGET.search(sentence.before(date.start, 140))) and bool(
        re.search(r"\bby\s+(?:the\s+)?$", sentence.before(date.start, 12))
    )


def _can_be_period(date: Ref, sentence: Sentence) -> bool:
    row = date.row
    if row["type"] in ("duration", "set", "time") or row["rule"] in ("dates.offset", "dates.ago"):
        return False
    before = sentence.before(date.start, 60)
    if re.search(
        r"(?:percent|per cent|%|pc|times|higher|lower|more|less|\d|trains|tonnes|tons|TEUs?)\s+(?:from|on"
        r"|over)\s+(?:the\s+)?$",
        before,
    ):
        return False
    if _COMPARED.search(before):
        return False
    if row["type"] == "date" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(row["value"])):
        if _REPORTED.search(before) or (
            re.match(r"[A-Z][\w'’ ]+,?\s+$", before)
            and date.start - sentence.start < 30
            and re.match(r"\s*(?:\([^)]*\)\s*)?(?:—|–|--|-|:|\.)", sentence.after(date.end, 12))
        ):
            return False
        if re.search(r"\b(?:opened|launched|since it|started|began|operational)\b[^,;]{0,20}$", before):
            return False
    return not re.search(
        r"\b(?:opened|launched|signed|founded|rebuilt|built|completed|started operations|approved"
        r"|inaugurated)\b[^,;]{0,16}$",
        before,
    )
