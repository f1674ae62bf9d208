"""Where the article speaks of a train, a service or a line: "a first train", "the convoy", "it", "a second one".

A reference is a noun phrase (or a pronoun) with what its determiner says of it: whether it brings something new or
takes up what was told of, whether it is another one, the first, one of many.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.facts.article import Mention, Sentence, Word
from extractor.facts.leads import DEFINITE, lead_of
from extractor.facts.vehicles import names_others

TRAIN, TRAINS, TRIP, CARS, LOAD, SERVICE, LINE, TRAFFIC, PRONOUN, ONE = (
    "train", "trains", "trip", "cars", "load", "service", "line", "traffic", "pronoun", "one",
)  # fmt: skip
_NOUNS = {
    "carriers.train": TRAIN,
    "carriers.trains": TRAINS,
    "carriers.trip": TRIP,
    "carriers.string": CARS,
    "carriers.wagons": CARS,
    "carriers.locomotive": CARS,
    "carriers.boxes": LOAD,
    "carriers.load": LOAD,
    "carriers.shuttle": SERVICE,
    "carriers.service": SERVICE,
    "carriers.line": LINE,
    "carriers.traffic": TRAFFIC,
}
_SERVICE_NOUNS = {"rail_service": TRAIN, "product": TRAIN, "line": LINE, "corridor": LINE}
_ORDINAL = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|\d+(?:st|nd|rd|th))\b")
_ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|fifth|sixth|other|next|return|returning|sister|further|similar)\b"
)
_FIRST = re.compile(r"\b(?:first|maiden|inaugural|opening|pilot|test|trial|demonstration|experimental|premiere)\b")
_NEW = re.compile(r"\b(?:new|direct|regular|additional|dedicated|weekly|daily)\b")
_HEADS = re.compile(
    r"\b(?P<det>(?:[Tt]he )?\w++['’]s (?:second|third|fourth|fifth|sixth|seventh)|[Oo]ne(?! in )|[Tt]wo more|"
    r"[Tt]hree more|[Aa]nother|[Tt]he (?:first|second|third|fourth|fifth|sixth|next|last|latest|other)|"
    r"[Aa] (?:second|third|fourth|further)|[Ee]ach|[Oo]thers?|[Bb]oth)"
    r"(?: one| of (?:the|them|these)(?: \w+){0,3}?)?(?: (?:out|in|back)(?= \w+(?:ed|t|me)\b)| before (?:that|it|this))?"
    r"(?=,? (?:left|is|was|were|will|would|had|has|have|did|does|could|can|should|are|from|bound|set|on|for|to|at|"
    r"arrived|reached|departed|pulled|headed|came|went|ran|runs|carried|carries|brought|took|with|the opposite|"
    r"the other way|in the (?:opposite|other|reverse)|dispatched|sent|followed|due|a (?:day|week)|by|passed|started)\b"
    r"|,| \()"
)
"""A numeral that stands for a train, with what can follow it: a verb, a preposition, a comma; "one in ten" is none."""
_ITS = re.compile(
    r" (?:final |last |next |first |only |way|journey |15 |\d+ )*(?:destination|cargo|load|route|way|"
    r"wagons|goods|freight|stops?|terminus|boxes|containers)\b"
)
_EXPLETIVE = re.compile(
    r" (?:is|was|has been|will be) (?:said|expected that|thought|hoped|believed|reckoned|estimated|"
    r"clear|possible|the first time|not the first time|only|important|necessary|planned that|claimed|"
    r"announced)\b|,? is claimed| said\b| says\b"
)
_PLURALS = (
    "services",
    "lines",
    "routes",
    "connections",
    "links",
    "shuttles",
    "round trips",
    "destinations",
    "products",
    "relations",
    "branches",
)
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}


@dataclass(slots=True, eq=False)
class Reference:
    """A phrase that speaks of a train, a service or a line."""

    sentence: Sentence
    start: int
    end: int
    noun: str
    words: str  # the phrase from its determiner to its noun, in lower case
    definite: bool = False
    bare: bool = False  # without a determiner
    another: bool = False
    ordinal: bool = False
    first: bool = False
    new: bool = False
    count: int = 1
    plural: bool = False
    rate: bool = False  # whether it counts trains a week, not trains of a story
    service: Mention | None = None

    @property
    def clause(self) -> int:
        """The number of its clause in the sentence."""
        return self.sentence.clause_of(self.start)


def references(sentence: Sentence) -> list[Reference]:
    """The references of a sentence, in order.

    "the second train with grain" is one (definite, another), "a freight train" one, "passenger trains" none.
    """
    found = [
        made for word in sentence.words if _may_name(word.classes) and (made := _of_word(sentence, word)) is not None
    ]
    services = [s for s in sentence.services if s.row["kind"] in _SERVICE_NOUNS and _is_said(sentence, s)]
    found += [_of_service(sentence, s) for s in services]
    found += _heads(sentence, found) + _amounts(sentence)
    found.sort(key=lambda reference: (reference.start, -reference.end))
    kept: list[Reference] = []
    for reference in found:
        if kept and reference.start < kept[-1].end:
            if kept[-1].service is None:
                kept[-1].service = reference.service
            kept[-1].end = max(kept[-1].end, reference.end)
            continue
        kept.append(reference)
    return kept


_STANDS = frozenset(("connectives.another", "connectives.first", "connectives.indefinite"))


@cache
def _may_stand(classes: frozenset[str]) -> bool:
    """Whether a word of these classes can stand for a train."""
    return not classes.isdisjoint(_STANDS)


@cache
def _may_name(classes: frozenset[str]) -> bool:
    """Whether a word of these classes can speak of a train."""
    return "connectives.pronoun" in classes or _noun_of(classes) is not None


@cache
def _noun_of(classes: frozenset[str]) -> str | None:
    """The class of noun that a word's classes make it."""
    return next((_NOUNS[name] for name in sorted(classes) if name in _NOUNS), None)


