"""Numbers that name something instead of measuring it: "Train 8015", "Boeing 737", "X8153", ages, scores, addresses."""

import re

from extractor.quantities import units
from extractor.quantities.lexicon import LABELS
from extractor.quantities.nouns import Noun, is_plural
from extractor.quantities.number_words import Number

_GLUE_BEFORE = re.compile(r"(?:[A-Za-z_#@&]\+?|\d[:.]|\$|\b(?:GMT|UTC) ?[+-])\Z")
_GLUED_SIGN = re.compile(r"\b(?:minus|sub|now|mid|non|over|under|to)-$")
_PHONE = re.compile(
    r"[+\d](?:(?<=\+)\d[\d\s()/-]{6,}\d|(?<=\d)(?<!\w.)\d{1,3}[- ]\d{3}[- ]\d{2,4}(?:[- ]\d{2,4})?\b(?!,))"
)
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_GROUPED = re.compile(r"\b\d{1,3} \d{3} \d{3}\b")
_STREET = (
    r"(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Lane|Drive|Way|Square|Court|Terrace|Highway|Parkway|Quay|Rue"
    r"|Strasse)"
)
_ADDRESS = re.compile(rf"(?:[-–]\d+)?(?: [A-Z]\.?)?(?: (?:[A-Z][\w.'’]*|\d+(?:st|nd|rd|th))){{0,4}}? {_STREET}\b")
_NAME_BEFORE = re.compile(r"(?P<space>\s)?(?P<word>[A-Za-z&/]*[A-Z][\w&/’']*)[ \u00a0]$")
_WORD_BEFORE = re.compile(r"([A-Za-z][\w.&]*)[ \u00a0]$")
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]+\b(?! [a-z]*s\b)")
_QUOTED = re.compile(r"(?:[.!?:\n—–-]|[\"“'‘])\s?$")
_CAPITALS = re.compile(r"[A-Z]{3,}-[A-Z]\b")
_OR_TWO = re.compile(r"\ban? (?:day|week|month|year|hour|minute)s? or $")
_PLACES_OF_RAIL = frozenset("track platform berth gate terminal phase stage line".split())
_ENDS = re.compile(r"[.,;:)]|\s+(?:at|in|of|on|to|and|with|from|for|is|was|near)\b|\Z")
_LOWER_LABELS = frozenset("no number section row page chapter room corridor class route".split())
_LABEL_LIST = re.compile(
    r"\b(?:[Ss]ections|[Pp]latforms|[Tt]erminals|[Pp]hases|[Ll]ines|[Ll]ots|[Cc]hapters|[Aa]rticles|[Rr]outes|[Tt]racks|[Bb]erths"
    r"|[Cc]orridors|[Ss]tages|[Gg]ates|Trains|Flights)[ \u00a0](?:\d+(?:, | and | to |-|–| or ))*$"
)
# A capitalised singular noun after a bare number: "787 Dreamliner", "90049 ZIP Code".
_MODEL_AFTER = re.compile(r" (?:[A-Z]+ )?[A-Z]\w*[a-rt-z](?: [A-Z]\w*)*\b")
_HYPHENED = re.compile(r"[A-Za-z]-$")
_NAME_COMMA = re.compile(r"[A-Z][\w'’.-]+, $")
_AGE_ENDS = re.compile(r",| and |\.$|$")
_AGED = re.compile(r"\b(?:aged?|ages|(?:[Hh]e|[Ss]he)\s+(?:is|was))\s+(?:between\s+|\d+\s+(?:to|and)\s+)?$")
_NAME_BRACKET = re.compile(r"[A-Z][\w'’.-]+ \($")
_SCORE = re.compile(r"[-–](\d{1,3})\b(?![.,]\d|\s*(?:%|percent|per cent))")
_SCORE_BEFORE = re.compile(r"\b\d{1,3}[-–]$")
# An index of shares, also in lower case, and the part of a standard: "the sp 500", "EN 15227[-1]", "TSI 1299[/2014]".
_INDICES = ("s&p", "s & p", *"sp ftse nikkei cac dax russell stoxx csi asx topix tsx".split())
_INDEX_BEFORE = re.compile(rf"\b(?:{'|'.join(_INDICES)})[ \u00a0-]$", re.I)
_STANDARD_BEFORE = re.compile(r"\b[A-Z]{2,}(?:[ /][A-Z]+)? ?\d+(?:[-–/]\d+)*[-–/]$")
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d[-–/]$")
_ACRONYM_BEFORE = re.compile(r"\b[A-Z]{2,}[ \u00a0]$")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers and addresses on the web stand."""
    found = [match.span() for match in _PHONE.finditer(text) if not _GROUPED.search(match.group())]
    return found + [match.span() for match in _WEB.finditer(text)] if "/" in text or "www." in text else found


_SERIAL = re.compile(r"(?:0\d+(?: \d{2,3})?|\d[A-Z]\d\d)\Z")  # "wagon 019", "the Ludmilla, 07 077", "headcode 4E24"
_NUMBERED = re.compile(r"\b(?:serial|fleet|running|road|train|wagon|order) number,? (?:is |was )?\Z")
_TRAIN = re.compile(r"(?<!by )(?<!every )(?<!each )(?<!per )\b(?:train|flight|voyage) \Z")
_TRAIN_DOES = re.compile(r"[.,;:)]|\Z| (?:\w+ed|left|set|ran|is|was|has|will|from|to|for|of|on|bound)\b")
_LOCOMOTIVES = re.compile(
    r"\b(?:[Ll]ocomotives?|[Ee]ngine|(?P<by>hauled|headed|powered|pulled|worked) by) (?:No\.? ?|nos?\.? ?)?\Z"
)  # "locomotives 189 057 and 019"


def is_label(text: str, number: Number, sentence_start: int) -> bool:
    """Whether the words and signs around a number make it a name, an age or a score."""
    before = text[max(0, number.start - 24) : number.start]
    if _is_glued(before, number):
        return True
    if not number.in_words and (_is_part_of_name(before, number) or _SERIAL.match(text, number.start, number.end)):
        return True
    if (
        not number.in_words
        and before.rstrip().endswith(("number", "number,", "is", "was"))
        and _NUMBERED.search(before)
    ):
        return True  # "its serial number, 962"
    engine = _LOCOMOTIVES.search(before) if "ocomotive" in before or "ngine" in before or "ed by " in before else None
    if engine and (not engine["by"] or (units.after(text, number.end) is None and _ENDS.match(text, number.end))):
        return True
    if number.scale > 1:
        return False
    if number.end - number.start > 2 and text[number.start : number.end].isdigit() and _TRAIN.search(before):
        return (
            units.after(text, number.end) is None and _TRAIN_DOES.match(text, number.end) is not None
        )  # "train 80405"
    after = text[number.end : number.end + 3]
    if after[:1] in ":/" and after[1:2].isdigit():
        return True
    if _is_age_or_score(text, number, before):
        return True
    if number.in_words and _CAPITALS.match(text, number.start):
        return True  # "the TEN-T network"
    if number.in_words and _OR_TWO.search(before):
        return True  # "a day or two": a length of time
    if number.in_words and text[number.start].isupper() and _is_name_in_words(text, number, before, sentence_start):
        return True
    if number.in_words:
        return bool(re.search(r"[’'`]s $|s[’'] $", before[-3:])) and text.startswith("dozen", number.start)
    return _ADDRESS.match(text, number.end) is not None or _is_numbered(text, number, before, sentence_start)


def _is_part_of_name(before: str, number: Number) -> bool:
    """Whether a number ends the name of an index, standard or span of years: "sp 500", "EN 15227-1", "2015-16"."""
    last = before[-1:]
    if before[:-1].lower().endswith(_INDICES) and _INDEX_BEFORE.search(before):
        return True
    if not last or last not in "-–/":
        return False
    of_years = _YEAR_BEFORE.search(before) is not None and number.end - number.start == 2
    return of_years or _STANDARD_BEFORE.search(before) is not None


def _is_name_in_words(text: str, number: Number, before: str, sentence_start: int) -> bool:
    """Whether a capitalised number word is part of a name: "Stage Two", "the purchase of One Rail"."""
    word = _WORD_BEFORE.search(before)
    if word and word[1][0].isupper() and word[1].lower() in LABELS:
        return True
    return (
        number.start - 2 > sentence_start and bool(_CAPITAL_NEXT.match(text, number.end)) and not _QUOTED.search(before)
    )


def _is_glued(before: str, number: Number) -> bool:
    """Whether letters or a sign touch the number: "X8153", "COVID-19", "#7"."""
    last = before[-1:]
    if last == "-":
        return _HYPHENED.search(before) is not None and not _GLUED_SIGN.search(before)
    return last != " " and not number.in_words and _GLUE_BEFORE.search(before) is not None


def _is_numbered(text: str, number: Number, before: str, sentence_start: int) -> bool:
    """Whether a word like "No." or "Terminal" before the number makes it a label."""
    if "," in text[number.start : number.end] or number.value != int(number.value):
        return False
    if _LABEL_LIST.search(before):
        return units.after(text, number.end) is None  # "Sections 3 and 4"
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    name = word[1].rstrip(".")
    if name.lower() not in LABELS or (len(name) == 1 and not name.isupper()):
        return False
    if name == "A" and number.start - 2 <= sentence_start:
        return False  # the article
    if text.startswith((" %", "%"), number.end):
        return False
    if name in _PLACES_OF_RAIL:
        return _ENDS.match(text, number.end) is not None  # "left track 3 at noon"
    return name[0].isupper() or (name in _LOWER_LABELS and units.after(text, number.end) is None)


def _is_age_or_score(text: str, number: Number, before: str) -> bool:
    if number.in_words or number.value > 150:
        return False
    if before.endswith(", ") and _NAME_COMMA.search(before) and _AGE_ENDS.match(text[number.end : number.end + 5]):
        return True  # "Senard, 65, now faces"
    if _AGED.search(before) and not text.startswith(" years of age", number.end):
        return True
    if text.startswith(")", number.end) and _NAME_BRACKET.search(before) and float(number.value).is_integer():
        return True  # "Dak Prescott (4)"
    if not float(number.value).is_integer():
        return False
    score = _SCORE.match(text[number.end : number.end + 14])
    return bool(score and int(score[1]) <= number.value) or (
        before.endswith(("-", "–")) and _SCORE_BEFORE.search(before) is not None
    )


_VERSION = re.compile(r"\d\.\d")  # "Baseline 3.4"


def is_named(text: str, number: Number, sentence_start: int) -> bool:
    """Whether a bare number belongs to a name before it: "S&P 500", "iPhone 14", "Phase One", "Mercancías 30"."""
    before = text[max(sentence_start, number.start - 24) : number.start]
    surface = text[number.start : number.end]
    if "," in surface or number.scale > 1 or (number.value != int(number.value) and not _VERSION.fullmatch(surface)):
        return False
    if number.in_words and not text[number.start].isupper():
        return False
    word = _NAME_BEFORE.search(before)
    return word is not None and (word["space"] is not None or word["word"].isupper())


def is_model(text: str, number: Number, noun: Noun | None) -> bool:
    """Whether the words beside a bare number make it a type: "787 Dreamliner", "the new HIV 2 drug"."""
    if not text[number.start : number.end].isdigit() or (
        noun is not None and is_plural(noun.text.partition(" and ")[0])
    ):
        return False
    if number.value >= 100:
        return (noun is None or " and " not in noun.text) and _MODEL_AFTER.match(text, number.end) is not None
    return _ACRONYM_BEFORE.search(text, max(0, number.start - 8), number.start) is not None


def is_year(text: str, number: Number) -> bool:
    """Whether four bare digits after a preposition are a year."""
    raw = text[number.start : number.end]
    if not (raw.isdigit() and len(raw) == 4):
        return False
    if raw[0] == "0":
        return True  # "0415 from Tilbury": a time of the clock
    before = text[max(0, number.start - 8) : number.start]
    return 1000 <= number.value < 2100 and bool(
        re.search(r"\b(?:in|since|by|of|from|until|to|the|and|for|season|year|between)\s$|\bA\.?D\.?\s$", before)
    )
