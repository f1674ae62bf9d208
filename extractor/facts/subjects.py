"""The places and services that a sentence can be about: not where goods go to, who is quoted, or a dateline."""

import re
from dataclasses import dataclass, field

from extractor.facts.phrases import Phrase
from extractor.facts.state import Scope
from extractor.facts.view import Ref, Sentence

_LINES = frozenset({"line", "corridor"})
_TRAINS = frozenset({"rail_service", "product"})
_GOAL = Phrase(
    r"\b(?:to|towards?|for|across|into|between|after setting out from|after leaving|said|joins|connecting|linking"
    r"|reaching|and|including|than)\s+(?:the\s+)?(?:[A-Z][\w'’]+(?:,| and)\s+)*$"
)
_LEADS = tuple(
    "to toward towards for across into between from leaving said joins connecting linking reaching and including than"
    " the ,".split()
)
"""What stands before a place that `_GOAL` or `_FROM` tells of."""
_FROM = Phrase(r"\b[Ff]rom (?:the )?$")
_ON_TO = re.compile(r"[^,.;]{0,30} (?:in)?to (?:the )?[A-Z]")
_ON_LINE = re.compile(r"\b(?:on|along|via|through|by|of|under)\s+(?:the\s+)?[\"“']?$")
_BESIDE = re.compile(
    r"\b(?:from|in|at|through|via|of|handled by|on|lea(?:ves?|ving)|left|cross(?:ed|es|ing)?|pass(?:ed|es|ing)?)\s+"
    r"(?:the\s+)?$"
)
_TOLD = re.compile(r"\b(?:told|said|says|according to|reporters|spokes\w+|speaking|headquarter\w*)\b")
ASIDE = re.compile(r"\b(?:that|which|who|where|because|after|when|due to|as)\b")
_SUBORDINATE = re.compile(r"[^,]*\b(?:[Aa]fter|[Bb]efore|[Ww]hen|[Oo]nce|[Bb]ecause|[Ss]ince|[Ff]ollowing)\b [^,]*,")
# What follows a name that is no subject: a company's name, its seat, a speaker, one who decides about traffic.
_NO_SUBJECT = re.compile(
    r", capital|-based| (?:Railways?|Railroads?|Rail|Ports? Authority|Cargo|Group|Logistics|Freight|Customs)\b"
    r"|(?:,? and [A-Z]\w+)?(?: has| have| had)? (?:agreed|spent|signed|invested|pledged|ordered|bought"
    r"|approved|wants?)\b|(?: [A-Z][\w.]+)* (?:said|says|told|Customs)\b"
)
_POSSESSIVE = re.compile(r"['’]s\s")
_APPOSED = re.compile(r"[\w)](?:, | \()$")
_SHORT = 4


@dataclass(slots=True)
class Subjects:
    """What one sentence can be about, in text order."""

    sentence: Sentence
    places: list[Ref]
    services: list[Ref]
    of_company: dict[int, bool] = field(default_factory=dict)  # by where a clause begins, once it has been asked

    def before(self, low: int, high: int) -> Scope | None:
        """The first in ``low:high``, which ends at a number; a train's name only where nothing else stands."""
        places = [p for p in self.places if low <= p.start < high]
        services = [s for s in self.services if low <= s.start < high]
        if places:
            places = self._of_main_clause(places, services, low, high)
        if not services:
            return place(places[0]) if places else None
        lines = [s for s in services if s.row["kind"] in _LINES]
        trains = [s for s in services if s.row["kind"] in _TRAINS]
        return _first(places, lines) or (service(trains[0]) if trains else None)

    def behind(self, low: int, high: int) -> Scope | None:
        """The first in ``low:high``, which begins behind a number, that the traffic is said to be in, on or from."""
        places = [p for p in self.places if low <= p.start < high]
        services = [s for s in self.services if low <= s.start < high]
        if not places and not services:
            return None
        text, offset = self.sentence.text, self.sentence.start
        for stop in (_TOLD, ASIDE):
            found = stop.search(text, low - offset, high - offset)
            high = offset + found.start() if found else high
        places = [p for p in places if p.start < high and _BESIDE.search(self.sentence.before(p.start, 24))]
        return _first(places, [s for s in services if _ON_LINE.search(self.sentence.before(s.start, 24))])

    def _of_main_clause(self, places: list[Ref], services: list[Ref], low: int, high: int) -> list[Ref]:
        """Without the places of a clause that opens the sentence: "After Hungary reopened the line, Serbia moved"."""
        offset = self.sentence.start
        opening = _SUBORDINATE.match(self.sentence.text, low - offset, high - offset)
        if opening is None:
            return places
        end = offset + opening.end()
        later = [p for p in places if p.start >= end]
        return later if later or any(s.start >= end for s in services) else places


def subjects_of(sentence: Sentence) -> Subjects:
    """The places and services of a sentence that it can be about."""
    return Subjects(
        sentence,
        [p for p in sentence.places if can_be_scope(p, sentence) and not _is_on_the_way(p, sentence)],
        [s for s in sentence.services if s.row["kind"] in _LINES or s.row["kind"] in _TRAINS],
    )


def place(ref: Ref, *, lasting: bool = True) -> Scope:
    """A place as a scope."""
    return Scope(ref.text, "places", ref.index, lasting)


def service(ref: Ref) -> Scope:
    """A service as a scope, by its canonical name."""
    return Scope(ref.row["name"], "services", ref.index)


def is_train(scope: Scope, sentence: Sentence) -> bool:
    """Whether a scope is a kind of train and no line: "China-Europe freight trains"."""
    return scope.list == "services" and any(
        s.index == scope.index and s.row["kind"] in _TRAINS for s in sentence.services
    )


def can_be_scope(ref: Ref, sentence: Sentence) -> bool:
    """Whether figures may be said of a place by its kind and the words behind it."""
    kind = ref.row["kind"]
    if kind in ("water", "area"):
        return False
    offset = ref.start - sentence.start
    if offset < _SHORT and len(ref.text) >= _SHORT and ref.text.isupper() and "." not in ref.text:
        return False  # a dateline
    if _NO_SUBJECT.match(sentence.text, ref.end - sentence.start):
        return False
    if len(sentence.places) == 1:
        return True
    if _POSSESSIVE.match(sentence.text, ref.end - sentence.start) and any(
        0 < p.start - ref.end < _SHORT for p in sentence.places
    ):
        return False  # "China's Shaanxi Province"
    if kind not in ("country", "region"):
        return True
    inside = any(0 < ref.start - p.end <= _SHORT and p.row["kind"] != "country" for p in sentence.places)
    return not (inside and _APPOSED.search(sentence.text[max(0, offset - _SHORT) : offset]))  # "Liège, Belgium"


def _is_on_the_way(ref: Ref, sentence: Sentence) -> bool:
    """Whether goods go to a place, or from it to another: not whose traffic it is."""
    before, words = sentence.before(ref.start, 60), sentence.words
    if not before.rstrip().lower().endswith(_LEADS):
        return False
    if _GOAL.search(before, words):
        return True
    return bool(_FROM.search(before, words)) and bool(_ON_TO.match(sentence.after(ref.end, 40)))


def _first(places: list[Ref], lines: list[Ref]) -> Scope | None:
    """The first of all; a line where both begin together."""
    if places and (not lines or places[0].start < lines[0].start):
        return place(places[0])
    return service(lines[0]) if lines else None