def _of_word(sentence: Sentence, word: Word) -> Reference | None:
    inside = word.inside
    if inside is not None and inside.list in ("places", "organisations", "services", "dates"):
        return None
    if "connectives.pronoun" in word.classes:
        if word.phrase in ("its", "their"):
            if not _ITS.match(sentence.after(word.end, 30)):
                return None
        elif word.phrase not in ("it", "they") or _EXPLETIVE.match(sentence.after(word.end, 40)):
            return None
        plural = word.phrase == "they"
        return Reference(sentence, word.start, word.end, PRONOUN, word.phrase, definite=True, plural=plural)
    noun = _noun_of(word.classes)
    if inside is not None and " per " in inside.text:
        return None  # "38 loading units per train"
    if noun is None or (word.form and _is_verb_here(sentence, word)):
        return None
    made = _phrase(sentence, inside.start if inside else word.start, word.end, noun)
    if noun == TRAIN and made.bare and _TRAIN_NUMBER.match(sentence.after(word.end, 12)):
        made.bare = False
    if names_others(sentence, made.start, made.end, made.words):
        return None
    return None if noun == TRIP and made.bare and not made.first else made


_TRAIN_NUMBER = re.compile(r" (?:[Nn]o\.? ?)?[A-Z]{0,2}\d{2,6}\b")


def _is_verb_here(sentence: Sentence, word: Word) -> bool:
    """Whether a word that can be both is the verb: "a freight service links", "trains had run"."""
    at = sentence.words.index(word)
    before = sentence.words[at - 1] if at else None
    if before is None or before.end < word.start - 5:
        return False
    return bool(
        before.classes & (_NOUNS.keys() | {"connectives.pluperfect", "connectives.pronoun", "connectives.future"})
    )


_WORDS_ONLY = re.compile(
    r"\b(?:words?|name|names|brand|emblem|sign|slogan|banner|called|baptised|title) (?:of )?[\"“]?$"
)


