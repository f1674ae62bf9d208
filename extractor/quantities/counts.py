"""Numbers that count something: "20 or more trains", "six-year-old wagons", "a 40 wagon train"."""

import re
from collections.abc import Callable

from extractor.quantities import bounds, labels
from extractor.quantities.bare import bare
from extractor.quantities.grouping import ungroup
from extractor.quantities.lexicon import TIME_NOUNS
from extractor.quantities.measures import is_box_size
from extractor.quantities.mention import Quantity
from extractor.quantities.nouns import SIZE, Noun, counted_noun, part_of_a_whole
from extractor.quantities.number_words import Number
from extractor.quantities.scene import Scene
from extractor.silence import heard

# "one-way", "a one-stop shop", "three-pronged"
_NO_PART = re.compile(r"-(?:(?:way|stop|off|time|step|size|on|third|half|and)s?|(?!\w*eed\b)[a-z]{3,}ed)\b")


def count(scene: Scene, quantity: Quantity, number: Number) -> bool:
    """Give a number what it counts, or what its surroundings lend it; False if it is no quantity."""
    text, end = scene.text, quantity.number_end
    if _take_age(text, quantity):
        return True
    if _NO_PART.match(text, end):
        return False
    trailing = bounds.bound_after(text, end)  # "20 or more trains"
    noun = _noun_of(text, quantity, trailing[1] if trailing else None)
    if trailing and noun is not None:
        quantity.bound = trailing[0]
    if labels.is_model(text, number, noun) or (noun is not None and noun.text[0].isupper() and _named(scene, number)):
        return False
    if noun is not None and _is_time(noun):
        return False
    if noun is None or _is_of_dates(scene, noun):
        return bare(scene, quantity, number)
    for refuses in _REFUSALS:
        if refuses(scene, quantity, number, noun):
            return False
    if not heard("quantities.count"):
        return bare(scene, quantity, number)
    quantity.end = noun.end
    if noun.text in ("point", "points") and _of_percent(scene, quantity) and heard("quantities.percent"):
        quantity.kind, quantity.unit, quantity.rule = "percent", "%", "quantities.percent"
        return True
    quantity.counted = noun.text
    ungroup(text, quantity)
    size = SIZE.match(text, noun.start - 1) if trailing is None else None
    if size and not is_box_size(text, size.end()):
        quantity.counted = text[size.end() :][: noun.end - size.end()].strip()
        quantity.size_at = size.start("word")
    return True


_AGE = re.compile(r"(?:[- ](?P<unit>year|month|week|day)s?[- ]old\b|\s+years\s+of\s+age\b)")


def _take_age(text: str, quantity: Quantity) -> bool:
    """ "a 12-year-old wagon", "18 years of age"; not "12 years of service"."""
    age = _AGE.match(text, quantity.number_end)
    if age is None or not heard("quantities.age"):
        return False
    quantity.kind, quantity.unit, quantity.end = "other", f"{age['unit'] or 'year'} of age", age.end()
    quantity.rule = "quantities.age"
    return True


_PART_WITHOUT_HYPHEN = re.compile(
    r" (?P<noun>wagon|car|coach|carriage|axle|container|track|lane|berth|seat|locomotive)(?= [a-z])"
)


def _noun_of(text: str, quantity: Quantity, bound_end: int | None) -> Noun | None:
    """What a number counts, behind its bound if it has one: "20 or more [trains]", "a 40 [wagon] train"."""
    end = quantity.number_end
    plural = quantity.value != 1 or quantity.high is not None
    hyphenated = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    noun = counted_noun(text, end if bound_end is None else bound_end, plural=plural and not hyphenated)
    if noun is None and plural and (part := _PART_WITHOUT_HYPHEN.match(text, end)):
        noun = Noun(part["noun"], *part.span("noun"))
    return part_of_a_whole(text, noun) if noun is not None and hyphenated and bound_end is None else noun


def _is_time(noun: Noun) -> bool:
    """Whether the number is a length of time, which is a date's: "20 working days"."""
    return noun.text.rsplit(None, 1)[-1].lower().rstrip("s") in TIME_NOUNS


_DAILY = re.compile(r"\b(?:daily|weekly|monthly) ")


