"""Whether the article reports a train's run or a line's opening: a linear model over readable features.

The weights are those of ``reported.json``, made by ``scripts/train_reported.py``; here they are only summed.
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from extractor.facts.article import Article
from extractor.facts.gathered import Gathered
from extractor.facts.references import Reference
from extractor.facts.slots.candidate import Candidate
from extractor.facts.slots.kind import KINDS

_SAYS = {
    "says no or not": "no|not|never|nor|neither|without|nothing",
    "says if, could or would": "if|could|might|should|may|unless|whether|would|can",
    "speaks of passengers": "passengers?|commuters?|tourists?|sleepers?|tickets?",
    "speaks of ships": r"ships?|vessels?|ferr\w+|barges?|boats?|sail\w*",
    "speaks of lorries": r"lorr\w+|trucks?|road|motorways?|highways?|buses|trucking",
    "speaks of a timetable": "daily|weekly|every|each|usually|normally|always|regularly|nightly",
    "speaks of talks or plans": r"talks?|agreements?|memorandum|contracts?|tender|study|negotiat\w+|propos\w+|"
    r"discuss\w*|hopes?|idea",
    "looks back": "ago|previously|earlier|once|history|until|since|former",
    "looks ahead": "will|shall|due|expected|planned|plans?|scheduled|later|future|soon",
    "speaks of an accident": r"derail\w*|collid\w+|crash\w*|accident|killed|injured|strikes?|struck|fire",
    "speaks of building": r"built|build\w*|construct\w*|renovat\w+|electrif\w+|moderni[sz]\w+|track|station|repair\w*",
    "counts a total": r"(?:total|altogether|average|percent)\w*",
    "tells of the first": "first|maiden|inaugural|pilot|trial|test",
}
"""Words of a stretch that tell something of it, each a whole word."""
_SAYS_IN_PHRASES = {
    "speaks of passengers": r"(?:high-speed|night trains?)\b",
    "speaks of ships": r"by sea\b",
    "speaks of a timetable": r"(?:as a rule|(?:a|per) (?:week|day))\b",
    "looks back": r"(?:in the past|last year|used to)\b",
    "looks ahead": r"(?:is|are) to\b",
    "counts a total": "in all|so far|a record|per cent|%",
}
"""Phrases that do."""
_WORD = re.compile(r"\w+")
_WORDS = {name: re.compile(words) for name, words in _SAYS.items()}
_PHRASES = re.compile(rf"\b(?:{'|'.join(f'({words})' for words in _SAYS_IN_PHRASES.values())})")
_OF_PHRASES = tuple(_SAYS_IN_PHRASES)


@lru_cache(maxsize=8_192)
def _says(word: str) -> tuple[str, ...]:
    """What one word of a stretch tells of it."""
    return tuple(name for name, words in _WORDS.items() if words.fullmatch(word))


def _said(text: str) -> list[str]:
    """What the words and phrases of a stretch tell of it."""
    told = {name for word in _WORD.findall(text) for name in _says(word)}
    told.update(_OF_PHRASES[(match.lastindex or 1) - 1] for match in _PHRASES.finditer(text))
    return [name for name in _SAYS if name in told]


_START = re.compile(r"\b(?:from|as of|starting|beginning|since|with effect from)\s(?:\w+\s){0,1}$", re.IGNORECASE)
_DONE_TO_IT = re.compile(r"\b(?:was|were|been|be|is|are) (?:\w+ly )?[a-z]+ed\b")


def features(one: Gathered, article: Article) -> list[str]:
    """The features of a movement in plain words; each is there or not."""
    found = [
        f"the kind is {one.kind}",
        f"it is a {one.train.kind}",
        *_of_reference(one.train.first.reference, "it is first called"),
    ]
    found += _of_reference(one.event.reference, "the event's subject is") if one.event is not one.train.first else []
    found += _of_slots(one, article) + _of_place(one, article)
    text = one.event.text.lower()
    if one.event.stands_still:
        text = text.replace(one.event.reference.words, "")  # "no trains will run": its "no" denies nothing
    found += _said(text)
    sentence = one.event.sentence.text
    found.append("no verb tells of it" if one.verb is None else f"its verb is of {_class(one)}")
    if one.verb is not None:
        found.append(f"its verb's form is {one.verb.form}")
    verbs = {c[6:] for v in one.event.verbs for c in v.classes if c.startswith("verbs.")}
    found += sorted(f"it has a verb of {name}" for name in verbs)
    found += _of_amounts(one) + _of_title(one, article) + _together(one)
    if one.verb is None and _DONE_TO_IT.search(one.event.text):
        found.append("something else is done to it")
    if sentence.startswith(('"', "“")):
        found.append("a quotation tells of it")
    return found


def _class(one: Gathered) -> str:
    if one.verb is None:
        return "none"
    return min(name[6:] for name in one.verb.classes if name.startswith("verbs."))


def _of_amounts(one: Gathered) -> list[str]:
    """What the sentence of the event counts."""
    rows = [quantity.row for quantity in one.event.sentence.quantities]
    found = sorted({f"its sentence has a {row['kind']}" for row in rows})
    found += ["its sentence has a change"] if any(row.get("change") for row in rows) else []
    return found + (["its sentence has a rate"] if any(row.get("per") for row in rows) else [])


_TITLE_NOUNS = ("carriers.train", "carriers.service", "carriers.line", "carriers.shuttle")


def _of_title(one: Gathered, article: Article) -> list[str]:
    """What the title tells of: the same kind of event, or another; a train, a service, a line."""
    classes = {name for word in article.title_words for name in word.classes}
    kinds = {KINDS[name] for name in classes if name in KINDS}
    found = [f"the title has a {name[9:]}" for name in _TITLE_NOUNS if name in classes]
    if kinds:
        found.append("the title tells of such an event" if one.kind in kinds else "the title tells of another event")
    return found


def _together(one: Gathered) -> list[str]:
    """What counts together: a launch in the past of a service, a departure of a shipment."""
    form = one.verb.form if one.verb is not None else "none"
    return [
        f"{one.kind} of a {one.train.kind}, verb form {form}",
        f"{one.kind} of a {one.event.reference.noun}",
        f"a {one.train.kind} with a verb of {_class(one)}",
    ]


def _of_reference(reference: Reference, lead: str) -> list[str]:
    traits = [reference.noun]
    traits += [
        name
        for name in ("definite", "bare", "another", "ordinal", "first", "new", "plural")
        if getattr(reference, name)
    ]
    if not (reference.definite or reference.bare or reference.plural):
        traits.append("indefinite")
    if reference.count > 1:
        traits.append("counted")
    if reference.service is not None:
        traits.append("named")
    return [f"{lead} {trait}" for trait in traits]


def _of_slots(one: Gathered, article: Article) -> list[str]:
    found = [f"it has {slot}" for slot in ("origin", "destination", "via", "cargo", "load") if one.slots[slot]]
    if one.slots["origin"] and one.slots["destination"]:
        found.append("it has both ends")
    if one.slots["operator"]:
        found.append(f"the operator is {one.slots['operator'][0].rule[20:]}")
    if one.slots["frequency"]:
        found.append("it has a frequency")
    when = one.slots["when"]
    if when and _START.search(one.event.sentence.before(when[0].start, 25)):
        found.append("from a day on")
    found.append(_of_day(when[0]) if when else "no date")
    if when:
        found.append(f"its date stands at {int(when[0].score / 2)} of 5")
    if one.status != "done":
        found.append(f"it is {one.status}")
    title = article.title.lower()
    ends = [slot for slot in ("origin", "destination") if one.slots[slot] and one.slots[slot][0].value.lower() in title]
    return found + [f"the title names its {slot}" for slot in ends]


_OWN = 5.0
"""From this score on a date stands in the stretch of the event itself."""


def _of_day(when: Candidate) -> str:
    if when.score <= _OWN:
        return "a date stands near"
    return (
        "the event has a day of its own" if len(when.value) >= len("2024-05-06") else "the event has a date of its own"
    )


def _of_place(one: Gathered, article: Article) -> list[str]:
    number = one.event.sentence.number
    found = [
        "told first"
        if number == 0
        else "told early"
        if number <= 2
        else "told late"
        if number > 7
        else "told in the middle"
    ]
    count = len(one.train.talks)
    found.append("spoken of once" if count == 1 else "spoken of twice" if count == 2 else "spoken of often")
    if one.train.number == 0:
        found.append("the first train of the article")
    if one.train.another:
        found.append("another train")
    if one.event.governed:
        found.append("its subject depends on a preposition")
    if not one.event.roles:
        found.append("its event names no place")
    return found


_LEAST = 0.3
"""How far the sum must lie above 0: where fewer inventions are worth the few movements that are lost by it."""


@cache
def _weights() -> tuple[float, dict[str, float]]:
    model = json.loads((files(__package__) / "reported.json").read_text(encoding="utf-8"))
    return float(model["bias"]), {name: float(weight) for name, weight in model["weights"].items()}


def judged(one: Gathered, article: Article) -> tuple[float, list[str]]:
    """How far the decision is for reporting (above 0) or against, and the features that weighed most for it."""
    bias, weights = _weights()
    bias -= _LEAST
    found = [(weights.get(name, 0.0), name) for name in features(one, article)]
    total = bias + sum(weight for weight, _ in found)
    found.sort(key=lambda pair: -abs(pair[0]))
    return total, [name for weight, name in found if weight * total > 0][:3]