def _is_said(sentence: Sentence, service: Mention) -> bool:
    """Whether a name stands for the service: not in brackets, not as mere words, not as part of a longer name."""
    before, after = sentence.before(service.start, 20), sentence.after(service.end, 3)
    return not (before.endswith("(") or _WORDS_ONLY.search(before) or re.match(r" [A-Z]", after))


_BY_RAIL = re.compile(r"[^,;:]* (?:went|left|travelled|moved|set off|were sent|came) (?:\w+ )?by (?:rail|train)\b")
_AMOUNT_OF = re.compile(r" (?:of|with) [\w\"“]")


def _amounts(sentence: Sentence) -> list[Reference]:
    """Amounts that stand for what carries them: "[two thousand tons] of coal rolled out", "the [1,050 tonnes]"."""
    made = []
    for quantity in sentence.quantities:
        row = quantity.row
        if row.get("change") or row.get("per"):
            continue
        behind = sentence.after(quantity.end, 60)
        by_rail = row["kind"] == "count" and " by " in behind and _BY_RAIL.match(behind) is not None
        if row["kind"] != "mass" and row.get("unit") not in ("TEU", "FEU") and not by_rail:
            continue
        lead, det = lead_of(sentence, quantity.start)
        definite = det in DEFINITE
        if definite or by_rail or _AMOUNT_OF.match(sentence.after(quantity.end, 8)):
            words = (lead + quantity.text).lower()
            made.append(
                Reference(
                    sentence, quantity.start - len(lead), quantity.end, LOAD, words, definite=definite, plural=True
                )
            )
    return made


def _of_service(sentence: Sentence, service: Mention) -> Reference:
    made = _phrase(sentence, service.start, service.end, _SERVICE_NOUNS[service.row["kind"]])
    made.service = service
    if service.text.lower().endswith("trains"):
        made.plural = True
    return made


def _phrase(sentence: Sentence, start: int, end: int, noun: str) -> Reference:
    """The noun phrase whose head ends at ``end``."""
    lead, det = lead_of(sentence, start)
    words = (lead + sentence.between(start, end)).lower()
    quantity = next((q for q in sentence.quantities if q.start <= start < q.end), None)
    count = _count(det, quantity)
    another, ordinal, first, new = _traits(words)
    plural = (
        noun in (TRAINS,)
        or count > 1
        or words.endswith(_PLURALS)
        or det in ("several", "some", "these", "those", "all")
    )
    return Reference(
        sentence,
        start - len(lead),
        end,
        noun,
        words,
        definite=det in DEFINITE or det.endswith(("'s", "’s")),
        bare=not det,
        another=another,
        ordinal=ordinal,
        first=first,
        new=new,
        count=count,
        plural=plural,
        rate=quantity is not None and bool(quantity.row.get("per")),
    )


@lru_cache(maxsize=4_096)
def _traits(words: str) -> tuple[bool, ...]:
    """Whether a phrase in lower case tells of another, of an ordinal, of the first, of something new."""
    return tuple(trait.search(words) is not None for trait in (_ANOTHER, _ORDINAL, _FIRST, _NEW))


def _count(det: str, quantity: Mention | None) -> int:
    if quantity is not None and quantity.row["kind"] == "count":
        value = quantity.row["value"]
        return int(value) if value < 1000 else 1000
    return _NUMBERS.get(det, 1) or 1


def _heads(sentence: Sentence, found: list[Reference]) -> list[Reference]:
    """Numerals that stand for a train: "one was sent off from Yinchuan, the other from Xi'an"."""
    made: list[Reference] = []
    for word in sentence.words:
        if _may_stand(word.classes):
            break
    else:
        return made
    for match in _HEADS.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(r.start < end and start < r.end for r in found):
            continue
        words = match.group().lower()
        if words == "one":  # "a weekly one"
            words = lead_of(sentence, start)[0].lower() + words
        made.append(
            Reference(
                sentence,
                start,
                end,
                ONE,
                words,
                definite=True,
                another=bool(_ANOTHER.search(words)),
                ordinal=bool(_ORDINAL.search(words)),
                first="first" in words,
                plural=words.startswith(("others", "both")),
            )
        )
    return made