def _is_of_dates(scene: Scene, noun: Noun) -> bool:
    """Whether dates have taken the noun; "daily" of "four daily trains" belongs to both."""
    adjective = _DAILY.search(noun.text)
    before, after = adjective.span() if adjective else (0, 0)
    if scene.is_taken(noun.start + after, noun.end):
        return True
    return before > 0 and scene.is_taken(noun.start, noun.start + before)


def _named(scene: Scene, number: Number) -> bool:
    return labels.is_named(scene.text, number, scene.sentence_start(number.start))


_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|this|that|the|each|another|which|next|last|first|new|old|big|other|second)[ -]$"
)
_ONE_DOING = re.compile(  # "and one containing sulphur"
    r"(?:contain|carry|leav|link|go|runn|com|start|head|serv|connect|us|cover|mak|be|hav)ing\b"
)


def _is_pronoun(scene: Scene, quantity: Quantity, number: Number, noun: Noun) -> bool:
    """ "one" for somebody or something: "no one", "the one train", "one containing sulphur"; not "one train"."""
    if not number.in_words or number.value != 1:
        return False
    before = scene.text[max(0, number.start - 12) : number.start].lower()
    return _ONE_BEFORE.search(before) is not None or _ONE_DOING.match(noun.text) is not None


_ANOTHER = re.compile(r" (?:to|after|from|or|and) (?:another|the (?:next|other))\b")
_SAYS = (
    "says? said calls? called puts? tells? told notes? noted warns? warned thinks? thought reckons? reckoned".split()
)
_SPEAKER = re.compile(
    r"(?:[a-z]+ ){0,2}?(?:manager|forwarder|analyst|official|shipper|driver|trader|source|executive|worker|operator"
    r"|farmer|resident|spokesman|spokeswoman|expert|observer)\Z"
)
_SPEAKS = re.compile(rf"(?:, [A-Z][^.,;]{{1,40}},)? (?:{'|'.join(_SAYS)})\b")
_MATTER = frozenset("reason example way thing factor explanation".split())


def _is_somebody(scene: Scene, quantity: Quantity, number: Number, noun: Noun) -> bool:
    """ "one wagon to another", "one forwarder called it", "costs are one reason"; not "one forwarder with 3 cars"."""
    if not number.in_words or number.value != 1:
        return False
    speaks = _SPEAKER.match(noun.text) is not None and _SPEAKS.match(scene.text, noun.end) is not None
    return speaks or noun.text in _MATTER or _ANOTHER.match(scene.text, noun.end) is not None


_YEARS = range(1950, 2040)
_COUNTABLE = re.compile(
    r"train|trip|tonne|ton\b|tons|container|wagon|people|employee|worker|job|carload|unit|car\b|cars|vehicle"
    r"|trailer|shipment|service|passenger|truck|home|share|student|flight|vessels|companies"
)
_ABOUT = re.compile(r"\b(?:[Ss]ome|about|[Nn]early|[Aa]lmost|[Aa]pproximately|[Rr]oughly|least) \Z")


def _is_year(scene: Scene, quantity: Quantity, number: Number, noun: Noun) -> bool:
    """ "2018 sales"; not "2018 trains", "some 2018 visitors", "2018.5 acres"."""
    text = scene.text
    bare_digits = text[number.start : number.end].isdigit() and quantity.start == number.start
    if not bare_digits or number.value not in _YEARS or _COUNTABLE.search(noun.text):
        return False
    return _ABOUT.search(text, max(0, number.start - 15), number.start) is None


STREET = re.compile(r"(?:[A-Z]\w+ )?(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Lane|Drive)\b")


def _is_address(scene: Scene, quantity: Quantity, number: Number, noun: Noun) -> bool:
    """ "12 Harbour Road"; not "12 roads"."""
    return STREET.match(noun.text) is not None


_REFUSALS: tuple[Callable[[Scene, Quantity, Number, Noun], bool], ...] = (
    _is_pronoun,
    _is_somebody,
    _is_year,
    _is_address,
)

_SHARES = 100  # percent: no share differs by more points


def _of_percent(scene: Scene, points: Quantity) -> bool:
    """Whether points are those of a percentage just told: "35% of the vehicles, four [points] above the 31%".

    Those of an index, which closes up 1% at 1,478 points, are not.
    """
    last = scene.found[-1] if scene.found else None
    opens = scene.sentence_start(points.start)
    shares = last is not None and last.unit == "%" and last.start >= opens and points.value < _SHARES
    return shares and "ndex" not in scene.text[opens : points.start]
